import { invariant } from '../kernel/invariant.ts'
import { addContact, addCustomer, changeContact, changeCustomer, contactsOf, customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { part, sql } from '../platform/sql.ts'
import { type Actor, merkleRoot } from '../trail/index.ts'
import { bookProfiles } from './book-profiles.ts'
import type { Done } from './book-staged.ts'
import type { PartyChange } from './compare-parties.ts'
import { blankContact, isSamePerson } from './party-rows.ts'
import { identityPart, type ProfileFields, profilePart } from './profile-rows.ts'
import { type Effect, recordEffects, type StoredImport } from './store.ts'

type By = { readonly actor: Actor; readonly at: Date }
type Fields = Record<string, unknown>
type Kept = { what: Effect['what']; id: string; was: Fields; became: Fields }

/** Applies the staged changes of customers and people, each through the door a person would use, and remembers them for withdrawal. */
export async function bookParties(tx: OrgTx, imported: StoredImport, by: By): Promise<Done> {
  const rows = await tx.rows<{
    customerId: string | null
    contactId: string | null
    code: string
    became: PartyChange
  }>(sql`
    select customer_id, contact_id, code, became from intake.staged_party where org_id = ${tx.orgId} and import_id = ${imported.id} order by line`)
  const kept = new Map<string, Kept>()
  const keep = (what: Effect['what'], id: string, was: Fields, became: Fields) => {
    const key = `${what} ${id}`
    const before = kept.get(key)
    kept.set(key, { what, id, was: { ...was, ...before?.was }, became: { ...before?.became, ...became } })
  }
  const added = new Map<string, string>()
  const profiles = new Map<string, Partial<ProfileFields>>()
  for (const row of rows) {
    const { contact } = row.became
    const customer = identityPart(row.became.customer)
    const profile = profilePart(row.became.customer)
    let customerId = row.customerId ?? added.get(row.code)
    if (!customerId) {
      const input = customer as unknown as Parameters<typeof addCustomer>[1]
      customerId = await addCustomer(tx, input, by)
      added.set(row.code, customerId)
      keep('customer_added', customerId, {}, { ...input })
    } else if (Object.keys(customer).length > 0) {
      const before = await customerOf(tx, customerId)
      invariant(before, 'a customer is never removed while an import that names it is previewed')
      const after = { ...before, ...customer }
      await changeCustomer(tx, customerId, { ...after, addressLines: [...after.addressLines] }, by)
      keep('customer_changed', customerId, only(before, customer), customer)
    }
    if (Object.keys(profile).length > 0) profiles.set(customerId, { ...profiles.get(customerId), ...profile })
    if (Object.keys(contact).length === 0) continue
    const people = await contactsOf(tx, [customerId])
    const known =
      people.find((person) => person.id === row.contactId) ?? people.find((person) => isSamePerson(person, contact))
    if (known) {
      await changeContact(tx, known.id, { ...known, ...contact }, by)
      keep(
        kept.has(`contact_added ${known.id}`) ? 'contact_added' : 'contact_changed',
        known.id,
        only(known, contact),
        contact,
      )
    } else {
      const fields = { ...blankContact, ...contact }
      const { id } = await addContact(tx, customerId, fields, by)
      keep('contact_added', id, {}, fields)
    }
  }
  const booked = await bookProfiles(tx, profiles, added, by)
  for (const { id, was, became } of booked.changes)
    if (kept.has(`customer_added ${id}`)) keep('customer_added', id, {}, became)
    else keep('customer_changed', id, only(was, became), became)
  for (const { id, name, email } of booked.colleagues) keep('colleague_added', id, {}, { name, email })
  const effects = [...kept.values()]
  await recordEffects(
    tx,
    imported.id,
    part`
    select e.what, e.id, null::uuid, null::uuid, null::date, e.was::jsonb, e.became::jsonb
    from unnest(${effects.map((e) => e.what)}::text[], ${effects.map((e) => e.id)}::uuid[], ${effects.map((e) => JSON.stringify(e.was))}::text[],
      ${effects.map((e) => JSON.stringify(e.became))}::text[]) as e(what, id, was, became)`,
  )
  const sealed = merkleRoot(effects.map((effect) => `${effect.what}:${effect.id}`))
  return { summary: imported.summary, buildsOn: [], merkleRoot: sealed, rows: effects.length }
}

const only = (from: object, like: object): Fields =>
  Object.fromEntries(Object.keys(like).map((key) => [key, (from as Fields)[key]]))
