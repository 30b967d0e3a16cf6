import { invariant } from '../../kernel/invariant.ts'
import { type Refusal, Refused } from '../../kernel/verdict.ts'
import { BalanceKeeper } from './account-balance.ts'
import { type BankReading, Findings } from './bank-reading.ts'
import { type Entry, entryOf, movementsOf } from './camt-entry.ts'
import { type CamtHead, headOf, MESSAGES } from './camt-statement.ts'
import { type Transaction, transactionOf } from './camt-transaction.ts'
import type { BankFormat, BankRecord, StatementEnd } from './model.ts'
import { textWording } from './wording-text.ts'
import { wordingXml } from './wording-xml.ts'
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
  private message: (typeof MESSAGES)[string] | null = null
  private statement: XmlNode | null = null
  private head: CamtHead | null = null
  private entry: XmlNode | null = null
  private transactions: Transaction[] = []
  private readonly keeper = new BalanceKeeper(this.findings, 'flag')
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
      this.message = MESSAGES[node.name] ?? null
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
    if (entry?.cents === 0) this.findings.count('zero_movement', textWording.zeroMovements, { line: entry.line })
    if (entry && defects.total === this.faultsBeforeEntry)
      for (const movement of movementsOf(entry, this.transactions, head))
        this.records.push({ is: 'movement', ...movement })
    this.entry = null
    this.transactions = []
  }

  /** What the entry adds to the balance: nothing unless booked, and nothing in a currency that is not the account's. */
  private shareOfBalance(entry: Entry): number {
    const { currency } = entry.written
    this.currency ||= currency
    if (currency !== this.currency) {
      const params = { line: entry.line, value: currency, expected: this.currency }
      this.findings.count('foreign_entry', wordingXml.foreignEntries, params)
      return 0
    }
    return entry.status === 'booked' ? entry.cents : 0
  }

  private endStatement(node: XmlNode, line: number): void {
    const head = this.begin()
    const isReliable = head.complete && this.findings.defects.total === this.faultsBefore
    const kept = this.keeper.end(line, head.closing, isReliable)
    invariant(kept.is === 'end', 'a statement ends with its end')
    const end: StatementEnd = head.complete ? kept : { ...kept, balanced: null }
    this.records.push({ is: 'end', ...end })
    this.witness?.statement(node, head, end)
    this.statement = null
    this.head = null
  }
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
