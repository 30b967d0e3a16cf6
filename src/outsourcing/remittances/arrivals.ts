import type { By, SeenLine } from '../../cash/index.ts'
import { holdLine, releaseLine } from '../../cash/index.ts'
import { addDays } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record, recordAll } from '../../trail/index.ts'
import {
  type Expected,
  expectedRemittances,
  type LineAsked,
  lineAsked,
  linesBetween,
  markArrived,
  providerAccounts,
} from './arrival-store.ts'
import { type Remittance, remittanceNumber } from './model.ts'
import { AFTER, arrivalsAmong, BEFORE, isNamed } from './recognise.ts'
import { lockRemittances, remittanceOf } from './store.ts'
import { takeArrivedBack, tellArrived } from './tell-accounts.ts'
import { remittanceWording as words } from './wording.ts'

/** What a bank line is put aside as once it is known to bring a remittance. */
export const REMITTED = 'remittance'

type Telling = Pick<By, 'actor' | 'at'>

/**
 * Open receipts of the bank that providers sent: one that brings a remittance closes with it; another, from an account on which a provider
 * keeps money of others, waits for a person. None of them is a debtor's payment. Gives all of them.
 */
export async function remittancesArrived(
  tx: OrgTx,
  lines: readonly SeenLine[],
  by: Telling,
): Promise<ReadonlySet<string>> {
  const accounts = lines.length === 0 ? [] : await providerAccounts(tx)
  if (accounts.length === 0) return new Set()
  await lockRemittances(tx)
  const expected = await expectedRemittances(tx)
  const { arrived, others } = arrivalsAmong(lines, expected, accounts)
  for (const { line, remittance } of arrived)
    if (await holdLine(tx, line.id, REMITTED, by.at)) {
      await markArrived(tx, remittance.id, line.id)
      await tellArrived(tx, remittance, line, by.at)
    }
  await recordAll(
    tx,
    arrived.map(({ line, remittance }) => arrivalEvent(remittance, line.id, by)),
  )
  return new Set([...arrived.map(({ line }) => line.id), ...others])
}

/** A line that may have brought a remittance, and by how much it differs from it. */
export type LineFor = LineAsked & { readonly isNamed: boolean; readonly differenceCents: number }

/** Lines among which a person says which one brought a remittance: those that name it first, then the nearest sums. None once one was told. */
export async function linesFor(tx: OrgTx, one: Remittance): Promise<LineFor[]> {
  const { orgId, state, cents, lineId, paidOn } = one
  if (orgId !== tx.orgId || state !== 'paid' || cents <= 0 || lineId !== null || paidOn === null) return []
  const lines = await linesBetween(tx, one, addDays(paidOn, -BEFORE), addDays(paidOn, AFTER))
  return lines
    .map((line) => ({ ...line, isNamed: isNamed(one, line), differenceCents: line.cents - cents }))
    .toSorted((a, b) => Number(b.isNamed) - Number(a.isNamed))
}

/** A person says that a bank line brought a remittance; the sums agree, or it is told what does not. */
export async function tellArrival(tx: OrgTx, remittanceId: string, lineId: string, by: Telling): Promise<void> {
  await lockRemittances(tx)
  const one = (await expectedRemittances(tx)).find(({ id }) => id === remittanceId)
  const line = await lineAsked(tx, lineId)
  if (!one || !line) throw new Refused(notFound().refusal)
  if (line.cents !== one.cents || line.currency !== one.currency)
    throw new Refused(
      refuse('other_amount', words.otherAmount, {
        brought: { cents: line.cents, currency: line.currency },
        amount: { cents: one.cents, currency: one.currency },
      }).refusal,
    )
  if (!(await holdLine(tx, lineId, REMITTED, by.at))) throw new Refused(refuse('line_taken', words.lineTaken).refusal)
  await markArrived(tx, remittanceId, lineId)
  await tellArrived(tx, one, line, by.at)
  await record(tx, arrivalEvent(one, lineId, by))
}

/** The line was not this remittance: it is open again, and so is the remittance. */
export async function takeArrivalBack(tx: OrgTx, remittanceId: string, { actor, at, today }: By): Promise<void> {
  await lockRemittances(tx)
  const one = await remittanceOf(tx, remittanceId)
  if (!one || one.orgId !== tx.orgId || one.lineId === null) throw new Refused(notFound().refusal)
  await markArrived(tx, remittanceId, null)
  await takeArrivedBack(tx, remittanceId, today, at)
  await releaseLine(tx, one.lineId, REMITTED)
  await record(tx, {
    ...{ actor, at, verb: 'remittance_not_arrived', subject: { kind: 'remittance', id: remittanceId } },
    data: { number: remittanceNumber(one.no), lineId: one.lineId },
  })
}

const arrivalEvent = ({ id, no, cents, currency }: Expected, lineId: string, { actor, at }: Telling) => ({
  ...{ actor, at, verb: 'remittance_arrived', subject: { kind: 'remittance', id } },
  data: { number: remittanceNumber(no), amount: { cents, currency }, lineId },
})
