import { expect, test } from 'vitest'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { ignoreFreshness, live } from '../tools/testing/days.ts'
import { bankSays } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-18')

const addMailbox = async (code: string): Promise<void> => {
  const { rows } = await story().owner.call(ledgerRoutes.customers, { query: { words: code } as never })
  const body = {
    firstName: '',
    lastName: '',
    role: 'accounts_payable' as const,
    email: `compta@${code.toLowerCase()}.example`,
    phone: null,
  }
  await story().owner.call(partiesRoutes.addContact, { params: { id: rows[0]!.id }, body })
}

test('paid this morning, matched or not: the reminder does not leave', async () => {
  await ignoreFreshness(story())
  await importFile(
    story().owner,
    'fec.txt',
    fec([
      sale('2026-10-16', 'C1', 'FA2026-0001', 1200),
      sale('2026-10-16', 'C2', 'FA2026-0002', 700),
      sale('2026-10-16', 'C3', 'FA2026-0003', 300),
    ]),
  )
  for (const code of ['C1', 'C2', 'C3']) await addMailbox(code)
  story().at('2026-11-19', '08:00')
  await bankSays(story(), [
    // Matched by itself.
    { on: '2026-11-19', euros: 1200, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0001' },
    // Waits for a person: only the amount points to C2.
    { on: '2026-11-19', euros: 700, label: 'VIR DEUX', payer: 'MARTIN' },
  ])
  expect(await live(story(), ['2026-11-19'])).toEqual(['2026-11-19 courteous C3 30000 EUR'])
  const { rows } = await story().owner.call(dunningRoutes.standings, { query: { verdict: 'hold' } })
  expect(rows).toMatchObject([
    { customerCode: 'C2', reasons: [{ code: 'receipt_to_match', sentence: expect.stringContaining('19/11/2026') }] },
  ])
})
