import type { By } from '../../cash/index.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { statutesOf } from '../references/statutes-of.ts'
import type { InterestSetting } from './model.ts'
import { checkContractRate } from './rates.ts'
import { type CustomerTerms, customerTermsOf, keepCustomerTerms, keepSetting, settingOf } from './setting-store.ts'
import { wording as words } from './wording.ts'

/** Keeps how interest is asked for. A rate of the terms of sale below the floor of the half-year is refused, naming the floor. */
export async function changeSetting(tx: OrgTx, setting: InterestSetting, by: By): Promise<void> {
  const before = await settingOf(tx)
  if (setting.contractRateBp !== null && setting.contractRateBp !== before.contractRateBp)
    orRefuse(checkContractRate(await statutesOf(tx), setting.contractRateBp, by.today))
  await keepSetting(tx, setting, by.at)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'interest_setting_changed',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    data: { before, after: setting },
  })
}

/** Keeps what one customer's contract says, and since when interest runs no more. Only a business agrees to a rate of its own. */
export async function changeCustomerTerms(tx: OrgTx, terms: CustomerTerms, by: By): Promise<void> {
  const customer = await customerOf(tx, terms.customerId)
  if (!customer) throw new Refused(notFound().refusal)
  const before = (await customerTermsOf(tx, [customer.id]))[0] ?? null
  const { contractRateBp } = terms
  if (contractRateBp !== null && customer.kind !== 'business')
    throw new Refused(refuse('business_only', words.businessOnly, { kind: customer.kind }, 'contractRateBp').refusal)
  if (contractRateBp !== null && contractRateBp !== before?.contractRateBp)
    orRefuse(checkContractRate(await statutesOf(tx), contractRateBp, by.today))
  if (terms.stoppedOn !== null && terms.stoppedWhy === '')
    throw new Refused(refuse('no_reason', words.stopWhy, undefined, 'stoppedWhy').refusal)
  await keepCustomerTerms(tx, terms, { name: by.actor.name, at: by.at })
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'interest_terms_changed',
    subject: { kind: 'customer', id: customer.id },
    data: { before, after: terms },
  })
}
