import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

export type AccountRow = {
  readonly id: string
  readonly name: string
  readonly iban: string | null
  readonly rib: string | null
  readonly other: string
  readonly currency: string
  readonly ledgerAccount: string
  readonly isFollowed: boolean
  readonly freshOn: LocalDate | null
  readonly balanceCents: number | null
  readonly openLines: number
}

export const accountsOf = (tx: OrgTx): Promise<AccountRow[]> =>
  tx.rows(sql`
    select a.id, a.name, a.iban, a.rib, a.other, a.currency, a.ledger_account, a.is_followed,
      (select max(s.closing_on) from cash.statement s where s.org_id = a.org_id and s.account_id = a.id and s.withdrawn_at is null) as fresh_on,
      (select s.closing_cents from cash.statement s
        where s.org_id = a.org_id and s.account_id = a.id and s.withdrawn_at is null and s.closing_cents is not null
        order by s.closing_on desc, s.id desc limit 1) as balance_cents,
      (select count(*)::int from cash.line l where l.org_id = a.org_id and l.account_id = a.id and l.state = 'open') as open_lines
    from cash.account a where a.org_id = ${tx.orgId} order by a.created_at, a.id`)

/** Statements that do not begin with what the one before ended with, per account. */
export const statementGaps = (
  tx: OrgTx,
): Promise<
  {
    accountId: string
    fromOn: LocalDate
    toOn: LocalDate
    endedCents: number
    beginsCents: number
    importId: string
  }[]
> =>
  tx.rows(sql`
    select s.account_id, p.closing_on as from_on, s.opening_on as to_on, p.closing_cents + coalesce(l.cents, 0) as ended_cents,
      s.opening_cents as begins_cents, s.import_id
    from cash.statement s
    join lateral (
      select p.closing_on, p.closing_cents from cash.statement p
      where p.org_id = s.org_id and p.account_id = s.account_id and p.withdrawn_at is null and p.is_complete and p.id <> s.id
        and p.closing_cents is not null and p.closing_on <= s.opening_on
      order by p.closing_on desc, p.id desc limit 1
    ) p on true
    left join lateral (
      -- A statement may begin later than the one before ended: what was recorded in between joins them.
      select sum(k.cents)::bigint as cents from cash.line k
      where k.org_id = s.org_id and k.account_id = s.account_id and k.state <> 'withdrawn'
        and k.booked_on > p.closing_on and k.booked_on <= s.opening_on
    ) l on true
    where s.org_id = ${tx.orgId} and s.withdrawn_at is null and s.is_complete and s.opening_on is not null
      and p.closing_cents + coalesce(l.cents, 0) <> s.opening_cents
    order by s.account_id, s.opening_on`)

export const updateAccount = (
  tx: OrgTx,
  id: string,
  account: { readonly name: string; readonly ledgerAccount: string; readonly isFollowed: boolean },
): Promise<number> =>
  tx.run(sql`
    update cash.account set name = ${account.name}, ledger_account = ${account.ledgerAccount}, is_followed = ${account.isFollowed}
    where org_id = ${tx.orgId} and id = ${id}`)

/** How far the bank is known: the account left behind furthest among those that are followed. Null when there is none. */
export const bankFreshOn = (tx: OrgTx): Promise<{ accountName: string; freshOn: LocalDate | null } | null> =>
  tx.maybe(sql`
    select a.name as account_name, max(s.closing_on) as fresh_on
    from cash.account a left join cash.statement s on s.org_id = a.org_id and s.account_id = a.id and s.withdrawn_at is null
    where a.org_id = ${tx.orgId} and a.is_followed
    group by a.id, a.name order by max(s.closing_on) nulls first limit 1`)
