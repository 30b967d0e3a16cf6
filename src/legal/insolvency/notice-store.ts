import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, raw, sql } from '../../platform/sql.ts'
import type { KeptNotice, WatchSetting } from './model.ts'

/** The public feed as far as it was read, and the notices that are about customers of ours. */

export const keptSetting = (tx: OrgTx): Promise<WatchSetting | null> =>
  tx.maybe(sql`
    select watches, url, read_to, read_at, fault, has_title_retention from legal.insolvency_setting where org_id = ${tx.orgId}`)

export const keepSetting = (
  tx: OrgTx,
  one: Pick<WatchSetting, 'watches' | 'url' | 'hasTitleRetention'>,
): Promise<number> =>
  tx.run(sql`
    insert into legal.insolvency_setting (org_id, watches, url, has_title_retention)
    values (${tx.orgId}, ${one.watches}, ${one.url}, ${one.hasTitleRetention})
    on conflict (org_id) do update set watches = excluded.watches, url = excluded.url, has_title_retention = excluded.has_title_retention`)

/** How far the feed was read; `readTo` null leaves it where it was. */
export const keepReading = (
  tx: OrgTx,
  { readTo, at, fault }: { readonly readTo: LocalDate | null; readonly at: Date; readonly fault: string },
): Promise<number> =>
  tx.run(sql`
    update legal.insolvency_setting set read_to = coalesce(${readTo}::date, read_to), read_at = ${at}, fault = ${fault.slice(0, 400)}
    where org_id = ${tx.orgId}`)

/** One reading of an organisation's feed at a time. */
export const lockFeed = (tx: OrgTx): Promise<unknown[]> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('legal.insolvency'), ${tx.orgId}::int)`)

/** Company numbers of customers that the feed was never asked about. */
export const sirensToAsk = async (tx: OrgTx, limit: number): Promise<string[]> =>
  (
    await tx.rows<{ siren: string }>(sql`
      select distinct c.siren from parties.customer c
      where c.org_id = ${tx.orgId} and c.siren ~ '^[0-9]{9}$'
        and not exists (select 1 from legal.insolvency_asked a where a.org_id = c.org_id and a.siren = c.siren)
      order by c.siren limit ${limit}`)
  ).map(({ siren }) => siren)

export const markAsked = (tx: OrgTx, sirens: readonly string[], at: Date): Promise<number> =>
  tx.run(sql`
    insert into legal.insolvency_asked (org_id, siren, asked_at) select ${tx.orgId}::int, s, ${at}::timestamptz from unnest(${sirens}::text[]) s
    on conflict (org_id, siren) do update set asked_at = excluded.asked_at`)

/** Customers of ours among these companies: several may be one company. */
export const customersOfSirens = (
  tx: OrgTx,
  sirens: readonly string[],
): Promise<{ id: string; siren: string; name: string }[]> =>
  tx.rows(sql`
    select id, siren, name from parties.customer where org_id = ${tx.orgId} and siren = any(${sirens}::text[]) order by code`)

/** 0 when it is known already: nothing of it is followed twice. */
export const insertNotice = (tx: OrgTx, one: KeptNotice): Promise<number> =>
  tx.run(sql`
    insert into legal.insolvency_notice (org_id, id, type, about_id, sirens, published_on, judged_on, meaning, family, nature, told, court, company,
      url, fault, raw, read_at, state)
    values (${tx.orgId}, ${one.id}, ${one.type}, ${one.aboutId}, ${one.sirens}::text[], ${one.publishedOn}, ${one.judgedOn}, ${one.meaning},
      ${one.family}, ${one.nature}, ${one.told}, ${one.court}, ${one.company}, ${one.url}, ${one.fault}, ${one.raw}, ${one.readAt}, ${one.state})
    on conflict (org_id, id) do nothing`)

const columns = raw(
  'n.id, n.type, n.about_id, n.sirens, n.published_on, n.judged_on, n.meaning, n.family, n.nature, n.told, n.court, n.company, n.url, n.fault, n.raw, n.read_at, n.state, n.undone_by',
)

export const noticeById = (tx: OrgTx, id: string): Promise<KeptNotice | null> =>
  tx.maybe(sql`select ${columns} from legal.insolvency_notice n where n.org_id = ${tx.orgId} and n.id = ${id}`)

export const markNotice = (tx: OrgTx, id: string, state: KeptNotice['state']): Promise<number> =>
  tx.run(sql`update legal.insolvency_notice set state = ${state} where org_id = ${tx.orgId} and id = ${id}`)

export const markUndone = (tx: OrgTx, id: string, by: string): Promise<number> =>
  tx.run(sql`update legal.insolvency_notice set undone_by = ${by} where org_id = ${tx.orgId} and id = ${id}`)

/** The last notices kept, those that wait for somebody first; of some companies when they are named. */
export const listNotices = (
  tx: OrgTx,
  which: { readonly sirens: readonly string[] | null; readonly toLook: boolean; readonly limit: number },
): Promise<KeptNotice[]> =>
  tx.rows(sql`
    select ${columns} from legal.insolvency_notice n
    where n.org_id = ${tx.orgId} ${which.sirens ? part`and n.sirens && ${which.sirens}::text[]` : part``}
      ${which.toLook ? part`and n.state = 'to_look'` : part``}
    order by n.state = 'to_look' desc, n.published_on desc nulls first, n.id desc limit ${which.limit}`)

/** Notices that nobody has looked at, by the customer that they are about. */
export const noticesToLook = (
  tx: OrgTx,
): Promise<{ id: string; customerId: string; publishedOn: LocalDate | null; readAt: Date }[]> =>
  tx.rows(sql`
    select n.id, c.id as customer_id, n.published_on, n.read_at
    from legal.insolvency_notice n join parties.customer c on c.org_id = n.org_id and c.siren = any(n.sirens)
    where n.org_id = ${tx.orgId} and n.state = 'to_look' order by n.read_at, n.id`)
