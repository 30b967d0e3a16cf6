import type { By } from '../../cash/index.ts'
import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { creditService } from '../fees/give-back.ts'
import { tellBoth } from '../mandates/standing.ts'
import { lockMandate, type MandateInForce } from '../mandates/store.ts'
import { brokenIn, creditFor } from './clocks.ts'
import { creditsGiven, feesIn, insertCredit } from './credit-store.ts'
import { measureService } from './measure-clocks.ts'
import type { ServiceClock } from './model.ts'
import { resultsWording as words } from './wording.ts'

/** Months that are over since the last credit, or since the mandate began: what their breaches give back of their fees. */
export type CreditDue = {
  readonly fromOn: LocalDate
  readonly toOn: LocalDate
  readonly clocks: readonly ServiceClock[]
  readonly feeCents: number
  readonly cents: number
}

/** Null: the mandate gives none, no month is over, or there is nothing to give back. */
export async function creditDue(
  tx: OrgTx,
  mandate: MandateInForce,
  clocks: readonly ServiceClock[],
  today: LocalDate,
): Promise<CreditDue | null> {
  // Mandates that were signed before credits could be agreed say nothing of them.
  const credit = mandate.terms.service.credit ?? null
  const last = (await creditsGiven(tx, mandate.id))[0]?.toOn ?? null
  const fromOn = last === null ? mandate.startsOn : addDays(last, 1)
  const toOn = addDays(today, -Number(today.slice(8)))
  if (credit === null || fromOn === null || fromOn > toOn) return null
  const broken = brokenIn(clocks, { from: fromOn, to: toOn })
  const feeCents = await feesIn(tx, mandate.id, mandate.terms.scope.currency, fromOn, toOn)
  const cents = creditFor(credit, broken.length, feeCents)
  return cents === 0 ? null : { fromOn, toOn, clocks: broken, feeCents, cents }
}

/** Takes what is due off the fees, once, as it was shown: when something changed meanwhile, it is looked at again first. */
export async function giveCredit(tx: OrgTx, mandate: MandateInForce, shownCents: number, by: By): Promise<void> {
  await lockMandate(tx, mandate.id)
  const { clocks } = await measureService(tx, mandate, by.today)
  const due = await creditDue(tx, mandate, clocks, by.today)
  if (due === null) throw new Refused(refuse('no_credit', words.noCredit).refusal)
  if (due.cents !== shownCents) throw new Refused(refuse('credit_changed', words.creditChanged).refusal)
  const { id, agencyOrgId } = mandate
  if ((await insertCredit(tx, { id, agencyOrgId }, due, { at: by.at, name: by.actor.name })) === 0)
    throw new Refused(refuse('no_credit', words.noCredit).refusal)
  await creditService(tx, id, { from: due.fromOn, to: due.toOn, cents: due.cents }, by)
  const { fromOn, toOn, cents } = due
  const amount = { cents, currency: mandate.terms.scope.currency }
  await tellBoth(tx, mandate, 'creditor', 'service_credit_taken', by, {
    fromOn,
    toOn,
    breaches: due.clocks.length,
    amount,
  })
}
