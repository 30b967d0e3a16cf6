import { isEmail } from '../access/index.ts'
import { toSiren } from '../kernel/identifiers.ts'
import { newId } from '../kernel/ids.ts'
import { accept, orRefuse, Refused, refuse, type Verdict } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { type Actor, record } from '../trail/index.ts'
import type { ContactInput, CustomerInput } from './contract.ts'
import type { Contact, Customer, OptOut } from './model.ts'
import {
  codeOwner,
  contactOf,
  customerOf,
  deleteContact,
  insertContact,
  insertCustomer,
  removeContact,
  updateContact,
  updateCustomer,
  updateOptOuts,
} from './store.ts'
import { partiesWording as words } from './wording.ts'

type By = { readonly actor: Actor; readonly at: Date }

export function checkCustomer(input: CustomerInput): Verdict<CustomerInput> {
  if (input.name === '') return refuse('name_missing', words.nameMissing, undefined, 'name')
  const siren = input.siren?.trim() ? toSiren(input.siren) : null
  if (input.siren?.trim() && !siren) return refuse('siren_wrong', words.sirenWrong, { value: input.siren }, 'siren')
  return accept({ ...input, siren, vatNo: input.vatNo?.trim() || null })
}

export function checkContact(input: ContactInput): Verdict<ContactInput> {
  const email = input.email?.trim() || null
  const phone = input.phone?.trim() || null
  if (email && !isEmail(email)) return refuse('email_wrong', words.emailWrong, { value: email }, 'email')
  if (!email && !phone && !input.firstName && !input.lastName)
    return refuse('contact_empty', words.contactEmpty, undefined, 'email')
  return accept({ ...input, email, phone })
}

export async function addCustomer(tx: OrgTx, input: CustomerInput, by: By): Promise<string> {
  const checked = orRefuse(checkCustomer(input))
  if (await codeOwner(tx, checked.code))
    throw new Refused(refuse('already_done', words.codeTaken, { code: checked.code }, 'code').refusal)
  const id = newId(by.at)
  await insertCustomer(tx, id, checked, by.at)
  await record(tx, { ...by, verb: 'customer_added', subject: { kind: 'customer', id }, data: checked })
  return id
}

export async function changeCustomer(tx: OrgTx, id: string, input: CustomerInput, by: By): Promise<Customer> {
  const checked = orRefuse(checkCustomer(input))
  const before = await customerOf(tx, id)
  if (!before) throw new Refused(notFound().refusal)
  const owner = await codeOwner(tx, checked.code)
  if (owner && owner !== id)
    throw new Refused(refuse('already_done', words.codeTaken, { code: checked.code }, 'code').refusal)
  await updateCustomer(tx, id, checked)
  await record(tx, {
    ...by,
    verb: 'customer_changed',
    subject: { kind: 'customer', id },
    data: { before, after: checked },
  })
  return { ...checked, id }
}

export async function addContact(tx: OrgTx, customerId: string, input: ContactInput, by: By): Promise<Contact> {
  const checked = orRefuse(checkContact(input))
  if (!(await customerOf(tx, customerId))) throw new Refused(notFound().refusal)
  const id = newId(by.at)
  await insertContact(tx, id, customerId, checked, by.at)
  await record(tx, {
    ...by,
    verb: 'contact_added',
    subject: { kind: 'customer', id: customerId },
    data: { contact: id, ...checked },
  })
  return (await contactOf(tx, id))!
}

export async function changeContact(tx: OrgTx, id: string, input: ContactInput, by: By): Promise<Contact> {
  const checked = orRefuse(checkContact(input))
  const before = await contactOf(tx, id)
  if (!before) throw new Refused(notFound().refusal)
  await updateContact(tx, id, checked)
  await record(tx, {
    ...by,
    verb: 'contact_changed',
    subject: { kind: 'customer', id: before.customerId },
    data: { contact: id, before, after: checked },
  })
  return (await contactOf(tx, id))!
}

/** What a person asked not to be reached by, as they said it or as one of us noted it. */
export async function keepOptOuts(tx: OrgTx, id: string, optedOut: readonly OptOut[], by: By): Promise<Contact> {
  const before = await contactOf(tx, id)
  if (!before) throw new Refused(notFound().refusal)
  await updateOptOuts(tx, id, optedOut, by.at)
  await record(tx, {
    ...by,
    verb: 'contact_opted_out',
    subject: { kind: 'customer', id: before.customerId },
    data: { contact: id, before: before.optedOut, after: optedOut },
  })
  return (await contactOf(tx, id))!
}

export const dropContact = (tx: OrgTx, id: string, by: By): Promise<void> =>
  leave(tx, id, by, () => removeContact(tx, id, by.at))

/** As if the person had never been entered: for an import that is withdrawn. */
export const takeBackContact = (tx: OrgTx, id: string, by: By): Promise<void> =>
  leave(tx, id, by, () => deleteContact(tx, id))

async function leave(tx: OrgTx, id: string, by: By, go: () => Promise<number>): Promise<void> {
  const before = await contactOf(tx, id)
  if (!before) throw new Refused(notFound().refusal)
  await go()
  await record(tx, {
    ...by,
    verb: 'contact_removed',
    subject: { kind: 'customer', id: before.customerId },
    data: { contact: id, before },
  })
}
