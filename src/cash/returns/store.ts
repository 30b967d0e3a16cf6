import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'

export const insertReturn = (
  tx: OrgTx,
  input: { readonly matchId: string; readonly customerId: string; readonly code: string; readonly words: string },
): Promise<number> =>
  tx.run(sql`
    insert into cash.returned_payment (org_id, match_id, customer_id, code, words)
    values (${tx.orgId}, ${input.matchId}, ${input.customerId}, ${input.code}, ${input.words})`)

export type StoredReturn = {
  readonly matchId: string
  readonly lineId: string
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly cents: number
  readonly currency: string
  readonly returnedOn: LocalDate
  readonly code: string
  readonly words: string
  readonly reopened: string[]
  /** The debit that had brought it, and the day it is presented again; null for any other payment. */
  readonly debitId: string | null
  readonly retryOn: LocalDate | null
  readonly handledAt: Date | null
  readonly handledBy: string
}

/** Payments that came back, those nobody dealt with yet first. */
export const returnsOf = (tx: OrgTx, show: 'open' | 'all', limit: number): Promise<StoredReturn[]> =>
  tx.rows(sql`
    select r.match_id, m.line_id, r.customer_id, c.code as customer_code, c.name as customer_name, -m.cents as cents, l.currency, m.matched_on as returned_on,
      r.code, r.words, r.handled_at, r.handled_by, failed.id as debit_id, failed.retry_on,
      array(select d.document_no from cash.match_effect e join ledger.allocation a on a.org_id = e.org_id and a.id = e.id
        join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
        where e.org_id = m.org_id and e.match_id = m.id and e.what = 'undone_allocation' and d.document_no <> '' order by d.due_on, d.document_no) as reopened
    from cash.returned_payment r
    join cash.match m on m.org_id = r.org_id and m.id = r.match_id and m.undone_at is null
    join cash.line l on l.org_id = m.org_id and l.id = m.line_id
    join parties.customer c on c.org_id = r.org_id and c.id = r.customer_id
    left join cash.debit failed on failed.org_id = r.org_id and failed.returned_match_id = r.match_id
    where r.org_id = ${tx.orgId} ${show === 'open' ? part`and r.handled_at is null` : nothing}
    order by r.handled_at is not null, m.matched_on desc, r.match_id desc limit ${limit}`)

export const markHandled = (
  tx: OrgTx,
  matchId: string,
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update cash.returned_payment set handled_at = ${by.at}, handled_by = ${by.name}
    where org_id = ${tx.orgId} and match_id = ${matchId} and handled_at is null`)

/** A return dealt with by a match of its customer, at the moment that was made, waits again: the match was undone. */
export const reopenHandled = (
  tx: OrgTx,
  matches: readonly { readonly customerId: string; readonly matchedAt: Date }[],
): Promise<number> =>
  tx.run(sql`
    update cash.returned_payment r set handled_at = null, handled_by = ''
    from unnest(${matches.map((m) => m.customerId)}::uuid[], ${matches.map((m) => m.matchedAt)}::timestamptz[]) as m(customer_id, matched_at)
    where r.org_id = ${tx.orgId} and r.customer_id = m.customer_id and r.handled_at = m.matched_at`)
