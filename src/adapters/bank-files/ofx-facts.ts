import type { Refusal } from '../../kernel/verdict.ts'
import { type FileSource, readHead } from '../ledger-files/source.ts'
import type { BankReading } from './bank-reading.ts'
import { DecimalSum } from './decimal-sum.ts'
import { encodingOf } from './decoded-text.ts'
import { type OfxBlock, readOfx } from './ofx.ts'

export type OfxInspection = {
  readonly facts: Readonly<Record<string, unknown>>
  readonly refusal: Refusal | null
  readonly reading: BankReading
}

type AccountFacts = {
  type: string
  bank: string | null
  account: string | null
  currency: string | null
  start: string | null
  end: string | null
  transactions: number
  sum: string
  unparsable_amounts: number
  missing_dates: number
  duplicate_fitids: number
  ledger_balance: string | null
  ledger_date: string | null
}

/** What an OFX file holds, in the file's own terms, and why it cannot be taken in (its first defect). */
export async function inspectOfx(source: FileSource): Promise<OfxInspection> {
  const head = (await readHead(source, 400)).head.toString('latin1')
  const book = new FactBook()
  const reader = readOfx(source, {}, { statement: (type) => book.begin(type), closed: (block) => book.closed(block) })
  let step = await reader.next()
  while (!step.done) step = await reader.next()
  const facts = {
    kind: 'ofx',
    style: /<\?xml|OFXHEADER="2/i.test(head) ? 'XML' : 'SGML',
    is_utf8: (await encodingOf(source)) !== 'windows-1252',
    accounts: book.accounts,
    total_transactions: book.accounts.reduce((sum, account) => sum + account.transactions, 0),
  }
  return { facts, refusal: step.value.defects.shown[0] ?? null, reading: step.value }
}

class FactBook {
  readonly accounts: AccountFacts[] = []
  private sum = new DecimalSum()
  private readonly identifiers = new Set<string>()

  begin(type: string): void {
    this.sum = new DecimalSum()
    this.identifiers.clear()
    this.accounts.push({
      type,
      bank: null,
      account: null,
      currency: null,
      start: null,
      end: null,
      transactions: 0,
      sum: '0',
      unparsable_amounts: 0,
      missing_dates: 0,
      duplicate_fitids: 0,
      ledger_balance: null,
      ledger_date: null,
    })
  }

  closed({ name, leaves }: OfxBlock): void {
    const account = this.accounts.at(-1)
    if (!account) return
    const leaf = (key: string) => leaves.get(key) ?? null
    if (name.endsWith('ACCTFROM')) Object.assign(account, { bank: leaf('BANKID'), account: leaf('ACCTID') })
    else if (name === 'BANKTRANLIST') Object.assign(account, { start: leaf('DTSTART'), end: leaf('DTEND') })
    else if (name === 'LEDGERBAL')
      Object.assign(account, { ledger_balance: leaf('BALAMT'), ledger_date: leaf('DTASOF') })
    else if (/^(?:CC)?STMTRS$/.test(name)) account.currency = leaf('CURDEF')
    else if (name === 'STMTTRN') this.transaction(account, leaves)
  }

  private transaction(account: AccountFacts, leaves: ReadonlyMap<string, string>): void {
    account.transactions++
    if (!leaves.get('DTPOSTED')) account.missing_dates++
    const identifier = leaves.get('FITID') ?? ''
    if (identifier !== '' && this.identifiers.has(identifier)) account.duplicate_fitids++
    this.identifiers.add(identifier)
    const amount = (leaves.get('TRNAMT') ?? '').replace(',', '.')
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(amount)) {
      this.sum.add(amount)
      account.sum = this.sum.text()
    } else account.unparsable_amounts++
  }
}
