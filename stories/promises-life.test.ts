import { afterEach, beforeEach, expect, test } from 'vitest'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer, pay, unpay } from '../tools/testing/books.ts'
import { daysFrom, ignoreFreshness, listed, live, standingOf } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/** What a customer promises, what waits for it, and what the books make of it: as lived through the API. */
let story: Story
beforeEach(async () => {
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
})
afterEach(() => story.end())

type Order = Parameters<typeof promise>[1]
const promise = async (
  customerId: string,
  order: { itemIds: string[]; dueOn: string; cents?: number | null; replaces?: string },
) =>
  (
    await story.owner.call(promiseRoutes.makePromise, {
      params: { id: customerId },
      body: { cents: null, source: 'call', saidBy: 'Mme Le Gall', note: '', ...order },
    })
  ).id
const refusalOf = async (customerId: string, order: Order) => {
  const { refusal } = await story.owner.ask(promiseRoutes.makePromise, {
    params: { id: customerId },
    body: { cents: null, source: 'call', saidBy: '', note: '', ...order },
  })
  return [refusal?.code, refusal?.where]
}
const stateOf = async (id: string) => {
  const { state, keptCents } = await story.owner.call(promiseRoutes.promise, { params: { id } })
  return `${state} ${keptCents}`
}
const morel = async () => {
  const customerId = await newCustomer(story, 'MOREL')
  const itemId = await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  return { customerId, itemId }
}

test('a promise holds its documents until its day and the days of grace, then a person looks before the next reminder', async () => {
  const { customerId, itemId } = await morel()
  const other = await bookDocument(story, { customerId, documentNo: 'FA-2', cents: 10_000, dueOn: '2026-01-06' })
  story.at('2026-01-08')
  const id = await promise(customerId, { itemIds: [itemId], dueOn: '2026-01-20' })
  // What is not promised is reminded as ever.
  expect(await live(story, daysFrom('2026-01-09', '2026-01-15'))).toEqual(['2026-01-09 courteous MOREL 10000 EUR'])
  await pay(story, customerId, other, 10_000, '2026-01-15')
  expect(await live(story, daysFrom('2026-01-16', '2026-01-23'))).toEqual([])
  expect(await standingOf(story, customerId)).toEqual(['hold: promise_running'])
  expect(await stateOf(id)).toBe('running 0')
  story.at('2026-01-24', '10:00')
  await story.runJobs()
  expect(await stateOf(id)).toBe('broken 0')
  // The 24th is a Saturday: what is to be said is said on Monday.
  story.at('2026-01-26', '10:00')
  await story.runJobs()
  const [row] = await listed(story, 'to_confirm')
  const why = { code: 'promise_broken', sentence: 'Promesse du 20/01/2026 rompue.' }
  expect(row).toMatchObject({ customerCode: 'MOREL', stepId: 'courteous', why })
})

test('kept, in whole or in part, early or on the last day of grace, by what the books say of its days', async () => {
  const { customerId, itemId } = await morel()
  const second = await bookDocument(story, { customerId, documentNo: 'FA-2', cents: 30_000, dueOn: '2026-01-10' })
  const whole = await promise(customerId, { itemIds: [itemId], dueOn: '2026-01-12' })
  const half = await promise(customerId, { itemIds: [second], cents: 15_000, dueOn: '2026-01-12' })
  story.at('2026-01-07')
  await pay(story, customerId, itemId, 50_000, '2026-01-07')
  await story.runJobs()
  expect(await stateOf(whole)).toBe('kept 50000')
  story.at('2026-01-15')
  await pay(story, customerId, second, 6_000, '2026-01-15')
  await story.runJobs()
  expect(await stateOf(half)).toBe('running 6000')
  story.at('2026-01-17')
  await pay(story, customerId, second, 9_000, '2026-01-17')
  await story.runJobs()
  expect(await stateOf(half)).toBe('partly_kept 6000')
  const { kept } = await story.owner.call(promiseRoutes.customerPromises, { params: { id: customerId } })
  expect(kept).toEqual({ due: 2, kept: 1, amounts: [{ currency: 'EUR', dueCents: 65_000, keptCents: 56_000 }] })
})

test('a match taken back breaks the promise that it had kept; money of its days that is learnt late keeps it', async () => {
  const { customerId, itemId } = await morel()
  const id = await promise(customerId, { itemIds: [itemId], dueOn: '2026-01-12' })
  story.at('2026-01-12')
  await pay(story, customerId, itemId, 50_000, '2026-01-12')
  await story.runJobs()
  expect(await stateOf(id)).toBe('kept 50000')
  story.at('2026-01-20')
  await unpay(story, itemId)
  await story.runJobs()
  expect(await stateOf(id)).toBe('broken 0')
  story.at('2026-01-21')
  await pay(story, customerId, itemId, 50_000, '2026-01-14')
  await story.runJobs()
  expect(await stateOf(id)).toBe('kept 50000')
})

test('nights that were missed skip nothing, and a night run again changes nothing', async () => {
  const { customerId, itemId } = await morel()
  const id = await promise(customerId, { itemIds: [itemId], dueOn: '2026-01-12' })
  story.at('2026-02-20')
  await story.runJobs()
  const first = await story.owner.call(promiseRoutes.promise, { params: { id } })
  expect(first).toMatchObject({ state: 'broken', stateOn: '2026-02-20' })
  story.at('2026-02-21')
  await story.runJobs()
  expect(await story.owner.call(promiseRoutes.promise, { params: { id } })).toEqual(first)
})

test('a promise is replaced by another, or taken back; then its documents are reminded again', async () => {
  const { customerId, itemId } = await morel()
  const first = await promise(customerId, { itemIds: [itemId], dueOn: '2026-01-12' })
  expect(await refusalOf(customerId, { itemIds: [itemId], dueOn: '2026-01-20' })).toEqual([
    'already_promised',
    'itemIds',
  ])
  const second = await promise(customerId, { itemIds: [itemId], dueOn: '2026-01-20', replaces: first })
  expect(await stateOf(first)).toBe('replaced 0')
  expect(await live(story, daysFrom('2026-01-12', '2026-01-14'))).toEqual([])
  await story.owner.call(promiseRoutes.cancelPromise, { params: { id: second }, body: { reason: 'erreur de client' } })
  expect(await stateOf(second)).toBe('cancelled 0')
  expect(await live(story, ['2026-01-15'])).toEqual(['2026-01-15 courteous MOREL 50000 EUR'])
  const again = await story.owner.ask(promiseRoutes.cancelPromise, { params: { id: second }, body: { reason: '' } })
  expect(again.refusal?.code).toBe('promise_over')
  const { kept } = await story.owner.call(promiseRoutes.customerPromises, { params: { id: customerId } })
  expect(kept.due).toBe(0)
})

test('what cannot be promised is refused with what to do', async () => {
  const { customerId, itemId } = await morel()
  const dollars = await bookDocument(story, {
    customerId,
    documentNo: 'US-1',
    cents: 900,
    dueOn: '2026-01-06',
    currency: 'USD',
  })
  const dueOn = '2026-01-20'
  expect(await refusalOf(customerId, { itemIds: [], dueOn })).toEqual(['no_item', 'itemIds'])
  expect(await refusalOf(customerId, { itemIds: [itemId, dollars], dueOn })).toEqual(['currencies', 'itemIds'])
  expect(await refusalOf(customerId, { itemIds: [itemId], dueOn: '2026-01-04' })).toEqual(['promised_past', 'dueOn'])
  expect(await refusalOf(customerId, { itemIds: [itemId], dueOn: '2027-03-01' })).toEqual(['promised_far', 'dueOn'])
  expect(await refusalOf(customerId, { itemIds: [itemId], cents: 0, dueOn })).toEqual(['nothing_promised', 'cents'])
  expect(await refusalOf(customerId, { itemIds: [itemId], cents: 50_001, dueOn })).toEqual(['too_much', 'cents'])
  // A part that is promised for one day is not promised again for another: only the rest is.
  await promise(customerId, { itemIds: [itemId], cents: 30_000, dueOn: '2026-01-12' })
  expect(await refusalOf(customerId, { itemIds: [itemId], cents: 20_001, dueOn })).toEqual(['too_much', 'cents'])
  const rest = await promise(customerId, { itemIds: [itemId], dueOn })
  expect(await story.owner.call(promiseRoutes.promise, { params: { id: rest } })).toMatchObject({ cents: 20_000 })
  const other = await newCustomer(story, 'AUTRE')
  expect(await refusalOf(other, { itemIds: [itemId], dueOn })).toEqual(['item_unknown', 'itemIds'])
})

test('lists, totals and rates: by where promises stand, by collector and by customer', async () => {
  const { customerId, itemId } = await morel()
  await promise(customerId, { itemIds: [itemId], cents: 20_000, dueOn: '2026-01-06' })
  await promise(customerId, { itemIds: [itemId], cents: 10_000, dueOn: '2026-01-20' })
  story.at('2026-01-06')
  const list = await story.owner.call(promiseRoutes.promises, { query: { show: 'due_today' } })
  expect(list.promises).toMatchObject([{ cents: 20_000, parts: [{ documentNo: 'FA-1', cents: 20_000 }] }])
  expect(list).toMatchObject({
    totals: [{ currency: 'EUR', count: 1, cents: 20_000 }],
    byShow: { due_today: 1, running: 2, broken: 0, kept: 0, all: 2 },
  })
  story.at('2026-02-02')
  await story.runJobs()
  const report = await story.owner.call(promiseRoutes.promiseReport, {
    query: { from: '2026-01-01', to: '2026-01-31' },
  })
  expect(report.all).toMatchObject({ due: 2, kept: 0 })
  expect(report.byCollector).toMatchObject([{ due: 2, amounts: [{ dueCents: 30_000, keptCents: 0 }] }])
  expect(report.byCustomer).toMatchObject([{ customerId, name: 'Client MOREL', due: 2 }])
})
