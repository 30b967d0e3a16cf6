import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { daysFrom, ignoreFreshness, listed } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { lineSaying, statement } from './cash-statement.ts'
import { leftOf } from './disputes-desk.ts'
import { importFile } from './intake-ledger.ts'
import { leftFor, sentTo, setLadder, verdictsOf } from './peers-ladder.ts'

/** Peers, section F, first half: what payments, credit notes and advances do to reminders. Each case has its own customer. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-03-02')
  await ignoreFreshness(story)
})
afterAll(() => story.end())

const book = (
  customerId: string,
  documentNo: string,
  cents: number,
  dueOn: string,
  kind?: 'credit_note' | 'receipt',
): Promise<string> => bookDocument(story, { customerId, documentNo, cents, dueOn, kind })
const settle = (id: string, parts: readonly (readonly [itemId: string, cents: number])[]) =>
  story.owner.ask(cashRoutes.settleItem, {
    params: { id },
    body: { parts: parts.map(([itemId, cents]) => ({ itemId, cents })) },
  })
async function linesOf(code: string) {
  const row = (await listed(story, 'left_today')).find(({ customerCode }) => customerCode === code)!
  return (await story.owner.call(dunningRoutes.action, { params: { id: row.id } })).lines
}

test('F01 F07: a reminder of several invoices has a line for each, the oldest first; paid in full, nothing stands', async () => {
  await setLadder(story, [1])
  const customerId = await newCustomer(story, 'F01')
  const ids = []
  for (const [documentNo, cents, dueOn] of [
    ['FA-F01A', 10_000, '2026-02-20'],
    ['FA-F01B', 20_000, '2026-02-24'],
    ['FA-F01C', 30_000, '2026-02-26'],
  ] as const)
    ids.push(await book(customerId, documentNo, cents, dueOn))
  expect(await leftFor(story, 'F01', ['2026-03-02'])).toEqual(['2026-03-02 courteous 60000 EUR'])
  expect((await linesOf('F01')).map(({ documentNo, openCents }) => `${documentNo} ${openCents}`)).toEqual([
    'FA-F01A 10000',
    'FA-F01B 20000',
    'FA-F01C 30000',
  ])
  for (const [index, id] of ids.entries()) await pay(story, customerId, id, (index + 1) * 10_000, '2026-03-03')
  await leftFor(story, 'F01', ['2026-03-03'])
  expect(await Promise.all(ids.map((id) => leftOf(story, id)))).toEqual([0, 0, 0])
  expect(await verdictsOf(story, customerId)).toEqual([])
})

test('F02 F03 F04: of two instalments the late one is asked for; paid it is over, unpaid again it goes on', async () => {
  await setLadder(story, [1, 8])
  story.at('2026-03-05')
  const customerId = await newCustomer(story, 'F02')
  const first = await book(customerId, 'FA-F02', 5_000, '2026-03-10')
  const second = await book(customerId, 'FA-F02', 5_000, '2026-03-20')
  expect(await leftFor(story, 'F02', daysFrom('2026-03-10', '2026-03-11'))).toEqual(['2026-03-11 courteous 5000 EUR'])
  expect((await linesOf('F02')).map(({ itemId }) => itemId)).toEqual([first])
  story.at('2026-03-13')
  const paid = { on: '2026-03-12', euros: 50, label: 'VIR ECHEANCE', payer: 'CLIENT F02' }
  const { id: importId } = await importFile(story.owner, 'releve.cfo', statement([paid]))
  await story.runJobs()
  const { line } = await lineSaying(story, 'VIR ECHEANCE')
  const body = { customerId, parts: [{ itemId: first, cents: 5_000 }] }
  const { matchId } = await story.owner.call(cashRoutes.match, { params: { id: line.id }, body })
  expect([await leftOf(story, first), await leftOf(story, second)]).toEqual([0, 5_000])
  expect(await leftFor(story, 'F02', ['2026-03-18'])).toEqual([])
  expect(await verdictsOf(story, customerId)).toEqual(['wait'])
  // The payment was never ours: its match is undone and its statement taken back.
  await story.owner.call(cashRoutes.undo, { params: { id: matchId } })
  await story.owner.call(intakeRoutes.withdraw, { params: { id: importId } })
  expect(await leftOf(story, first)).toBe(5_000)
  expect(await leftFor(story, 'F02', ['2026-03-19'])).toEqual(['2026-03-19 firm 5000 EUR'])
})

test('F05 F06: a credit note settles the invoice or stands beside it, and either way nothing is asked for; undone, it is', async () => {
  await setLadder(story, [1])
  story.at('2026-03-24')
  const applied = await newCustomer(story, 'F05')
  const alone = await newCustomer(story, 'F06')
  const itemId = await book(applied, 'FA-F05', 10_000, '2026-03-23')
  const credit = await book(applied, 'AV-F05', 10_000, '2026-03-23', 'credit_note')
  await book(alone, 'FA-F06', 10_000, '2026-03-23')
  const { value } = await settle(itemId, [[credit, 10_000]])
  await leftFor(story, 'F05', ['2026-03-24'])
  expect(await verdictsOf(story, applied)).toEqual([])
  expect(await sentTo(story, alone)).toEqual(['2026-03-24 courteous'])
  await book(alone, 'AV-F06', 10_000, '2026-03-24', 'credit_note')
  await story.owner.call(cashRoutes.undoSettlements, { body: { allocationIds: value.allocationIds } })
  expect(await leftOf(story, itemId)).toBe(10_000)
  // Undone, the credit note stands beside its invoice: nobody asks for what is not owed, and a person sees why.
  await leftFor(story, 'F05', ['2026-03-25'])
  expect([await verdictsOf(story, applied), await sentTo(story, applied)]).toEqual([['hold'], []])
  expect((await verdictsOf(story, alone)).includes('send')).toBe(false)
})

test('F08 F09: what is left of a part-paid invoice is asked for by one mail to the customer’s address', async () => {
  await setLadder(story, [1])
  story.at('2026-03-27')
  const customerId = await newCustomer(story, 'F08')
  const itemId = await book(customerId, 'FA-F08', 10_000, '2026-03-26')
  await pay(story, customerId, itemId, 5_000, '2026-03-27')
  expect(await leftFor(story, 'F08', ['2026-03-27'])).toEqual(['2026-03-27 courteous 5000 EUR'])
  const { rows } = await story.owner.call(correspondenceRoutes.messages, { query: { customerId } as never })
  expect(rows).toMatchObject([{ channel: 'email', toAddress: 'compta@f08.example', state: 'sent' }])
})

test('F13: of 50, 20 are paid and 30 left; 30 that fail are left again', async () => {
  story.at('2026-03-30')
  const customerId = await newCustomer(story, 'F13')
  const itemId = await book(customerId, 'FA-F13', 5_000, '2026-03-26')
  await settle(itemId, [[await book(customerId, 'VIR-1', 2_000, '2026-03-30', 'receipt'), 2_000]])
  expect(await leftOf(story, itemId)).toBe(3_000)
  const { value } = await settle(itemId, [[await book(customerId, 'VIR-2', 3_000, '2026-03-30', 'receipt'), 3_000]])
  expect(await leftOf(story, itemId)).toBe(0)
  await story.owner.call(cashRoutes.undoSettlements, { body: { allocationIds: value.allocationIds } })
  expect(await leftOf(story, itemId)).toBe(3_000)
})

test('F26 F27 F28: advances are used in part or whole, never beyond what is left of them, and move from one debt to another', async () => {
  story.at('2026-04-02')
  const customerId = await newCustomer(story, 'F26')
  const debt = await book(customerId, 'FA-F26', 500_000, '2026-05-04')
  const advance = (no: string) => book(customerId, no, 10_000, '2026-04-02', 'receipt')
  const first = await settle(debt, [[await advance('AC-0'), 10_000]])
  expect(await leftOf(story, debt)).toBe(490_000)
  const rows = [await advance('AC-1'), await advance('AC-2'), await advance('AC-3')] as const
  await settle(debt, [
    [rows[0], 10_000],
    [rows[1], 10_000],
    [rows[2], 3_000],
  ])
  expect(await leftOf(story, debt)).toBe(467_000)
  expect(await Promise.all(rows.map((id) => leftOf(story, id)))).toEqual([0, 0, 7_000])
  expect((await settle(debt, [[rows[2], 7_001]])).refusal?.code).toBe('item_used')
  expect((await settle(debt, [[rows[0], 1]])).refusal).not.toBeNull()
  expect(await leftOf(story, debt)).toBe(467_000)

  const later = await book(customerId, 'FA-F28', 8_000, '2026-05-20')
  await story.owner.call(cashRoutes.undoSettlements, { body: { allocationIds: first.value.allocationIds } })
  const { allocations } = await story.owner.call(ledgerRoutes.item, { params: { id: rows[2] } })
  expect(allocations.map(({ amountCents }) => amountCents)).toEqual([3_000])
  expect((await settle(later, [[rows[2], 7_000]])).refusal ?? null).toBeNull()
  expect([await leftOf(story, debt), await leftOf(story, later)]).toEqual([477_000, 1_000])
})
