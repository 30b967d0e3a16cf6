import type { Currency } from '../../kernel/money.ts'
import { type Refusal, Refused } from '../../kernel/verdict.ts'
import type { FileSource } from '../ledger-files/source.ts'
import type { BankReading } from './bank-reading.ts'
import type { Entry } from './camt-entry.ts'
import { CamtReading, type CamtWitness, EXPECTED_CAMT } from './camt-reading.ts'
import { balanceType, type CamtHead } from './camt-statement.ts'
import type { BankFormat, StatementEnd } from './model.ts'
import { asWritten } from './xml-amount.ts'
import type { XmlNode } from './xml-node.ts'
import { readXml } from './xml-reader.ts'

/** What a camt file says of itself and adds up to; names are those of the control files, so that both can be compared. */
export type CamtFacts = {
  readonly kind: 'camt'
  readonly namespace: string | null
  /** The message in the document, or the envelope around it. */
  readonly root: string | null
  readonly statements: readonly StatementFacts[]
  readonly total_entries: number
}

export type CamtInspection = {
  readonly format: BankFormat | null
  readonly facts: CamtFacts
  /** Why the file cannot be taken in (its first defect), or null. */
  readonly refusal: Refusal | null
  readonly reading: BankReading
}

/** Everything that can be said of a camt file without a database. A refused file still gives the facts seen before its end. */
export async function inspectCamt(source: FileSource): Promise<CamtInspection> {
  const tally = new Tally()
  const reading = new CamtReading(tally)
  let refusal: Refusal | null = null
  try {
    for await (const _ of readXml(source, reading, EXPECTED_CAMT)) reading.take()
    reading.finish()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    refusal = error.refusal
  }
  const { statements } = tally
  const facts: CamtFacts = {
    kind: 'camt',
    namespace: reading.namespace,
    root: reading.root === 'Document' ? reading.messageName : reading.root,
    statements,
    total_entries: statements.reduce((sum, statement) => sum + statement.entries, 0),
  }
  refusal = reading.findings.defects.shown[0] ?? refusal
  return { format: reading.format, facts, refusal, reading: reading.findings }
}

const noCounts = {
  transaction_details: 0,
  with_end_to_end_id: 0,
  with_unstructured_remittance: 0,
  with_structured_remittance: 0,
  with_return_info: 0,
}

/** What a statement adds up to in one currency, with the precision of the file: amounts of two currencies are never added. */
class CurrencySum {
  private all = 0
  private booked = 0
  private decimals = 0
  private bookedDecimals = 0

  add({ cents, status, written: { decimals } }: Entry): void {
    this.all += cents
    this.decimals = Math.max(this.decimals, decimals)
    if (status !== 'booked') return
    this.booked += cents
    this.bookedDecimals = Math.max(this.bookedDecimals, decimals)
  }

  facts(currency: Currency): { signed: string; booked: string } {
    return {
      signed: asWritten(this.all, currency, this.decimals),
      booked: asWritten(this.booked, currency, this.bookedDecimals),
    }
  }
}

/** Counts while reading; the transactions of an entry that cannot be read are not counted. */
class Tally implements CamtWitness {
  readonly statements: StatementFacts[] = []
  private counts = { ...noCounts, reversal_entries: 0, unparsable_amounts: 0 }
  private pending = { ...noCounts }
  private readonly sums = new Map<Currency, CurrencySum>()

  transaction(node: XmlNode): void {
    const { pending } = this
    pending.transaction_details++
    if (node.textAt('Refs', 'EndToEndId')) pending.with_end_to_end_id++
    if (node.at('RmtInf', 'Ustrd')) pending.with_unstructured_remittance++
    if (node.at('RmtInf', 'Strd')) pending.with_structured_remittance++
    if (node.at('RtrInf')) pending.with_return_info++
  }

  entry(node: XmlNode, entry: Entry | null): void {
    if (entry) {
      for (const name of Object.keys(noCounts) as (keyof typeof noCounts)[]) this.counts[name] += this.pending[name]
    } else this.counts.unparsable_amounts++
    if (node.textAt('RvslInd') === 'true') this.counts.reversal_entries++
    const currency = node.at('Amt')?.attributes['Ccy']
    if (currency) {
      const sum = this.sums.get(currency) ?? new CurrencySum()
      this.sums.set(currency, sum)
      if (entry) sum.add(entry)
    }
    this.pending = { ...noCounts }
  }

  statement(node: XmlNode, head: CamtHead, end: StatementEnd): void {
    const sums = [...this.sums].toSorted().map(([currency, sum]) => ({ currency, ...sum.facts(currency) }))
    this.statements.push({ ...headFacts(node, head), ...endFacts(node, end, sums), ...this.counts })
    this.counts = { ...noCounts, reversal_entries: 0, unparsable_amounts: 0 }
    this.sums.clear()
  }
}

type StatementFacts = ReturnType<typeof headFacts> & ReturnType<typeof endFacts> & Tally['counts']

function headFacts(node: XmlNode, head: CamtHead) {
  const period = node.at('FrToDt')
  return {
    id: node.textAt('Id') || null,
    sequence: head.sequence || null,
    iban: node.textAt('Acct', 'Id', 'IBAN') || null,
    other_account: node.textAt('Acct', 'Id', 'Othr', 'Id') || null,
    account_currency: node.textAt('Acct', 'Ccy') || null,
    from_date: period?.firstText('FrDtTm', 'FrDt') || null,
    to_date: period?.firstText('ToDtTm', 'ToDt') || null,
    balances: node.all('Bal').map(balanceFacts),
  }
}

function endFacts(
  node: XmlNode,
  end: StatementEnd,
  sums: readonly { currency: Currency; signed: string; booked: string }[],
) {
  const types = node.all('Bal').map(balanceType)
  const isBounded = (types.includes('OPBD') || types.includes('PRCD')) && types.includes('CLBD')
  const only = sums.length > 1 ? null : (sums[0] ?? { signed: '0', booked: '0' })
  return {
    entries: end.entries,
    entry_currencies: sums.map((sum) => sum.currency),
    sum_signed: only?.signed ?? null,
    sum_booked: only?.booked ?? null,
    sums_by_currency: sums,
    opening_plus_booked_equals_closing: isBounded ? end.balanced : null,
    balanced: end.balanced,
  }
}

function balanceFacts(node: XmlNode) {
  const amount = node.textAt('Amt')
  const indicator = node.textAt('CdtDbtInd') || null
  return {
    type: balanceType(node) || null,
    amount: indicator === 'DBIT' ? `-${amount}` : amount,
    currency: node.at('Amt')?.attributes['Ccy'] ?? null,
    date: node.at('Dt')?.firstText('Dt', 'DtTm') || null,
    indicator,
  }
}
