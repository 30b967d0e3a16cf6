import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { live, standingOf } from '../tools/testing/days.ts'
import { mt940 } from './cash-statements-files.ts'
import { type Entry, fec, receipt, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

/** How far receipts are known: by the bank where it is followed, else by the accounts as far as they book money. */
const story = freshStory('2026-11-18')

const C1 = sale('2026-10-16', 'C1', 'FA2026-0001', 1200)
const C2 = sale('2026-10-16', 'C2', 'FA2026-0002', 300)

async function booksOf(name: string, entries: readonly Entry[]): Promise<void> {
  await importFile(story().owner, name, fec(entries))
}

/** Receipts may be three days old; gives the customer who owes. */
async function strict(entries: readonly Entry[]): Promise<string> {
  await story().owner.call(dunningRoutes.saveSettings, { body: { freshnessDays: 3, automatic: true } })
  await booksOf('fec.txt', entries)
  const { customers } = await story().owner.call(partiesRoutes.search, { query: { words: 'C1' } })
  const body = {
    firstName: '',
    lastName: '',
    role: 'accounts_payable' as const,
    phone: null,
    email: 'compta@c1.example',
  }
  await story().owner.call(partiesRoutes.addContact, { params: { id: customers[0]!.id }, body })
  return customers[0]!.id
}

const freshOn = async () => (await story().owner.call(dunningRoutes.board, {})).booksFreshOn

test('a sale of yesterday in the accounts does not make a bank of ten days ago fresh', async () => {
  const id = await strict([C1, C2])
  const bytes = mt940([
    {
      opens: '2026-11-16',
      openingEuros: 0,
      lines: [{ on: '2026-11-17', euros: 300, words: 'SOCIETE C2 FA2026-0002' }],
      closes: '2026-11-17',
    },
  ])
  await importFile(story().owner, 'releve.sta', bytes)
  await story().runJobs()
  story().at('2026-11-27', '09:00')
  await booksOf('suite.txt', [C1, C2, sale('2026-11-26', 'C3', 'FA2026-0009', 10)])
  expect(await live(story(), ['2026-11-27'])).toEqual([])
  expect(await standingOf(story(), id)).toEqual(['hold: bank_stale'])
  // Nor does a receipt that the accounts tell: it is the account's statements that are followed.
  await booksOf('encore.txt', [C1, C2, sale('2026-11-26', 'C3', 'FA2026-0009', 10), receipt('2026-11-26', 'C3', -10)])
  expect(await live(story(), ['2026-11-27'])).toEqual([])
  expect(await freshOn()).toBe('2026-11-17')
  // A person answers for the books, through the day that they say.
  await story().owner.call(dunningRoutes.attest, { body: { on: '2026-11-26' } })
  expect(await freshOn()).toBe('2026-11-26')
  expect(await live(story(), ['2026-11-27'])).toEqual(['2026-11-27 firm C1 120000 EUR'])
})

test('once the account is followed no more, the accounts tell again', async () => {
  const id = await strict([C1, receipt('2026-11-17', 'C2', -40)])
  await importFile(
    story().owner,
    'releve.sta',
    mt940([
      {
        opens: '2026-11-05',
        openingEuros: 0,
        lines: [{ on: '2026-11-06', euros: 5, words: 'INTERETS' }],
        closes: '2026-11-06',
      },
    ]),
  )
  await story().runJobs()
  expect(await freshOn()).toBe('2026-11-06')
  expect(await live(story(), ['2026-11-18'])).toEqual([])
  expect(await standingOf(story(), id)).toEqual(['hold: bank_stale'])
  const { accounts } = await story().owner.call(cashRoutes.accounts, {})
  const { name, ledgerAccount } = accounts[0]!
  await story().owner.call(cashRoutes.changeAccount, {
    params: { id: accounts[0]!.id },
    body: { name, ledgerAccount, isFollowed: false },
  })
  expect(await freshOn()).toBe('2026-11-17')
  expect(await live(story(), ['2026-11-19'])).toEqual(['2026-11-19 courteous C1 120000 EUR'])
})

test('without a bank, the accounts vouch for receipts up to their last entry of money, and a list up to its day', async () => {
  const id = await strict([C1])
  expect(await freshOn()).toBeNull()
  expect(await live(story(), ['2026-11-18'])).toEqual([])
  expect(await standingOf(story(), id)).toEqual(['hold: books_unknown'])
  // Money to a supplier tells as well how far the bank is booked; a sale after it does not.
  const supplier: Entry = { journal: 'OD', on: '2026-11-14', customer: 'C9', euros: -40, counterpart: '512000' }
  await booksOf('suite.txt', [C1, supplier, sale('2026-11-16', 'C3', 'FA2026-0009', 10)])
  expect(await freshOn()).toBe('2026-11-14')
})
