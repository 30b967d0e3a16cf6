import { z } from 'zod'
import { parseAmount } from '../../src/adapters/ledger-files/amount.ts'
import type { ImportView } from '../../src/intake/contract.ts'
import type { RowShow } from '../../src/intake/model.ts'
import { type StatementFigures, statementFigures } from './statement-figures.ts'

const count = z.number().int()
const cents = z.number().int()
const ledgerSummary = z.object({
  rows: z.object({ created: count, known: count, opening: count, ignored: count }),
  relettered: count,
  carried: count,
  vanished: count,
  kept: count,
  settledRows: count,
  customers: count,
  newCustomers: count,
  amounts: z.array(
    z.object({
      currency: z.string(),
      createdDebitCents: cents,
      createdCreditCents: cents,
      knownCents: cents,
      openingCents: cents,
      controlCents: cents,
    }),
  ),
})
const partySummary = z.object({ rows: z.object({ created: count, changed: count, known: count }) })

const answerSummary = z.object({ accepted: count, pending: count, rejected: count })

const fecFacts = z.object({
  total_debit: z.string(),
  total_credit: z.string(),
  balanced: z.boolean(),
  entries_by_journal_num_date: count,
  unbalanced_entries: count,
  receivable_411: z.object({ balance: z.string() }),
  control_cents: cents,
})
const listFacts = z.object({
  rows: count,
  control_cents: z.record(z.string(), cents),
  controls: z.array(
    z.object({
      line: count,
      label: z.string(),
      scope: z.enum(['customer', 'all']),
      cents,
      computedCents: cents,
      matches: z.boolean(),
    }),
  ),
  mapping: z.object({ currency: z.string() }),
})

export type Sum = { readonly currency: string; readonly cents: number }
/** `count` rows under a heading, with what they add up to per currency where that means something. */
export type Outcome = { readonly show: RowShow; readonly count: number; readonly sums: readonly Sum[] }

export type Figures =
  | {
      readonly kind: 'fec'
      readonly entries: number
      readonly openItems: number
      readonly created: number
      /** Earlier imports hold part of what this file says: its rows complete them. */
      readonly isFollowing: boolean
      readonly owed: readonly Sum[]
      readonly customers: number
      readonly newCustomers: number
    }
  | {
      readonly kind: 'list'
      readonly rows: number
      readonly openItems: number
      readonly created: number
      readonly isFollowing: boolean
      readonly listed: readonly Sum[]
      readonly owed: readonly Sum[]
      readonly customers: number
      readonly newCustomers: number
    }
  | { readonly kind: 'contacts'; readonly created: number; readonly changed: number }
  | StatementFigures

/** The figures of an import that was read; null when it was not (being read, refused). */
export function figuresOf(view: ImportView): Figures | null {
  if (view.kind === 'contacts') {
    const party = partySummary.safeParse(view.summary)
    return party.success
      ? { kind: 'contacts', created: party.data.rows.created, changed: party.data.rows.changed }
      : null
  }
  if (view.kind === 'bank_statement') return statementFigures(view)
  const summary = ledgerSummary.safeParse(view.summary)
  if (!summary.success) return null
  const { amounts, rows, settledRows, customers, newCustomers, relettered, carried, vanished, kept } = summary.data
  const isFollowing = rows.known + rows.opening + relettered + carried + vanished + kept > 0
  const owed = amounts
    .map((row) => ({ currency: row.currency, cents: row.createdDebitCents - row.createdCreditCents }))
    .filter((sum) => sum.cents !== 0)
  const shared = {
    openItems: rows.created - settledRows,
    created: rows.created,
    isFollowing,
    owed,
    customers,
    newCustomers,
  }
  if (view.kind === 'fec') {
    const facts = fecFacts.safeParse(view.facts)
    return facts.success ? { kind: 'fec', entries: facts.data.entries_by_journal_num_date, ...shared } : null
  }
  const facts = listFacts.safeParse(view.facts)
  const listed = facts.success ? sumsOf(facts.data.control_cents) : []
  return facts.success ? { kind: 'list', rows: facts.data.rows, listed, ...shared } : null
}

const sumsOf = (cents: Readonly<Record<string, number>>): Sum[] =>
  Object.entries(cents).map(([currency, value]) => ({ currency, cents: value }))

/** How many debits an answer of the bank accepts, looks at still and rejects; null for anything else, or before it was read. */
export function answerFigures(view: ImportView): z.output<typeof answerSummary> | null {
  const read = answerSummary.safeParse(view.summary)
  return view.kind === 'debit_status' && read.success ? read.data : null
}

/** What becomes of the rows, heading by heading; headings without rows are left out, except what is created. */
export function outcomesOf(view: ImportView): Outcome[] {
  const outcome = (show: RowShow, rows: number, sums: readonly Sum[] = []): Outcome => ({ show, count: rows, sums })
  const party = view.kind === 'contacts' ? partySummary.safeParse(view.summary) : null
  if (party?.success) {
    const { created, changed, known } = party.data.rows
    return [outcome('created', created), outcome('changed', changed), outcome('known', known)].filter(isSaid)
  }
  const bank = statementFigures(view)
  if (bank) return [outcome('created', bank.created), outcome('known', bank.known)].filter(isSaid)
  const summary = ledgerSummary.safeParse(view.summary)
  if (!summary.success) return []
  const { rows, amounts, settledRows, relettered, carried, vanished, kept } = summary.data
  const sums = (of: (row: (typeof amounts)[number]) => number): Sum[] =>
    amounts.map((row) => ({ currency: row.currency, cents: of(row) })).filter((sum) => sum.cents !== 0)
  return [
    outcome(
      'created',
      rows.created,
      sums((row) => row.createdDebitCents - row.createdCreditCents),
    ),
    outcome('settled', settledRows),
    outcome('changed', relettered + carried),
    outcome(
      'known',
      rows.known,
      sums((row) => row.knownCents),
    ),
    outcome('vanished', vanished + kept),
    outcome(
      'opening',
      rows.opening,
      sums((row) => row.openingCents),
    ),
    outcome('ignored', rows.ignored),
  ].filter(isSaid)
}

const isSaid = ({ show, count: rows }: Outcome): boolean => show === 'created' || rows > 0

/** Rows that change something in the books. */
export const changesOf = (outcomes: readonly Outcome[]): number =>
  outcomes.reduce((sum, one) => (['changed', 'vanished'].includes(one.show) ? sum + one.count : sum), 0)

/** A total the file states beside what its rows add up to. */
export type Control =
  | { readonly what: 'balance'; readonly left: Sum; readonly right: Sum }
  | { readonly what: 'account'; readonly sum: Sum }
  | { readonly what: 'customers'; readonly sum: Sum; readonly agrees: boolean }
  | { readonly what: 'entries'; readonly unbalanced: number }
  | { readonly what: 'written'; readonly line: number; readonly label: string; readonly left: Sum; readonly right: Sum }
  | { readonly what: 'more'; readonly count: number }
  | { readonly what: 'read'; readonly sum: Sum }

/** Written totals shown one by one; those of each customer are only counted. */
const WRITTEN_SHOWN = 4

export function controlsOf(view: ImportView, base: string): Control[] {
  const fec = view.kind === 'fec' ? fecFacts.safeParse(view.facts) : null
  if (fec?.success) {
    const facts = fec.data
    const sum = (value: number): Sum => ({ currency: base, cents: value })
    return [
      { what: 'balance', left: sum(centsOf(facts.total_debit)), right: sum(centsOf(facts.total_credit)) },
      { what: 'account', sum: sum(centsOf(facts.receivable_411.balance)) },
      {
        what: 'customers',
        sum: sum(facts.control_cents),
        agrees: centsOf(facts.receivable_411.balance) === facts.control_cents,
      },
      { what: 'entries', unbalanced: facts.unbalanced_entries },
    ]
  }
  const list = listFacts.safeParse(view.facts)
  if (!list.success) return []
  const { controls, mapping, control_cents } = list.data
  const chosen = controls.filter((one) => one.scope === 'all' || !one.matches).slice(0, WRITTEN_SHOWN)
  const rest = controls.length - chosen.length
  const written = (value: number): Sum => ({ currency: mapping.currency, cents: value })
  return [
    ...sumsOf(control_cents).map((sum): Control => ({ what: 'read', sum })),
    ...chosen.map(
      (one): Control => ({
        what: 'written',
        line: one.line,
        label: one.label,
        left: written(one.cents),
        right: written(one.computedCents),
      }),
    ),
    ...(rest > 0 ? [{ what: 'more' as const, count: rest }] : []),
  ]
}

/** Ledger totals come as decimal text, with as many decimals as the file writes. */
function centsOf(text: string): number {
  const parsed = parseAmount(text, { decimal: '.' })
  if (!parsed.ok) throw new Error(`the server gave ${text} as a total`)
  return parsed.value
}
