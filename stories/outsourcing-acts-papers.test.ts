import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disputesRoutes } from '../src/disputes/contract.ts'
import { documentsRoutes } from '../src/documents/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { servingUrls } from '../src/platform/database.ts'
import { sql } from '../src/platform/sql.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import type { Story } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'
import { pdfOf } from './documents-files.ts'
import { placedDebtor, type VoiceScene, voiceScene } from './outsourcing-voice-scene.ts'

/** What an agent brings and answers in the creditor's books, and what the database itself keeps it from. */
let scene: VoiceScene
let story: Story
let agent: Visitor
let owner: Visitor
beforeAll(async () => {
  scene = await voiceScene('2026-03-02', 'own')
  story = scene.story
  agent = scene.agent
  owner = story.owner
})
afterAll(() => scene?.story.end())

const add = async (
  who: Visitor,
  customerId: string,
  query: { name: string; number?: string; kind?: 'other' },
  says: string,
) => who.ask(documentsRoutes.add, { params: { id: customerId }, query, body: await pdfOf([says]) })
const seenBy = async (who: Visitor, customerId: string) =>
  (await who.call(documentsRoutes.documents, { params: { id: customerId } })).documents.map(({ name }) => name)

/** A statement as the account that serves agents, in the creditor's organisation; gives the code by which the database refused it, or how many rows it touched. */
async function asAgent(text: string, values: readonly unknown[]): Promise<string | number> {
  const client = new pg.Client({ connectionString: servingUrls(story.database.ownerUrl, story.database.secret).agent })
  await client.connect()
  try {
    await client.query(
      `begin; set local app.org_id = '${owner.orgId}'; set local app.agency_org_id = '${scene.agency.orgId}'`,
    )
    return (await client.query(text, [...values])).rowCount ?? 0
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    await client.query('rollback')
    await client.end()
  }
}

test('an agent brings papers about what was placed, sees them, and brings none about anything else', async () => {
  const { customerId } = await placedDebtor(scene, 'PAPIER')
  const files = await agent.call(routes.placements, { query: { customerId } })
  expect(files.placements).toMatchObject([{ customerName: 'PAPIER SARL', provider: 'Cabinet Ferrand' }])
  const about = { name: 'reconnaissance.pdf', kind: 'other' as const }
  expect((await add(agent, customerId, about, 'Je reconnais devoir')).refusal?.code).toBe('number_needed')
  expect((await add(agent, customerId, { ...about, number: 'FB-PAPIER' }, 'Autre')).refusal?.code).toBe(
    'number_unknown',
  )
  expect((await add(agent, customerId, { ...about, number: 'FA-PAPIER' }, 'Je reconnais devoir')).refusal).toBe(null)
  expect(await seenBy(agent, customerId)).toEqual(['reconnaissance.pdf'])
  expect(await seenBy(owner, customerId)).toEqual(['reconnaissance.pdf'])
  // The same bytes, kept by the creditor about what was not placed, are not shown by bringing them again.
  await add(owner, customerId, { name: 'secret.pdf', number: 'FB-PAPIER' }, 'Secret')
  const again = await add(agent, customerId, { name: 'copie.pdf', number: 'FA-PAPIER' }, 'Secret')
  expect(again.refusal?.code).toBe('kept_already')
  expect(await seenBy(agent, customerId)).toEqual(['reconnaissance.pdf'])
})

test('a paper that is hidden does not come into hand by what is said of it, nor a plan by who says that it may', async () => {
  const { customerId, itemId } = await placedDebtor(scene, 'MUR')
  const { value } = await add(owner, customerId, { name: 'cache.pdf', kind: 'other' }, 'Sans numéro')
  const said = `insert into documents.about (org_id, document_id, customer_id, document_no) values ($1, $2, $3, 'FA-MUR')`
  expect(await asAgent(said, [owner.orgId, value!.id, customerId])).toBe('42501')
  const payments = [
    { dueOn: '2026-04-02', cents: 60_000 },
    { dueOn: '2027-02-02', cents: 60_000 },
  ]
  const { id: planId } = await agent.call(promiseRoutes.draftPlan, {
    params: { id: customerId },
    body: { itemIds: [itemId], note: '', payments },
  })
  expect(await asAgent(`update promises.plan set approved_at = now() where id = $1`, [planId])).toBe('42501')
  expect(await asAgent(`update promises.plan set note = 'vu' where id = $1`, [planId])).toBe(1)
})

test('an agent asks and does not answer: the database lets it approve nothing of its own', async () => {
  const { placementId } = await placedDebtor(scene, 'SIGNE')
  const { id } = await agent.call(routes.askCreditor, {
    params: { id: placementId },
    body: { kind: 'abandon', why: 'Sans espoir' },
  })
  const answer = { params: { id }, body: { verdict: 'approve' as const, note: '' } }
  expect((await agent.ask(routes.answerRequest, answer)).refusal?.code).toBe('right_missing')
  expect(await asAgent(`update outsourcing.request set state = 'approved' where id = $1`, [id])).toBe('42501')
  expect(await asAgent(`update outsourcing.request set state = 'withdrawn' where id = $1`, [id])).toBe(1)
  expect(await asAgent(`update outsourcing.placement set stage = 'court' where id = $1`, [placementId])).toBe(0)
})

test('an agent answers a dispute: its task is ticked, and what it held is asked for again after the days of grace', async () => {
  const { customerId, itemId } = await placedDebtor(scene, 'LITIGE')
  const { categories } = await owner.call(disputesRoutes.categories)
  const category = categories.find(({ tasks }) => tasks.length > 0)!
  const { id } = await agent.call(disputesRoutes.open, {
    body: {
      ...{ customerId, categoryId: category.id, items: [{ itemId, cents: null }] },
      ...{ note: 'Conteste la livraison', dueOn: null, source: 'us' },
    },
  })
  const dispute = await agent.call(disputesRoutes.dispute, { params: { id } })
  const [task] = dispute.tasks
  await agent.call(disputesRoutes.markTask, { params: { id, taskId: task!.id }, body: { isDone: true } })
  await agent.call(disputesRoutes.reject, { params: { id }, body: { note: 'Bon de livraison signé', graceDays: 7 } })
  expect(await owner.call(disputesRoutes.dispute, { params: { id } })).toMatchObject({
    state: 'resolved',
    outcome: 'rejected',
  })
  expect((await owner.call(disputesRoutes.dispute, { params: { id } })).tasks[0]?.doneAt).not.toBeNull()
  // The days of grace are kept on the documents, not only told.
  const held = await story.database.db.inOrg(owner.orgId, (tx) =>
    tx.rows<{ untilOn: string }>(
      sql`select until_on from disputes.disputed_item where org_id = ${tx.orgId} and dispute_id = ${id}`,
    ),
  )
  expect(held).toEqual([{ untilOn: '2026-03-08' }])
  for (const route of [disputesRoutes.accept, disputesRoutes.settle])
    expect((await agent.ask(route, { params: { id }, body: {} as never })).refusal?.code).toBe('right_missing')
})
