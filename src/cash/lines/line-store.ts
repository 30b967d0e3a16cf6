import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import type { MatchClass } from '../model.ts'
import { isToCheck, judgedLine } from './judged.ts'
import type { JUDGED, LINE_SHOWS } from './line-view.ts'

export type ListedLine = {
  readonly id: string
  readonly accountId: string
  readonly accountName: string
  readonly bookedOn: LocalDate
  readonly valueOn: LocalDate | null
  readonly cents: number
  readonly leftCents: number
  readonly currency: string
  readonly state: 'open' | 'matched' | 'set_aside'
  readonly setAsideAs: string
  readonly code: string
  readonly label: string
  readonly payerName: string
  readonly returnCode: string
  readonly class: MatchClass | null
  readonly isTied: boolean | null
  readonly customerName: string | null
  readonly customerCode: string | null
  readonly parts: number | null
  readonly customers: string[]
}

export type LineQuery = {
  readonly show: (typeof LINE_SHOWS)[number]
  readonly accountId?: string
  readonly class?: MatchClass
  /** Only lines that this customer is proposed for. */
  readonly customerId?: string
  /** Only what the bank had booked by that day, and only money received. */
  readonly until?: string
  readonly received?: boolean
  readonly words?: string
  /** Only lines that were judged so, of `class` when it is given, from that day on. */
  readonly judged?: (typeof JUDGED)[number]
  readonly judgedSince: LocalDate
  readonly limit: number
  readonly offset: number
}

/** Money out that is proposed as a refund to a customer, and nobody has answered. */
const mayRefund = part`and l.state = 'set_aside' and exists (select 1 from cash.proposal b where b.org_id = l.org_id and b.line_id = l.id)`

/** With something that was applied without asking and that a person is asked to look at. */
const toCheck = part`and l.state <> 'withdrawn' and exists (select 1 from cash.match m where m.org_id = l.org_id and m.line_id = l.id and ${isToCheck})`

const asked = ({
  show,
  accountId,
  class: cls,
  customerId,
  until,
  received,
  words,
  judged,
  judgedSince,
}: Omit<LineQuery, 'limit' | 'offset'>) => part`
  ${show === 'all' ? part`and l.state <> 'withdrawn'` : show === 'refunds' ? mayRefund : show === 'to_check' ? toCheck : show === 'returned' ? part`and l.return_code <> '' and l.state <> 'withdrawn'` : part`and l.state = ${show}`}
  ${accountId ? part`and l.account_id = ${accountId}` : nothing}
  ${judged ? part`and ${judgedLine(judged, cls, judgedSince)}` : nothing}
  ${cls && !judged ? part`and exists (select 1 from cash.proposal b where b.org_id = l.org_id and b.line_id = l.id and b.place = 1 and b.class = ${cls})` : nothing}
  ${customerId ? part`and exists (select 1 from cash.proposal b where b.org_id = l.org_id and b.line_id = l.id and b.customer_id = ${customerId})` : nothing}
  ${until ? part`and l.booked_on <= ${until}::date` : nothing}
  ${received ? part`and l.cents > 0` : nothing}
  ${words ? part`and strpos(platform.folded(l.payer_name || ' ' || l.label || ' ' || (l.details->>'remittance')), platform.folded(${words})) > 0` : nothing}`

export async function listLines(
  tx: OrgTx,
  query: LineQuery,
): Promise<{ lines: ListedLine[]; count: number; totals: { currency: string; leftCents: number }[] }> {
  const lines = await tx.rows<ListedLine>(sql`
    select l.id, l.account_id, a.name as account_name, l.booked_on, l.value_on, l.cents, l.left_cents, l.currency, l.state, l.set_aside_as, l.code, l.label,
      l.payer_name, l.return_code, p.class, p.is_tied, c.name as customer_name, c.code as customer_code, jsonb_array_length(p.parts) as parts,
      array(select distinct m2.name from cash.match m join parties.customer m2 on m2.org_id = m.org_id and m2.id = m.customer_id
        where m.org_id = l.org_id and m.line_id = l.id and m.undone_at is null) as customers
    from cash.line l
    join cash.account a on a.org_id = l.org_id and a.id = l.account_id
    left join cash.proposal p on p.org_id = l.org_id and p.line_id = l.id and p.place = 1
    left join parties.customer c on c.org_id = p.org_id and c.id = p.customer_id
    where l.org_id = ${tx.orgId} ${asked(query)}
    order by l.booked_on desc, l.id desc limit ${query.limit} offset ${query.offset}`)
  const totals = await tx.rows<{ currency: string; leftCents: number; count: number }>(sql`
    select l.currency, sum(l.left_cents)::bigint as left_cents, count(*)::int as count
    from cash.line l where l.org_id = ${tx.orgId} ${asked(query)} group by l.currency order by l.currency`)
  return {
    lines,
    count: totals.reduce((sum, row) => sum + row.count, 0),
    totals: totals.map(({ currency, leftCents }) => ({ currency, leftCents })),
  }
}

/** Kinds of the first proposals among open lines, whichever kind is asked for: how many, and how many are tied. */
export const countClasses = (
  tx: OrgTx,
  { class: _, ...query }: LineQuery,
): Promise<{ class: MatchClass; lines: number; tied: number }[]> =>
  tx.rows(sql`
    select p.class, count(*)::int as lines, count(*) filter (where p.is_tied)::int as tied
    from cash.line l join cash.proposal p on p.org_id = l.org_id and p.line_id = l.id and p.place = 1
    where l.org_id = ${tx.orgId} ${asked(query)} group by p.class order by p.class`)

export const countLines = (
  tx: OrgTx,
): Promise<{
  open: number
  matched: number
  automatic: number
  setAside: number
  refunds: number
  returned: number
  toCheck: number
  stopped: number
}> =>
  tx.one(sql`
    select count(*) filter (where state = 'open')::int as open, count(*) filter (where state = 'matched')::int as matched,
      (select count(distinct m.line_id)::int from cash.match m where m.org_id = ${tx.orgId} and m.how = 'automatic' and m.undone_at is null) as automatic,
      count(*) filter (where state = 'set_aside')::int as set_aside,
      (select count(distinct l.id)::int from cash.line l where l.org_id = ${tx.orgId} ${mayRefund}) as refunds, count(*) filter (where return_code <> '' and state <> 'withdrawn')::int as returned,
      (select count(distinct l.id)::int from cash.line l where l.org_id = ${tx.orgId} ${toCheck}) as to_check,
      (select count(*)::int from cash.stopped_class where org_id = ${tx.orgId} and settled_at is null) as stopped
    from cash.line where org_id = ${tx.orgId}`)

export type WholeLine = ListedLine & {
  readonly importId: string
  readonly fileLine: number
  readonly payerIban: string | null
  readonly details: LineDetails
}

export const lineById = async (tx: OrgTx, id: string): Promise<WholeLine | null> =>
  tx.maybe(sql`
    select l.id, l.account_id, a.name as account_name, l.booked_on, l.value_on, l.cents, l.left_cents, l.currency, l.state, l.set_aside_as, l.code, l.label,
      l.payer_name, l.return_code, p.class, p.is_tied, c.name as customer_name, c.code as customer_code, jsonb_array_length(p.parts) as parts,
      array(select distinct m2.name from cash.match m join parties.customer m2 on m2.org_id = m.org_id and m2.id = m.customer_id
        where m.org_id = l.org_id and m.line_id = l.id and m.undone_at is null) as customers,
      l.import_id, l.file_line, l.payer_iban, l.details
    from cash.line l
    join cash.account a on a.org_id = l.org_id and a.id = l.account_id
    left join cash.proposal p on p.org_id = l.org_id and p.line_id = l.id and p.place = 1
    left join parties.customer c on c.org_id = p.org_id and c.id = p.customer_id
    where l.org_id = ${tx.orgId} and l.id = ${id} and l.state <> 'withdrawn'`)

/** How the payers of these lines show themselves to the bank. */
export const payersShown = (
  tx: OrgTx,
  ids: readonly string[],
): Promise<{ id: string; payerName: string; payerIban: string | null }[]> =>
  tx.rows(sql`
    select id, payer_name, payer_iban from cash.line
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and state <> 'withdrawn'`)

/** Lines that nothing was matched with become no matter of a customer, or an open one again; those that another capability told stay. */
export const setAside = (tx: OrgTx, ids: readonly string[], as: string, at: Date): Promise<number> =>
  tx.run(sql`
    update cash.line set state = ${as === '' ? 'open' : 'set_aside'}, set_aside_as = ${as}, set_aside_at = ${as === '' ? null : at}
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and left_cents = cents and state in ('open', 'set_aside') and held_as = ''`)

export type OpenLine = {
  readonly id: string
  readonly accountId: string
  readonly bookedOn: LocalDate
  /** What is left of it, positive. */
  readonly cents: number
  readonly currency: string
  readonly code: string
  readonly label: string
  readonly payerName: string
  readonly payerIban: string | null
  readonly details: LineDetails
}

/** What the bank said beyond amount and label, as kept with the line. */
export type LineDetails = {
  readonly ultimateName: string
  readonly remittance: readonly string[]
  readonly creditorReference: string
  readonly documents: readonly { readonly no: string; readonly cents: number | null }[]
  readonly mandate: string
  readonly references: Readonly<Record<string, string>>
  readonly returnWords: string
  readonly instructed: { readonly cents: number; readonly currency: string } | null
  readonly feeCents: number
}

/** Where a page of lines ends: they come in the order of the bank's days. */
export type Place = Pick<OpenLine, 'bookedOn' | 'id'>

/** Money in that nothing has taken yet, in pages from the oldest on; `only` limits it to these lines. */
export const openReceipts = (
  tx: OrgTx,
  after: Place | null,
  limit: number,
  only: readonly string[] | null,
): Promise<OpenLine[]> =>
  tx.rows(sql`
    select id, account_id, booked_on, left_cents as cents, currency, code, label, payer_name, payer_iban, details
    from cash.line where org_id = ${tx.orgId} and state = 'open' and cents > 0 ${after ? part`and (booked_on, id) > (${after.bookedOn}::date, ${after.id}::uuid)` : nothing} ${only ? part`and id = any(${only}::uuid[])` : nothing}
    order by booked_on, id limit ${limit}`)
