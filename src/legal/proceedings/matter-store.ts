import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, raw, sql } from '../../platform/sql.ts'
import type { CourtKind, DebtorRole, Outcome, ProceedingKind, Stage, ToldAct } from './model.ts'

/** Matters as kept: what each is, whom it is against, what it asks for, and what happened. */

/** The court as it is written on a request; empty while it is not known. */
export type Court = {
  readonly kind: CourtKind
  readonly name: string
  readonly address: string
  readonly postcode: string
  readonly city: string
}

/** Who acts, and what the court calls it. */
export type Handling = {
  readonly court: Court
  readonly reference: string
  readonly lawyer: string
  readonly officer: string
  readonly note: string
}

export type Proceeding = Handling & {
  readonly id: string
  readonly no: number
  readonly kind: ProceedingKind
  readonly customerId: string
  readonly currency: string
  readonly openedOn: LocalDate
  readonly openedByName: string
  readonly stage: Stage
  readonly outcome: Outcome | null
  readonly closedOn: LocalDate | null
}

const columns =
  raw(`p.id, p.no, p.kind, p.customer_id, p.currency, p.opened_on, p.opened_by_name, p.stage, p.outcome, p.closed_on, p.reference,
  p.lawyer, p.officer, p.note, jsonb_build_object('kind', p.court_kind, 'name', p.court_name, 'address', p.court_address,
    'postcode', p.court_postcode, 'city', p.court_city) as court`)

/** A matter of whatever stage; null when there is none. */
export const proceedingOf = (tx: OrgTx, id: string): Promise<Proceeding | null> =>
  tx.maybe(sql`select ${columns} from legal.proceeding p where p.org_id = ${tx.orgId} and p.id = ${id}`)

/** The same, locked until the end of the transaction: two acts told at once would each follow from what stood before. */
export const lockProceeding = (tx: OrgTx, id: string): Promise<Proceeding | null> =>
  tx.maybe(sql`select ${columns} from legal.proceeding p where p.org_id = ${tx.orgId} and p.id = ${id} for update of p`)

/** Matters under way, locked until the end of the transaction, in one order: no act is told of them meanwhile. */
export const runningProceedings = (tx: OrgTx): Promise<Proceeding[]> =>
  tx.rows(
    sql`select ${columns} from legal.proceeding p where p.org_id = ${tx.orgId} and p.stage <> 'closed' order by p.no for update of p`,
  )

/** The next number; whoever asks holds it until its transaction is over. */
export async function nextNumber(tx: OrgTx): Promise<number> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('legal.proceeding'), ${tx.orgId}::int)`)
  const { no } = await tx.one<{ no: number }>(
    sql`select coalesce(max(no), 0) + 1 as no from legal.proceeding where org_id = ${tx.orgId}`,
  )
  return no
}

export type NewProceeding = Omit<Proceeding, 'stage' | 'outcome' | 'closedOn' | 'openedByName'>
type Teller = { readonly name: string; readonly at: Date }

export const insertProceeding = (tx: OrgTx, one: NewProceeding, by: Teller): Promise<number> =>
  tx.run(sql`
    insert into legal.proceeding (org_id, id, no, kind, customer_id, currency, opened_on, court_kind, court_name, court_address, court_postcode,
      court_city, reference, lawyer, officer, note, stage, opened_at, opened_by_name)
    values (${tx.orgId}, ${one.id}, ${one.no}, ${one.kind}, ${one.customerId}, ${one.currency}, ${one.openedOn}, ${one.court.kind},
      ${one.court.name}, ${one.court.address}, ${one.court.postcode}, ${one.court.city}, ${one.reference}, ${one.lawyer}, ${one.officer},
      ${one.note}, 'prepared', ${by.at}, ${by.name})`)

export const updateHandling = (tx: OrgTx, id: string, { court, ...one }: Handling): Promise<number> =>
  tx.run(sql`
    update legal.proceeding set court_kind = ${court.kind}, court_name = ${court.name}, court_address = ${court.address},
      court_postcode = ${court.postcode}, court_city = ${court.city}, reference = ${one.reference}, lawyer = ${one.lawyer},
      officer = ${one.officer}, note = ${one.note}
    where org_id = ${tx.orgId} and id = ${id}`)

export const keepStage = (
  tx: OrgTx,
  id: string,
  stands: Pick<Proceeding, 'stage' | 'outcome' | 'closedOn'>,
): Promise<number> =>
  tx.run(sql`
    update legal.proceeding set stage = ${stands.stage}, outcome = ${stands.outcome}, closed_on = ${stands.closedOn}
    where org_id = ${tx.orgId} and id = ${id}`)

/** A document that a matter asks for: what was left of it when it was opened, and what is now. A cost that was taken back is none. */
export type ClaimedItem = {
  readonly itemId: string
  readonly claimedCents: number
  readonly openCents: number
  readonly documentNo: string
  readonly kind: string
  readonly dueOn: LocalDate
}

export const claimedItems = (tx: OrgTx, proceedingId: string): Promise<ClaimedItem[]> =>
  tx.rows(sql`
    select w.item_id, w.claimed_cents, i.open_cents, coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no, i.kind, i.due_on
    from legal.proceeding_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id and not i.reversed
    where w.org_id = ${tx.orgId} and w.proceeding_id = ${proceedingId} order by i.due_on, i.id`)

export const insertClaimed = (
  tx: OrgTx,
  proceedingId: string,
  items: readonly { readonly id: string; readonly openCents: number }[],
): Promise<number> =>
  tx.run(sql`
    insert into legal.proceeding_item (org_id, proceeding_id, item_id, claimed_cents)
    select ${tx.orgId}::int, ${proceedingId}::uuid, i.* from unnest(${items.map(({ id }) => id)}::uuid[],
      ${items.map(({ openCents }) => openCents)}::bigint[]) i`)

export type Debtor = {
  readonly id: string
  readonly role: DebtorRole
  readonly name: string
  readonly siren: string | null
  readonly addressLines: readonly string[]
  readonly postcode: string
  readonly city: string
  readonly country: string
}

/** Whom a matter is against, the customer first. */
export const debtorsOf = (tx: OrgTx, proceedingId: string): Promise<Debtor[]> =>
  tx.rows(sql`
    select id, role, name, siren, address_lines, postcode, city, country from legal.proceeding_debtor
    where org_id = ${tx.orgId} and proceeding_id = ${proceedingId} order by position, id`)

export const insertDebtor = (tx: OrgTx, proceedingId: string, position: number, one: Debtor): Promise<number> =>
  tx.run(sql`
    insert into legal.proceeding_debtor (org_id, id, proceeding_id, position, role, name, siren, address_lines, postcode, city, country)
    values (${tx.orgId}, ${one.id}, ${proceedingId}, ${position}, ${one.role}, ${one.name}, ${one.siren}, ${one.addressLines},
      ${one.postcode}, ${one.city}, ${one.country})`)

/** Takes a debtor out of a matter; gives whether it was one. */
export const deleteDebtor = (tx: OrgTx, proceedingId: string, id: string): Promise<number> =>
  tx.run(
    sql`delete from legal.proceeding_debtor where org_id = ${tx.orgId} and proceeding_id = ${proceedingId} and id = ${id}`,
  )

/** An act as kept, with who told it and what proves it. */
export type KeptAct = ToldAct & {
  readonly proceedingId: string
  readonly evidence: string
  readonly documentId: string | null
  readonly documentName: string | null
  readonly clockEventId: string | null
  readonly recordedByName: string
}

const actColumns = part`a.id, a.proceeding_id, a.act, a.on_day as on, a.debtor_id, a.result, a.in_person, a.due_on, a.evidence, a.document_id,
  d.name as document_name, a.clock_event_id, a.recorded_by_name,
  case when a.principal_cents is not null then jsonb_build_object('principalCents', a.principal_cents, 'interestCents', a.interest_cents,
    'costsCents', a.costs_cents, 'interestFrom', a.interest_from) end as granted`

/** What happened in a matter and stands, in the order it happened. */
export const actsOf = (tx: OrgTx, proceedingId: string): Promise<KeptAct[]> =>
  tx.rows(sql`
    select ${actColumns} from legal.proceeding_act a left join documents.document d on d.org_id = a.org_id and d.id = a.document_id
    where a.org_id = ${tx.orgId} and a.proceeding_id = ${proceedingId} and a.withdrawn_at is null order by a.on_day, a.recorded_at, a.id`)

export const actOf = (tx: OrgTx, id: string): Promise<KeptAct | null> =>
  tx.maybe(sql`
    select ${actColumns} from legal.proceeding_act a left join documents.document d on d.org_id = a.org_id and d.id = a.document_id
    where a.org_id = ${tx.orgId} and a.id = ${id} and a.withdrawn_at is null`)

export type NewAct = ToldAct & { readonly evidence: string; readonly documentId: string | null }

export const insertAct = (tx: OrgTx, proceedingId: string, one: NewAct, by: Teller): Promise<number> =>
  tx.run(sql`
    insert into legal.proceeding_act (org_id, id, proceeding_id, act, on_day, debtor_id, result, in_person, due_on, principal_cents,
      interest_cents, costs_cents, interest_from, evidence, document_id, recorded_at, recorded_by_name)
    values (${tx.orgId}, ${one.id}, ${proceedingId}, ${one.act}, ${one.on}, ${one.debtorId}, ${one.result}, ${one.inPerson}, ${one.dueOn},
      ${one.granted?.principalCents ?? null}, ${one.granted?.interestCents ?? null}, ${one.granted?.costsCents ?? null},
      ${one.granted?.interestFrom ?? null}, ${one.evidence}, ${one.documentId}, ${by.at}, ${by.name})`)

export const keepClockEvent = (tx: OrgTx, actId: string, eventId: string | null): Promise<number> =>
  tx.run(sql`update legal.proceeding_act set clock_event_id = ${eventId} where org_id = ${tx.orgId} and id = ${actId}`)

export const withdrawActRow = (tx: OrgTx, id: string, why: string, at: Date): Promise<number> =>
  tx.run(sql`
    update legal.proceeding_act set withdrawn_at = ${at}, withdrawn_why = ${why} where org_id = ${tx.orgId} and id = ${id}`)
