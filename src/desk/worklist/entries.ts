import type { ScenarioBook } from '../../dunning/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { exactCents, type Money, sumsByCurrency } from '../../kernel/money.ts'
import { folded } from '../../kernel/plain-letters.ts'
import { overdueByAge, recoveries } from '../../ledger/index.ts'
import { AGE_STEPS, type Chance, chancesOf } from '../../ledger/rules.ts'
import { nextLimitations } from '../../legal/index.ts'
import { paidFor } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { GROUP_OF, WORK_KINDS, type WorkGroup, type WorkKind, type WorkSort } from '../model.ts'
import { collectorsOf } from './collectors.ts'
import { gatherWork } from './gather-work.ts'
import type { Entry, Overdue, Owner, Snooze, Work } from './model.ts'
import { expectedOf, inOrder, placesBySize, urgencyOf, valueOf } from './rank.ts'
import { ownersOf, snoozesOn } from './store.ts'

/** The moment a list is asked for, and the book by which its actions were decided. */
export type Asking = {
  readonly today: LocalDate
  readonly now: Date
  readonly timeZone: string
  readonly book: ScenarioBook
}

/** What a list is narrowed by; `member` is a member's id or `none`. */
export type WorkFilter = {
  readonly show: 'due' | 'snoozed'
  readonly group?: WorkGroup | undefined
  readonly member?: string | undefined
  readonly words?: string | undefined
}

/** Who is on the list, and the chances that it was reckoned with. */
export type Everybody = { readonly entries: readonly Entry[]; readonly chances: readonly Chance[] }

/** Everybody with work waiting, put off or not, each with all of it, or one customer when it is named; in no order. */
export async function everyEntry(tx: OrgTx, asking: Asking, only?: string): Promise<Everybody> {
  const { today, book } = asking
  const byCustomer = Map.groupBy(await gatherWork(tx, book, asking, only), ({ customerId }) => customerId)
  const ids = [...byCustomer.keys()]
  const owners = await ownersOf(tx, ids)
  const members = await collectorsOf(tx, owners)
  const snoozes = new Map((await snoozesOn(tx, today)).map((one) => [one.customerId, one]))
  const payers = await paidFor(tx, ids)
  // What a member owes is late for the head that is reminded of it, and for itself where it has work of its own.
  const late = await overdueByAge(tx, [...new Set([...ids, ...payers.keys()])], today, AGE_STEPS)
  const overdue = Map.groupBy(
    late.flatMap((line) => [
      line,
      ...(payers.has(line.customerId) ? [{ ...line, customerId: payers.get(line.customerId)! }] : []),
    ]),
    ({ customerId }) => customerId,
  )
  const chances = chancesOf(await recoveries(tx))
  const bars = await nextLimitations(tx, ids, today)
  const found = owners.map((owner) =>
    entryOf(owner, {
      works: byCustomer.get(owner.id)!,
      overdue: byAge(overdue.get(owner.id) ?? []),
      member: members.get(owner.id) ?? null,
      snooze: snoozes.get(owner.id) ?? null,
      chances,
      barsOn: bars.get(owner.id) ?? null,
      today,
    }),
  )
  const values = placesBySize(found.map(({ value }) => value))
  const sizes = placesBySize(found.map(({ amounts }) => amounts))
  const entries = found.map((entry, index) => ({
    ...entry,
    payerId: payers.get(entry.owner.id) ?? null,
    places: { value: values[index]!, amount: sizes[index]! },
  }))
  return { entries, chances }
}

/** One line for each age and currency, whoever of a group owes it. */
function byAge(lines: readonly Overdue[]): readonly Overdue[] {
  if (lines.length < 2) return lines
  const sums = new Map<string, Overdue>()
  for (const { currency, fromDays, cents, oldestOn } of lines) {
    const key = `${currency} ${fromDays}`
    const other = sums.get(key)
    sums.set(key, {
      currency,
      fromDays,
      cents: exactCents((other?.cents ?? 0) + cents),
      oldestOn: other && other.oldestOn < oldestOn ? other.oldestOn : oldestOn,
    })
  }
  return [...sums.values()]
}

type Known = {
  readonly works: readonly Work[]
  readonly overdue: readonly Overdue[]
  readonly member: string | null
  readonly snooze: Snooze | null
  readonly chances: readonly Chance[]
  /** The next day on which one of its debts is barred; null: none is. */
  readonly barsOn: LocalDate | null
  readonly today: LocalDate
}

/** What one customer's work comes to: what is asleep is left out unless all of it is. */
export function entryOf(
  owner: Owner,
  { works, overdue, member, snooze, chances, barsOn, today }: Known,
): Omit<Entry, 'payerId' | 'places'> {
  const awake = works.filter(({ snoozedUntil }) => snoozedUntil === null || snoozedUntil <= today)
  const isAsleep = awake.length === 0 || (snooze !== null && !awake.some((work) => wakes(work, snooze)))
  const shown = inTellingOrder(isAsleep || awake.length === 0 ? works : awake)
  const oldestOn = overdue.reduce<LocalDate | null>(
    (first, line) => (first === null || line.oldestOn < first ? line.oldestOn : first),
    null,
  )
  const amounts = overdue.length > 0 ? sumsByCurrency(overdue) : claimed(shown)
  // Nothing late: what a reminder ahead of the due day is about is the youngest of debts.
  const expected = expectedOf(
    overdue.length > 0
      ? overdue
      : amounts.map(({ currency, cents }) => ({ currency, cents: Math.max(0, cents), fromDays: 0, oldestOn: today })),
    chances,
  )
  const urgency = urgencyOf(shown, oldestOn, barsOn, today)
  const untilOn = snooze?.untilOn ?? works.map((work) => work.snoozedUntil!).toSorted()[0]!
  return {
    owner,
    works: shown,
    groups: new Set(shown.map(({ kind }) => GROUP_OF[kind])),
    overdue,
    amounts,
    oldestOn,
    expected,
    urgency,
    value: valueOf(expected, urgency),
    member,
    snooze: isAsleep ? { untilOn, reason: snooze?.reason ?? '' } : null,
  }
}

/** Kinds that end a snooze when they came after it: somebody else acted, or cannot be reached. What the house itself decides every day does not. */
const WAKING: ReadonlySet<WorkKind> = new Set<WorkKind>([
  'reply',
  'complaint',
  'plan_requested',
  'payment_proof',
  'portal_message',
  'contact_proposed',
  'colleague_answered',
  'broken_promise',
  'plan_lapsed',
  'address_refused',
  'message_failed',
  'message_uncertain',
  'bounce',
])

const wakes = (work: Work, snooze: Snooze): boolean =>
  WAKING.has(work.kind) && (work.at ? work.at > snooze.snoozedAt : work.since > snooze.snoozedOn)

const inTellingOrder = (works: readonly Work[]): readonly Work[] =>
  works.length < 2
    ? works
    : works.toSorted((a, b) => WORK_KINDS.indexOf(a.kind) - WORK_KINDS.indexOf(b.kind) || (a.since < b.since ? -1 : 1))

const claimed = (works: readonly Work[]): Money[] => works.flatMap(({ money }) => money ?? []).slice(0, 1)

/** The list a filter leaves, in order. */
export function narrowed(entries: readonly Entry[], filter: WorkFilter, sort: WorkSort): Entry[] {
  const words = folded(filter.words ?? '')
  return entries
    .filter(({ snooze, groups, member, owner }) => {
      if ((filter.show === 'snoozed') !== (snooze !== null)) return false
      if (filter.group && !groups.has(filter.group)) return false
      if (filter.member === 'none' ? member !== null : filter.member !== undefined && member !== filter.member)
        return false
      return words === '' || folded(`${owner.name} ${owner.code}`).includes(words)
    })
    .toSorted(inOrder(sort))
}
