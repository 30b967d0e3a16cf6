import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../platform/sql.ts'
import type { CarriedItem, Carry, OpeningLine } from './match-openings.ts'
import { inSlices } from './slices.ts'

/**
 * Committed ledgers whose year was over before this one begins: what its opening lines carry forward. A ledger of several
 * years opens the first of them only.
 */
export const ledgersBefore = async (tx: OrgTx, firstOn: LocalDate): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select id from intake.import
      where org_id = ${tx.orgId} and state = 'committed' and kind = 'fec' and fiscal_year_end < ${firstOn}::date
      order by fiscal_year_end, settled_at`)
  ).map((row) => row.id)

/** A committed import of another family whose items still count: lists when a ledger comes, ledgers when a list comes. */
export const otherSource = (tx: OrgTx, kinds: readonly string[]): Promise<{ fileName: string } | null> =>
  tx.maybe(sql`
    select f.name as file_name from intake.import m join intake.file f on f.org_id = m.org_id and f.id = m.file_id
    where m.org_id = ${tx.orgId} and m.state = 'committed' and m.kind = any(${kinds}::text[])
      and exists (select 1 from ledger.item i where i.org_id = m.org_id and i.source_id = m.id and not i.reversed)
    order by m.settled_at desc limit 1`)

export const ledgerAfter = (
  tx: OrgTx,
  yearEnd: LocalDate,
): Promise<{ fiscalYearEnd: LocalDate; fileName: string } | null> =>
  tx.maybe(sql`
    select m.fiscal_year_end, f.name as file_name from intake.import m join intake.file f on f.org_id = m.org_id and f.id = m.file_id
    where m.org_id = ${tx.orgId} and m.state = 'committed' and m.kind = 'fec' and m.fiscal_year_end > ${yearEnd}::date
    order by m.fiscal_year_end desc, m.settled_at desc limit 1`)

/** Committed ledgers this one speaks for: it holds all their days and all their journals. */
export const ledgersCovered = async (
  tx: OrgTx,
  by: { firstOn: LocalDate; booksThrough: LocalDate; journals: readonly string[] },
): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select id from intake.import
      where org_id = ${tx.orgId} and state = 'committed' and kind = 'fec' and first_on >= ${by.firstOn}::date
        and books_through <= ${by.booksThrough}::date and journals <@ ${by.journals}::text[]`)
  ).map((row) => row.id)

/** An item that counts: neither taken back nor the twin that takes another back. */
const live: Fragment = part`not i.reversed and i.reverses is null`

export async function forgetComparison(tx: OrgTx, importId: string): Promise<void> {
  await tx.run(
    sql`delete from intake.staged_item where org_id = ${tx.orgId} and import_id = ${importId} and nature in ('opening_difference', 'observed')`,
  )
  await tx.run(sql`
    update intake.staged_item set disposition = 'created', item_id = null
    where org_id = ${tx.orgId} and import_id = ${importId} and disposition in ('known', 'opening')`)
  await tx.run(sql`delete from intake.staged_change where org_id = ${tx.orgId} and import_id = ${importId}`)
}

export const markKnown = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    update intake.staged_item s set disposition = 'known', item_id = i.id
    from ledger.item i
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.disposition = 'created'
      and i.org_id = ${tx.orgId} and i.source_key = s.row_key and ${live}`)

/** Days that may lie between the bank's booking of money and the accountant's. */
const BOOKED_WITHIN_DAYS = 10

/** Days after which the accountant may book what somebody wrote off here: at the closing of the year, often. */
const WRITTEN_OFF_WITHIN_DAYS = 400

/**
 * What was booked here before the accounts sent it: they now send the same. An entry of ours that comes back bears its
 * reference. Else the n-th of a customer, amount, currency and kind is the n-th here, in the order of days: money in, money that
 * went back, or a gap written off, whatever account the accountant took for it. What is recognised is not booked again.
 */
export async function recogniseOurs(tx: OrgTx, importId: string): Promise<void> {
  const [any] = await tx.rows(sql`
    select 1 from ledger.item i where i.org_id = ${tx.orgId} and i.source_id is null and i.source_key is null and ${live} limit 1`)
  if (!any) return
  await tx.run(sql`
    update intake.staged_item s set disposition = 'known', item_id = i.id
    from parties.customer c, ledger.item i
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.disposition = 'created' and s.document_no ~ '^QT[0-9A-F]{12}$'
      and c.org_id = s.org_id and c.code = s.customer_code
      and i.org_id = c.org_id and i.customer_id = c.id and i.source_id is null and i.source_key is null and ${live}
      and upper(right(replace(i.id::text, '-', ''), 12)) = substr(s.document_no, 3)
      and i.side = s.side and i.amount_cents = s.amount_cents and i.currency = s.currency`)
  await recogniseAs(tx, importId, familySent, familyOurs)
  await recogniseAs(tx, importId, lentSent, lentOurs)
}

/** The n-th line sent of a family is the n-th of ours of that family that no line is yet. */
const recogniseAs = (tx: OrgTx, importId: string, familySent: Fragment, familyOurs: Fragment): Promise<number> =>
  tx.run(sql`
    with sent as (
      select s.ctid as place, c.id as customer_id, s.side, s.amount_cents, s.currency, s.issued_on, ${familySent} as family,
        row_number() over (partition by c.id, ${familySent}, s.amount_cents, s.currency order by s.issued_on, s.line) as rank
      from intake.staged_item s join parties.customer c on c.org_id = s.org_id and c.code = s.customer_code
      where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.disposition = 'created' and ${familySent} is not null
    ), ours as (
      select i.id, i.customer_id, i.amount_cents, i.currency, i.issued_on, ${familyOurs} as family,
        row_number() over (partition by i.customer_id, ${familyOurs}, i.amount_cents, i.currency order by i.issued_on, i.id) as rank
      from ledger.item i
      where i.org_id = ${tx.orgId} and ${familyOurs} is not null and i.source_id is null and i.source_key is null and ${live}
        and (i.customer_id, i.amount_cents) in (select customer_id, amount_cents from sent)
        and not exists (select 1 from intake.staged_item k where k.org_id = i.org_id and k.import_id = ${importId} and k.item_id = i.id)
    )
    update intake.staged_item s set disposition = 'known', item_id = o.id
    from sent join ours o on o.customer_id = sent.customer_id and o.family = sent.family and o.amount_cents = sent.amount_cents
      and o.currency = sent.currency and o.rank = sent.rank
    where s.org_id = ${tx.orgId} and s.ctid = sent.place and sent.issued_on - o.issued_on >= -${BOOKED_WITHIN_DAYS}::int
      and sent.issued_on - o.issued_on <= case sent.family when 'gap' then ${WRITTEN_OFF_WITHIN_DAYS}::int else ${BOOKED_WITHIN_DAYS}::int end`)

/** What a line of the accounts may be of ours, and what ours may be. */
const familySent = part`(case when s.kind = 'receipt' and s.side = -1 then 'money' when s.kind = 'adjustment' and s.side = 1 then 'back'
  when s.kind in ('write_off', 'adjustment') and s.side = -1 then 'gap' end)`
const familyOurs = part`(case when i.kind in ('receipt', 'transfer') and i.side = -1 then 'money' when i.kind = 'returned' then 'back'
  when i.kind = 'write_off' and i.side = -1 then 'gap' end)`

/**
 * What another customer paid: the accountant books it on the debtor, and there it is our transfer to it; or on the payer, and
 * moves it later by an entry of two sides, each a transfer of ours.
 */
const lentSent = part`(case when s.kind in ('adjustment', 'write_off') then 'side ' || s.side end)`
const lentOurs = part`(case when i.kind = 'transfer' then 'side ' || i.side end)`

/** Money that the accounts letter with other documents than it settles here; at most fifty. */
export const letteredOtherwise = (
  tx: OrgTx,
  importId: string,
): Promise<{ line: number; customerCode: string; documentNo: string; cents: number; currency: string }[]> =>
  tx.rows(sql`
    select distinct on (s.line) s.line, s.customer_code, d.document_no, a.amount_cents as cents, a.currency
    from intake.staged_item s
    join cash.match_effect e on e.org_id = s.org_id and e.id = s.item_id and e.what = 'item'
    join ledger.item i on i.org_id = s.org_id and i.id = s.item_id and i.side = -1
    join ledger.allocation a on a.org_id = i.org_id and a.credit_id = i.id and a.reverses is null
    join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
    join intake.staged_item k on k.org_id = s.org_id and k.import_id = s.import_id and k.item_id = d.id and k.settle_key is distinct from s.settle_key
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.disposition = 'known' and s.settle_key is not null
      and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)
    order by s.line, d.due_on, d.id limit 50`)

/** Opening balances per customer: what this ledger says, and what the items of the earlier ones add up to. */
export type OpeningBalance = {
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly currency: string
  readonly line: number | null
  readonly openingCents: number
  readonly carriedCents: number
  /** The group of the opening lines when they all share one. */
  readonly settleKey: string | null
  readonly settledOn: LocalDate | null
}

export const openingBalances = (
  tx: OrgTx,
  importId: string,
  earlier: readonly string[],
): AsyncGenerator<OpeningBalance[]> =>
  inSlices(
    tx,
    'opening_balances',
    part`
    with carried as (
      select i.customer_id, i.currency, sum(i.side * i.amount_cents)::bigint as cents
      from ledger.item i where i.org_id = ${tx.orgId} and (i.source_id = any(${earlier}::uuid[]) or exists (select 1 from intake.effect e
        where e.org_id = i.org_id and e.what = 'adopted' and e.id = i.id and e.import_id = any(${earlier}::uuid[]))) and ${live}
      group by i.customer_id, i.currency
    ), opening as (
      select s.customer_code, s.currency, sum(s.side * s.amount_cents)::bigint as cents, min(s.line) as line,
        case when count(distinct s.settle_key) = 1 and count(s.settle_key) = count(*) then min(s.settle_key::text)::uuid end as settle_key,
        max(s.settled_on) as settled_on
      from intake.staged_item s
      where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.nature = 'opening' and s.disposition = 'created'
      group by s.customer_code, s.currency
    )
    select c.id as customer_id, c.code as customer_code, c.name as customer_name, p.currency, o.line,
      coalesce(o.cents, 0)::bigint as opening_cents, p.cents as carried_cents, o.settle_key, o.settled_on
    from carried p join parties.customer c on c.org_id = ${tx.orgId} and c.id = p.customer_id
    left join opening o on o.customer_code = c.code and o.currency = p.currency
    order by c.code, p.currency`,
  )

/** Whether the ledger carries customer balances forward at all. */
export const hasOpenings = async (tx: OrgTx, importId: string): Promise<boolean> =>
  (
    await tx.rows(sql`
      select 1 from intake.staged_item where org_id = ${tx.orgId} and import_id = ${importId} and nature = 'opening' limit 1`)
  ).length > 0

export const markRecognised = (tx: OrgTx, importId: string, balances: readonly OpeningBalance[]): Promise<number> =>
  tx.run(sql`
    update intake.staged_item s set disposition = 'opening'
    from unnest(${balances.map((b) => b.customerCode)}::text[], ${balances.map((b) => b.currency)}::text[]) as b(code, currency)
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.nature = 'opening' and s.disposition = 'created'
      and s.customer_code = b.code and s.currency = b.currency`)

export type OpeningDifference = OpeningBalance & {
  readonly rowKey: string
  readonly label: string
  readonly on: LocalDate
}

/** Adds one adjustment per customer whose opening balance departs from what was carried. It is no line of the file: it adds nothing to its totals. */
export const stageDifferences = (
  tx: OrgTx,
  importId: string,
  differences: readonly OpeningDifference[],
): Promise<number> =>
  tx.run(sql`
    insert into intake.staged_item (org_id, import_id, line, row_key, customer_code, customer_name, kind, side, amount_cents, currency, base_cents,
      document_no, label, issued_on, due_on, due_source, settle_key, settled_on, nature)
    select ${tx.orgId}::int, ${importId}::uuid, d.line, d.row_key, d.code, d.name, 'adjustment', sign(d.cents)::smallint, abs(d.cents), d.currency, 0,
      '', d.label, d.on_day, d.on_day, 'none', d.settle_key, d.settled_on, 'opening_difference'
    from unnest(${differences.map((d) => d.line ?? 0)}::int[], ${differences.map((d) => d.rowKey)}::uuid[], ${differences.map((d) => d.customerCode)}::text[],
      ${differences.map((d) => d.customerName)}::text[], ${differences.map((d) => d.openingCents - d.carriedCents)}::bigint[],
      ${differences.map((d) => d.currency)}::text[], ${differences.map((d) => d.label)}::text[], ${differences.map((d) => d.on)}::date[],
      ${differences.map((d) => d.settleKey)}::uuid[], ${differences.map((d) => d.settledOn)}::date[])
      as d(line, row_key, code, name, cents, currency, label, on_day, settle_key, settled_on)`)

/** Recognised lines in file order, customer by customer. */
export const recognisedLines = (tx: OrgTx, importId: string): AsyncGenerator<OpeningLine[]> =>
  inSlices(
    tx,
    'recognised_lines',
    part`
    select c.id as customer_id, s.currency, s.side, s.amount_cents, s.document_no, s.settle_key, s.settled_on
    from intake.staged_item s join parties.customer c on c.org_id = s.org_id and c.code = s.customer_code
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.disposition = 'opening'
    order by c.id, s.line`,
  )

/**
 * Items the earlier ledgers left open, customer by customer, oldest first, with how much. Allocations those ledgers did not
 * make (this year's lettering, a person's matching) are not theirs and are not counted; but a receipt of the bank that they
 * recognised is theirs, and so is what it settles in the group they put it in.
 */
export const carriedItems = (
  tx: OrgTx,
  earlier: readonly string[],
  yearEnd: LocalDate,
): AsyncGenerator<CarriedItem[]> =>
  inSlices(
    tx,
    'carried_items',
    part`
    with taken as (
      select distinct on (e.id) e.id, e.before
      from intake.effect e join intake.import m on m.org_id = e.org_id and m.id = e.import_id
      where e.org_id = ${tx.orgId} and e.what = 'relettered' and m.state = 'committed' and m.fiscal_year_end = ${yearEnd}::date
      order by e.id, m.settled_at
    ), adopted as (
      select distinct id from intake.effect where org_id = ${tx.orgId} and what = 'adopted' and import_id = any(${earlier}::uuid[])
    ), lettered as (
      select a.debit_id, a.credit_id, a.amount_cents
      from adopted o join ledger.allocation a on a.org_id = ${tx.orgId} and (a.debit_id = o.id or a.credit_id = o.id)
      join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id left join taken dt on dt.id = d.id
      join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id left join taken ct on ct.id = c.id
      where a.source_id is null and case when dt.id is null then d.settle_key else dt.before end = case when ct.id is null then c.settle_key else ct.before end
      union all
      select debit_id, credit_id, amount_cents from ledger.allocation where org_id = ${tx.orgId} and source_id = any(${earlier}::uuid[])
    ), settled as (
      select id, sum(amount_cents)::bigint as cents
      from (select debit_id as id, amount_cents from lettered union all select credit_id, amount_cents from lettered) both_sides
      group by id
    )
    select i.id, i.customer_id, i.currency, i.side, (i.amount_cents - coalesce(s.cents, 0))::bigint as carried_cents, i.document_no, i.settle_key,
      t.id is not null as is_taken_over, t.before as taken_from
    from ledger.item i left join settled s on s.id = i.id left join taken t on t.id = i.id
    where i.org_id = ${tx.orgId} and (i.source_id = any(${earlier}::uuid[]) or i.id in (select id from adopted)) and ${live} and i.amount_cents > coalesce(s.cents, 0)
    order by i.customer_id, i.issued_on, i.source_line, i.id`,
  )

export const stageCarries = (tx: OrgTx, importId: string, carries: readonly Carry[]): Promise<number> =>
  tx.run(sql`
    insert into intake.staged_change (org_id, import_id, what, item_id, settle_key, settled_on, undo_key)
    select ${tx.orgId}::int, ${importId}::uuid, 'carry', c.id, c.settle_key, c.settled_on, c.undo_key
    from unnest(${carries.map((c) => c.itemId)}::uuid[], ${carries.map((c) => c.settleKey)}::uuid[], ${carries.map((c) => c.settledOn)}::date[],
      ${carries.map((c) => c.undoKey)}::uuid[]) as c(id, settle_key, settled_on, undo_key)`)

/**
 * Known lines whose lettering is not what it was. A later year may have taken an item over into a group of its own: what
 * this year said of it is then what that later import found (`before`).
 */
export function stageReletterings(
  tx: OrgTx,
  importId: string,
  yearEnd: LocalDate,
  hasLaterYear: boolean,
): Promise<number> {
  const later = part`left join lateral (
      select e.id, e.before from intake.effect e join intake.import m on m.org_id = e.org_id and m.id = e.import_id
      where e.org_id = ${tx.orgId} and e.what = 'relettered' and e.id = i.id and m.state = 'committed'
        and m.fiscal_year_end > ${yearEnd}::date
      order by m.fiscal_year_end, m.settled_at limit 1
    ) later on true`
  const was = hasLaterYear
    ? part`case when later.id is null then i.settle_key else later.before end`
    : part`i.settle_key`
  return tx.run(sql`
    insert into intake.staged_change (org_id, import_id, what, item_id, settle_key, settled_on, undo_key)
    select ${tx.orgId}::int, ${importId}::uuid, 'reletter', i.id, s.settle_key, s.settled_on, i.settle_key
    from intake.staged_item s join ledger.item i on i.org_id = ${tx.orgId} and i.id = s.item_id
    ${hasLaterYear ? later : nothing}
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.disposition = 'known'
      and ${was} is distinct from s.settle_key`)
}

/** Items of the covered imports whose line is no longer in the ledger, with whether a person matched money to them. */
export const vanishedItems = (
  tx: OrgTx,
  importId: string,
  covered: readonly string[],
): AsyncGenerator<{ id: string; isMatchedByHand: boolean }[]> =>
  inSlices(
    tx,
    'vanished_items',
    part`
    select i.id, exists (
        select 1 from ledger.allocation a
        where a.org_id = i.org_id and (a.debit_id = i.id or a.credit_id = i.id) and a.source_id is null and a.reverses is null
          and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)) as is_matched_by_hand
    from ledger.item i
    where i.org_id = ${tx.orgId} and i.source_id = any(${covered}::uuid[]) and i.source_key is not null and ${live}
      and not exists (select 1 from intake.staged_item s where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.row_key = i.source_key)`,
  )

export const stageVanished = (
  tx: OrgTx,
  importId: string,
  what: 'vanish' | 'keep',
  ids: readonly string[],
  reason: string,
): Promise<number> =>
  tx.run(sql`
    insert into intake.staged_change (org_id, import_id, what, item_id, undo_key, reason)
    select ${tx.orgId}::int, ${importId}::uuid, ${what}, i.id, case when ${what} = 'vanish' then i.settle_key end, ${reason}
    from ledger.item i where i.org_id = ${tx.orgId} and i.id = any(${ids}::uuid[])`)
