import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bankSays, lineOf, lineSaying, linesOf } from './cash-statement.ts'
import { type Entry, fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile, openDocuments } from './intake-ledger.ts'

/** Money given back to a customer: what it had in credit is paid out, once, whoever tells it first. */
const story = freshStory('2026-11-20')

const creditNote = (on: string, code: string, piece: string, euros: number): Entry => sale(on, code, piece, -euros)
const credit = async (code: string) =>
  (await openDocuments(story().owner, code)).map(({ no, euros }) => [no, euros] as const)
const accept = async (id: string) => story().owner.call(cashRoutes.accept, { params: { id }, body: {} })
const owing = async (show: 'credit' | 'all') => {
  const { rows } = await story().owner.call(ledgerRoutes.customers, { query: { show } as never })
  return rows.map((row) => row.code)
}
const entries = async () => {
  const page = await story().owner.call(cashRoutes.journalEntries, { query: {} })
  return page.entries.map((one) => [
    one.kind,
    one.isUndoing,
    one.lines.map((l) => [l.account, l.debitCents, l.creditCents]),
  ])
}
const flat = (words: readonly string[]) => words.join(' ').replaceAll(/\s/g, ' ')

test('a transfer out to a customer in credit of that amount is proposed with its reasons, never applied, and undone whole', async () => {
  await importFile(story().owner, 'fec.txt', fec([creditNote('2026-10-15', 'C1', 'AV2026-0007', 240)]))
  await bankSays(story(), [
    { on: '2026-11-03', euros: -240, label: 'VIR REMBOURSEMENT SOCIETE C1' },
    { on: '2026-11-04', euros: -240, label: 'VIR FOURNISSEUR DUPLAN' },
  ])
  const { line, proposals } = await lineSaying(story(), 'SOCIETE C1')
  expect(line).toMatchObject({ state: 'set_aside', setAsideAs: 'outgoing' })
  expect(proposals).toMatchObject([
    { class: 'refund', customerCode: 'C1', isTied: false, parts: [{ documentNo: 'AV2026-0007', cents: -24_000 }] },
  ])
  expect(flat(proposals[0]!.evidence)).toContain('Société C1')
  expect((await lineSaying(story(), 'DUPLAN')).proposals, 'an amount alone says nothing').toEqual([])
  const page = await story().owner.call(cashRoutes.lines, { query: { show: 'refunds' } as never })
  expect(page.lines.map((one) => one.id)).toEqual([line.id])
  expect(page.counts.refunds).toBe(1)
  expect([await balances(story().owner), await owing('credit')]).toEqual([{ C1: -240 }, ['C1']])

  const { matchId } = await accept(line.id)
  expect([await balances(story().owner), await owing('credit')]).toEqual([{}, []])
  const { totals } = await story().owner.call(ledgerRoutes.agedBalance, { query: { asOf: '2026-11-02' } as never })
  expect(totals, 'the day before it was still in credit').toMatchObject([{ totalCents: -24_000 }])
  expect(await lineOf(story(), line.id)).toMatchObject({
    line: { state: 'matched', leftCents: 0, customers: ['Société C1'] },
    matches: [{ class: 'refund', cents: -24_000, settled: [{ documentNo: 'AV2026-0007', cents: -24_000 }] }],
  })
  expect(await entries()).toEqual([
    [
      'refund',
      false,
      [
        ['411000', 24_000, 0],
        ['512000', 0, 24_000],
      ],
    ],
  ])

  await story().owner.call(cashRoutes.undo, { params: { id: matchId } })
  expect(await balances(story().owner)).toEqual({ C1: -240 })
  expect((await lineOf(story(), line.id)).line).toMatchObject({ state: 'set_aside', setAsideAs: 'outgoing' })
  expect(await entries()).toEqual([])
})

test('the credit note that it cites is proposed whatever the amount; the rest stays in credit', async () => {
  const books = [creditNote('2026-10-15', 'C1', 'AV2026-0007', 500), creditNote('2026-10-16', 'C2', 'AV2026-0008', 200)]
  await importFile(story().owner, 'fec.txt', fec(books))
  await bankSays(story(), [{ on: '2026-11-03', euros: -200, label: 'VIR EMIS RBT AV2026-0007' }])
  const { line, proposals } = await lineSaying(story(), 'RBT')
  expect(proposals[0]).toMatchObject({
    customerCode: 'C1',
    isTied: false,
    parts: [{ cents: -20_000, openCents: 50_000 }],
  })
  expect(flat(proposals[0]!.evidence)).toContain('300,00')
  expect(proposals[1], 'somebody else has exactly that in credit').toMatchObject({ customerCode: 'C2', isTied: true })
  await accept(line.id)
  expect(await credit('C1')).toEqual([['AV2026-0007', -300]])
})

test('refused, it is not proposed again; used meanwhile, it is proposed no more', async () => {
  await importFile(story().owner, 'fec.txt', fec([creditNote('2026-10-15', 'C1', 'AV2026-0007', 240)]))
  await bankSays(story(), [
    { on: '2026-11-03', euros: -240, label: 'VIR REMB SOCIETE C1' },
    { on: '2026-11-05', euros: -240, label: 'VIR AVOIR SOCIETE C1' },
  ])
  const first = await lineSaying(story(), 'REMB')
  const { proposals } = await story().owner.call(cashRoutes.refuse, {
    params: { id: first.line.id },
    body: { place: 1 },
  })
  expect(proposals).toEqual([])
  await accept((await lineSaying(story(), 'VIR AVOIR')).line.id)
  const { refusals } = await lineOf(story(), first.line.id)
  const params = { id: first.line.id, refusalId: refusals[0]!.id }
  await story().owner.call(cashRoutes.takeBackRefusal, { params })
  expect((await lineOf(story(), first.line.id)).proposals).toEqual([])
})

test('by hand a person says which credits were paid back, in part, and what is left of the line stays open', async () => {
  const books = [creditNote('2026-10-15', 'C1', 'AV2026-0007', 100), creditNote('2026-10-16', 'C2', 'AV2026-0008', 50)]
  await importFile(story().owner, 'fec.txt', fec(books))
  await bankSays(story(), [{ on: '2026-11-03', euros: -130, label: 'VIR DIVERS' }])
  const [line] = await linesOf(story(), 'set_aside')
  const params = { id: line!.id }
  const credits = async (words = '') =>
    (await story().owner.call(cashRoutes.refundable, { params, query: { words } })).credits
  expect((await credits()).map((one) => one.customerCode)).toEqual(['C1', 'C2'])
  const [c1] = await credits('av2026-0007')
  const [c2] = await credits('50')
  const refund = (parts: { itemId: string; cents: number }[]) =>
    story().owner.ask(cashRoutes.refundCustomer, { params, body: { parts } })
  const code = async (parts: { itemId: string; cents: number }[]) => (await refund(parts)).refusal?.code ?? null
  expect(await code([{ itemId: c1!.itemId, cents: 10_001 }])).toBe('item_used')
  expect(
    await code([
      { itemId: c1!.itemId, cents: 9_000 },
      { itemId: c2!.itemId, cents: 1_000 },
    ]),
    'two customers',
  ).toBe('changed_meanwhile')
  expect(await code([{ itemId: c1!.itemId, cents: 9_000 }])).toBeNull()
  expect((await lineOf(story(), line!.id)).line).toMatchObject({ state: 'open', leftCents: -4_000 })
  expect(await code([{ itemId: c2!.itemId, cents: 4_001 }])).toBe('line_used')
  expect(await code([{ itemId: c2!.itemId, cents: 4_000 }])).toBeNull()
  expect((await lineOf(story(), line!.id)).line.state).toBe('matched')
  expect(await balances(story().owner)).toEqual({ C1: -10, C2: -10 })
})

test('money on account that was paid back is not taken away under it', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 900)]))
  await bankSays(story(), [{ on: '2026-11-02', euros: 1000, label: 'VIR', payer: 'SOCIETE C1', says: 'FA2026-0142' }])
  const came = (await linesOf(story(), 'open'))[0] ?? (await linesOf(story(), 'matched'))[0]!
  if (came.state === 'open') await accept(came.id)
  expect(await balances(story().owner)).toEqual({ C1: -100 })
  await bankSays(story(), [{ on: '2026-11-10', euros: -100, label: 'VIR TROP PERCU SOCIETE C1' }], 'deux.cfo')
  await accept((await lineSaying(story(), 'TROP PERCU')).line.id)
  expect(await balances(story().owner)).toEqual({})
  const [match] = (await lineOf(story(), came.id)).matches
  const { refusal } = await story().owner.ask(cashRoutes.undo, { params: { id: match!.id } })
  expect(refusal?.code).toBe('refunded_since')
  expect(refusal?.message).toContain('10/11/2026')
})

const paidBack: Entry = {
  journal: 'BQ',
  on: '2026-11-05',
  customer: 'C1',
  ref: 'VIR77',
  euros: 240,
  label: 'Remboursement',
}

test('the bank first, the accounts after: the refund is known again, and undoing only detaches the line', async () => {
  const books = [creditNote('2026-10-15', 'C1', 'AV2026-0007', 240)]
  await importFile(story().owner, 'fec.txt', fec(books))
  await bankSays(story(), [{ on: '2026-11-03', euros: -240, label: 'VIR REMBOURSEMENT SOCIETE C1' }])
  const { line } = await lineSaying(story(), 'SOCIETE C1')
  const { matchId } = await accept(line.id)
  await importFile(story().owner, 'fec2.txt', fec([...books, paidBack]))
  expect(await balances(story().owner)).toEqual({})
  expect(await entries(), 'the accounts have it').toEqual([])
  const { note } = await story().owner.call(cashRoutes.undo, { params: { id: matchId } })
  expect(note).toContain('comptabilité')
  expect(await balances(story().owner)).toEqual({})
  // Detached, the line is recognised as what the accounts have.
  expect((await lineOf(story(), line.id)).proposals).toMatchObject([{ class: 'refund', customerCode: 'C1', parts: [] }])
})

test('the accounts first, the bank after: the line is their refund, and nothing is booked twice', async () => {
  await importFile(story().owner, 'fec.txt', fec([creditNote('2026-10-15', 'C1', 'AV2026-0007', 240), paidBack]))
  await bankSays(story(), [{ on: '2026-11-03', euros: -240, label: 'VIR REMBOURSEMENT SOCIETE C1' }])
  const { line, proposals } = await lineSaying(story(), 'SOCIETE C1')
  expect(proposals).toMatchObject([{ class: 'refund', customerCode: 'C1', parts: [] }])
  expect(flat(proposals[0]!.evidence)).toContain('déjà dans vos écritures : remboursement du 05/11/2026')
  const { matchId } = await accept(line.id)
  expect((await lineOf(story(), line.id)).line.state).toBe('matched')
  expect(await balances(story().owner)).toEqual({})
  expect(await entries()).toEqual([])
  await story().owner.call(cashRoutes.undo, { params: { id: matchId } })
  expect((await lineOf(story(), line.id)).line.state).toBe('set_aside')
})
