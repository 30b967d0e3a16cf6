import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { resultsWording as words } from './wording.ts'

/** Days after the last payment or the end of a file in which its debtor may say how it was treated. */
const ASKED_WITHIN_DAYS = 90

/** Whom a debtor may judge: who collected from it last, by the name under which it wrote; once. */
export type ToJudge = { readonly placementId: string; readonly provider: string }

/** Once something was paid, or the file came to an end after the provider did something about it. */
export const providerToJudge = (tx: OrgTx, customerId: string, today: LocalDate): Promise<ToJudge | null> =>
  tx.maybe(sql`
    select p.id as placement_id, case when v.terms ->> 'voice' = 'creditor' then m.creditor_name else m.provider_name end as provider
    from outsourcing.placement p join outsourcing.mandate m on m.org_id = p.org_id and m.id = p.mandate_id
    join outsourcing.mandate_version v on v.org_id = m.org_id and v.mandate_id = m.id and v.version = m.version
    cross join lateral (
      select max(r.received_on) as on from outsourcing.receipt r
      where r.org_id = p.org_id and r.placement_id = p.id and r.returned_on is null and r.tail is distinct from 'after') paid
    where p.org_id = ${tx.orgId} and p.customer_id = ${customerId} and p.ended_why is distinct from 'undone'
      and (paid.on is not null or p.ended_on is not null and p.acted_at is not null)
      and greatest(paid.on, p.ended_on) >= ${addDays(today, -ASKED_WITHIN_DAYS)}::date
      and not exists (select 1 from outsourcing.debtor_answer a where a.org_id = p.org_id and a.placement_id = p.id)
    order by greatest(paid.on, p.ended_on) desc, p.no desc limit 1`)

/** Keeps what a debtor answered of a placement: one answer each. */
export async function keepDebtorAnswer(
  tx: OrgTx,
  one: { readonly placementId: string; readonly grade: number; readonly words: string },
  { at, today }: { readonly at: Date; readonly today: LocalDate },
): Promise<void> {
  const kept = await tx.run(sql`
    insert into outsourcing.debtor_answer (org_id, placement_id, agency_org_id, grade, words, on_day, answered_at)
    select p.org_id, p.id, p.agency_org_id, ${one.grade}::smallint, ${one.words}::text, ${today}::date, ${at}::timestamptz
    from outsourcing.placement p where p.org_id = ${tx.orgId} and p.id = ${one.placementId} on conflict do nothing`)
  if (kept === 0) throw new Refused(refuse('answered_already', words.answeredAlready).refusal)
}
