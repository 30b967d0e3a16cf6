import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskRoutes } from '../src/desk/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import type { BodyIn } from '../src/platform/route.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer, pay, unpay } from '../tools/testing/books.ts'
import { ignoreFreshness, listed } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { csv } from './intake-files.ts'
import { importFile } from './intake-ledger.ts'

/** When debts are barred, what moves that day, and who is told, through the API: one organisation, each test its own customers. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-20')
})
afterAll(() => story.end())

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const clock = (id: string) => story.owner.call(routes.limitationClock, { params: { id } })
const barsOn = async (id: string) => (await clock(id)).claim.barsOn
const dated = async (customerId: string, show: 'risk' | 'all' | 'barred' = 'all') =>
  (await story.owner.call(routes.claimsAtRisk, { query: { show, customerId } })).claims.map(
    (claim) => `${claim.documentNo} ${claim.barsOn} ${claim.near}`,
  )
type Told = BodyIn<typeof routes.recordClockEvent>
const tellOf = (customerId: string, itemId: string, told: Partial<Told>) =>
  story.owner.ask(routes.recordClockEvent, {
    params: { id: customerId },
    body: {
      itemIds: [itemId],
      cause: 'acknowledgement',
      on: '2026-11-10',
      until: null,
      evidence: 'Courrier signé, boîte 12',
      ...told,
    },
  })

test('five years between traders from the day of the work; the invoice day stands in for it and says so', async () => {
  const customerId = await newCustomer(story, 'MOREL')
  const itemId = await bookDocument(story, {
    customerId,
    documentNo: 'FA-1',
    cents: 100_000,
    dueOn: '2022-01-20',
    issuedOn: '2021-12-20',
  })
  await story.runJobs()
  expect(await dated(customerId)).toEqual(['FA-1 2026-12-20 m1'])
  const { byNear } = await story.owner.call(routes.claimsBoard, { query: { customerId } })
  expect(byNear.filter(({ count }) => count > 0)).toEqual([
    { near: 'm1', count: 1, amounts: [{ currency: 'EUR', cents: 100_000 }] },
  ])
  const before = await clock(itemId)
  expect(before.claim).toMatchObject({ kind: 'trade', isStartKnown: false, startsOn: '2021-12-20' })
  expect(plain(before.steps[0]!.sentence)).toContain('Date optimiste')
  const describe = (body: BodyIn<typeof routes.describeClaim>) =>
    story.owner.ask(routes.describeClaim, { params: { id: itemId }, body })
  const usual = { kind: null, performedOn: null, contractYears: null, evidence: '' }
  expect((await describe({ ...usual, performedOn: '2021-11-25' })).refusal?.code).toBe('no_evidence')
  expect((await describe({ ...usual, performedOn: '2026-11-21', evidence: 'BL 4' })).refusal?.code).toBe('day_ahead')
  expect((await describe({ ...usual, kind: 'consumer', contractYears: 3 })).refusal?.code).toBe('contract_not_for_kind')
  await describe({ ...usual, performedOn: '2021-11-25', evidence: 'Bon de livraison BL 4' })
  // The list follows at once, without waiting for the night.
  expect(await dated(customerId)).toEqual(['FA-1 2026-11-25 m1'])
  expect((await clock(itemId)).claim.isStartKnown).toBe(true)
})

const of2005 = (customerId: string) =>
  bookDocument(story, { customerId, documentNo: 'V-1', cents: 5_000, dueOn: '2005-03-01' })

test('a consumer has two years, a public body four calendar years, a carriage one', async () => {
  const consumer = await newCustomer(story, 'DURAND', { kind: 'consumer' })
  const town = await newCustomer(story, 'MAIRIE', { kind: 'public' })
  const of = (customerId: string, documentNo: string) =>
    bookDocument(story, { customerId, documentNo, cents: 10_000, dueOn: '2025-06-01' })
  expect(await barsOn(await of(consumer, 'C-1'))).toBe('2027-06-01')
  const owed = await clock(await of(town, 'P-1'))
  expect(owed.claim.barsOn).toBe('2029-12-31')
  // Nobody has confirmed that row: whoever reads the day is told.
  expect(owed.toVerify[0]).toContain('Loi 68-1250')
  const carried = await of(await newCustomer(story, 'TRANSPORT'), 'T-1')
  await story.owner.call(routes.describeClaim, {
    params: { id: carried },
    body: { kind: 'carriage', performedOn: null, contractYears: null, evidence: '' },
  })
  expect(await barsOn(carried)).toBe('2026-06-01')
  // Before the first row of the law known here there is no day: the reason is told, nothing is guessed.
  const old = await clock(await of2005(await newCustomer(story, 'ANCIEN')))
  expect(old.claim).toMatchObject({ barsOn: null, near: 'unknown' })
  expect(plain(old.refusal!)).toContain('aucune valeur connue au 01/03/2005')
})

test('a list may bring the day of the work; clocks start as it is committed, and forget it when it is withdrawn', async () => {
  const list = (deliveredOn: string) =>
    csv([
      'Code client;Client;N° facture;Date facture;Échéance;Date de livraison;Montant;Reste dû',
      `LIVRE;Livré SA;FA-20;20/01/2022;20/02/2022;${deliveredOn};100,00;100,00`,
    ])
  await importFile(story.owner, 'ouvertes.csv', list('03/01/2022'), { asOf: '2026-11-18' })
  await story.runJobs()
  const found = async () =>
    (await story.owner.call(routes.claimsAtRisk, { query: { show: 'all', words: 'FA-20' } })).claims[0]!
  expect(await found()).toMatchObject({ barsOn: '2027-01-03', isStartKnown: true })
  expect(plain((await clock((await found()).itemId)).steps[0]!.sentence)).toContain('selon le fichier importé')
  const again = await importFile(story.owner, 'ouvertes-2.csv', list('05/01/2022'), { asOf: '2026-11-19' })
  await story.runJobs()
  expect(await found()).toMatchObject({ barsOn: '2027-01-05' })
  await story.owner.call(intakeRoutes.withdraw, { params: { id: again.id } })
  await story.runJobs()
  expect(await found()).toMatchObject({ barsOn: '2027-01-20', isStartKnown: false })
})

test('a barred debt is asked for only once a person agrees', async () => {
  await ignoreFreshness(story)
  await story.runJobs()
  const customerId = await newCustomer(story, 'PRESCRIT', { kind: 'consumer' })
  await bookDocument(story, { customerId, documentNo: 'C-9', cents: 20_000, dueOn: '2024-10-01' })
  story.at('2026-11-23')
  await story.runJobs()
  const rows = (await listed(story, 'to_confirm')).filter(({ customerCode }) => customerCode === 'PRESCRIT')
  expect(rows.map(({ why }) => plain(why.sentence))).toEqual([
    'C-9 est prescrite depuis le 01/10/2026 : une personne décide de la demander encore.',
  ])
})

test('no letter, call or filed request moves the day, and each is refused with its reason', async () => {
  const customerId = await newCustomer(story, 'LETTRES')
  const itemId = await bookDocument(story, { customerId, documentNo: 'FA-2', cents: 50_000, dueOn: '2022-01-10' })
  for (const [cause, why] of [
    ['letter', '20-23.204'],
    ['recorded_letter', '20-23.204'],
    ['phone_promise', 'art. 2240'],
    ['order_filed', 'seule la signification'],
  ] as const) {
    const { refusal } = await tellOf(customerId, itemId, { cause })
    expect(refusal?.code).toBe('moves_nothing')
    expect(plain(refusal!.message)).toContain(why)
  }
  expect(await barsOn(itemId)).toBe('2027-01-10')
  expect((await clock(itemId)).events).toEqual([])
})

test('a part-payment in the books restarts the period; taken back, it never did', async () => {
  const customerId = await newCustomer(story, 'PARTIEL')
  const itemId = await bookDocument(story, { customerId, documentNo: 'FA-3', cents: 90_000, dueOn: '2022-03-01' })
  await pay(story, customerId, itemId, 30_000, '2024-02-10')
  await story.runJobs()
  expect(await dated(customerId)).toEqual(['FA-3 2029-02-10 later'])
  const [event] = (await clock(itemId)).events
  expect(event).toMatchObject({
    source: 'payment',
    cause: 'part_payment',
    effect: 'restarts',
    barsOn: '2029-02-10',
    mayWithdraw: false,
  })
  expect(plain(event!.evidence)).toContain('300,00 €')
  await unpay(story, itemId)
  await story.runJobs()
  expect(await dated(customerId)).toEqual(['FA-3 2027-03-01 m6'])
})

test('an action stops the clock until it ends; lost, it leaves the debt as it was', async () => {
  const customerId = await newCustomer(story, 'ACTION')
  const itemId = await bookDocument(story, { customerId, documentNo: 'FA-4', cents: 70_000, dueOn: '2021-12-01' })
  const told = await tellOf(customerId, itemId, { cause: 'court_action', on: '2026-06-15' })
  const { id } = told.value
  expect((await clock(itemId)).claim).toMatchObject({ barsOn: null, standing: 'in_court', near: 'stopped' })
  const ended = (until: string) => story.owner.ask(routes.endClockEvent, { params: { id }, body: { until } })
  expect((await ended('2026-06-01')).refusal?.code).toBe('days_reversed')
  await ended('2026-10-15')
  expect(await barsOn(itemId)).toBe('2031-10-15')
  const lost = await story.owner.ask(routes.loseClockEvent, {
    params: { id },
    body: { on: '2026-11-02', reason: 'Instance périmée' },
  })
  expect(lost.refusal).toBeNull()
  const after = await clock(itemId)
  expect(after.claim).toMatchObject({ barsOn: '2026-12-01', near: 'm1' })
  expect(after.events[0]).toMatchObject({ effect: 'lost', sentence: expect.stringContaining('Instance périmée') })
  await story.owner.call(routes.withdrawClockEvent, { params: { id }, body: { reason: 'Autre dossier' } })
  expect((await clock(itemId)).events).toEqual([])
  const { entries } = await story.owner.call(deskRoutes.timeline, { params: { id: customerId } })
  expect(entries.slice(0, 4).map(({ title }) => plain(title))).toEqual([
    'Prescription : événement retiré',
    'Prescription : effet perdu',
    'Prescription : événement terminé',
    'Prescription : événement indiqué',
  ])
})

test('interest claimed today on an old invoice is no younger than the invoice', async () => {
  const customerId = await newCustomer(story, 'INTERETS')
  await bookDocument(story, { customerId, documentNo: 'FA-8', cents: 100_000, dueOn: '2022-06-01' })
  const upTo = story.now().toISOString().slice(0, 10)
  const asked = { customerIds: [customerId], itemIds: null, upTo, kinds: ['interest' as const, 'indemnity' as const] }
  const { totals } = await story.owner.call(routes.customerCharges, { params: { id: customerId }, query: { upTo } })
  const seen = totals.map(({ currency, interestToClaimCents, indemnityToClaimCents }) => ({
    currency,
    cents: interestToClaimCents + indemnityToClaimCents,
  }))
  await story.owner.call(routes.claimCharges, { body: { ...asked, seen } })
  // Booked by a person, they get their clocks with the next reckoning.
  await story.owner.call(routes.changeLimitationSetting, {
    body: { businessKind: 'trade', consumerKind: 'consumer', contractYears: null },
  })
  await story.runJobs()
  expect(new Set((await dated(customerId)).map((line) => line.split(' ')[1]))).toEqual(new Set(['2027-06-01']))
  expect(await dated(customerId)).toHaveLength(3)
})

test('a promise by mail is shown to be read; told as an acknowledgement, it moves the day and is shown no more', async () => {
  const customerId = await newCustomer(story, 'COURRIEL')
  const itemId = await bookDocument(story, { customerId, documentNo: 'FA-7', cents: 20_000, dueOn: '2022-02-01' })
  const today = story.now().toISOString().slice(0, 10)
  await story.owner.call(promiseRoutes.makePromise, {
    params: { id: customerId },
    body: { itemIds: [itemId], cents: null, dueOn: today, source: 'mail', saidBy: 'Mme Roy', note: '' },
  })
  const { claim, toRead } = await clock(itemId)
  expect([claim.barsOn, toRead.map(({ sentence }) => sentence.includes('Mme Roy'))]).toEqual(['2027-02-01', [true]])
  await tellOf(customerId, itemId, { on: today })
  expect((await clock(itemId)).toRead).toEqual([])
  expect((await barsOn(itemId))! > '2031-01-01').toBe(true)
})

test('a signed plan acknowledges its documents; a promise by phone does not', async () => {
  const customerId = await newCustomer(story, 'PLAN')
  const itemId = await bookDocument(story, { customerId, documentNo: 'FA-5', cents: 60_000, dueOn: '2022-02-01' })
  await story.owner.call(promiseRoutes.makePromise, {
    params: { id: customerId },
    body: { itemIds: [itemId], cents: null, dueOn: '2026-11-25', source: 'call', saidBy: '', note: '' },
  })
  expect(await barsOn(itemId)).toBe('2027-02-01')
  const { id } = await story.owner.call(promiseRoutes.draftPlan, {
    params: { id: customerId },
    body: {
      itemIds: [itemId],
      payments: [
        { dueOn: '2026-12-01', cents: 30_000 },
        { dueOn: '2027-01-02', cents: 30_000 },
      ],
      note: '',
    },
  })
  await story.owner.call(promiseRoutes.proposePlan, { params: { id } })
  expect(await barsOn(itemId)).toBe('2027-02-01')
  await story.owner.call(promiseRoutes.signPlan, {
    params: { id },
    body: { signedOn: '2026-11-20', signedBy: 'M. Petit' },
  })
  await story.runJobs()
  expect(await dated(customerId)).toEqual(['FA-5 2031-11-20 later'])
  expect((await clock(itemId)).events[0]).toMatchObject({ source: 'plan', effect: 'restarts' })
})

test('told at two of its marks and looked at by nobody, a debt waits as one, for what it is', async () => {
  const customerId = await newCustomer(story, 'DEUXFOIS')
  await bookDocument(story, { customerId, documentNo: 'FA-10', cents: 40_000, dueOn: '2022-02-25' })
  for (const day of ['2026-11-23', '2026-11-25']) {
    story.at(day)
    await story.runJobs()
  }
  const { rows } = await story.owner.call(deskRoutes.worklist, { query: { words: 'DEUXFOIS' } })
  const [near] = rows.flatMap(({ works }) => works.filter(({ kind }) => kind === 'limitation_near'))
  expect(plain(near!.sentence)).toBe('Une facture se prescrit à partir du 25/02/2027 : 400,00 €')
})

test('a debt is said to near its end once at each of its marks, and again when its day has moved', async () => {
  const customerId = await newCustomer(story, 'ALERTE')
  const itemId = await bookDocument(story, { customerId, documentNo: 'FA-6', cents: 40_000, dueOn: '2022-08-20' })
  const unseen = async () => (await story.owner.call(routes.claimsBoard, { query: { customerId } })).unseen > 0
  const waits = async () => {
    const { rows } = await story.owner.call(deskRoutes.worklist, { query: { words: 'ALERTE' } })
    return rows.flatMap(({ works }) => works.map(({ kind }) => kind))
  }
  const seen = () => story.owner.call(routes.claimsSeen, { body: { itemIds: [itemId] } })
  story.at('2026-11-26')
  await story.runJobs()
  expect(await unseen()).toBe(true)
  expect(await waits()).toContain('limitation_near')
  await seen()
  expect(await waits()).not.toContain('limitation_near')
  for (const [day, expected] of [
    ['2026-12-01', false],
    ['2027-02-20', true],
    ['2027-03-01', false],
    ['2027-07-20', true],
  ] as const) {
    story.at(day)
    await story.runJobs()
    expect([day, await unseen()]).toEqual([day, expected])
    await seen()
  }
  const [row] = (await story.owner.call(routes.claimsAtRisk, { query: { customerId } })).claims
  expect(row).toMatchObject({ near: 'm1', isUnseen: false })
  await tellOf(customerId, itemId, { on: '2027-07-20' })
  await story.runJobs()
  expect(await dated(customerId, 'risk')).toEqual([])
  story.at('2032-07-21')
  await story.runJobs()
  expect(await dated(customerId, 'barred')).toEqual(['FA-6 2032-07-20 barred'])
  expect((await clock(itemId)).remedies.map(({ code }) => code)).toEqual(['barred'])
})
