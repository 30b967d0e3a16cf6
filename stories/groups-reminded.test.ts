import { afterAll, beforeAll, expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { raiseWork } from '../src/desk/index.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { changeScenario, ignoreFreshness, live } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { ladderOf, verdictsOf } from './peers-ladder.ts'

/** A head that pays for its group is reminded of all of it; who pays for itself is reminded itself (peers D13). */

let story: Story
let head: string
let north: string
let south: string
let debt: string
let dollars: string

const blank = {
  sector: '',
  size: null,
  risk: null,
  tags: [],
  salespersonId: null,
  creditLimitCents: null,
  insuredCents: null,
}
const ask = (id: string, groupReminders: boolean, paysAlone: boolean) =>
  story.owner.call(partiesRoutes.updateGroup, { params: { id }, body: { groupReminders, paysAlone } })
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

beforeAll(async () => {
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
  await changeScenario(story, await ladderOf(story, [5, 15, 30]))
  head = await newCustomer(story, 'TETE', { name: 'Groupe Le Goff' })
  north = await newCustomer(story, 'NORD', { name: 'Le Goff Nord' })
  south = await newCustomer(story, 'SUD', { name: 'Le Goff Sud' })
  for (const id of [north, south])
    await story.owner.call(partiesRoutes.updateProfile, { params: { id }, body: { ...blank, parentId: head } })
  const book = (customerId: string, documentNo: string, cents: number, currency = 'EUR') =>
    bookDocument(story, { customerId, documentNo, cents, currency, issuedOn: '2026-01-02', dueOn: '2026-01-10' })
  debt = await book(north, 'F-N1', 120_000)
  dollars = await book(north, 'F-N2', 30_000, 'USD')
  await bookDocument(story, {
    customerId: north,
    documentNo: 'AV-N',
    cents: 20_000,
    dueOn: '2026-01-03',
    kind: 'credit_note',
  })
  await book(south, 'F-S1', 50_000)
  // A member that is owed money pays nobody else's invoice with it.
  const west = await newCustomer(story, 'OUEST', { name: 'Le Goff Ouest' })
  await story.owner.call(partiesRoutes.updateProfile, { params: { id: west }, body: { ...blank, parentId: head } })
  await bookDocument(story, {
    customerId: west,
    documentNo: 'AV-O',
    cents: 500_000,
    dueOn: '2026-01-03',
    kind: 'credit_note',
  })
})
afterAll(() => story.end())

test('D13: the members that a head pays for are asked of it in one message, each under its name; the other is asked itself', async () => {
  await ask(head, true, false)
  await ask(south, false, true)
  expect(await live(story, ['2026-01-15'])).toEqual([
    '2026-01-15 courteous SUD 50000 EUR',
    '2026-01-15 courteous TETE 100000 EUR + 30000 USD',
  ])
  const { rows } = await story.owner.call(correspondenceRoutes.customerMessages, { params: { id: head } })
  expect(rows).toMatchObject([{ purpose: 'dunning', state: 'sent', toAddress: 'compta@tete.example' }])
  const { mail } = await story.owner.call(correspondenceRoutes.message, { params: { id: rows[0]!.id } })
  const text = plain(mail!.text)
  for (const said of [
    'Le Goff Nord : 1 000,00 € + 300,00 $US',
    'F-N1',
    'F-N2',
    '−200,00 €',
    '1 000,00 €',
    '300,00 $US',
  ])
    expect(text).toContain(said)
  expect(text).not.toMatch(/F-S1|AV-O/)
  // Who calls the head speaks of the same.
  const { text: script } = await story.owner.call(deskRoutes.callScript, { params: { id: head }, query: {} })
  expect(plain(script)).toMatch(/1 000,00 € \+ 300,00 \$US|300,00 \$US \+ 1 000,00 €/)
  expect(script).toContain('avoirs déduits')
  // On the worklist it is as late as they are.
  const about = { customerId: head, kind: 'portal_message', subjectId: head, at: story.now() } as const
  await story.database.db.inOrg(story.owner.orgId, (tx) => raiseWork(tx, about))
  const { entry } = await story.owner.call(deskRoutes.workOf, { params: { customerId: head } })
  expect(entry).toMatchObject({
    oldestOn: '2026-01-10',
    urgencyPercent: 140,
    amounts: [
      { currency: 'EUR', cents: 100_000 },
      { currency: 'USD', cents: 30_000 },
    ],
  })
  expect(await verdictsOf(story, north)).toEqual([])
  // Its own card says who is reminded for it, and when next.
  const card = async (id: string) => story.owner.call(dunningRoutes.customer, { params: { id } })
  expect((await card(north)).payer).toMatchObject({
    id: head,
    name: 'Groupe Le Goff',
    standings: [{ verdict: 'wait', nextOn: '2026-01-25' }],
  })
  expect([(await card(head)).payer, (await card(south)).payer]).toEqual([null, null])
  // What was simulated names the member whose credit it takes off, as what left does.
  const { steps } = await story.owner.call(dunningRoutes.scenario)
  const simulated = await story.owner.call(dunningRoutes.simulatedText, {
    body: { from: '2026-01-12', on: '2026-01-15', customerId: head, stepId: steps[0]!.id, scenario: null },
  })
  const table = (message: string) => /Le Goff Nord : .*(?=IBAN)/s.exec(plain(message))?.[0]
  expect(table(simulated.text)).toBe(table(text))
  expect(table(text)).toContain('AV-N')
})

test('the next step counts from that message, and what is paid is asked of nobody', async () => {
  await pay(story, north, debt, 100_000, '2026-01-20')
  expect(await live(story, ['2026-01-26'])).toEqual(['2026-01-26 firm SUD 50000 EUR', '2026-01-26 firm TETE 30000 USD'])
})

test('by hand, a step is prepared with the head, which answers for the level of what its members owe', async () => {
  const { refusal } = await story.owner.ask(dunningRoutes.chooseStep, {
    params: { id: north },
    body: { stepId: 'firm', itemIds: null },
  })
  expect([refusal?.code, plain(refusal!.message)]).toEqual([
    'reminded_with_group',
    'Le Goff Nord est relancé avec son groupe : préparez l’étape sur la fiche de Groupe Le Goff.',
  ])
  const level = (itemId: string) =>
    story.owner.ask(dunningRoutes.setLevel, {
      params: { id: head },
      body: { position: 2, on: '2026-01-26', itemIds: [itemId] },
    })
  expect((await level(dollars)).refusal).toBeNull()
  expect((await level(crypto.randomUUID())).refusal?.code).toBe('item_unknown')
})

test('a member that is to pay alone goes on where it was reminded with the group', async () => {
  await ask(north, false, true)
  expect(await live(story, ['2026-02-10'])).toEqual([
    '2026-02-10 final NORD 30000 USD',
    '2026-02-10 final SUD 50000 EUR',
  ])
  expect(await verdictsOf(story, head)).toEqual([])
})
