import { afterEach, beforeEach, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { disputesRoutes } from '../src/disputes/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { causeNamed, disputeShown, leftOf, openPriceDispute, priceDispute } from './disputes-desk.ts'
import { expectSoundBooks } from './intake-ledger.ts'

/** A dispute from its opening to its end, as people and books bring it about. */
let story: Story
let customerId: string
let itemId: string
beforeEach(async () => {
  story = await tellStory('2026-02-02')
  customerId = await newCustomer(story, 'MOREL')
  itemId = await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
})
afterEach(async () => {
  await expectSoundBooks(story)
  await story.end()
})

const timeline = async () => {
  const { entries } = await story.owner.call(deskRoutes.timeline, { params: { id: customerId } })
  return entries
    .filter(({ title }) => /litige/i.test(title))
    .map(({ title, lines }) => [title, ...lines].join(' | ').replace(/[\u00a0\u202f]/g, ' '))
    .toReversed()
}

test('opened with its deadline and its tasks; worked; rejected after a reason; all of it on the timeline', async () => {
  const id = await openPriceDispute(story, customerId, { [itemId]: null })
  const opened = await disputeShown(story, id)
  expect(opened).toMatchObject({
    state: 'open',
    categoryName: 'Prix',
    openedOn: '2026-02-02',
    dueOn: '2026-02-12',
    cents: 50_000,
    items: [{ documentNo: 'FA-1', isWhole: true, heldCents: 50_000 }],
    tasks: [
      { name: 'Comparer au devis et au tarif', dueOn: '2026-02-04', doneAt: null },
      { name: 'Répondre au client', dueOn: '2026-02-07' },
    ],
  })
  const [first] = opened.tasks
  const params = { id, taskId: first!.id }
  await story.owner.call(disputesRoutes.markTask, { params, body: { isDone: true } })
  await story.owner.call(disputesRoutes.markTask, { params, body: { isDone: true } })
  await story.owner.call(disputesRoutes.addNote, { params: { id }, body: { body: 'Le devis dit 500 €.' } })
  story.at('2026-02-20')
  expect(await disputeShown(story, id)).toMatchObject({ isLate: true, days: 18, nextTask: 'Répondre au client' })
  const unsaid = await story.owner.ask(disputesRoutes.reject, { params: { id }, body: { note: ' ', graceDays: 7 } })
  expect(unsaid.refusal).toMatchObject({ code: 'reason_missing', where: 'note' })
  await story.owner.call(disputesRoutes.reject, { params: { id }, body: { note: 'Devis signé.', graceDays: 7 } })
  expect(await disputeShown(story, id)).toMatchObject({
    state: 'resolved',
    outcome: 'rejected',
    resolutionNote: 'Devis signé.',
    heldUntilOn: '2026-02-26',
    days: 18,
  })
  const again = await story.owner.ask(disputesRoutes.reject, { params: { id }, body: { note: 'x', graceDays: 0 } })
  expect(again.refusal?.code).toBe('dispute_state')
  await story.owner.call(disputesRoutes.reopen, { params: { id } })
  expect(await disputeShown(story, id)).toMatchObject({ state: 'open', outcome: null, resolvedOn: null })
  expect(await timeline()).toEqual([
    'Litige ouvert | Note : Le prix n’est pas celui du devis. | Motif : Prix | Pièces : FA-1 | Contesté : 500,00 € | Échéance : 12/02/2026',
    'Tâche d’un litige faite | Tâche : Comparer au devis et au tarif',
    'Note sur un litige | Note : Le devis dit 500 €.',
    'Litige rejeté | Motif : Devis signé. | Demandé à nouveau le : 27/02/2026',
    'Litige rouvert | Pièces : FA-1',
  ])
})

test('each reason not to open one has its own sentence, and a document is in one dispute at a time', async () => {
  const paid = await bookDocument(story, { customerId, documentNo: 'FA-2', cents: 10_000, dueOn: '2026-01-06' })
  await pay(story, customerId, paid, 10_000, '2026-02-01')
  const credit = await bookDocument(story, {
    customerId,
    documentNo: 'AV-1',
    cents: 900,
    dueOn: '2026-01-06',
    kind: 'credit_note',
  })
  const dollars = await bookDocument(story, {
    customerId,
    documentNo: 'FA-3',
    cents: 10_000,
    dueOn: '2026-01-06',
    currency: 'USD',
  })
  const stranger = await newCustomer(story, 'AUTRE')
  const theirs = await bookDocument(story, {
    customerId: stranger,
    documentNo: 'FB-1',
    cents: 10_000,
    dueOn: '2026-01-06',
  })
  const refusedWith = async (items: Record<string, number | null>, more = {}) => {
    const body = await priceDispute(story, customerId, items, more)
    return (await story.owner.ask(disputesRoutes.open, { body })).refusal?.code
  }
  expect(await refusedWith({})).toBe('no_item')
  expect(await refusedWith({ [paid]: null })).toBe('item_paid')
  expect(await refusedWith({ [credit]: null })).toBe('not_debit')
  expect(await refusedWith({ [theirs]: null })).toBe('item_unknown')
  expect(await refusedWith({ [itemId]: null, [dollars]: null })).toBe('mixed_currencies')
  expect(await refusedWith({ [itemId]: 50_001 })).toBe('part_too_large')
  expect(await refusedWith({ [itemId]: null }, { owner: 'nobody' })).toBe('owner_unknown')
  expect(await refusedWith({ [itemId]: null }, { dueOn: '2026-02-01' })).toBe('due_before')
  await openPriceDispute(story, customerId, { [itemId]: 20_000 })
  expect(await refusedWith({ [itemId]: null })).toBe('item_disputed')
})

test('we were wrong: the credit note of the awaited amount ends it when the books bring it', async () => {
  const id = await openPriceDispute(story, customerId, { [itemId]: 20_000 })
  const ask = (cents: number) => story.owner.ask(disputesRoutes.accept, { params: { id }, body: { cents, note: '' } })
  expect((await ask(20_001)).refusal?.code).toBe('credit_too_large')
  await ask(12_000)
  expect(await disputeShown(story, id)).toMatchObject({ state: 'waiting', awaitedCents: 12_000 })
  story.at('2026-02-10')
  const credit = await bookDocument(story, {
    customerId,
    documentNo: 'AV-7',
    cents: 12_000,
    dueOn: '2026-02-10',
    kind: 'credit_note',
  })
  // The credit note is put on the invoice: the books ring, and what was contested is dealt with.
  await story.owner.call(cashRoutes.settleItem, {
    params: { id: credit },
    body: { parts: [{ itemId, cents: 12_000 }] },
  })
  await story.runJobs()
  expect(await disputeShown(story, id)).toMatchObject({
    state: 'resolved',
    outcome: 'credit_note',
    isAutomatic: true,
    credit: { documentNo: 'AV-7' },
    days: 8,
  })
  expect(await leftOf(story, itemId)).toBe(38_000)
})

test('a credit note that a person names ends it too, and serves one dispute only', async () => {
  const other = await bookDocument(story, { customerId, documentNo: 'FA-2', cents: 10_000, dueOn: '2026-01-06' })
  const [first, second] = [
    await openPriceDispute(story, customerId, { [itemId]: 20_000 }),
    await openPriceDispute(story, customerId, { [other]: null }),
  ]
  const credit = await bookDocument(story, {
    customerId,
    documentNo: 'AV-7',
    cents: 9_000,
    dueOn: '2026-02-10',
    kind: 'credit_note',
  })
  expect((await disputeShown(story, first)).credits).toMatchObject([{ itemId: credit, documentNo: 'AV-7' }])
  const body = { creditItemId: credit }
  await story.owner.call(disputesRoutes.credit, { params: { id: first }, body })
  expect((await story.owner.ask(disputesRoutes.credit, { params: { id: second }, body })).refusal?.code).toBe(
    'credit_gone',
  )
  const { rows } = await story.owner.call(disputesRoutes.report, { query: { by: 'category' } })
  expect(rows).toMatchObject([{ disputedCents: 20_000, creditedCents: 9_000 }])
})

test('paying what is contested ends the dispute; the payment taken back, it goes on', async () => {
  const id = await openPriceDispute(story, customerId, { [itemId]: 20_000 })
  const receipt = await bookDocument(story, {
    customerId,
    documentNo: 'VIR',
    cents: 50_000,
    dueOn: '2026-02-03',
    kind: 'receipt',
  })
  const settle = (cents: number) =>
    story.owner.call(cashRoutes.settleItem, { params: { id: receipt }, body: { parts: [{ itemId, cents }] } })
  await settle(30_000)
  await story.runJobs()
  // The part that nobody contests is paid: what is contested is not.
  expect(await disputeShown(story, id)).toMatchObject({ state: 'open', cents: 20_000 })
  const { allocationIds } = await settle(20_000)
  await story.runJobs()
  expect(await disputeShown(story, id)).toMatchObject({ state: 'resolved', outcome: 'paid', isAutomatic: true })
  expect((await story.owner.ask(disputesRoutes.reopen, { params: { id } })).refusal?.code).toBe('nothing_left')
  await story.owner.call(cashRoutes.undoSettlements, { body: { allocationIds } })
  await story.runJobs()
  expect(await disputeShown(story, id)).toMatchObject({ state: 'open', outcome: null, cents: 20_000 })
  expect(await timeline()).toEqual([
    expect.stringContaining('Litige ouvert'),
    'Litige clos par paiement',
    'Litige rouvert',
  ])
})

test('met half-way: the rest is written off by who may forgive, oldest first, and owed again when taken back', async () => {
  const other = await bookDocument(story, { customerId, documentNo: 'FA-2', cents: 30_000, dueOn: '2026-01-20' })
  const id = await openPriceDispute(story, customerId, { [itemId]: 20_000, [other]: null })
  const body = { owedCents: 25_000, note: 'Accord au téléphone.', graceDays: 0 }
  const all = await story.owner.ask(disputesRoutes.settle, { params: { id }, body: { ...body, owedCents: 50_000 } })
  expect(all.refusal?.code).toBe('nothing_forgiven')
  await story.owner.call(disputesRoutes.settle, { params: { id }, body })
  expect(await disputeShown(story, id)).toMatchObject({ state: 'resolved', outcome: 'settled', forgivenCents: 25_000 })
  expect([await leftOf(story, itemId), await leftOf(story, other)]).toEqual([30_000, 25_000])
  const { allocations } = await story.owner.call(ledgerRoutes.item, { params: { id: itemId } })
  expect(allocations).toMatchObject([{ amountCents: 20_000, other: { kind: 'write_off' } }])
  await story.owner.call(disputesRoutes.reopen, { params: { id } })
  expect([await leftOf(story, itemId), await leftOf(story, other)]).toEqual([50_000, 30_000])
  expect(await disputeShown(story, id)).toMatchObject({ state: 'open', forgivenCents: null, cents: 50_000 })
})

test('the board adds up, the list narrows down, and the report measures causes and durations', async () => {
  const dollars = await bookDocument(story, {
    customerId,
    documentNo: 'US-1',
    cents: 7_000,
    dueOn: '2026-01-06',
    currency: 'USD',
  })
  const quality = await causeNamed(story.owner, 'Qualité')
  const first = await openPriceDispute(story, customerId, { [itemId]: 20_000 })
  await openPriceDispute(story, customerId, { [dollars]: null }, { categoryId: quality })
  story.at('2026-02-20')
  const { cells } = await story.owner.call(disputesRoutes.board)
  expect(cells).toMatchObject([
    { age: 'd16to30', currency: 'EUR', isLate: true, count: 1, cents: 20_000 },
    { age: 'd16to30', currency: 'USD', categoryId: quality, isLate: false, count: 1, cents: 7_000 },
  ])
  const list = async (query: object) => story.owner.call(disputesRoutes.disputes, { query: query as never })
  expect(await list({})).toMatchObject({
    count: 2,
    totals: [
      { currency: 'EUR', cents: 20_000 },
      { currency: 'USD', cents: 7_000 },
    ],
  })
  const counts = []
  for (const query of [
    { show: 'late' },
    { categoryId: quality },
    { age: 'upTo7' },
    { owner: 'none' },
    { words: 'us-1' },
    { words: 'morel' },
  ])
    counts.push((await list(query)).count)
  expect(counts).toEqual([1, 1, 0, 0, 1, 2])
  await story.owner.call(disputesRoutes.reject, { params: { id: first }, body: { note: 'Non.', graceDays: 0 } })
  const { rows } = await story.owner.call(disputesRoutes.report, { query: { by: 'category' } })
  expect(rows).toEqual([
    expect.objectContaining({ name: 'Prix', currency: 'EUR', count: 1, disputedCents: 20_000, medianDays: 18 }),
  ])
  expect((await list({ show: 'resolved', outcome: 'rejected' })).count).toBe(1)
})
