import type { LocalDate } from '../../kernel/calendar.ts'
import { exponentOf } from '../../kernel/money.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../../platform/sql.ts'
import type { LockedLine } from './match-store.ts'

/** A payment of the books that may have come back in a line, whole or in part. Amounts are positive, in minor units. */
export type ReturnablePayment = {
  readonly itemId: string
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly receivedOn: LocalDate
  readonly label: string
  readonly amountCents: number
  /** What of it did not come back before. */
  readonly leftCents: number
  readonly documents: string[]
}

/** Money that came in and that nothing, or only some of it, was matched with: it may have gone back as it came. */
export type ReturnableLine = {
  readonly lineId: string
  readonly bookedOn: LocalDate
  readonly payerName: string
  readonly label: string
  readonly cents: number
  readonly customers: string[]
}

const RETURNED_WITHIN_DAYS = 400

/** What of a credit came back already. */
const returnedOf = (tx: OrgTx) => part`
  (select coalesce(sum(a.amount_cents), 0)::bigint from ledger.allocation a
   join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id and d.kind = 'returned' and not d.reversed
   where a.org_id = ${tx.orgId} and a.credit_id = i.id)`

/** Money that was lent on to another customer's debt: what comes back is that customer's credit. */
export const lentOn = (tx: OrgTx) => part`exists (
  select 1 from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id and d.kind = 'transfer' and not d.reversed
  join cash.match_effect e on e.org_id = d.org_id and e.id = d.id and e.what = 'item'
  join cash.match m on m.org_id = e.org_id and m.id = e.match_id and m.payer_id = d.customer_id
  where a.org_id = ${tx.orgId} and a.credit_id = i.id)`

/** A receipt, or what of one was lent to this customer's debt; the other transfers are conversions, and bring no money. */
export const isMoney = (tx: OrgTx) => part`(i.kind = 'receipt' or i.kind = 'transfer' and exists (
  select 1 from cash.match_effect e join cash.match m on m.org_id = e.org_id and m.id = e.match_id and m.customer_id = i.customer_id and m.payer_id is not null
  where e.org_id = ${tx.orgId} and e.id = i.id and e.what = 'item'))`

type Asked = Pick<LockedLine, 'bookedOn' | 'currency' | 'leftCents' | 'payerName'>

const documentsOf = (tx: OrgTx) => part`array(
  select distinct d.document_no from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
  where a.org_id = ${tx.orgId} and a.credit_id = i.id and a.reverses is null and d.document_no <> ''
    and not exists (select 1 from ledger.allocation u where u.org_id = a.org_id and u.reverses = a.id) order by d.document_no)`

/**
 * Payments received before the line that may have come back in it: those of its amount first, then those nearest below and
 * above it, the latest first. `words` narrows them to a customer, a document, an amount as it is typed, or the bank's own words.
 */
export const returnablePayments = (
  tx: OrgTx,
  line: Asked,
  words: string,
  limit: number,
): Promise<ReturnablePayment[]> =>
  tx.rows(sql`
    select * from (
      select i.id as item_id, i.customer_id, c.code as customer_code, c.name as customer_name, i.issued_on as received_on, i.label, i.amount_cents,
        i.amount_cents - ${returnedOf(tx)} as left_cents, ${documentsOf(tx)} as documents
      from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
      where i.org_id = ${tx.orgId} and ${isMoney(tx)} and i.side = -1 and i.currency = ${line.currency} and not i.reversed
        and i.reverses is null and i.issued_on between ${line.bookedOn}::date - ${RETURNED_WITHIN_DAYS}::int and ${line.bookedOn}::date
        and not ${lentOn(tx)} ${
          words === ''
            ? nothing
            : named(
                part`i.amount_cents`,
                line.currency,
                words,
                [part`c.name`, part`c.code`, part`i.label`],
                part`or exists (
          select 1 from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
          where a.org_id = i.org_id and a.credit_id = i.id and d.document_no ilike ${like(words)})`,
              )
        }
    ) p where left_cents > 0
    order by abs(left_cents + ${line.leftCents}::bigint), received_on desc, item_id limit ${limit}`)

/** Lines that brought exactly what this one takes out, not wholly matched, the latest first. */
export const returnableLines = (
  tx: OrgTx,
  line: Asked & Pick<LockedLine, 'cents'>,
  words: string,
  limit: number,
): Promise<ReturnableLine[]> =>
  tx.rows(sql`
    select l.id as line_id, l.booked_on, l.payer_name, l.label, l.cents, array(
        select distinct c.name from cash.match m join parties.customer c on c.org_id = m.org_id and c.id = m.customer_id
        where m.org_id = l.org_id and m.line_id = l.id and m.undone_at is null order by c.name) as customers
    from cash.line l
    where l.org_id = ${tx.orgId} and l.state = 'open' and l.cents = -(${line.cents}::bigint) and l.currency = ${line.currency}
      and l.booked_on between ${line.bookedOn}::date - ${RETURNED_WITHIN_DAYS}::int and ${line.bookedOn}::date
      ${words === '' ? nothing : named(part`l.cents`, line.currency, words, [part`l.payer_name`, part`l.label`], nothing)}
    order by l.payer_name <> ${line.payerName}, l.booked_on desc, l.id limit ${limit}`)

/** Money in and the money out that may have taken it back, both wholly left; `cents` is what came. */
export type CameAndGone = {
  readonly outId: string
  readonly cameId: string
  readonly outName: string
  readonly cameName: string
  readonly outIban: string | null
  readonly cameIban: string | null
  readonly cents: number
  readonly currency: string
}

/** Open lines of one account and amount of which the bank calls the second a return; those that were closed together once are left out. */
export const cameAndGone = (tx: OrgTx): Promise<CameAndGone[]> =>
  tx.rows(sql`
    with left_open as materialized (
      select id, account_id, booked_on, cents, currency, payer_name, payer_iban, return_code from cash.line
      where org_id = ${tx.orgId} and state = 'open' and left_cents = cents
    )
    select o.id as out_id, c.id as came_id, o.payer_name as out_name, c.payer_name as came_name, o.payer_iban as out_iban, c.payer_iban as came_iban,
      c.cents, c.currency
    from left_open o
    join left_open c on c.account_id = o.account_id and c.cents = -o.cents and c.currency = o.currency
      and c.booked_on between o.booked_on - ${RETURNED_WITHIN_DAYS}::int and o.booked_on
    where o.cents < 0 and o.return_code <> '' and c.return_code = '' and not exists (
      select 1 from cash.refusal r where r.org_id = ${tx.orgId} and r.line_id = o.id and r.subject_id = c.id)
    order by o.booked_on, o.id, c.booked_on, c.id`)

/** What of one credit can still come back; null when it is no payment, or is gone. Call it with the item locked. */
export const leftToReturn = async (
  tx: OrgTx,
  itemId: string,
  line: Pick<LockedLine, 'bookedOn' | 'currency'>,
): Promise<number | null> =>
  (
    await tx.maybe<{ cents: number }>(sql`
      select i.amount_cents - ${returnedOf(tx)} as cents from ledger.item i
      where i.org_id = ${tx.orgId} and i.id = ${itemId} and ${isMoney(tx)} and i.side = -1 and i.currency = ${line.currency}
        and not i.reversed and i.reverses is null and i.issued_on <= ${line.bookedOn}::date and not ${lentOn(tx)}`)
  )?.cents ?? null

/** Whom each of these lines closed with when both went out of the list at once: the other way round, at the same instant. */
export const closedWith = async (tx: OrgTx, lineIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select o.id from cash.line l
      join cash.line o on o.org_id = l.org_id and o.cents = -l.cents and o.currency = l.currency and o.state = 'set_aside'
        and o.set_aside_as = ${CAME_AND_WENT} and o.set_aside_at = l.set_aside_at
      where l.org_id = ${tx.orgId} and l.id = any(${lineIds}::uuid[]) and l.state = 'set_aside' and l.set_aside_as = ${CAME_AND_WENT}`)
  ).map((row) => row.id)

/** Why a line and the one that brought its money are no matter of a customer. */
export const CAME_AND_WENT = 'came_and_went'

const like = (words: string) => `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

function named(cents: Fragment, currency: string, words: string, texts: readonly Fragment[], or: Fragment): Fragment {
  const digits = exponentOf(currency)
  const amount = words.replace(/[\s\u202f\u00a0€]/g, '').replace(',', '.')
  const written = part`(${cents}::numeric / ${raw(String(10 ** digits))})::${raw(`numeric(24, ${digits})`)}::text`
  const [first, second, third] = texts.map((text) => part`${text} ilike ${like(words)}`)
  return part`and (${first!} or ${second!} ${third ? part`or ${third}` : nothing} or ${written} like ${`${amount}%`} ${or})`
}
