import { type Refusal, Refused, refuse } from '../../kernel/verdict.ts'
import type { Sentence, SentenceParams } from '../../kernel/wording.ts'
import { reverseAllocations, reverseItems } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { part } from '../../platform/sql.ts'
import { merkleRoot, record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { effectsOf, inAccounts, itemsMovedBy, settledItemsOf, usedSince } from '../lines/effect-store.ts'
import {
  IS_FOR_SEVERAL,
  lockItems,
  lockLines,
  lockMatches,
  markUndone,
  releaseAdvices,
  type StoredMatch,
  takeFromLines,
} from '../lines/match-store.ts'
import { outdateProposals } from '../lines/outdate-proposals.ts'
import { forgetAnswers, unlearnAliases } from '../matching/answer-store.ts'
import { setOutgoingAgain } from '../refunds/store.ts'
import { refundWording } from '../refunds/wording.ts'
import { settleAgain } from '../returns/return-payment.ts'
import { reopenHandled } from '../returns/store.ts'
import { cashWording as words } from '../wording.ts'
import { aliasesOfMatches } from './match-aliases.ts'
import { keepRefusal } from './refuse-proposal.ts'

/** Who takes back; `learns` is false when the matches were right, and their money went back. */
type Undoer = By & { readonly learns?: boolean }

export type Undone = {
  /** What is not simply as before; null mostly. */
  readonly note: { readonly sentence: Sentence; readonly params: SentenceParams } | null
  /** The matches asked for that are taken back. */
  readonly done: readonly StoredMatch[]
  /** Those that cannot be, each with its reason: nothing of them is. */
  readonly leftOut: readonly { readonly matchId: string; readonly refusal: Refusal }[]
}

/**
 * Takes back matches, each whole: every allocation it made, credit notes included, and the items it booked. The lines have
 * their amount again, the documents are open as before, and what was matched is not proposed again for its line. One is left
 * out while money it left on account serves elsewhere, or when that money came back since. The return of a payment is one act,
 * however many customers it was for: it is taken back for all of them. What the accounts have sent meanwhile is theirs: the
 * line alone leaves it, and the payment and what it settled stay. As many statements for five hundred as for one.
 */
export async function undoMatches(tx: OrgTx, matchIds: readonly string[], by: Undoer): Promise<Undone> {
  const found = await lockMatches(tx, matchIds)
  const ids = found.map((match) => match.id)
  await lockLines(tx, [...new Set(found.map((match) => match.lineId))])
  await lockItems(tx, await itemsMovedBy(tx, ids))
  const theirs = await inAccounts(tx, ids)
  const used = Map.groupBy(
    (await usedSince(tx, ids)).filter(({ matchId, kind }) => kind === 'returned' || !theirs.has(matchId)),
    ({ matchId }) => matchId,
  )
  const done: StoredMatch[] = []
  const leftOut: { matchId: string; refusal: Refusal }[] = []
  const back = new Map<string, StoredMatch>()
  for (const matchId of new Set(matchIds)) {
    const match = found.find((one) => one.id === matchId)
    const whole = match ? wholeOf(match, found) : []
    const refusal = match ? reasonToKeep(match, whole, used) : notFound().refusal
    if (refusal) {
      leftOut.push({ matchId, refusal })
      continue
    }
    done.push(match!)
    for (const one of whole) back.set(one.id, one)
  }
  const note = back.size > 0 ? await takeBack(tx, [...back.values()], theirs, by) : null
  return { done, leftOut, note }
}

/** The same for one match; throws the reason when it cannot be. */
export async function undoMatch(tx: OrgTx, matchId: string, by: By): Promise<StoredMatch & Pick<Undone, 'note'>> {
  const { done, leftOut, note } = await undoMatches(tx, [matchId], by)
  if (leftOut[0]) throw new Refused(leftOut[0].refusal)
  return { ...done[0]!, note }
}

const wholeOf = (match: StoredMatch, found: readonly StoredMatch[]): readonly StoredMatch[] =>
  IS_FOR_SEVERAL.includes(match.class)
    ? found.filter((one) => one.class === match.class && one.lineId === match.lineId && one.undoneAt === null)
    : [match]

type Used = Awaited<ReturnType<typeof usedSince>>[number]

function reasonToKeep(
  match: StoredMatch,
  whole: readonly StoredMatch[],
  used: ReadonlyMap<string, readonly Used[]>,
): Refusal | null {
  if (match.undoneAt) return refuse('already_done', words.alreadyUndone).refusal
  const all = whole.flatMap((one) => used.get(one.id) ?? [])
  // That its money went back is the reason, whatever else was booked with it.
  const first = all.find((one) => one.kind === 'returned') ?? all[0]
  if (!first) return null
  if (first.kind === 'returned') return refuse('returned_since', words.returnedSince, { on: first.on }).refusal
  const money = { cents: first.cents, currency: first.currency }
  if (first.kind === 'refund')
    return refuse('refunded_since', refundWording.refundedSince, { on: first.on, used: money }).refusal
  const params = { documentNo: first.documentNo, used: money }
  return refuse('used_since', words.usedSince, params).refusal
}

async function takeBack(
  tx: OrgTx,
  matches: readonly StoredMatch[],
  theirs: ReadonlySet<string>,
  by: Undoer,
): Promise<Undone['note']> {
  const matchIds = matches.map((match) => match.id)
  const lineIds = [...new Set(matches.map((match) => match.lineId))]
  const effects = await effectsOf(tx, matchIds)
  const ids = (what: string) =>
    effects.filter((effect) => effect.what === what && !theirs.has(effect.matchId)).map((effect) => effect.id)
  const settled = Map.groupBy(await settledItemsOf(tx, matchIds), ({ matchId }) => matchId)
  const settledBy = ({ id }: StoredMatch) => (settled.get(id) ?? []).map(({ itemId }) => itemId)
  await reverseAllocations(tx, part`select unnest(${ids('allocation')}::uuid[])`, 'same_day', by.at)
  await reverseItems(tx, part`select unnest(${ids('item')}::uuid[])`, by.at)
  const left = await settleAgain(tx, ids('undone_allocation'), by.at)
  // The returns that this money had taken back are work again.
  await reopenHandled(
    tx,
    matches.filter((match) => match.cents > 0),
  )
  await markUndone(tx, matchIds, { name: by.actor.name, at: by.at })
  await takeFromLines(
    tx,
    matches.map(({ lineId, cents }) => ({ lineId, cents: -cents })),
  )
  await releaseAdvices(tx, lineIds)
  const refunds = matches.filter((match) => match.class === 'refund').map((match) => match.lineId)
  if (refunds.length > 0) await setOutgoingAgain(tx, refunds, by.at)
  await outdateProposals(tx, await itemsMovedBy(tx, matchIds), lineIds)
  const slips = matches.filter((match) => isSlip(match, by))
  const unlearnt = by.learns === false ? slips : matches
  const tied = await forgetAnswers(
    tx,
    unlearnt.map((match) => match.id),
  )
  await unlearnAliases(tx, await aliasesOfMatches(tx, slips))
  for (const match of matches)
    if (by.learns !== false && !isSlip(match, by))
      await learnFromUndo(tx, match, settledBy(match), tied.has(match.id), by)
  await tell(tx, matches, settledBy, by)
  if (matches.some((match) => theirs.has(match.id))) return { sentence: words.keptByAccounts, params: {} }
  return left && { sentence: words.leftOnAccount, params: { left } }
}

const SLIP_MS = 60_000

/** Taken back within a minute by the one who made it, it was a slip of the hand: nothing is learnt from it. */
const isSlip = (match: StoredMatch, by: By): boolean =>
  match.matchedBy === by.actor.name && by.at.getTime() - match.matchedAt.getTime() < SLIP_MS

/**
 * What was matched is not proposed again for this line, and the kind of match was wrong once more. Money that a person had left on
 * account refuses nothing: the invoice it waited for may have come.
 */
async function learnFromUndo(
  tx: OrgTx,
  match: StoredMatch,
  settled: readonly string[],
  isTied: boolean,
  by: By,
): Promise<void> {
  if (settled.length === 0 && match.how !== 'automatic') return
  const refused = settled.length > 0 ? settled : [match.customerId]
  await keepRefusal(
    tx,
    { lineId: match.lineId, subjects: refused },
    match.how === 'by_hand'
      ? null
      : { class: match.class, wasAutomatic: match.how === 'automatic', isTied, matchId: match.id },
    by,
  )
}

/** One is told as itself; many as one event that proves each of them. */
async function tell(
  tx: OrgTx,
  matches: readonly StoredMatch[],
  settledBy: (match: StoredMatch) => readonly string[],
  by: By,
): Promise<void> {
  const data = (match: StoredMatch) => ({
    lineId: match.lineId,
    customerId: match.customerId,
    cents: match.cents,
    items: settledBy(match),
  })
  const first = matches[0]!
  const event = { actor: by.actor, at: by.at, subject: { kind: 'match', id: first.id } }
  if (matches.length === 1) return record(tx, { ...event, verb: 'match_undone', data: data(first) })
  const root = merkleRoot(matches.map((match) => JSON.stringify({ id: match.id, ...data(match) })))
  return record(tx, { ...event, verb: 'matches_undone', data: { count: matches.length, root } })
}
