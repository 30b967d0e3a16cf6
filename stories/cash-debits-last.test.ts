import { expect, test } from 'vitest'
import { pain008Faults, parseXml } from '../src/adapters/payment-files/pain008-structure.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { bankAnswer, debitOf, fileOf, propose, setUpDebits, show, sign, threeInvoices } from './cash-collections.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

/** The last debit under a mandate: a person says so, the bank is told, and the mandate is used up. */
const story = freshStory('2026-11-20')

const draft = async (collectOn: string, itemIds?: string[]) =>
  (await story().owner.call(cashRoutes.createCollection, { body: { collectOn, itemIds } })).id
const mark = (id: string, debitId: string, isLast = true) =>
  story().owner.ask(cashRoutes.markLastDebit, { params: { id, debitId }, body: { isLast } })
const mandate = async (id: string) => (await story().owner.call(cashRoutes.mandate, { params: { id } })).mandate

test('marked in the draft, it is written in the file, and nothing is collected under the mandate afterwards', async () => {
  await threeInvoices(story())
  const mandateId = await sign(story(), 'C1')
  await sign(story(), 'C2')
  const id = await draft('2026-12-07')
  const c1 = await debitOf(story(), id, 'C1')
  expect((await mark(id, c1.id)).refusal).toBeNull()
  const { debits } = await show(story(), id)
  expect(debits.map((debit) => [debit.customerCode, debit.sequence, debit.lot])).toEqual([
    ['C1', 'FNAL', 'PRLV0001-261207-1'],
    ['C2', 'RCUR', 'PRLV0001-261207-2'],
  ])
  expect((await mandate(mandateId)).lastOn, 'a draft uses nothing up').toBeNull()
  await mark(id, c1.id, false)
  expect((await debitOf(story(), id, 'C1')).sequence).toBe('RCUR')
  await mark(id, c1.id)

  await story().owner.call(cashRoutes.validateCollection, { params: { id } })
  const xml = await fileOf(story(), id)
  expect(pain008Faults(parseXml(xml), '08')).toEqual([])
  expect(xml).toContain('<SeqTp>FNAL</SeqTp>')
  expect((await mark(id, c1.id, false)).refusal?.code).toBe('changed_meanwhile')
  expect((await mandate(mandateId)).lastOn).toBe('2026-12-07')
  await story().owner.call(cashRoutes.handOver, { params: { id } })
  await importFile(story().owner, 'suite.txt', fec([sale('2026-10-15', 'C1', 'FA2026-0199', 50)]))
  expect((await propose(story(), '2026-12-08')).leftOut).toContain('FA2026-0199 used_last')

  // Rejected before settlement, the bank never took it: the mandate serves again.
  await importFile(story().owner, 'reponse.xml', bankAnswer('PRLV0001-261207', { 'PRLV0001-00001': 'AM04' }))
  expect((await mandate(mandateId)).lastOn).toBeNull()
})

test('refused where it means nothing: a mandate for one collection, or two debits under one mandate', async () => {
  await threeInvoices(story())
  await importFile(story().owner, 'suite.txt', fec([sale('2026-09-25', 'C2', 'FA2026-0160', 90)]))
  await setUpDebits(story(), { grouping: 'item' })
  await sign(story(), 'C1', { isOneOff: true })
  await sign(story(), 'C2')
  const id = await draft('2026-12-07')
  const { debits } = await show(story(), id)
  const codes = await Promise.all(
    debits.map(async (debit) => [debit.customerCode, (await mark(id, debit.id)).refusal?.code]),
  )
  expect(codes).toEqual([
    ['C1', 'one_off'],
    ['C2', 'several'],
    ['C2', 'several'],
  ])
})
