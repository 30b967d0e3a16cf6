import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '../src/kernel/calendar.ts'
import { usualComparison } from '../src/outsourcing/comparing/model.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { flatRate, type Tariff } from '../src/outsourcing/tariffs/model.ts'
import type { BodyIn } from '../src/platform/route.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/** What is compared is kept for the organisation; a tariff is tried on money that really came in. */
const TODAY = day('2026-11-02')
let story: Story
let customerId: string
beforeAll(async () => {
  story = await tellStory(TODAY)
  customerId = await newCustomer(story, 'MOREL')
})
afterAll(() => story.end())

const sent = <T>(value: T) => structuredClone(value) as never
const past = (tariff: Tariff, months = 12) =>
  story.owner.call(routes.pastCash, { body: sent({ tariff, months, ripeDays: 60 }) })
const invoice = (documentNo: string, cents: number, dueOn: string) =>
  bookDocument(story, { customerId, documentNo, cents, dueOn, issuedOn: addDays(day(dueOn), -30) })

test('nobody kept a comparison: figures to begin with, on the late claims of the books, with the VAT of the law', async () => {
  await invoice('F-1', 500_000, '2026-09-01')
  const shown = await story.owner.call(routes.comparison, {})
  expect(shown).toMatchObject({ kept: null, currency: 'EUR', vat: { bp: 2_000 } })
  expect(shown.asked.inside).toMatchObject({ per: 'week', minutes: 600, hourCents: 3_500 })
  expect(shown.grains).toMatchObject([{ files: 1, cents: 500_000, expectedCents: 425_000 }])
})

test('a comparison is kept as it was asked; a tariff with a gap, or in another currency, is refused and nothing is kept', async () => {
  const asked = usualComparison('EUR', 480)
  const tiers = [{ ...asked.outside.tariff.success!.tiers[0]!, fromDays: 30 }]
  const gap = { ...asked.outside.tariff, success: { by: 'file' as const, tiers } }
  const keep = (tariff: Tariff) =>
    story.owner.ask(routes.keepComparison, {
      body: sent({ ...asked, outside: { ...asked.outside, tariff } }) as BodyIn<typeof routes.keepComparison>,
    })
  expect((await keep(gap)).refusal).toMatchObject({ code: 'tier_gap' })
  expect((await keep(flatRate('USD', 1_500))).refusal).toMatchObject({ code: 'other_currency' })
  expect((await story.owner.call(routes.comparison, {})).kept).toBeNull()
  expect((await keep(flatRate('EUR', 1_200))).refusal).toBeNull()
  const shown = await story.owner.call(routes.comparison, {})
  expect(shown.asked).toEqual({ ...asked, outside: { ...asked.outside, tariff: flatRate('EUR', 1_200) } })
  expect(shown.kept).toMatchObject({ byName: 'Claire Propriétaire' })
})

test('a tariff is charged on what came in of claims that were ripe, and on nothing else', async () => {
  const ripe = await invoice('F-2', 100_000, '2026-05-01')
  await pay(story, customerId, ripe, 40_000, '2026-07-15')
  await pay(story, customerId, ripe, 60_000, '2026-09-15')
  // Paid in time to need nobody, and paid before the months looked back on.
  await pay(story, customerId, await invoice('F-3', 80_000, '2026-06-01'), 80_000, '2026-07-01')
  await pay(story, customerId, await invoice('F-4', 70_000, '2025-03-01'), 70_000, '2025-07-01')
  const found = await past(flatRate('EUR', 1_500))
  expect(found).toMatchObject({ receivedCents: 100_000, netCents: 15_000, count: 1 })
  expect(found.claims).toMatchObject([
    {
      documentNo: 'F-2',
      placedOn: '2026-06-30',
      ageDays: 60,
      placedCents: 100_000,
      receivedCents: 100_000,
      feeCents: 15_000,
    },
  ])
  const month = (from: string) => found.periods.find((one) => one.from === from)
  expect(month('2026-07')).toMatchObject({ receivedCents: 40_000, successCents: 6_000 })
  expect(month('2026-09')).toMatchObject({ receivedCents: 60_000, successCents: 9_000 })
  // Looked back on further, the older claim comes in; a flat fee runs in each month, with money or without.
  expect((await past(flatRate('EUR', 1_500), 24)).receivedCents).toBe(170_000)
  const flat = await past({ ...flatRate('EUR', 0), success: null, flatCents: 1_000 })
  expect(flat.netCents).toBe(1_000 * flat.periods.length)
  expect(flat.periods.length).toBe(13)
})
