import { afterAll, beforeAll, expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { flatRate } from '../src/outsourcing/tariffs/model.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'
import { CARD, connect, keepAgency, newAgency } from './outsourcing-two-sides.ts'

/** Prices asked of several providers on our own late claims, answered here or from their organisation, and compared by what stays. */
let story: Story
let agency: Visitor
let here: string
let cheap: string
let third: string
beforeAll(async () => {
  story = await tellStory('2026-03-02')
  agency = await newAgency(story)
  await keepAgency(agency)
  here = (await story.owner.call(routes.addProvider, { body: CARD })).id
  await connect(story, agency, here)
  cheap = (await story.owner.call(routes.addProvider, { body: { ...CARD, name: 'Moins Cher', siren: null } })).id
  third = (await story.owner.call(routes.addProvider, { body: { ...CARD, name: 'Troisième', siren: null } })).id
  const customerId = await newCustomer(story, 'MARQUE-SECRETE')
  for (const [documentNo, cents] of [
    ['FA-1', 6_000_000],
    ['FA-2', 4_000_000],
  ] as const)
    await bookDocument(story, { customerId, documentNo, cents, dueOn: '2025-12-15' })
})
afterAll(() => story.end())

const ask = (providerIds: string[], more: object = {}) =>
  story.owner.ask(routes.askQuotes, { body: { providerIds, answerBy: '2026-03-20', words: '', ...more } })
const requests = async () => (await story.owner.call(routes.quoteRequests)).requests
const rates = (bp: number) => ({ young: bp, middle: bp, old: bp })
const quote = (bp: number, share: number, more: object = {}) => ({
  tariff: structuredClone(flatRate('EUR', bp)) as never,
  proven: rates(share),
  validUntil: '2026-06-30',
  ...more,
})

test('fewer than three is refused until somebody says why; a day that is past and a provider nobody can write to as well', async () => {
  expect((await ask([here, cheap])).refusal).toMatchObject({ code: 'too_few', where: 'fewWhy' })
  expect((await ask([here, cheap, cheap])).refusal?.code).toBe('too_few')
  expect((await ask([here, cheap, third], { answerBy: '2026-03-01' })).refusal?.code).toBe('day_past')
  const mute = { ...CARD, name: 'Muet', siren: null, email: '' }
  const { id } = await story.owner.call(routes.addProvider, { body: mute })
  expect((await ask([here, cheap, id])).refusal).toMatchObject({
    code: 'unreachable',
    message: expect.stringContaining('Muet'),
  })
  expect((await ask([cheap], { fewWhy: 'seul dans la région' })).refusal).toBeNull()
  expect((await requests())[0]).toMatchObject({ number: 'DP-0001', fewWhy: 'seul dans la région' })
})

test('each is written to with the portfolio counted, and a connected one finds it in its organisation without a name', async () => {
  expect((await ask([here, cheap, third])).value.number).toBe('DP-0002')
  const [request] = await requests()
  expect(request).toMatchObject({
    files: 2,
    cents: 10_000_000,
    quotes: [{ state: 'asked' }, { state: 'asked' }, { state: 'asked' }],
  })
  const { messageId } = request!.quotes.find(({ providerId }) => providerId === cheap)!
  const { text } = (await story.owner.call(correspondenceRoutes.message, { params: { id: messageId! } })).mail!
  expect(text.replace(/\s/g, ' ')).toContain('2 dossiers pour 100 000,00 €')
  const { quotes } = await agency.call(routes.quotesAsked)
  expect(quotes).toMatchObject([
    { number: 'DP-0002', creditorName: 'Atelier des Lices', state: 'asked', isClosed: false },
  ])
  expect(quotes[0]!.portfolio.reduce((sum, { cents }) => sum + cents, 0)).toBe(10_000_000)
  const told = JSON.stringify(quotes)
  for (const secret of ['MARQUE-SECRETE', 'FA-1', 'expectedCents', '"bp"']) expect(told).not.toContain(secret)
})

test('product figures: 12 % of what 60 % brings nets less than 18 % of what 80 % brings', async () => {
  const [request] = await requests()
  const of = (id: string) => request!.quotes.find(({ providerId }) => providerId === id)!.id
  const typed = await story.owner.ask(routes.typeQuote, { params: { id: of(here) }, body: quote(1200, 6000) })
  expect(typed.refusal?.code).toBe('answers_itself')
  await story.owner.call(routes.typeQuote, { params: { id: of(cheap) }, body: quote(1200, 6000) })
  const mine = (await agency.call(routes.quotesAsked)).quotes[0]!.id
  const gap = { ...flatRate('EUR', 1800), success: { by: 'file', tiers: [] } }
  expect(
    (await agency.ask(routes.answerQuote, { params: { id: mine }, body: quote(1800, 8000, { tariff: gap }) })).refusal
      ?.code,
  ).toBe('no_tier')
  const dollars = quote(1800, 8000, { tariff: flatRate('USD', 1800) })
  expect((await agency.ask(routes.answerQuote, { params: { id: mine }, body: dollars })).refusal?.code).toBe(
    'currency_differs',
  )
  await agency.call(routes.answerQuote, { params: { id: mine }, body: quote(1800, 8000) })
  const [now] = await requests()
  expect(now!.quotes.map(({ providerName, worth, isTyped }) => [providerName, worth?.netCents, isTyped])).toEqual([
    ['Cabinet Ferrand', 6_560_000, false],
    ['Moins Cher', 5_280_000, true],
    ['Troisième', undefined, false],
  ])
  expect(now!.quotes[0]!.worth).toMatchObject({ recoveredCents: 8_000_000, feesCents: 1_440_000, assumedCents: 0 })
})

test('who states no rate is taken to do as we do, and is told apart; the comparison prints', async () => {
  const [request] = await requests()
  const last = request!.quotes.find(({ providerId }) => providerId === third)!.id
  await story.owner.call(routes.typeQuote, { params: { id: last }, body: quote(1000, 0, { proven: null }) })
  const [now] = await requests()
  expect(now!.quotes.find(({ providerId }) => providerId === third)?.worth?.assumedCents).toBe(10_000_000)
  const file = (await story.owner.call(routes.quotesPdf, { params: { id: now!.id } })) as unknown as Blob
  expect(Buffer.from(await file.slice(0, 5).arrayBuffer()).toString()).toBe('%PDF-')
})

test('closed, nobody answers any more; a mandate drafted from a quote takes its tariff', async () => {
  const [request] = await requests()
  await story.owner.call(routes.closeQuoteRequest, { params: { id: request!.id } })
  const mine = (await agency.call(routes.quotesAsked)).quotes[0]!.id
  expect((await agency.ask(routes.answerQuote, { params: { id: mine }, body: quote(100, 8000) })).refusal?.code).toBe(
    'request_closed',
  )
  const best = request!.quotes.find(({ providerId }) => providerId === here)!
  const other = await story.owner.ask(routes.draftMandate, { body: { providerId: cheap, quoteId: best.id } })
  expect(other.status).toBe(404)
  const { id } = await story.owner.call(routes.draftMandate, { body: { providerId: here, quoteId: best.id } })
  const { terms } = await story.owner.call(routes.collectionMandate, { params: { id }, query: {} })
  expect(terms.tariff.success?.tiers[0]?.bp).toBe(1800)
})
