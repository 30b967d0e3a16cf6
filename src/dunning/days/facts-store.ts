import type { LocalDate } from '../../kernel/calendar.ts'
import { invariant } from '../../kernel/invariant.ts'
import { mailable, textable } from '../../parties/index.ts'
import { readCopied } from '../../platform/copy-rows.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import type { CustomerKind, Hold } from '../model.ts'

/**
 * What a decision reads, for a range of customers at a time. Items and contacts come by COPY, which binds no parameters:
 * what is written into those statements is checked here to be an id or a day, and nothing else.
 */

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function idText(id: string): string {
  invariant(ID.test(id), `${id} is not an identifier`)
  return `'${id}'`
}

function dayText(day: string): string {
  invariant(/^\d{4}-\d{2}-\d{2}$/.test(day), `${day} is not a day`)
  return `'${day}'::date`
}

/**
 * Reads with the days of a time zone: `recorded_at::date` is then a day there. A zone named in the statement is looked up again for every
 * row, a fifth of the time that reading it takes.
 */
async function inZone(tx: OrgTx, timeZone: string, read: () => Promise<void>): Promise<void> {
  await tx.run(sql`select set_config('timezone', ${timeZone}, true)`)
  await read()
  await tx.run(sql`set local timezone = default`)
}

/** The customers of one chunk: all between two ids when a whole organisation is read, else just those named. */
export type Chunk = { readonly ids: readonly string[]; readonly isRange: boolean }

const within = (column: string, { ids, isRange }: Chunk): string =>
  isRange
    ? `${column} between ${idText(ids[0]!)} and ${idText(ids.at(-1)!)}`
    : `${column} in (${ids.map(idText).join(', ')})`

export type CustomerRow = {
  readonly id: string
  /** The head of its group: what it was reminded of with the group is on record there. */
  readonly parentId: string | null
  readonly kind: CustomerKind
  readonly lang: 'fr' | 'en'
  readonly addressLines: string[]
  readonly postcode: string
  readonly city: string
  readonly country: string
  readonly hasEmail: boolean
  readonly hasPhone: boolean
  /** Numbers that take messages; whether one is a mobile's is asked when a step is to go by text. */
  readonly textPhones: readonly string[]
  /** Somebody to whom an electronic registered letter may be addressed, by name (CPCE art. L100); a consumer must have agreed to it. */
  readonly hasRegistered: boolean
  /** The first day of absence's end among those who take mail; long past when one of them is there. */
  readonly awayUntil: LocalDate | null
  /** The scenario a person chose for this customer. */
  readonly pinnedId: string | null
  readonly segmentId: string | null
  readonly challengerOf: string | null
  readonly kept: Readonly<Record<string, number>> | null
  readonly excluded: boolean
}

/**
 * Whether a customer `c` owes something, or somebody of its group for whom it is reminded. Looked up customer by customer: written with
 * `exists`, the first chunks are planned as a list of all who owe anything, made again for each.
 */
const owes = (owing: 'open' | 'ever') => {
  const open = owing === 'open' ? part`and i.open_cents > 0` : nothing
  return part`coalesce(
      (select true from ledger.item i where i.org_id = c.org_id and i.customer_id = c.id and i.side = 1 ${open} limit 1),
      (select true from parties.customer m join ledger.item i on i.org_id = m.org_id and i.customer_id = m.id and i.side = 1 ${open}
        where m.org_id = c.org_id and m.payer_id = c.id limit 1),
      false)`
}

/**
 * Customers in the order of their ids: after `after` and owing something when `named` is null, else the named ones. Who is reminded
 * through the head of its group is not among them: what it owes is in the facts of the head. `isAlone`: whoever collects a claim of a member
 * asks that member.
 */
export const customersToDecide = (
  tx: OrgTx,
  named: readonly string[] | null,
  after: string | null,
  limit: number,
  owing: 'open' | 'ever',
  isAlone = false,
): Promise<CustomerRow[]> => {
  const which = named
    ? part`and c.id = any(${named}::uuid[])`
    : part`and (${after}::uuid is null or c.id > ${after}::uuid) and ${owes(owing)}`
  return tx.rows(sql`
    select c.id, c.parent_id, c.kind, c.lang, c.address_lines, c.postcode, c.city, c.country,
      reached.*, s.scenario_id as pinned_id, l.segment_id, l.challenger_of,
      case when (select true from dunning.kept_version k where k.org_id = c.org_id and k.customer_id = c.id limit 1) then (
        select jsonb_object_agg(k.scenario_id, k.version) from dunning.kept_version k where k.org_id = c.org_id and k.customer_id = c.id) end as kept,
      coalesce(s.excluded, false) as excluded
    from parties.customer c
    cross join lateral (
      -- Looked up customer by customer: an aggregate keeps this from being planned as one scan of every contact for each chunk.
      select coalesce(bool_or(${mailable('p')}), false) as has_email,
        coalesce(bool_or(p.phone is not null), false) as has_phone,
        coalesce(array_agg(p.phone) filter (where ${textable('p')}), '{}') as text_phones,
        coalesce(bool_or(p.email is not null and p.email_invalid_since is null and p.first_name <> '' and p.last_name <> ''
          and (c.kind <> 'consumer' or p.lre_consent_on is not null)), false) as has_registered,
        min(coalesce(p.absent_until, date '0001-01-01')) filter (where ${mailable('p')}) as away_until
      from parties.contact p where p.org_id = c.org_id and p.customer_id = c.id and p.removed_at is null) reached
    left join dunning.customer_setting s on s.org_id = c.org_id and s.customer_id = c.id
    left join lateral (
      -- The limit does the same here: most customers are in a segment.
      select segment_id, challenger_of from dunning.placement l where l.org_id = c.org_id and l.customer_id = c.id limit 1) l on true
    where c.org_id = ${tx.orgId} ${isAlone ? nothing : part`and c.payer_id is null`} ${which}
    order by c.id limit ${limit}`)
}

/** Those of these customers who are left out of reminders. */
export const excludedOf = async (tx: OrgTx, customerIds: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.rows<{ customerId: string }>(sql`
        select customer_id from dunning.customer_setting
        where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[]) and excluded`)
    ).map(({ customerId }) => customerId),
  )

/** How many customers a whole run decides about. */
export const countToDecide = async (tx: OrgTx): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(*)::int as count from parties.customer c where c.org_id = ${tx.orgId} and c.payer_id is null and ${owes('open')}`)
  ).count

export type HoldRow = Hold & { readonly customerId: string }

/** Holds with the day they really end: lifting one ends it the day before, so that reminders resume on the day itself. */
export const holdsOf = (tx: OrgTx, chunk: Chunk): Promise<HoldRow[]> => {
  const which = chunk.isRange
    ? part`and customer_id between ${chunk.ids[0]!}::uuid and ${chunk.ids.at(-1)!}::uuid`
    : part`and customer_id = any(${chunk.ids}::uuid[])`
  return tx.rows(sql`
    select customer_id, item_id, category, note, from_on, least(until_on, lifted_on - 1) as until_on
    from dunning.hold
    where org_id = ${tx.orgId} ${which} and coalesce(least(until_on, lifted_on - 1), from_on) >= from_on`)
}

/** Cells of one open item; see `copyItems`. */
export type ItemCells = readonly string[]

/**
 * Open items of the chunk, in no order: customer, id, side, kind, number, issued, due, open, amount, currency, entered, given level, its day, its scenario.
 */
export const copyItems = (
  tx: OrgTx,
  chunk: Chunk,
  timeZone: string,
  take: (cells: readonly string[]) => void,
): Promise<void> =>
  inZone(tx, timeZone, () =>
    readCopied(
      tx.copyOut(`copy (
      select i.customer_id, i.id, i.side, i.kind, coalesce(nullif(i.document_no, ''), left(i.label, 40)), i.issued_on, i.due_on,
        i.open_cents, i.amount_cents, i.currency, i.recorded_at::date, l.position, l.given_on, l.scenario_id
      from ledger.item i left join dunning.item_level l on l.org_id = i.org_id and l.item_id = i.id
      where i.org_id = ${tx.orgId} and i.open_cents > 0 and ${within('i.customer_id', chunk)}) to stdout`),
      take,
    ),
  )

/**
 * Contacts of the chunk, planned ones included when a person holds them back: customer, state, day, channel, scenario, version,
 * step, items, positions. An action that waits for a decision of the night is not a contact.
 */
export const copyContacts = (
  tx: OrgTx,
  chunk: Chunk,
  { on, leaveOut, mandateId }: ContactsAsked,
  take: (cells: readonly string[]) => void,
): Promise<void> => {
  // What is on its way for somebody else keeps nobody else waiting; what took place was heard by the same debtor.
  const ours = mandateId === null ? 'mandate_id is null' : `mandate_id = ${idText(mandateId)}`
  return readCopied(
    // Two halves, so that each is read through an index of its own.
    tx.copyOut(`copy (
      ${contactsWhere(tx, chunk, leaveOut, `state in ('queued', 'done', 'uncertain', 'skipped') and (state in ('done', 'skipped') or ${ours})`)}
      union all
      ${contactsWhere(tx, chunk, leaveOut, `state = 'planned' and ${ours} and (by_hand or snoozed_until > ${dayText(on)})`)}) to stdout`),
    take,
  )
}

export type ContactsAsked = {
  readonly on: LocalDate
  readonly leaveOut: readonly string[]
  /** Asked for the agency that holds it; null: for ourselves. */
  readonly mandateId: string | null
}

const contactsWhere = (tx: OrgTx, chunk: Chunk, leaveOut: readonly string[], which: string): string => `
  select customer_id, state, coalesce(contact_on, decided_on), channel, scenario_id, scenario_version, step_id, item_ids, positions
  from dunning.action
  where org_id = ${tx.orgId} and ${within('customer_id', chunk)} and ${which}
    ${leaveOut.length === 0 ? '' : `and id not in (${leaveOut.map(idText).join(', ')})`}`

/** Every debit and credit of the chunk that ever was, taken-back ones left out: as `copyItems`, with the whole amount as open. */
export const copyAllItems = (
  tx: OrgTx,
  chunk: Chunk,
  timeZone: string,
  take: (cells: readonly string[]) => void,
): Promise<void> =>
  inZone(tx, timeZone, () =>
    readCopied(
      tx.copyOut(`copy (
      select i.customer_id, i.id, i.side, i.kind, coalesce(nullif(i.document_no, ''), left(i.label, 40)), i.issued_on, i.due_on,
        i.amount_cents, i.amount_cents, i.currency, i.recorded_at::date, l.position, l.given_on, l.scenario_id
      from ledger.item i left join dunning.item_level l on l.org_id = i.org_id and l.item_id = i.id
      where i.org_id = ${tx.orgId} and not i.reversed and i.reverses is null and ${within('i.customer_id', chunk)}) to stdout`),
      take,
    ),
  )

/** What settled the items of the chunk, reversals included: customer, debit, credit, cents, day. */
export const copyAllocations = (
  tx: OrgTx,
  chunk: Chunk,
  until: LocalDate,
  take: (cells: readonly string[]) => void,
): Promise<void> =>
  readCopied(
    tx.copyOut(`copy (
      select customer_id, debit_id, credit_id, amount_cents, allocated_on from ledger.allocation
      where org_id = ${tx.orgId} and allocated_on <= ${dayText(until)} and ${within('customer_id', chunk)}) to stdout`),
    take,
  )

/** Open documents that the books know by a label only. */
export const unnumberedOf = async (tx: OrgTx, customerIds: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.rows<{ id: string }>(sql`
        select id from ledger.item
        where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[]) and open_cents > 0 and coalesce(document_no, '') = ''`)
    ).map(({ id }) => id),
  )

/** Credit notes and receipts with something left, oldest first, as a message names them. */
export const openCreditsOf = (
  tx: OrgTx,
  customerIds: readonly string[],
): Promise<{ customerId: string; documentNo: string; issuedOn: LocalDate; cents: number; currency: string }[]> =>
  tx.rows(sql`
    select customer_id, coalesce(nullif(document_no, ''), left(label, 40)) as document_no, issued_on, open_cents as cents, currency
    from ledger.item
    where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[]) and side = -1 and open_cents > 0
    order by issued_on, id`)
