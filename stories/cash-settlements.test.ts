import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bankSays, lineOf, lineSaying } from './cash-statement.ts'
import { fec, receipt, sale } from './intake-files.ts'
import { balances, freshStory, importFile, openDocuments } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

async function customerId(code: string): Promise<string> {
  const { rows } = await story().owner.call(ledgerRoutes.customers, { query: { words: code } })
  return rows.find((row) => row.code === code)!.id
}

/** The documents of a customer, by number; what bears none (money on account) by its kind. */
async function itemsOf(code: string): Promise<Record<string, string>> {
  const { items } = await story().owner.call(ledgerRoutes.customerItems, {
    params: { id: await customerId(code) },
    query: { show: 'all' },
  })
  return Object.fromEntries(items.map((item) => [item.documentNo || item.kind, item.id]))
}

const settle = (id: string, ...parts: { itemId: string; cents: number }[]) =>
  story().owner.ask(cashRoutes.settleItem, { params: { id }, body: { parts } })

const undo = (...allocationIds: string[]) => story().owner.ask(cashRoutes.undoSettlements, { body: { allocationIds } })

/** C1 paid 1 000 before anything was invoiced, and a person left it on account. */
async function paidInAdvance() {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0100', 50)]))
  await bankSays(story(), [{ on: '2026-11-03', euros: 1000, label: 'VIR ACOMPTE', payer: 'SOCIETE C1' }])
  const { line } = await lineSaying(story(), 'VIR ACOMPTE')
  const { matchId } = await story().owner.call(cashRoutes.match, {
    params: { id: line.id },
    body: { customerId: await customerId('C1'), parts: [], onAccountCents: 100_000 },
  })
  story().at('2026-11-20', '11:00')
  const later = [sale('2026-09-15', 'C1', 'FA2026-0100', 50), sale('2026-11-15', 'C1', 'FA2026-0200', 800)]
  await importFile(story().owner, 'later.txt', fec(later))
  return { line, matchId, items: await itemsOf('C1') }
}

test('money left on account settles the invoice that comes later, and is given back when that is undone', async () => {
  const { items, line, matchId } = await paidInAdvance()
  expect(await balances(story().owner)).toEqual({ C1: -150 })
  const { value } = await settle(
    items.receipt!,
    { itemId: items['FA2026-0200']!, cents: 80_000 },
    { itemId: items['FA2026-0100']!, cents: 3_000 },
  )
  expect(await openDocuments(story().owner, 'C1')).toMatchObject([
    { no: '', euros: -170 },
    { no: 'FA2026-0100', euros: 20 },
  ])
  expect(await balances(story().owner)).toEqual({ C1: -150 })

  // The line keeps its match as long as the money serves elsewhere; what is in the way is named.
  const refused = await story().owner.ask(cashRoutes.undo, { params: { id: matchId } })
  expect(refused.refusal).toMatchObject({ code: 'used_since' })
  expect(refused.refusal!.message).toMatch(/FA2026-0[12]00/)

  const shown = await story().owner.call(cashRoutes.settlementsByHand, { params: { id: items.receipt! } })
  expect(shown.allocationIds.toSorted()).toEqual(value.allocationIds.toSorted())
  expect((await undo(...value.allocationIds)).value).toEqual({ done: 2 })
  expect(await openDocuments(story().owner, 'C1')).toMatchObject([
    { no: '', euros: -1000 },
    { no: 'FA2026-0100', euros: 50 },
    { no: 'FA2026-0200', euros: 800 },
  ])
  expect((await undo(...value.allocationIds)).refusal).toMatchObject({ code: 'not_by_hand' })

  await story().owner.call(cashRoutes.undo, { params: { id: matchId } })
  await story().owner.call(cashRoutes.matchNow, {})
  const after = await lineOf(story(), line.id)
  expect(after).toMatchObject({ line: { state: 'open' }, refusals: [] })
  expect(after.proposals.map((one) => one.customerCode)).toContain('C1')
})

test('an invoice takes the credit notes and the money that stand beside it, whoever sent them', async () => {
  await paidInAdvance()
  const withCredit = [
    sale('2026-09-15', 'C1', 'FA2026-0100', 50),
    sale('2026-11-15', 'C1', 'FA2026-0200', 800),
    sale('2026-11-16', 'C1', 'AV2026-0007', -120),
  ]
  await importFile(story().owner, 'credit.txt', fec(withCredit))
  const items = await itemsOf('C1')
  await settle(
    items['FA2026-0200']!,
    { itemId: items['AV2026-0007']!, cents: 12_000 },
    { itemId: items.receipt!, cents: 68_000 },
  )
  expect(await openDocuments(story().owner, 'C1')).toMatchObject([
    { no: '', euros: -320 },
    { no: 'FA2026-0100', euros: 50 },
  ])
  // The accounts hear which documents were settled with which.
  const { letterings } = await story().owner.call(cashRoutes.journal, {})
  expect(letterings).toEqual([{ currency: 'EUR', count: 2, cents: 80_000 }])
})

test('what cannot be settled is refused with what to do, and nothing moves', async () => {
  const { items } = await paidInAdvance()
  await importFile(
    story().owner,
    'both.txt',
    fec([
      sale('2026-09-15', 'C1', 'FA2026-0100', 50),
      sale('2026-11-15', 'C1', 'FA2026-0200', 800),
      sale('2026-10-01', 'C2', 'FA2026-0300', 90, { letter: 'A' }),
      receipt('2026-10-20', 'C2', 90, { letter: 'A' }),
      sale('2026-10-05', 'C2', 'FA2026-0301', 60),
    ]),
  )
  const [money, mine] = [items.receipt!, items['FA2026-0200']!]
  const theirs = await itemsOf('C2')
  const before = await balances(story().owner)
  const refusals = [
    [await settle(money, { itemId: mine, cents: 80_001 }), 'item_used', '800,00'],
    [await settle(mine, { itemId: money, cents: 80_000 }, { itemId: money, cents: 1 }), 'item_used', 'FA2026-0200'],
    [await settle(money, { itemId: mine, cents: 1 }, { itemId: mine, cents: 1 }), 'changed_meanwhile', 'Rechargez'],
    [await settle(mine, { itemId: items['FA2026-0100']!, cents: 10 }), 'same_side', 'FA2026-0100'],
    [await settle(money, { itemId: theirs['FA2026-0301']!, cents: 10 }), 'changed_meanwhile', 'Rechargez'],
    [await settle(await customerId('C1'), { itemId: mine, cents: 10 }), 'not_found', ''],
  ] as const
  for (const [{ refusal }, code, words] of refusals) {
    expect(refusal?.code).toBe(code)
    expect(refusal!.message.replaceAll(/\s/g, ' ')).toContain(words)
  }
  // What the accounts lettered is theirs to take apart.
  const { allocations } = await story().owner.call(ledgerRoutes.item, { params: { id: theirs['FA2026-0300']! } })
  expect((await undo(allocations[0]!.id)).refusal?.code).toBe('not_by_hand')
  expect(await balances(story().owner)).toEqual(before)
})

test('two people apply the same money at once: it is used once, and the second is told', async () => {
  const { items } = await paidInAdvance()
  const part = { itemId: items['FA2026-0200']!, cents: 80_000 }
  const answers = await Promise.all([settle(items.receipt!, part), settle(items.receipt!, part)])
  expect(answers.map((answer) => answer.refusal?.code ?? 'done').toSorted()).toEqual(['done', 'item_used'])
  expect(await openDocuments(story().owner, 'C1')).toMatchObject([
    { no: '', euros: -200 },
    { no: 'FA2026-0100', euros: 50 },
  ])
})

test('a credit note that no document would use is refused, and not silently left as it is', async () => {
  const books = [sale('2026-09-15', 'C1', 'FA2026-0100', 50), sale('2026-10-15', 'C1', 'AV2026-0007', -120)]
  await importFile(story().owner, 'fec.txt', fec(books))
  await bankSays(story(), [{ on: '2026-11-03', euros: 1000, label: 'VIR ACOMPTE', payer: 'INCONNU' }])
  const { line } = await lineSaying(story(), 'VIR ACOMPTE')
  const items = await itemsOf('C1')
  const match = async (parts: { itemId: string; cents: number }[], onAccountCents: number) =>
    story().owner.ask(cashRoutes.match, {
      params: { id: line.id },
      body: { customerId: await customerId('C1'), parts, onAccountCents },
    })
  const credit = { itemId: items['AV2026-0007']!, cents: -12_000 }
  const alone = await match([credit], 50_000)
  expect(alone.refusal).toMatchObject({ code: 'credit_idle' })
  expect(alone.refusal!.message.replaceAll(/\s/g, ' ')).toContain('120,00 €')
  const partly = await match([{ itemId: items['FA2026-0100']!, cents: 5_000 }, credit], 50_000)
  expect(partly.refusal!.message.replaceAll(/\s/g, ' ')).toContain('70,00 €')
  expect(await balances(story().owner)).toEqual({ C1: -70 })
  const used = [
    { itemId: items['FA2026-0100']!, cents: 5_000 },
    { ...credit, cents: -3_000 },
  ]
  expect((await match(used, 0)).status).toBe(200)
  expect(await balances(story().owner)).toEqual({ C1: -90 })
})
