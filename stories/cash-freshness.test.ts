import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { bankSays as sayOnAccount } from '../tools/testing/bank.ts'
import { bankSays } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

test('only the accounts that customers pay into tell how fresh the bank is, and the one left behind is named', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  // A savings account whose last statement is old, with interest that is no customer's.
  const { database, owner } = story()
  const savings = {
    iban: 'FR7610107001011234567890129',
    movements: [{ on: '2026-08-31' as never, cents: 1_234, words: 'INTERETS CREDITEURS' }],
  }
  await sayOnAccount(database.db, owner.orgId, savings, story().now())
  const board = () => owner.call(dunningRoutes.board, {})
  const followed = async () => {
    const { accounts } = await owner.call(cashRoutes.accounts, {})
    return Object.fromEntries(
      accounts.map(({ iban, isFollowed, isFollowedSaid }) => [
        iban === savings.iban ? 'savings' : 'current',
        [isFollowed, isFollowedSaid],
      ]),
    )
  }
  // As long as no receipt is known anywhere, every account counts.
  expect(await followed()).toEqual({ savings: [true, null] })
  await bankSays(story(), [{ on: '2026-11-19', euros: 1200, label: 'VIR', payer: 'SOCIETE C1', says: 'FA2026-0142' }])
  expect(await followed()).toEqual({ savings: [false, null], current: [true, null] })
  const { accounts } = await owner.call(cashRoutes.accounts, {})
  const savingsAccount = accounts.find((account) => account.iban === savings.iban)
  const current = accounts.find((account) => account.iban !== savings.iban)
  expect(await board()).toMatchObject({ lateAccount: current!.name })
  // A person says otherwise, and may leave it to the receipts again.
  const say = (isFollowed: boolean | null) =>
    owner.call(cashRoutes.changeAccount, {
      params: { id: savingsAccount!.id },
      body: { name: 'Livret', ledgerAccount: '512100', isFollowed },
    })
  await say(true)
  expect(await followed()).toEqual({ savings: [true, true], current: [true, null] })
  expect(await board()).toMatchObject({ lateAccount: 'Livret' })
  await say(null)
  expect(await board()).toMatchObject({ lateAccount: current!.name })
})
