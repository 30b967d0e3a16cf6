import { createHash } from 'node:crypto'
import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { sql } from '../platform/sql.ts'
import { type Actor, record } from '../trail/index.ts'
import type { MappingInput } from './contract.ts'
import { intakeWording as words } from './wording.ts'

export type Profile = {
  readonly id: string
  readonly name: string
  readonly kind: MappingInput['kind']
  readonly mapping: MappingInput
  readonly updatedAt: Date
  readonly updatedBy: string
}
type ProfileInput = { readonly name: string; readonly mapping: MappingInput; readonly header: readonly string[] }
type By = { readonly actor: Actor; readonly at: Date }

/** Two exports of one package have the same column names in the same order, whatever their case and spacing. */
const headerFingerprint = (header: readonly string[]): string =>
  createHash('sha256')
    .update(header.map((name) => name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')).join('\u001f'))
    .digest('hex')

export const profilesOf = (tx: OrgTx): Promise<Profile[]> =>
  tx.rows(
    sql`select id, name, kind, mapping, updated_at, updated_by from intake.profile where org_id = ${tx.orgId} order by name`,
  )

export const profileOf = (tx: OrgTx, id: string): Promise<Profile | null> =>
  tx.maybe(
    sql`select id, name, kind, mapping, updated_at, updated_by from intake.profile where org_id = ${tx.orgId} and id = ${id}`,
  )

/** The profile made for this header, the last one saved when there are several. */
export const profileForHeader = (tx: OrgTx, header: readonly string[]): Promise<Profile | null> =>
  tx.maybe(sql`
    select id, name, kind, mapping, updated_at, updated_by from intake.profile
    where org_id = ${tx.orgId} and fingerprint = ${headerFingerprint(header)} order by updated_at desc limit 1`)

export async function saveProfile(tx: OrgTx, id: string | null, input: ProfileInput, by: By): Promise<Profile> {
  const taken = await tx.maybe<{ id: string }>(
    sql`select id from intake.profile where org_id = ${tx.orgId} and name = ${input.name}`,
  )
  if (taken && taken.id !== id)
    throw new Refused(refuse('already_done', words.profileNameTaken, { name: input.name }, 'name').refusal)
  if (id && !(await profileOf(tx, id))) throw new Refused(notFound().refusal)
  const kept = id ?? newId(by.at)
  await tx.run(sql`
    insert into intake.profile (org_id, id, name, kind, fingerprint, mapping, updated_at, updated_by)
    values (${tx.orgId}, ${kept}, ${input.name}, ${input.mapping.kind}, ${headerFingerprint(input.header)}, ${JSON.stringify(input.mapping)}, ${by.at}, ${by.actor.name})
    on conflict (org_id, id) do update set name = excluded.name, kind = excluded.kind, fingerprint = excluded.fingerprint,
      mapping = excluded.mapping, updated_at = excluded.updated_at, updated_by = excluded.updated_by`)
  await record(tx, {
    ...by,
    verb: id ? 'import_profile_changed' : 'import_profile_added',
    subject: { kind: 'import_profile', id: kept },
    data: input,
  })
  return (await profileOf(tx, kept))!
}

export async function removeProfile(tx: OrgTx, id: string, by: By): Promise<void> {
  const before = await profileOf(tx, id)
  if (!before) throw new Refused(notFound().refusal)
  await tx.run(sql`delete from intake.profile where org_id = ${tx.orgId} and id = ${id}`)
  await record(tx, {
    ...by,
    verb: 'import_profile_removed',
    subject: { kind: 'import_profile', id },
    data: { name: before.name },
  })
}
