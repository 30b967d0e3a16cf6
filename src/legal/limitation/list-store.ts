import { addMonths, type LocalDate } from '../../kernel/calendar.ts'
import { isDated } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../../platform/sql.ts'
import type { KeptClock } from './clock-store.ts'
import type { ClaimShow } from './contract.ts'
import type { Nearness } from './model.ts'

/** Lists of debts by the day on which they are barred. What is kept each night is held against what is open now. */

export type ListedClaim = KeptClock & {
  readonly customerCode: string
  readonly customerName: string
  readonly documentNo: string
  readonly label: string
  readonly currency: string
  readonly openCents: number
  readonly isUnseen: boolean
  /** False: it has neither a day of its own nor one that somebody told. */
  readonly isDated: boolean
}

type Asked = {
  readonly show: ClaimShow
  readonly customerId?: string | undefined
  readonly words?: string | undefined
}

const isDatedDebt = part`(k.is_start_known or ${isDated})`

/** The bounds of each nearness on a day, as `nearnessOf` tells one clock. */
function near(show: ClaimShow, today: LocalDate): Fragment {
  const within = (from: number | null, to: number) =>
    part`k.bars_on <= ${addMonths(today, to)}::date ${from === null ? part`and k.bars_on >= ${today}::date` : part`and k.bars_on > ${addMonths(today, from)}::date`}`
  return {
    risk: within(null, 12),
    barred: part`k.bars_on < ${today}::date`,
    m1: within(null, 1),
    m3: within(1, 3),
    m6: within(3, 6),
    m12: within(6, 12),
    later: part`k.bars_on > ${addMonths(today, 12)}::date`,
    stopped: part`k.bars_on is null and k.standing <> 'unknown'`,
    unknown: part`k.standing = 'unknown'`,
    undated: part`not ${isDatedDebt}`,
    all: part`true`,
  }[show]
}

const narrowed = ({ customerId, words }: Asked): Fragment => part`
  ${customerId ? part`and k.customer_id = ${customerId}` : nothing}
  ${words ? part`and (strpos(platform.folded(c.name || ' ' || c.code), platform.folded(${words})) > 0 or upper(i.document_no) like upper(${prefix(words)}))` : nothing}`

const prefix = (words: string): string => `${words.replace(/[\\%_]/g, '\\$&')}%`

const from = (tx: OrgTx, asked: Asked): Fragment => part`
  from legal.limitation k
  join ledger.item i on i.org_id = k.org_id and i.id = k.item_id and i.open_cents > 0
  ${asked.words ? part`join parties.customer c on c.org_id = k.org_id and c.id = k.customer_id` : nothing}
  where k.org_id = ${tx.orgId} ${narrowed(asked)}`

const unseen = part`exists (
  select 1 from legal.limitation_alert a
  where a.org_id = k.org_id and a.item_id = k.item_id and a.bars_on = k.bars_on and a.seen_at is null)`

/** A page of debts, those barred soonest first; what is barred already, the latest first, since it may still be arguable. */
export const listClaims = (
  tx: OrgTx,
  asked: Asked & { readonly limit: number; readonly offset: number },
  today: LocalDate,
): Promise<ListedClaim[]> => {
  const order = asked.show === 'barred' ? part`bars_on desc, item_id` : part`bars_on nulls last, item_id`
  return tx.rows(sql`
    select p.*, c.code as customer_code, c.name as customer_name from (
      select k.item_id, k.customer_id, k.kind, k.starts_on, k.is_start_known, k.bars_on, k.standing, i.document_no, i.label, i.currency,
        i.open_cents, ${unseen} as is_unseen, ${isDatedDebt} as is_dated
      ${from(tx, asked)} and ${near(asked.show, today)}
      order by ${order} limit ${asked.limit} offset ${asked.offset}
    ) p join parties.customer c on c.org_id = ${tx.orgId} and c.id = p.customer_id
    order by ${order}`)
}

export const countClaims = async (tx: OrgTx, asked: Asked, today: LocalDate): Promise<number> =>
  (
    await tx.one<{ count: number }>(
      sql`select count(*)::int as count ${from(tx, asked)} and ${near(asked.show, today)}`,
    )
  ).count

export type NearTotal = {
  readonly near: Nearness
  readonly currency: string
  readonly count: number
  readonly cents: number
}

/** How many debts, and how much of each currency, at each nearness: one pass over what is kept, a line a day, then told apart. */
export const claimTotals = (tx: OrgTx, asked: Omit<Asked, 'show'>, today: LocalDate): Promise<NearTotal[]> =>
  tx.rows(sql`
    select case when ${near('unknown', today)} then 'unknown' when ${near('stopped', today)} then 'stopped' when ${near('barred', today)} then 'barred'
      when ${near('m1', today)} then 'm1' when ${near('m3', today)} then 'm3' when ${near('m6', today)} then 'm6' when ${near('m12', today)} then 'm12'
      else 'later' end as near, k.currency, sum(k.count)::int as count, sum(k.cents)::bigint as cents
    from (
      select k.bars_on, k.standing, i.currency, count(*) as count, sum(i.open_cents) as cents ${from(tx, { ...asked, show: 'all' })}
      group by k.bars_on, k.standing, i.currency
    ) k group by 1, k.currency order by k.currency <> 'EUR', k.currency`)

/** Debts that have neither a day of their own nor one that somebody told, by currency: they may be barred sooner than it seems. */
export const undatedTotals = (
  tx: OrgTx,
  asked: Omit<Asked, 'show'>,
): Promise<{ currency: string; count: number; cents: number }[]> =>
  tx.rows(sql`
    select i.currency, count(*)::int as count, sum(i.open_cents)::bigint as cents ${from(tx, { ...asked, show: 'all' })}
      and not k.is_start_known and exists (select from ledger.undated u where u.org_id = i.org_id and u.source_key = i.source_key)
    group by i.currency`)

/** Debts that near their end, of which it was said and nobody has looked at them since. */
export const countUnseen = async (tx: OrgTx, asked: Omit<Asked, 'show'>, today: LocalDate): Promise<number> =>
  (
    await tx.one<{ count: number }>(
      sql`select count(*)::int as count ${from(tx, { ...asked, show: 'all' })} and k.bars_on >= ${today}::date and (k.item_id, k.bars_on) in (
      select a.item_id, a.bars_on from legal.limitation_alert a where a.org_id = ${tx.orgId} and a.seen_at is null)`,
    )
  ).count

/** One debt as it is listed, whether or not a clock is kept for it. */
export const listedClaim = (
  tx: OrgTx,
  itemId: string,
): Promise<Pick<
  ListedClaim,
  'customerCode' | 'customerName' | 'documentNo' | 'label' | 'currency' | 'openCents' | 'isUnseen'
> | null> =>
  tx.maybe(sql`
    select c.code as customer_code, c.name as customer_name, i.document_no, i.label, i.currency, i.open_cents,
      coalesce((select ${unseen} from legal.limitation k where k.org_id = i.org_id and k.item_id = i.id), false) as is_unseen
    from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    where i.org_id = ${tx.orgId} and i.id = ${itemId}`)
