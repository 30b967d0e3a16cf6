import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'

/** A customer is paid back what it has in credit within this many days, and the accountant may book it this much apart. */
const REFUNDED_WITHIN_DAYS = 400
const BOOKED_WITHIN_DAYS = 10
/** More credits than this are no sum that somebody pays back at once. */
const MOST_CREDITS = 20
const MOST_LINES = 2_000

/** Money that went out and that nobody has said anything of. */
export type OutgoingLine = {
  readonly id: string
  readonly bookedOn: LocalDate
  /** What went out, positive. */
  readonly cents: number
  readonly currency: string
  readonly label: string
  /** Who was paid. */
  readonly payerName: string
  readonly payerIban: string | null
}

const openCredits = (tx: OrgTx) => part`
  select i.id, i.customer_id, i.open_cents, i.currency, i.issued_on from ledger.item i
  where i.org_id = ${tx.orgId} and i.side = -1 and i.open_cents > 0 and i.reverses is null and not i.reversed`

/** The amounts that customers may be paid back: each open credit, and all those of a customer together. */
const payable = (tx: OrgTx) => part`
  select customer_id, currency, open_cents as cents, issued_on, array[id] as item_ids, false as is_all from (${openCredits(tx)}) one
  union all
  select customer_id, currency, sum(open_cents)::bigint, max(issued_on), array_agg(id order by issued_on, id), true
  from (${openCredits(tx)}) each group by customer_id, currency having count(*) between 2 and ${MOST_CREDITS}::int`

/** Where the words of a line may speak of a refund: `soundsRefunded` decides. */
const MAY_SPEAK = '(remb|rbt|avoir|percu|perçu|refund|credit note)'

/** Outgoing lines that may pay a customer back: of an amount that somebody has in credit, or in whose words a refund is spoken of. */
export const outgoingLines = (tx: OrgTx, today: LocalDate, only: readonly string[] | null): Promise<OutgoingLine[]> =>
  tx.rows(sql`
    select l.id, l.booked_on, -l.cents as cents, l.currency, l.label || ' ' || coalesce(l.details->>'remittance', '') as label, l.payer_name, l.payer_iban
    from cash.line l
    where l.org_id = ${tx.orgId} and l.state = 'set_aside' and l.set_aside_as = 'outgoing' and l.return_code = ''
      and l.booked_on > ${today}::date - ${REFUNDED_WITHIN_DAYS}::int ${only ? part`and l.id = any(${only}::uuid[])` : nothing}
      and (l.label ~* ${MAY_SPEAK} or l.details->>'remittance' ~* ${MAY_SPEAK}
        or (-l.cents, l.currency) in (select cents, currency from (${payable(tx)}) p)
        or exists (select 1 from cash.proposal p where p.org_id = l.org_id and p.line_id = l.id))
    order by l.booked_on desc, l.id limit ${MOST_LINES}`)

/** Credits of one customer that a line may pay out. */
export type Refundable = {
  readonly lineId: string
  readonly customerId: string
  readonly customerName: string
  readonly itemIds: readonly string[]
  /** They are all that the customer has in credit. */
  readonly isAll: boolean
  /** The account paid to is known as this customer's. */
  readonly isOwnIban: boolean
}

const ownIban = (tx: OrgTx) => part`exists (
  select 1 from cash.alias k where k.org_id = ${tx.orgId} and k.kind = 'iban' and k.value = l.payer_iban and k.customer_id = c.id)`

/** Credits, or all those of a customer, of exactly the amount of these lines. */
export const refundableFor = (tx: OrgTx, lineIds: readonly string[]): Promise<Refundable[]> =>
  tx.rows(sql`
    select l.id as line_id, p.customer_id, c.name as customer_name, p.item_ids, p.is_all, ${ownIban(tx)} as is_own_iban
    from cash.line l
    join (${payable(tx)}) p on p.cents = -l.cents and p.currency = l.currency and p.issued_on <= l.booked_on + ${BOOKED_WITHIN_DAYS}::int
    join parties.customer c on c.org_id = l.org_id and c.id = p.customer_id
    where l.org_id = ${tx.orgId} and l.id = any(${lineIds}::uuid[])
    order by l.id, p.is_all, p.issued_on, p.item_ids`)

/** The open credits found under any of these keys of document numbers. */
export const creditsUnder = (
  tx: OrgTx,
  keys: readonly number[],
): Promise<{ key: number; itemId: string; customerId: string; customerName: string; currency: string }[]> =>
  tx.rows(sql`
    select k.key, i.id as item_id, i.customer_id, c.name as customer_name, i.currency
    from cash.item_key k join ledger.item i on i.org_id = k.org_id and i.id = k.item_id and i.side = -1 and i.open_cents > 0
    join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    where k.org_id = ${tx.orgId} and k.key = any(${keys}::bigint[]) order by i.id limit 2000`)

/** A debit of the accounts that may be the same money. */
export type BookedRefund = {
  readonly lineId: string
  readonly itemId: string
  readonly customerId: string
  readonly customerName: string
  readonly issuedOn: LocalDate
  readonly label: string
  readonly isOwnIban: boolean
}

/** Not recognised as a bank line, nor booked for one that stands. */
const unclaimed = (tx: OrgTx) => part`not exists (
  select 1 from cash.match_effect e join cash.match m on m.org_id = e.org_id and m.id = e.match_id and m.undone_at is null
  where e.org_id = ${tx.orgId} and e.id = i.id and e.what in ('item', 'known_item'))`

/** Debits that the accounts booked for exactly one of these amounts around its day, and that are no bank line yet. */
export const bookedRefunds = (tx: OrgTx, lineIds: readonly string[]): Promise<BookedRefund[]> =>
  tx.rows(sql`
    select l.id as line_id, i.id as item_id, i.customer_id, c.name as customer_name, i.issued_on, i.label, ${ownIban(tx)} as is_own_iban
    from cash.line l
    join ledger.item i on i.org_id = l.org_id and i.amount_cents = -l.cents and i.currency = l.currency and i.side = 1
      and i.kind in ('adjustment', 'refund') and (i.source_id is not null or i.source_key is not null) and not i.reversed and i.reverses is null
      and i.issued_on between l.booked_on - ${BOOKED_WITHIN_DAYS}::int and l.booked_on + ${BOOKED_WITHIN_DAYS}::int
    join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    where l.org_id = ${tx.orgId} and l.id = any(${lineIds}::uuid[]) and ${unclaimed(tx)}
    order by l.id, abs(i.issued_on - l.booked_on), i.id`)

/** Whether this debit of the accounts is still no bank line. Call it with the item locked. */
export const isUnclaimed = async (tx: OrgTx, itemId: string): Promise<boolean> =>
  (await tx.maybe(sql`
    select 1 from ledger.item i where i.org_id = ${tx.orgId} and i.id = ${itemId} and i.side = 1 and not i.reversed and ${unclaimed(tx)}`)) !==
  null

/** A refund that is none: its line is money gone out that is no matter of a customer, as before anybody matched it. */
export const setOutgoingAgain = (tx: OrgTx, lineIds: readonly string[], at: Date): Promise<number> =>
  tx.run(sql`
    update cash.line set state = 'set_aside', set_aside_as = 'outgoing', set_aside_at = ${at}
    where org_id = ${tx.orgId} and id = any(${lineIds}::uuid[]) and cents < 0 and left_cents = cents and return_code = '' and state = 'open'`)
