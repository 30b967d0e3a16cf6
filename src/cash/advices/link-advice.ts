import { daysBetween } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { settledByMatches } from '../lines/effect-store.ts'
import type { WholeLine } from '../lines/line-store.ts'
import { linkAdvice } from '../lines/match-store.ts'
import type { StoredProposal } from '../lines/proposal-store.ts'
import { documentKeys } from '../words/reference-key.ts'
import { ANNOUNCED_WITHIN_DAYS } from './rules.ts'
import { advicesFor, advicesOfLine, type StoredAdvice } from './store.ts'

/** The advices that a line brought the money of; while it is open, those that its proposals cite or that announce its amount. */
export async function advicesAround(
  tx: OrgTx,
  line: WholeLine,
  proposals: readonly StoredProposal[],
): Promise<StoredAdvice[]> {
  const cited = proposals.flatMap(({ evidence }) => evidence.flatMap(({ params }) => params.adviceId ?? [])).map(String)
  const announcing =
    line.state === 'open' && line.leftCents > 0 ? await announcingAdvices(tx, line, line.leftCents) : []
  return advicesOfLine(tx, line.id, [...new Set([...cited, ...announcing.map((advice) => advice.id)])])
}

const announcingAdvices = async (
  tx: OrgTx,
  line: Pick<WholeLine, 'currency' | 'bookedOn'>,
  cents: number,
): Promise<StoredAdvice[]> =>
  (await advicesFor(tx, [cents])).filter(
    (advice) =>
      advice.currency === line.currency &&
      (advice.paidOn === null || Math.abs(daysBetween(advice.paidOn, line.bookedOn)) <= ANNOUNCED_WITHIN_DAYS),
  )

/**
 * Somebody matched a line by hand: an advice of its whole amount that cites what was settled waits no longer. One that cites
 * none of it keeps waiting, for it may be of another payment.
 */
export async function linkExplaining(
  tx: OrgTx,
  line: Pick<WholeLine, 'id' | 'cents' | 'currency' | 'bookedOn'>,
  matchId: string,
): Promise<void> {
  const advices = await announcingAdvices(tx, line, line.cents)
  if (advices.length === 0) return
  const settled = await settledByMatches(tx, [matchId])
  const keys = new Set(settled.flatMap(({ documentNo }) => documentKeys(documentNo)))
  for (const advice of advices) {
    const cites = advice.rows.flatMap((row) => row.candidates.flatMap(documentKeys)).some((key) => keys.has(key))
    if (cites) await linkAdvice(tx, advice.id, line.id)
  }
}
