import { Refused, refuse } from '../kernel/verdict.ts'
import { reverseAllocations, reverseItems } from '../ledger/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { part } from '../platform/sql.ts'
import { record } from '../trail/index.ts'
import { releaseAdvices } from './advice-store.ts'
import { forgetAnswers, unlearnAliases } from './answer-store.ts'
import type { By } from './apply-matches.ts'
import { aliasesOfMatches } from './match-aliases.ts'
import {
  effectsOf,
  markUndone,
  matchById,
  matchesOf,
  type StoredMatch,
  settledItemsOf,
  takeFromLines,
  usedSince,
} from './match-store.ts'
import { keepRefusal } from './refuse-proposal.ts'
import { settleAgain } from './return-payment.ts'
import { cashWording as words } from './wording.ts'

/**
 * Takes back one match whole: every allocation it made, credit notes included, and the items it booked. The line has its
 * amount again, the documents are open as before, and what was matched is not proposed again for this line. Refused while
 * money it left on account serves elsewhere, or when that money came back since. The return of a payment is one act, however
 * many customers it was for: it is taken back for all of them.
 */
export async function undoMatch(tx: OrgTx, matchId: string, by: By): Promise<StoredMatch> {
  const match = await matchById(tx, matchId)
  if (!match) throw new Refused(notFound().refusal)
  if (match.undoneAt) throw new Refused(refuse('already_done', words.alreadyUndone).refusal)
  const whole =
    match.class === 'returned'
      ? (await matchesOf(tx, [match.lineId])).filter((one) => one.class === 'returned' && one.undoneAt === null)
      : [match]
  for (const one of whole) await takeBack(tx, one, by)
  await releaseAdvices(tx, match.lineId)
  return match
}

async function takeBack(tx: OrgTx, match: StoredMatch, by: By): Promise<void> {
  const [used] = await usedSince(tx, match.id)
  if (used?.kind === 'returned')
    throw new Refused(refuse('returned_since', words.returnedSince, { on: used.on }).refusal)
  if (used) {
    const params = { documentNo: used.documentNo, used: { cents: used.cents, currency: used.currency } }
    throw new Refused(refuse('used_since', words.usedSince, params).refusal)
  }
  const effects = await effectsOf(tx, match.id)
  const ids = (what: string) => effects.filter((effect) => effect.what === what).map((effect) => effect.id)
  const settled = await settledItemsOf(tx, match.id)
  await reverseAllocations(tx, part`select unnest(${ids('allocation')}::uuid[])`, 'same_day', by.at)
  await reverseItems(tx, part`select unnest(${ids('item')}::uuid[])`, by.at)
  await settleAgain(tx, ids('undone_allocation'), by.at)
  await markUndone(tx, match.id, { name: by.actor.name, at: by.at })
  await takeFromLines(tx, [{ lineId: match.lineId, cents: -match.cents }])
  // Taken back within a minute by the one who made it, it was a slip of the hand: nothing is learnt from it.
  if (match.matchedBy === by.actor.name && by.at.getTime() - match.matchedAt.getTime() < SLIP_MS) {
    await forgetAnswers(tx, match.lineId, match.matchedAt)
    await unlearnAliases(tx, await aliasesOfMatches(tx, [match]))
  } else await learnFromUndo(tx, match, settled, by)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'match_undone',
    subject: { kind: 'match', id: match.id },
    data: { lineId: match.lineId, customerId: match.customerId, cents: match.cents, items: settled },
  })
}

const SLIP_MS = 60_000

/** What was matched is not proposed again for this line, and the kind of match was wrong once more. */
async function learnFromUndo(tx: OrgTx, match: StoredMatch, settled: readonly string[], by: By): Promise<void> {
  const refused = settled.length > 0 ? settled : [match.customerId]
  await keepRefusal(
    tx,
    { lineId: match.lineId, subjects: refused },
    match.how === 'by_hand' ? null : { class: match.class, wasAutomatic: match.how === 'automatic' },
    by,
  )
}
