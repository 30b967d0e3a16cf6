import { organisationOf } from '../../access/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { EntryRule } from '../model.ts'
import { scenarioBook } from '../scenarios/book.ts'
import { amountsByPlace, countPlaces, type FittingCustomer, fittingCustomers, stagePlaces } from './preview-store.ts'
import type { SegmentDraft } from './rule.ts'
import { listSegments } from './segment-store.ts'

type Money = { readonly currency: string; readonly cents: number }

export type PreviewedPlace = {
  readonly count: number
  readonly pinned: number
  /** Those who are not in it now. */
  readonly moving: number
  readonly amounts: Money[]
  readonly entryRule: EntryRule | null
}

export type Previewed = {
  /** One for each segment, then one for those in none. */
  readonly places: PreviewedPlace[]
  readonly moves: { from: string | null; to: number | null; count: number }[]
  readonly rows: (Omit<FittingCustomer, 'fromId' | 'currencies' | 'cents'> & {
    amounts: Money[]
    from: string | null
    moves: boolean
  })[]
  readonly count: number
}

export type PreviewAsked = {
  readonly segments: readonly SegmentDraft[]
  readonly shown: number | null
  readonly movingOnly: boolean
  readonly limit: number
  readonly offset: number
}

/** Who a draft would put where, against where they are now; outstanding amounts by currency. Nothing is kept. */
export async function previewSegments(tx: OrgTx, at: Date, asked: PreviewAsked): Promise<Previewed> {
  const { segments, shown } = asked
  const { currency, timeZone } = await organisationOf(tx)
  const book = await scenarioBook(tx, at)
  const names = new Map((await listSegments(tx)).map(({ id, name }) => [id, name]))
  const rules = segments.map(({ rule }) => rule)
  await stagePlaces(tx, rules, { orgId: tx.orgId, on: dayIn(timeZone, at), currency, customers: null })
  const counted = await countPlaces(tx)
  const owed = await amountsByPlace(tx)
  const idAt = (index: number | null): string | null => (index === null ? null : (segments[index]?.id ?? null))
  const stays = (fromId: string | null, index: number | null): boolean =>
    index === null || idAt(index) !== null ? fromId === idAt(index) : false
  const places = [...segments.keys(), null].map((index): PreviewedPlace => {
    const place = index === null ? null : index + 1
    const here = counted.filter((one) => one.place === place)
    const sum = (of: (one: (typeof here)[number]) => number): number => here.reduce((total, one) => total + of(one), 0)
    const scenarioId = index === null ? book.standard.id : segments[index]!.scenarioId
    return {
      count: sum(({ count }) => count),
      pinned: sum(({ pinned }) => pinned),
      moving: sum(({ fromId, count }) => (stays(fromId, index) ? 0 : count)),
      amounts: owed.filter((one) => one.place === place).map(({ currency: of, cents }) => ({ currency: of, cents })),
      entryRule: scenarioId === null ? null : (book.written.get(scenarioId)?.entryRule ?? null),
    }
  })
  const moves = counted
    .map(({ place, fromId, count }) => ({ fromId, to: place === null ? null : place - 1, count }))
    .filter(({ fromId, to }) => !stays(fromId, to))
    .map(({ fromId, to, count }) => ({ from: fromId && (names.get(fromId) ?? null), to, count }))
  // A new segment has nobody in it yet: all who fit it move.
  const hasStaying = shown === null || idAt(shown) !== null
  const rows = await fittingCustomers(tx, {
    place: shown === null ? null : shown + 1,
    staying: asked.movingOnly && hasStaying ? { id: idAt(shown) } : null,
    limit: asked.limit,
    offset: asked.offset,
  })
  const at0 = places[shown ?? segments.length]
  return {
    places,
    moves,
    rows: rows.map(({ fromId, currencies, cents, ...row }) => ({
      ...row,
      amounts: currencies.map((of, index) => ({ currency: of, cents: Number(cents[index]) })),
      from: fromId && (names.get(fromId) ?? null),
      moves: !stays(fromId, shown),
    })),
    count: (asked.movingOnly ? at0?.moving : at0?.count) ?? 0,
  }
}
