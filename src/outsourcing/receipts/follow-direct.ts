import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { sumCents } from '../../kernel/money.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import { recordAll, systemActor } from '../../trail/index.ts'
import { placementNumber } from '../placements/model.ts'
import { lockPlacements } from '../placements/placement-store.ts'
import { placementTail } from '../placements/tail.ts'
import { ofFile, tellReceipt } from './book-receipt.ts'
import { paidPlacements } from './claim-store.ts'
import { type DirectChange, directChanges } from './direct-store.ts'
import { receiptNumber } from './model.ts'
import { insertReceipt, markReturned } from './receipt-store.ts'
import { reopenPaid } from './reopen-store.ts'

type Deps = { readonly db: Db; readonly clock: Clock }

/**
 * The books moved: a receipt is kept of each payment that settles documents of a file straight at the creditor's, since its fee is due all the
 * same, and taken back when the books say otherwise. Reads the books whole for the customers named, so that running twice changes nothing.
 */
export const directReceipts = ({ db, clock }: Deps, { orgId, customerIds }: JobPayload): Promise<void> =>
  db.inOrg(orgId, async (tx) => {
    const at = clock.now()
    const { timeZone } = await organisationOf(tx)
    await lockPlacements(tx)
    const named = Array.isArray(customerIds) ? (customerIds as string[]) : null
    const changes = await directChanges(tx, named)
    if (changes.length > 0)
      await follow(tx, changes, { actor: systemActor('receipts'), at, today: dayIn(timeZone, at) })
  })

async function follow(tx: OrgTx, changes: readonly DirectChange[], by: By): Promise<void> {
  const { actor, at } = by
  const files = new Map(
    (await paidPlacements(tx, [...new Set(changes.map(({ placementId }) => placementId))])).map((one) => [one.id, one]),
  )
  const told: Parameters<typeof recordAll>[1][number][] = []
  for (const change of changes) {
    const file = files.get(change.placementId)!
    const event = (verb: string, data: Record<string, unknown>) =>
      told.push({
        ...{ actor, at, verb, subject: { kind: 'customer', id: file.customerId } },
        data: { placement: placementNumber(file.no), provider: file.provider, ...data },
      })
    if (change.receiptId !== null) {
      await takeBack(tx, change.receiptId, change, by)
      if (change.parts === null) await reopenPaid(tx, file.id, file.customerId)
      await tellReceipt(tx, change.receiptId, file.customerId)
      event('direct_receipt_returned', { day: change.backOn ?? by.today, as: change.hasBounced ? 'bounced' : 'undone' })
    }
    const written = await write(tx, change, file, by)
    if (!written) continue
    await tellReceipt(tx, written.id, file.customerId)
    event('direct_receipt', {
      receipt: receiptNumber(written.no),
      day: change.paidOn,
      amount: { cents: written.cents, currency: file.currency },
    })
  }
  await recordAll(tx, told)
}

const takeBack = (
  tx: OrgTx,
  id: string,
  { backOn, hasBounced }: DirectChange,
  { today, at, actor }: By,
): Promise<number> =>
  markReturned(tx, id, { on: backOn ?? today, as: hasBounced ? 'bounced' : 'undone', why: '', at, byName: actor.name })

/** A receipt of a payment to the creditor; none when the file was back for longer than its tail. */
async function write(
  tx: OrgTx,
  { placementId, creditItemId, paidOn, parts }: DirectChange,
  file: Parameters<typeof ofFile>[0],
  { at, actor }: By,
): Promise<{ id: string; no: number; cents: number } | null> {
  if (parts === null || paidOn === null) return null
  const tail = await placementTail(tx, placementId, paidOn)
  if (tail === 'after') return null
  const cents = sumCents(parts.map((one) => one.cents))
  const id = newId(at)
  const no = await insertReceipt(
    tx,
    {
      ...{
        id,
        ...ofFile(file, paidOn),
        currency: file.currency,
        cents,
        paidTo: 'creditor',
        means: 'other',
        receivedOn: paidOn,
        tail,
      },
      ...{ payer: '', reference: '', creditItemId, recordedAt: at, recordedByName: actor.name },
    },
    parts,
  )
  return { id, no, cents }
}
