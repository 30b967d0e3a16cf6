import { toIban } from '../../kernel/identifiers.ts'
import { decimalText, sumCents } from '../../kernel/money.ts'
import { accept, type Verdict } from '../../kernel/verdict.ts'
import { checkDirectDebits } from './check-order.ts'
import { toCreditorId } from './creditor-identifier.ts'
import {
  type DirectDebit,
  type DirectDebitOrder,
  type DirectDebitVersion,
  type MandateAmendment,
  type PostalAddress,
  UNKNOWN_ACCOUNT,
} from './model.ts'
import { sepaText } from './sepa-text.ts'

/**
 * The SEPA direct debit file of an order, in UTF-8, or the first reason why it cannot be written (`checkDirectDebits` gives
 * all of them). The same order always gives the same bytes. Debits of one day, scheme and sequence make one lot, in the order
 * they were given; lots go by day.
 */
export function writeDirectDebits(order: DirectDebitOrder): Verdict<Uint8Array> {
  const [fault] = checkDirectDebits(order)
  if (fault) return { ok: false, refusal: fault }
  const name = sepaText(order.creditor.name).text
  const body =
    element('GrpHdr', [
      leaf('MsgId', order.messageId),
      leaf('CreDtTm', `${order.createdAt.toISOString().slice(0, 19)}Z`),
      ...controls(order.debits),
      element('InitgPty', [leaf('Nm', name)]),
    ]) +
    lotsOf(order.debits)
      .map((lot, index) => writeLot(order, lot, index + 1))
      .join('')
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${order.version}"><CstmrDrctDbtInitn>
${body}</CstmrDrctDbtInitn></Document>
`
  return accept(new TextEncoder().encode(xml))
}

/** Debits by collection day, scheme and sequence: a lot is one credit on the creditor's statement. */
function lotsOf(debits: readonly DirectDebit[]): DirectDebit[][] {
  const keyOf = ({ collectOn, scheme, sequence }: DirectDebit) => `${collectOn} ${scheme} ${sequence}`
  const lots = Map.groupBy(debits, keyOf)
  return [...lots.keys()].toSorted().map((key) => lots.get(key)!)
}

function writeLot(
  { version, messageId, creditor }: DirectDebitOrder,
  lot: readonly DirectDebit[],
  rank: number,
): string {
  const { scheme, sequence, collectOn } = lot[0]!
  const identifier = element('Othr', [
    leaf('Id', toCreditorId(creditor.creditorId)!),
    element('SchmeNm', [leaf('Prtry', 'SEPA')]),
  ])
  return element('PmtInf', [
    leaf('PmtInfId', `${messageId}-${rank}`),
    leaf('PmtMtd', 'DD'),
    ...controls(lot),
    element('PmtTpInf', [
      element('SvcLvl', [leaf('Cd', 'SEPA')]),
      element('LclInstrm', [leaf('Cd', scheme)]),
      leaf('SeqTp', sequence),
    ]),
    leaf('ReqdColltnDt', collectOn),
    element('Cdtr', [leaf('Nm', sepaText(creditor.name).text), addressOf(creditor.address)]),
    accountOf('CdtrAcct', creditor.iban),
    agentOf('CdtrAgt', creditor.bic, version),
    leaf('ChrgBr', 'SLEV'),
    element('CdtrSchmeId', [element('Id', [element('PrvtId', [identifier])])]),
    ...lot.map((debit) => writeDebit(debit, version)),
  ])
}

function writeDebit({ debtor, mandate, ...debit }: DirectDebit, version: DirectDebitVersion): string {
  return element('DrctDbtTxInf', [
    element('PmtId', [leaf('EndToEndId', debit.endToEndId)]),
    `<InstdAmt Ccy="EUR">${decimalText(debit.cents, 'EUR')}</InstdAmt>`,
    element('DrctDbtTx', [
      element('MndtRltdInf', [
        leaf('MndtId', mandate.id),
        leaf('DtOfSgntr', mandate.signedOn),
        ...amendmentOf(mandate.amendment),
      ]),
    ]),
    agentOf('DbtrAgt', debtor.bic, version),
    element('Dbtr', [leaf('Nm', sepaText(debtor.name).text), addressOf(debtor.address)]),
    accountOf('DbtrAcct', debtor.iban),
    remittanceOf(debit.remittance),
  ])
}

/** `SMNDA`: same mandate, new debtor account, when the former one cannot be told (EPC130-08, AT-33). */
function amendmentOf(amendment: MandateAmendment | null): string[] {
  if (!amendment) return [leaf('AmdmntInd', 'false')]
  const { previousId, previousIban } = amendment
  return [
    leaf('AmdmntInd', 'true'),
    element('AmdmntInfDtls', [
      previousId === null ? '' : leaf('OrgnlMndtId', previousId),
      previousIban === null
        ? ''
        : previousIban === UNKNOWN_ACCOUNT
          ? element('OrgnlDbtrAcct', [element('Id', [element('Othr', [leaf('Id', 'SMNDA')])])])
          : accountOf('OrgnlDbtrAcct', previousIban),
    ]),
  ]
}

function remittanceOf(remittance: DirectDebit['remittance']): string {
  if (remittance === null) return ''
  if ('text' in remittance) return element('RmtInf', [leaf('Ustrd', sepaText(remittance.text).text)])
  const type = element('Tp', [element('CdOrPrtry', [leaf('Cd', 'SCOR')]), leaf('Issr', 'ISO')])
  return element('RmtInf', [element('Strd', [element('CdtrRefInf', [type, leaf('Ref', remittance.reference)])])])
}

/** A bank that is not named is told as such: the element itself is mandatory. */
function agentOf(name: string, bic: string | null, version: DirectDebitVersion): string {
  const tag = version === 'pain.008.001.02' ? 'BIC' : 'BICFI'
  const institution = bic === null ? element('Othr', [leaf('Id', 'NOTPROVIDED')]) : leaf(tag, bic)
  return element(name, [element('FinInstnId', [institution])])
}

const accountOf = (name: string, iban: string): string => element(name, [element('Id', [leaf('IBAN', toIban(iban)!)])])

function addressOf(address: PostalAddress | null): string {
  if (!address) return ''
  const part = (name: string, value: string | null) => {
    const text = value === null ? '' : sepaText(value).text
    return text === '' ? '' : leaf(name, text)
  }
  return element('PstlAdr', [
    part('StrtNm', address.street),
    part('BldgNb', address.building),
    part('PstCd', address.postcode),
    part('TwnNm', address.town),
    leaf('Ctry', address.country),
    ...address.lines.map((line) => part('AdrLine', line)),
  ])
}

const controls = (debits: readonly DirectDebit[]): string[] => [
  leaf('NbOfTxs', String(debits.length)),
  leaf('CtrlSum', decimalText(sumCents(debits.map((debit) => debit.cents)), 'EUR')),
]

/** Elements that begin a line, so that a person can read the file and compare two of them. */
const LINES = new Set(['GrpHdr', 'PmtInf', 'DrctDbtTxInf'])

const element = (name: string, children: readonly string[]): string =>
  `<${name}>${children.join('')}</${name}>${LINES.has(name) ? '\n' : ''}`

/** Nothing is escaped: among the letters that pass the checks, none means anything to XML. */
const leaf = (name: string, text: string): string => `<${name}>${text}</${name}>`
