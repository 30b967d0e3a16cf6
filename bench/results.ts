import { day } from '../src/kernel/calendar.ts'
import { mandatesGiven } from '../src/outsourcing/mandates/store.ts'
import { compareLike } from '../src/outsourcing/results/like-files.ts'
import { measureService } from '../src/outsourcing/results/measure-clocks.ts'
import { resultsUnder, signedOnes } from '../src/outsourcing/results/show-results.ts'
import { withOwner } from '../src/platform/database.ts'
import { sql } from '../src/platform/sql.ts'
import { signMandate } from '../stories/outsourcing-hand-over.ts'
import { fillLedger } from './ledger-rows.ts'
import { median, processorSeconds, seconds, withBenchDatabase } from './measure.ts'

/**
 * The results of one mandate with 20 000 placements and 50 000 receipts: what the process and the database take together, and of that what
 * the same rows take to be read and nothing else.
 */
await withBenchDatabase(async ({ db, ownerUrl }) => {
  const orgId = 1
  const today = day('2026-11-20')
  await fillLedger(db, ownerUrl, orgId, 20_000, 3, 0.9)
  const now = () => new Date('2026-11-20T09:00:00Z')
  const { mandateId } = await signMandate(
    { database: { db, ownerUrl }, owner: { orgId }, now },
    { no: 1, provider: 'Recouvréa' },
  )
  await withOwner(ownerUrl, async (owner) => {
    await owner.query(`
      set session_replication_role = replica;
      update outsourcing.provider set proven = '{"young":8000,"middle":6000,"old":3000}';
      update outsourcing.mandate set agency_org_id = 2;
      insert into outsourcing.placement (org_id, id, no, mandate_id, agency_org_id, customer_id, currency, stage, is_pilot, placed_on, placed_cents, placed_at,
        placed_by_name)
        select 1, c.id, row_number() over (order by c.code), '${mandateId}', 2, c.id, 'EUR', 'amicable', false, date '2025-11-20' + (random() * 360)::int,
          10000 + (random() * random() * 3000000)::int, now(), 'Bench' from parties.customer c;
      insert into outsourcing.placed_item (org_id, placement_id, item_id, placed_cents, known_cents, is_live)
        select 1, i.customer_id, i.id, greatest(i.amount_cents, 1), greatest(i.amount_cents, 1), true from ledger.item i where i.side = 1;
      insert into outsourcing.receipt (org_id, id, no, placement_id, placement_no, mandate_id, agency_org_id, customer_id, debtor_code, debtor_name, currency, cents,
        paid_to, means, received_on, stage, left_cents, credit_item_id, recorded_at, recorded_by_name)
        select 1, platform.new_id(), n, p.id, p.no, p.mandate_id, 2, p.customer_id, 'D', 'D', 'EUR', 1 + p.placed_cents / 10, 'agency', 'transfer',
          p.placed_on + (random() * 200)::int, 'amicable', 0, platform.new_id(), now(), 'Bench'
        from generate_series(1, 50000) n join outsourcing.placement p on p.no = 1 + (n * 7919) % 12000;
      insert into outsourcing.fee_line (org_id, id, mandate_id, version, agency_org_id, kind, placement_id, receipt_id, currency, on_day, net_cents, vat_bp, vat_cents,
        detail, made_at, made_by_name)
        select 1, platform.new_id(), r.mandate_id, 1, 2, 'receipt', r.placement_id, r.id, 'EUR', r.received_on, r.cents * 15 / 100, 2000, r.cents * 3 / 100, '{}', now(),
          'Bench' from outsourcing.receipt r;
      insert into trail.event (org_id, seq, at, actor, verb, subject_kind, subject_id, body, hash)
        select 1, 1000000 + row_number() over (), (p.placed_on + 1 + n * 20)::timestamptz, 'agent:2:x', 'call_logged', 'customer', p.customer_id::text, '{}', decode(repeat('00', 32), 'hex')
        from outsourcing.placement p, generate_series(0, 3) n;
      set session_replication_role = origin; analyze`)
  })
  const mandates = await db.inOrg(orgId, mandatesGiven).then(signedOnes)
  const ways: Record<string, () => Promise<unknown>> = {
    'the rows alone': () =>
      db.inOrg(orgId, async (tx) => {
        await tx.rows(
          sql`select id, no, customer_id, placed_on, placed_cents, ended_on, ended_why from outsourcing.placement where org_id = 1`,
        )
        await tx.rows(sql`select placement_id, received_on, cents from outsourcing.receipt where org_id = 1`)
      }),
    results: () => db.inOrg(orgId, (tx) => resultsUnder(tx, mandates, today)),
    service: () => db.inOrg(orgId, (tx) => measureService(tx, mandates[0]!, today)),
  }
  const { files, results } = await db.inOrg(orgId, (tx) => resultsUnder(tx, mandates, today))
  console.log(`${files.length} files, ${files.reduce((sum, one) => sum + one.receipts.length, 0)} receipts`)
  console.log(`rate ${results[0]!.score.rate!.bp / 100} %, promise ${results[0]!.promise?.verdict}`)
  for (const [name, way] of Object.entries(ways)) {
    const cpu: number[] = []
    const wall: number[] = []
    const all: number[] = []
    for (let run = 0; run < 5; run++) {
      const [before, together] = [process.cpuUsage(), processorSeconds()]
      wall.push(await seconds(way))
      const { user, system } = process.cpuUsage(before)
      cpu.push((user + system) / 1e6)
      all.push(processorSeconds() - together)
    }
    const [took, own, whole] = [wall, cpu, all].map((one) => median(one).toFixed(2))
    console.log(`${name}: ${whole} s of processor, ${own} s of them in this process; ${took} s by the clock`)
  }
  const half = files.length / 2
  const took = await seconds(async () => compareLike(files.slice(0, half), files.slice(half), 180, today))
  console.log(`comparison of two halves: ${took.toFixed(3)} s`)
})
