import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { bankSays, lineSaying } from './cash-statement.ts'
import { type Entry, fec, receipt, sale } from './intake-files.ts'
import { balances, freshStory, importFile, openDocuments } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

const sold = [
  sale('2026-09-15', 'C1', 'FA2026-0142', 1200),
  sale('2026-09-16', 'C1', 'FA2026-0143', 1200),
  sale('2026-09-20', 'C2', 'FA2026-0150', 300),
]

/** C2 pays the invoice of C1, and a person says that this is so. */
async function paidByAnother(): Promise<void> {
  await importFile(story().owner, 'octobre.txt', fec(sold))
  await bankSays(story(), [
    { on: '2026-11-17', euros: 1200, label: 'VIR SEPA', payer: 'SOCIETE C2', says: 'FA2026-0142' },
  ])
  const { line, proposals } = await lineSaying(story(), 'VIR SEPA')
  expect(line.state).toBe('open')
  expect(proposals[0]).toMatchObject({ class: 'third_party', customerCode: 'C1' })
  await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: {} })
  expect(await balances(story().owner)).toEqual({ C1: 1200, C2: 300 })
}

const warningsOf = async (id: string) =>
  (await story().owner.call(intakeRoutes.rejections, { params: { id } })).rejections.map(({ code }) => code)

test('the accountant books on the debtor what another paid: it is our transfer to the debtor, and counts once', async () => {
  await paidByAnother()
  const later = fec([
    { ...sold[0]!, letter: 'A' },
    ...sold.slice(1),
    receipt('2026-11-18', 'C1', 1200, { letter: 'A' }),
  ])
  const { id, summary } = await importFile(story().owner, 'novembre.txt', later)
  expect(summary).toMatchObject({ rows: { created: 0, known: 4 } })
  expect(await balances(story().owner)).toEqual({ C1: 1200, C2: 300 })
  expect(await warningsOf(id)).toEqual([])
  await story().owner.call(intakeRoutes.withdraw, { params: { id } })
  expect(await balances(story().owner)).toEqual({ C1: 1200, C2: 300 })
})

test('the accountant books it on the payer and moves it by an entry of two sides: all three lines are known', async () => {
  await paidByAnother()
  const moved = (customer: string, euros: number): Entry => ({
    journal: 'OD',
    on: '2026-11-18',
    customer,
    euros,
    ref: 'OD12',
    label: 'Reglement par un tiers',
  })
  const later = fec([...sold, receipt('2026-11-18', 'C2', 1200), moved('C2', 1200), moved('C1', -1200)])
  const { summary } = await importFile(story().owner, 'novembre.txt', later)
  expect(summary).toMatchObject({ rows: { created: 0, known: 6 } })
  expect(await balances(story().owner)).toEqual({ C1: 1200, C2: 300 })
})

test('the accountant letters the money with another invoice than we did: it is told, and nothing is doubled', async () => {
  await importFile(story().owner, 'octobre.txt', fec(sold))
  await bankSays(story(), [
    { on: '2026-11-17', euros: 1200, label: 'VIR SEPA', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  const later = fec([
    sold[0]!,
    { ...sold[1]!, letter: 'A' },
    sold[2]!,
    receipt('2026-11-18', 'C1', 1200, { letter: 'A' }),
  ])
  const { id, summary } = await importFile(story().owner, 'novembre.txt', later)
  expect(summary).toMatchObject({ rows: { created: 0, known: 4 } })
  expect(await warningsOf(id)).toEqual(['lettered_otherwise'])
  expect((await openDocuments(story().owner, 'C1')).map(({ no, euros }) => [no, euros])).toEqual([
    ['FA2026-0143', 1200],
  ])
})
