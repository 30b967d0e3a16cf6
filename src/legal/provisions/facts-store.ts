import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { CLAIMED_ITEMS } from '../limitation/model.ts'
import type { Evidence, EvidenceKind } from './model.ts'

/** What is known of debts on a closing day: only what had happened by then. */

export type DebtAtClosing = {
  readonly itemId: string
  readonly customerId: string
  readonly customerName: string
  readonly customerCode: string
  readonly documentNo: string
  readonly kind: string
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly amountCents: number
  readonly openCents: number
  /** Its customer's insolvency, when it froze this debt. */
  readonly procedure: 'safeguard' | 'receivership' | 'liquidation' | null
  readonly openedOn: LocalDate | null
  readonly inProceeding: boolean
  readonly inDispute: boolean
}

/** From so many days late on, age makes a debt worth a look; it proves nothing by itself. */
export const AGED_DAYS = 180

/** More are refused: a closing that left some out would take back what was provided for them. */
export const MOST_DEBTS = 20_000

/**
 * Debts open on a day that may be doubtful: frozen by an insolvency, asked for in court, contested, or long late. Interest and fees that we
 * claimed are left out: they bear no VAT and are rarely income before they are paid.
 */
export const doubtfulDebts = (tx: OrgTx, closingOn: LocalDate, currency: string): Promise<DebtAtClosing[]> =>
  tx.rows(sql`
    with open as materialized (
      select i.org_id, i.id, i.customer_id, i.document_no, i.label, i.kind, i.issued_on, i.due_on, i.amount_cents,
        i.amount_cents - coalesce((select sum(a.amount_cents) from ledger.allocation a
          where a.org_id = i.org_id and a.debit_id = i.id and a.allocated_on <= ${closingOn}::date), 0)::bigint as open_cents
      from ledger.item i
      where i.org_id = ${tx.orgId} and i.side = 1 and not i.reversed and i.currency = ${currency} and i.issued_on <= ${closingOn}::date
        and i.kind = any(${CLAIMED_ITEMS}::text[]) and i.kind not in ('interest', 'fee')
        and (i.open_cents > 0 or exists (select 1 from ledger.allocation a
          where a.org_id = i.org_id and a.debit_id = i.id and a.allocated_on > ${closingOn}::date))
    ), known as (
      select o.*, k.procedure, k.opened_on,
        exists (select 1 from legal.proceeding_item w join legal.proceeding p on p.org_id = w.org_id and p.id = w.proceeding_id
          where w.org_id = o.org_id and w.item_id = o.id and p.opened_on <= ${closingOn}::date
            and (p.closed_on is null or p.closed_on > ${closingOn}::date or p.outcome = 'irrecoverable')) as in_proceeding,
        exists (select 1 from disputes.disputed_item w join disputes.dispute d on d.org_id = w.org_id and d.id = w.dispute_id
          where w.org_id = o.org_id and w.item_id = o.id and d.opened_on <= ${closingOn}::date
            and (d.resolved_on is null or d.resolved_on > ${closingOn}::date)) as in_dispute
      from open o
      left join lateral (
        select k.procedure, k.opened_on from legal.insolvency_case k
        left join legal.claim f on f.org_id = o.org_id and f.item_id = o.id
        left join ledger.performance q on q.org_id = o.org_id and q.item_id = o.id
        where k.org_id = o.org_id and k.customer_id = o.customer_id and k.opened_on <= ${closingOn}::date
          and k.standing in ('open', 'plan', 'closed_short') and coalesce(f.performed_on, q.performed_on, o.issued_on) < k.opened_on
        order by k.opened_on desc limit 1
      ) k on true
      where o.open_cents > 0
    )
    select k.id as item_id, k.customer_id, c.name as customer_name, c.code as customer_code,
      coalesce(nullif(k.document_no, ''), left(k.label, 40)) as document_no, k.kind, k.issued_on, k.due_on, k.amount_cents, k.open_cents,
      k.procedure, k.opened_on, k.in_proceeding, k.in_dispute
    from known k join parties.customer c on c.org_id = k.org_id and c.id = k.customer_id
    where k.procedure is not null or k.in_proceeding or k.in_dispute or k.due_on < ${closingOn}::date - ${AGED_DAYS}::int
    order by c.name, k.customer_id, k.due_on, k.id limit ${MOST_DEBTS + 1}`)

/** What shows the doubt, by debt, oldest first: judgments, proofs, notices, acts of court, disputes, broken promises, returned payments. */
export async function evidenceOf(
  tx: OrgTx,
  itemIds: readonly string[],
  closingOn: LocalDate,
): Promise<ReadonlyMap<string, readonly Evidence[]>> {
  const rows = await tx.rows<{ itemId: string; kind: EvidenceKind; on: LocalDate; detail: string }>(sql`
    with asked as (select i.org_id, i.id, i.customer_id, i.issued_on from ledger.item i where i.org_id = ${tx.orgId} and i.id = any(${itemIds}::uuid[]))
    select * from (
      select a.id as item_id, 'judgment' as kind, k.opened_on as on,
        concat_ws(' · ', nullif(k.court, ''), case when k.notice_id is not null then 'BODACC ' || k.notice_id end) as detail
      from asked a join legal.insolvency_case k on k.org_id = a.org_id and k.customer_id = a.customer_id and k.standing <> 'annulled'
      union all
      select a.id, 'proof', p.sent_on, k.officer_name
      from asked a join legal.insolvency_case k on k.org_id = a.org_id and k.customer_id = a.customer_id
      join legal.proof_of_claim p on p.org_id = k.org_id and p.case_id = k.id and p.is_standing and p.sent_on is not null
        and (p.content -> 'due' @> jsonb_build_array(jsonb_build_object('itemId', a.id::text))
          or p.content -> 'toFallDue' @> jsonb_build_array(jsonb_build_object('itemId', a.id::text)))
      union all
      select a.id, 'notice', n.sent_on, coalesce(m.registered_no, '')
      from asked a join legal.notice_item w on w.org_id = a.org_id and w.item_id = a.id
      join legal.notice n on n.org_id = w.org_id and n.id = w.notice_id
      join correspondence.message m on m.org_id = n.org_id and m.id = n.id
      union all
      select a.id, 'notice', r.received_on, r.evidence
      from asked a join legal.notice_received r on r.org_id = a.org_id and r.item_id = a.id and r.withdrawn_at is null
      union all
      select a.id, 'proceeding', p.opened_on, concat_ws(' · ', nullif(p.court_name, ''), nullif(p.reference, ''))
      from asked a join legal.proceeding_item w on w.org_id = a.org_id and w.item_id = a.id
      join legal.proceeding p on p.org_id = w.org_id and p.id = w.proceeding_id
      union all
      select a.id, 'dispute', d.opened_on, left(d.note, 200)
      from asked a join disputes.disputed_item w on w.org_id = a.org_id and w.item_id = a.id
      join disputes.dispute d on d.org_id = w.org_id and d.id = w.dispute_id
      union all
      select a.id, 'returned', i.issued_on, left(i.label, 200)
      from asked a join ledger.item i on i.org_id = a.org_id and i.customer_id = a.customer_id and i.kind = 'returned' and not i.reversed
        and i.issued_on >= a.issued_on
      union all
      select a.id, 'reminders', max(coalesce(m.posted_on, m.settled_at::date)), count(*)::text
      from asked a join correspondence.message m on m.org_id = a.org_id and m.customer_id = a.customer_id and m.purpose = 'dunning'
        and m.state in ('sent', 'posted') and m.settled_at::date between a.issued_on and ${closingOn}::date
      group by a.id
    ) e where e.on <= ${closingOn}::date order by e.on, e.kind`)
  return new Map(
    [...Map.groupBy(rows, ({ itemId }) => itemId)].map(([id, own]) => [
      id,
      own.map(({ kind, on, detail }) => ({ kind, on, detail })),
    ]),
  )
}
