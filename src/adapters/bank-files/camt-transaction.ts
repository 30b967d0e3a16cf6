import type { DefectList } from '../ledger-files/defects.ts'
import { type Sides, sidesOf } from './camt-party.ts'
import { type Remittance, remittanceOf } from './camt-remittance.ts'
import type { Movement } from './model.ts'
import { moneyOf, moneyOrFault, type WrittenMoney } from './xml-amount.ts'
import type { XmlNode } from './xml-node.ts'

/** One `TxDtls` understood: small, because a batch of many is held until its last one is known. */
export type Transaction = {
  readonly line: number
  /** Its amount, first the one meant for the account, then what else the bank says; unsigned. */
  readonly amounts: readonly WrittenMoney[]
  readonly instructed: WrittenMoney | null
  /** `CRDT`, `DBIT` or, before 001.03 or so, empty: then as its entry. */
  readonly direction: string
  readonly code: string
  readonly label: string
  readonly sides: Sides
  readonly references: {
    readonly endToEnd: string
    readonly mandate: string
    readonly bank: string
    readonly transaction: string
    readonly paymentInformation: string
    readonly message: string
  }
  readonly remittance: Remittance
  readonly returned: Movement['returned']
  readonly charges: readonly WrittenMoney[]
}

/** `currency` is the one of the entry the transaction belongs to. */
export function transactionOf(node: XmlNode, currency: string, faults: DefectList): Transaction {
  const refs = node.at('Refs')
  const details = node.at('AmtDtls')
  const instructed = moneyOf(details?.at('InstdAmt', 'Amt'))
  const amounts: (WrittenMoney | null)[] = []
  const own = node.at('Amt')
  if (own) amounts.push(moneyOrFault(own, 'TxDtls/Amt', faults))
  const booked = details?.at('TxAmt', 'Amt')
  if (booked) amounts.push(moneyOrFault(booked, 'TxDtls/AmtDtls/TxAmt/Amt', faults))
  amounts.push(moneyOf(details?.at('CntrValAmt', 'Amt')), instructed)
  return {
    line: node.line,
    amounts: amounts.filter((amount) => amount !== null),
    instructed,
    direction: node.textAt('CdtDbtInd'),
    code: operationCode(node.at('BkTxCd')),
    label: node.textAt('AddtlTxInf').replace(/\s+/g, ' '),
    sides: sidesOf(node),
    references: {
      endToEnd: provided(refs?.textAt('EndToEndId')),
      mandate: provided(refs?.textAt('MndtId')),
      bank: provided(refs?.textAt('AcctSvcrRef')),
      transaction: provided(refs?.textAt('TxId')),
      paymentInformation: provided(refs?.textAt('PmtInfId')),
      message: provided(refs?.textAt('MsgId')),
    },
    remittance: remittanceOf(node, currency),
    returned: returnOf(node.at('RtrInf')),
    charges: chargesOf(node, 'TxDtls/Chrgs', faults),
  }
}

/** Banks fill compulsory fields with words for “nothing”. */
export const provided = (text: string | undefined): string =>
  !text || /^(?:not ?provided|not ?available|non ?ref|no ?ref|none|n\/?a|unknown|[-./*]+)$/i.test(text) ? '' : text

/** `PMNT/RCDT/ESCT`, or the bank's own code where it gives no ISO one. */
export function operationCode(code: XmlNode | undefined): string {
  const family = code?.at('Domn', 'Fmly')
  const parts = [code?.textAt('Domn', 'Cd'), family?.textAt('Cd'), family?.textAt('SubFmlyCd')]
  return parts.filter(Boolean).join('/') || code?.textAt('Prtry', 'Cd') || ''
}

/**
 * Whether an operation undoes an earlier entry. ISO sub-families of payments, debits, cheques, drafts and card payments returned,
 * unpaid, cancelled or reversed say so; German banks write theirs beside it, or alone: `NRTI+109+…`, a returned direct debit
 * (108, 109) or transfer (159). Direct debits that the account holder presents (`IDDT`) bring money in: of that family what goes
 * out goes back, and what comes in is theirs, whatever is said of it.
 */
export const undoes = (code: string, cents: number): boolean =>
  code.startsWith('PMNT/IDDT/')
    ? cents < 0 && !/\/(?:CHRG|FEES|COM[MITE]|TAXE|INTR|[CD]AJT|RIMB|NTAV|OTHR)$/.test(code)
    : /^PMNT\/.*\/(?:UPDD|PRDD|RCDD|RRTN|XRTN|RPCR|UPCQ|UDFT|UPCT)$/.test(code) ||
      /^(?:[A-Z]RTI\b|[A-Z]{4}\+(?:108|109|159)\b)/.test(code)

function returnOf(node: XmlNode | undefined): Movement['returned'] {
  if (!node) return null
  const words = node.all('AddtlInf').map((line) => line.text)
  return {
    code: (node.at('Rsn') ?? node.at('RtrRsn'))?.firstText('Cd', 'Prtry') ?? '',
    words: words.filter(Boolean).join(' '),
  }
}

/** Fees taken: the total the bank gives, else its records one by one (before 001.03, each `Chrgs` is one). Refunds are not fees. */
export function chargesOf(node: XmlNode, column: string, faults: DefectList): WrittenMoney[] {
  const charges: (WrittenMoney | null)[] = []
  for (const block of node.all('Chrgs')) {
    const total = block.at('TtlChrgsAndTaxAmt')
    const records = [block, ...block.all('Rcrd')].filter((record) => record.textAt('CdtDbtInd') !== 'CRDT')
    const amounts = records.map((record) => record.at('Amt')).filter((amount) => amount !== undefined)
    if (total?.attributes['Ccy']) charges.push(moneyOrFault(total, column, faults))
    else for (const amount of amounts) charges.push(moneyOrFault(amount, column, faults))
  }
  return charges.filter((charge) => charge !== null)
}
