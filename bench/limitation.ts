import { day } from '../src/kernel/calendar.ts'
import { reckonAll } from '../src/legal/limitation/jobs.ts'
import { showClaims, showClaimsBoard } from '../src/legal/limitation/show-claims.ts'
import { systemClock } from '../src/platform/clock.ts'
import { withOwner } from '../src/platform/database.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { fillLedger } from './ledger-rows.ts'
import { median, peakMb, processorSeconds, seconds, withBenchDatabase } from './measure.ts'

/**
 * The limitation clocks of a million open debts, one in ten of them paid in part: the first reckoning, a night in which nothing moved,
 * and the screen. Processor time of everything that works on it, the database included; the floor reads the same rows and writes them.
 */
const CUSTOMERS = 50_000
const EACH = 20

await withBenchDatabase(async ({ db, ownerUrl }) => {
  const orgId = 1
  await fillLedger(db, ownerUrl, orgId, CUSTOMERS, EACH, 1)
  const owner = (text: string) => withOwner(ownerUrl, (client) => client.query(text))
  await owner(`update ledger.item set issued_on = issued_on - 1700, due_on = due_on - 1700`)
  await owner(`
    with part as (
      select i.*, platform.new_id() as receipt_id from ledger.item i where abs(hashtext(i.id::text)) % 10 = 0
    ), receipt as (
      insert into ledger.item (org_id, id, customer_id, kind, side, amount_cents, currency, document_no, label, issued_on, due_on, due_source, recorded_at, open_cents)
      select org_id, receipt_id, customer_id, 'receipt', -1, 100, currency, '', 'Virement', issued_on + 400, issued_on + 400, 'none', now(), 0 from part
    ), paid as (
      update ledger.item i set open_cents = i.open_cents - 100 from part p where i.id = p.id
    )
    insert into ledger.allocation (org_id, id, debit_id, credit_id, amount_cents, allocated_on, recorded_at, customer_id, currency, debit_due_on)
    select org_id, platform.new_id(), id, receipt_id, 100, issued_on + 400, now(), customer_id, currency, due_on from part`)
  await owner('vacuum analyze')
  const work = async (name: string, act: () => Promise<unknown>) => {
    const before = processorSeconds()
    const wall = await seconds(act)
    const used = processorSeconds() - before
    console.log(`${name.padEnd(52)} ${used.toFixed(1)} s of processor, ${wall.toFixed(1)} s; peak ${peakMb()} MB`)
    return used
  }
  const deps = { db, clock: systemClock }
  const floor = await work('floor: the same rows read and written by one statement', () =>
    owner(
      `create table floor as select org_id, id, customer_id, issued_on, issued_on + interval '5 years' as bars_on, open_cents from ledger.item where open_cents > 0`,
    ),
  )
  const first = await work('first reckoning of every clock', () => reckonAll(deps, { orgId }))
  await owner('vacuum analyze legal.limitation')
  const again = await work('a night in which nothing moved', () => reckonAll(deps, { orgId }))
  console.log(
    `${((CUSTOMERS * EACH) / first).toFixed(0)} clocks a second; ratio to the floor ${(first / floor).toFixed(1)}, then ${(again / floor).toFixed(1)}`,
  )
  const today = day('2026-11-22')
  const screen = async (name: string, show: (tx: OrgTx) => Promise<unknown>) => {
    const times: number[] = []
    for (let i = 0; i < 5; i++) times.push(await seconds(() => db.inOrg(orgId, show)))
    console.log(`${name.padEnd(52)} ${(median(times) * 1000).toFixed(0)} ms`)
  }
  await screen('the list, first page of what is at risk', (tx) =>
    showClaims(tx, { show: 'risk', limit: 50, offset: 0 }, today),
  )
  await screen('the board over all of them', (tx) => showClaimsBoard(tx, {}, today))
})
