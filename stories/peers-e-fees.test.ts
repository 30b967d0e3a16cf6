import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { ignoreFreshness, listed } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { bankSays, returned } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { balances, importFile, openDocuments } from './intake-ledger.ts'
import { leftFor, setLadder } from './peers-ladder.ts'

/** Peers, section E: what is asked for besides the debt. Interest and fees of levels are told in the texts, and booked by nobody yet. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-20')
  await ignoreFreshness(story)
  await setLadder(story, [20])
})
afterAll(() => story.end())

test('E01: a reminder without a fee asks for the 100 of its invoice, twenty days late, and for nothing else', async () => {
  const customerId = await newCustomer(story, 'E01')
  await bookDocument(story, { customerId, documentNo: 'FA-E01', cents: 10_000, dueOn: '2026-10-31' })
  expect(await leftFor(story, 'E01', ['2026-11-20'])).toEqual(['2026-11-20 courteous 10000 EUR'])
  const [row] = await listed(story, 'left_today')
  const { lines } = await story.owner.call(dunningRoutes.action, { params: { id: row!.id } })
  expect(lines.map(({ openCents, daysLate }) => [openCents, daysLate])).toEqual([[10_000, 20]])
  // Sending it books nothing.
  expect((await openDocuments(story.owner, 'E01')).map(({ no, euros }) => [no, euros])).toEqual([['FA-E01', 100]])
})

test('E08: no fee is said by saying none: what comes back is owed again and not a cent more', async () => {
  const { classes: _, beforehand: __, ...kept } = await story.owner.call(cashRoutes.setting, {})
  const nought = await story.owner.ask(cashRoutes.changeSetting, { body: { ...kept, returnFeeCents: 0 } })
  expect(nought.refusal).toMatchObject({ code: 'bad_input', where: 'returnFeeCents' })
  await story.owner.call(cashRoutes.changeSetting, { body: { ...kept, returnFeeCents: null } })
  await importFile(story.owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 100)]))
  const paid = { on: '2026-11-10', euros: 100, label: 'PRLV SEPA', payer: 'SOCIETE C1', says: 'FA2026-0142' }
  await bankSays(story, [paid], 'un.cfo')
  expect((await balances(story.owner)).C1).toBeUndefined()
  await bankSays(story, [returned('2026-11-18', 100, 'SOCIETE C1')], 'deux.cfo')
  expect((await openDocuments(story.owner, 'C1')).map(({ kind, euros }) => [kind, euros])).toEqual([['invoice', 100]])
})
