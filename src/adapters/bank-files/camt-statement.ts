import type { LocalDate } from '../../kernel/calendar.ts'
import { toIban } from '../../kernel/identifiers.ts'
import { type Currency, isCurrency } from '../../kernel/money.ts'
import type { DefectList } from '../ledger-files/defects.ts'
import { accountText } from './camt-party.ts'
import type { AccountName, Balance, BankFormat, StatementHead } from './model.ts'
import { wordingXml } from './wording-xml.ts'
import { dayOf, isoDay, moneyOrFault } from './xml-amount.ts'
import type { XmlNode } from './xml-node.ts'

/** The three messages a bank reports with: the element that holds statements, and the one that is a statement. */
const MESSAGES: Readonly<Record<string, { readonly format: BankFormat; readonly statement: string }>> = {
  BkToCstmrAcctRpt: { format: 'camt.052', statement: 'Rpt' },
  BkToCstmrStmt: { format: 'camt.053', statement: 'Stmt' },
  BkToCstmrDbtCdtNtfctn: { format: 'camt.054', statement: 'Ntfctn' },
}

/** The message an element holds; the first versions put their number behind its name (`BkToCstmrStmtV01`). */
export const messageOf = (name: string): (typeof MESSAGES)[string] | null =>
  MESSAGES[name.replace(/V\d\d$/, '')] ?? null

/** A statement as its header tells it, before its entries. */
export type CamtHead = Omit<StatementHead, 'no'> & {
  /** The account as written, to know ourselves among the parties of a movement. */
  readonly ownAccount: string
  readonly closing: Balance | null
  /** Opening and closing bound the entries: their equation must hold. */
  readonly complete: boolean
  /** The day of a movement that carries none: the one the statement closes, covers last, or was made on. */
  readonly day: LocalDate | null
}

type TypedBalance = Balance & { readonly type: string }

export function headOf(node: XmlNode, format: BankFormat, faults: DefectList): CamtHead {
  const account = accountOf(node.at('Acct'))
  const balances = node
    .all('Bal')
    .map((balance) => balanceOf(balance, faults))
    .filter((balance) => balance !== null)
  const { opening, closing, interim } = boundsOf(balances, account.currency)
  const period = node.at('FrToDt')
  const to = isoDay(period?.firstText('ToDtTm', 'ToDt') ?? '')
  return {
    line: node.line,
    account,
    reference: node.textAt('Id'),
    sequence: node.firstText('ElctrncSeqNb', 'LglSeqNb'),
    from: isoDay(period?.firstText('FrDtTm', 'FrDt') ?? ''),
    to,
    opening,
    ownAccount: accountText(node.at('Acct', 'Id')),
    closing,
    // A report during the day may give the movements since the last report and balances since the morning.
    complete: opening !== null && closing !== null && !(interim && format === 'camt.052'),
    day: closing?.on ?? to ?? isoDay(node.textAt('CreDtTm')),
  }
}

/** An IBAN is recognised where the bank writes it elsewhere; one whose check digits are wrong is kept as another name. */
function accountOf(node: XmlNode | undefined): AccountName {
  const written = accountText(node?.at('Id'))
  const iban = toIban(written)
  const currency = node?.textAt('Ccy') ?? ''
  return {
    iban,
    rib: null,
    other: iban ? null : written || node?.textAt('Id', 'PrtryAcct', 'Id') || null,
    currency: isCurrency(currency) ? currency : null,
  }
}

export const balanceType = (node: XmlNode): string =>
  (node.at('Tp', 'CdOrPrtry') ?? node.at('Tp'))?.firstText('Cd', 'Prtry') ?? ''

/** A balance without `CdtDbtInd` is taken as the account holder's money: the equation with its entries then proves it. */
function balanceOf(node: XmlNode, faults: DefectList): TypedBalance | null {
  const amount = node.at('Amt')
  const indicator = node.at('CdtDbtInd')
  const money = moneyOrFault(amount ?? node, 'Bal/Amt', faults)
  if (indicator && indicator.text !== 'CRDT' && indicator.text !== 'DBIT') {
    const place = { line: indicator.line, column: 'Bal/CdtDbtInd', value: indicator.text }
    faults.add('missing_direction', wordingXml.missingDirection, place)
  }
  const on = dayOf(node.at('Dt'), 'Bal/Dt', faults)
  if (!money) return null
  const cents = indicator?.text === 'DBIT' && money.cents !== 0 ? -money.cents : money.cents
  return { type: balanceType(node), on, cents, currency: money.currency }
}

/**
 * What bounds the entries: opening (`OPBD`) or previous closing (`PRCD`), closing (`CLBD`). On the pages between, interim
 * balances (`ITBD`) stand for either: one alone is where the page ends, of two the first is where it begins.
 */
function boundsOf(balances: readonly TypedBalance[], currency: Currency | null) {
  const ours = currency ?? balances.find((balance) => BOUNDS.has(balance.type))?.currency
  const own = balances.filter((balance) => balance.currency === ours)
  const first = (type: string) => own.find((balance) => balance.type === type)
  const interims = own.filter((balance) => balance.type === 'ITBD')
  const opened = first('OPBD') ?? first('PRCD')
  const closed = first('CLBD')
  const opening = opened ?? (closed || interims.length > 1 ? interims[0] : undefined)
  const closing = closed ?? interims.findLast((balance) => balance !== opening)
  return { opening: bare(opening), closing: bare(closing), interim: !opened || !closed }
}

const BOUNDS = new Set(['OPBD', 'PRCD', 'CLBD', 'ITBD'])

const bare = (balance: TypedBalance | undefined): Balance | null =>
  balance ? { on: balance.on, cents: balance.cents, currency: balance.currency } : null
