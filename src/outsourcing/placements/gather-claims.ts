import { collectionsRunning, receiptsToMatch } from '../../cash/index.ts'
import { heldParts } from '../../disputes/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { debtsBarred, heldByProceedings, insolventDebts } from '../../legal/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { heldDebts } from '../../promises/index.ts'
import { PAPERS, type Paper } from '../audit/model.ts'
import { type Kept, papersOf } from '../audit/papers-store.ts'
import { claimsAmong, noticedItems, type WhichClaims } from './claim-store.ts'
import { placedDebts } from './held-store.ts'
import type { Claim, ClaimFacts } from './model.ts'

/** A claim with all that bears on whether it may be handed over. */
export type GatheredClaim = { readonly claim: Claim; readonly facts: ClaimFacts }

/**
 * Claims and what stands in their way, as known now. Each thing is asked of whoever keeps it, once for all claims: what reminders heed
 * and what hand-overs heed cannot differ.
 */
export async function gatherClaims(tx: OrgTx, which: WhichClaims, today: LocalDate): Promise<GatheredClaim[]> {
  const claims = await claimsAmong(tx, which, today)
  if (claims.length === 0) return []
  const customers = [...new Set(claims.map(({ customerId }) => customerId))]
  const ofMany = customers.length > FEW
  const chunk = { ids: customers, isRange: ofMany }
  const itemIds = claims.map(({ itemId }) => itemId)

  const disputed = new Map<string, string>()
  for (const { itemId, category, fromOn, untilOn } of await heldParts(tx, chunk))
    if (runs(fromOn, untilOn, today)) disputed.set(itemId, category)
  const promised = new Map<string, NonNullable<ClaimFacts['promise']>>()
  for (const { itemId, kind, dueOn, fromOn, untilOn } of await heldDebts(tx, chunk))
    if (runs(fromOn, untilOn, today)) promised.set(itemId, { kind, dueOn })
  const placed = new Map<string, NonNullable<ClaimFacts['placed']>>()
  for (const { itemId, number, provider, untilOn } of await placedDebts(tx, chunk))
    if (untilOn === null) placed.set(itemId, { number, provider })
  const insolvent = byItem(await insolventDebts(tx, chunk), ({ openedOn }) => openedOn)
  const barred = byItem(await debtsBarred(tx, chunk, today), ({ barsOn }) => barsOn)
  const sued = byItem(await heldByProceedings(tx, chunk), ({ number }) => number)
  const collecting = byItem(await collectionsRunning(tx, customers), ({ collectOn }) => collectOn)
  const waiting = new Set(
    (await receiptsToMatch(tx, customers)).flatMap(({ parts }) => parts.map(({ itemId }) => itemId)),
  )
  const noticed = await noticedItems(tx, itemIds)
  const papers = await papersOf(tx, itemIds)

  return claims.map((claim) => {
    const { itemId } = claim
    return {
      claim,
      facts: {
        disputed: disputed.get(itemId) ?? null,
        insolventOn: insolvent.get(itemId) ?? null,
        barredOn: barred.get(itemId) ?? null,
        proceeding: sued.get(itemId) ?? null,
        promise: promised.get(itemId) ?? null,
        placed: placed.get(itemId) ?? null,
        collectOn: collecting.get(itemId) ?? null,
        hasMoneyWaiting: waiting.has(itemId),
        papers: keptAmong(papers.get(itemId)),
        wasNoticed: noticed.has(itemId),
      },
    }
  })
}

export const keptAmong = (kept: Kept | undefined): Paper[] => (kept ? PAPERS.filter((paper) => kept[paper]) : [])

/** More customers than this are read as a range, from the first to the last: one look costs less than so many names. */
const FEW = 500

const runs = (fromOn: LocalDate, untilOn: LocalDate | null, today: LocalDate): boolean =>
  fromOn <= today && (untilOn === null || untilOn >= today)

const byItem = <Row extends { readonly itemId: string }, Value>(rows: readonly Row[], value: (row: Row) => Value) =>
  new Map(rows.map((row) => [row.itemId, value(row)]))
