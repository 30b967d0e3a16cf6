import { isValidBIC } from 'ibantools'
import { isDebtorName } from '../../adapters/payment-files/index.ts'
import { day, type LocalDate } from '../../kernel/calendar.ts'
import { toIban } from '../../kernel/identifiers.ts'
import { newId } from '../../kernel/ids.ts'
import { accept, orRefuse, Refused, refuse, type Verdict } from '../../kernel/verdict.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import type { MandateChangeInput, NewMandateInput } from './mandate-contract.ts'
import {
  changeMandate,
  insertMandate,
  isReferenceUsed,
  type Mandate,
  type MandateChange,
  type MandateState,
  mandatesOf,
  setMandateState,
} from './mandate-store.ts'
import { mayUse } from './rules.ts'
import { debitWording as words } from './wording.ts'

/** Letters of a mandate reference: those every SEPA bank takes, no space, no slash at either end nor twice in a row. */
const REFERENCE = /^(?!\/)(?!.*\/\/)[A-Za-z0-9/?:().,'+-]{1,35}(?<!\/)$/

export async function addMandate(tx: OrgTx, input: NewMandateInput, by: By): Promise<string> {
  const customer = await customerOf(tx, input.customerId)
  if (!customer) throw new Refused(notFound().refusal)
  const checked = orRefuse(checkChange(input, input.iban))
  const signedOn = day(input.signedOn)
  const usedOn = input.usedOn === null ? null : day(input.usedOn)
  if (signedOn > by.today)
    throw new Refused(refuse('signed_later', words.signedLater, { on: signedOn }, 'signedOn').refusal)
  if (!mayUse(input.scheme, customer.kind)) throw new Refused(refuse('consumer', words.consumer, {}, 'scheme').refusal)
  const id = newId(by.at)
  const { customerId, scheme, isOneOff } = input
  const mandate = { id, customerId, scheme, isOneOff, signedOn, usedOn, stateOn: by.today, ...checked }
  await refuseUsedReference(tx, checked.reference, id)
  // Somebody else may have given it since.
  if ((await insertMandate(tx, mandate, by.at)) === 0) throw referenceUsed(checked.reference)
  await tell(tx, by, 'mandate_added', customerId, { mandateId: id, ...checked, scheme, isOneOff, signedOn })
  return id
}

export async function amendMandate(tx: OrgTx, id: string, input: MandateChangeInput, by: By): Promise<void> {
  const before = await liveMandate(tx, id)
  const after = orRefuse(checkChange(input, input.iban ?? before.iban))
  if (after.reference !== before.reference) await refuseUsedReference(tx, after.reference, id)
  await changeMandate(tx, before, after, { id: newId(by.at), name: by.actor.name, at: by.at })
  const { reference, debtorName, iban, bic, noticeDays } = before
  await tell(tx, by, 'mandate_amended', before.customerId, {
    mandateId: id,
    before: { reference, debtorName, iban, bic, noticeDays },
    after,
  })
}

/** Ends, suspends or resumes; `reason` in the words of a person, or the code of the bank. */
export async function moveMandate(
  tx: OrgTx,
  id: string,
  to: { readonly state: MandateState; readonly reason: string; readonly on: LocalDate },
  by: By,
): Promise<void> {
  const mandate = await liveMandate(tx, id)
  if (mandate.state === to.state) return
  await setMandateState(tx, id, to)
  const verb = { active: 'mandate_resumed', suspended: 'mandate_suspended', ended: 'mandate_ended' }[to.state]
  await tell(tx, by, verb, mandate.customerId, { mandateId: id, reference: mandate.reference, reason: to.reason })
}

async function liveMandate(tx: OrgTx, id: string): Promise<Mandate> {
  const [mandate] = await mandatesOf(tx, { id })
  if (!mandate) throw new Refused(notFound().refusal)
  if (mandate.state === 'ended')
    throw new Refused(refuse('mandate_ended', words.mandateEnded, { reference: mandate.reference }).refusal)
  return mandate
}

function checkChange(
  { reference, debtorName, bic, noticeDays }: Omit<MandateChangeInput, 'iban'>,
  written: string,
): Verdict<MandateChange> {
  if (!REFERENCE.test(reference))
    return refuse('bad_reference', words.reference, { value: reference.slice(0, 80) }, 'reference')
  if (!isDebtorName(debtorName))
    return refuse('bad_debtor_name', words.debtorName, { value: debtorName.slice(0, 80) }, 'debtorName')
  const iban = toIban(written)
  if (!iban) return refuse('bad_iban', words.iban, { value: written }, 'iban')
  if (bic !== null && !isValidBIC(bic)) return refuse('bad_bic', words.bic, { value: bic }, 'bic')
  return accept({ reference, debtorName, iban, bic, noticeDays })
}

const referenceUsed = (value: string): Refused =>
  new Refused(refuse('reference_used', words.referenceUsed, { value }, 'reference').refusal)

async function refuseUsedReference(tx: OrgTx, reference: string, exceptId: string): Promise<void> {
  if (await isReferenceUsed(tx, reference, exceptId)) throw referenceUsed(reference)
}

const tell = (tx: OrgTx, by: By, verb: string, customerId: string, data: Readonly<Record<string, unknown>>) =>
  record(tx, { actor: by.actor, at: by.at, verb, subject: { kind: 'customer', id: customerId }, data })
