import type { Refusal } from '../../kernel/verdict.ts'
import type { FileSource } from '../ledger-files/source.ts'
import type { BankReading } from './bank-reading.ts'
import { DecimalSum } from './decimal-sum.ts'
import { encodingOf } from './decoded-text.ts'
import { readMt940 } from './mt940.ts'
import type { SwiftField } from './mt940-fields.ts'
import { asWritten } from './mt940-line.ts'

export type Mt940Inspection = {
  readonly facts: Readonly<Record<string, unknown>>
  readonly refusal: Refusal | null
  readonly reading: BankReading
}

type StatementFacts = {
  reference: string
  account: string
  opening: unknown
  closing: unknown
  entries: number
  unparsable_61_lines: number
  sum: string
  opening_plus_sum_equals_closing: boolean | null
  tag86: number
  first_entries: { value_date: string; mark: string; amount: string }[]
}

/** Entries repeated in the facts of a statement. */
const FIRST_ENTRIES = 40

/** What an MT940 or MT942 file holds, in the file's own terms, and why it cannot be taken in (its first defect). */
export async function inspectMt940(source: FileSource): Promise<Mt940Inspection> {
  let lines = 1
  for await (const chunk of source()) for (const byte of chunk) if (byte === 10) lines++
  const book = new FactBook()
  const reader = readMt940(source, {
    field: (field) => book.field(field),
    entry: (line) => book.entry(line),
  })
  let step = await reader.next()
  for (; !step.done; step = await reader.next())
    if (step.value.is === 'end') book.last().opening_plus_sum_equals_closing = step.value.balanced
  const encoding = (await encodingOf(source)) === 'utf-8' ? 'utf-8' : 'iso-8859'
  const total = book.statements.reduce((sum, statement) => sum + statement.entries, 0)
  const message = book.interim ? 'MT942' : 'MT940'
  const facts = { kind: 'mt940', encoding, lines, message, statements: book.statements, total_entries: total }
  return { facts, refusal: step.value.defects.shown[0] ?? null, reading: step.value }
}

class FactBook {
  readonly statements: StatementFacts[] = []
  interim = false
  private sum = new DecimalSum()

  last = (): StatementFacts => this.statements.at(-1)!

  field({ tag, lines }: SwiftField): void {
    if (/^(?:942|34F|90[CD]|13D)$/.test(tag)) this.interim = true
    if (tag === '20') {
      this.sum = new DecimalSum()
      this.statements.push({
        reference: lines[0]!.trim(),
        account: '',
        opening: null,
        closing: null,
        entries: 0,
        unparsable_61_lines: 0,
        sum: '0',
        opening_plus_sum_equals_closing: null,
        tag86: 0,
        first_entries: [],
      })
    }
    const statement = this.statements.at(-1)
    if (!statement) return
    if (/^25P?$/.test(tag) && statement.account === '') statement.account = lines[0]!.trim()
    if (/^60[FM]$/.test(tag)) statement.opening = balanceFacts(lines[0]!)
    if (/^62[FM]$/.test(tag)) statement.closing = balanceFacts(lines[0]!)
    if (tag === '86') statement.tag86++
  }

  entry(line: { valueDay: string; mark: string; amount: string } | null): void {
    const statement = this.statements.at(-1)
    if (!statement) return
    if (!line) {
      statement.unparsable_61_lines++
      return
    }
    statement.entries++
    const incoming = /^(?:C|RD|EC)$/.test(line.mark)
    const amount = `${incoming ? '' : '-'}${asWritten(line.amount)}`
    if (statement.first_entries.length < FIRST_ENTRIES)
      statement.first_entries.push({ value_date: line.valueDay, mark: line.mark, amount })
    this.sum.add(amount)
    statement.sum = this.sum.text()
  }
}

function balanceFacts(text: string): { amount: string; date: string; currency: string } | null {
  const parts = /^([CD])(\d{6})([A-Z]{3})(\d[\d,]*)/.exec(text.trim())
  if (!parts) return null
  const amount = asWritten(parts[4]!)
  const negative = parts[1] === 'D' && /[1-9]/.test(amount)
  return { amount: negative ? `-${amount}` : amount, date: parts[2]!, currency: parts[3]! }
}
