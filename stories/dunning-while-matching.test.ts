import { expect, test } from 'vitest'
import { lastTalks } from '../src/desk/index.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { dunningJobs } from '../src/dunning/index.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { ignoreFreshness, listed } from '../tools/testing/days.ts'
import { statement } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-18')

test('a statement that came just before the night is matched first: the night waits, and what it pays is asked of nobody', async () => {
  const { owner, database } = story()
  await ignoreFreshness(story())
  const sales = [sale('2026-10-16', 'C1', 'FA2026-0001', 1200), sale('2026-10-16', 'C2', 'FA2026-0002', 700)]
  await importFile(owner, 'fec.txt', fec(sales))
  await story().runJobs()
  for (const words of ['C1', 'C2']) {
    const { rows } = await owner.call(ledgerRoutes.customers, { query: { words } })
    const email = `compta@${words.toLowerCase()}.example`
    const body = { firstName: '', lastName: '', role: 'accounts_payable' as const, email, phone: null }
    await owner.call(partiesRoutes.addContact, { params: { id: rows[0]!.id }, body })
  }
  // The worker comes to the night before it comes to the statement that was committed a minute ago.
  story().at('2026-11-19', '06:29')
  const paid = { on: '2026-11-18', euros: 1200, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0001' }
  await importFile(owner, 'releve.cfo', statement([paid]))
  story().at('2026-11-19', '06:30')
  const clock = { now: () => story().now() }
  const jobs = dunningJobs({ db: database.db, clock, lastTalks })
  const { orgId } = owner
  await jobs['dunning.run_day']!({ orgId })
  await jobs['dunning.hand_over']!({ orgId })
  expect((await owner.call(dunningRoutes.board)).decidedOn).toBe('2026-11-18')
  expect(await listed(story(), 'automatic')).toEqual([])
  await story().runJobs()
  expect((await owner.call(dunningRoutes.board)).decidedOn).toBe('2026-11-19')
  expect((await listed(story(), 'automatic')).map(({ customerCode }) => customerCode)).toEqual(['C2'])
})

test('a statement that nobody could match for an hour keeps no night from being decided', async () => {
  const { owner, database } = story()
  await importFile(owner, 'fec.txt', fec([sale('2026-10-16', 'C1', 'FA2026-0001', 1200)]))
  story().at('2026-11-20', '07:30')
  const jobs = dunningJobs({ db: database.db, clock: { now: () => story().now() }, lastTalks })
  await jobs['dunning.run_day']!({ orgId: owner.orgId })
  expect((await owner.call(dunningRoutes.board)).decidedOn).toBe('2026-11-20')
})
