import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** What became of a line that nothing is left of to match. */
export type AnsweredLine = {
  readonly id: string
  readonly state: 'open' | 'matched' | 'set_aside' | 'withdrawn'
  /** Who matched it last, and for whom; null when nobody did. */
  readonly matchedBy: string | null
  readonly isAutomatic: boolean | null
  readonly customerName: string | null
}

/** Of these lines, those that nothing is left of to match, or that are no matter of a customer. */
export const answeredAmong = (tx: OrgTx, lineIds: readonly string[]): Promise<AnsweredLine[]> =>
  tx.rows(sql`
    select l.id, l.state, m.matched_by, m.how = 'automatic' as is_automatic, c.name as customer_name
    from cash.line l
    left join lateral (
      select matched_by, how, customer_id from cash.match m
      where m.org_id = l.org_id and m.line_id = l.id and m.undone_at is null order by m.matched_at desc, m.id desc limit 1) m on true
    left join parties.customer c on c.org_id = l.org_id and c.id = m.customer_id
    where l.org_id = ${tx.orgId} and l.id = any(${lineIds}::uuid[]) and (l.left_cents = 0 or l.state in ('set_aside', 'withdrawn'))`)
