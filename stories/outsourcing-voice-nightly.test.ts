import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStandIn, type StandIn } from '../src/adapters/mail/smtp-stand-in.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { dunningRoutes as routes } from '../src/dunning/contract.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { pay } from '../tools/testing/books.ts'
import { daysFrom, listed, live } from '../tools/testing/days.ts'
import { recall } from './agency-scene.ts'
import { placedDebtor, sendBy, type VoiceScene, voiceScene } from './outsourcing-voice-scene.ts'

/** What is placed follows the agency's own scenario from the day of the placement on, night after night; ours leaves it alone and says so. */
let scene: VoiceScene
let theirs: StandIn
let morel: Awaited<ReturnType<typeof placedDebtor>>
beforeAll(async () => {
  scene = await voiceScene('2026-03-02', 'own')
  theirs = await openStandIn()
  await sendBy(scene.agency, theirs.settings, 'dossiers@ferrand.example')
  await scene.agency.call(routes.saveSettings, { body: { freshnessDays: null, automatic: true } })
  morel = await placedDebtor(scene, 'MOREL')
})
afterAll(async () => {
  await theirs.close()
  await scene.story.end()
})

const creditorId = () => scene.story.owner.orgId
const mandate = () => ({ creditorId: creditorId(), id: scene.mandateId })
const writing = (id = morel.customerId) =>
  scene.agency.call(routes.agencyWriting, { params: { creditorId: creditorId(), id } })
const actions = async (list: 'to_confirm' | 'automatic' | 'trouble' | 'left_today') =>
  (await scene.agency.call(routes.agencyActions, { params: mandate(), query: { list } })).rows
const ours = async (id = morel.customerId) =>
  (await scene.story.owner.call(routes.customer, { params: { id }, query: {} })).history.filter(
    ({ agencyName, state }) => agencyName !== '' && state !== 'noted',
  )
/** What both sides see left, day after day, as `day step channel`. */
async function lived(from: string, to: string): Promise<string[]> {
  const left: string[] = []
  for (const on of daysFrom(from, to)) {
    await live(scene.story, [on])
    left.push(...(await actions('left_today')).map((one) => `${on} ${one.stepName} ${one.customerCode}`))
  }
  return left
}
const post = async (on: string, id = morel.customerId) => {
  const letters = (await writing(id)).letters.map((one) => ({ id: one.id, registeredNo: null }))
  await scene.agency.call(routes.postAgencyLetters, {
    params: { creditorId: creditorId() },
    body: { letters, postedOn: on },
  })
}

test('until a scenario is chosen for the mandate nothing is decided by itself', async () => {
  expect(await lived('2026-03-03', '2026-03-05')).toEqual([])
  expect((await writing()).scenario.isByItself).toBe(false)
  expect(await ours()).toEqual([])
})

test('chosen, its steps are counted from the day of the placement; the first is a letter, which the agency posts', async () => {
  const standard = await scene.agency.call(routes.scenario, { query: {} })
  const { id } = await scene.agency.call(routes.addScenario, { body: { name: 'Amiable', copyOf: standard.id } })
  const { id: _, version, ...written } = await scene.agency.call(routes.scenario, { query: { id } })
  const [, courteous, firm, final] = written.steps
  const steps = [
    { ...courteous!, position: 1, name: 'Première lettre', channel: 'letter' as const, afterDueDays: 5 },
    { ...firm!, position: 2, afterDueDays: 14, minDaysAfterPrevious: 7 },
    { ...final!, position: 3, afterDueDays: 21, mode: 'to_confirm' as const, minDaysAfterPrevious: 7 },
  ]
  const { faults } = await scene.agency.call(routes.saveScenario, {
    body: { id, version, scenario: { ...written, steps } },
  })
  expect(faults).toEqual([])
  const chosen = { params: { id: scene.mandateId }, body: { scenarioId: id } }
  expect((await scene.story.owner.ask(routes.chooseMandateScenario, chosen)).status).toBe(404)
  await scene.agency.call(routes.chooseMandateScenario, chosen)
  // Placed on 2 March: the fifth day is a Saturday, nothing leaves before Monday, and a letter has left once it was posted.
  expect(await lived('2026-03-06', '2026-03-09')).toEqual([])
  const [letter] = await ours()
  expect(letter).toMatchObject({
    ...{ stepName: 'Première lettre', agencyName: 'Cabinet Ferrand', state: 'queued', channel: 'letter' },
    amounts: [{ cents: 120_000, currency: 'EUR' }],
  })
  expect(letter!.acts.every(({ whyNot }) => whyNot?.includes('Cabinet Ferrand'))).toBe(true)
  await post('2026-03-09')
  await scene.story.runJobs()
  expect((await actions('left_today')).map(({ stepName }) => stepName)).toEqual(['Première lettre'])
  // Our own scenario is held, with its reason, and none of this waits for us.
  const page = await scene.story.owner.call(routes.customer, { params: { id: morel.customerId }, query: {} })
  expect(JSON.stringify(page.standings)).toContain('FA-MOREL est confiée à Cabinet Ferrand')
  expect((await listed(scene.story, 'to_confirm')).concat(await listed(scene.story, 'automatic'))).toEqual([])
})

test('then its mails leave by themselves by its own server; the last waits for its own people and not for us', async () => {
  expect(await lived('2026-03-10', '2026-03-16')).toEqual(['2026-03-16 Deuxième relance MOREL'])
  const [mail] = await Promise.all(theirs.taken.map((bytes) => simpleParser(bytes)))
  expect(mail!.text).toContain('FA-MOREL')
  expect(mail!.text).not.toContain('FB-MOREL')
  expect(mail!.text!.replace(/\s+/g, ' ')).toContain('notre lettre du 9 mars 2026')
  expect(await lived('2026-03-17', '2026-03-23')).toEqual([])
  const waiting = await actions('to_confirm')
  expect(waiting).toMatchObject([{ stepId: 'final', customerCode: 'MOREL', agencyName: 'Cabinet Ferrand' }])
  expect(await listed(scene.story, 'to_confirm')).toEqual([])
  const ids = [waiting[0]!.id]
  // Our own yes reaches it no more than our own skip.
  const approved = await scene.story.owner.ask(routes.approve, { body: { ids } })
  expect(approved.value).toMatchObject({ queued: 0, done: 0 })
  expect((await scene.story.owner.ask(routes.skip, { params: { id: ids[0]! }, body: { reason: 'non' } })).status).toBe(
    404,
  )
  const yes = await scene.agency.call(routes.approveAgencyActions, { params: mandate(), body: { ids } })
  expect(yes).toEqual({ queued: 1, done: 0, leftOut: [] })
  await scene.story.runJobs()
  expect(theirs.taken).toHaveLength(2)
})

test('the guards that hold for us hold for it: what is promised or paid is not asked for, and what comes back is decided no more', async () => {
  const durand = await placedDebtor(scene, 'DURAND')
  const leroy = await placedDebtor(scene, 'LEROY')
  scene.story.at('2026-03-24')
  await scene.agent.call(promiseRoutes.makePromise, {
    params: { id: durand.customerId },
    body: {
      ...{
        itemIds: [durand.itemId],
        cents: 120_000,
        dueOn: '2026-04-02',
        source: 'call',
        saidBy: '',
        note: '',
        replaces: null,
      },
    },
  })
  await scene.story.runJobs()
  expect((await writing(durand.customerId)).next).toMatchObject([{ verdict: 'hold' }])
  const byHand = await scene.agency.ask(routes.sendAgencyMessage, {
    params: { creditorId: creditorId(), id: durand.customerId },
    body: { stepId: 'courteous', channel: 'letter', text: null },
  })
  expect(byHand.refusal?.code).toBe('decided_otherwise')
  expect((await ours(leroy.customerId))[0]).toMatchObject({ state: 'queued' })
  const [letter] = (await writing(leroy.customerId)).letters
  await pay(scene.story, leroy.customerId, leroy.itemId, 120_000, '2026-03-24')
  // Laid out before the money came, it is asked about once more before it is printed.
  const printed = await scene.agency.call(routes.printAgencyLetters, {
    params: { creditorId: creditorId() },
    body: { ids: [letter!.id] },
  })
  expect(printed).toMatchObject({ ready: [], leftOut: [{ id: letter!.id }] })
  // Whoever has no mandate of an organisation finds nothing there, not even that there is nothing.
  const stranger = await scene.story.owner.ask(routes.printAgencyLetters, {
    params: { creditorId: scene.agency.orgId! },
    body: { ids: [letter!.id] },
  })
  expect(stranger.refusal?.code).toBe('not_found')
  await scene.story.runJobs()
  const { rows } = await scene.story.owner.call(correspondenceRoutes.customerMessages, {
    params: { id: leroy.customerId },
    query: {},
  })
  expect(rows.find(({ id }) => id === letter!.id)).toMatchObject({ state: 'cancelled', agencyName: 'Cabinet Ferrand' })
  await recall(scene.story, durand.placementId)
  scene.story.at('2026-04-10')
  await scene.story.runJobs()
  expect((await ours(durand.customerId)).filter(({ state }) => state === 'planned' || state === 'queued')).toEqual([])
})
