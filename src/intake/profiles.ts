import { createHash } from 'node:crypto'
import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { sql } from '../platform/sql.ts'
import { type Actor, record } from '../trail/index.ts'
import type { MappingInput } from './contract.ts'
import type { ProfileLayout } from './table-layout.ts'
import { intakeWording as words } from './wording.ts'

export type Profile = {
  readonly id: string
  readonly name: string
  readonly kind: MappingInput['kind']
  readonly mapping: MappingInput
  /** The column titles it was made for; blank ones for a table without, none when it was saved before they were kept. */
  readonly header: readonly string[]
  readonly layout: ProfileLayout
  readonly fingerprint: string
  readonly updatedAt: Date
  readonly updatedBy: string
}
type ProfileInput = {
  readonly name: string
  readonly mapping: MappingInput
  readonly header: readonly string[]
  readonly layout: ProfileLayout
}
type By = { readonly actor: Actor; readonly at: Date }

/** A title as it is compared: exports of one package differ in case and spacing. */
export const plainTitle = (name: string): string => name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')

/** Two exports of one package have the same column titles in the same order. */
export const headerFingerprint = (header: readonly string[]): string =>
  createHash('sha256').update(header.map(plainTitle).join('\u001f')).digest('hex')

/** Titles and layout are kept in the same document as the mapping they belong to. */
type Row = Omit<Profile, 'mapping' | 'header' | 'layout'> & {
  readonly mapping: MappingInput & { readonly header?: readonly string[]; readonly layout?: ProfileLayout }
}

function profileOfRow({ mapping: kept, ...row }: Row): Profile {
  const { header = [], layout = {}, ...mapping } = kept
  return { ...row, mapping, header, layout }
}

export const profilesOf = async (tx: OrgTx): Promise<Profile[]> =>
  (
    await tx.rows<Row>(sql`
      select id, name, kind, mapping, fingerprint, updated_at, updated_by from intake.profile where org_id = ${tx.orgId} order by name`)
  ).map(profileOfRow)

export async function profileOf(tx: OrgTx, id: string): Promise<Profile | null> {
  const found = await tx.maybe<Row>(sql`
    select id, name, kind, mapping, fingerprint, updated_at, updated_by from intake.profile where org_id = ${tx.orgId} and id = ${id}`)
  return found && profileOfRow(found)
}

/** Keeps a mapping under a new identity, or under that of a profile just forgotten, whose lists then go on where they were. */
export async function addProfile(tx: OrgTx, input: ProfileInput & { readonly id?: string }, by: By): Promise<Profile> {
  const { id = newId(by.at), ...rest } = input
  if (await profileOf(tx, id))
    throw new Refused(refuse('already_done', words.profileNameTaken, { name: input.name }, 'name').refusal)
  return save(tx, id, rest, headerFingerprint(input.header), 'import_profile_added', by)
}

/** Changes a profile; titles that are not known, since they were not kept once, stay those it was made for. */
export async function changeProfile(tx: OrgTx, id: string, input: ProfileInput, by: By): Promise<Profile> {
  const before = await profileOf(tx, id)
  if (!before) throw new Refused(notFound().refusal)
  const fingerprint = input.header.length === 0 ? before.fingerprint : headerFingerprint(input.header)
  return save(tx, id, input, fingerprint, 'import_profile_changed', by)
}

async function save(
  tx: OrgTx,
  id: string,
  input: ProfileInput,
  fingerprint: string,
  verb: 'import_profile_added' | 'import_profile_changed',
  by: By,
): Promise<Profile> {
  const { name, mapping, header, layout } = input
  const taken = await tx.maybe(
    sql`select id from intake.profile where org_id = ${tx.orgId} and name = ${name} and id <> ${id}`,
  )
  if (taken) throw new Refused(refuse('already_done', words.profileNameTaken, { name }, 'name').refusal)
  await tx.run(sql`
    insert into intake.profile (org_id, id, name, kind, fingerprint, mapping, updated_at, updated_by)
    values (${tx.orgId}, ${id}, ${name}, ${mapping.kind}, ${fingerprint}, ${JSON.stringify({ ...mapping, header, layout })}, ${by.at}, ${by.actor.name})
    on conflict (org_id, id) do update set name = excluded.name, kind = excluded.kind, fingerprint = excluded.fingerprint,
      mapping = excluded.mapping, updated_at = excluded.updated_at, updated_by = excluded.updated_by`)
  await record(tx, { ...by, verb, subject: { kind: 'import_profile', id }, data: { name, mapping, header, layout } })
  return (await profileOf(tx, id))!
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
