import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { followedAccounts, knownTo } from './followed-account-store.ts'

export type AccountRow = {
  readonly id: string
  readonly name: string
  readonly iban: string | null
  readonly rib: string | null
  readonly other: string
  readonly currency: string
  readonly ledgerAccount: string
  /** Whether customers pay into it; null in `isFollowedSaid` when its receipts tell, and no person. */
  readonly isFollowed: boolean
  readonly isFollowedSaid: boolean | null
  readonly freshOn: LocalDate | null
  readonly balanceCents: number | null
  readonly openLines: number
}

export const accountsOf = (tx: OrgTx): Promise<AccountRow[]> =>
  tx.rows(sql`
    select a.id, a.name, a.iban, a.rib, a.other, a.currency, a.ledger_account, f.is_followed, f.is_followed_said,
      (select ${knownTo} from cash.statement s where s.org_id = a.org_id and s.account_id = a.id and s.withdrawn_at is null) as fresh_on,
      (select s.closing_cents from cash.statement s
        where s.org_id = a.org_id and s.account_id = a.id and s.withdrawn_at is null and s.closing_cents is not null
        order by s.closing_on desc, s.id desc limit 1) as balance_cents,
      (select count(*)::int from cash.line l where l.org_id = a.org_id and l.account_id = a.id and l.state = 'open') as open_lines
    from cash.account a join (${followedAccounts(tx)}) f on f.id = a.id
    where a.org_id = ${tx.orgId} order by a.created_at, a.id`)

/** How the only account in a currency is named; null when there is none, or more than one. */
export const onlyAccountIn = async (
  tx: OrgTx,
  currency: string,
): Promise<Pick<AccountRow, 'name' | 'iban' | 'rib' | 'other'> | null> => {
  const found = await tx.rows<Pick<AccountRow, 'name' | 'iban' | 'rib' | 'other'>>(sql`
    select name, iban, rib, other from cash.account where org_id = ${tx.orgId} and currency = ${currency} limit 2`)
  return found.length === 1 ? found[0]! : null
}

export const insertAccount = (
  tx: OrgTx,
  account: {
    readonly id: string
    readonly name: string
    readonly iban: string | null
    readonly rib: string | null
    readonly other: string
    readonly currency: string
  },
  at: Date,
): Promise<number> =>
  tx.run(sql`
    insert into cash.account (org_id, id, name, iban, rib, other, currency, created_at)
    values (${tx.orgId}, ${account.id}, ${account.name}, ${account.iban}, ${account.rib}, ${account.other}, ${account.currency}, ${at})`)

export const updateAccount = (
  tx: OrgTx,
  id: string,
  account: { readonly name: string; readonly ledgerAccount: string; readonly isFollowed: boolean | null },
): Promise<number> =>
  tx.run(sql`
    update cash.account set name = ${account.name}, ledger_account = ${account.ledgerAccount}, is_followed = ${account.isFollowed}
    where org_id = ${tx.orgId} and id = ${id}`)
