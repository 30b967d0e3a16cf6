import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../../platform/sql.ts'
import type { DedicatedShow, MoveKind } from './model.ts'
import { ribIn } from './rules.ts'

/** A line of the dedicated account as it was used. */
export type FundLine = {
  readonly id: string
  readonly lineId: string
  readonly cents: number
  readonly overCents: number
  readonly overGivenBackOn: LocalDate | null
  readonly undoneAt: Date | null
}

/** Whether an account `a` is the one of that IBAN. */
export const isDedicated = (iban: string) => part`(a.iban = ${iban} or a.rib = ${ribIn(iban)})`

const lineColumns = part`id, line_id, cents, over_cents, over_given_back_on, undone_at`

export const lockFundLine = (tx: OrgTx, id: string): Promise<FundLine | null> =>
  tx.maybe(sql`select ${lineColumns} from outsourcing.fund_line where org_id = ${tx.orgId} and id = ${id} for update`)

/** The line that is a receipt; null: no bank line told it yet. */
export const lineOfReceipt = async (tx: OrgTx, creditor: number, receiptId: string): Promise<string | null> =>
  (
    await tx.maybe<{ fundLineId: string }>(sql`
      select fund_line_id from outsourcing.fund_line_receipt
      where org_id = ${tx.orgId} and creditor_org_id = ${creditor} and receipt_id = ${receiptId} and is_live`)
  )?.fundLineId ?? null

export const insertFundLine = (
  tx: OrgTx,
  one: Pick<FundLine, 'id' | 'lineId' | 'cents' | 'overCents'>,
  by: { readonly at: Date; readonly name: string },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.fund_line (org_id, id, line_id, cents, over_cents, used_at, used_by_name)
    values (${tx.orgId}, ${one.id}, ${one.lineId}, ${one.cents}, ${one.overCents}, ${by.at}, ${by.name})`)

export type LineReceipt = { readonly creditor: number; readonly receiptId: string; readonly wasKnown: boolean }

export const linkReceipts = (tx: OrgTx, fundLineId: string, receipts: readonly LineReceipt[]): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.fund_line_receipt (org_id, fund_line_id, creditor_org_id, receipt_id, was_known)
    select ${tx.orgId}::int, ${fundLineId}::uuid, k.creditor, k.receipt_id, k.was_known
    from unnest(${receipts.map(({ creditor }) => creditor)}::int[], ${receipts.map(({ receiptId }) => receiptId)}::uuid[],
      ${receipts.map(({ wasKnown }) => wasKnown)}::boolean[]) k(creditor, receipt_id, was_known)`)

/** Receipts that a line is. */
export const receiptsOfLine = (tx: OrgTx, fundLineId: string): Promise<LineReceipt[]> =>
  tx.rows(sql`
    select creditor_org_id as creditor, receipt_id, was_known from outsourcing.fund_line_receipt
    where org_id = ${tx.orgId} and fund_line_id = ${fundLineId} and is_live order by creditor_org_id, receipt_id`)

/** The line is nobody's again, and none of its receipts is it any more. */
export async function markLineUndone(
  tx: OrgTx,
  id: string,
  by: { readonly at: Date; readonly name: string },
): Promise<void> {
  await tx.run(sql`
    update outsourcing.fund_line set undone_at = ${by.at}, undone_by_name = ${by.name} where org_id = ${tx.orgId} and id = ${id} and undone_at is null`)
  await tx.run(sql`
    update outsourcing.fund_line_receipt set is_live = false where org_id = ${tx.orgId} and fund_line_id = ${id} and is_live`)
}

export const markGivenBack = (tx: OrgTx, id: string, on: LocalDate, byName: string): Promise<number> =>
  tx.run(sql`
    update outsourcing.fund_line set over_given_back_on = ${on}, over_given_back_by_name = ${byName}
    where org_id = ${tx.orgId} and id = ${id} and undone_at is null and over_cents > 0 and over_given_back_on is null`)

/** Receipts recorded before the bank told them, that a line of this amount and day may be. */
export const receiptsWithoutLine = (
  tx: OrgTx,
  line: { readonly cents: number; readonly currency: string; readonly bookedOn: LocalDate },
): Promise<{ readonly orgId: number; readonly id: string }[]> =>
  tx.rows(sql`
    select r.org_id, r.id from outsourcing.receipt r
    where r.agency_org_id = ${tx.orgId} and r.paid_to = 'agency' and r.returned_on is null and r.currency = ${line.currency} and r.cents = ${line.cents}
      and r.received_on between ${line.bookedOn}::date - 30 and ${line.bookedOn}::date + 5
      and not exists (select 1 from outsourcing.fund_line_receipt k
        where k.org_id = ${tx.orgId} and k.creditor_org_id = r.org_id and k.receipt_id = r.id and k.is_live)
    order by abs(r.received_on - ${line.bookedOn}::date), r.id limit 5`)

/** What the dedicated account holds that is no creditor's, and what of it nobody told yet. */
export type DedicatedLine = {
  readonly id: string
  readonly accountName: string
  readonly bookedOn: LocalDate
  readonly cents: number
  readonly currency: string
  readonly label: string
  readonly payerName: string
  /** How it was used; null: nobody told it yet. */
  readonly use: {
    readonly id: string
    readonly overCents: number
    readonly overGivenBackOn: LocalDate | null
    readonly receipts: number
  } | null
  /** What it was told to be otherwise, in as many parts as it has; none: it was not. */
  readonly moves: readonly DedicatedMove[]
}

export type DedicatedMove = {
  readonly kind: MoveKind
  readonly cents: number
  readonly remittanceId: string | null
  readonly remittanceNo: number | null
  readonly receiptId: string | null
  readonly receiptNo: number | null
  /** Of a remittance its creditor, of a payment that came back its debtor. */
  readonly name: string | null
}

/** Open and whole: nobody told it yet, in or out. */
export const untold = part`l.held_as = '' and l.left_cents = l.cents and (l.state = 'open' or l.cents < 0 and l.state = 'set_aside')`

const SHOWN = {
  open: part`l.cents > 0 and l.state = 'open' and l.left_cents = l.cents`,
  used: part`f.id is not null`,
  over: part`f.over_cents > 0 and f.over_given_back_on is null`,
  out: part`l.cents < 0 and ${untold}`,
  told: part`m.moves is not null`,
} as const satisfies Record<DedicatedShow, Fragment>

/** Lines of the dedicated account, the latest first: what nobody told yet, in or out, and what was. */
export const dedicatedLines = (
  tx: OrgTx,
  iban: string,
  asked: {
    readonly show: DedicatedShow
    readonly lineId?: string | undefined
    readonly limit: number
    readonly offset: number
  },
): Promise<DedicatedLine[]> =>
  tx.rows(sql`
    select l.id, a.name as account_name, l.booked_on, l.cents, l.currency, l.label, l.payer_name,
      case when f.id is not null then jsonb_build_object('id', f.id, 'overCents', f.over_cents, 'overGivenBackOn', f.over_given_back_on, 'receipts', (
        select count(*) from outsourcing.fund_line_receipt k where k.org_id = f.org_id and k.fund_line_id = f.id and k.is_live)) end as use, coalesce(m.moves, '[]') as moves
    from cash.line l
    join cash.account a on a.org_id = l.org_id and a.id = l.account_id and ${isDedicated(iban)}
    left join outsourcing.fund_line f on f.org_id = l.org_id and f.line_id = l.id and f.undone_at is null
    left join lateral (
      select jsonb_agg(jsonb_build_object('kind', m.kind, 'cents', m.cents, 'remittanceId', m.remittance_id, 'remittanceNo', t.no, 'receiptId', m.receipt_id,
        'receiptNo', r.no, 'name', coalesce(d.creditor_name, r.debtor_name)) order by t.no, m.id) as moves
      from outsourcing.fund_move m
      left join outsourcing.remittance t on t.org_id = m.creditor_org_id and t.id = m.remittance_id
      left join outsourcing.mandate d on d.org_id = t.org_id and d.id = t.mandate_id
      left join outsourcing.receipt r on r.org_id = m.creditor_org_id and r.id = m.receipt_id
      where m.org_id = l.org_id and m.line_id = l.id and m.undone_at is null) m on true
    where l.org_id = ${tx.orgId} and ${SHOWN[asked.show]}
      ${asked.lineId ? part`and l.id = ${asked.lineId}` : nothing}
    order by l.booked_on desc, l.id desc limit ${asked.limit} offset ${asked.offset}`)

export type DedicatedSums = {
  readonly accountId: string
  readonly name: string
  readonly currency: string
  readonly balanceCents: number | null
  readonly balanceOn: LocalDate | null
  readonly openLines: number
  readonly openCents: number
  readonly overLines: number
  readonly overCents: number
  /** Receipts that no line of the bank told yet. */
  readonly awaitedCents: number
  /** Fees kept from remittances and not moved out yet, less what the bank took of the agency; below nothing, the agency owes it to the account. */
  readonly ownCents: number
  /** Remittances paid, payments that bounced and overpayments given back that no line out told yet. */
  readonly underwayCents: number
  readonly goingBackCents: number
  readonly givenBackCents: number
  /** Money out that nobody told yet: below nothing. */
  readonly outLines: number
  readonly outCents: number
}

/** The dedicated account as its bank tells it, beside what is known of it; none: no statement of it was imported. */
export const dedicatedSums = (tx: OrgTx, iban: string): Promise<DedicatedSums[]> =>
  tx.rows(sql`
    select a.id as account_id, a.name, a.currency, s.closing_cents as balance_cents, s.closing_on as balance_on, l.open_lines, l.open_cents, l.over_lines,
      l.over_cents, (
        select coalesce(sum(r.cents), 0)::bigint from outsourcing.receipt r
        where r.agency_org_id = a.org_id and r.currency = a.currency and r.paid_to = 'agency' and r.returned_on is null and not exists (
          select 1 from outsourcing.fund_line_receipt k
          where k.org_id = a.org_id and k.creditor_org_id = r.org_id and k.receipt_id = r.id and k.is_live)) as awaited_cents,
      m.own_cents - e.fee_cents as own_cents, m.remitted_cents - e.remitted_cents as underway_cents, l.out_lines, l.out_cents, (
        -- Those that the bank had told, and took back by a line that nobody told yet.
        select coalesce(sum(r.cents), 0)::bigint from outsourcing.receipt r
        join outsourcing.fund_line_receipt k on k.org_id = a.org_id and k.creditor_org_id = r.org_id and k.receipt_id = r.id and k.is_live
        where r.agency_org_id = a.org_id and r.currency = a.currency and r.returned_as = 'bounced' and not exists (
          select 1 from outsourcing.fund_move b
          where b.org_id = a.org_id and b.creditor_org_id = r.org_id and b.receipt_id = r.id and b.undone_at is null)) as going_back_cents, (
        select coalesce(sum(f.over_cents), 0)::bigint from outsourcing.fund_line f join cash.line i on i.org_id = f.org_id and i.id = f.line_id
        where f.org_id = a.org_id and i.account_id = a.id and f.undone_at is null and f.over_given_back_on is not null and not exists (
          select 1 from outsourcing.fund_move b where b.org_id = f.org_id and b.fund_line_id = f.id and b.undone_at is null)) as given_back_cents
    from cash.account a
    left join lateral (
      select s.closing_cents, s.closing_on from cash.statement s
      where s.org_id = a.org_id and s.account_id = a.id and s.withdrawn_at is null and s.closing_cents is not null
      order by s.closing_on desc, s.id desc limit 1) s on true
    cross join lateral (
      select count(*) filter (where l.cents > 0 and l.state = 'open' and l.left_cents = l.cents)::int as open_lines,
        coalesce(sum(l.cents) filter (where l.cents > 0 and l.state = 'open' and l.left_cents = l.cents), 0)::bigint as open_cents,
        count(*) filter (where f.over_cents > 0 and f.over_given_back_on is null)::int as over_lines,
        coalesce(sum(f.over_cents) filter (where f.over_given_back_on is null), 0)::bigint as over_cents,
        count(*) filter (where l.cents < 0 and ${untold})::int as out_lines,
        coalesce(sum(l.cents) filter (where l.cents < 0 and ${untold}), 0)::bigint as out_cents
      from cash.line l left join outsourcing.fund_line f on f.org_id = l.org_id and f.line_id = l.id and f.undone_at is null
      where l.org_id = a.org_id and l.account_id = a.id) l
    cross join lateral (
      select coalesce(sum(e.cents) filter (where e.kind = 'fee'), 0)::bigint as fee_cents,
        coalesce(sum(e.cents) filter (where e.kind = 'remittance'), 0)::bigint as remitted_cents
      from outsourcing.fund_entry e where e.org_id = a.org_id and e.currency = a.currency and e.kind in ('fee', 'remittance')) e
    cross join lateral (
      select coalesce(sum(b.cents) filter (where b.kind = 'own'), 0)::bigint as own_cents,
        coalesce(sum(b.cents) filter (where b.kind = 'remittance'), 0)::bigint as remitted_cents
      from outsourcing.fund_move b where b.org_id = a.org_id and b.currency = a.currency and b.undone_at is null) m
    where a.org_id = ${tx.orgId} and ${isDedicated(iban)} order by a.id`)
