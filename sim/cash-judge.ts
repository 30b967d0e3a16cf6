import type { Proposal } from '../src/cash/model.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { sql } from '../src/platform/sql.ts'
import type { CashTruth } from './cash-model.ts'

/** What was proposed for a line, or done with it, in the terms of the truth. */
export type Answer = Pick<
  Proposal,
  'class' | 'customerId' | 'payerId' | 'parts' | 'onAccountCents' | 'bookedItemId' | 'isTied'
> & { readonly gapCents: number }

/**
 * Right: the same items to the cent, the same money let go, the same on account. Who paid counts when the answer names
 * somebody; leaving the payer out books nothing wrong. Two receipts of one customer and one amount are the same to
 * everybody.
 */
export function isRight(answer: Answer, truth: CashTruth): boolean {
  if (answer.customerId !== truth.customerId) return false
  if (truth.bookedItemId !== null || answer.bookedItemId !== null)
    return truth.bookedItemId !== null && answer.bookedItemId !== null
  if (answer.payerId !== null && answer.payerId !== truth.payerId) return false
  if (answer.gapCents !== truth.gapCents || answer.onAccountCents !== truth.onAccountCents) return false
  if (answer.parts.length !== truth.parts.length) return false
  const wanted = new Map(truth.parts.map((part) => [part.itemId, part.cents]))
  return answer.parts.every((part) => wanted.get(part.itemId) === part.cents)
}

/** Proposals of every open line of an import, by its place in the file, best first. */
export async function proposedAnswers(tx: OrgTx, importId: string): Promise<Map<number, Answer[]>> {
  const rows = await tx.rows<Answer & { fileLine: number }>(sql`
    select l.file_line, p.class, p.customer_id, p.payer_id, p.parts, p.gap_cents, p.on_account_cents, p.booked_item_id, p.is_tied
    from cash.proposal p join cash.line l on l.org_id = p.org_id and l.id = p.line_id
    where p.org_id = ${tx.orgId} and l.import_id = ${importId} order by l.file_line, p.place`)
  return Map.groupBy(rows, (row) => row.fileLine)
}

type Booked = {
  fileLine: number
  class: Answer['class']
  customerId: string
  payerId: string | null
  cents: number
  gapCents: number
  bookedItemId: string | null
  parts: { itemId: string; cents: number }[]
}

/** What was applied without asking, read from the books and not from what was proposed. */
export async function appliedAnswers(tx: OrgTx, importId: string): Promise<Map<number, Answer>> {
  const rows = await tx.rows<Booked>(sql`
    with made as (
      select m.id, m.line_id, m.class, m.customer_id, m.payer_id, m.cents from cash.match m
      join cash.line l on l.org_id = m.org_id and l.id = m.line_id
      where m.org_id = ${tx.orgId} and l.import_id = ${importId} and m.how = 'automatic' and m.undone_at is null
    ), effect as (
      select e.* from cash.match_effect e join made on made.id = e.match_id where e.org_id = ${tx.orgId}
    ), part as (
      select e.match_id, s.item_id, sum(s.cents)::bigint as cents from effect e
      join ledger.allocation a on a.org_id = e.org_id and a.id = e.id and e.what = 'allocation'
      cross join lateral (values (a.debit_id, a.amount_cents), (a.credit_id, -a.amount_cents)) s(item_id, cents)
      where not exists (select 1 from effect own where own.match_id = e.match_id and own.what = 'item' and own.id = s.item_id)
      group by e.match_id, s.item_id
    )
    select l.file_line, m.class, m.customer_id, m.payer_id, m.cents,
      coalesce((select sum(i.amount_cents)::bigint from effect e join ledger.item i on i.org_id = e.org_id and i.id = e.id
        where e.match_id = m.id and e.what = 'item' and i.kind = 'write_off'), 0) as gap_cents,
      (select e.id from effect e where e.match_id = m.id and e.what = 'known_item' limit 1) as booked_item_id,
      coalesce((select jsonb_agg(jsonb_build_object('itemId', p.item_id, 'cents', p.cents)) from part p where p.match_id = m.id), '[]') as parts
    from made m join cash.line l on l.org_id = ${tx.orgId} and l.id = m.line_id`)
  return new Map(
    rows.map(({ fileLine, cents, ...row }) => {
      const net = row.parts.reduce((sum, one) => sum + one.cents, 0) - row.gapCents
      return [fileLine, { ...row, onAccountCents: cents - net, isTied: false }]
    }),
  )
}
