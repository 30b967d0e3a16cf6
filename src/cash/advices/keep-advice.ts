import { createHash } from 'node:crypto'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import type { GivenAdvice, UnderstoodAdvice } from './read-advice.ts'
import { adviceOf, dropAdvice, insertAdvice, keepAdviceCustomer, restoreAdvice, type StoredAdvice } from './store.ts'
import { adviceWording as words } from './wording.ts'

/**
 * Keeps what a payer announced, until its payment arrives. Refused when it is here already.
 * `customerId` is whose documents it pays, when a person says so.
 */
export async function keepAdvice(
  tx: OrgTx,
  { bytes, ...understood }: Pick<GivenAdvice, 'bytes'> & UnderstoodAdvice,
  customerId: string | null,
  by: By,
): Promise<StoredAdvice> {
  if (customerId && !(await customerOf(tx, customerId))) throw new Refused(notFound().refusal)
  const stored: StoredAdvice = {
    id: newId(by.at),
    ...understood,
    receivedAt: by.at,
    receivedBy: by.actor.name,
    state: 'waiting',
    lineId: null,
    customerId,
  }
  const sha256 = createHash('sha256').update(bytes).digest()
  if ((await insertAdvice(tx, stored, sha256)) === 0) throw new Refused(refuse('already_done', words.known).refusal)
  await tell(tx, 'advice_received', stored.id, by, {
    name: stored.name,
    payer: stored.payer,
    totalCents: stored.totalCents,
    rows: stored.rows.length,
    customerId,
  })
  return stored
}

/** Says whose documents an advice pays. Refused once its payment has come. */
export async function correctAdvice(tx: OrgTx, id: string, customerId: string | null, by: By): Promise<StoredAdvice> {
  if (customerId && !(await customerOf(tx, customerId))) throw new Refused(notFound().refusal)
  const before = await known(tx, id)
  if ((await keepAdviceCustomer(tx, id, customerId)) === 0)
    throw new Refused(refuse('changed_meanwhile', words.notWaiting).refusal)
  await tell(tx, 'advice_corrected', id, by, { before: before.customerId, after: customerId })
  return { ...before, customerId }
}

/** Withdraws an advice that no payment will follow. Refused once its payment has come: undo the match first. */
export async function withdrawAdvice(tx: OrgTx, id: string, by: By): Promise<void> {
  await known(tx, id)
  if ((await dropAdvice(tx, id)) === 0) throw new Refused(refuse('changed_meanwhile', words.notWaiting).refusal)
  await tell(tx, 'advice_dropped', id, by)
}

/** Takes up a withdrawn advice again: it waits for its payment as before. */
export async function takeUpAdvice(tx: OrgTx, id: string, by: By): Promise<StoredAdvice> {
  const before = await known(tx, id)
  if ((await restoreAdvice(tx, id)) === 0) throw new Refused(refuse('changed_meanwhile', words.notRestorable).refusal)
  await tell(tx, 'advice_restored', id, by)
  return { ...before, state: 'waiting' }
}

async function known(tx: OrgTx, id: string): Promise<StoredAdvice> {
  const advice = await adviceOf(tx, id)
  if (!advice) throw new Refused(notFound().refusal)
  return advice
}

const tell = (tx: OrgTx, verb: string, id: string, { actor, at }: By, data?: Record<string, unknown>): Promise<void> =>
  record(tx, { actor, at, verb, subject: { kind: 'advice', id }, ...(data ? { data } : {}) })
