import { newId } from '../../kernel/ids.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import type { By } from '../acting.ts'
import { closeLines } from '../lines/close-lines.ts'
import { lockLines } from '../lines/match-store.ts'
import { proposalsOf } from '../lines/proposal-store.ts'
import { insertRefusal } from '../lines/refusal-store.ts'
import { type CameAndGone, cameAndGone } from '../lines/returnable-store.ts'
import { aliasOf } from '../words/payer-name-words.ts'

/**
 * Money that came, that nothing was matched with, and that the bank took back: both lines close by themselves where the bank calls
 * the second a return, both are of one amount and account and name the same payer, and nothing else answers to either. Everything
 * less certain waits for a person, who is shown the two. Gives how many pairs.
 */
export const closeReturned = (db: Db, orgId: number, by: By): Promise<number> =>
  db.inOrg(orgId, async (tx) => {
    const pairs = onlyOnes((await cameAndGone(tx)).filter(isOfOnePayer))
    const claimed = await outsNamed(tx, pairs)
    let closed = 0
    for (const pair of pairs) {
      if (claimed.has(pair.outId)) continue
      const held = await lockLines(tx, [pair.outId, pair.cameId])
      if (held.length !== 2 || held.some((line) => line.state !== 'open' || line.leftCents !== line.cents)) continue
      await closeLines(tx, pair, [], by)
      // Closed once and brought back, the two are for a person to close.
      const once = { id: newId(by.at), lineId: pair.outId, subjects: [pair.cameId] }
      await insertRefusal(tx, once, { name: by.actor.name, at: by.at })
      closed++
    }
    return closed
  })

/** The same account, or to the letter the same name. Two accounts that differ are two payers, whatever their names. */
export function isOfOnePayer({ outName, cameName, outIban, cameIban }: Omit<CameAndGone, 'outId' | 'cameId'>): boolean {
  if (outIban !== null && cameIban !== null) return outIban === cameIban
  const name = aliasOf(cameName)
  return name !== '' && name === aliasOf(outName)
}

/** Of several that would do, nobody knows which. */
function onlyOnes<T extends CameAndGone>(pairs: readonly T[]): T[] {
  const outs = Map.groupBy(pairs, ({ outId }) => outId)
  const cames = Map.groupBy(pairs, ({ cameId }) => cameId)
  return pairs.filter(({ outId, cameId }) => outs.get(outId)!.length === 1 && cames.get(cameId)!.length === 1)
}

/** Returns for which a payment of the books is proposed on better grounds than its amount. */
async function outsNamed(tx: OrgTx, pairs: readonly CameAndGone[]): Promise<ReadonlySet<string>> {
  if (pairs.length === 0) return new Set()
  const proposals = await proposalsOf(
    tx,
    pairs.map(({ outId }) => outId),
  )
  return new Set(
    proposals.filter(({ evidence }) => evidence[0]?.code !== 'returned_amount').map(({ lineId }) => lineId),
  )
}
