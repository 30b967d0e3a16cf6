import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bankSays, lineSaying, returned } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

const outstandingOn = async (asOf: string): Promise<number> => {
  const { totals } = await story().owner.call(ledgerRoutes.agedBalance, { query: { asOf } as never })
  return totals.reduce((sum, total) => sum + total.totalCents, 0)
}

test('a rejected payment reopens exactly what it had settled, from the day it came back, and is work with its reason', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([
      sale('2026-09-15', 'C1', 'FA2026-0142', 1200),
      sale('2026-09-20', 'C1', 'FA2026-0150', 300),
      sale('2026-09-21', 'C1', 'FA2026-0151', 80),
    ]),
  )
  await bankSays(
    story(),
    [{ on: '2026-11-10', euros: 1500, label: 'PRLV SEPA', payer: 'SOCIETE C1', says: 'FA2026-0142 FA2026-0150' }],
    'un.cfo',
  )
  expect(await balances(story().owner)).toEqual({ C1: 80 })
  await bankSays(story(), [returned('2026-11-18', 1500, 'SOCIETE C1')], 'deux.cfo')
  expect(await balances(story().owner)).toEqual({ C1: 1580 })
  expect([await outstandingOn('2026-11-17'), await outstandingOn('2026-11-18')]).toEqual([8_000, 158_000])
  const { returns } = await story().owner.call(cashRoutes.returns, { query: {} as never })
  expect(returns).toMatchObject([
    {
      customerCode: 'C1',
      cents: 150_000,
      code: 'AM04',
      reason: 'provision insuffisante',
      reopened: ['FA2026-0142', 'FA2026-0150'],
    },
  ])
  await story().owner.call(cashRoutes.handleReturn, { params: { id: returns[0]!.matchId } })
  expect((await story().owner.call(cashRoutes.returns, { query: {} as never })).returns).toEqual([])
})

test('a return may cost what the organisation decided, and undoing it settles everything again', async () => {
  const setting = await story().owner.call(cashRoutes.setting, {})
  const { classes: _, ...kept } = setting
  await story().owner.call(cashRoutes.changeSetting, { body: { ...kept, returnFeeCents: 1_500 } })
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  await bankSays(
    story(),
    [{ on: '2026-11-10', euros: 1200, label: 'PRLV SEPA', payer: 'SOCIETE C1', says: 'FA2026-0142' }],
    'un.cfo',
  )
  await bankSays(story(), [returned('2026-11-18', 1200, 'SOCIETE C1')], 'deux.cfo')
  expect(await balances(story().owner)).toEqual({ C1: 1215 })
  const { matches } = await lineSaying(story(), 'IMPAYE')
  await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  expect(await balances(story().owner)).toEqual({})
  const again = await lineSaying(story(), 'IMPAYE')
  expect(again.line).toMatchObject({ state: 'open', leftCents: -120_000 })
})

test('a return that names nobody is proposed and waits for a person', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  await bankSays(
    story(),
    [{ on: '2026-11-10', euros: 1200, label: 'CHEQUE 123', payer: 'SOCIETE C1', says: 'FA2026-0142' }],
    'un.cfo',
  )
  await bankSays(story(), [{ on: '2026-11-18', euros: -1200, label: 'CHQ IMPAYE 00123' }], 'deux.cfo')
  const { line, proposals } = await lineSaying(story(), 'CHQ IMPAYE')
  expect(line.state).toBe('open')
  expect(proposals[0]).toMatchObject({ class: 'returned', customerCode: 'C1', isTied: true })
  expect(await balances(story().owner)).toEqual({})
  await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: {} })
  expect(await balances(story().owner)).toEqual({ C1: 1200 })
})
