import { daysBetween, type LocalDate } from '../kernel/calendar.ts'

/** Days that may lie between the bank's booking of money and the accountant's. */
const BOOKED_WITHIN_DAYS = 10

/** Days after which the accountant may book what somebody wrote off here: at the closing of the year, often. */
const WRITTEN_OFF_WITHIN_DAYS = 400

type Amount = {
  readonly kind: string
  /** 1 debit, −1 credit. */
  readonly side: number
  readonly cents: number
  readonly currency: string
  readonly on: LocalDate
}

/** A line that the accounts send, at its place in the file. */
export type SentLine = Amount & { readonly rowKey: string; readonly line: number }

/** What was booked here before the accounts told it; `lineId` is the bank line it came from. */
export type OwnItem = Amount & { readonly id: string; readonly lineId: string | null }

export type SameMoney = {
  /** A line that is an item of ours. */
  readonly known: readonly { readonly rowKey: string; readonly itemId: string }[]
  /** A further line of the same money: it is a part of that item. */
  readonly parts: readonly { readonly rowKey: string; readonly itemId: string }[]
  /** Further items of ours that the same lines tell: they are in the accounts, under no line of their own. */
  readonly included: readonly string[]
}

/** What a line of the accounts may be of ours: money in, money that went back, or a gap written off, whatever its account. */
const familyOfLine = ({ kind, side }: Amount): string | null => {
  if (kind === 'receipt' && side === -1) return 'money'
  if (kind === 'adjustment' && side === 1) return 'back'
  return (kind === 'write_off' || kind === 'adjustment') && side === -1 ? 'gap' : null
}
const familyOfOurs = ({ kind, side }: Amount): string | null => {
  if ((kind === 'receipt' || kind === 'transfer') && side === -1) return 'money'
  if (kind === 'returned' || kind === 'refund') return 'back'
  return kind === 'write_off' && side === -1 ? 'gap' : null
}

/**
 * What another customer paid: the accountant books it on the debtor, and there it is our transfer to it; or on the payer, and
 * moves it later by an entry of two sides, each a transfer of ours.
 */
const lentLine = ({ kind, side }: Amount): string | null =>
  kind === 'adjustment' || kind === 'write_off' ? `side ${side}` : null
const lentOurs = ({ kind, side }: Amount): string | null => (kind === 'transfer' ? `side ${side}` : null)

/**
 * Which lines of the accounts, of one customer, tell what is here already. One line is one item of the same family, amount and
 * days; then sums: the lines of an entry, or of a day, are what one bank line brought, with the gap that was written off on it.
 * Where amounts repeat, as with rents, each line takes the first item whose days fit, so that as many as can be are recognised.
 */
export function sameMoney(sent: readonly SentLine[], ours: readonly OwnItem[]): SameMoney {
  const found = { known: [] as { rowKey: string; itemId: string }[], parts: [] as { rowKey: string; itemId: string }[] }
  const included: string[] = []
  let lines = [...sent]
  let items = [...ours]
  const pairOff = (ofLine: typeof familyOfLine, ofOurs: typeof familyOfOurs) => {
    const pairs = pair(
      lines.flatMap((line) => keyed(line, ofLine(line))),
      items.flatMap((item) => keyed(item, ofOurs(item))),
    )
    for (const [line, item] of pairs) found.known.push({ rowKey: line.rowKey, itemId: item.id })
    lines = without(
      lines,
      pairs.map(([line]) => line),
    )
    items = without(
      items,
      pairs.map(([, item]) => item),
    )
  }
  pairOff(familyOfLine, familyOfOurs)
  pairOff(lentLine, lentOurs)
  for (const runs of [runsOf, daysOf]) {
    const pairs = pair(
      runs(lines.filter((line) => ['money', 'gap'].includes(familyOfLine(line) ?? ''))).flatMap((sum) =>
        keyed(sum, 'sum'),
      ),
      bankLinesOf(items.filter((item) => ['money', 'gap'].includes(familyOfOurs(item) ?? ''))).flatMap((sum) =>
        keyed(sum, 'sum'),
      ),
    )
    for (const [told, brought] of pairs) {
      const [main, ...others] = brought.of.toSorted((a, b) => b.cents - a.cents)
      const [first, ...further] = told.of
      found.known.push({ rowKey: first!.rowKey, itemId: main!.id })
      found.parts.push(...further.map(({ rowKey }) => ({ rowKey, itemId: main!.id })))
      included.push(...others.map(({ id }) => id))
    }
    lines = without(
      lines,
      pairs.flatMap(([told]) => told.of),
    )
    items = without(
      items,
      pairs.flatMap(([, brought]) => brought.of),
    )
  }
  return { ...found, included }
}

type Keyed<T> = { readonly key: string; readonly days: number; readonly on: LocalDate; readonly of: T }

/** `days`: how many may pass before the accountant books it. Nothing without a family. */
const keyed = <T extends { cents: number; currency: string; on: LocalDate }>(
  of: T,
  family: string | null,
): Keyed<T>[] =>
  family === null
    ? []
    : [
        {
          key: `${family} ${of.cents} ${of.currency}`,
          days: family === 'gap' ? WRITTEN_OFF_WITHIN_DAYS : BOOKED_WITHIN_DAYS,
          on: of.on,
          of,
        },
      ]

/** Pairs of the same key whose days fit, each line with the first item left for it: no other way pairs more. */
function pair<L, O>(lines: readonly Keyed<L>[], items: readonly Keyed<O>[]): [L, O][] {
  const pairs: [L, O][] = []
  const waiting = Map.groupBy(items.toSorted(byDay), ({ key }) => key)
  for (const line of lines.toSorted(byDay)) {
    const left = waiting.get(line.key)
    while (left?.[0] && daysBetween(left[0].on, line.on) > line.days) left.shift()
    const [item] = left ?? []
    if (!item || daysBetween(item.on, line.on) < -BOOKED_WITHIN_DAYS) continue
    left!.shift()
    pairs.push([line.of, item.of])
  }
  return pairs
}
const byDay = (a: { on: LocalDate }, b: { on: LocalDate }): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)

type Sum<T> = { readonly cents: number; readonly currency: string; readonly on: LocalDate; readonly of: readonly T[] }

const sumOf = <T extends Amount>(of: readonly T[]): Sum<T> => ({
  cents: of.reduce((sum, { cents }) => sum + cents, 0),
  currency: of[0]!.currency,
  on: of[0]!.on,
  of,
})

/** Lines that stand one under the other, of one day: an entry settles several documents by a line for each. */
function runsOf(lines: readonly SentLine[]): Sum<SentLine>[] {
  const runs: SentLine[][] = []
  for (const line of lines.toSorted((a, b) => a.line - b.line)) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (last && line.line === last.line + 1 && line.on === last.on && line.currency === last.currency) run!.push(line)
    else runs.push([line])
  }
  return runs.map(sumOf)
}

const daysOf = (lines: readonly SentLine[]): Sum<SentLine>[] =>
  [
    ...Map.groupBy(
      lines.toSorted((a, b) => a.line - b.line),
      ({ on, currency }) => `${on} ${currency}`,
    ).values(),
  ].map(sumOf)

const bankLinesOf = (items: readonly OwnItem[]): Sum<OwnItem>[] =>
  [
    ...Map.groupBy(
      items.filter(({ lineId }) => lineId !== null),
      ({ lineId, currency }) => `${lineId} ${currency}`,
    ).values(),
  ].map(sumOf)

const without = <T>(all: readonly T[], gone: readonly T[]): T[] => {
  const set = new Set(gone)
  return all.filter((one) => !set.has(one))
}
