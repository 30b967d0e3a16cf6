import type { SeenLine } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import { isDedicated, untold } from '../receipts/fund-line-store.ts'
import type { MoveKind } from '../receipts/model.ts'
import type { Leaving } from './leaves.ts'

/** Lines of the dedicated account that bring no debtor's payment, told: in the agency's own organisation. */

export type NewMove = {
  readonly id: string
  readonly kind: MoveKind
  readonly cents: number
  readonly creditorOrgId: number | null
  readonly remittanceId: string | null
  readonly receiptId: string | null
  readonly fundLineId: string | null
}

export const insertMoves = (
  tx: OrgTx,
  line: { readonly id: string; readonly currency: string },
  moves: readonly NewMove[],
  by: { readonly at: Date; readonly name: string },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.fund_move (org_id, id, line_id, kind, currency, cents, creditor_org_id, remittance_id, receipt_id, fund_line_id, told_at, told_by_name)
    select ${tx.orgId}::int, m.id, ${line.id}::uuid, m.kind, ${line.currency}::text, m.cents, m.creditor, m.remittance, m.receipt, m.overpayment,
      ${by.at}::timestamptz, ${by.name}::text
    from jsonb_to_recordset(${JSON.stringify(
      moves.map(({ id, kind, cents, creditorOrgId, remittanceId, receiptId, fundLineId }) => ({
        ...{ id, kind, cents, creditor: creditorOrgId, remittance: remittanceId, receipt: receiptId },
        overpayment: fundLineId,
      })),
    )}::jsonb) m(id uuid, kind text, cents bigint, creditor int, remittance uuid, receipt uuid, overpayment uuid)`)

/** Zero when nobody told the line, or it was taken back already. */
export const markMovesUndone = (
  tx: OrgTx,
  lineId: string,
  by: { readonly at: Date; readonly name: string },
): Promise<number> =>
  tx.run(sql`
    update outsourcing.fund_move set undone_at = ${by.at}, undone_by_name = ${by.name}
    where org_id = ${tx.orgId} and line_id = ${lineId} and undone_at is null`)

/** Lines out that nobody told yet, with all that they say; one that a person said is no such thing is not looked at again. */
export const linesOut = (tx: OrgTx, iban: string): Promise<SeenLine[]> =>
  tx.rows(sql`
    select l.id, l.cents, l.currency, l.booked_on, l.payer_iban,
      concat_ws(' ', l.label, l.end_to_end, l.details ->> 'creditorReference', l.details #>> '{references,endToEnd}', l.details ->> 'remittance') as text
    from cash.line l join cash.account a on a.org_id = l.org_id and a.id = l.account_id and ${isDedicated(iban)}
    where l.org_id = ${tx.orgId} and l.cents < 0 and ${untold}
      and not exists (select 1 from outsourcing.fund_move m where m.org_id = l.org_id and m.line_id = l.id)
    order by l.booked_on, l.id limit 2000`)

/** Remittances of this agency, paid or not, whose transfer no line told yet; of one currency. The nearest to a sum first, when one is asked for. */
export const remittancesLeaving = (
  tx: OrgTx,
  asked: { readonly currency: string; readonly cents: number } | null = null,
): Promise<(Leaving & { readonly creditorName: string; readonly state: 'made' | 'paid' })[]> =>
  tx.rows(sql`
    select t.id, t.org_id, t.no, t.run_id, t.provider_id, m.provider_name, m.creditor_name, t.currency, t.cents, t.reference, t.iban, t.made_on,
      coalesce(t.paid_on, t.made_on) as paid_on, t.state
    from outsourcing.remittance t join outsourcing.mandate m on m.org_id = t.org_id and m.id = t.mandate_id
    where t.agency_org_id = ${tx.orgId} and t.state in ('made', 'paid') and t.cents > 0 ${asked ? part`and t.currency = ${asked.currency}` : nothing}
      and not exists (select 1 from outsourcing.fund_move b
        where b.org_id = ${tx.orgId} and b.creditor_org_id = t.org_id and b.remittance_id = t.id and b.undone_at is null)
    order by ${asked ? part`abs(t.cents - ${asked.cents}::bigint),` : nothing} t.made_on desc, t.id limit 2000`)

export type WentBack = {
  readonly orgId: number
  readonly id: string
  readonly no: number
  readonly debtorName: string
  readonly returnedOn: LocalDate
}

/** Payments of that sum that bounced, whose line out nobody told yet. */
export const bouncedOf = (
  tx: OrgTx,
  { currency, cents }: { readonly currency: string; readonly cents: number },
): Promise<WentBack[]> =>
  tx.rows(sql`
    select r.org_id, r.id, r.no, r.debtor_name, r.returned_on from outsourcing.receipt r
    where r.agency_org_id = ${tx.orgId} and r.paid_to = 'agency' and r.returned_as = 'bounced' and r.currency = ${currency} and r.cents = ${cents}
      and not exists (select 1 from outsourcing.fund_move b
        where b.org_id = ${tx.orgId} and b.creditor_org_id = r.org_id and b.receipt_id = r.id and b.undone_at is null)
    order by r.returned_on desc, r.id limit 20`)

/** Overpayments of that sum that were given back, whose line out nobody told yet. */
export const givenBackOf = (
  tx: OrgTx,
  { currency, cents }: { readonly currency: string; readonly cents: number },
): Promise<{ readonly id: string; readonly payerName: string; readonly on: LocalDate }[]> =>
  tx.rows(sql`
    select f.id, l.payer_name, f.over_given_back_on as on from outsourcing.fund_line f join cash.line l on l.org_id = f.org_id and l.id = f.line_id
    where f.org_id = ${tx.orgId} and f.undone_at is null and f.over_given_back_on is not null and f.over_cents = ${cents} and l.currency = ${currency}
      and not exists (select 1 from outsourcing.fund_move b where b.org_id = f.org_id and b.fund_line_id = f.id and b.undone_at is null)
    order by f.over_given_back_on desc, f.id limit 20`)
