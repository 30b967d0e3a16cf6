import type { StepTone } from '../../dunning/model.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { Lang } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export type KeptScript = { readonly tone: StepTone; readonly lang: Lang; readonly body: string }

export const keptScripts = (tx: OrgTx): Promise<KeptScript[]> =>
  tx.rows(sql`select tone, lang, body from desk.script where org_id = ${tx.orgId}`)

export const keepScript = (tx: OrgTx, script: KeptScript, by: { at: Date; by: string }): Promise<number> =>
  tx.run(sql`
    insert into desk.script (org_id, tone, lang, body, changed_at, changed_by)
    values (${tx.orgId}, ${script.tone}, ${script.lang}, ${script.body}, ${by.at}, ${by.by})
    on conflict (org_id, tone, lang) do update set body = excluded.body, changed_at = excluded.changed_at, changed_by = excluded.changed_by`)

export const dropScript = (tx: OrgTx, tone: StepTone, lang: Lang): Promise<number> =>
  tx.run(sql`delete from desk.script where org_id = ${tx.orgId} and tone = ${tone} and lang = ${lang}`)

export type OwedDocument = {
  readonly customerId: string
  readonly documentNo: string
  readonly dueOn: LocalDate
  readonly currency: string
  readonly openCents: number
}

/** What these customers owe, the oldest due first. */
export const owedBy = (tx: OrgTx, customerIds: readonly string[]): Promise<OwedDocument[]> =>
  tx.rows(sql`
    select customer_id, coalesce(nullif(document_no, ''), left(label, 40)) as document_no, due_on, currency, open_cents from ledger.item
    where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[]) and side = 1 and open_cents > 0
    order by due_on, id`)

export type OpenCredit = { readonly customerId: string; readonly currency: string; readonly cents: number }

/** What these customers have in their favour and that settles nothing yet. */
export const creditsOf = (tx: OrgTx, customerIds: readonly string[]): Promise<OpenCredit[]> =>
  tx.rows(sql`
    select customer_id, currency, sum(open_cents)::bigint as cents from ledger.item
    where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[]) and side = -1 and open_cents > 0
    group by customer_id, currency`)
