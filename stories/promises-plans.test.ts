import { spawnSync } from 'node:child_process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { colleagueOf } from '../tools/testing/colleague.ts'
import { daysFrom, ignoreFreshness, live, standingOf } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { bankSays, lineSaying } from './cash-statement.ts'

/** Plans to pay in instalments, from the draft to the last payment, or to the day they lapse: as lived through the API. */
let story: Story
beforeEach(async () => {
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
})
afterEach(() => story.end())

const morel = async () => {
  const customerId = await newCustomer(story, 'MOREL')
  const itemId = await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 60_000, dueOn: '2025-12-20' })
  const second = await bookDocument(story, { customerId, documentNo: 'FA-2', cents: 30_000, dueOn: '2025-12-28' })
  return { customerId, itemId, second, itemIds: [itemId, second] }
}
const THREE = [
  { dueOn: '2026-01-12', cents: 30_000 },
  { dueOn: '2026-02-12', cents: 30_000 },
  { dueOn: '2026-03-12', cents: 30_000 },
]
const draft = async (customerId: string, itemIds: string[], payments = THREE) =>
  (
    await story.owner.call(promiseRoutes.draftPlan, {
      params: { id: customerId },
      body: { itemIds, payments, note: '' },
    })
  ).id
const planOf = (id: string) => story.owner.call(promiseRoutes.plan, { params: { id } })
const propose = (id: string) => story.owner.call(promiseRoutes.proposePlan, { params: { id } })
const sign = (id: string, signedOn = '2026-01-06') =>
  story.owner.call(promiseRoutes.signPlan, { params: { id }, body: { signedOn, signedBy: 'Claire Morel' } })
const mails = async () => {
  const { rows } = await story.owner.call(correspondenceRoutes.messages, { query: {} })
  return rows.map(({ purpose, subject }) => `${purpose} ${subject.replace(/\s/g, ' ')}`).toSorted()
}

test('a plan is drafted, proposed with its agreement, signed, reminded, and paid to its end', async () => {
  const { customerId, itemIds, itemId, second } = await morel()
  const id = await draft(customerId, itemIds)
  expect(await planOf(id)).toMatchObject({ reference: 'ECH-0001', state: 'draft', cents: 90_000, hasAgreement: false })
  await propose(id)
  expect(await planOf(id)).toMatchObject({ state: 'proposed', answerBy: '2026-01-20', hasAgreement: true })
  expect(await standingOf(story, customerId)).toEqual([])
  story.at('2026-01-06')
  await sign(id)
  // Three days before the first payment, one message, and no reminder of the documents meanwhile.
  expect(await live(story, daysFrom('2026-01-06', '2026-01-11'))).toEqual([])
  expect(await standingOf(story, customerId)).toEqual(['hold: plan_running, plan_running'])
  expect(await mails()).toEqual(['instalment_coming Versement de 300,00 € le 12 janvier 2026'])
  story.at('2026-01-12')
  await pay(story, customerId, itemId, 30_000, '2026-01-12')
  await story.runJobs()
  expect(await planOf(id)).toMatchObject({
    state: 'active',
    paidCents: 30_000,
    next: { dueOn: '2026-02-12', cents: 30_000 },
    instalments: [{ paidCents: 30_000, paidOn: '2026-01-12' }, { paidCents: 0 }, { paidCents: 0 }],
  })
  // Ahead of its day, and over two instalments at once.
  story.at('2026-02-02')
  await pay(story, customerId, itemId, 30_000, '2026-02-02')
  await pay(story, customerId, second, 30_000, '2026-02-02')
  await story.runJobs()
  expect(await planOf(id)).toMatchObject({ state: 'completed', paidCents: 90_000, next: null })
  story.at('2026-02-10', '10:00')
  await story.runJobs()
  expect((await mails()).length).toBe(1)
})

test('its first payment makes a proposed plan run; unanswered, reminders go on after the days left to answer', async () => {
  const { customerId, itemIds, itemId } = await morel()
  const id = await draft(customerId, itemIds)
  await propose(id)
  story.at('2026-01-08')
  await pay(story, customerId, itemId, 30_000, '2026-01-08')
  await story.runJobs()
  expect(await planOf(id)).toMatchObject({ state: 'active', signedOn: null })

  const other = await newCustomer(story, 'AUTRE')
  const late = await bookDocument(story, { customerId: other, documentNo: 'FA-9', cents: 90_000, dueOn: '2026-01-05' })
  const unanswered = await draft(other, [late])
  await propose(unanswered)
  expect(await live(story, daysFrom('2026-01-20', '2026-01-23'))).toEqual([])
  expect(await live(story, ['2026-01-26'])).toEqual(['2026-01-26 courteous AUTRE 90000 EUR'])
})

test('a missed instalment is given notice of, and only after it the plan lapses and the whole is due again', async () => {
  const { customerId, itemIds } = await morel()
  const id = await draft(customerId, itemIds)
  await propose(id)
  story.at('2026-01-06')
  await sign(id)
  story.at('2026-01-15', '10:00')
  await story.runJobs()
  expect(await planOf(id)).toMatchObject({ state: 'active', isLate: true, instalments: [{ noticeId: null }, {}, {}] })
  story.at('2026-01-16', '10:00')
  await story.runJobs()
  await story.runJobs()
  const told = await planOf(id)
  expect(told.instalments[0]).toMatchObject({ noticeUntil: '2026-01-24' })
  expect((await mails()).filter((one) => one.startsWith('instalment_missed'))).toEqual([
    'instalment_missed Échéancier ECH-0001 : versement du 12 janvier 2026 impayé',
  ])
  story.at('2026-01-24', '10:00')
  await story.runJobs()
  expect((await planOf(id)).state).toBe('active')
  story.at('2026-01-26', '10:00')
  await story.runJobs()
  expect(await planOf(id)).toMatchObject({ state: 'lapsed', endedWhy: '2026-01-12' })
  await story.runJobs()
  expect((await standingOf(story, customerId)).join()).not.toContain('plan_running')
})

test('the instalment paid after its notice keeps the plan running', async () => {
  const { customerId, itemIds, itemId } = await morel()
  const id = await draft(customerId, itemIds)
  await propose(id)
  story.at('2026-01-06')
  await sign(id)
  story.at('2026-01-16', '10:00')
  await story.runJobs()
  story.at('2026-01-20', '10:00')
  await pay(story, customerId, itemId, 30_000, '2026-01-20')
  await story.runJobs()
  story.at('2026-01-27', '10:00')
  await story.runJobs()
  expect(await planOf(id)).toMatchObject({ state: 'active', isLate: false })
})

test('beyond the limits a manager approves first; a collector is told which limit and who', async () => {
  const { customerId, itemIds } = await morel()
  await story.owner.call(promiseRoutes.changePromiseSetting, {
    body: {
      graceDays: 3,
      maxMonths: 1,
      minInstalmentCents: 40_000,
      approveOverCents: 50_000,
      remindDays: 3,
      noticeDays: 8,
      answerDays: 15,
    },
  })
  const collector = await colleagueOf(story, 'collector')
  const id = await draft(customerId, itemIds)
  const work = async () => (await story.owner.call(deskRoutes.workOf, { params: { customerId } })).entry?.works ?? []
  expect((await work()).map(({ kind, subjectId }) => [kind, subjectId])).toContainEqual(['plan_to_approve', id])
  const refused = await collector.ask(promiseRoutes.proposePlan, { params: { id } })
  expect(refused.refusal?.code).toBe('not_approved')
  expect(refused.refusal?.message.replace(/\s/g, ' ')).toContain(
    'il dure plus de 1 mois, un versement est inférieur à 400,00 €, son total dépasse 500,00 €',
  )
  expect((await collector.ask(promiseRoutes.approvePlan, { params: { id } })).refusal?.code).toBe('right_missing')
  await story.owner.call(promiseRoutes.approvePlan, { params: { id } })
  await collector.call(promiseRoutes.proposePlan, { params: { id } })
  expect((await planOf(id)).state).toBe('proposed')
})

test('a plan takes the place of promises, and speaks alone for its documents until it is cancelled', async () => {
  const { customerId, itemIds, itemId } = await morel()
  const body = { itemIds: [itemId], cents: null, dueOn: '2026-01-20', source: 'mail' as const, saidBy: '', note: '' }
  const promised = await story.owner.call(promiseRoutes.makePromise, { params: { id: customerId }, body })
  const id = await draft(customerId, itemIds)
  await propose(id)
  expect(await story.owner.call(promiseRoutes.promise, { params: { id: promised.id } })).toMatchObject({
    state: 'replaced',
    endedWhy: 'remplacée par l’échéancier ECH-0001',
  })
  const again = await story.owner.ask(promiseRoutes.makePromise, { params: { id: customerId }, body })
  expect(again.refusal).toMatchObject({ code: 'under_plan', message: expect.stringContaining('ECH-0001') })
  await story.owner.call(promiseRoutes.cancelPlan, { params: { id }, body: { reason: 'le client préfère payer' } })
  await story.owner.call(promiseRoutes.makePromise, { params: { id: customerId }, body })
  const over = await story.owner.ask(promiseRoutes.signPlan, {
    params: { id },
    body: { signedOn: '2026-01-05', signedBy: 'X' },
  })
  expect(over.refusal?.code).toBe('plan_state')
})

test('what was paid since the draft is found out before anything is proposed', async () => {
  const { customerId, itemIds, itemId } = await morel()
  const id = await draft(customerId, itemIds)
  await pay(story, customerId, itemId, 10_000, '2026-01-05')
  const { refusal } = await story.owner.ask(promiseRoutes.proposePlan, { params: { id } })
  expect(refusal?.code).toBe('total_moved')
  const wrong = await story.owner.ask(promiseRoutes.changePlan, {
    params: { id },
    body: { itemIds, payments: THREE, note: '' },
  })
  expect(wrong.refusal).toMatchObject({ code: 'sum', where: 'payments' })
})

test('the agreement acknowledges the debt in figures and in words, and says how to pay each instalment', async () => {
  const { customerId, itemIds } = await morel()
  const id = await draft(customerId, itemIds)
  const before = await story.owner.ask(promiseRoutes.planAgreement, { params: { id } })
  expect(before.refusal?.code).toBe('no_agreement')
  await propose(id)
  const pdf = Buffer.from(await (await story.owner.call(promiseRoutes.planAgreement, { params: { id } })).arrayBuffer())
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  if (spawnSync('pdftotext', ['-v']).status !== 0) return console.warn('pdftotext is not installed')
  const text = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf })
    .stdout.toString('utf8')
    .replace(/\s+/g, ' ')
  expect(text).toContain('la somme de 900,00 € (neuf cents euros)')
  expect(text).toContain('reste impayé 8 jours après un avis écrit')
  // Each by its own reference, from which the bank line that pays it is known.
  for (const { dueOn } of THREE) expect(text).toContain(`MOREL${dueOn.replaceAll('-', '')}`)
})

test('the bank line that quotes an instalment is known by it, and pays the documents of the plan oldest first', async () => {
  const { customerId, itemIds, itemId } = await morel()
  const [first, second, third] = THREE
  const id = await draft(customerId, itemIds, [{ ...first!, cents: 35_000 }, second!, { ...third!, cents: 25_000 }])
  await propose(id)
  story.at('2026-01-12')
  const { instalments } = await planOf(id)
  await bankSays(story, [
    { on: '2026-01-12', euros: 350, label: 'VIR INSTANTANE', payer: 'M DUPONT JEAN', says: instalments[0]!.reference },
  ])
  const { line, proposals } = await lineSaying(story, 'DUPONT')
  expect(proposals[0]).toMatchObject({ customerId, parts: [{ itemId, cents: 35_000 }] })
  await story.owner.call(cashRoutes.accept, { params: { id: line.id }, body: { place: 1 } })
  await story.runJobs()
  expect(await planOf(id)).toMatchObject({ state: 'active', paidCents: 35_000 })
})
