import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { type ProvisionSetting, USUAL_PROVISIONS } from './model.ts'

/** How an organisation provides for doubtful debts: what is decided, or the usual values until it is. */
export const provisionSettingOf = async (tx: OrgTx): Promise<ProvisionSetting> =>
  (await tx.maybe<ProvisionSetting>(sql`
    select vat_bp, percents, accounts, vat_sentence, vat_reference, vat_verified_on from legal.provision_setting where org_id = ${tx.orgId}`)) ??
  USUAL_PROVISIONS

export const keepProvisionSetting = (tx: OrgTx, one: ProvisionSetting): Promise<number> =>
  tx.run(sql`
    insert into legal.provision_setting (org_id, vat_bp, percents, accounts, vat_sentence, vat_reference, vat_verified_on)
    values (${tx.orgId}, ${one.vatBp}, ${JSON.stringify(one.percents)}::jsonb, ${JSON.stringify(one.accounts)}::jsonb, ${one.vatSentence},
      ${one.vatReference}, ${one.vatVerifiedOn})
    on conflict (org_id) do update set vat_bp = excluded.vat_bp, percents = excluded.percents, accounts = excluded.accounts,
      vat_sentence = excluded.vat_sentence, vat_reference = excluded.vat_reference, vat_verified_on = excluded.vat_verified_on`)

type Teller = { readonly name: string; readonly at: Date }

export const keepItemVat = (tx: OrgTx, itemId: string, vatCents: number, by: Teller): Promise<number> =>
  tx.run(sql`
    insert into legal.item_vat (org_id, item_id, vat_cents, told_at, told_by_name) values (${tx.orgId}, ${itemId}, ${vatCents}, ${by.at}, ${by.name})
    on conflict (org_id, item_id) do update set vat_cents = excluded.vat_cents, told_at = excluded.told_at, told_by_name = excluded.told_by_name`)

/** The VAT told of these documents, in minor units of the whole document. */
export const itemVats = async (tx: OrgTx, itemIds: readonly string[]): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (
      await tx.rows<{ itemId: string; vatCents: number }>(sql`
        select item_id, vat_cents from legal.item_vat where org_id = ${tx.orgId} and item_id = any(${itemIds}::uuid[])`)
    ).map(({ itemId, vatCents }) => [itemId, vatCents]),
  )
