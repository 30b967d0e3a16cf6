import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { bankSays, lineSaying, linesOf, returned } from './cash-statement.ts'
import { type Entry, fec, receipt, sale } from './intake-files.ts'
import { balances, freshStory, importFile, openDocuments } from './intake-ledger.ts'

/** The accounts told it first, in their own lines; then the bank tells the same money. */
const story = freshStory('2026-11-20')

const [one, two] = [
  sale('2026-09-15', 'C1', 'FA2026-0142', 600, { letter: 'A' }),
  sale('2026-09-16', 'C1', 'FA2026-0150', 400, { letter: 'B' }),
]
const paidOne = receipt('2026-11-04', 'C1', 600, { letter: 'A', ref: 'FA2026-0142' })
const paidTwo = receipt('2026-11-04', 'C1', 400, { letter: 'B', ref: 'FA2026-0150' })

/** The same ledger with the lines of the bank's account last: those of customers stand one under the other, as in one entry. */
function inOneEntry(entries: readonly Entry[]): Uint8Array {
  const rows = new TextDecoder().decode(fec(entries)).trimEnd().split('\r\n')
  const isBank = (row: string) => row.split('|')[4] === '512000'
  return new TextEncoder().encode(`${[...rows.filter((row) => !isBank(row)), ...rows.filter(isBank)].join('\r\n')}\r\n`)
}

const accept = (id: string) => story().owner.call(cashRoutes.accept, { params: { id }, body: {} })
const undo = (id: string) => story().owner.call(cashRoutes.undo, { params: { id } })
const given = async () => (await story().owner.call(cashRoutes.journal, { query: {} })).pending

/** Nothing was booked: nobody owes, nothing is given to the accounts, and the same ledger brings nothing new. */
async function expectTheirs(ledger: Uint8Array): Promise<void> {
  expect(await balances(story().owner)).toEqual({})
  expect(await given()).toEqual([])
  const again = await importFile(story().owner, 'encore.txt', ledger)
  expect(again.summary).toMatchObject({ rows: { created: 0 }, relettered: 0 })
  expect(await balances(story().owner)).toEqual({})
}

test('one transfer that the accountant booked by a line for each document is known by itself, and undone it leaves the line alone', async () => {
  const ledger = inOneEntry([one, two, { ...paidOne, no: 9 }, { ...paidTwo, no: 9 }])
  await importFile(story().owner, 'comptes.txt', ledger)
  await bankSays(story(), [{ on: '2026-11-03', euros: 1000, label: 'VIR UN', payer: 'SOCIETE C1' }])
  const { line, matches } = await lineSaying(story(), 'VIR UN')
  expect(line).toMatchObject({ state: 'matched', leftCents: 0 })
  expect(matches).toMatchObject([{ class: 'in_books', how: 'automatic', cents: 100_000, settled: [] }])
  const said = matches[0]!.evidence.join(' | ').replace(/\s/g, ' ')
  expect(said).toContain('600,00 € de Société C1')
  expect(said).toContain('ces 2 règlements se suivent dans vos écritures')
  await expectTheirs(ledger)

  await undo(matches[0]!.id)
  const after = await lineSaying(story(), 'VIR UN')
  expect(after.line).toMatchObject({ state: 'open', leftCents: 100_000 })
  await expectTheirs(ledger)
})

test('receipts booked one by one are known by themselves when they settle what the payer cites', async () => {
  const ledger = fec([one, two, paidOne, { ...paidTwo, on: '2026-11-05' }])
  await importFile(story().owner, 'comptes.txt', ledger)
  await bankSays(story(), [
    { on: '2026-11-03', euros: 1000, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142 FA2026-0150' },
  ])
  const { line, matches } = await lineSaying(story(), 'VIR UN')
  expect(line.state).toBe('matched')
  expect(matches).toMatchObject([{ class: 'in_books', how: 'automatic' }])
  expect(matches[0]!.evidence.join(' ')).toContain('soldent les pièces que le payeur cite')
  await expectTheirs(ledger)
})

test('receipts of one day that nothing ties to the line are asked about, and a refusal is remembered', async () => {
  const ledger = fec([one, two, paidOne, paidTwo])
  await importFile(story().owner, 'comptes.txt', ledger)
  await bankSays(story(), [{ on: '2026-11-03', euros: 1000, label: 'VIR UN', payer: 'SOCIETE C1' }])
  const { line, proposals } = await lineSaying(story(), 'VIR UN')
  expect(line.state).toBe('open')
  expect(proposals[0]).toMatchObject({ class: 'in_books', customerCode: 'C1', isTied: true, parts: [] })
  expect(proposals[0]!.evidence.join(' ')).toContain('tous ceux de ce jour')
  const { refusalId } = await story().owner.call(cashRoutes.refuse, {
    params: { id: line.id },
    body: { place: 1 } as never,
  })
  expect((await lineSaying(story(), 'VIR UN')).proposals.map((other) => other.class)).not.toContain('in_books')
  await story().owner.call(cashRoutes.takeBackRefusal, { params: { id: line.id, refusalId } })
  expect((await lineSaying(story(), 'VIR UN')).proposals[0]).toMatchObject({ class: 'in_books' })
  await accept(line.id)
  expect((await lineSaying(story(), 'VIR UN')).line.state).toBe('matched')
  await expectTheirs(ledger)
})

test('a receipt that the accounts have gross of the fee is proposed with the fee told, and nothing is written off', async () => {
  const ledger = fec([
    { ...one, euros: 1200 },
    { ...paidOne, euros: -1200 },
  ])
  await importFile(story().owner, 'comptes.txt', ledger)
  await bankSays(story(), [
    { on: '2026-11-03', euros: 1190, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  const { line, proposals } = await lineSaying(story(), 'VIR UN')
  expect(line.state).toBe('open')
  expect(proposals[0]).toMatchObject({ class: 'in_books', isTied: true, gapCents: 0 })
  expect(proposals[0]!.evidence.join(' ').replace(/\s/g, ' ')).toContain(
    'vos écritures ont reçu 1 200,00 € : la banque en aurait gardé 10,00 € de frais',
  )
  const { matchId } = await accept(line.id)
  expect((await lineSaying(story(), 'VIR UN')).line.state).toBe('matched')
  await expectTheirs(ledger)
  await undo(matchId)
  await expectTheirs(ledger)
})

test('more missing than a fee may be is other money', async () => {
  await importFile(
    story().owner,
    'comptes.txt',
    fec([
      { ...one, euros: 1200 },
      { ...paidOne, euros: -1200 },
    ]),
  )
  await bankSays(story(), [
    { on: '2026-11-03', euros: 1184, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  expect((await lineSaying(story(), 'VIR UN')).proposals.map((proposal) => proposal.class)).not.toContain('in_books')
})

test('a deposit of the cheques of several customers is proposed, matched for each of them, and undone as one', async () => {
  const ledger = fec([one, { ...two, customer: 'C2' }, paidOne, { ...paidTwo, customer: 'C2' }])
  await importFile(story().owner, 'comptes.txt', ledger)
  await bankSays(story(), [{ on: '2026-11-05', euros: 1000, label: 'REMISE CHEQUES 2' }])
  const { line, proposals } = await lineSaying(story(), 'REMISE')
  expect(line.state).toBe('open')
  expect(proposals).toMatchObject([{ class: 'in_books', isTied: true }])
  const said = proposals[0]!.evidence.join(' | ').replace(/\s/g, ' ')
  expect(said).toContain('600,00 € de Société C1')
  expect(said).toContain('400,00 € de Société C2')
  const { matchId } = await accept(line.id)
  const { matches } = await lineSaying(story(), 'REMISE')
  expect(matches.map(({ customerCode, cents }) => [customerCode, cents]).toSorted()).toEqual([
    ['C1', 60_000],
    ['C2', 40_000],
  ])
  await expectTheirs(ledger)
  await undo(matchId)
  expect((await lineSaying(story(), 'REMISE')).line).toMatchObject({ state: 'open', leftCents: 100_000 })
  await expectTheirs(ledger)
})

test('cheques deposited are found among the other receipts of their day', async () => {
  await importFile(
    story().owner,
    'comptes.txt',
    fec([
      one,
      { ...two, customer: 'C2' },
      sale('2026-09-15', 'C3', 'FA2026-0160', 77, { letter: 'C' }),
      paidOne,
      receipt('2026-11-04', 'C3', 77, { letter: 'C' }),
      { ...paidTwo, customer: 'C2' },
    ]),
  )
  await bankSays(story(), [
    { on: '2026-11-05', euros: 1000, label: 'REMISE CHEQUES 2' },
    { on: '2026-11-05', euros: 477, label: 'VERSEMENT' },
  ])
  const { proposals } = await lineSaying(story(), 'REMISE')
  expect(proposals[0]).toMatchObject({ class: 'in_books', isTied: true })
  // Without a word of cheques, receipts of anybody that happen to add up say nothing.
  expect((await lineSaying(story(), 'VERSEMENT')).proposals).toEqual([])
})

test('two lines of the amount, one payment in the accounts: the second is other money', async () => {
  await importFile(story().owner, 'comptes.txt', inOneEntry([one, two, { ...paidOne, no: 9 }, { ...paidTwo, no: 9 }]))
  await bankSays(story(), [
    { on: '2026-11-03', euros: 1000, label: 'VIR UN', payer: 'SOCIETE C1' },
    { on: '2026-11-05', euros: 1000, label: 'VIR DEUX', payer: 'SOCIETE C1' },
  ])
  expect((await linesOf(story(), 'matched')).map((line) => line.label)).toEqual([expect.stringContaining('VIR UN')])
  expect((await lineSaying(story(), 'VIR DEUX')).proposals.map((proposal) => proposal.class)).not.toContain('in_books')
})

test('what the line cites is open and makes its amount: receipts lettered with something else are other money', async () => {
  await importFile(
    story().owner,
    'comptes.txt',
    inOneEntry([one, two, sale('2026-10-15', 'C1', 'FA2026-0170', 1000), { ...paidOne, no: 9 }, { ...paidTwo, no: 9 }]),
  )
  await bankSays(story(), [
    { on: '2026-11-03', euros: 1000, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0170' },
    { on: '2026-11-05', euros: 1000, label: 'VIR DEUX', payer: 'SOCIETE C1' },
  ])
  expect((await lineSaying(story(), 'VIR UN')).matches).toMatchObject([{ class: 'references_exact' }])
  expect((await lineSaying(story(), 'VIR DEUX')).line.state).toBe('matched')
  expect(await balances(story().owner)).toEqual({})
})

test('the same amount is owed again: only a person knows which money this is', async () => {
  await importFile(
    story().owner,
    'comptes.txt',
    inOneEntry([one, two, sale('2026-10-15', 'C1', 'FA2026-0170', 1000), { ...paidOne, no: 9 }, { ...paidTwo, no: 9 }]),
  )
  await bankSays(story(), [{ on: '2026-11-03', euros: 1000, label: 'VIR UN', payer: 'SOCIETE C1' }])
  const { line, proposals } = await lineSaying(story(), 'VIR UN')
  expect(line.state).toBe('open')
  expect(proposals.map((proposal) => proposal.class)).toEqual(['in_books', expect.stringContaining('payer_')])
})

test('recognised money that comes back reopens every document that its receipts had settled', async () => {
  await importFile(story().owner, 'comptes.txt', inOneEntry([one, two, { ...paidOne, no: 9 }, { ...paidTwo, no: 9 }]))
  await bankSays(story(), [{ on: '2026-11-05', euros: 1000, label: 'PRLV SEPA', payer: 'SOCIETE C1' }])
  await bankSays(story(), [returned('2026-11-12', 1000, 'SOCIETE C1')], 'deux.cfo')
  expect(await balances(story().owner)).toEqual({ C1: 1000 })
  expect((await openDocuments(story().owner, 'C1')).map(({ no, euros }) => [no, euros])).toContainEqual([
    'FA2026-0142',
    600,
  ])
})

test('the import that told the receipts is withdrawn only once their line is free', async () => {
  const { id } = await importFile(
    story().owner,
    'comptes.txt',
    inOneEntry([one, two, { ...paidOne, no: 9 }, { ...paidTwo, no: 9 }]),
  )
  await bankSays(story(), [{ on: '2026-11-03', euros: 1000, label: 'VIR UN', payer: 'SOCIETE C1' }])
  const { refusal } = await story().owner.ask(intakeRoutes.withdraw, { params: { id } })
  expect(refusal).toMatchObject({ code: 'import_relied_upon' })
  await undo((await lineSaying(story(), 'VIR UN')).matches[0]!.id)
  await story().owner.call(intakeRoutes.withdraw, { params: { id } })
  expect(await linesOf(story(), 'open')).toHaveLength(1)
})
