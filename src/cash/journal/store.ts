import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import type { ExportAccounts } from './model.ts'
import { TOLD_KINDS, type ToldPart } from './model.ts'

/** One item booked here, or an entry told by another capability, to be given to the accounts: as it was, or the other way round. */
export type JournalItem = {
  readonly itemId: string
  readonly isUndoing: boolean
  readonly kind: string
  readonly side: 1 | -1
  readonly amountCents: number
  readonly currency: string
  /**
   * The day of the entry. An undoing belongs to the day it was undone; and what is booked here for days that were given already
   * belongs to the day after them, for their month may be closed. `issuedOn` keeps the day of what is told.
   */
  readonly on: LocalDate
  readonly issuedOn: LocalDate
  /** The day it belongs to by itself: another one than `on` when its days were given already. */
  readonly happenedOn: LocalDate
  readonly label: string
  /** Empty of an entry that is about no customer. */
  readonly customerId: string | null
  readonly customerCode: string
  readonly customerName: string
  /** Whoever collects, of what it holds or is owed; else empty. */
  readonly party: string
  /** Of a told entry: its sides, what it bears as its piece, and the invoice or remittance that it is of. */
  readonly parts: readonly ToldPart[] | null
  readonly piece: string | null
  readonly aboutId: string | null
  /** The bank account and line that brought it; null for what no line brought. */
  readonly bankAccountId: string | null
  readonly lineId: string | null
}

/** What is booked here and the accounts must have. */
export const KINDS = ['receipt', 'write_off', 'fee', 'interest', 'returned', 'refund', 'transfer', 'collected']

/**
 * What the accounts lack: items booked here that no import recognised as theirs, not given yet; and items given before that were
 * undone since; and what others told. What was booked and undone in between never leaves.
 */
const pending = (tx: OrgTx) => part`
  select i.id as item_id, false as is_undoing, null::uuid as export_id, false as is_told from ledger.item i
  where i.org_id = ${tx.orgId} and i.source_id is null and i.source_key is null and i.reverses is null and not i.reversed
    and i.kind = any(${KINDS}::text[])
    and not exists (select 1 from cash.exported_item x where x.org_id = i.org_id and x.item_id = i.id and not x.is_undoing)
  union all
  select x.item_id, true, null::uuid, false from cash.exported_item x join ledger.item i on i.org_id = x.org_id and i.id = x.item_id and i.reversed
  where x.org_id = ${tx.orgId} and not x.is_undoing
    and not exists (select 1 from cash.exported_item u where u.org_id = x.org_id and u.item_id = x.item_id and u.is_undoing)
  union all
  select e.id, e.reverses is not null, null::uuid, true from cash.told_entry e
  where e.org_id = ${tx.orgId} and e.export_id is null and not exists (
    select 1 from cash.told_entry o where o.org_id = e.org_id and o.export_id is null and (o.id = e.reverses or o.reverses = e.id))`

const given = (tx: OrgTx, exportId: string) => part`
  select item_id, is_undoing, export_id, false as is_told from cash.exported_item where org_id = ${tx.orgId} and export_id = ${exportId}
  union all select id, reverses is not null, export_id, true from cash.told_entry where org_id = ${tx.orgId} and export_id = ${exportId}`

/**
 * Items as entries date them; `g` names them. Days are those of the organisation's time zone. What an export gave keeps the days
 * it was given with: those up to the exports before it, in its currency, were closed then, and none that was still to come. An export
 * that holds such days was made before they were.
 */
const dated = (tx: OrgTx, which: ReturnType<typeof pending>, timeZone: string) => part`
  select i.item_id, i.is_undoing, i.is_told, i.kind, i.side, i.amount_cents, i.currency, i.issued_on, i.label, i.customer_id,
    i.party, i.parts, i.piece, i.about_id, i.line_id, i.happened_on, greatest(i.happened_on, given.upto_on + 1) as on
  from (
    with g as (${which})
    select g.*, b.kind, b.side, b.amount_cents, b.currency, b.issued_on, b.label, b.customer_id, case when b.kind = 'collected' then b.label else '' end as party,
      null::jsonb as parts, null::text as piece, null::uuid as about_id, null::uuid as line_id,
      case when g.is_undoing then (twin.recorded_at at time zone ${timeZone})::date else b.issued_on end as happened_on
    from g join ledger.item b on b.org_id = ${tx.orgId} and b.id = g.item_id
    left join ledger.item twin on g.is_undoing and twin.org_id = b.org_id and twin.reverses = b.id
    where not g.is_told
    union all
    select g.*, e.kind, 1, e.amount_cents, e.currency, e.piece_on, e.label, null, e.party, e.parts, e.piece, e.about_id, e.line_id, e.on_day
    from g join cash.told_entry e on e.org_id = ${tx.orgId} and e.id = g.item_id where g.is_told
  ) i
  left join (
    select k.id as export_id, k.currency, (
        select max(least(b.to_on, (b.exported_at at time zone ${timeZone})::date)) from cash.journal_export b where b.org_id = ${tx.orgId} and b.currency = k.currency and (k.no is null or b.no < k.no)) as upto_on, k.from_on
    from (
      select id, currency, no, from_on from cash.journal_export where org_id = ${tx.orgId}
      union all select distinct null::uuid, currency, null::int, null::date from cash.journal_export where org_id = ${tx.orgId}
    ) k
  ) given on given.export_id is not distinct from i.export_id and given.currency = i.currency and (given.from_on is null or given.from_on > given.upto_on)`

/** Which of what waits, or of what an export gave. */
export type JournalChoice = {
  readonly exportId?: string | null
  readonly currency?: string
  readonly kind?: string
  readonly isUndoing?: boolean
  readonly through?: LocalDate | null
}

const chosen = ({ currency, kind, isUndoing, through }: JournalChoice) => part`
  ${currency ? part`and t.currency = ${currency}` : nothing} ${kind ? part`and t.kind = ${kind}` : nothing}
  ${isUndoing === undefined ? nothing : part`and t.is_undoing = ${isUndoing}`} ${through ? part`and t.on <= ${through}::date` : nothing}`

/** Items given or to be given, in the order of their entries: `place` is the number of the entry within the export, from 1. */
export const journalItems = (
  tx: OrgTx,
  choice: JournalChoice,
  timeZone: string,
  page: { readonly limit: number; readonly offset: number } | null = null,
): Promise<(JournalItem & { readonly place: number })[]> => {
  const which = choice.exportId ? given(tx, choice.exportId) : pending(tx)
  return tx.rows(sql`
    select t.item_id, t.is_undoing, t.kind, t.side, t.amount_cents, t.currency, t.on, t.issued_on, t.happened_on, t.label, t.customer_id, t.party, t.parts,
      t.piece, t.about_id, t.place, coalesce(c.code, '') as customer_code, coalesce(c.name, '') as customer_name, line.account_id as bank_account_id, line.id as line_id
    from (
      select * from (
        select t.*, row_number() over (order by t.on, t.item_id, t.is_undoing)::int as place from (${dated(tx, which, timeZone)}) t
      ) t where true ${chosen(choice)} order by t.place ${page ? part`limit ${page.limit} offset ${page.offset}` : nothing}
    ) t
    left join parties.customer c on c.org_id = ${tx.orgId} and c.id = t.customer_id
    left join lateral (
      select l.id, l.account_id from cash.match_effect e
      join cash.match m on m.org_id = e.org_id and m.id = e.match_id
      join cash.line l on l.org_id = m.org_id and l.id = m.line_id
      where not t.is_told and e.org_id = ${tx.orgId} and e.id = t.item_id and e.what = 'item'
      union all select l.id, l.account_id from cash.line l where t.is_told and l.org_id = ${tx.orgId} and l.id = t.line_id limit 1
    ) line on true
    order by t.place`)
}

export type JournalSum = {
  readonly kind: string
  readonly currency: string
  readonly isUndoing: boolean
  readonly count: number
  readonly cents: number
}

/** What waits or was given, by kind and currency. */
export const journalSums = (tx: OrgTx, choice: JournalChoice, timeZone: string): Promise<JournalSum[]> => {
  const which = choice.exportId ? given(tx, choice.exportId) : pending(tx)
  return tx.rows(sql`
    select t.kind, t.currency, t.is_undoing, count(*)::int as count, sum(t.amount_cents)::bigint as cents
    from (${dated(tx, which, timeZone)}) t where true ${chosen(choice)} group by t.kind, t.currency, t.is_undoing
    order by t.currency, t.is_undoing, array_position(${[...KINDS, ...TOLD_KINDS]}::text[], t.kind)`)
}

export type JournalExport = {
  readonly id: string
  readonly no: number
  readonly entries: number
  readonly letterings: number
  readonly currency: string
  readonly debitCents: number
  readonly fromOn: LocalDate
  readonly toOn: LocalDate
  readonly exportedAt: Date
  readonly exportedBy: string
}

const columns = part`e.id, e.no, e.entries, e.currency, e.debit_cents, e.from_on, e.to_on, e.exported_at, e.exported_by,
  (select count(*)::int from cash.exported_allocation a where a.org_id = e.org_id and a.export_id = e.id) as letterings`

export const exportsOf = (tx: OrgTx): Promise<JournalExport[]> =>
  tx.rows(sql`select ${columns} from cash.journal_export e where e.org_id = ${tx.orgId} order by e.no desc limit 200`)

export const exportById = (
  tx: OrgTx,
  id: string,
): Promise<(JournalExport & { readonly accounts: Partial<ExportAccounts> }) | null> =>
  tx.maybe(sql`select ${columns}, e.accounts from cash.journal_export e where e.org_id = ${tx.orgId} and e.id = ${id}`)

/** One export at a time, so that two people never give the same entry twice. */
export const lockJournal = (tx: OrgTx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtext('cash journal'), ${tx.orgId}::int)`)

export async function insertExport(
  tx: OrgTx,
  one: Omit<JournalExport, 'no' | 'letterings'> & { readonly accounts: ExportAccounts },
  given: readonly Pick<JournalItem, 'itemId' | 'isUndoing' | 'parts'>[],
): Promise<number> {
  const { no } = await tx.one<{ no: number }>(sql`
    insert into cash.journal_export (org_id, id, no, entries, currency, debit_cents, from_on, to_on, accounts, exported_at, exported_by)
    values (${tx.orgId}, ${one.id}, (select coalesce(max(no), 0) + 1 from cash.journal_export where org_id = ${tx.orgId}), ${one.entries},
      ${one.currency}, ${one.debitCents}, ${one.fromOn}, ${one.toOn}, ${JSON.stringify(one.accounts)}, ${one.exportedAt}, ${one.exportedBy})
    returning no`)
  const told = given.filter(({ parts }) => parts !== null).map(({ itemId }) => itemId)
  const items = given.filter(({ parts }) => parts === null)
  await tx.run(
    sql`update cash.told_entry set export_id = ${one.id} where org_id = ${tx.orgId} and id = any(${told}::uuid[])`,
  )
  await tx.run(sql`
    insert into cash.exported_item (org_id, item_id, is_undoing, export_id)
    select ${tx.orgId}::int, u.item_id, u.is_undoing, ${one.id}::uuid
    from unnest(${items.map((item) => item.itemId)}::uuid[], ${items.map((item) => item.isUndoing)}::boolean[]) as u(item_id, is_undoing)`)
  return no
}
