import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { sumCents } from '../../kernel/money.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { type EventInput, record } from '../../trail/index.ts'
import { chargeAll } from '../fees/charge.ts'
import { insertSettlements, openInvoices } from '../fees/invoice-store.ts'
import { issueInvoices } from '../fees/issue-invoice.ts'
import { setOff } from '../fees/rules.ts'
import { remitBy } from '../mandates/remit-by.ts'
import { mandateNumber } from '../model.ts'
import { heldByMandate, insertReturnLines, lockHeld, remitHeld, returnsOwed } from './held-store.ts'
import { type Remittance, remittanceNumber, remittanceReference } from './model.ts'
import { accountOf, type Chosen, heldNow, type Judged } from './plan.ts'
import { keptBack } from './rules.ts'
import { insertRemittance, lockRemittances, nextRemittanceNo, remittancesOfRun } from './store.ts'

type Run = Chosen & { readonly runId: string }

/**
 * Hands over, on paper, everything that a run takes: creditor by creditor, each in a transaction of its own, so that one that cannot does not
 * keep the others. Asked again under its id, a run makes only what it had not made.
 */
export async function runRemittances(db: Db, orgId: number, run: Run, by: By): Promise<Remittance[]> {
  const planned = await db.inOrg(orgId, async (tx) => {
    const done = new Set((await remittancesOfRun(tx, run.runId)).map(({ mandateId }) => mandateId))
    return (await heldNow(tx, run, by.today)).filter((one) => one.leftOut === null && !done.has(one.mandateId))
  })
  for (const of of Map.groupBy(planned, (one) => one.orgId).values())
    await db.inOrg(orgId, (tx) => remitTo(tx, of, run.runId, by))
  return db.inOrg(orgId, (tx) => remittancesOfRun(tx, run.runId))
}

/** What one creditor is handed: a remittance for each of its mandates. Of what was planned, what still stands. */
async function remitTo(tx: OrgTx, planned: readonly Judged[], runId: string, by: By): Promise<void> {
  const creditorOrgId = planned[0]!.orgId
  const held = new Map((await heldByMandate(tx, creditorOrgId)).map((one) => [one.mandateId, one]))
  const made: EventInput[] = []
  await onOtherSide(tx, creditorOrgId, async (theirs) => {
    await lockRemittances(theirs)
    await chargeAll(theirs, by)
    const iban = await accountOf(theirs)
    for (const { mandateId } of planned) {
      const one = held.get(mandateId)
      const event =
        one && iban !== '' ? await remitOne(theirs, { ...one, iban, agencyOrgId: tx.orgId }, runId, by) : null
      if (event) made.push(event)
    }
    const actor = { ...by.actor, onBehalfOf: planned[0]!.providerName }
    for (const event of made) await record(theirs, { ...event, actor })
  })
  for (const event of made) await record(tx, event)
}

type Source = Awaited<ReturnType<typeof heldByMandate>>[number] & {
  readonly iban: string
  readonly agencyOrgId: number
}

async function remitOne(tx: OrgTx, from: Source, runId: string, by: By): Promise<EventInput | null> {
  const { mandateId, providerId, agencyOrgId, terms, currency } = from
  const receipts = await lockHeld(tx, mandateId)
  const receiptsCents = sumCents(receipts.map(({ cents }) => cents))
  // Another run was quicker.
  if (receiptsCents === 0) return null
  const who = { at: by.at, name: by.actor.name }
  const mandate = { orgId: tx.orgId, mandateId }
  const returns = keptBack(await returnsOwed(tx, mandate), receiptsCents)
  const returnsCents = sumCents(returns.map(({ cents }) => cents))
  const isNet = terms.remittance.mode === 'net'
  if (isNet)
    await issueInvoices(
      tx,
      { id: mandateId, no: from.mandateNo, agencyOrgId, providerName: from.providerName },
      terms,
      by,
    )
  const off = isNet ? setOff(await openInvoices(tx, mandate), receiptsCents - returnsCents) : []
  const held = receipts.map(({ receiptId, receivedOn }) => ({
    receiptId,
    dueOn: remitBy(receivedOn, terms.remittance),
  }))
  const id = newId(by.at)
  const no = await nextRemittanceNo(tx, providerId)
  const remittance = {
    ...{ id, no, runId, mandateId, providerId, agencyOrgId, currency, iban: from.iban },
    ...{ mode: terms.remittance.mode, madeOn: by.today, dueOn: held[0]!.dueOn },
    ...{ receiptsCents, returnsCents, feesCents: sumCents(off.map(({ cents }) => cents)) },
    reference: remittanceReference(no, id),
  }
  await insertRemittance(tx, remittance, who)
  await remitHeld(tx, { remittanceId: id, agencyOrgId }, held)
  if (returns.length > 0)
    await insertReturnLines(
      tx,
      { remittanceId: id, agencyOrgId },
      returns.map(({ one, cents }) => ({ receiptId: one.receiptId, cents, on: one.returnedOn })),
    )
  const settled = off.map(({ one, cents }) => ({ id: newId(by.at), invoiceId: one.id, cents }))
  if (settled.length > 0) await insertSettlements(tx, settled, { agencyOrgId, remittanceId: id, on: by.today }, who)
  return {
    ...{ actor: by.actor, at: by.at, verb: 'remittance_made', subject: { kind: 'remittance', id } },
    data: {
      ...{
        number: remittanceNumber(no),
        mandate: mandateNumber(from.mandateNo),
        receipts: { cents: receiptsCents, currency },
      },
      fees: { cents: remittance.feesCents, currency },
      amount: { cents: receiptsCents - returnsCents - remittance.feesCents, currency },
    },
  }
}
