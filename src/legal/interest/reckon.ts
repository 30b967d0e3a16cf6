import { addDays, daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { exactCents } from '../../kernel/money.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { halfYearEnd } from '../../statutes/index.ts'
import type { Debt, Rate, Reckoning, Segment } from './model.ts'
import { wording as words } from './wording.ts'

/** The rate in force on a day; refused when a row of the law is missing. */
export type RateOn = (on: LocalDate) => Verdict<Rate>

/**
 * Simple interest on what is left of a debt, from the day after `after` to `to` included: both are given by whoever knows when it
 * began and when it ends. Actual days over 365; cut at each half-year and wherever the balance changes, a payment counting from
 * the day after it; each segment is rounded half up to the cent, then they are added (law sheet §1.2). Minor units of the debt.
 *
 * Refused: a due day before the document's, an amount that is not owed or more settled than owed, a half-year without its rate.
 */
export function reckonInterest(debt: Debt, after: LocalDate, to: LocalDate, rateOn: RateOn): Verdict<Reckoning> {
  const { documentNo, dueOn, issuedOn } = debt
  if (dueOn < issuedOn)
    return refuse(
      'due_before_issue',
      words.dueBeforeIssue,
      { documentNo: documentNo || 'none', dueOn, issuedOn },
      'dueOn',
    )
  const steps = balancesOf(debt)
  const least = Math.min(debt.amountCents, steps.at(-1)?.balanceCents ?? 0)
  if (least < 0) return refuse('negative_base', words.negativeBase, { documentNo: documentNo || 'none' }, 'amountCents')
  const segments: Segment[] = []
  let cents = 0
  let next = 0
  let balanceCents = debt.amountCents
  for (let from = after; from < to; ) {
    while (next < steps.length && steps[next]!.on <= from) balanceCents = steps[next++]!.balanceCents
    const first = addDays(from, 1)
    const until = earlier(earlier(to, halfYearEnd(first)), steps[next]?.on ?? to)
    // A payment that came back after another had taken its place: nothing was owed in between.
    if (balanceCents > 0) {
      const rate = rateOn(first)
      if (!rate.ok) return rate
      const days = daysBetween(from, until)
      const due = yearlyShare(balanceCents, rate.value.bp, days)
      segments.push({ ...rate.value, from, to: until, days, balanceCents, cents: due })
      cents = exactCents(cents + due)
    }
    from = until
  }
  return accept({ segments, cents })
}

const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)

/** What is left at the end of each day on which it changes, earliest first. */
function balancesOf({ amountCents, settled }: Debt): { on: LocalDate; balanceCents: number }[] {
  const byDay = new Map<LocalDate, number>()
  for (const { on, cents } of settled) byDay.set(on, (byDay.get(on) ?? 0) + cents)
  let balanceCents = amountCents
  return [...byDay]
    .filter(([, cents]) => cents !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, cents]) => {
      balanceCents = exactCents(balanceCents - cents)
      return { on, balanceCents }
    })
}

const YEAR = 365 * 10_000

/** `cents` × a rate a year in hundredths of a percent × days / 365, half a cent going up. No float holds a part of it. */
export function yearlyShare(cents: number, bp: number, days: number): number {
  const whole = cents * bp * days
  if (!Number.isSafeInteger(whole))
    return Number((BigInt(cents) * BigInt(bp) * BigInt(days) * 2n + BigInt(YEAR)) / BigInt(2 * YEAR))
  const rest = whole % YEAR
  return (whole - rest) / YEAR + (rest * 2 >= YEAR ? 1 : 0)
}
