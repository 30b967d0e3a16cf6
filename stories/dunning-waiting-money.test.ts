import { expect, test } from 'vitest'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { ignoreFreshness, listed, live } from '../tools/testing/days.ts'
import { bankSays } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

/** Money at the bank that nobody matched yet: what it would pay is not claimed, and what it would not pay is. */
const story = freshStory('2026-11-18')

async function customerWithMailbox(code: string): Promise<string> {
  const { rows } = await story().owner.call(ledgerRoutes.customers, { query: { words: code } as never })
  const body = { firstName: '', lastName: '', role: 'accounts_payable' as const, phone: null }
  const email = `compta@${code.toLowerCase()}.example`
  await story().owner.call(partiesRoutes.addContact, { params: { id: rows[0]!.id }, body: { ...body, email } })
  return rows[0]!.id
}

test('a thousand euros to match do not silence seventeen thousand: a person is asked, and told of them', async () => {
  await ignoreFreshness(story())
  // The decision that new settings ask for is made at once, before there is anything to decide.
  await story().runJobs()
  await importFile(story().owner, 'fec.txt', fec([sale('2026-10-16', 'C1', 'FA2026-0001', 17_648)]))
  await customerWithMailbox('C1')
  story().at('2026-11-19', '08:00')
  await bankSays(story(), [{ on: '2026-11-19', euros: 1000, label: 'VIR UN', payer: 'SOCIETE C1' }])
  expect(await live(story(), ['2026-11-19'])).toEqual([])
  const [action] = await listed(story(), 'to_confirm')
  expect(action).toMatchObject({
    customerCode: 'C1',
    amounts: [{ currency: 'EUR', cents: 1_764_800 }],
    why: { code: 'receipt_pays_part', sentence: expect.stringMatching(/1.000,00.€ reçus le 19\/11\/2026/) },
  })
  const { queued } = await story().owner.call(dunningRoutes.approve, { body: { ids: [action!.id] } as never })
  expect(queued).toBe(1)
})

test('the document that the money would pay is held, and the others leave without waiting for it', async () => {
  await ignoreFreshness(story())
  // The decision that new settings ask for is made at once, before there is anything to decide.
  await story().runJobs()
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-10-16', 'C1', 'FA2026-0001', 1200), sale('2026-10-16', 'C1', 'FA2026-0002', 700)]),
  )
  await customerWithMailbox('C1')
  story().at('2026-11-19', '08:00')
  // Only the amount points to it: it waits for a person.
  await bankSays(story(), [{ on: '2026-11-19', euros: 700, label: 'VIR DEUX', payer: 'MARTIN' }])
  expect(await live(story(), ['2026-11-19'])).toEqual(['2026-11-19 courteous C1 120000 EUR'])
  const [left] = await listed(story(), 'left_today')
  const { excluded } = await story().owner.call(dunningRoutes.action, { params: { id: left!.id } })
  expect(excluded).toMatchObject([
    { documentNo: 'FA2026-0002', reason: { code: expect.stringMatching(/^receipt_(pays_item|of_amount)$/) } },
  ])
})

test('a statement dated in the future does not make the bank known', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-10-16', 'C1', 'FA2026-0001', 1200)]))
  const customerId = await customerWithMailbox('C1')
  await bankSays(story(), [{ on: '2027-11-19', euros: 5, label: 'VIR UN', payer: 'X' }])
  story().at('2026-12-09', '08:00')
  await story().owner.call(dunningRoutes.runNow)
  await story().runJobs()
  const { standings } = await story().owner.call(dunningRoutes.customer, { params: { id: customerId } })
  expect(standings).toMatchObject([{ verdict: 'hold', reasons: [{ code: 'bank_stale' }] }])
})

test('a plan read days later tells the days late of the day it is read; one that left, those of its own', async () => {
  await story().owner.call(dunningRoutes.saveSettings, { body: { freshnessDays: null } })
  await importFile(story().owner, 'fec.txt', fec([sale('2026-10-12', 'C1', 'FA2026-0001', 1200)]))
  await customerWithMailbox('C1')
  story().at('2026-11-18', '10:00')
  await story().runJobs()
  const [plan] = await listed(story(), 'to_confirm')
  const linesRead = async () =>
    (await story().owner.call(dunningRoutes.action, { params: { id: plan!.id } })).lines.map(
      ({ daysLate, reasons }) => `${daysLate}: ${reasons[0]!.sentence}`,
    )
  expect(await linesRead()).toEqual(['7: FA2026-0001, échue le 11/11/2026, a 7 jours de retard.'])
  story().at('2026-11-20', '10:00')
  expect(await linesRead()).toEqual(['9: FA2026-0001, échue le 11/11/2026, a 9 jours de retard.'])
  await story().owner.call(dunningRoutes.skip, { params: { id: plan!.id }, body: { reason: 'appelé' } })
  story().at('2026-11-30', '10:00')
  expect(await linesRead()).toEqual(['9: FA2026-0001, échue le 11/11/2026, avait alors 9 jours de retard.'])
})
