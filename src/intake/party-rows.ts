import type { ContactRow, Field } from '../adapters/ledger-files/index.ts'
import { countryOf } from '../kernel/countries.ts'
import { folded } from '../kernel/plain-letters.ts'
import { contactInput, customerInput, profile } from '../parties/contract.ts'
import type { Contact, Customer } from '../parties/index.ts'
import { parseTerms } from '../statutes/index.ts'
import type { Rejection } from './model.ts'
import type { ProfileFields } from './profile-rows.ts'
import { intakeWording as words } from './wording.ts'

export type CustomerFields = Omit<Customer, 'id'>
export type ContactFields = Pick<Contact, 'firstName' | 'lastName' | 'role' | 'email' | 'phone'>
export const fieldsOf = ({ id: _, ...fields }: Customer): CustomerFields => fields
export const withoutIdentity = ({ firstName, lastName, role, email, phone }: Contact): ContactFields => ({
  firstName,
  lastName,
  role,
  email,
  phone,
})
export const blankContact: ContactFields = {
  firstName: '',
  lastName: '',
  role: 'accounts_payable',
  email: null,
  phone: null,
}
export const blankCustomer = (row: ContactRow): CustomerFields => ({
  code: row.customerCode,
  name: row.customerName,
  kind: 'business',
  siren: null,
  vatNo: null,
  lang: 'fr',
  addressLines: [],
  postcode: '',
  city: '',
  country: 'FR',
  terms: null,
})

export type Reject = (
  row: ContactRow,
  code: string,
  sentence: Rejection['sentence'],
  value: string,
  params?: Rejection['params'],
  severity?: Rejection['severity'],
) => void

/** The customer's fields that the row states; blanks are left out. */
export function stated(row: ContactRow, isCoded: boolean, reject: Reject): Partial<CustomerFields> {
  const fields: { -readonly [K in keyof CustomerFields]?: CustomerFields[K] } = {}
  if (isCoded && row.customerName !== row.customerCode) fields.name = row.customerName
  if (row.siren) fields.siren = row.siren
  if (row.vatNumber) fields.vatNo = row.vatNumber
  if (row.language) fields.lang = row.language
  if (row.customerKind) fields.kind = row.customerKind
  const lines = [row.street, row.street2].filter((line) => line !== null).flatMap((line) => line.split('\n'))
  if (lines.length > 0) fields.addressLines = lines.slice(0, 5)
  if (row.postcode) fields.postcode = row.postcode
  if (row.city) fields.city = row.city
  if (row.country) {
    const code = countryOf(row.country)
    if (code) fields.country = code
    else reject(row, 'country_not_understood', words.countryNotUnderstood, row.country, {}, 'ignored')
  }
  if (row.terms) {
    const terms = parseTerms(row.terms)
    if (terms.ok) fields.terms = terms.value
    else reject(row, 'terms_not_understood', words.termsNotUnderstood, row.terms, {}, 'ignored')
  }
  return fields
}

/** The person the row names, or null when it names none. */
export function personOf(row: ContactRow): Partial<ContactFields> | null {
  const person: { -readonly [K in keyof ContactFields]?: ContactFields[K] } = {}
  if (row.email) person.email = row.email
  if (row.phone) person.phone = row.phone
  if (row.contactFirstName) person.firstName = row.contactFirstName
  if (row.contactLastName) person.lastName = row.contactLastName
  if (Object.keys(person).length === 0) return null
  const role = row.contactRole && roleOf(row.contactRole)
  return role ? { ...person, role } : person
}

function roleOf(text: string): ContactFields['role'] | null {
  const plain = folded(text)
  if (/compta|accounts? payable|fournisseur|factur|invoice/.test(plain)) return 'accounts_payable'
  if (/direct|gerant|president|ceo|cfo|daf|dirigeant|manager|owner/.test(plain)) return 'management'
  if (/achat|purchas|procurement|buyer/.test(plain)) return 'purchasing'
  if (/commerc|vente|sales/.test(plain)) return 'sales'
  return plain === '' ? null : 'other'
}

/** Where a field of a customer or of a person comes from. */
const SOURCE: Readonly<Record<string, Field>> = {
  code: 'customerCode',
  name: 'customerName',
  vatNo: 'vatNumber',
  addressLines: 'street',
  firstName: 'contactFirstName',
  lastName: 'contactLastName',
}

/** The first text of a row that is longer than the customer file takes, with the column it comes from; null when all fit. */
export function tooLong(customer: CustomerFields & ProfileFields, person: Partial<ContactFields> | null) {
  for (const [schema, fields] of [
    [customerInput, customer],
    [profile.pick({ sector: true, tags: true }), customer],
    [contactInput.partial(), person ?? {}],
  ] as const) {
    const issue = schema.safeParse(fields).error?.issues.find(({ code }) => code === 'too_big')
    if (issue?.code !== 'too_big') continue
    const [field = ''] = issue.path.map(String)
    const value = String(issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)[key], fields))
    return {
      field: SOURCE[field] ?? (field as Field),
      value: value.slice(0, 40).toWellFormed(),
      limit: Number(issue.maximum),
    }
  }
  return null
}

/** The same mailbox, or the same name when either has no mailbox; a mailbox alone completes a contact that has none at all. */
export function isSamePerson(contact: Contact, person: Partial<ContactFields>): boolean {
  if (person.email && contact.email) return person.email.toLowerCase() === contact.email.toLowerCase()
  const name = folded(`${person.firstName ?? ''} ${person.lastName ?? ''}`)
  if (name !== '') return name === folded(`${contact.firstName} ${contact.lastName}`)
  return Boolean(person.phone && contact.phone && person.phone.replace(/\D/g, '') === contact.phone.replace(/\D/g, ''))
}
