import type { By } from '../../cash/index.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { debtOf } from './clock-store.ts'
import { type Description, descriptionOf, keepDescription } from './event-store.ts'
import { aboutDebt, clockLawOf, reckonDebts } from './reckon-debts.ts'
import { termsOf } from './terms.ts'
import { limitationWording as words } from './wording.ts'

/**
 * Says what a debt is for, when the work was done and what the contract says. A day of the work ahead, or after today, is refused, as
 * is a contract that the law does not allow for such a debt; a day that is told has its evidence.
 */
export async function describeClaim(tx: OrgTx, itemId: string, claim: Description, by: By): Promise<void> {
  const debt = await debtOf(tx, itemId)
  if (!debt) throw new Refused(notFound().refusal)
  const { performedOn, evidence } = claim
  if (performedOn !== null && performedOn > by.today)
    throw new Refused(refuse('day_ahead', words.dayAhead, { day: performedOn, today: by.today }, 'performedOn').refusal)
  if (performedOn !== null && evidence === '')
    throw new Refused(refuse('no_evidence', words.noEvidence, {}, 'evidence').refusal)
  const { setting, book } = await clockLawOf(tx)
  orRefuse(termsOf(book, aboutDebt({ ...debt, ...claim }, setting)))
  const before = await descriptionOf(tx, itemId)
  await keepDescription(tx, itemId, claim, { name: by.actor.name, at: by.at })
  await reckonDebts(tx, { itemIds: [itemId] }, by.at)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'claim_described',
    subject: { kind: 'customer', id: debt.customerId },
    data: { itemId, before: before && told(before), after: told(claim) },
  })
}

const told = ({ kind, performedOn, contractYears, evidence }: Description) => ({
  claimKind: kind,
  performedOn,
  contractYears,
  evidence,
})
