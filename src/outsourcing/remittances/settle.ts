import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { tellFact } from '../../platform/facts.ts'
import { notFound } from '../../platform/http.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { record } from '../../trail/index.ts'
import { insertFundEntries } from '../receipts/fund-store.ts'
import { type Remittance, remittanceNumber } from './model.ts'
import {
  linesOfRemittance,
  lockRemittances,
  markPaid,
  markRemitted,
  remittanceOf,
  undoRemittance,
  wentBackSince,
} from './store.ts'
import { tellFeesKept } from './tell-accounts.ts'
import { remittanceWording as words } from './wording.ts'

/** A remittance that this organisation makes as an agency. */
async function ownRemittance(tx: OrgTx, id: string): Promise<Remittance> {
  const one = await remittanceOf(tx, id)
  if (!one || one.agencyOrgId !== tx.orgId) throw new Refused(notFound().refusal)
  return one
}

/** The transfer left: the money is no longer in the agency's hands, and what was set off is its own. */
export async function payRemittance(tx: OrgTx, id: string, paidOn: LocalDate, by: By): Promise<Remittance> {
  const one = await ownRemittance(tx, id)
  if (paidOn > by.today) throw new Refused(refuse('day_ahead', words.paidAhead, { day: paidOn }, 'paidOn').refusal)
  if (paidOn < one.madeOn)
    throw new Refused(refuse('before_made', words.paidBefore, { day: paidOn, made: one.madeOn }, 'paidOn').refusal)
  const who = { on: paidOn, at: by.at, byName: by.actor.name }
  await onOtherSide(tx, one.orgId, async (theirs) => {
    await lockRemittances(theirs)
    const [back] = await wentBackSince(theirs, id)
    if (back) throw new Refused(refuse('went_back', words.wentBack, { debtor: back.debtorName, no: back.no }).refusal)
    if ((await markPaid(theirs, id, who)) === 0) throw new Refused(refuse('already_done', words.notWaiting).refusal)
    await markRemitted(theirs, id, paidOn)
    await tellFeesKept(theirs, one, paidOn, by.at)
    // Its bank line may have come before it was said to be paid.
    await tellFact(theirs, 'remittance_paid', { orgId: theirs.orgId })
    await record(theirs, {
      ...eventOf(one, 'remittance_paid', by),
      actor: { ...by.actor, onBehalfOf: one.providerName },
    })
  })
  const entry = { remittanceId: id, receiptId: null, creditorOrgId: one.orgId, currency: one.currency, ...who }
  const returns = (await linesOfRemittance(tx, id)).filter(({ kind }) => kind === 'return')
  await insertFundEntries(tx, [
    ...(one.cents > 0 ? [{ ...entry, id: newId(by.at), kind: 'remittance' as const, cents: -one.cents }] : []),
    ...(one.feesCents > 0 ? [{ ...entry, id: newId(by.at), kind: 'fee' as const, cents: -one.feesCents }] : []),
    ...returns.map(({ receiptId, cents }) => ({
      ...{ ...entry, id: newId(by.at), kind: 'return' as const, cents: -cents, receiptId },
    })),
  ])
  await record(tx, eventOf(one, 'remittance_paid', by))
  return one
}

/** Takes a remittance back as long as nothing was paid: invoices stay, and are owed. */
export async function takeBackRemittance(tx: OrgTx, id: string, by: By): Promise<void> {
  const one = await ownRemittance(tx, id)
  await onOtherSide(tx, one.orgId, async (theirs) => {
    await lockRemittances(theirs)
    if ((await undoRemittance(theirs, id, { at: by.at, name: by.actor.name })) === 0)
      throw new Refused(refuse('already_done', words.notWaiting).refusal)
    await record(theirs, {
      ...eventOf(one, 'remittance_undone', by),
      actor: { ...by.actor, onBehalfOf: one.providerName },
    })
  })
  await record(tx, eventOf(one, 'remittance_undone', by))
}

const eventOf = ({ id, no, cents, currency }: Remittance, verb: string, { actor, at }: By) => ({
  ...{ actor, at, verb, subject: { kind: 'remittance', id } },
  data: { number: remittanceNumber(no), amount: { cents, currency } },
})
