import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { toIban, toSiren } from '../../kernel/identifiers.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import {
  agencyOf,
  collectedFrom,
  creditorOf,
  keepAgencyRow,
  keepCreditorOfCustomer,
  keepCreditorRow,
} from './agency-store.ts'
import type { Agency, Creditor } from './model.ts'
import { noticeWording as words } from './wording.ts'

/** Says whether we collect for others, and what shows that we may. What is missing is kept as missing: it holds messages, not the setting. */
export async function keepAgency(tx: OrgTx, asked: Agency, by: By): Promise<void> {
  const iban = asked.iban.trim() === '' ? '' : toIban(asked.iban)
  if (iban === null) throw new Refused(refuse('iban_invalid', words.ibanWrong, undefined, 'iban').refusal)
  if (iban !== '' && iban === toIban((await organisationOf(tx)).iban ?? ''))
    throw new Refused(refuse('iban_own', words.ibanOwn, undefined, 'iban').refusal)
  const before = await agencyOf(tx)
  const after = { ...asked, iban }
  await keepAgencyRow(tx, after, { name: by.actor.name, at: by.at })
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'agency_changed',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    data: { before, after },
  })
}

/** Keeps a creditor that we collect for, with its mandate. Gives its id. */
export async function keepCreditor(tx: OrgTx, asked: Omit<Creditor, 'id'>, id: string | null, by: By): Promise<string> {
  const siren = asked.siren === null ? null : toSiren(asked.siren)
  if (asked.siren !== null && siren === null)
    throw new Refused(refuse('siren_invalid', words.sirenWrong, undefined, 'siren').refusal)
  if (asked.mandateOn && asked.mandateUntil && asked.mandateUntil < asked.mandateOn)
    throw new Refused(refuse('mandate_order', words.mandateOrder, undefined, 'mandateUntil').refusal)
  const before = id === null ? null : await creditorOf(tx, id)
  if (id !== null && !before) throw new Refused(notFound().refusal)
  const after = { ...asked, siren, id: id ?? newId(by.at) }
  await keepCreditorRow(tx, after, { name: by.actor.name, at: by.at })
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: before ? 'creditor_changed' : 'creditor_added',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    data: { before, after },
  })
  return after.id
}

/** Says for whom we collect from a customer; null: it owes us. */
export async function keepCreditorFor(tx: OrgTx, customerId: string, creditorId: string | null, by: By): Promise<void> {
  if (!(await customerOf(tx, customerId))) throw new Refused(notFound().refusal)
  if (creditorId !== null && !(await creditorOf(tx, creditorId))) throw new Refused(notFound().refusal)
  const [before] = await collectedFrom(tx, [customerId])
  await keepCreditorOfCustomer(tx, customerId, creditorId)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'creditor_of_customer_changed',
    subject: { kind: 'customer', id: customerId },
    data: { before: before?.creditor.id ?? null, after: creditorId },
  })
}
