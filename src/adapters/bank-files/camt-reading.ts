import { invariant } from '../../kernel/invariant.ts'
import { type Refusal, Refused } from '../../kernel/verdict.ts'
import { BalanceKeeper } from './account-balance.ts'
import { type BankReading, Findings } from './bank-reading.ts'
import { type Entry, entryOf, movementsOf, sumOfParts } from './camt-entry.ts'
import { type CamtHead, headOf, messageOf } from './camt-statement.ts'
import { type Transaction, transactionOf } from './camt-transaction.ts'
import type { BankFormat, BankRecord, StatementEnd } from './model.ts'
import { textWording } from './wording-text.ts'
import { wordingXml } from './wording-xml.ts'
import { readMoney } from './xml-amount.ts'
import type { XmlNode } from './xml-node.ts'
import type { XmlWatcher } from './xml-reader.ts'

/** A batch is held until its last transaction, since only their sum says whether they are its parts. */
const MOST_TRANSACTIONS = 100_000

/** The file people are told to ask for. */
export const EXPECTED_CAMT = 'camt.053'

/** Told what was read, element by element; a transaction comes before its entry, an entry before its statement. */
export type CamtWitness = {
  transaction(node: XmlNode): void
  /** `entry` is null when something of it cannot be read. */
  entry(node: XmlNode, entry: Entry | null): void
  statement(node: XmlNode, head: CamtHead, end: StatementEnd): void
}

/** Turns the elements of a camt message into records; `take` hands over those made since the last time. */
export class CamtReading implements XmlWatcher {
  readonly cut = new Set(['Stmt', 'Rpt', 'Ntfctn', 'Ntry', 'TxDtls'])
  readonly findings = new Findings()
  root = ''
  namespace: string | null = null
  private readonly witness: CamtWitness | undefined
  private records: BankRecord[] = []
  messageName: string | null = null
  private message: ReturnType<typeof messageOf> = null
  private statement: XmlNode | null = null
  private head: CamtHead | null = null
  private balancesBefore = 0
  private entry: XmlNode | null = null
  private transactions: Transaction[] = []
  private readonly keeper = new BalanceKeeper(this.findings, 'flag')
  private totals = noTotals()
  private currency = ''
  private faultsBefore = 0
  private faultsBeforeEntry = 0

  constructor(witness?: CamtWitness) {
    this.witness = witness
  }

  get format(): BankFormat | null {
    return this.message?.format ?? null
  }

  /** Records made since the last time, in file order. */
  take(): BankRecord[] {
    const { records } = this
    this.records = []
    return records
  }

  /** Judges a file that ended well. Throws `Refused` when it is another message, or none. */
  finish(): BankReading {
    const isEmpty = this.message || this.root === 'Document'
    if (!isEmpty) throw new Refused(otherMessage(this.root))
    if (this.keeper.statements === 0)
      this.findings.defects.add('no_statement', wordingXml.noStatement, { line: 1, column: '', value: '' })
    return this.findings
  }

  rooted(name: string, namespace: string | null): void {
    this.root = name
    this.namespace = namespace
  }

  opened(node: XmlNode, parents: readonly XmlNode[]): void {
    const parent = parents.at(-1)
    if (!this.message) {
      this.message = messageOf(node.name)
      if (this.message) this.messageName = node.name
      if (parent?.name === 'Document' && !this.message) throw new Refused(otherMessage(node.name))
    } else if (node.name === this.message.statement && !this.statement) {
      this.statement = node
    } else if (node.name === 'Ntry' && parent === this.statement) {
      this.begin()
      this.entry = node
      this.faultsBeforeEntry = this.findings.defects.total
    }
  }

  closed(node: XmlNode, _parents: readonly XmlNode[], line: number): void {
    if (node.name === 'TxDtls' && this.entry) this.addTransaction(node, this.entry)
    else if (node === this.entry) this.endEntry(node)
    else if (node === this.statement) this.endStatement(node, line)
  }

  private begin(): CamtHead {
    if (this.head) return this.head
    const { defects } = this.findings
    this.faultsBefore = defects.total
    const head = headOf(this.statement!, this.message!.format, defects)
    this.head = head
    this.balancesBefore = this.statement!.all('Bal').length
    this.currency = head.account.currency ?? (head.opening ?? head.closing)?.currency ?? ''
    const { line, account, reference, sequence, from, to, opening } = head
    this.records.push(this.keeper.begin({ line, account, reference, sequence, from, to, opening }))
    return head
  }

  private addTransaction(node: XmlNode, entry: XmlNode): void {
    if (this.transactions.length >= MOST_TRANSACTIONS) {
      const params = { line: node.line, limit: MOST_TRANSACTIONS }
      throw new Refused({ code: 'too_many_parts', sentence: wordingXml.tooManyParts, params })
    }
    this.transactions.push(transactionOf(node, entry.at('Amt')?.attributes['Ccy'] ?? '', this.findings.defects))
    this.witness?.transaction(node)
  }

  private endEntry(node: XmlNode): void {
    const { defects } = this.findings
    const head = this.begin()
    const entry = entryOf(node, this.keeper.entries + 1, head, defects)
    this.witness?.entry(node, entry)
    this.keeper.add(entry ? this.shareOfBalance(entry) : 0)
    if (entry) this.addToTotals(entry)
    if (entry?.cents === 0) this.findings.count('zero_movement', textWording.zeroMovements, { line: entry.line })
    if (entry && this.transactions.length > 1) this.compareParts(entry)
    if (entry && defects.total === this.faultsBeforeEntry)
      for (const movement of movementsOf(entry, this.transactions, head))
        this.records.push({ is: 'movement', ...movement })
    this.entry = null
    this.transactions = []
  }

  /** Parts that do not make their sum are not told apart: the sum stands, and somebody looks. */
  private compareParts(entry: Entry): void {
    const parts = sumOfParts(entry, this.transactions)
    if (parts === null || parts === entry.cents) return
    const { currency } = entry.written
    const params = { line: entry.line, parts: { cents: parts, currency }, sum: { cents: entry.cents, currency } }
    this.findings.remark('parts_differ', textWording.partsDiffer, params)
  }

  /** Balances stand before the entries; a program that writes the closing one behind them is understood all the same. */
  private withLateClosing(head: CamtHead, node: XmlNode): CamtHead {
    if (node.all('Bal').length === this.balancesBefore) return head
    const { closing, complete } = headOf(node, this.message!.format, this.findings.defects)
    return { ...head, closing, complete: complete && head.opening !== null }
  }

  private addToTotals({ cents, status }: Entry): void {
    const { booked, all } = this.totals[cents < 0 ? 'debit' : 'credit']
    for (const total of status === 'booked' ? [booked, all] : [all]) {
      total.count++
      total.cents += Math.abs(cents)
    }
  }

  /** What the entry adds to the balance: nothing unless booked, and nothing in a currency that is not the account's. */
  private shareOfBalance(entry: Entry): number {
    const { currency } = entry.written
    this.currency ||= currency
    if (currency !== this.currency) {
      const params = { line: entry.line, value: currency, expected: this.currency }
      this.findings.count('foreign_entry', wordingXml.foreignEntries, params)
      this.totals.isMixed = true
      return 0
    }
    return entry.status === 'booked' ? entry.cents : 0
  }

  /**
   * `TxsSummry` tells how many entries of how much the bank means to give: in a report without balances nothing else shows
   * that some are missing. Banks add up what is booked, or everything; some count transactions, so that only sums are held
   * against each other.
   */
  private compareTotals(node: XmlNode, line: number, end: StatementEnd): void {
    for (const [name, side] of [
      ['TtlCdtNtries', 'credit'],
      ['TtlDbtNtries', 'debit'],
    ] as const) {
      const declared = declaredTotal(node.at('TxsSummry', name), this.currency)
      const { booked, all } = this.totals[side]
      if (!declared || [booked, all].some((sum) => sum.cents === declared.cents)) continue
      this.findings.remark('summary_differs', textWording.summaryDiffers, {
        statement: end.no,
        line,
        declaredCount: declared.count,
        declared: { cents: declared.cents, currency: this.currency },
        count: all.count,
        sum: { cents: all.cents, currency: this.currency },
      })
    }
  }

  private endStatement(node: XmlNode, line: number): void {
    const head = this.withLateClosing(this.begin(), node)
    const isReliable = head.complete && this.findings.defects.total === this.faultsBefore
    const kept = this.keeper.end(line, head.closing, isReliable)
    invariant(kept.is === 'end', 'a statement ends with its end')
    const end: StatementEnd = head.complete ? kept : { ...kept, balanced: null }
    this.records.push({ is: 'end', ...end })
    if (this.findings.defects.total === this.faultsBefore && !this.totals.isMixed) this.compareTotals(node, line, end)
    this.totals = noTotals()
    this.witness?.statement(node, head, end)
    this.statement = null
    this.head = null
  }
}

type Total = { count: number; cents: number }
const noTotal = (): { booked: Total; all: Total } => ({ booked: { count: 0, cents: 0 }, all: { count: 0, cents: 0 } })
const noTotals = () => ({ credit: noTotal(), debit: noTotal(), isMixed: false })

/** What a side of a summary declares; null when it gives no count with its sum, or either cannot be read. */
function declaredTotal(node: XmlNode | undefined, currency: string): Total | null {
  const count = node?.textAt('NbOfNtries') ?? ''
  const sum = readMoney(node?.textAt('Sum') ?? '', currency)
  return /^\d{1,9}$/.test(count) && sum.ok ? { count: Number(count), cents: sum.value.cents } : null
}

/** Names a message that is no account statement, or the root element of a file that is no bank message at all. */
function otherMessage(name: string): Refusal {
  const expected = EXPECTED_CAMT
  const order = { CstmrCdtTrfInitn: 'pain.001', CstmrDrctDbtInitn: 'pain.008' }[name]
  if (order)
    return {
      code: 'payment_order',
      sentence: wordingXml.paymentOrder,
      params: { value: order, wanted: 'statement', expected },
    }
  if (name === 'CstmrPmtStsRpt')
    return { code: 'payment_status', sentence: wordingXml.paymentStatus, params: { expected } }
  return { code: 'other_xml', sentence: wordingXml.otherRoot, params: { value: name.slice(0, 60), expected } }
}
