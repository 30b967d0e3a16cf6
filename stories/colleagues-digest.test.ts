import { afterAll, beforeAll, expect, test } from 'vitest'
import { colleaguesRoutes } from '../src/colleagues/contract.ts'
import { profileRoutes } from '../src/parties/profile-contract.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { linksIn, mailsTo, newColleague, openPage, sendForm } from './colleagues-pages.ts'
import { openPriceDispute } from './disputes-desk.ts'

/** The weekly digest of salespeople, lived day by day: what it says, when it leaves, and that it leaves once. */
let story: Story
let nadia: string
let paul: string
let morel: string
let batisud: string
const items: Record<string, string> = {}

beforeAll(async () => {
  story = await tellStory('2026-02-26')
  await ignoreFreshness(story)
  nadia = await newColleague(story, 'Nadia Perrin')
  paul = await newColleague(story, 'Paul Renaud')
  morel = await newCustomer(story, 'MOREL')
  batisud = await newCustomer(story, 'BATISUD')
  for (const [id, salespersonId] of [
    [morel, nadia],
    [batisud, paul],
  ] as const) {
    const profile = await story.owner.call(profileRoutes.profile, { params: { id } })
    await story.owner.call(profileRoutes.updateProfile, { params: { id }, body: { ...profile, salespersonId } })
  }
  for (const id of [nadia, paul])
    await story.owner.call(colleaguesRoutes.subscribe, { params: { id }, body: { isWanted: true } })
  items['FA-1'] = await bookDocument(story, {
    customerId: morel,
    documentNo: 'FA-1',
    cents: 120_000,
    dueOn: '2026-02-10',
  })
  items['US-1'] = await bookDocument(story, {
    customerId: morel,
    documentNo: 'US-1',
    cents: 30_000,
    dueOn: '2026-02-20',
    currency: 'USD',
  })
  items['FB-1'] = await bookDocument(story, {
    customerId: batisud,
    documentNo: 'FB-1',
    cents: 9_000,
    dueOn: '2026-03-04',
  })
})
afterAll(() => story.end())

const digests = async (name: string) =>
  (await mailsTo(story, `${name}@atelier.example`)).filter(({ subject }) => subject.startsWith('Vos clients'))
const liveOn = async (on: string, time = '09:00') => {
  story.at(on, time)
  await story.runJobs()
}

test('it leaves on Monday morning, once, with what is overdue, broken, contested and about to be escalated', async () => {
  await story.owner.call(promiseRoutes.makePromise, {
    params: { id: morel },
    body: { itemIds: [items['US-1']!], cents: 10_000, dueOn: '2026-02-26', source: 'call', saidBy: '', note: '' },
  })
  await openPriceDispute(story, morel, { [items['FA-1']!]: 40_000 })
  // Nobody subscribed before the week began: the first one is made at once, and the next on its Monday.
  await liveOn('2026-02-27')
  expect([(await digests('nadia')).length, (await digests('paul')).length]).toEqual([1, 0])
  await liveOn('2026-03-01')
  await liveOn('2026-03-02', '06:50')
  expect(await digests('nadia')).toHaveLength(1)
  await liveOn('2026-03-02', '07:10')
  await liveOn('2026-03-02', '15:00')
  await liveOn('2026-03-05')
  const mails = await digests('nadia')
  expect(mails).toHaveLength(2)
  const { subject, text } = mails.at(-1)!
  expect(subject.replace(/[\u00a0\u202f]/g, ' ')).toBe('Vos clients, semaine du 02/03/2026 : 1 à suivre')
  const plain = text.replace(/[\u00a0\u202f]/g, ' ')
  expect(plain).toContain('Échu : 1 200,00 €, 300,00 $US')
  expect(plain).toContain('Promesse non tenue : 100,00 $US pour le 26/02/2026')
  expect(plain).toContain('Litige ouvert le 26/02/2026 : Prix, 400,00 €')
  // Paul's customer was late only on Thursday: his week had nothing to say on Monday, and stays silent.
  expect(await digests('paul')).toEqual([])
})

test('each customer has its page, where the colleague acts', async () => {
  const [path] = linksIn((await digests('nadia')).at(-1)!.text)
  const page = await openPage(story, path!)
  expect(page.text).toContain('Ce qui est échu')
  expect(page.text).toContain('FA-1 1 200,00 € échéance le 10/02/2026')
  await sendForm(story, path!, { act: 'answer', key: page.key('answer'), body: 'Je passe les voir mardi' })
  const { questions } = await story.owner.call(colleaguesRoutes.questions, { query: { show: 'answered' } })
  expect(questions).toMatchObject([{ customerName: 'Client MOREL', colleagueName: 'Nadia Perrin', origin: 'digest' }])
})

test('a Monday that was missed is made up for, and a week with nothing to say sends nothing', async () => {
  // Nobody ran on Monday the 9th.
  await liveOn('2026-03-10')
  await liveOn('2026-03-11')
  expect([(await digests('nadia')).length, (await digests('paul')).length]).toEqual([3, 1])
  const preview = await story.owner.call(colleaguesRoutes.digestPreview, { params: { id: paul } })
  expect(preview.customers).toMatchObject([{ name: 'Client BATISUD', overdue: [{ cents: 9_000, currency: 'EUR' }] }])
  await pay(story, batisud, items['FB-1']!, 9_000, '2026-03-12')
  await story.owner.call(colleaguesRoutes.subscribe, { params: { id: nadia }, body: { isWanted: false } })
  await liveOn('2026-03-16')
  expect([(await digests('nadia')).length, (await digests('paul')).length]).toEqual([3, 1])
  const { subscribers } = await story.owner.call(colleaguesRoutes.subscribers)
  expect(subscribers).toEqual([{ colleagueId: paul, lastWeekOn: '2026-03-09' }])
})
