import { runDay, saveSettings } from '../src/dunning/index.ts'
import { day } from '../src/kernel/calendar.ts'
import { settableClock } from '../src/platform/clock.ts'
import { withOwner } from '../src/platform/database.ts'
import { sql } from '../src/platform/sql.ts'
import { systemActor } from '../src/trail/index.ts'
import { fillLedger } from './ledger-rows.ts'
import { peakMb, seconds, withBenchDatabase } from './measure.ts'

/** A night over a million open items of fifty thousand customers with history, against one raw INSERT … SELECT of as many rows. */
const CUSTOMERS = Number(process.argv[2] ?? 50_000)
const PER_CUSTOMER = 20
const ORG = 1

await withBenchDatabase(async ({ db, ownerUrl }) => {
  await fillLedger(db, ownerUrl, ORG, CUSTOMERS, PER_CUSTOMER, 1)
  await db.inOrg(ORG, (tx) =>
    tx.run(sql`
      insert into parties.contact (org_id, id, customer_id, email, created_at)
      select ${ORG}, platform.new_id(), id, code || '@bench.example', now() from parties.customer where org_id = ${ORG}`),
  )
  const clock = settableClock(new Date('2026-09-01T08:00:00Z'))
  const deps = { db, clock, lastTalks: async () => new Map() }
  const actor = systemActor('bench')
  await db.inOrg(ORG, (tx) => saveSettings(tx, deps, { freshnessDays: null, automatic: true }, actor))
  // History: two reminders each, really decided and then recorded as sent on their days.
  for (const on of ['2026-09-01', '2026-09-10']) {
    clock.set(new Date(`${on}T08:00:00Z`))
    await runDay(deps, ORG, day(on), actor)
    await withOwner(ownerUrl, (client) =>
      client.query(
        `update dunning.action set state = 'done', contact_on = $1, settled_at = now() where state = 'planned'`,
        [on],
      ),
    )
  }
  await withOwner(ownerUrl, (client) => client.query('vacuum analyze'))

  clock.set(new Date('2026-09-22T08:00:00Z'))
  const night = await seconds(() => runDay(deps, ORG, day('2026-09-22'), actor))
  const again = await seconds(() => runDay(deps, ORG, day('2026-09-22'), actor))
  const { floor, rows } = await withOwner(ownerUrl, async (client) => {
    const { rows: counted } = await client.query(
      `select (select count(*) from dunning.action where decided_on = '2026-09-22')::int as actions, (select count(*) from dunning.standing)::int as standings`,
    )
    await client.query(
      'create table public.floor (like dunning.action including defaults including constraints including indexes)',
    )
    const floor = await seconds(() =>
      client.query(`
        insert into public.floor (org_id, id, customer_id, decided_on, decided_at, verdict, scenario_id, scenario_version, currencies, due_cents, credit_cents,
          item_ids, item_cents, positions, excluded, reasons, digest, state)
        select i.org_id, platform.new_id(), i.customer_id, date '2026-09-22', now(), 'send', s.id, 1, array['EUR'], array[sum(i.open_cents)::bigint], array[0::bigint],
          array_agg(i.id), array_agg(i.open_cents), array_agg(1::smallint), '[]', '[]', md5(i.customer_id::text)::uuid, 'planned'
        from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id cross join (select id from dunning.scenario limit 1) s
        where i.org_id = ${ORG} and i.open_cents > 0 and i.due_on <= '2026-09-22'
          and not exists (select 1 from dunning.hold h where h.org_id = i.org_id and h.customer_id = i.customer_id)
          and exists (select 1 from dunning.action a where a.org_id = i.org_id and a.customer_id = i.customer_id)
        group by i.org_id, i.customer_id, s.id`),
    )
    return { floor, rows: counted[0] }
  })
  const items = CUSTOMERS * PER_CUSTOMER
  console.log(
    `${items.toLocaleString('en')} open items of ${CUSTOMERS.toLocaleString('en')} customers: ${rows.actions} actions, ${rows.standings} standings`,
  )
  console.log(
    `nightly decision ${night.toFixed(1)} s, ${Math.round(items / night).toLocaleString('en')} items/s; raw INSERT … SELECT ${floor.toFixed(1)} s: ratio ${(night / floor).toFixed(2)} (aim ≤ 3); same day again ${again.toFixed(1)} s`,
  )
  console.log(`peak resident memory ${peakMb()} MB (aim < 1000)`)
})
