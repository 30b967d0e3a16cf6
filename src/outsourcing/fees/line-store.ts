import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Stage } from '../tariffs/model.ts'
import type { FeeLine } from './model.ts'
import type { SignedVersion } from './rules.ts'

/** Fees of an organisation are reckoned one after the other: what one receipt adds depends on those before it. */
export const lockFees = (tx: OrgTx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtext('outsourcing.fees'), ${tx.orgId}::int)`)

/** A receipt of a file of which something is still to be charged or given back, with what was charged for it; those that earn nothing left out. */
export type ReceiptToCharge = {
  readonly id: string
  readonly placementId: string
  readonly mandateId: string
  readonly agencyOrgId: number | null
  readonly currency: string
  readonly placedCents: number
  /** Days past due, on the day of placement, of the oldest document of the file. */
  readonly ageDays: number
  readonly endedOn: LocalDate | null
  readonly stage: Stage
  readonly cents: number
  readonly receivedOn: LocalDate
  readonly returnedOn: LocalDate | null
  /** Something of it is still to be charged or given back. */
  readonly waits: boolean
  /** Of the line that charged it, and of the one that gave it back; null: there is none yet. */
  readonly chargedCents: number | null
  readonly chargedVersion: number | null
  readonly chargedVatBp: number | null
  readonly givenBackCents: number | null
  /** What it was charged was given back already, because it was contested. */
  readonly isCredited: boolean
}

/** In the order they came, file by file: all of a file of which something waits. */
export const receiptsToCharge = (tx: OrgTx): Promise<ReceiptToCharge[]> =>
  tx.rows(sql`
    with waiting as (
      select distinct placement_id from outsourcing.receipt where org_id = ${tx.orgId} and fee_waits and tail is distinct from 'after'
    )
    select r.id, r.placement_id, r.mandate_id, r.agency_org_id, r.currency, p.placed_cents, p.ended_on, r.stage, r.cents, r.received_on, r.returned_on,
      r.fee_waits as waits,
      greatest(0, p.placed_on - (
        select min(i.due_on) from outsourcing.placed_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
        where w.org_id = p.org_id and w.placement_id = p.id))::int as age_days,
      c.net_cents as charged_cents, c.version as charged_version, c.vat_bp as charged_vat_bp, b.net_cents as given_back_cents,
      exists (select 1 from outsourcing.fee_line k where k.org_id = c.org_id and k.reverses = c.id) as is_credited
    from waiting w
    join outsourcing.receipt r on r.org_id = ${tx.orgId} and r.placement_id = w.placement_id and r.tail is distinct from 'after'
    join outsourcing.placement p on p.org_id = r.org_id and p.id = r.placement_id
    left join outsourcing.fee_line c on c.org_id = r.org_id and c.receipt_id = r.id and c.kind = 'receipt'
    left join outsourcing.fee_line b on b.org_id = r.org_id and b.receipt_id = r.id and b.kind = 'return'
    order by r.placement_id, r.received_on, r.no`)

/** Nothing waits any more of what was seen; of a receipt that went back meanwhile, its return does. */
export const markCharged = (tx: OrgTx, seen: readonly ReceiptToCharge[]): Promise<number> =>
  tx.run(sql`
    with held as (
      select r.id from outsourcing.receipt r
      join unnest(${seen.map(({ id }) => id)}::uuid[], ${seen.map(({ returnedOn }) => returnedOn !== null)}::boolean[]) s(id, is_back) on s.id = r.id
      where r.org_id = ${tx.orgId} and r.fee_waits and (r.returned_on is not null) = s.is_back
      order by r.id for update of r
    )
    update outsourcing.receipt r set fee_waits = false from held where r.org_id = ${tx.orgId} and r.id = held.id`)

/** The oldest first. The one in force counts as signed however it came to be. */
export const signedVersions = (tx: OrgTx, mandateIds: readonly string[]): Promise<SignedVersion[]> =>
  tx.rows(sql`
    select v.mandate_id, v.version, s.signed_on, v.terms
    from outsourcing.mandate_version v
    join outsourcing.mandate m on m.org_id = v.org_id and m.id = v.mandate_id
    left join lateral (
      select max(s.signed_on) as signed_on, count(*) as signatures from outsourcing.mandate_signature s
      where s.org_id = v.org_id and s.mandate_id = v.mandate_id and s.version = v.version) s on true
    where v.org_id = ${tx.orgId} and v.mandate_id = any(${mandateIds}::uuid[]) and v.version <= m.version and (s.signatures >= 2 or v.version = m.version)
    order by v.mandate_id, v.version`)

export const insertFeeLines = (
  tx: OrgTx,
  lines: readonly FeeLine[],
  by: { readonly at: Date; readonly name: string },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.fee_line (org_id, id, mandate_id, version, agency_org_id, kind, placement_id, receipt_id, side_cost, label, period_from,
      period_to, reverses, currency, on_day, net_cents, vat_bp, vat_cents, detail, refusal, made_at, made_by_name)
    select ${tx.orgId}::int, l.id, l."mandateId", l.version, l."agencyOrgId", l.kind, l."placementId", l."receiptId", l."sideCost", l.label, l."periodFrom",
      l."periodTo", l.reverses, l.currency, l."on", l."netCents", l."vatBp", l."vatCents", l.detail, nullif(l.refusal, 'null'), ${by.at}::timestamptz,
      ${by.name}::text
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) l(id uuid, "mandateId" uuid, version smallint, "agencyOrgId" int, kind text,
      "placementId" uuid, "receiptId" uuid, "sideCost" text, label text, "periodFrom" date, "periodTo" date, reverses uuid, currency text, "on" date,
      "netCents" bigint, "vatBp" int, "vatCents" bigint, detail jsonb, refusal jsonb)
    on conflict do nothing`)
