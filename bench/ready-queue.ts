import { day } from '../src/kernel/calendar.ts'
import { newId } from '../src/kernel/ids.ts'
import { gatherClaims } from '../src/outsourcing/placements/gather-claims.ts'
import { runningMandates } from '../src/outsourcing/placements/mandate-use.ts'
import { judgeFor, placeClaims } from '../src/outsourcing/placements/place-claims.ts'
import { routeClaims } from '../src/outsourcing/placements/route-claims.ts'
import { usualRules } from '../src/outsourcing/placements/routing.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { sql } from '../src/platform/sql.ts'
import { signMandate } from '../stories/outsourcing-hand-over.ts'
import { fillLedger } from './ledger-rows.ts'
import { peakMb, processorSeconds, withBenchDatabase } from './measure.ts'

/**
 * The queue of what may be handed over, over 20 000 ripe claims of 5 000 customers, then all of them weighed and handed over at once. Processor
 * time of everything that works on it, the database included; the floor reads the same claims with their customers.
 */
const ORG = 1
const TODAY = day('2028-01-03')

await withBenchDatabase(async ({ db, ownerUrl }) => {
  await fillLedger(db, ownerUrl, ORG, 5_000, 4, 1)
  const now = () => new Date(`${TODAY}T09:00:00Z`)
  const { mandateId } = await signMandate(
    { database: { db, ownerUrl }, owner: { orgId: ORG }, now },
    { no: 1, provider: 'Recouvréa', startsOn: '2026-01-01', scope: { kinds: ['business', 'consumer', 'public'] } },
  )
  await db.inOrg(ORG, (tx) =>
    tx.run(sql`
      insert into outsourcing.requirement (org_id, customer_kind, papers, changed_at, changed_by_name)
      select ${ORG}, k, '{}', now(), 'Bench' from unnest(array['business', 'consumer', 'public']) k`),
  )
  const work = async (name: string, act: (tx: OrgTx) => Promise<string>) => {
    const [before, start] = [processorSeconds(), performance.now()]
    const said = await db.inOrg(ORG, act)
    const [used, took] = [processorSeconds() - before, (performance.now() - start) / 1000]
    console.log(
      `${name.padEnd(44)} ${used.toFixed(2)} s of processor, ${took.toFixed(2)} s; ${said}; peak ${peakMb()} MB`,
    )
  }
  const floor = async (tx: OrgTx) => {
    const rows = await tx.rows(sql`
      select i.*, c.code, c.name from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
      where i.org_id = ${ORG} and i.open_cents > 0 and i.due_on < ${TODAY}::date order by i.customer_id, i.due_on`)
    return `${rows.length} claims`
  }
  const gather = async (tx: OrgTx) => `${(await gatherClaims(tx, { dueUntil: TODAY }, TODAY)).length} claims`
  await work('(warm)', gather)
  await work('floor: the claims and their customers', floor)
  await work('gathered with all that bears on them', gather)
  const segmentsOf = async () => new Map<string, string>()
  const itemIds: string[] = []
  await work('the queue, routed and judged', async (tx) => {
    const rules = usualRules('EUR', 'Bench')
    const routed = await routeClaims(tx, rules, await runningMandates(tx), { today: TODAY, segmentsOf })
    for (const { claim, reasons } of routed) if (reasons.length === 0) itemIds.push(claim.itemId)
    return `${itemIds.length} of ${routed.length} may leave`
  })
  const order = { id: newId(now()), mandateId, stage: 'amicable' as const, itemIds, pilotSeed: null }
  const by = { actor: { id: 'bench', name: 'Bench' }, at: now(), today: TODAY }
  await work('weighed under a mandate', async (tx) => `${(await judgeFor(tx, order, by)).claims.length} claims`)
  await work('handed over', async (tx) => {
    const gone = (await placeClaims(tx, order, by)).filter(({ reasons }) => reasons.length === 0)
    return `${gone.length} documents`
  })
})
