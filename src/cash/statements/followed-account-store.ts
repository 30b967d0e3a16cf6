import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, part, sql } from '../../platform/sql.ts'

/**
 * Accounts with whether customers pay into each: as a person said, else as the receipts recorded on it tell. As long as no
 * receipt is recorded anywhere, every account counts that nobody excluded. Columns: `id`, `is_followed`, `is_followed_said`.
 */
export const followedAccounts = (tx: OrgTx): Fragment => part`
  select id, is_followed_said, coalesce(is_followed_said, has_receipts or not bool_or(coalesce(is_followed_said, has_receipts)) over ()) as is_followed
  from (
    select a.id, a.is_followed as is_followed_said, exists (
      select 1 from cash.line l join cash.match m on m.org_id = l.org_id and m.line_id = l.id and m.cents > 0 and m.undone_at is null
      where l.org_id = a.org_id and l.account_id = a.id) as has_receipts
    from cash.account a where a.org_id = ${tx.orgId}
  ) known`

/**
 * The day up to which the statements `s` of an account tell what happened on it: none knows anything past the day on which it
 * came, and one that goes to no day, as a file of returns, tells nothing.
 */
export const knownTo: Fragment = part`max(least(s.closing_on, s.recorded_at::date)) filter (where s.closing_on is not null)`

/**
 * How far the bank is known: the account left behind furthest among those that customers pay into, those of which no statement ever
 * told a day last. Null when there is none.
 */
export const bankFreshOn = (tx: OrgTx): Promise<{ accountName: string; freshOn: LocalDate | null } | null> =>
  tx.maybe(sql`
    select a.name as account_name, ${knownTo} as fresh_on
    from (${followedAccounts(tx)}) f
    join cash.account a on a.org_id = ${tx.orgId} and a.id = f.id
    left join cash.statement s on s.org_id = a.org_id and s.account_id = a.id and s.withdrawn_at is null
    where f.is_followed
    group by a.id, a.name order by fresh_on nulls last, a.id limit 1`)
