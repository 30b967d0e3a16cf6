import { afterAll, beforeAll, expect, test } from 'vitest'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import type { ReplyOut } from '../src/platform/route.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/** Whatever cannot be reckoned says so in a sentence, in both languages, with what, where and what to do; it holds nothing else. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-21')
})
afterAll(() => story.end())

const plain = (text: string) => text.replace(/\s+/g, ' ')
type Said = ReplyOut<typeof routes.customerCharges>

/** The charges of a customer, read by somebody whose browser asks for a language. */
async function chargesIn(lang: 'fr' | 'en', customerId: string): Promise<Said> {
  const { orgId, cookies } = story.owner
  const address = `http://localhost:4780/api/orgs/${orgId}/customers/${customerId}/charges`
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
  const headers = { host: 'localhost:4780', 'accept-language': lang, cookie }
  return (await (await story.app.app.request(address, { headers })).json()) as Said
}

/** What is said of one document in French and in English, beside another that is reckoned all the same. */
async function toldOf(customerId: string, itemId: string): Promise<string[]> {
  const said: string[] = []
  for (const lang of ['fr', 'en'] as const) {
    const { documents } = await chargesIn(lang, customerId)
    const one = documents.find((document) => document.itemId === itemId)!
    expect([one.interestCents, one.interestToClaimCents]).toEqual([null, 0])
    expect(documents.filter(({ refusal }) => refusal === null).length).toBe(documents.length - 1)
    said.push(plain(one.refusal!))
  }
  return said
}
const beside = (customerId: string) =>
  bookDocument(story, {
    customerId,
    documentNo: 'FA-SAINE',
    cents: 100_000,
    issuedOn: '2026-05-01',
    dueOn: '2026-06-01',
  })

test('a half-year without its rate is named, and so is where to add it', async () => {
  const customerId = await newCustomer(story, 'SEMESTRE')
  await beside(customerId)
  const sold = { customerId, documentNo: 'FA-OLD', cents: 50_000, issuedOn: '2017-12-01', dueOn: '2018-01-15' }
  const [fr, en] = await toldOf(customerId, await bookDocument(story, sold))
  expect(fr).toContain('aucun taux connu pour le 1er semestre 2018. Ajoutez-le dans Réglages, Références légales')
  expect(en).toMatch(/first half of 2018.*Legal references/)
})

test('a due day before its invoice is told with both days', async () => {
  const customerId = await newCustomer(story, 'ECHEANCE')
  await beside(customerId)
  const sold = { customerId, documentNo: 'FA-33', cents: 50_000, issuedOn: '2026-06-10', dueOn: '2026-05-10' }
  const [fr, en] = await toldOf(customerId, await bookDocument(story, sold))
  expect(fr).toContain('L’échéance de FA-33 (10/05/2026) précède sa date (10/06/2026) : aucun intérêt n’est calculé')
  expect(en).toContain('The due day of FA-33 (10/05/2026) comes before its date (10/06/2026)')
})

test('an unknown kind of claim is refused where it stands, and known ones are told', async () => {
  const customerId = await newCustomer(story, 'GENRE')
  const id = await beside(customerId)
  const body = { kind: 'loan' as never, performedOn: null, contractYears: null, evidence: '' }
  const { refusal, status } = await story.owner.ask(routes.describeClaim, { params: { id }, body })
  expect([status, refusal?.where]).toEqual([422, 'kind'])
  expect(plain(refusal!.message)).toContain('trade, consumer, carriage, telecom, rent, insurance, public, other')
  const kinds = { businessKind: 'consumer' as never, consumerKind: 'consumer' as const, contractYears: null }
  const setting = await story.owner.ask(routes.changeLimitationSetting, { body: kinds })
  expect([setting.status, setting.refusal?.where]).toEqual([422, 'businessKind'])
})

test('a day before the first row of the law, or past the calendar, has no limitation and says why', async () => {
  const customerId = await newCustomer(story, 'DATES')
  const of = (documentNo: string, issuedOn: string) =>
    bookDocument(story, { customerId, documentNo, cents: 5_000, issuedOn, dueOn: issuedOn })
  for (const [documentNo, day, fr] of [
    ['V-1', '2005-03-01', 'aucune valeur connue au 01/03/2005'],
    ['V-2', '2205-03-01', 'est trop loin pour être le départ d’une dette'],
  ] as const) {
    const { claim, refusal } = await story.owner.call(routes.limitationClock, {
      params: { id: await of(documentNo, day) },
    })
    expect([claim.barsOn, claim.near]).toEqual([null, 'unknown'])
    expect(plain(refusal!)).toContain(fr)
  }
})

test('what is settled beyond its amount bears nothing, and is told: the books themselves refuse it', async () => {
  const customerId = await newCustomer(story, 'NEGATIF')
  const itemId = await beside(customerId)
  await pay(story, customerId, itemId, 100_000, '2026-07-01')
  await expect(pay(story, customerId, itemId, 1, '2026-07-02')).rejects.toThrow()
})

test('a day of the work ahead, a contract out of bounds, interest past today: each is refused with what to do', async () => {
  const customerId = await newCustomer(story, 'BORNES')
  const id = await beside(customerId)
  const describe = async (more: object) => {
    const body = { kind: null, performedOn: null, contractYears: null, evidence: '', ...more }
    return (await story.owner.ask(routes.describeClaim, { params: { id }, body })).refusal
  }
  expect(plain((await describe({ performedOn: '2026-11-22', evidence: 'BL 4' }))!.message)).toContain(
    'Le 22/11/2026 est à venir',
  )
  expect((await describe({ contractYears: 11 }))?.where).toBe('contractYears')
  expect(plain((await describe({ kind: 'consumer', contractYears: 3 }))!.message)).toContain('Aucun contrat ne peut')
  const { refusal } = await story.owner.ask(routes.claimCharges, {
    body: { customerIds: [customerId], itemIds: null, upTo: '2026-11-22', kinds: ['interest'], seen: [] },
  })
  expect(plain(refusal!.message)).toContain('Les intérêts ne courent que jusqu’à aujourd’hui (21/11/2026)')
})
