import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, part, sql } from '../../platform/sql.ts'

/**
 * Amounts of two currencies are never compared: a file stands in the list by how many times the middle of its own currency it is worth. One
 * currency alone is in order whatever its middle is, so that a middle is reckoned when the currency comes, and then only beside others.
 */

/** Of these currencies, those that come for the first time are given their middle. */
export async function scaleNewCurrencies(tx: OrgTx, currencies: readonly string[], today: LocalDate): Promise<void> {
  const found = await tx.rows<{ currency: string }>(sql`
    select c.currency from unnest(${currencies}::text[]) c(currency)
    where not exists (select 1 from desk.file_scale s where s.org_id = ${tx.orgId} and s.currency = c.currency)`)
  if (found.length > 0) await scale(tx, today, part`and f.currency = any(${found.map(({ currency }) => currency)})`)
}

/** Every middle anew, where there are several: once a day. */
export async function scaleAgain(tx: OrgTx, today: LocalDate): Promise<void> {
  const { due } = await tx.one<{ due: boolean }>(sql`
    select count(*) > 1 and min(reckoned_on) < ${today}::date as due from desk.file_scale where org_id = ${tx.orgId}`)
  if (due) await scale(tx, today, part``)
}

async function scale(tx: OrgTx, today: LocalDate, which: Fragment): Promise<void> {
  const moved = await tx.rows<{ currency: string }>(sql`
    insert into desk.file_scale (org_id, currency, middle_cents, reckoned_on)
    select f.org_id, f.currency, greatest(1, percentile_disc(0.5) within group (order by f.value_cents)), ${today}::date
    from desk.file_in_hand f where f.org_id = ${tx.orgId} and f.value_cents > 0 ${which} group by f.org_id, f.currency
    on conflict (org_id, currency) do update set middle_cents = excluded.middle_cents, reckoned_on = excluded.reckoned_on returning currency`)
  if (moved.length === 0) return
  await tx.run(sql`
    update desk.file_in_hand f set pressing = f.value_cents::float8 / s.middle_cents
    from desk.file_scale s
    where f.org_id = ${tx.orgId} and s.org_id = f.org_id and s.currency = f.currency and f.currency = any(${moved.map(({ currency }) => currency)})
      and f.pressing is distinct from f.value_cents::float8 / s.middle_cents`)
}
