import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bankSays, lineOf, lineSaying, returned } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile, openDocuments } from './intake-ledger.ts'

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

const customerIds = async () => {
  const { rows } = await story().owner.call(ledgerRoutes.customers, {})
  return Object.fromEntries(rows.map((row) => [row.code, row.id]))
}
const itemIds = async (code: string) => {
  const { items } = await story().owner.call(ledgerRoutes.customerItems, {
    params: { id: (await customerIds())[code]! },
  })
  return Object.fromEntries(items.map((item) => [item.documentNo, item.id]))
}
const returnsToHandle = async () => {
  const { returns } = await story().owner.call(cashRoutes.returns, {})
  return returns
    .map(({ customerCode, cents, reopened }) => ({ customerCode, cents, reopened }))
    .toSorted((a, b) => (a.customerCode < b.customerCode ? -1 : 1))
}

test('one payment for several customers comes back whole: each has its documents again, is work, and undoing is one act', async () => {
  const { classes: _, ...kept } = await story().owner.call(cashRoutes.setting, {})
  await story().owner.call(cashRoutes.changeSetting, { body: { ...kept, returnFeeCents: 1_500 } })
  const books = fec([sale('2026-09-15', 'C1', 'FA2026-0142', 600), sale('2026-09-16', 'C2', 'FA2026-0150', 400)])
  await importFile(story().owner, 'fec.txt', books)
  await bankSays(story(), [{ on: '2026-11-10', euros: 1000, label: 'VIR GROUPE', payer: 'HOLDING LAMBERT' }], 'un.cfo')
  const { line } = await lineSaying(story(), 'VIR GROUPE')
  const ids = await customerIds()
  for (const [code, documentNo, cents] of [
    ['C1', 'FA2026-0142', 60_000],
    ['C2', 'FA2026-0150', 40_000],
  ] as const) {
    const body = { customerId: ids[code]!, parts: [{ itemId: (await itemIds(code))[documentNo]!, cents }] }
    await story().owner.call(cashRoutes.match, { params: { id: line.id }, body })
  }
  expect(await balances(story().owner)).toEqual({})

  await bankSays(story(), [returned('2026-11-18', 1000, 'HOLDING LAMBERT')], 'deux.cfo')
  // Nobody can say which of the two owes the fee: it is asked of none.
  expect(await balances(story().owner)).toEqual({ C1: 600, C2: 400 })
  expect(await returnsToHandle()).toEqual([
    { customerCode: 'C1', cents: 60_000, reopened: ['FA2026-0142'] },
    { customerCode: 'C2', cents: 40_000, reopened: ['FA2026-0150'] },
  ])
  const came = await lineSaying(story(), 'IMPAYE')
  expect(came.matches[0]!.evidence.join(' ')).toContain('Société C1, Société C2')
  const paid = await lineOf(story(), line.id)
  const refused = await story().owner.ask(cashRoutes.undo, { params: { id: paid.matches[0]!.id } })
  expect(refused.refusal?.message).toContain('Ce paiement est revenu le 18/11/2026')

  await story().owner.call(cashRoutes.undo, { params: { id: came.matches[0]!.id } })
  expect(await balances(story().owner)).toEqual({})
  expect(await returnsToHandle()).toEqual([])
  expect((await lineOf(story(), came.line.id)).line).toMatchObject({ state: 'open', leftCents: -100_000 })
})

test('what a third party paid and its bank took back is owed again by the customer it was for, and by nobody else', async () => {
  const books = fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200), sale('2026-09-16', 'C2', 'FA2026-0150', 90)])
  await importFile(story().owner, 'fec.txt', books)
  await bankSays(story(), [{ on: '2026-11-10', euros: 1200, label: 'VIR UN', payer: 'SOCIETE C2' }], 'un.cfo')
  const { line } = await lineSaying(story(), 'VIR UN')
  const ids = await customerIds()
  const parts = [{ itemId: (await itemIds('C1'))['FA2026-0142']!, cents: 120_000 }]
  const body = { customerId: ids.C1!, payerId: ids.C2!, parts }
  await story().owner.call(cashRoutes.match, { params: { id: line.id }, body })
  expect(await balances(story().owner)).toEqual({ C2: 90 })
  await bankSays(story(), [returned('2026-11-18', 1200, 'SOCIETE C2')], 'deux.cfo')
  expect(await balances(story().owner)).toEqual({ C1: 1200, C2: 90 })
  expect((await openDocuments(story().owner, 'C1')).map(({ no, euros }) => [no, euros])).toEqual([
    ['FA2026-0142', 1200],
  ])
  expect([await outstandingOn('2026-11-17'), await outstandingOn('2026-11-18')]).toEqual([9_000, 129_000])
})

test('a payment that came back is paid again, comes back again, and each time the document is open once', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  const paid = (on: string, name: string) =>
    bankSays(story(), [{ on, euros: 1200, label: `PRLV ${name}`, payer: 'SOCIETE C1', says: 'FA2026-0142' }], name)
  await paid('2026-11-03', 'un.cfo')
  await bankSays(story(), [returned('2026-11-06', 1200, 'SOCIETE C1')], 'deux.cfo')
  await paid('2026-11-12', 'trois.cfo')
  expect(await balances(story().owner)).toEqual({})
  await bankSays(story(), [returned('2026-11-18', 1200, 'SOCIETE C1')], 'quatre.cfo')
  expect(await balances(story().owner)).toEqual({ C1: 1200 })
  expect(await returnsToHandle()).toHaveLength(2)
  expect([
    await outstandingOn('2026-11-05'),
    await outstandingOn('2026-11-08'),
    await outstandingOn('2026-11-15'),
  ]).toEqual([0, 120_000, 0])
})

test('a return that the bank takes back brings its money again for what it had reopened', async () => {
  const books = fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200), sale('2026-09-20', 'C1', 'FA2026-0150', 300)])
  await importFile(story().owner, 'fec.txt', books)
  await bankSays(
    story(),
    [{ on: '2026-11-03', euros: 1500, label: 'PRLV', payer: 'SOCIETE C1', says: 'FA2026-0142 FA2026-0150' }],
    'un.cfo',
  )
  await bankSays(story(), [returned('2026-11-06', 1500, 'SOCIETE C1')], 'deux.cfo')
  await bankSays(story(), [{ on: '2026-11-09', euros: 1500, label: 'ANNULATION REJET', payer: '' }], 'trois.cfo')
  const { line, proposals } = await lineSaying(story(), 'ANNULATION REJET')
  // What the bank calls a return is never applied by itself.
  expect(line.state).toBe('open')
  expect(proposals[0]).toMatchObject({ customerCode: 'C1', isTied: false })
  expect(proposals[0]!.parts.map((one) => one.documentNo)).toEqual(['FA2026-0142', 'FA2026-0150'])
  await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: {} })
  expect(await balances(story().owner)).toEqual({})
})

test('what was written off beside a payment is owed again with it when it comes back, and settled again when the return is undone', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  await bankSays(story(), [
    { on: '2026-11-03', euros: 1190, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  const { line, proposals } = await lineSaying(story(), 'VIR UN')
  expect(proposals[0]).toMatchObject({ class: 'references_gap', gapCents: 1_000 })
  await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: {} })
  expect(await balances(story().owner)).toEqual({})
  await bankSays(story(), [returned('2026-11-18', 1190, 'SOCIETE C1')], 'deux.cfo')
  expect(await openDocuments(story().owner, 'C1')).toMatchObject([{ no: 'FA2026-0142', euros: 1200 }])
  expect([await outstandingOn('2026-11-17'), await outstandingOn('2026-11-18')]).toEqual([0, 120_000])
  const { matches } = await lineSaying(story(), 'IMPAYE')
  await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  expect(await balances(story().owner)).toEqual({})
})

test('a return that the bank takes back gives its fee back with it, whoever had paid it, and undoing it asks for it again', async () => {
  const { classes: _, ...kept } = await story().owner.call(cashRoutes.setting, {})
  await story().owner.call(cashRoutes.changeSetting, { body: { ...kept, returnFeeCents: 1_500 } })
  const books = fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200), sale('2026-09-20', 'C2', 'FA2026-0150', 300)])
  await importFile(story().owner, 'fec.txt', books)
  await bankSays(story(), [
    { on: '2026-11-03', euros: 1200, label: 'PRLV UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
    { on: '2026-11-03', euros: 300, label: 'PRLV DEUX', payer: 'SOCIETE C2', says: 'FA2026-0150' },
  ])
  await bankSays(
    story(),
    [
      returned('2026-11-06', 1200, 'SOCIETE C1'),
      { ...returned('2026-11-06', 300, 'SOCIETE C2'), label: 'PRLV REJETE' },
    ],
    'deux.cfo',
  )
  expect(await balances(story().owner)).toEqual({ C1: 1215, C2: 315 })
  const fee = (await openDocuments(story().owner, 'C1')).find(({ euros }) => euros === 15)!
  // C1 pays its fee before the bank changes its mind.
  await bankSays(story(), [{ on: '2026-11-07', euros: 15, label: 'VIR FRAIS', payer: 'SOCIETE C1' }], 'trois.cfo')
  const fees = await lineSaying(story(), 'VIR FRAIS')
  const ids = await customerIds()
  if (fees.line.state === 'open') {
    const { items } = await story().owner.call(ledgerRoutes.customerItems, { params: { id: ids.C1! } })
    const itemId = items.find((item) => item.kind === 'fee')!.id
    const body = { customerId: ids.C1!, parts: [{ itemId, cents: 1_500 }] }
    await story().owner.call(cashRoutes.match, { params: { id: fees.line.id }, body })
  }
  expect(fee).toBeDefined()
  expect(await balances(story().owner)).toEqual({ C1: 1200, C2: 315 })

  await bankSays(
    story(),
    [
      { on: '2026-11-09', euros: 1200, label: 'ANNULATION REJET UN', payer: '' },
      { on: '2026-11-09', euros: 300, label: 'ANNULATION REJET DEUX', payer: '' },
    ],
    'quatre.cfo',
  )
  for (const words of ['REJET UN', 'REJET DEUX'])
    await story().owner.call(cashRoutes.accept, {
      params: { id: (await lineSaying(story(), words)).line.id },
      body: {},
    })
  // What C1 had paid for the fee is its own again.
  expect(await balances(story().owner)).toEqual({ C1: -15 })
  expect(await returnsToHandle()).toEqual([])
  expect([
    await outstandingOn('2026-11-05'),
    await outstandingOn('2026-11-08'),
    await outstandingOn('2026-11-09'),
  ]).toEqual([0, 151_500, -1_500])
  const { pending } = await story().owner.call(cashRoutes.journal, { query: {} })
  expect(pending.find((sum) => sum.kind === 'fee')).toMatchObject({ count: 4, cents: 6_000 })

  for (const words of ['REJET UN', 'REJET DEUX']) {
    const { matches } = await lineSaying(story(), words)
    await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  }
  expect(await balances(story().owner)).toEqual({ C1: 1200, C2: 315 })
  expect(await returnsToHandle()).toHaveLength(2)
})

test('a customer who pays again of its own accord still owes the fee', async () => {
  const { classes: _, ...kept } = await story().owner.call(cashRoutes.setting, {})
  await story().owner.call(cashRoutes.changeSetting, { body: { ...kept, returnFeeCents: 1_500 } })
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  const pays = (on: string, label: string) => ({ on, euros: 1200, label, payer: 'SOCIETE C1', says: 'FA2026-0142' })
  await bankSays(story(), [pays('2026-11-03', 'PRLV')], 'un.cfo')
  await bankSays(story(), [returned('2026-11-06', 1200, 'SOCIETE C1')], 'deux.cfo')
  await bankSays(story(), [pays('2026-11-09', 'VIR SECOND')], 'trois.cfo')
  const { line } = await lineSaying(story(), 'VIR SECOND')
  if (line.state === 'open') await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: {} })
  expect(await openDocuments(story().owner, 'C1')).toMatchObject([{ euros: 15 }])
})

test('what had been written off beside a payment is written off again when the bank takes its return back', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  await bankSays(story(), [
    { on: '2026-11-03', euros: 1190, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  const first = await lineSaying(story(), 'VIR UN')
  await story().owner.call(cashRoutes.accept, { params: { id: first.line.id }, body: {} })
  await bankSays(story(), [returned('2026-11-18', 1190, 'SOCIETE C1')], 'deux.cfo')
  await bankSays(story(), [{ on: '2026-11-19', euros: 1190, label: 'ANNULATION REJET', payer: '' }], 'trois.cfo')
  const { line, proposals } = await lineSaying(story(), 'ANNULATION REJET')
  expect(proposals[0]).toMatchObject({ class: 'paid_again', gapCents: 1_000, onAccountCents: 0 })
  await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: {} })
  expect(await balances(story().owner)).toEqual({})
})

test('a return is never taken for the payment of a customer whose name the payer’s merely contains', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([
      sale('2026-09-15', 'MARTIN', 'FA2026-0142', 600),
      sale('2026-09-16', 'MARTINEZ', 'FA2026-0143', 600),
      sale('2026-09-16', 'MARTINEZ', 'FA2026-0144', 200),
    ]),
  )
  await bankSays(
    story(),
    [
      { on: '2026-11-02', euros: 800, label: 'PRLV UN', payer: 'SOCIETE MARTINEZ', says: 'FA2026-0143 FA2026-0144' },
      { on: '2026-11-03', euros: 600, label: 'VIR DEUX', payer: 'SOCIETE MARTIN', says: 'FA2026-0142' },
    ],
    'un.cfo',
  )
  expect(await balances(story().owner)).toEqual({})
  await bankSays(story(), [returned('2026-11-10', 600, 'SOCIETE MARTINEZ')], 'deux.cfo')
  expect(await balances(story().owner)).toEqual({})
  expect((await lineSaying(story(), 'IMPAYE')).line.state).toBe('open')
})

test('of two payments alike the one whose invoice the bank cites comes back, and without a word a person is asked', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-08-15', 'C1', 'FA2026-0142', 100), sale('2026-09-16', 'C1', 'FA2026-0143', 100)]),
  )
  await bankSays(
    story(),
    [
      { on: '2026-10-02', euros: 100, label: 'PRLV UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
      { on: '2026-11-03', euros: 100, label: 'PRLV DEUX', payer: 'SOCIETE C1', says: 'FA2026-0143' },
    ],
    'un.cfo',
  )
  await bankSays(story(), [{ ...returned('2026-11-10', 100, 'SOCIETE C1'), says: 'FA2026-0142' }], 'deux.cfo')
  expect(await openDocuments(story().owner, 'C1')).toMatchObject([{ no: 'FA2026-0142', euros: 100 }])
})
