import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../../platform/sql.ts'
import { type FileShow, type FileSort, type Held, MOST_LISTED, type NextWhat, type Reckoned } from './model.ts'

/** What a list is narrowed by. `member`: an account, or `none`. Amounts are minor units of `currency`. */
export type FileFilter = {
  readonly show: FileShow
  readonly creditor?: number | undefined
  readonly currency?: string | undefined
  readonly stage?: string | undefined
  readonly what?: NextWhat | undefined
  readonly least?: number | undefined
  readonly most?: number | undefined
  /** Days that the oldest document is late. */
  readonly lateFrom?: number | undefined
  readonly lateTo?: number | undefined
  readonly member?: string | undefined
  readonly words?: string | undefined
  /** That few files have these words: they are then found first, and the rest is asked of them alone. */
  readonly isRare?: boolean
}

/** Files that words may find before it is faster to walk the list and look at each. */
const RARE = 5_000

/** A filter whose words were looked for. */
export async function withWords(tx: OrgTx, filter: FileFilter): Promise<FileFilter> {
  if (!filter.words) return filter
  const { found } = await tx.one<{ found: number }>(
    sql`select count(*)::int as found from desk.files_matching(${filter.words}, ${RARE})`,
  )
  return { ...filter, isRare: found < RARE }
}

/** A row as it is read. */
export type FileRow = Omit<Held, 'placedAt'> &
  Omit<Reckoned, 'valueCents'> & {
    readonly creditorOrgId: number
    readonly creditor: string
    readonly pressing: number
    readonly member: string | null
    readonly snoozedUntil: LocalDate | null
    readonly snoozeWhy: string
  }

const SHOWN: Readonly<Record<FileShow, (today: LocalDate) => Fragment>> = {
  due: (today) => part`f.due_on <= ${today}::date`,
  later: (today) => part`f.due_on > ${today}::date and (f.snoozed_until is null or f.snoozed_until <= ${today}::date)`,
  snoozed: (today) => part`f.snoozed_until > ${today}::date`,
  waiting: (today) => part`f.due_on is null and (f.snoozed_until is null or f.snoozed_until <= ${today}::date)`,
  all: () => part`true`,
}

/** Everything but which part of the list. */
function narrowed(orgId: number, filter: Omit<FileFilter, 'show'>, today: LocalDate): Fragment {
  const { creditor, currency, stage, what, least, most, lateFrom, lateTo, member, words, isRare } = filter
  return part`f.org_id = ${orgId}
    ${creditor === undefined ? nothing : part`and f.creditor_org_id = ${creditor}`}
    ${currency === undefined ? nothing : part`and f.currency = ${currency}`}
    ${stage === undefined ? nothing : part`and f.stage = ${stage}`}
    ${what === undefined ? nothing : part`and f.next_what = ${what}`}
    ${least === undefined ? nothing : part`and f.open_cents >= ${least}`}
    ${most === undefined ? nothing : part`and f.open_cents < ${most}`}
    ${lateFrom === undefined ? nothing : part`and f.oldest_on <= ${addDays(today, -lateFrom)}::date`}
    ${lateTo === undefined ? nothing : part`and f.oldest_on > ${addDays(today, -lateTo)}::date`}
    ${member === undefined ? nothing : member === 'none' ? part`and f.member is null` : part`and f.member = ${member}`}
    ${words ? (isRare ? part`and (f.creditor_org_id, f.placement_id) in (select * from desk.files_matching(${words}, ${RARE}))` : part`and f.search @@ desk.words_sought(${words})`) : nothing}`
}

const ORDERS: Readonly<Record<FileSort, Fragment>> = {
  pressing: part`f.pressing desc, f.placement_id`,
  age: part`f.oldest_on, f.placement_id`,
  // Amounts of two currencies are not compared.
  amount: part`f.currency, f.open_cents desc, f.placement_id`,
}

const columns = part`f.creditor_org_id, c.name as creditor, f.placement_id, f.no, f.mandate_no, f.customer_id, f.customer_name, f.customer_code,
  f.document_nos, f.documents, f.currency, f.stage, f.is_pilot, f.placed_on, f.placed_cents, f.open_cents, f.oldest_on, f.last_contact_on,
  f.next_what, f.next_on, f.next_words, f.promise_on, f.promise_cents, f.disputed_cents, f.awaits_approval, f.expected_cents, f.urgency,
  f.urgency_percent, f.pressing, f.member, f.snoozed_until, f.snooze_why`
const joined = part`desk.file_in_hand f join desk.creditor_in_hand c on c.org_id = f.org_id and c.creditor_org_id = f.creditor_org_id`

export type FilePage = { readonly sort: FileSort; readonly limit: number; readonly offset: number }

/** A page of the list. Rows are chosen before their creditors are looked up. */
export const listFiles = (
  tx: OrgTx,
  filter: FileFilter,
  { sort, limit, offset }: FilePage,
  today: LocalDate,
): Promise<FileRow[]> =>
  tx.rows(sql`
    select ${columns} from (
      select * from desk.file_in_hand f where ${narrowed(tx.orgId, filter, today)} and ${SHOWN[filter.show](today)}
      order by ${ORDERS[sort]} limit ${limit} offset ${offset}) f
    join desk.creditor_in_hand c on c.org_id = f.org_id and c.creditor_org_id = f.creditor_org_id order by ${ORDERS[sort]}`)

/** A row by what its place in each order was, when it was read. */
export type FilePlace = Pick<FileRow, 'placementId' | 'pressing' | 'oldestOn' | 'currency' | 'openCents'>

/** Rows of each order that come after a place. */
const AFTER: Readonly<Record<FileSort, (at: FilePlace) => Fragment>> = {
  pressing: ({ pressing, placementId }) => part`f.pressing <= ${pressing}::float8
    and (f.pressing < ${pressing}::float8 or f.placement_id > ${placementId}::uuid)`,
  age: ({ oldestOn, placementId }) =>
    oldestOn === null
      ? part`f.oldest_on is null and f.placement_id > ${placementId}::uuid`
      : part`(f.oldest_on is null or f.oldest_on >= ${oldestOn}::date and (f.oldest_on > ${oldestOn}::date or f.placement_id > ${placementId}::uuid))`,
  amount: ({ currency, openCents, placementId }) => part`f.currency >= ${currency} and (f.currency > ${currency}
    or f.open_cents <= ${openCents} and (f.open_cents < ${openCents} or f.placement_id > ${placementId}::uuid))`,
}

/** What follows a place in the list, whatever became of the row that was there. */
export const fileAfter = (
  tx: OrgTx,
  filter: FileFilter,
  sort: FileSort,
  at: FilePlace,
  today: LocalDate,
): Promise<FileRow | null> =>
  tx.maybe(sql`
    select ${columns} from ${joined}
    where ${narrowed(tx.orgId, filter, today)} and ${SHOWN[filter.show](today)} and ${AFTER[sort](at)} order by ${ORDERS[sort]} limit 1`)

/** The names of all files of a list but some, up to one more than `most`. */
export const namesOf = (
  tx: OrgTx,
  filter: FileFilter,
  except: readonly string[],
  most: number,
  today: LocalDate,
): Promise<{ creditorOrgId: number; placementId: string }[]> =>
  tx.rows(sql`
    select f.creditor_org_id, f.placement_id from desk.file_in_hand f
    where ${narrowed(tx.orgId, filter, today)} and ${SHOWN[filter.show](today)} and f.placement_id <> all(${except}::uuid[]) limit ${most + 1}`)

export const fileOf = (tx: OrgTx, creditorOrgId: number, placementId: string): Promise<FileRow | null> =>
  tx.maybe(sql`
    select ${columns} from ${joined}
    where f.org_id = ${tx.orgId} and f.creditor_org_id = ${creditorOrgId} and f.placement_id = ${placementId}`)

/** How many a list holds, up to the most that is scrolled through. */
export const countFiles = async (tx: OrgTx, filter: FileFilter, today: LocalDate): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(*)::int as count from (
        select 1 from desk.file_in_hand f where ${narrowed(tx.orgId, filter, today)} and ${SHOWN[filter.show](today)} limit ${MOST_LISTED}) f`)
  ).count

/** One line of what files add up to: by part of the list, whichever is asked for, or of that part by creditor and currency, by what is next, by member. */
export type FileSum = {
  readonly by: 'show' | 'creditor' | 'what' | 'member'
  readonly show: FileShow | null
  readonly creditorOrgId: number | null
  readonly currency: string | null
  readonly what: NextWhat | null
  readonly member: string | null
  readonly files: number
  readonly openCents: number
  readonly expectedCents: number
}

/** Lines to be added up, as files say them on a day. */
export const linesOf = (which: Fragment, today: LocalDate): Fragment => part`
  select f.org_id, f.creditor_org_id, f.currency, case when f.snoozed_until > ${today}::date then 'snoozed' when f.due_on <= ${today}::date then 'due'
      when f.due_on is null then 'waiting' else 'later' end as show, f.next_what, coalesce(f.member, '') as member, count(*)::int as files,
    sum(f.open_cents)::bigint as open_cents, sum(f.expected_cents)::bigint as expected_cents
  from desk.file_in_hand f where ${which} group by 1, 2, 3, 4, 5, 6`

/**
 * What the files of a filter add up to. What each creditor's come to today is kept (`sum-store.ts`); where it was not reckoned today, or the
 * filter asks for what sums do not tell apart, files are read.
 */
export function sumFiles(tx: OrgTx, filter: FileFilter, today: LocalDate): Promise<FileSum[]> {
  const { creditor, currency, what, member } = filter
  const asksRows = [
    filter.stage,
    filter.least,
    filter.most,
    filter.lateFrom,
    filter.lateTo,
    filter.words || undefined,
  ].some((one) => one !== undefined)
  const isFresh = part`c.org_id = ${tx.orgId} and c.reckoned_on = ${today}::date`
  const kept = part`
    select s.* from desk.file_sum s join desk.creditor_in_hand c on c.org_id = s.org_id and c.creditor_org_id = s.creditor_org_id and ${isFresh}
    where s.org_id = ${tx.orgId} ${creditor === undefined ? nothing : part`and s.creditor_org_id = ${creditor}`}
      ${currency === undefined ? nothing : part`and s.currency = ${currency}`} ${what === undefined ? nothing : part`and s.next_what = ${what}`}
      ${member === undefined ? nothing : part`and s.member = ${member === 'none' ? '' : member}`}`
  const stale = part`f.creditor_org_id = any(array(
    select c.creditor_org_id from desk.creditor_in_hand c where c.org_id = ${tx.orgId} and c.reckoned_on <> ${today}::date))`
  const rows = narrowed(tx.orgId, filter, today)
  const lines = asksRows ? linesOf(rows, today) : part`${kept} union all ${linesOf(part`${rows} and ${stale}`, today)}`
  return tx.rows(sql`
    with part as (${lines})
    select 'show' as by, show, null::int as creditor_org_id, null as currency, null as what, null as member, sum(files)::int as files,
      0::bigint as open_cents, 0::bigint as expected_cents
    from part group by show
    union all
    select case grouping(creditor_org_id, next_what, member) when 3 then 'creditor' when 5 then 'what' else 'member' end, null, creditor_org_id, currency,
      next_what, nullif(member, ''), sum(files)::int, sum(open_cents)::bigint, sum(expected_cents)::bigint
    from part where ${filter.show} = 'all' or show = ${filter.show} group by grouping sets ((creditor_org_id, currency), (next_what), (member))`)
}

export type CreditorRow = { readonly orgId: number; readonly name: string; readonly member: string | null }

export const creditorsInHand = (tx: OrgTx): Promise<CreditorRow[]> =>
  tx.rows(sql`
    select creditor_org_id as org_id, name, member from desk.creditor_in_hand where org_id = ${tx.orgId} order by name, creditor_org_id`)
