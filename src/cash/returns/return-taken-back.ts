import { newId } from '../../kernel/ids.ts'
import { bookItems, reverseAllocations, settlePairs } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part } from '../../platform/sql.ts'
import { record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { addEffects } from '../lines/effect-store.ts'
import { lineById } from '../lines/line-store.ts'
import { remittanceText } from '../lines/line-words.ts'
import { lockItems, type NewMatch, newItems, newPairs } from '../lines/match-store.ts'
import { soundsReturned } from '../words/return-words.ts'
import { markHandled } from './store.ts'
import { type ReturnFee, returnsTakenBack } from './taken-back-store.ts'

/**
 * The bank took a return back: the money is here again, and the fee that the return had cost the customer is given back with
 * it, on the day the money came. What had paid the fee meanwhile is on account again. All of it belongs to the match that
 * brought the money, and is undone with it. The return is work no longer.
 */
export async function takeReturnsBack(tx: OrgTx, matches: readonly NewMatch[], by: By): Promise<void> {
  const again: NewMatch[] = []
  for (const match of matches)
    if (match.class === 'paid_again' || (match.class === 'by_hand' && (await saysReturned(tx, match.lineId))))
      again.push(match)
  if (again.length === 0) return
  const byLine = new Map(again.map((match) => [match.lineId, match]))
  for (const { lineId, returnMatchId, fees } of await returnsTakenBack(tx, again)) {
    const match = byLine.get(lineId)!
    for (const fee of fees) await giveBack(tx, match, fee, by)
    await markHandled(tx, returnMatchId, { name: by.actor.name, at: by.at })
  }
}

/** What a person matches by hand pays a return back only when the bank itself calls it one: a customer may simply pay again. */
async function saysReturned(tx: OrgTx, lineId: string): Promise<boolean> {
  const line = await lineById(tx, lineId)
  if (!line) return false
  const { returnWords, remittance } = line.details
  return returnWords !== '' || soundsReturned(`${line.label} ${remittanceText(remittance)}`)
}

async function giveBack(tx: OrgTx, match: NewMatch, fee: ReturnFee, by: By): Promise<void> {
  await lockItems(tx, [fee.id])
  const { bookedOn: on, currency } = (await lineById(tx, match.lineId))!
  await reverseAllocations(tx, part`select unnest(${fee.settledBy}::uuid[])`, on, by.at)
  const credit = {
    id: newId(by.at),
    customerId: fee.customerId,
    kind: 'fee',
    side: -1 as const,
    cents: fee.cents,
    currency,
    documentNo: fee.documentNo,
    label: 'Frais de rejet rendus',
    on,
    dueOn: on,
  }
  await bookItems(tx, newItems([credit]), by.at, null)
  const pair = { id: newId(by.at), debitId: fee.id, creditId: credit.id, cents: fee.cents, on }
  await settlePairs(tx, newPairs([pair]), by.at)
  await addEffects(tx, [
    { matchId: match.id, what: 'item', id: credit.id },
    { matchId: match.id, what: 'allocation', id: pair.id },
    ...fee.settledBy.map((id) => ({ matchId: match.id, what: 'undone_allocation' as const, id })),
  ])
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'return_fee_given_back',
    subject: { kind: 'customer', id: fee.customerId },
    data: { matchId: match.id, feeId: fee.id, cents: fee.cents, currency },
  })
}
