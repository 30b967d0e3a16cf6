import type { Lang } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

export type TakerKind = 'stripe' | 'template'
export type StoredTaker = {
  readonly kind: TakerKind
  readonly template: string
  readonly keySealed: string
  readonly hookSecretSealed: string
  readonly hookKey: string
}

export const takerOf = (tx: OrgTx): Promise<StoredTaker | null> =>
  tx.maybe(
    sql`select kind, template, key_sealed, hook_secret_sealed, hook_key from portal.payment_taker where org_id = ${tx.orgId}`,
  )

export const keepTaker = (tx: OrgTx, taker: StoredTaker, at: Date): Promise<number> =>
  tx.run(sql`
    insert into portal.payment_taker (org_id, kind, template, key_sealed, hook_secret_sealed, hook_key, updated_at)
    values (${tx.orgId}, ${taker.kind}, ${taker.template}, ${taker.keySealed}, ${taker.hookSecretSealed}, ${taker.hookKey}, ${at})
    on conflict (org_id) do update set kind = excluded.kind, template = excluded.template, key_sealed = excluded.key_sealed,
      hook_secret_sealed = excluded.hook_secret_sealed, updated_at = excluded.updated_at`)

/** Counts a call that was not believed; gives a row when the trail was told of none for an hour. */
export const countRefusedCall = async (tx: OrgTx, at: Date): Promise<number | null> => {
  await tx.run(sql`update portal.payment_taker set refused_calls = refused_calls + 1 where org_id = ${tx.orgId}`)
  const news = await tx.maybe<{ refusedCalls: number }>(sql`
    update portal.payment_taker set refused_told_at = ${at}
    where org_id = ${tx.orgId} and (refused_told_at is null or refused_told_at < ${new Date(at.getTime() - 3_600_000)})
    returning refused_calls`)
  return news?.refusedCalls ?? null
}

export const dropTaker = (tx: OrgTx): Promise<number> =>
  tx.run(sql`delete from portal.payment_taker where org_id = ${tx.orgId}`)

export const PAYMENT_STATES = ['opened', 'pending', 'paid', 'failed'] as const
/** A payment that a customer began elsewhere. Amounts in minor units. */
export type OnlinePayment = {
  readonly id: string
  readonly customerId: string
  readonly linkId: string
  readonly itemIds: readonly string[]
  readonly currency: string
  readonly cents: number
  readonly lang: Lang
  readonly state: (typeof PAYMENT_STATES)[number]
}

/** Keeps a payment once; the same id is the same payment. */
export const insertPayment = (tx: OrgTx, payment: OnlinePayment, at: Date): Promise<number> =>
  tx.run(sql`
    insert into portal.payment (org_id, id, customer_id, link_id, item_ids, currency, cents, lang, state, opened_at)
    values (${tx.orgId}, ${payment.id}, ${payment.customerId}, ${payment.linkId}, ${payment.itemIds}::uuid[], ${payment.currency},
      ${payment.cents}, ${payment.lang}, ${payment.state}, ${at})
    on conflict (org_id, id) do nothing`)

export const paymentsSince = async (tx: OrgTx, customerId: string, since: Date): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(*)::int as count from portal.payment
      where org_id = ${tx.orgId} and customer_id = ${customerId} and opened_at > ${since}`)
  ).count

export const lockPayment = (tx: OrgTx, id: string): Promise<OnlinePayment | null> =>
  tx.maybe(sql`
    select id, customer_id, link_id, item_ids, currency, cents, lang, state from portal.payment
    where org_id = ${tx.orgId} and id = ${id} for update`)

export const movePayment = (
  tx: OrgTx,
  id: string,
  to: { readonly state: OnlinePayment['state']; readonly ref: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update portal.payment set state = ${to.state}, ref = ${to.ref}, told_at = ${to.at} where org_id = ${tx.orgId} and id = ${id}`)
