import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, raw, sql } from '../platform/sql.ts'
import type { ContactInput, CustomerInput } from './contract.ts'
import type { Contact, Customer, OptOut } from './model.ts'

export const customerOf = (tx: OrgTx, id: string): Promise<Customer | null> =>
  tx.maybe(sql`
    select id, code, name, kind, siren, vat_no, lang, address_lines, postcode, city, country, terms
    from parties.customer where org_id = ${tx.orgId} and id = ${id}`)

export const customersById = (tx: OrgTx, ids: readonly string[]): Promise<Customer[]> =>
  tx.rows(sql`
    select id, code, name, kind, siren, vat_no, lang, address_lines, postcode, city, country, terms
    from parties.customer where org_id = ${tx.orgId} and id = any(${ids}::uuid[])`)

/** All customers, to be matched against a list; some tens of thousands at most. */
export const everyCustomer = (tx: OrgTx): Promise<Customer[]> =>
  tx.rows(sql`
    select id, code, name, kind, siren, vat_no, lang, address_lines, postcode, city, country, terms
    from parties.customer where org_id = ${tx.orgId} order by code`)

/** Removes customers that nothing refers to; the database refuses one that a contact names. */
export const dropCustomers = (tx: OrgTx, ids: readonly string[]): Promise<number> =>
  tx.run(sql`delete from parties.customer where org_id = ${tx.orgId} and id = any(${ids}::uuid[])`)

/** What `mayMail` says, of a contact `alias` in a statement. */
export const mailable = (alias: string): Fragment =>
  raw(`${alias}.email is not null and ${alias}.email_invalid_since is null and not 'email' = any(${alias}.opted_out)`)

/** What `mayText` says, of a contact `alias` in a statement; whether the number is that of a mobile is not asked here. */
export const textable = (alias: string): Fragment =>
  raw(`${alias}.phone is not null and ${alias}.phone_invalid_since is null and not 'sms' = any(${alias}.opted_out)`)

export const contactsOf = (tx: OrgTx, customerIds: readonly string[]): Promise<Contact[]> =>
  tx.rows(sql`
    select id, customer_id, first_name, last_name, role, email, phone, email_invalid_since, phone_invalid_since, opted_out, absent_until, lre_consent_on
    from parties.contact where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[]) and removed_at is null
    order by role, created_at`)

export const contactOf = (tx: OrgTx, id: string): Promise<Contact | null> =>
  tx.maybe(sql`
    select id, customer_id, first_name, last_name, role, email, phone, email_invalid_since, phone_invalid_since, opted_out, absent_until, lre_consent_on
    from parties.contact where org_id = ${tx.orgId} and id = ${id} and removed_at is null`)

export const codeOwner = async (tx: OrgTx, code: string): Promise<string | null> =>
  (await tx.maybe<{ id: string }>(sql`select id from parties.customer where org_id = ${tx.orgId} and code = ${code}`))
    ?.id ?? null

/** What a person may type to find the customer: code, name, SIREN, town. */
const searchText = (input: { code: string; name: string; siren: string | null; city: string }): string =>
  [input.name, input.code, input.siren ?? '', input.city].join(' ')

export async function insertCustomer(tx: OrgTx, id: string, input: CustomerInput, at: Date): Promise<void> {
  await tx.run(sql`
    insert into parties.customer (org_id, id, code, name, kind, siren, vat_no, lang, address_lines, postcode, city, country, terms, created_at, search_text)
    values (${tx.orgId}, ${id}, ${input.code}, ${input.name}, ${input.kind}, ${input.siren}, ${input.vatNo}, ${input.lang},
      ${input.addressLines}, ${input.postcode}, ${input.city}, ${input.country}, ${input.terms && JSON.stringify(input.terms)}, ${at},
      platform.folded(${searchText(input)}))`)
}

export const updateCustomer = (tx: OrgTx, id: string, input: CustomerInput): Promise<number> =>
  tx.run(sql`
    update parties.customer set code = ${input.code}, name = ${input.name}, kind = ${input.kind}, siren = ${input.siren},
      vat_no = ${input.vatNo}, lang = ${input.lang}, address_lines = ${input.addressLines}, postcode = ${input.postcode},
      city = ${input.city}, country = ${input.country}, terms = ${input.terms && JSON.stringify(input.terms)},
      search_text = platform.folded(${searchText(input)})
    where org_id = ${tx.orgId} and id = ${id}`)

/** Adds the customers of an import that are not known yet, by code; known ones are left as they are. Gives how many were added. */
export const insertMissingCustomers = (
  tx: OrgTx,
  customers: { codes: string[]; names: string[] },
  at: Date,
): Promise<number> =>
  tx.run(sql`
    insert into parties.customer (org_id, id, code, name, created_at, search_text)
    select ${tx.orgId}, platform.new_id(), c.code, c.name, ${at}, platform.folded(c.name || ' ' || c.code)
    from unnest(${customers.codes}::text[], ${customers.names}::text[]) as c(code, name)
    on conflict (org_id, code) do nothing`)

export async function insertContact(
  tx: OrgTx,
  id: string,
  customerId: string,
  input: ContactInput,
  at: Date,
): Promise<void> {
  await tx.run(sql`
    insert into parties.contact (org_id, id, customer_id, first_name, last_name, role, email, phone, lre_consent_on, created_at)
    values (${tx.orgId}, ${id}, ${customerId}, ${input.firstName}, ${input.lastName}, ${input.role}, ${input.email}, ${input.phone}, ${input.lreConsentOn ?? null}, ${at})`)
}

/** A corrected address is presumed good until it fails again. */
export const updateContact = (tx: OrgTx, id: string, input: ContactInput): Promise<number> =>
  tx.run(sql`
    update parties.contact set first_name = ${input.firstName}, last_name = ${input.lastName}, role = ${input.role},
      email_invalid_since = case when email is distinct from ${input.email} then null else email_invalid_since end,
      phone_invalid_since = case when phone is distinct from ${input.phone} then null else phone_invalid_since end,
      email = ${input.email}, phone = ${input.phone},
      lre_consent_on = case when ${input.lreConsentOn === undefined} then lre_consent_on else ${input.lreConsentOn ?? null}::date end
    where org_id = ${tx.orgId} and id = ${id} and removed_at is null`)

export const removeContact = (tx: OrgTx, id: string, at: Date): Promise<number> =>
  tx.run(
    sql`update parties.contact set removed_at = ${at} where org_id = ${tx.orgId} and id = ${id} and removed_at is null`,
  )

export const deleteContact = (tx: OrgTx, id: string): Promise<number> =>
  tx.run(sql`delete from parties.contact where org_id = ${tx.orgId} and id = ${id}`)

export const markEmailInvalid = (tx: OrgTx, customerId: string, email: string, at: Date): Promise<number> =>
  tx.run(sql`
    update parties.contact set email_invalid_since = ${at}
    where org_id = ${tx.orgId} and customer_id = ${customerId} and lower(email) = lower(${email}) and email_invalid_since is null`)

/** Marks the numbers of these people as taking no messages. */
export const markPhoneInvalid = (tx: OrgTx, contactIds: readonly string[], at: Date): Promise<number> =>
  tx.run(sql`
    update parties.contact set phone_invalid_since = ${at}
    where org_id = ${tx.orgId} and id = any(${contactIds}::uuid[]) and phone_invalid_since is null`)

export const updateOptOuts = (tx: OrgTx, id: string, optedOut: readonly OptOut[], at: Date): Promise<number> =>
  tx.run(sql`
    update parties.contact set opted_out = ${optedOut}, opted_out_at = ${optedOut.length > 0 ? at : null}
    where org_id = ${tx.orgId} and id = ${id} and removed_at is null`)

export const updateAbsence = (tx: OrgTx, id: string, until: LocalDate | null): Promise<number> =>
  tx.run(
    sql`update parties.contact set absent_until = ${until} where org_id = ${tx.orgId} and id = ${id} and removed_at is null`,
  )

export const searchCustomers = (
  tx: OrgTx,
  words: string,
  maxRows: number,
): Promise<{ id: string; code: string; name: string; city: string }[]> =>
  tx.rows(sql`
    select c.id, c.code, c.name, c.city from parties.search_customers(${words}, ${maxRows}) s
    join parties.customer c on c.org_id = ${tx.orgId} and c.id = s.id order by s.rank desc, c.name`)
