import type { LocalDate } from '../../kernel/calendar.ts'
import { exponentOf } from '../../kernel/money.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../../platform/sql.ts'
import { type DocumentSearch, readSearch } from './document-search.ts'

export type PayableDocument = {
  readonly itemId: string
  readonly documentNo: string
  readonly kind: string
  readonly side: 1 | -1
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly amountCents: number
  /** Zero for one that is settled already: it is shown, and cannot be paid again. */
  readonly openCents: number
}

export type DocumentQuery = {
  readonly customerId: string
  readonly currency: string
  /** Which of them: all that is open, or only what is overdue on a day. */
  readonly overdueOn?: string
  readonly words?: string
  /** Only debits, or only credits. */
  readonly side?: 1 | -1
  readonly limit: number
  readonly offset: number
}

/**
 * Documents of a customer that money may settle, oldest due first. Without words, what is open; with words, whatever of its
 * documents they name by number, amount or day, open ones first.
 */
export async function payableDocuments(
  tx: OrgTx,
  query: DocumentQuery,
): Promise<{ documents: PayableDocument[]; count: number }> {
  const which = part`
    from ledger.item i
    where i.org_id = ${tx.orgId} and i.customer_id = ${query.customerId} and i.currency = ${query.currency} and not i.reversed and i.reverses is null
      ${query.words ? named(readSearch(query.words), query.currency) : part`and i.open_cents > 0`}
      ${query.side ? part`and i.side = ${query.side}` : nothing}
      ${query.overdueOn ? part`and i.open_cents > 0 and i.side = 1 and i.due_on < ${query.overdueOn}::date` : nothing}`
  const documents = await tx.rows<PayableDocument>(sql`
    select i.id as item_id, i.document_no, i.kind, i.side, i.issued_on, i.due_on, i.amount_cents, i.open_cents ${which}
    order by i.open_cents = 0, i.due_on, i.document_no, i.id limit ${query.limit} offset ${query.offset}`)
  const { count } = await tx.one<{ count: number }>(sql`select count(*)::int as count ${which}`)
  return { documents, count }
}

/** An amount is compared as it is written, so that its beginning is enough. */
function named({ number, amount, on }: DocumentSearch, currency: string): Fragment {
  const digits = exponentOf(currency)
  const starts = (cents: Fragment) =>
    part`(${cents}::numeric / ${raw(String(10 ** digits))})::${raw(`numeric(24, ${digits})`)}::text like ${`${amount}%`}`
  return part`and (
    ${number === '' ? part`false` : part`strpos(regexp_replace(upper(i.document_no), '[^[:alnum:]]', '', 'g'), ${number}) > 0`}
    ${amount === null ? nothing : part`or ${starts(part`i.amount_cents`)} or ${starts(part`i.open_cents`)}`}
    ${on === null ? nothing : part`or ${onDay(part`i.issued_on`, on)} or ${onDay(part`i.due_on`, on)}`})`
}

const onDay = (column: Fragment, { year, month, day }: NonNullable<DocumentSearch['on']>): Fragment => part`(
  extract(month from ${column}) = ${month}::int
  ${day === null ? nothing : part`and extract(day from ${column}) = ${day}::int`}
  ${year === null ? nothing : part`and extract(year from ${column}) = ${year}::int`})`
