import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { ignoreFreshness, live } from '../tools/testing/days.ts'
import { bankSays, lineOf, lineSaying, linesOf } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

/** An invoice in dollars that is paid in euros: its customer is not reminded, and one act settles it. */
const story = freshStory('2026-11-18')

const dollars = { foreign: [3980.87, 'USD'] } as const

async function owedInDollars(): Promise<{ customerId: string; itemId: string }> {
  await ignoreFreshness(story())
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0491', 3751.64, dollars)]))
  const { rows } = await story().owner.call(ledgerRoutes.customers, {})
  const customerId = rows[0]!.id
  const { items } = await story().owner.call(ledgerRoutes.customerItems, { params: { id: customerId } })
  expect(items).toMatchObject([{ currency: 'USD', openCents: 398_087 }])
  return { customerId, itemId: items[0]!.id }
}

const openNow = async (customerId: string) => {
  const { items } = await story().owner.call(ledgerRoutes.customerItems, { params: { id: customerId } })
  return items
    .filter((item) => item.openCents > 0)
    .map(({ documentNo, currency, openCents }) => [documentNo, currency, openCents])
}
const reasonsToday = async (customerId: string) => {
  const { standings } = await story().owner.call(dunningRoutes.customer, { params: { id: customerId } })
  return standings.flatMap(({ reasons, excluded }) =>
    [...reasons, ...excluded.map(({ reason }) => reason)].map(({ code }) => code),
  )
}

test('the payer cites the invoice: it is said to be in dollars, its customer is not reminded, and one Enter settles it', async () => {
  const { customerId } = await owedInDollars()
  story().at('2026-11-20', '08:00')
  await bankSays(story(), [
    { on: '2026-11-20', euros: 3751.64, label: 'VIR INTL RECU', payer: 'SOCIETE C1', says: 'FA2026-0491' },
  ])
  expect(await live(story(), ['2026-11-20'])).toEqual([])
  expect(await reasonsToday(customerId)).toContain('receipt_pays_item')
  const { line, proposals } = await lineSaying(story(), 'VIR INTL')
  expect(line.state).toBe('open')
  expect(proposals[0]).toMatchObject({
    class: 'references_foreign',
    isTied: true,
    parts: [{ documentNo: 'FA2026-0491', cents: 375_164, own: { cents: 398_087, currency: 'USD' } }],
  })
  expect(proposals[0]!.parts[0]!.evidence.join(' ').replaceAll(/\s/g, ' ')).toContain(
    'due dans une autre devise : 3 980,87',
  )

  const { matchId } = await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: {} })
  expect(await openNow(customerId)).toEqual([])
  const { matches } = await lineOf(story(), line.id)
  expect(matches).toMatchObject([
    {
      cents: 375_164,
      convertedCents: 375_164,
      settled: [{ documentNo: 'FA2026-0491', cents: 398_087, currency: 'USD' }],
    },
  ])
  await story().owner.call(cashRoutes.undo, { params: { id: matchId } })
  expect(await openNow(customerId)).toEqual([['FA2026-0491', 'USD', 398_087]])
  expect((await lineOf(story(), line.id)).line).toMatchObject({ state: 'open', leftCents: 375_164 })
})

test('the payer is known and cites nothing: the reminder waits for a person', async () => {
  const { customerId } = await owedInDollars()
  story().at('2026-11-20', '08:00')
  await bankSays(story(), [{ on: '2026-11-20', euros: 3751.64, label: 'VIR INTL RECU', payer: 'SOCIETE C1' }])
  expect(await live(story(), ['2026-11-20'])).toEqual([])
  expect(await reasonsToday(customerId)).toContain('receipt_to_match')
})

test('somebody unknown cites it, for an amount that no rate explains: it is not claimed, and nothing is guessed', async () => {
  const { customerId } = await owedInDollars()
  story().at('2026-11-20', '08:00')
  await bankSays(story(), [{ on: '2026-11-20', euros: 50, label: 'VIR INTL RECU', payer: 'ZORG', says: 'FA2026-0491' }])
  expect(await live(story(), ['2026-11-20'])).toEqual([])
  expect(await reasonsToday(customerId)).toContain('receipt_pays_item')
  const { proposals } = await lineSaying(story(), 'VIR INTL')
  expect(proposals[0]).toMatchObject({ class: 'references_foreign', parts: [], onAccountCents: 5_000 })
  expect(proposals[0]!.evidence.join(' ')).toContain('FA2026-0491')
})

test('by hand a part of it is settled, the rest stays owed in dollars; more than is owed, or without its own amount, is refused', async () => {
  const { customerId, itemId } = await owedInDollars()
  await bankSays(story(), [{ on: '2026-11-17', euros: 1000, label: 'VIR INTL RECU', payer: 'ZORG' }])
  const [line] = await linesOf(story(), 'open')
  const match = (ownCents?: number) =>
    story().owner.ask(cashRoutes.match, {
      params: { id: line!.id },
      body: { customerId, parts: [{ itemId, cents: 90_000, ownCents }], onAccountCents: 10_000 },
    })
  expect((await match()).refusal).toMatchObject({ code: 'currency' })
  expect((await match(398_088)).refusal?.message.replaceAll(/\s/g, ' ')).toContain('3 980,87')
  expect((await match(98_087)).refusal).toBeNull()
  expect(await openNow(customerId)).toEqual([
    ['', 'EUR', 10_000],
    ['FA2026-0491', 'USD', 300_000],
  ])
})
