import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bankSays, lineOf, lineSaying } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { expectSoundBooks, freshStory, importFile } from './intake-ledger.ts'

/** Euros that paid an invoice in dollars come back: it is owed again in dollars, and nobody undoes anything first. */
const story = freshStory('2026-11-20')

const dollars = { foreign: [4000, 'USD'] } as const

async function paidInEuros(): Promise<{ customerId: string }> {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0491', 3750, dollars)]))
  await bankSays(story(), [
    { on: '2026-11-03', euros: 3751.64, label: 'VIR INTL RECU', payer: 'SOCIETE C1', says: 'FA2026-0491' },
  ])
  const { line } = await lineSaying(story(), 'VIR INTL')
  await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: {} })
  const { rows } = await story().owner.call(ledgerRoutes.customers, {})
  return { customerId: rows[0]!.id }
}
const open = async (customerId: string) => {
  const { items } = await story().owner.call(ledgerRoutes.customerItems, { params: { id: customerId } })
  return items
    .filter((item) => item.openCents > 0)
    .map(({ documentNo, currency, side, openCents }) => [documentNo, currency, side * openCents])
}
const weights = async () => {
  const { entries } = await story().owner.call(cashRoutes.journalEntries, { query: {} })
  const accounts = new Map<string, number>()
  for (const { lines, currency } of entries)
    for (const { account, debitCents, creditCents } of lines) {
      const of = `${account} ${currency}`
      accounts.set(of, (accounts.get(of) ?? 0) + debitCents - creditCents)
    }
  return Object.fromEntries([...accounts].filter(([, cents]) => cents !== 0))
}

test('whole, it is recognised by its payer: the invoice is open in dollars, and undoing the return settles it again', async () => {
  const { customerId } = await paidInEuros()
  expect(await open(customerId)).toEqual([])
  await bankSays(
    story(),
    [{ on: '2026-11-10', euros: -3751.64, label: 'VIR REJETE', payer: 'SOCIETE C1', reject: '20' }],
    'deux.cfo',
  )
  const { line, matches } = await lineSaying(story(), 'REJETE')
  expect(line.state).toBe('matched')
  expect(await open(customerId)).toEqual([['FA2026-0491', 'USD', 400_000]])
  const { returns } = await story().owner.call(cashRoutes.returns, {})
  expect(returns).toMatchObject([{ reopened: ['FA2026-0491'], cents: 375_164, currency: 'EUR' }])
  expect(await weights(), 'bank, customers and suspense are as if it had never come').toEqual({})
  await expectSoundBooks(story())

  const first = (await lineSaying(story(), 'VIR INTL')).matches[0]!
  const refused = await story().owner.ask(cashRoutes.undo, { params: { id: first.id } })
  expect(refused.refusal?.code).toBe('returned_since')
  await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  expect(await open(customerId)).toEqual([])
  await expectSoundBooks(story())
})

test('in part, as much of the invoice is owed again as of the money went back, and the rest can follow', async () => {
  const { customerId } = await paidInEuros()
  await bankSays(story(), [{ on: '2026-11-10', euros: -1000, label: 'RAPPEL VIR' }], 'deux.cfo')
  const { line } = await lineSaying(story(), 'RAPPEL')
  await story().owner.call(cashRoutes.setAside, { body: { lineIds: [line.id], as: '' } })
  const { payments } = await story().owner.call(cashRoutes.returnable, { params: { id: line.id }, query: {} })
  expect(payments).toMatchObject([{ customerCode: 'C1', leftCents: 375_164 }])
  const { itemId } = payments[0]!
  await story().owner.call(cashRoutes.reopenPayment, { params: { id: line.id }, body: { itemId, cents: 100_000 } })
  // 4 000.00 × 1 000.00 / 3 751.64
  expect(await open(customerId)).toEqual([['FA2026-0491', 'USD', 106_620]])
  await bankSays(story(), [{ on: '2026-11-12', euros: -2751.64, label: 'SOLDE VIR' }], 'trois.cfo')
  const rest = (await lineSaying(story(), 'SOLDE')).line
  await story().owner.call(cashRoutes.setAside, { body: { lineIds: [rest.id], as: '' } })
  if ((await lineOf(story(), rest.id)).line.state === 'open')
    await story().owner.call(cashRoutes.reopenPayment, { params: { id: rest.id }, body: { itemId, cents: 275_164 } })
  expect(await open(customerId)).toEqual([['FA2026-0491', 'USD', 400_000]])
  expect(await weights()).toEqual({})
  await expectSoundBooks(story())
})
