import {
  changeContact,
  changeCustomer,
  contactOf,
  customerOf,
  dropColleague,
  dropCustomers,
  everyProfile,
  keepProfiles,
  listColleagues,
  type Profile,
  profileOf,
  takeBackContact,
} from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import type { Actor } from '../trail/index.ts'
import { namedProfile } from './book-profiles.ts'
import type { Dependants } from './model.ts'
import { identityPart, profilePart } from './profile-rows.ts'
import { effectsOf } from './store.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * Puts customers and people back as they were before an import, field by field, where nobody changed them since. A customer
 * it added goes away when nothing at all refers to it; one that ever had an item stays, for its items are facts.
 */
export async function restoreParties(
  tx: OrgTx,
  dependants: Dependants,
  importId: string,
  by: { actor: Actor; at: Date },
): Promise<{ restored: number; removedCustomers: number }> {
  let restored = 0
  const profiles = new Map<string, Profile>()
  for (const effect of await effectsOf(tx, importId, 'contact_changed')) {
    const now = await contactOf(tx, effect.id)
    const back = now && unchangedSince(now, effect.was!, effect.became!)
    if (!back) continue
    await changeContact(tx, effect.id, { ...now, ...back }, by)
    restored++
  }
  for (const effect of await effectsOf(tx, importId, 'contact_added')) {
    const now = await contactOf(tx, effect.id)
    if (!now || !Object.entries(effect.became!).every(([key, value]) => same((now as Fields)[key], value))) continue
    await takeBackContact(tx, effect.id, by)
    restored++
  }
  for (const effect of await effectsOf(tx, importId, 'customer_changed')) {
    const now = await customerOf(tx, effect.id)
    const profile = await profileOf(tx, effect.id)
    const named = now && profile && { ...now, ...(await namedProfile(tx, profile)) }
    const back = named && unchangedSince(named, effect.was!, effect.became!)
    if (!back) continue
    const identity = { ...now, ...identityPart(back) }
    if (Object.keys(identityPart(back)).length > 0)
      await changeCustomer(tx, effect.id, { ...identity, addressLines: [...identity.addressLines] }, by)
    const { head, salesperson, ...plain } = profilePart(back)
    const restoredProfile = {
      ...profile,
      ...plain,
      ...(head !== undefined && { parentId: head?.id ?? null }),
      ...(salesperson !== undefined && { salespersonId: salesperson?.id ?? null }),
    }
    if (Object.keys(profilePart(back)).length > 0) profiles.set(effect.id, restoredProfile)
    restored++
  }
  // What has become impossible since, such as the head of a group that joined another, stays as it stands.
  await keepProfiles(tx, profiles, by, true)
  const removedCustomers = await removeUnused(tx, dependants, importId)
  const colleagues = await listColleagues(tx)
  for (const effect of await effectsOf(tx, importId, 'colleague_added')) {
    const now = colleagues.find(({ id }) => id === effect.id)
    if (!now || now.customers > 0 || now.name !== effect.became!.name || now.email !== effect.became!.email) continue
    await dropColleague(tx, effect.id, by)
    restored++
  }
  return { restored, removedCustomers }
}

/** The earlier values of the fields that still hold what the import wrote; null when none does. */
function unchangedSince(now: object, was: Fields, became: Fields): Fields | null {
  const back = Object.entries(was).filter(([key]) =>
    same(identified(key, (now as Fields)[key]), identified(key, became[key])),
  )
  return back.length > 0 ? Object.fromEntries(back) : null
}

/** Who is named is known by identity: a name may have been corrected since. */
const identified = (key: string, value: unknown): unknown =>
  key === 'head' || key === 'salesperson' ? ((value as { id?: string } | null)?.id ?? null) : value

/** Values went through JSON, which sorts the keys of objects anew. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

async function removeUnused(tx: OrgTx, dependants: Dependants, importId: string): Promise<number> {
  const candidates = await tx.rows<{ id: string }>(sql`
    select c.id from intake.effect e join parties.customer c on c.org_id = e.org_id and c.id = e.id
    where e.org_id = ${tx.orgId} and e.import_id = ${importId} and e.what = 'customer_added'
      and not exists (select 1 from ledger.item i where i.org_id = c.org_id and i.customer_id = c.id)
      and not exists (select 1 from parties.contact k where k.org_id = c.org_id and k.customer_id = c.id)
      and not exists (select 1 from correspondence.message m where m.org_id = c.org_id and m.customer_id = c.id)`)
  const ids = candidates.map((row) => row.id)
  if (ids.length === 0) return 0
  const used = await dependants.ofCustomers(tx, ids)
  const unused = new Set(ids.filter((id) => !used.has(id)))
  // The head of a group stays with whoever of it stays.
  for (const [id, { parentId }] of await everyProfile(tx))
    if (parentId !== null && !unused.has(id)) unused.delete(parentId)
  return dropCustomers(tx, [...unused])
}
