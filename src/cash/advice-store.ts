import type { AdviceRow, Agreement } from '../adapters/remittance/index.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { nothing, part, sql } from '../platform/sql.ts'

export type StoredAdvice = {
  readonly id: string
  readonly name: string
  readonly format: string
  readonly payer: string
  readonly paidOn: LocalDate | null
  readonly totalCents: number | null
  readonly currency: string | null
  readonly agreement: Agreement
  readonly rows: readonly AdviceRow[]
  readonly receivedAt: Date
  readonly receivedBy: string
  readonly state: 'waiting' | 'linked' | 'dropped'
  readonly lineId: string | null
}

export const insertAdvice = (tx: OrgTx, advice: StoredAdvice, sha256: Buffer): Promise<number> =>
  tx.run(sql`
    insert into cash.advice (org_id, id, name, format, payer, paid_on, total_cents, currency, agreement, rows, sha256, received_at, received_by, state)
    values (${tx.orgId}, ${advice.id}, ${advice.name}, ${advice.format}, ${advice.payer}, ${advice.paidOn}, ${advice.totalCents}, ${advice.currency},
      ${advice.agreement}, ${JSON.stringify(advice.rows)}, ${sha256}, ${advice.receivedAt}, ${advice.receivedBy}, 'waiting')
    on conflict (org_id, sha256) where state <> 'dropped' do nothing`)

export const advicesOf = (tx: OrgTx, show: 'waiting' | 'all'): Promise<StoredAdvice[]> =>
  tx.rows(sql`
    select id, name, format, payer, paid_on, total_cents, currency, agreement, rows, received_at, received_by, state, line_id
    from cash.advice where org_id = ${tx.orgId} ${show === 'waiting' ? part`and state = 'waiting'` : nothing} and state <> 'dropped'
    order by received_at desc, id desc limit 200`)

/** Advices that wait for a payment of one of these amounts. */
export const advicesFor = (tx: OrgTx, amounts: readonly number[]): Promise<StoredAdvice[]> =>
  tx.rows(sql`
    select id, name, format, payer, paid_on, total_cents, currency, agreement, rows, received_at, received_by, state, line_id
    from cash.advice where org_id = ${tx.orgId} and state = 'waiting' and total_cents = any(${amounts}::bigint[]) order by received_at, id`)

export const linkAdvice = (tx: OrgTx, id: string, lineId: string): Promise<number> =>
  tx.run(sql`
    update cash.advice set state = 'linked', line_id = ${lineId} where org_id = ${tx.orgId} and id = ${id} and state = 'waiting'`)

/** An undone match gives its advices back to wait. */
export const releaseAdvices = (tx: OrgTx, lineId: string): Promise<number> =>
  tx.run(sql`
    update cash.advice set state = 'waiting', line_id = null where org_id = ${tx.orgId} and line_id = ${lineId} and state = 'linked'`)

export const dropAdvice = (tx: OrgTx, id: string): Promise<number> =>
  tx.run(sql`update cash.advice set state = 'dropped' where org_id = ${tx.orgId} and id = ${id} and state = 'waiting'`)
