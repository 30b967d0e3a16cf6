import type { LocalDate } from '../../kernel/calendar.ts'
import { exponentOf } from '../../kernel/money.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, raw, sql } from '../../platform/sql.ts'

/** A credit note, or money on account, that a person may say was paid back. Amounts are positive minor units. */
export type RefundableCredit = {
  readonly itemId: string
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly documentNo: string
  readonly kind: string
  readonly label: string
  readonly issuedOn: LocalDate
  readonly openCents: number
}

/**
 * Open credits in the currency of a line: those of its amount first, then the nearest, the latest first. `words` narrows them to a
 * customer, a number or the beginning of an amount as it is typed.
 */
export const refundableCredits = (
  tx: OrgTx,
  line: { readonly currency: string; readonly leftCents: number },
  words: string,
  limit: number,
): Promise<RefundableCredit[]> => {
  const digits = exponentOf(line.currency)
  const like = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const amount = `${words.replace(/[\s\u202f\u00a0€]/g, '').replace(',', '.')}%`
  const named = part`and (c.name ilike ${like} or c.code ilike ${like} or i.document_no ilike ${like} or i.label ilike ${like}
    or (i.open_cents::numeric / ${raw(String(10 ** digits))})::${raw(`numeric(24, ${digits})`)}::text like ${amount})`
  return tx.rows(sql`
    select i.id as item_id, i.customer_id, c.code as customer_code, c.name as customer_name, i.document_no, i.kind, i.label, i.issued_on, i.open_cents
    from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    where i.org_id = ${tx.orgId} and i.side = -1 and i.open_cents > 0 and i.currency = ${line.currency} and not i.reversed and i.reverses is null
      ${words === '' ? nothing : named}
    order by abs(i.open_cents + ${line.leftCents}::bigint), i.issued_on desc, i.id limit ${limit}`)
}
