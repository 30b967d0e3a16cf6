import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { statutesOf } from '../../legal/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import { systemActor } from '../../trail/index.ts'
import { mandatesGiven } from '../mandates/store.ts'
import { chargePeriods } from './charge-periods.ts'
import { linesOfFile } from './file-lines.ts'
import { insertFeeLines, lockFees, markCharged, receiptsToCharge, signedVersions } from './line-store.ts'

export type FollowFeesDeps = { readonly db: Db; readonly clock: Clock }

/** Money came in or went back: what it costs is written down once. */
export const feesFollow = ({ db, clock }: FollowFeesDeps, { orgId }: JobPayload): Promise<void> =>
  db.inOrg(orgId, (tx) => chargeAll(tx, { actor: systemActor('fees'), at: clock.now() }))

/**
 * Everything that is to be charged today and is not yet, in the creditor's organisation: receipts, returns, and periods that are over. Today is
 * the creditor's, whoever asks: the mandate lives with it, and its first and last day, the days of receipts and the version in force on each
 * are counted there. An invoice bears the day of whoever issues it.
 */
export async function chargeAll(tx: OrgTx, { actor, at }: Pick<By, 'actor' | 'at'>): Promise<void> {
  await lockFees(tx)
  const { timeZone } = await organisationOf(tx)
  const by = { at, name: actor.name }
  const moved = await chargeReceipts(tx, by)
  await chargePeriods(tx, await mandatesGiven(tx), moved, { ...by, today: dayIn(timeZone, at) })
}

/** Gives, by mandate, the first day of a receipt of which something was written. */
async function chargeReceipts(
  tx: OrgTx,
  by: { readonly at: Date; readonly name: string },
): Promise<ReadonlyMap<string, LocalDate>> {
  const moved = new Map<string, LocalDate>()
  const receipts = await receiptsToCharge(tx)
  if (receipts.length === 0) return moved
  const book = await statutesOf(tx)
  const versions = Map.groupBy(
    await signedVersions(tx, [...new Set(receipts.map(({ mandateId }) => mandateId))]),
    ({ mandateId }) => mandateId,
  )
  // Nothing was signed: nothing is owed.
  const signed = receipts.filter(({ mandateId }) => versions.has(mandateId))
  const files = Map.groupBy(signed, ({ placementId }) => placementId).values()
  const lines = [...files].flatMap((file) => linesOfFile(file, versions.get(file[0]!.mandateId)!, book, by.at))
  await insertFeeLines(tx, lines, by)
  await markCharged(
    tx,
    signed.filter(({ waits }) => waits),
  )
  const days = new Map(receipts.map(({ id, receivedOn }) => [id, receivedOn]))
  for (const { mandateId, receiptId } of lines) {
    const on = days.get(receiptId!)!
    const first = moved.get(mandateId)
    if (first === undefined || on < first) moved.set(mandateId, on)
  }
  return moved
}
