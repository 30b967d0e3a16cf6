import { afterAll, beforeAll, expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { day, dayIn } from '../src/kernel/calendar.ts'
import { reverseItems } from '../src/ledger/index.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { keepAbsence, markEmailInvalid } from '../src/parties/index.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { part } from '../src/platform/sql.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { systemActor } from '../src/trail/index.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { changeScenario, ignoreFreshness, listed, live } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { openPriceDispute } from './disputes-desk.ts'
import { queue } from './sending-outbox.ts'

/** Between a yes on Friday evening and the post of Monday the world moves: what leaves is what is right on Monday. */
let story: Story
type Late = { readonly customerId: string; readonly itemId: string }
const late = new Map<string, Late>()
const CODES = ['PAYE', 'PART', 'CONTESTE', 'PROMIS', 'MUET', 'RELAIS', 'AILLEURS', 'RETIRE', 'RESTE', 'NOTE'] as const

beforeAll(async () => {
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
  const { steps } = await story.owner.call(dunningRoutes.scenario)
  await changeScenario(story, { steps: steps.map((step) => ({ ...step, mode: 'to_confirm' as const })) })
  for (const code of CODES) {
    const customerId = await newCustomer(story, code)
    const document = { customerId, documentNo: `FA-${code}`, cents: 50_000, dueOn: '2026-01-06' }
    late.set(code, { customerId, itemId: await bookDocument(story, document) })
  }
}, 60_000)
afterAll(() => story.end())

const of = (code: (typeof CODES)[number]): Late => late.get(code)!
const inOrg = <T>(work: (tx: OrgTx) => Promise<T>) => story.database.db.inOrg(story.owner.orgId, work)
const contactOf = async ({ customerId }: Late) =>
  (await story.owner.call(partiesRoutes.customer, { params: { id: customerId } })).contacts[0]!
const addColleague = ({ customerId }: Late, email: string) =>
  story.owner.call(partiesRoutes.addContact, {
    params: { id: customerId },
    body: { firstName: 'Béa', lastName: 'Roux', role: 'management', email, phone: null },
  })
const waiting = async (code: string) =>
  (await listed(story, 'to_confirm')).find(({ customerCode }) => customerCode === code)?.amounts

test('what waits for a person and is paid leaves the list the same minute; the amounts of the rest follow', async () => {
  expect(await live(story, ['2026-01-09'])).toEqual([])
  expect(await listed(story, 'to_confirm')).toHaveLength(CODES.length)
  const { customerId, itemId } = of('PART')
  await pay(story, customerId, itemId, 10_000, '2026-01-09')
  await story.runJobs()
  expect(await waiting('PART')).toEqual([{ currency: 'EUR', cents: 40_000 }])
  const { customerId: noted, itemId: whole } = of('NOTE')
  await pay(story, noted, whole, 50_000, '2026-01-09')
  await story.runJobs()
  expect(await waiting('NOTE')).toBeUndefined()
})

test('paid, disputed, promised, withdrawn or out of reach since: nothing leaves, and it is told why; the rest is said as it is now', {
  timeout: 120_000,
}, async () => {
  story.at('2026-01-09', '20:00')
  const result = await story.owner.call(dunningRoutes.approve, { body: { all: { list: 'to_confirm' } } })
  expect(result).toMatchObject({ queued: CODES.length - 1, leftOutCount: 0 })
  // What is no reminder is asked about as well.
  const note = {
    customerId: of('NOTE').customerId,
    email: 'compta@note.example',
    notBefore: new Date('2026-01-12T08:00:00Z'),
  }
  const [noteId] = await queue(story, [note])

  await pay(story, of('PAYE').customerId, of('PAYE').itemId, 50_000, '2026-01-09')
  await pay(story, of('PART').customerId, of('PART').itemId, 15_000, '2026-01-09')
  await openPriceDispute(story, of('CONTESTE').customerId, { [of('CONTESTE').itemId]: null })
  await story.owner.call(promiseRoutes.makePromise, {
    params: { id: of('PROMIS').customerId },
    body: { itemIds: [of('PROMIS').itemId], cents: null, dueOn: '2026-01-20', source: 'call', saidBy: '', note: '' },
  })
  for (const code of ['MUET', 'NOTE'] as const)
    await story.owner.call(partiesRoutes.optOut, {
      params: { id: (await contactOf(of(code))).id },
      body: { optedOut: ['email'] },
    })
  await addColleague(of('RELAIS'), 'bea@relais.example')
  await inOrg((tx) => markEmailInvalid(tx, of('RELAIS').customerId, 'compta@relais.example', story.now()))
  await addColleague(of('AILLEURS'), 'bea@ailleurs.example')
  const away = (await contactOf(of('AILLEURS'))).id
  const by = { actor: systemActor('story'), at: story.now(), today: dayIn('Europe/Paris', story.now()) }
  await inOrg((tx) => keepAbsence(tx, away, day('2026-01-20'), by))
  await inOrg((tx) => reverseItems(tx, part`select ${of('RETIRE').itemId}::uuid`, story.now()))

  const left = await live(story, ['2026-01-12'])
  expect(left).toEqual(
    ['AILLEURS 50000', 'PART 25000', 'RELAIS 50000', 'RESTE 50000'].map((one) => `2026-01-12 courteous ${one} EUR`),
  )
  const { rows } = await story.owner.call(correspondenceRoutes.messages, { query: { limit: 50 } as never })
  const told = (code: (typeof CODES)[number]) => {
    const { state, toAddress, outcome } = rows.find(({ customerId }) => customerId === of(code).customerId)!
    return state === 'sent' ? toAddress : `${state} ${outcome!.code}: ${outcome!.message}`
  }
  expect(told('RESTE')).toBe('compta@reste.example')
  expect(told('PART')).toBe('compta@part.example')
  expect(told('RELAIS')).toBe('bea@relais.example')
  expect(told('AILLEURS')).toBe('bea@ailleurs.example')
  expect(told('PAYE')).toMatch(/^cancelled nothing_left: /)
  expect(told('RETIRE')).toMatch(/^cancelled nothing_left: /)
  expect(told('CONTESTE')).toMatch(/^cancelled decided_otherwise: .*contest/)
  expect(told('PROMIS')).toMatch(/^cancelled decided_otherwise: .*prom/)
  expect(told('MUET')).toMatch(/^cancelled decided_otherwise: .*adresse/)
  expect(rows.find(({ id }) => id === noteId)).toMatchObject({
    state: 'cancelled',
    outcome: { code: 'addressee_opted_out' },
  })
  const { entries } = await story.owner.call(deskRoutes.timeline, { params: { id: of('CONTESTE').customerId } })
  const words = entries.map(({ title, lines }) => [title, ...lines].join(' | '))
  expect(
    words.some((line) => /annul|retir|pas parti/i.test(line)),
    words.join('\n'),
  ).toBe(true)
})
