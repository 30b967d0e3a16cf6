import type { LocalDate } from '../../kernel/calendar.ts'
import type { Lang } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { KnownReceipt } from './check-statement.ts'

/** What a statement of a provider that works elsewhere is held against, and those that were refused. */

/** Every receipt of a mandate that the provider holds or held. */
export const knownReceipts = (tx: OrgTx, mandateId: string): Promise<KnownReceipt[]> =>
  tx.rows(sql`
    select r.id, r.no, r.placement_no, r.debtor_name, r.received_on, r.currency, r.cents, r.returned_on is not null as is_returned,
      r.remittance_id is not null as is_remitted, d.line_id is not null as is_contested,
      case when d.line_id is null and k.id is null then f.net_cents else 0 end as fee_cents,
      case when d.line_id is null and k.id is null then f.vat_cents else 0 end as vat_cents
    from outsourcing.receipt r left join outsourcing.fee_line f on f.org_id = r.org_id and f.receipt_id = r.id and f.kind = 'receipt'
    left join outsourcing.fee_dispute d on d.org_id = f.org_id and d.line_id = f.id and d.answer is null
    left join outsourcing.fee_line k on k.org_id = f.org_id and k.reverses = f.id
    where r.org_id = ${tx.orgId} and r.mandate_id = ${mandateId} and r.paid_to = 'agency' order by r.no`)

type Reason = { readonly code: string; readonly line: number | null } & Readonly<Record<Lang, string>>

/** A statement that was refused, as it was told then. */
type Refusal = {
  readonly id: string
  readonly mandateId: string
  readonly mandateNo: number
  readonly providerName: string
  readonly name: string
  readonly sha256: string
  readonly reasons: readonly Reason[]
  readonly refusedOn: LocalDate
  readonly byName: string
}

export const insertRefusal = (
  tx: OrgTx,
  one: Pick<Refusal, 'id' | 'mandateId' | 'name' | 'reasons'> & { readonly sha256: Buffer; readonly on: LocalDate },
  by: { readonly at: Date; readonly name: string },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.remittance_refusal (org_id, id, mandate_id, name, sha256, reasons, refused_on, refused_at, refused_by_name)
    values (${tx.orgId}, ${one.id}, ${one.mandateId}, ${one.name}, ${one.sha256}, ${JSON.stringify(one.reasons)}, ${one.on}, ${by.at}, ${by.name})`)

/** The latest first. */
export const listRefusals = (
  tx: OrgTx,
  page: { readonly limit: number; readonly offset: number },
): Promise<Refusal[]> =>
  tx.rows(sql`
    select f.id, f.mandate_id, m.no as mandate_no, m.provider_name, f.name, encode(f.sha256, 'hex') as sha256, f.reasons, f.refused_on,
      f.refused_by_name as by_name
    from outsourcing.remittance_refusal f join outsourcing.mandate m on m.org_id = f.org_id and m.id = f.mandate_id
    where f.org_id = ${tx.orgId} order by f.refused_at desc, f.id limit ${page.limit} offset ${page.offset}`)

export const countRefusals = async (tx: OrgTx): Promise<number> =>
  (
    await tx.one<{ count: number }>(
      sql`select count(*)::int as count from outsourcing.remittance_refusal where org_id = ${tx.orgId}`,
    )
  ).count
