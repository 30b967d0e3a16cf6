import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, sql } from '../platform/sql.ts'
import type { AllocationOrder, MatchClass, Tolerance } from './model.ts'

/** How matching works for one organisation; each is on a screen, with what was measured of it. */
export type CashSetting = Tolerance & {
  /** Kinds of match applied without asking. */
  readonly autoClasses: readonly MatchClass[]
  /** Share of right ones, in hundredths of a percent, that must be proven of a kind before it applies itself. */
  readonly leastPrecisionBp: number
  /** Of what is applied without asking, one in so many is put before a person. */
  readonly sampleEvery: number
  /** What a returned payment costs the customer, minor units; null: nothing. Never asked of a consumer. */
  readonly returnFeeCents: number | null
}

/**
 * Before anybody chooses: fees up to 15 €, the discounts that French terms usually grant, and only the kinds whose precision
 * `npm run bench:cash` proves are applied without asking.
 */
export const DEFAULT_SETTING: CashSetting = {
  roundingCents: 5,
  feeCents: 1_500,
  discountsBp: [50, 100, 150, 200, 300],
  discountDays: 20,
  subsetItems: 16,
  allocationOrder: 'principal_first',
  autoClasses: ['in_books', 'own_reference', 'references_exact', 'references_credit', 'payer_certain'],
  leastPrecisionBp: 9_990,
  sampleEvery: 20,
  returnFeeCents: null,
}

export const settingOf = async (tx: OrgTx): Promise<CashSetting> =>
  (await tx.maybe<CashSetting>(sql`
    select rounding_cents, fee_cents, discounts_bp, discount_days, subset_items, auto_classes, least_precision_bp, sample_every, return_fee_cents, allocation_order
    from cash.setting where org_id = ${tx.orgId}`)) ?? DEFAULT_SETTING

const inserted = (tx: OrgTx, setting: Omit<CashSetting, 'allocationOrder'>, at: Date): Fragment => part`
    insert into cash.setting (org_id, rounding_cents, fee_cents, discounts_bp, discount_days, subset_items, auto_classes, least_precision_bp,
      sample_every, return_fee_cents, updated_at)
    values (${tx.orgId}, ${setting.roundingCents}, ${setting.feeCents}, ${setting.discountsBp}, ${setting.discountDays}, ${setting.subsetItems},
      ${setting.autoClasses}, ${setting.leastPrecisionBp}, ${setting.sampleEvery}, ${setting.returnFeeCents}, ${at})
    on conflict (org_id)`

/** Keeps how matching works; the order of allocation is kept by `keepAllocationOrder`. */
export const keepSetting = (tx: OrgTx, setting: Omit<CashSetting, 'allocationOrder'>, at: Date): Promise<number> =>
  tx.run(sql`
    ${inserted(tx, setting, at)} do update set rounding_cents = excluded.rounding_cents, fee_cents = excluded.fee_cents,
      discounts_bp = excluded.discounts_bp, discount_days = excluded.discount_days, subset_items = excluded.subset_items,
      auto_classes = excluded.auto_classes, least_precision_bp = excluded.least_precision_bp, sample_every = excluded.sample_every,
      return_fee_cents = excluded.return_fee_cents, updated_at = excluded.updated_at`)

export async function keepAllocationOrder(tx: OrgTx, order: AllocationOrder, at: Date): Promise<void> {
  await tx.run(sql`${inserted(tx, DEFAULT_SETTING, at)} do nothing`)
  await tx.run(sql`update cash.setting set allocation_order = ${order}, updated_at = ${at} where org_id = ${tx.orgId}`)
}

/** Switches a kind on or off for good; gives whether that changed anything. Of two at once, one does. */
export async function switchClass(tx: OrgTx, cls: MatchClass, on: boolean, at: Date): Promise<boolean> {
  await tx.run(sql`${inserted(tx, DEFAULT_SETTING, at)} do nothing`)
  const changed = on
    ? sql`update cash.setting set auto_classes = auto_classes || ${cls}::text, updated_at = ${at} where org_id = ${tx.orgId} and ${cls} <> all(auto_classes)`
    : sql`update cash.setting set auto_classes = array_remove(auto_classes, ${cls}), updated_at = ${at} where org_id = ${tx.orgId} and ${cls} = any(auto_classes)`
  return (await tx.run(changed)) > 0
}
