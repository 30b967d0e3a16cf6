import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { bankSays, lineSaying, linesOf, type Paid, returned } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

/** Money that the bank takes back before anybody matched it. */
const story = freshStory('2026-11-20')

const came = (on: string, payer = 'ZORG', label = 'VIR INCONNU'): Paid => ({ on, euros: 750, label, payer })
const statesOf = async () =>
  (await linesOf(story())).map(({ cents, state, setAsideAs }) => [cents / 100, state, setAsideAs]).toSorted()
const open = [
  [-750, 'open', ''],
  [750, 'open', ''],
]
const closed = [
  [-750, 'set_aside', 'came_and_went'],
  [750, 'set_aside', 'came_and_went'],
]

test('money that came and went back closes by itself; brought back, it is left to a person', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 600)]))
  await bankSays(story(), [came('2026-11-02')])
  await bankSays(story(), [returned('2026-11-10', 750, 'ZORG')], 'deux.cfo')
  expect(await statesOf()).toEqual(closed)
  expect(await balances(story().owner)).toEqual({ C1: 600 })
  const [line] = await linesOf(story())
  await story().owner.call(cashRoutes.setAside, { body: { lineIds: [line!.id], as: '' } })
  await bankSays(story(), [{ on: '2026-11-12', euros: 5, label: 'VIR AUTRE' }], 'trois.cfo')
  expect((await statesOf()).filter(([euros]) => euros !== 5)).toEqual(open)
})

test('another payer, or two payments that would do, are left to a person', async () => {
  await bankSays(story(), [came('2026-11-02', 'ZORG SERVICES')])
  await bankSays(story(), [returned('2026-11-10', 750, 'ZORG')], 'deux.cfo')
  expect(await statesOf()).toEqual(open)
  await bankSays(story(), [came('2026-11-08', 'ZORG', 'VIR UN'), came('2026-11-08', 'ZORG', 'VIR DEUX')], 'trois.cfo')
  expect((await statesOf()).every(([, state]) => state === 'open')).toBe(true)
  const { line } = await lineSaying(story(), 'IMPAYE')
  const { lines } = await story().owner.call(cashRoutes.returnable, { params: { id: line.id }, query: {} as never })
  expect(lines.map(({ payerName }) => payerName)).toEqual(['ZORG', 'ZORG', 'ZORG SERVICES'])
})

test('a payment that is matched and comes back in the same statement reopens what it settled', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 750)]))
  await bankSays(story(), [
    { ...came('2026-11-02', 'SOCIETE C1'), says: 'FA2026-0142' },
    returned('2026-11-10', 750, 'SOCIETE C1'),
  ])
  expect(await balances(story().owner)).toEqual({ C1: 750 })
  expect((await statesOf()).map(([, state]) => state)).toEqual(['matched', 'matched'])
  expect((await story().owner.call(cashRoutes.returns, { query: {} as never })).returns).toHaveLength(1)
})

test('the statement of the return withdrawn, the money that had come is there again', async () => {
  await bankSays(story(), [came('2026-11-02')])
  await bankSays(story(), [returned('2026-11-10', 750, 'ZORG')], 'deux.cfo')
  expect(await statesOf()).toEqual(closed)
  const { imports } = await story().owner.call(intakeRoutes.imports, { query: {} as never })
  const { id } = imports.find(({ fileName }) => fileName === 'deux.cfo')!
  await story().owner.call(intakeRoutes.withdraw, { params: { id } })
  await story().runJobs()
  expect(await statesOf()).toEqual([[750, 'open', '']])
})
