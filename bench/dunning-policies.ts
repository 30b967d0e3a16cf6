import type { DunningDeps } from '../src/dunning/deps.ts'
import { saveSegments } from '../src/dunning/index.ts'
import { scenarioBook } from '../src/dunning/scenarios/book.ts'
import type { SegmentDraft } from '../src/dunning/segments/rule.ts'
import { newId } from '../src/kernel/ids.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { sql } from '../src/platform/sql.ts'
import type { Actor } from '../src/trail/index.ts'

/** Everything that stands between an open item and its reminder besides its age: segments, promises, disputes. */

/** Two customers in a hundred promised something, two contest a document; the rest is told apart by what it is and how it pays. */
export async function fillPolicies(tx: OrgTx, deps: DunningDeps, actor: Actor): Promise<void> {
  await tx.run(sql`
    update parties.customer set
      sector = (array['Bâtiment', 'Distribution', 'Transport', 'Services', 'Public'])[1 + abs(hashtext(code)) % 5],
      size = (array['micro', 'small', 'medium', 'large'])[1 + abs(hashtext(code || 's')) % 4],
      risk = (array['low', 'normal', 'high'])[1 + abs(hashtext(code || 'r')) % 3],
      tags = case when abs(hashtext(code || 't')) % 20 = 0 then array['clé'] else '{}' end,
      credit_limit_cents = 5000000 + abs(hashtext(code || 'l')) % 10000000
    where org_id = ${tx.orgId}`)
  await promise(tx, 2)
  await dispute(tx, 2)
  const { standard } = await scenarioBook(tx, deps.clock.now())
  const other = newId(deps.clock.now())
  const definition = JSON.stringify({ ...standard, id: other, version: 1, name: 'Autre', frequencyCapDays: 7 })
  await tx.run(sql`
    insert into dunning.scenario (org_id, id, version, name, definition, created_at, created_by)
    values (${tx.orgId}, ${other}, 1, 'Autre', ${definition}, now(), 'bench')`)
  const faults = await saveSegments(tx, deps, 0, segmentsOf(standard.id, other), actor)
  if (faults.length > 0) throw new Error(faults.map(({ code, where }) => `${code} ${where}`).join())
}

const promise = (tx: OrgTx, percent: number) =>
  tx.run(sql`
    with made as (
      insert into promises.promise (org_id, id, customer_id, currency, cents, promised_on, due_on, grace_until, source, made_at, made_by,
        made_by_name, state, state_on, checked_at)
      select ${tx.orgId}, platform.new_id(), c.id, 'EUR', 10000, date '2026-09-15', date '2026-09-28', date '2026-10-01', 'call', now(), 'bench',
        'bench', case when abs(hashtext(c.code || 'b')) % 3 = 0 then 'broken' else 'running' end, date '2026-09-15', now()
      from parties.customer c where c.org_id = ${tx.orgId} and abs(hashtext(c.code || 'p')) % 100 < ${percent}::int
      returning id, customer_id)
    insert into promises.promise_item (org_id, promise_id, item_id, cents)
    select ${tx.orgId}, m.id, i.id, i.open_cents from made m
    cross join lateral (
      select id, open_cents from ledger.item
      where org_id = ${tx.orgId} and customer_id = m.customer_id and open_cents > 0 order by due_on limit 2) i`)

async function dispute(tx: OrgTx, percent: number): Promise<void> {
  await tx.run(sql`
    insert into disputes.category (org_id, id, position, name, delay_days)
    select ${tx.orgId}, platform.new_id(), 900, 'Banc', 10`)
  await tx.run(sql`
    with made as (
      insert into disputes.dispute (org_id, id, customer_id, category_id, currency, source, state, note, opened_on, opened_at, opened_by,
        watched_from, due_on)
      select ${tx.orgId}, platform.new_id(), c.id, g.id, 'EUR', 'us', 'open', '', date '2026-09-15', now(), 'bench', now(), date '2026-09-25'
      from parties.customer c join disputes.category g on g.org_id = c.org_id and g.name = 'Banc'
      where c.org_id = ${tx.orgId} and abs(hashtext(c.code || 'd')) % 100 < ${percent}::int
      returning id, customer_id)
    insert into disputes.disputed_item (org_id, dispute_id, item_id, customer_id, cents, is_whole, from_on)
    select ${tx.orgId}, m.id, i.id, m.customer_id, i.open_cents, true, date '2026-09-15' from made m
    cross join lateral (
      select id, open_cents from ledger.item
      where org_id = ${tx.orgId} and customer_id = m.customer_id and open_cents > 0 order by due_on desc limit 1) i`)
}

/** Eight segments that between them ask about everything a rule can ask. */
function segmentsOf(standardId: string, otherId: string): SegmentDraft[] {
  const range = { not: false, from: null, to: null }
  const segment = (
    name: string,
    scenarioId: string | null,
    ...conditions: SegmentDraft['rule']['conditions']
  ): SegmentDraft => ({
    id: null,
    name,
    scenarioId,
    notChasedReason: scenarioId === null ? 'calendrier public' : '',
    rule: { match: 'all', conditions },
  })
  const sector = (...values: string[]) => ({ field: 'sector' as const, not: false, values })
  return [
    segment('Public', null, sector('Public'), { field: 'size', not: false, values: ['large'] }),
    segment('Comptes clés', otherId, { field: 'tag', not: false, values: ['clé'] }),
    segment('Promesses rompues', otherId, { ...range, field: 'brokenPromises', from: 1 }),
    segment('Litigieux', otherId, { ...range, field: 'openDisputes', from: 1 }),
    segment(
      'Au-delà de leur limite',
      otherId,
      { ...range, field: 'creditUsedPercent', from: 150 },
      sector('Transport'),
    ),
    segment('Mauvais payeurs', otherId, { ...range, field: 'averageDaysLate', from: 15 }, sector('Services')),
    segment(
      'Dormants',
      standardId,
      { ...range, field: 'daysSincePayment', from: 300 },
      { ...range, field: 'overdue', currency: 'EUR', from: 1_000_000 },
    ),
    segment(
      'Anciens',
      standardId,
      { ...range, field: 'knownForDays', from: 200 },
      { ...range, field: 'oldestDaysLate', from: 60 },
    ),
  ]
}
