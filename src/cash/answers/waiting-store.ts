import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'

type WaitingLine = {
  readonly id: string
  readonly bookedOn: LocalDate
  readonly label: string
  readonly payerName: string
  readonly currency: string
  /** What no match had taken of it by then. */
  readonly leftCents: number
}

/**
 * Money in that waited to be matched as a day ended: what the bank had booked by `asOf` and a statement had told by then, less what
 * matches of that time took, and not put aside yet. Withdrawn or undone since, it counts as it stood.
 */
export const waitingAsKnown = (
  tx: OrgTx,
  at: { readonly asOf: LocalDate; readonly knownOn: LocalDate; readonly timeZone: string },
): Promise<WaitingLine[]> => {
  const over = part`((${at.knownOn}::date + 1)::timestamp at time zone ${at.timeZone})`
  return tx.rows(sql`
    select * from (
      select l.id, l.booked_on, l.label, l.payer_name, l.currency, l.cents - coalesce((
          select sum(m.cents) from cash.match m
          where m.org_id = l.org_id and m.line_id = l.id and m.matched_at < ${over} and (m.undone_at is null or m.undone_at >= ${over})
        ), 0)::bigint as left_cents
      from cash.line l join cash.statement s on s.org_id = l.org_id and s.id = l.statement_id
      where l.org_id = ${tx.orgId} and l.cents > 0 and l.booked_on <= ${at.asOf}::date and l.recorded_at < ${over}
        and (s.withdrawn_at is null or s.withdrawn_at >= ${over})
        and not (l.state = 'set_aside' and (l.set_aside_at is null or l.set_aside_at < ${over}))
    ) waiting where left_cents > 0 order by booked_on desc, id desc limit 1000`)
}
