import type { LocalDate } from '../../kernel/calendar.ts'
import type { Currency } from '../../kernel/money.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { MatchClass } from '../model.ts'
import { CERTAIN_PAYER } from './proposal-store.ts'

/** Money in that waits to be matched and of which nobody knows for sure who paid it, nor what for. */
export type UnnamedReceipt = {
  readonly currency: Currency
  /** What is left of the line, minor units. */
  readonly cents: number
  readonly receivedOn: LocalDate
  /** Customers and documents that a person said it is not. */
  readonly refused: readonly string[]
}

/** The payer says what it pays, or the accounts know: other documents of that amount have nothing to do with it. */
const EXPLAINED: readonly MatchClass[] = [
  'in_books',
  'own_reference',
  'references_exact',
  'references_credit',
  'third_party',
  'paid_again',
  'already_paid',
  'references_gap',
  'references_part',
  'references_more',
  'references_over',
  'references_foreign',
]

/** Nobody leaves more open than this; of more, the newest. */
const MOST = 2_000

/**
 * A line has few proposals, and its amount may be owed by many: what is open for exactly one of these amounts may be paid, whoever
 * owes it.
 */
export const unnamedReceipts = (tx: OrgTx): Promise<UnnamedReceipt[]> =>
  tx.rows(sql`
    select l.currency, l.left_cents as cents, l.booked_on as received_on,
      array(select r.subject_id::text from cash.refusal r where r.org_id = l.org_id and r.line_id = l.id) as refused
    from cash.line l
    where l.org_id = ${tx.orgId} and l.state = 'open' and l.left_cents > 0 and not exists (
      select 1 from cash.proposal p where p.org_id = l.org_id and p.line_id = l.id and p.place = 1
        and (p.class = any(${EXPLAINED}::text[])
          or exists (select 1 from jsonb_array_elements(p.evidence) e where e->>'code' = any(${CERTAIN_PAYER}::text[]))))
    order by l.booked_on desc, l.id desc limit ${MOST}`)
