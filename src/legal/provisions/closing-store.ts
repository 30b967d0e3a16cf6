import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../../platform/sql.ts'
import type { Doubt, Evidence, ProvisionAccounts } from './model.ts'

/** What somebody decided of debts at a closing, and closings as they were validated. */

export type Choice = {
  readonly itemId: string
  /** Null: left out. */
  readonly percentBp: number | null
  readonly evidence: string
  readonly chosenByName: string
}

export const choicesOf = (tx: OrgTx, closingOn: LocalDate): Promise<Choice[]> =>
  tx.rows(sql`
    select item_id, percent_bp, evidence, chosen_by_name from legal.provision_choice where org_id = ${tx.orgId} and closing_on = ${closingOn}`)

export const keepChoice = (tx: OrgTx, closingOn: LocalDate, one: Choice, at: Date): Promise<number> =>
  tx.run(sql`
    insert into legal.provision_choice (org_id, closing_on, item_id, percent_bp, evidence, chosen_at, chosen_by_name)
    values (${tx.orgId}, ${closingOn}, ${one.itemId}, ${one.percentBp}, ${one.evidence}, ${at}, ${one.chosenByName})
    on conflict (org_id, closing_on, item_id) do update set percent_bp = excluded.percent_bp, evidence = excluded.evidence,
      chosen_at = excluded.chosen_at, chosen_by_name = excluded.chosen_by_name`)

export type Closing = {
  readonly id: string
  readonly no: number
  readonly closingOn: LocalDate
  readonly currency: string
  readonly accounts: ProvisionAccounts
  readonly validatedAt: Date
  readonly validatedByName: string
}
const columns = raw('c.id, c.no, c.closing_on, c.currency, c.accounts, c.validated_at, c.validated_by_name')

export const closingsOf = (tx: OrgTx): Promise<Closing[]> =>
  tx.rows(
    sql`select ${columns} from legal.provision_closing c where c.org_id = ${tx.orgId} order by c.closing_on desc, c.no desc limit 200`,
  )

export const closingById = (tx: OrgTx, id: string): Promise<Closing | null> =>
  tx.maybe(sql`select ${columns} from legal.provision_closing c where c.org_id = ${tx.orgId} and c.id = ${id}`)

/** One validation or loss at a time: each has its number, and a closing counts the losses before it. */
export const lockClosings = (tx: OrgTx): Promise<unknown[]> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('legal.provisions'), ${tx.orgId}::int)`)

export type ClosingLine = {
  readonly itemId: string
  readonly customerId: string
  readonly documentNo: string
  readonly reason: Doubt | 'settled'
  readonly grossCents: number
  readonly vatCents: number
  readonly percentBp: number
  readonly provisionCents: number
  readonly beforeCents: number
  readonly beforeGrossCents: number
  readonly isDeductible: boolean
  readonly evidence: readonly Evidence[]
}

export async function insertClosing(
  tx: OrgTx,
  one: Omit<Closing, 'no'>,
  lines: readonly ClosingLine[],
): Promise<number> {
  const { no } = await tx.one<{ no: number }>(sql`
    insert into legal.provision_closing (org_id, id, no, closing_on, currency, accounts, validated_at, validated_by_name)
    values (${tx.orgId}, ${one.id}, (select coalesce(max(no), 0) + 1 from legal.provision_closing where org_id = ${tx.orgId}), ${one.closingOn},
      ${one.currency}, ${JSON.stringify(one.accounts)}::jsonb, ${one.validatedAt}, ${one.validatedByName}) returning no`)
  await tx.run(sql`
    insert into legal.provision_line (org_id, closing_id, item_id, customer_id, document_no, reason, gross_cents, vat_cents, percent_bp,
      provision_cents, before_cents, before_gross_cents, is_deductible, evidence)
    select ${tx.orgId}::int, ${one.id}::uuid, l."itemId", l."customerId", l."documentNo", l.reason, l."grossCents", l."vatCents", l."percentBp",
      l."provisionCents", l."beforeCents", l."beforeGrossCents", l."isDeductible", l.evidence
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) l("itemId" uuid, "customerId" uuid, "documentNo" text, reason text, "grossCents" bigint,
      "vatCents" bigint, "percentBp" int, "provisionCents" bigint, "beforeCents" bigint, "beforeGrossCents" bigint, "isDeductible" boolean,
      evidence jsonb)`)
  return no
}

/**
 * What stands on the account of doubtful customers, by debt, before a closing of that day: what the closings before it moved there and
 * back, less what the losses up to that day took from there. A loss taken back took nothing. Of these debts, or of all.
 */
export const doubtfulBefore = async (
  tx: OrgTx,
  on: LocalDate,
  itemIds: readonly string[] | null = null,
): Promise<ReadonlyMap<string, number>> => {
  const which = (item: Fragment) => (itemIds ? part`and ${item} = any(${itemIds}::uuid[])` : nothing)
  const rows = await tx.rows<{ itemId: string; cents: number }>(sql`
    select m.item_id, sum(m.cents)::bigint as cents from (
      select l.item_id, l.gross_cents - l.before_gross_cents as cents
      from legal.provision_line l join legal.provision_closing c on c.org_id = l.org_id and c.id = l.closing_id
      where l.org_id = ${tx.orgId} and c.closing_on < ${on}::date ${which(part`l.item_id`)}
      union all
      select (w ->> 'itemId')::uuid, -(w ->> 'doubtfulCents')::bigint
      from legal.loss l, jsonb_array_elements(l.lines) w
      where l.org_id = ${tx.orgId} and l.taken_back_at is null and l.on_day <= ${on}::date ${which(part`(w ->> 'itemId')::uuid`)}
    ) m group by 1 having sum(m.cents) <> 0`)
  return new Map(rows.map(({ itemId, cents }) => [itemId, cents]))
}

export type KeptLine = ClosingLine & { readonly customerCode: string; readonly customerName: string }

export const linesOfClosing = (tx: OrgTx, id: string): Promise<KeptLine[]> =>
  tx.rows(sql`
    select l.item_id, l.customer_id, l.document_no, l.reason, l.gross_cents, l.vat_cents, l.percent_bp, l.provision_cents, l.before_cents,
      l.before_gross_cents, l.is_deductible, l.evidence, c.code as customer_code, c.name as customer_name
    from legal.provision_line l join parties.customer c on c.org_id = l.org_id and c.id = l.customer_id
    where l.org_id = ${tx.orgId} and l.closing_id = ${id} order by c.name, l.customer_id, l.document_no, l.item_id`)
