import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { bankSays, lineSaying } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-16')

const waitedOn = async (knownOn: string, asOf = '2026-11-30') => {
  const { totals, lines } = await story().owner.call(cashRoutes.waitingAsKnown, { query: { asOf, knownOn } })
  expect(lines.reduce((sum, line) => sum + line.leftCents, 0)).toBe(totals[0]?.cents ?? 0)
  return (totals[0]?.cents ?? 0) / 100
}

test('what waited to be matched is told as it was known on a day, whatever was matched, put aside or undone since', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  await bankSays(
    story(),
    [
      { on: '2026-11-13', euros: 700, label: 'VIR UN', payer: 'SOCIETE C1' },
      { on: '2026-11-14', euros: 50, label: 'VIR DEUX', payer: 'INCONNU' },
    ],
    'un.cfo',
  )
  story().at('2026-11-17')
  const one = (await lineSaying(story(), 'VIR UN')).line
  const { proposals } = await lineSaying(story(), 'VIR UN')
  const body = { customerId: proposals[0]!.customerId, parts: [], onAccountCents: 40_000 }
  await story().owner.call(cashRoutes.match, { params: { id: one.id }, body })
  story().at('2026-11-18')
  const two = (await lineSaying(story(), 'VIR DEUX')).line
  await story().owner.call(cashRoutes.setAside, { body: { lineIds: [two.id], as: 'other' } })
  story().at('2026-11-19')
  const { matches } = await lineSaying(story(), 'VIR UN')
  await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  expect([
    await waitedOn('2026-11-15'),
    await waitedOn('2026-11-16'),
    await waitedOn('2026-11-17'),
    await waitedOn('2026-11-18'),
    await waitedOn('2026-11-19'),
  ]).toEqual([0, 750, 350, 300, 700])
  expect(await waitedOn('2026-11-16', '2026-11-13')).toBe(700)
})
