import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bankSays, lineSaying, type Paid } from './cash-statement.ts'
import { type Entry, fec, receipt, sale } from './intake-files.ts'
import {
  balances,
  expectToldInBothLanguages,
  freshStory,
  importFile,
  preview,
  snapshotOfBooks,
} from './intake-ledger.ts'

/** The bank told it first, and it was matched; then the accounts tell it in their own way. */
const story = freshStory('2026-11-20')

const pending = async () => (await story().owner.call(cashRoutes.journalEntries, { query: {} })).entries.length
const customers = async () =>
  Object.fromEntries((await story().owner.call(ledgerRoutes.customers, {})).rows.map(({ code, id }) => [code, id]))

async function matched(line: Paid, sales: readonly Entry[]): Promise<void> {
  await importFile(story().owner, 'ventes.txt', fec(sales))
  await bankSays(story(), [line])
  const { line: found } = await lineSaying(story(), line.label)
  if (found.state === 'open') await story().owner.call(cashRoutes.accept, { params: { id: found.id }, body: {} })
}

/** The accounts' lines are known, and stay so when they are sent again; withdrawn, everything is as before. */
async function toldByAccounts(entries: readonly Entry[], known: number): Promise<void> {
  const before = { books: await snapshotOfBooks(story()), pending: await pending() }
  const told = await importFile(story().owner, 'comptes.txt', fec(entries))
  expect(told.summary).toMatchObject({ rows: { created: 0, known } })
  expect(await balances(story().owner)).toEqual({})
  expect(await pending()).toBe(0)
  const again = await importFile(
    story().owner,
    'comptes bis.txt',
    fec([...entries, sale('2026-11-19', 'C9', 'FA2026-0900', 5)]),
  )
  expect(again.summary).toMatchObject({ rows: { created: 1, known } })
  expect(await balances(story().owner)).toEqual({ C9: 5 })
  for (const { id } of [again, told]) await story().owner.call(intakeRoutes.withdraw, { params: { id } })
  expect({ books: await snapshotOfBooks(story()), pending: await pending() }).toEqual(before)
}

const [one, two] = [sale('2026-09-15', 'C1', 'FA2026-0142', 600), sale('2026-09-16', 'C1', 'FA2026-0150', 400)]

test('one transfer of two invoices, booked by a line for each', async () => {
  await matched(
    { on: '2026-11-03', euros: 1000, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142 FA2026-0150' },
    [one, two],
  )
  await toldByAccounts(
    [
      { ...one, letter: 'A' },
      { ...two, letter: 'B' },
      receipt('2026-11-03', 'C1', 600, { letter: 'A', ref: 'FA2026-0142' }),
      receipt('2026-11-03', 'C1', 400, { letter: 'B', ref: 'FA2026-0150' }),
    ],
    4,
  )
})

test('a transfer less a fee, booked gross', async () => {
  await matched({ on: '2026-11-03', euros: 590, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' }, [one])
  await toldByAccounts([{ ...one, letter: 'A' }, receipt('2026-11-03', 'C1', 600, { letter: 'A' })], 2)
})

test('a rent that the bank knows from November on, and the accounts from October', async () => {
  const rents = [sale('2026-09-15', 'C1', 'FA2026-0142', 100), sale('2026-10-15', 'C1', 'FA2026-0150', 100)]
  await matched({ on: '2026-11-03', euros: 100, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0150' }, rents)
  const told = await importFile(
    story().owner,
    'comptes.txt',
    fec([
      { ...rents[0]!, letter: 'A' },
      { ...rents[1]!, letter: 'B' },
      receipt('2026-10-04', 'C1', 100, { letter: 'A' }),
      receipt('2026-11-04', 'C1', 100, { letter: 'B' }),
    ]),
  )
  expect(told.summary).toMatchObject({ rows: { created: 1, known: 3 } })
  expect(await balances(story().owner)).toEqual({})
})

test('money of another customer, booked on the one it settles: nothing of it is given to the accounts again', async () => {
  await importFile(story().owner, 'ventes.txt', fec([one, sale('2026-09-16', 'C2', 'FA2026-0160', 90)]))
  await bankSays(story(), [{ on: '2026-11-10', euros: 600, label: 'VIR UN', payer: 'SOCIETE C2' }])
  const { line } = await lineSaying(story(), 'VIR UN')
  const { C1, C2 } = await customers()
  const { items } = await story().owner.call(ledgerRoutes.customerItems, { params: { id: C1! } })
  await story().owner.call(cashRoutes.match, {
    params: { id: line.id },
    body: { customerId: C1!, payerId: C2!, parts: [{ itemId: items[0]!.id, cents: 600_00 }] },
  })
  expect(await pending()).toBeGreaterThan(0)
  await importFile(
    story().owner,
    'comptes.txt',
    fec([
      { ...one, letter: 'A' },
      sale('2026-09-16', 'C2', 'FA2026-0160', 90),
      receipt('2026-11-10', 'C1', 600, { letter: 'A' }),
    ]),
  )
  expect(await balances(story().owner)).toEqual({ C2: 90 })
  expect(await pending()).toBe(0)
})

test('the accountant who books at the end of the month: what is lettered with the same documents is the same money', async () => {
  await matched({ on: '2026-10-03', euros: 600, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' }, [one])
  await toldByAccounts([{ ...one, letter: 'A' }, receipt('2026-10-31', 'C1', 600, { letter: 'A' })], 2)
})

test('and of an invoice of the year before, carried forward', async () => {
  story().at('2027-02-20')
  const old = sale('2026-12-15', 'C1', 'FA2026-0142', 600)
  await matched({ on: '2027-01-05', euros: 600, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' }, [old])
  const carried = { ...old, journal: 'AN', on: '2027-01-01', pieceOn: '2026-12-15', letter: 'A' } as const
  const told = await importFile(
    story().owner,
    '732829320FEC20271231.txt',
    fec([carried, receipt('2027-01-31', 'C1', 600, { letter: 'A' })]),
  )
  expect(told.summary).toMatchObject({ rows: { created: 0, known: 1, opening: 1 } })
  expect(await balances(story().owner)).toEqual({})
})

test('without lettering, the same sum some weeks later is asked about in the preview', async () => {
  await matched({ on: '2026-10-03', euros: 600, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' }, [one])
  const doubtful = await preview(story().owner, 'comptes.txt', fec([one, receipt('2026-10-31', 'C1', 600)]))
  const { rejections } = await story().owner.call(intakeRoutes.rejections, {
    params: { id: doubtful.id },
    query: {} as never,
  })
  expect(rejections).toMatchObject([{ code: 'maybe_ours', line: 4, severity: 'warning' }])
  expect(rejections[0]!.message.replace(/[\u00a0\u202f]/g, ' ')).toMatch(/600,00 € au 31\/10\/2026.* du 03\/10\/2026/)
  await expectToldInBothLanguages(story(), doubtful.id)
  // Done as the sentence says: lettered, it is recognised and nothing is said.
  const lettered = [{ ...one, letter: 'A' }, receipt('2026-10-31', 'C1', 600, { letter: 'A' })]
  const known = await preview(story().owner, 'lettre.txt', fec(lettered))
  expect(known).toMatchObject({ summary: { rows: { created: 0, known: 2 } }, counts: { rejections: 0 } })
})
