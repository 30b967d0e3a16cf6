import { runDay, saveSettings } from '../src/dunning/index.ts'
import { placeCustomers } from '../src/dunning/segments/place-customers.ts'
import { day } from '../src/kernel/calendar.ts'
import { settableClock } from '../src/platform/clock.ts'
import { withOwner } from '../src/platform/database.ts'
import { sql } from '../src/platform/sql.ts'
import { systemActor } from '../src/trail/index.ts'
import { fillPolicies } from './dunning-policies.ts'
import { fillLedger } from './ledger-rows.ts'
import { peakMb, processorSeconds, seconds, withBenchDatabase } from './measure.ts'

/**
 * A night over a million open items of fifty thousand customers with history, segments, promises, disputes, holds and caps, against one
 * raw INSERT … SELECT of as many rows; by the clock, and by the processor, which alone says something on a busy machine.
 */
const CUSTOMERS = Number(process.argv[2] ?? 50_000)
const PER_CUSTOMER = 25
/** The others are paid, some late: what customers are told apart by. */
const OPEN_SHARE = 0.8
const ORG = 1

await withBenchDatabase(async ({ db, ownerUrl }) => {
  await fillLedger(db, ownerUrl, ORG, CUSTOMERS, PER_CUSTOMER, OPEN_SHARE)
  await db.inOrg(ORG, (tx) =>
    tx.run(sql`
      insert into parties.contact (org_id, id, customer_id, email, created_at)
      select ${ORG}, platform.new_id(), id, code || '@bench.example', now() from parties.customer where org_id = ${ORG}`),
  )
  const clock = settableClock(new Date('2026-09-01T08:00:00Z'))
  const deps = { db, clock, lastTalks: async () => new Map() }
  const actor = systemActor('bench')
  await db.inOrg(ORG, (tx) => saveSettings(tx, deps, { freshnessDays: null, automatic: true }, actor))
  await db.inOrg(ORG, (tx) => fillPolicies(tx, deps, actor))
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
  // Four customers in a hundred are held, one of them for one document.
  await db.inOrg(ORG, (tx) =>
    tx.run(sql`
      insert into dunning.hold (org_id, id, customer_id, item_id, category, from_on, until_on, placed_at, placed_by)
      select ${ORG}, platform.new_id(), c.id, case when abs(hashtext(c.code)) % 100 = 0 then i.id end, 'payment_announced', date '2026-09-19',
        date '2026-09-26', now(), 'bench'
      from parties.customer c
      join lateral (select id from ledger.item i where i.org_id = c.org_id and i.customer_id = c.id and i.open_cents > 0 order by due_on limit 1) i on true
      where c.org_id = ${ORG} and abs(hashtext(c.code)) % 100 < 4`),
  )
  await withOwner(ownerUrl, (client) => client.query('vacuum analyze'))

  clock.set(new Date('2026-09-22T08:00:00Z'))
  const unplaced = processorSeconds()
  await db.inOrg(ORG, (tx) => placeCustomers(tx, day('2026-09-22'), null))
  const placing = processorSeconds() - unplaced
  const spent = processorSeconds()
  const night = await seconds(() => runDay(deps, ORG, day('2026-09-22'), actor))
  const nightCpu = processorSeconds() - spent
  const again = await seconds(() => runDay(deps, ORG, day('2026-09-22'), actor))
  const { floor, floorCpu, rows, reasons } = await withOwner(ownerUrl, async (client) => {
    const { rows: counted } = await client.query(
      `select (select count(*) from dunning.action where decided_on = '2026-09-22')::int as actions, (select count(*) from dunning.standing)::int as standings`,
    )
    await client.query(
      'create table public.floor (like dunning.action including defaults including constraints including indexes)',
    )
    const before = processorSeconds()
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
    const { rows: reasons } = await client.query(
      `select reason_code, count(*)::int as count from dunning.standing group by 1 order by 2 desc limit 12`,
    )
    return { floor, floorCpu: processorSeconds() - before, rows: counted[0], reasons }
  })
  const items = CUSTOMERS * PER_CUSTOMER * OPEN_SHARE
  console.log(
    `${items.toLocaleString('en')} open items of ${CUSTOMERS.toLocaleString('en')} customers: ${rows.actions} actions, ${rows.standings} standings`,
  )
  console.log(`standing: ${reasons.map(({ reason_code, count }) => `${reason_code} ${count}`).join(', ')}`)
  console.log(
    `processor ${nightCpu.toFixed(1)} s against ${floorCpu.toFixed(1)} s: ratio ${(nightCpu / floorCpu).toFixed(2)}`,
  )
  console.log(
    `nightly decision ${night.toFixed(1)} s, ${Math.round(items / night).toLocaleString('en')} items/s; raw INSERT … SELECT ${floor.toFixed(1)} s: ratio ${(night / floor).toFixed(2)} (aim ≤ 3); same day again ${again.toFixed(1)} s`,
  )
  console.log(`customers put into eight segments: ${placing.toFixed(1)} s of the processor (aim < 2)`)
  console.log(`peak resident memory ${peakMb()} MB (aim < 1000)`)
})
