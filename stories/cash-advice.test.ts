import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { bankSays, lineSaying } from './cash-statement.ts'
import { mt940 } from './cash-statements-files.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

test('an advice pasted before the money says what each euro of it pays, part payments included', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([
      sale('2026-09-15', 'C1', 'FA2026-0142', 1500),
      sale('2026-09-20', 'C1', 'FA2026-0150', 1020),
      sale('2026-10-02', 'C1', 'AV2026-0007', -120),
      sale('2026-10-02', 'C1', 'FA2026-0160', 300),
    ]),
  )
  const text = [
    'Bonjour, veuillez trouver le détail de notre virement du 17/11/2026 :',
    'FA2026-0142    1 500,00',
    'FA2026-0150      500,00',
    'AV2026-0007     -120,00',
    'Total viré : 1 880,00 €',
  ].join('\n')
  const advice = await story().owner.call(cashRoutes.pasteAdvice, { body: { text } })
  expect(advice).toMatchObject({ totalCents: 188_000, agreement: 'adds_up', state: 'waiting' })
  const twice = await story().owner.ask(cashRoutes.pasteAdvice, { body: { text } })
  expect(twice.refusal?.code).toBe('already_done')

  await bankSays(story(), [{ on: '2026-11-18', euros: 1880, label: 'VIR SEPA GROUPE LAMBERT' }])
  const { line, proposals } = await lineSaying(story(), 'LAMBERT')
  expect(proposals[0]).toMatchObject({ class: 'references_part', customerCode: 'C1' })
  expect(proposals[0]!.parts.map((part) => [part.documentNo, part.cents]).sort()).toEqual([
    ['AV2026-0007', -12_000],
    ['FA2026-0142', 150_000],
    ['FA2026-0150', 50_000],
  ])
  await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: {} })
  expect(await balances(story().owner)).toEqual({ C1: 820 })
  const { advices } = await story().owner.call(cashRoutes.advices, { query: { show: 'all' } })
  expect(advices).toMatchObject([{ state: 'linked', lineId: line.id }])
})

const FACTURES = () =>
  fec([
    sale('2026-09-15', 'C1', 'FA2026-0142', 1500),
    sale('2026-09-20', 'C1', 'FA2026-0150', 1020),
    sale('2026-09-21', 'C2', 'FA2026-0151', 600),
  ])
const paste = (text: string, customerId: string | null = null) => ({ body: { text, customerId } })
const customerOf = async (code: string) => {
  const { customers } = await story().owner.call(partiesRoutes.search, { query: { words: code } })
  return customers.find((customer) => customer.code === code)!.id
}

test('before it is kept, an advice is told document by document: open, part, settled already, unknown, and what remains to explain', async () => {
  await importFile(story().owner, 'fec.txt', FACTURES())
  await bankSays(story(), [{ on: '2026-11-10', euros: 600, label: 'VIR', payer: 'SOCIETE C2', says: 'FA2026-0151' }])
  const text = [
    'FA2026-0142    1 500,00',
    'FA2026-0150      500,00',
    'FA2026-0151      600,00',
    'FX-99871    40,00',
    'Total : 2 640,00 €',
  ]
  const reading = await story().owner.call(cashRoutes.readAdvice, paste(text.join('\n')))
  expect(reading.rows.map((row) => [row.candidates[0], row.finding, row.documents[0]?.customerCode])).toEqual([
    ['FA2026-0142', 'open', 'C1'],
    ['FA2026-0150', 'part', 'C1'],
    ['FA2026-0151', 'settled', 'C2'],
    ['FX-99871', 'unknown', undefined],
  ])
  expect(reading.rows[2]!.documents[0]).toMatchObject({ settledOn: '2026-11-10', openCents: 0 })
  expect(reading).toMatchObject({ totalCents: 264_000, explainedCents: 200_000, unexplainedCents: 64_000 })
  expect(reading.customers.map((customer) => [customer.code, customer.rows])).toEqual([
    ['C1', 2],
    ['C2', 1],
  ])
  expect(reading.remarks.join()).toContain('déjà réglées')
  expect((await story().owner.call(cashRoutes.advices, { query: {} })).advices).toEqual([])
  const nothing = await story().owner.ask(cashRoutes.readAdvice, paste('Bonjour, bien à vous'))
  expect(nothing.refusal?.code).toBe('nothing_cited')
})

test('a number of two customers pays the one that a person names, and the line leads to the advice and back', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-09-15', 'C1', '20260142', 700), sale('2026-09-16', 'C2', '20260142', 700)]),
  )
  const text = 'Règlement de la facture 20260142    700,00 €\nTotal 700,00 €'
  expect((await story().owner.call(cashRoutes.readAdvice, paste(text))).rows[0]!.finding).toBe('several')
  const c2 = await customerOf('C2')
  expect((await story().owner.call(cashRoutes.readAdvice, paste(text, c2))).rows[0]!.finding).toBe('open')
  const kept = await story().owner.call(cashRoutes.pasteAdvice, paste(text))
  await bankSays(story(), [{ on: '2026-11-18', euros: 700, label: 'VIR HOLDING ROUX' }])
  expect((await lineSaying(story(), 'ROUX')).line.state).toBe('open')
  await story().owner.call(cashRoutes.correctAdvice, { params: { id: kept.id }, body: { customerId: c2 } })
  const found = await lineSaying(story(), 'ROUX')
  expect(
    found.line.customers.length > 0 ? found.line.customers : found.proposals.map((one) => one.customerCode),
  ).toEqual(expect.arrayContaining([expect.stringMatching(/C2$/)]))
  expect(found.advices.map((advice) => advice.id)).toEqual([kept.id])
  if (found.line.state === 'open')
    await story().owner.call(cashRoutes.accept, { params: { id: found.line.id }, body: {} })
  const { advice } = await story().owner.call(cashRoutes.advice, { params: { id: kept.id } })
  expect(advice).toMatchObject({ state: 'linked', lineId: found.line.id, customerName: expect.stringContaining('C2') })
  expect(await balances(story().owner)).toEqual({ C1: 700 })

  // The payment is undone: its advice waits again.
  const { matches } = await lineSaying(story(), 'ROUX')
  await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  const { advices, counts } = await story().owner.call(cashRoutes.advices, { query: {} })
  expect(advices).toMatchObject([{ id: kept.id, state: 'waiting' }])
  expect(counts).toEqual({ waiting: 1, stale: 0, linked: 0, dropped: 0 })
})

test('an advice that no payment follows is stale once the bank is known past it; withdrawn, it can be taken up again', async () => {
  await importFile(story().owner, 'fec.txt', FACTURES())
  const text = 'Virement du 20/10/2026\nFA2026-0142    1 500,00\nTotal 1 500,00'
  const { id } = await story().owner.call(cashRoutes.pasteAdvice, paste(text))
  const lines = [{ on: '2026-11-03', euros: 12, words: 'VIR A' }]
  await importFile(
    story().owner,
    'un.sta',
    mt940([{ opens: '2026-11-02', openingEuros: 0, lines, closes: '2026-11-03' }]),
  )
  expect((await story().owner.call(cashRoutes.advices, { query: {} })).counts.stale).toBe(0)
  const more = [{ on: '2026-11-05', euros: 13, words: 'VIR B' }]
  await importFile(
    story().owner,
    'deux.sta',
    mt940([{ opens: '2026-11-03', openingEuros: 12, lines: more, closes: '2026-11-05' }]),
  )
  expect((await story().owner.call(cashRoutes.advices, { query: {} })).advices).toMatchObject([{ id, isStale: true }])
  await story().owner.call(cashRoutes.dropAdvice, { params: { id } })
  const again = await story().owner.ask(cashRoutes.dropAdvice, { params: { id } })
  expect(again.refusal?.code).toBe('changed_meanwhile')
  await story().owner.call(cashRoutes.restoreAdvice, { params: { id } })
  expect((await story().owner.call(cashRoutes.advices, { query: {} })).counts).toMatchObject({ waiting: 1, dropped: 0 })
  // Withdrawn, then kept anew: the old one would be the same payment twice.
  await story().owner.call(cashRoutes.dropAdvice, { params: { id } })
  await story().owner.call(cashRoutes.pasteAdvice, paste(text))
  const twice = await story().owner.ask(cashRoutes.restoreAdvice, { params: { id } })
  expect(twice.refusal?.code).toBe('changed_meanwhile')
})

test('a file is read like a text, and a line matched by hand takes up the advice that cites what it settled', async () => {
  await importFile(story().owner, 'fec.txt', FACTURES())
  const csv = new TextEncoder().encode('Facture;Montant réglé\r\nFA2026-0150;1020,00\r\nTotal;1020,00\r\n')
  const query = { name: 'avis.csv' }
  expect((await story().owner.call(cashRoutes.readAdviceFile, { query, body: csv })).format).toBe('csv')
  const { id } = await story().owner.call(cashRoutes.uploadAdvice, { query, body: csv })
  const c1 = await customerOf('C1')
  await story().owner.call(cashRoutes.changeSetting, {
    body: { ...(await story().owner.call(cashRoutes.setting, {})), autoClasses: [] },
  })
  await bankSays(story(), [{ on: '2026-11-18', euros: 1020, label: 'VIR LAMBERT' }])
  const { line, proposals } = await lineSaying(story(), 'LAMBERT')
  const { itemId } = proposals[0]!.parts[0]!
  const by = { customerId: c1, parts: [{ itemId, cents: 102_000 }] }
  await story().owner.call(cashRoutes.match, { params: { id: line.id }, body: by })
  const { advice } = await story().owner.call(cashRoutes.advice, { params: { id } })
  expect(advice).toMatchObject({ state: 'linked', lineId: line.id })
})
