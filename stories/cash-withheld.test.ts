import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bankSays, lineOf, lineSaying } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

async function customerId(code: string): Promise<string> {
  const { rows } = await story().owner.call(ledgerRoutes.customers, { query: { words: code } as never })
  return rows[0]!.id
}

const hold = async (code: string, itemId: string | null, category: 'payment_announced' | 'other', note: string) =>
  story().owner.call(dunningRoutes.placeHold, {
    params: { id: await customerId(code) },
    body: { itemId, category, note, untilOn: null },
  })

test('money of a customer under a hold waits for a person, says why, and is applied with a yes', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200), sale('2026-09-16', 'C2', 'FA2026-0143', 310)]),
  )
  await hold('C1', null, 'other', 'redressement judiciaire')
  await bankSays(story(), [
    { on: '2026-11-18', euros: 1200, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
    { on: '2026-11-18', euros: 310, label: 'VIR DEUX', payer: 'SOCIETE C2', says: 'FA2026-0143' },
  ])
  // The other customer's money is applied as ever.
  expect(await balances(story().owner)).toEqual({ C1: 1200 })
  const { line, proposals } = await lineSaying(story(), 'VIR UN')
  expect(line.state).toBe('open')
  expect(proposals[0]).toMatchObject({ class: 'references_exact', customerCode: 'C1', isTied: true })
  expect(proposals[0]!.evidence.join('\n')).toContain('suspension en cours (redressement judiciaire)')
  await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: { place: 1 } })
  expect(await balances(story().owner)).toEqual({})
})

test('a payment announced is expected: its money is applied by itself; lifted, a hold keeps nothing back', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200), sale('2026-09-16', 'C2', 'FA2026-0143', 310)]),
  )
  await hold('C1', null, 'payment_announced', '')
  await hold('C2', null, 'other', '')
  await bankSays(story(), [
    { on: '2026-11-18', euros: 1200, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
    { on: '2026-11-18', euros: 310, label: 'VIR DEUX', payer: 'SOCIETE C2', says: 'FA2026-0143' },
  ])
  expect(await balances(story().owner)).toEqual({ C2: 310 })
  const { rows } = await story().owner.call(dunningRoutes.holds, { query: {} })
  const other = rows.find((one) => one.category === 'other')!
  await story().owner.call(dunningRoutes.liftHold, { params: { id: other.id } })
  await story().owner.call(cashRoutes.matchNow, {})
  expect((await lineOf(story(), (await lineSaying(story(), 'VIR DEUX')).line.id)).line.state).toBe('matched')
})

test('a line that the bank dates ahead of today waits for its day', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  await bankSays(story(), [
    { on: '2026-11-27', euros: 1200, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  const { line, proposals } = await lineSaying(story(), 'VIR UN')
  expect(line.state).toBe('open')
  expect(proposals[0]!.evidence.join('\n')).toContain('27/11/2026')
})
