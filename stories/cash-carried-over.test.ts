import { expect, test } from 'vitest'
import { bankSays, linesOf } from './cash-statement.ts'
import { type Entry, fec, receipt, sale } from './intake-files.ts'
import { balances, freshStory, importFile, openDocuments } from './intake-ledger.ts'

const story = freshStory('2026-03-02')
const Y25 = '732829320FEC20251231.txt'
const Y26 = '732829320FEC20261231.txt'

const opening: Entry = {
  journal: 'AN',
  on: '2026-01-01',
  customer: 'C1',
  ref: 'RAN',
  label: 'A nouveau',
  euros: 1200,
  letter: 'A',
}

test('what the bank settled and the accounts lettered last year is not carried into this one: the new payment finds the invoice still open', async () => {
  const sold = sale('2025-11-10', 'C1', 'FA25-1', 1200)
  await importFile(story().owner, Y25, fec([sold]))
  await bankSays(story(), [{ on: '2025-12-04', euros: 1200, label: 'VIR', payer: 'SOCIETE C1', says: 'FA25-1' }])
  expect(await balances(story().owner)).toEqual({})
  const lettered = [
    { ...sold, letter: 'A' },
    receipt('2025-12-05', 'C1', 1200, { letter: 'A' }),
    sale('2025-12-10', 'C1', 'FA25-2', 1200),
  ]
  await importFile(story().owner, Y25, fec(lettered))
  expect(await linesOf(story(), 'matched')).toHaveLength(1)

  // One figure of 1 200 is carried forward, and this year's payment is lettered with it.
  const thisYear = fec([
    opening,
    receipt('2026-01-15', 'C1', 1200, { letter: 'A' }),
    sale('2026-01-20', 'C1', 'FA26-1', 90),
  ])
  for (const name of [Y26, `bis-${Y26}`]) {
    await importFile(story().owner, name, thisYear)
    expect(await openDocuments(story().owner, 'C1')).toMatchObject([{ no: 'FA26-1', euros: 90 }])
  }
})
