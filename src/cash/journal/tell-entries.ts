import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { ToldKind, ToldPart } from './model.ts'

/** Entries that capabilities after this one tell the accounts: they hang on no customer's item, and leave in the same exports, once. */

export type TellingEntry = {
  readonly kind: ToldKind
  /** The invoice or remittance that it tells; told again while it stands, it is told once. */
  readonly aboutId: string
  readonly currency: string
  readonly on: LocalDate
  readonly piece: string
  readonly label: string
  /** Who it is about: whoever collects. */
  readonly party: string
  /** What comes to nothing is left out; the rest is balanced, and the database refuses what is not. */
  readonly parts: readonly ToldPart[]
  readonly lineId?: string
}

export async function tellEntry(tx: OrgTx, one: TellingEntry, at: Date): Promise<void> {
  const parts = one.parts.filter(({ cents }) => cents !== 0)
  if (parts.length === 0) return
  const amountCents = parts.reduce((sum, { cents }) => sum + Math.max(cents, 0), 0)
  await tx.run(sql`
    insert into cash.told_entry (org_id, id, kind, about_id, currency, on_day, piece_on, piece, label, party, parts, amount_cents, line_id, at)
    values (${tx.orgId}, ${newId(at)}, ${one.kind}, ${one.aboutId}, ${one.currency}, ${one.on}, ${one.on}, ${one.piece}, ${one.label.slice(0, 200)},
      ${one.party.slice(0, 200)}, ${JSON.stringify(parts)}, ${amountCents}, ${one.lineId ?? null}, ${at})
    on conflict (org_id, kind, about_id) where reverses is null and not is_reversed do nothing`)
}

/** It is so no more, from a day on: given already, it is told the other way round; else it never leaves. */
export async function takeEntryBack(
  tx: OrgTx,
  { kind, aboutId }: Pick<TellingEntry, 'kind' | 'aboutId'>,
  on: LocalDate,
  at: Date,
): Promise<void> {
  await tx.run(sql`
    with stands as (
      update cash.told_entry set is_reversed = true
      where org_id = ${tx.orgId} and kind = ${kind} and about_id = ${aboutId} and reverses is null and not is_reversed
      returning *
    )
    insert into cash.told_entry (org_id, id, kind, about_id, currency, on_day, piece_on, piece, label, party, parts, amount_cents, line_id, reverses, at)
    select org_id, ${newId(at)}::uuid, kind, about_id, currency, greatest(on_day, ${on}::date), piece_on, piece, label, party, parts, amount_cents, line_id, id,
      ${at}::timestamptz
    from stands`)
}

/** What a bank line brought, as it was told to the accounts, and what was kept back from it before. */
export type ToldOfLine = {
  readonly kind: ToldKind
  readonly aboutId: string
  readonly piece: string
  readonly party: string
  readonly keptCents: number
}

export const toldOfLine = (tx: OrgTx, lineId: string): Promise<ToldOfLine | null> =>
  tx.maybe(sql`
    select e.kind, e.about_id, e.piece, e.party, coalesce(k.amount_cents, 0)::bigint as kept_cents from cash.told_entry e
    left join cash.told_entry k on k.org_id = e.org_id and k.kind = 'fee_set_off' and k.about_id = e.about_id and k.reverses is null and not k.is_reversed
    where e.org_id = ${tx.orgId} and e.line_id = ${lineId} and e.reverses is null and not e.is_reversed`)
