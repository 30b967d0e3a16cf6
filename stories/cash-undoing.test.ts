import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bankSays, lineSaying, returned } from './cash-statement.ts'
import { fec, receipt, sale } from './intake-files.ts'
import { balances, freshStory, importFile, openDocuments } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

const ofC1 = async () => {
  const { rows } = await story().owner.call(ledgerRoutes.customers, {})
  const customerId = rows.find((row) => row.code === 'C1')!.id
  const { items } = await story().owner.call(ledgerRoutes.customerItems, { params: { id: customerId } })
  return { customerId, itemId: items.find((item) => item.documentNo === 'FA2026-0142')!.id }
}
const undoOf = async (words: string) => {
  const { matches } = await lineSaying(story(), words)
  return story().owner.call(cashRoutes.undo, { params: { id: matches.find((one) => one.undoneAt === null)!.id } })
}
const owedBucketsOn = async (asOf: string) => {
  const { totals } = await story().owner.call(ledgerRoutes.agedBalance, { query: { asOf } as never })
  return totals.map(({ totalCents, unappliedCents }) => [totalCents, unappliedCents])
}

test('a return undone after its invoice was paid otherwise settles what is left, and says what stays on account', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  await bankSays(story(), [
    { on: '2026-11-03', euros: 1190, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  await story().owner.call(cashRoutes.accept, {
    params: { id: (await lineSaying(story(), 'VIR UN')).line.id },
    body: {},
  })
  await bankSays(story(), [returned('2026-11-10', 1190, 'SOCIETE C1')], 'deux.cfo')
  await bankSays(story(), [{ on: '2026-11-12', euros: 1195, label: 'VIR TROIS', payer: 'SOCIETE C1' }], 'trois.cfo')
  const { line } = await lineSaying(story(), 'VIR TROIS')
  const { customerId, itemId } = await ofC1()
  const body = { customerId, parts: [{ itemId, cents: 119_500 }] }
  await story().owner.call(cashRoutes.match, { params: { id: line.id }, body })
  expect(await balances(story().owner)).toEqual({ C1: 5 })

  const { note } = await undoOf('IMPAYE')
  expect(note?.replace(/\s/g, ' ')).toContain('1 195,00 € restent en acompte')
  expect(await balances(story().owner)).toEqual({ C1: -1195 })
  const [document] = (await openDocuments(story().owner, 'C1')).filter(({ no }) => no === 'FA2026-0142')
  expect(document?.euros ?? 0).toBe(0)
})

test('the days between a return and its undoing are told as they were, and no day twice', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  await bankSays(story(), [
    { on: '2026-11-03', euros: 1200, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  await bankSays(story(), [returned('2026-11-10', 1200, 'SOCIETE C1')], 'deux.cfo')
  expect((await undoOf('IMPAYE')).note).toBeNull()
  for (const day of ['2026-11-05', '2026-11-09', '2026-11-10', '2026-11-20'])
    expect(await owedBucketsOn(day), day).toEqual([])
})

test('undoing a match whose payment the accounts have sent meanwhile detaches the line and nothing else', async () => {
  const sold = [sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]
  await importFile(story().owner, 'octobre.txt', fec(sold))
  await bankSays(story(), [
    { on: '2026-11-17', euros: 1200, label: 'VIR SEPA', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  const later = fec([
    sale('2026-09-15', 'C1', 'FA2026-0142', 1200, { letter: 'A' }),
    receipt('2026-11-18', 'C1', 1200, { letter: 'A' }),
  ])
  const november = await importFile(story().owner, 'novembre.txt', later)
  const { note } = await undoOf('VIR SEPA')
  expect(note).toContain('Votre comptabilité a ce règlement')
  // The accounts say that it is paid: it is, and nobody is chased.
  expect(await balances(story().owner)).toEqual({})
  expect(await openDocuments(story().owner, 'C1')).toEqual([])
  const after = await lineSaying(story(), 'VIR SEPA')
  expect(after.line).toMatchObject({ state: 'open', leftCents: 120_000 })
  expect(after.proposals[0]).toMatchObject({ class: 'in_books', customerCode: 'C1' })
  // Nothing of it is given to the accounts, which have it.
  expect((await story().owner.call(cashRoutes.journal, { query: {} })).pending).toEqual([])
  expect((await importFile(story().owner, 'novembre-bis.txt', later)).summary).toMatchObject({ rows: { created: 0 } })

  // Recognised again, it is the same payment; the accounts withdrawn after another undoing, it is nobody's and is gone.
  await story().owner.call(cashRoutes.accept, { params: { id: after.line.id }, body: {} })
  expect(await balances(story().owner)).toEqual({})
  await undoOf('VIR SEPA')
  await story().owner.call(intakeRoutes.withdraw, { params: { id: november.id } })
  expect(await balances(story().owner)).toEqual({ C1: 1200 })
})
