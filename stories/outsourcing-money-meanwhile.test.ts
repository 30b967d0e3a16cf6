import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { withOwner } from '../src/platform/database.ts'
import { type MoneyScene, moneyScene } from './outsourcing-money-scene.ts'
import { faults, payment } from './outsourcing-receipts-scene.ts'

/** Two people of an agency at the same money: the act of one is held in its middle while the other acts. */
const DAY = '2026-11-05'
let scene: MoneyScene
beforeAll(async () => {
  scene = await moneyScene('2026-11-02')
})
afterAll(() => scene.story.end())

/** Until so many transactions wait for another to end. */
const waiting = (least: number): Promise<void> =>
  withOwner(scene.story.database.ownerUrl, async (client) => {
    const those = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    while ((await client.query(those)).rowCount! < least) await nextTurn()
  })

/** Does `act`, held where it needs what `row` locks, and `other` before it goes on. */
const heldAt = <T>(row: string, act: () => Promise<T>, other: () => Promise<void>): Promise<T> =>
  withOwner(scene.story.database.ownerUrl, async (owner) => {
    await owner.query('begin')
    await owner.query(row)
    const acting = act()
    await waiting(1)
    await other()
    await owner.query('commit')
    return acting
  })

test('money that comes while a remittance is made is in the next one, and in none before it is counted', async () => {
  const { story, ground, mandate, placed, paid, run, plan, given, creditor } = scene
  const mandateId = await mandate()
  story.at(DAY)
  const { placementId } = await placed(mandateId, 'PENDANT', 500_000)
  await paid(placementId, 10_000, DAY)
  await run(mandateId)
  await paid(placementId, 100_000, DAY)
  const late = payment(creditor, placementId, 7_000, DAY)
  // Invoices are numbered once what is held was counted.
  const [made] = await heldAt(
    'select 1 from outsourcing.invoice_sequence for update',
    () => run(mandateId),
    async () => void (await ground.agency.call(routes.recordReceipt, { body: late })),
  )
  expect(made).toMatchObject({ receiptsCents: 100_000 })
  expect((await given(made!.id)).lines.map(({ cents }) => cents)).toEqual([100_000])
  expect(await plan(mandateId)).toMatchObject({ receipts: 1, receiptsCents: 7_000 })
})

test('money that goes back while its transfer is told either stops it or is owed back, never both', async () => {
  const { story, ground, mandate, placed, paid, run, pay, balance } = scene
  story.at(DAY)
  const mandateId = await mandate()
  const { placementId } = await placed(mandateId, 'RETOUR', 500_000)
  const receiptId = await paid(placementId, 60_000, DAY)
  const [made] = await run(mandateId)
  const before = await balance()
  let back: Promise<unknown> = Promise.resolve()
  const told = await heldAt(
    'select 1 from outsourcing.remittance for update',
    () => pay([made!.id], DAY),
    async () => {
      const body = { as: 'bounced' as const, on: DAY, why: 'Sans provision' }
      back = ground.agency.call(routes.returnReceipt, { params: { id: receiptId }, body })
      await Promise.race([back, waiting(2)])
    },
  )
  await back
  expect(told.refusal).toBeNull()
  expect(await balance()).toBe(before - 60_000)
  const { accounts } = await ground.agency.call(routes.fundAccounts)
  expect(accounts).toMatchObject([{ regainCents: 60_000, regainCount: 1 }])
  expect(await faults(story)).toEqual([])
})
