import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { colleagueOf } from '../tools/testing/colleague.ts'
import { bankSays, lineOf, lineSaying, returned } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile, openDocuments } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

const idOf = async (code: string) => {
  const { rows } = await story().owner.call(ledgerRoutes.customers, {})
  return rows.find((row) => row.code === code)!.id
}
const returnable = async (words: string, query: { words?: string } = {}) => {
  const { line } = await lineSaying(story(), words)
  return { line, ...(await story().owner.call(cashRoutes.returnable, { params: { id: line.id }, query })) }
}
const owed = async (code: string) => (await openDocuments(story().owner, code)).map(({ no, euros }) => [no, euros])

test('a cheque that bounces with the bank’s fee in the same line is proposed by its payer, and the fee is ours', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 700)]))
  await bankSays(story(), [
    { on: '2026-11-03', euros: 700, label: 'REMISE CHEQUE', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  await bankSays(story(), [returned('2026-11-10', 712.5, 'SOCIETE C1')], 'deux.cfo')
  const { line, proposals } = await lineSaying(story(), 'IMPAYE')
  expect(line.state).toBe('open')
  expect(proposals).toMatchObject([{ class: 'returned', customerCode: 'C1', gapCents: 1_250, gapReason: 'bank_fee' }])
  expect(proposals[0]!.evidence.join(' ').replace(/\s/g, ' ')).toContain('12,50 € de plus que le paiement')
  await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: {} })
  expect(await balances(story().owner)).toEqual({ C1: 700 })
  expect((await lineOf(story(), line.id)).line).toMatchObject({ state: 'matched', leftCents: 0 })
  // The accounts get the bank's line whole, and its fee on the charges.
  const { entries } = await story().owner.call(cashRoutes.journalEntries, { query: {} })
  const accounts = entries.map((entry) => [entry.kind, entry.amountCents, entry.lines.map((one) => one.account)])
  expect(accounts).toContainEqual(['returned', 71_250, ['411000', '512000']])
  expect(accounts).toContainEqual(['write_off', 1_250, ['411000', '627000']])

  const [match] = (await lineOf(story(), line.id)).matches
  await story().owner.call(cashRoutes.undo, { params: { id: match!.id } })
  expect(await balances(story().owner)).toEqual({})
})

test('of a transfer recalled in part a person picks the payment: the last settled opens first, and the rest can come back later', async () => {
  const books = [sale('2026-09-15', 'C1', 'FA2026-0142', 900), sale('2026-09-20', 'C1', 'FA2026-0150', 300)]
  await importFile(story().owner, 'fec.txt', fec(books))
  await bankSays(story(), [
    { on: '2026-11-03', euros: 1200, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142 FA2026-0150' },
  ])
  await bankSays(story(), [{ on: '2026-11-10', euros: -500, label: 'RAPPEL VIR' }], 'deux.cfo')
  const { line, payments } = await returnable('RAPPEL VIR', { words: 'fa2026-0150' })
  expect(payments).toMatchObject([{ customerCode: 'C1', amountCents: 120_000, leftCents: 120_000 }])
  expect((await returnable('RAPPEL VIR', { words: 'nobody' })).payments).toEqual([])
  expect((await returnable('RAPPEL VIR', { words: '1200' })).payments).toHaveLength(1)
  const { itemId } = payments[0]!
  const reopen = (cents: number, bankFeeCents = 0) =>
    story().owner.ask(cashRoutes.reopenPayment, { params: { id: line.id }, body: { itemId, cents, bankFeeCents } })
  expect((await reopen(120_001)).refusal?.code).toBe('payment_used')
  expect((await reopen(50_001)).refusal?.code).toBe('line_used')
  expect((await reopen(50_000)).refusal ?? null).toBeNull()
  expect(await owed('C1')).toEqual([
    ['FA2026-0142', 200],
    ['FA2026-0150', 300],
  ])
  const asOf = async (day: string) =>
    (await story().owner.call(ledgerRoutes.agedBalance, { query: { asOf: day } as never })).totals.map(
      ({ totalCents, unappliedCents }) => [totalCents, unappliedCents],
    )
  expect([await asOf('2026-11-09'), await asOf('2026-11-10')]).toEqual([[], [[50_000, 0]]])

  await bankSays(story(), [{ on: '2026-11-12', euros: -700, label: 'SOLDE RAPPEL' }], 'trois.cfo')
  const rest = await returnable('SOLDE RAPPEL')
  expect(rest.payments).toMatchObject([{ itemId, leftCents: 70_000 }])
  await story().owner.call(cashRoutes.reopenPayment, { params: { id: rest.line.id }, body: { itemId, cents: 70_000 } })
  expect(await balances(story().owner)).toEqual({ C1: 1200 })

  // Undone in the order they were made, each gives back what it took and no more.
  for (const words of ['RAPPEL VIR', 'SOLDE RAPPEL']) {
    const { matches } = await lineSaying(story(), words)
    await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  }
  expect(await balances(story().owner)).toEqual({})
  expect(await owed('C1')).toEqual([])
})

test('money that came and went back before it was wholly matched: both lines close, and what was matched is owed again', async () => {
  const books = [sale('2026-09-15', 'C1', 'FA2026-0142', 600), sale('2026-09-16', 'C2', 'FA2026-0150', 400)]
  await importFile(story().owner, 'fec.txt', fec(books))
  await bankSays(story(), [{ on: '2026-11-02', euros: 1100, label: 'VIR GROUPE', payer: 'HOLDING' }])
  const came = await lineSaying(story(), 'VIR GROUPE')
  for (const [code, cents] of [
    ['C1', 60_000],
    ['C2', 40_000],
  ] as const) {
    const customerId = await idOf(code)
    const { items } = await story().owner.call(ledgerRoutes.customerItems, { params: { id: customerId } })
    const body = { customerId, parts: [{ itemId: items[0]!.id, cents }] }
    await story().owner.call(cashRoutes.match, { params: { id: came.line.id }, body })
  }
  expect(await balances(story().owner)).toEqual({})
  await bankSays(story(), [returned('2026-11-10', 1100, 'HOLDING')], 'deux.cfo')
  const { line, lines } = await returnable('IMPAYE')
  expect(lines).toMatchObject([{ lineId: came.line.id, customers: ['Société C1', 'Société C2'] }])
  const close = { params: { id: line.id }, body: { lineId: came.line.id } }
  expect((await story().owner.call(cashRoutes.closeTogether, close)).undone).toHaveLength(2)
  expect(await balances(story().owner)).toEqual({ C1: 600, C2: 400 })
  for (const id of [line.id, came.line.id]) expect((await lineOf(story(), id)).line.state).toBe('set_aside')
  expect((await story().owner.ask(cashRoutes.closeTogether, close)).refusal?.code).toBe('changed_meanwhile')

  // Brought back, both are: neither stays out alone.
  await story().owner.call(cashRoutes.setAside, { body: { lineIds: [line.id], as: '' } })
  for (const id of [line.id, came.line.id]) expect((await lineOf(story(), id)).line.state).toBe('open')
})

test('what is missing is called by its name within the rules, and more than that is a loss that not everybody may write off', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1000)]))
  await bankSays(story(), [{ on: '2026-11-02', euros: 101, label: 'VIR PETIT' }])
  const { line } = await lineSaying(story(), 'VIR PETIT')
  const customerId = await idOf('C1')
  const { items } = await story().owner.call(ledgerRoutes.customerItems, { params: { id: customerId } })
  const collector = await colleagueOf(story(), 'collector')
  const forgive = (who: typeof collector, writeOffAs: 'rounding' | 'bank_fee' | 'discount' | 'write_off') =>
    who.ask(cashRoutes.match, {
      params: { id: line.id },
      body: { customerId, parts: [{ itemId: items[0]!.id, cents: 100_000 }], writeOffCents: 89_900, writeOffAs },
    })
  for (const as of ['rounding', 'bank_fee', 'discount'] as const) {
    expect((await forgive(story().owner, as)).refusal?.code, as).toBe('gap_beyond')
    expect((await forgive(collector, as)).refusal?.code, as).toBe('gap_beyond')
  }
  const refused = (await forgive(collector, 'write_off')).refusal
  expect(refused?.code).toBe('right_missing')
  expect(refused?.message).toContain('Responsable')
  expect(await balances(story().owner)).toEqual({ C1: 1000 })
  expect((await forgive(story().owner, 'write_off')).refusal ?? null).toBeNull()
  expect(await balances(story().owner)).toEqual({})
})
