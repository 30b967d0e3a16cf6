import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import {
  bankAnswer,
  collect,
  fileOf,
  giveAddresses,
  propose,
  setUpDebits,
  show,
  sign,
  threeInvoices,
  validated,
} from './cash-collections.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

const draft = async (collectOn: string, more: object = {}): Promise<string> =>
  (await story().owner.call(cashRoutes.createCollection, { body: { collectOn, ...more } })).id
const moveTo = (id: string, collectOn: string) =>
  story().owner.ask(cashRoutes.moveCollection, { params: { id }, body: { collectOn } })

test('a draft goes to another day, with the reference of its file; once validated it no longer moves', async () => {
  await threeInvoices(story())
  for (const code of ['C1', 'C2'] as const) await sign(story(), code)
  const id = await draft('2026-11-24')
  expect((await moveTo(id, '2026-12-01')).refusal).toBeNull()
  const moved = await show(story(), id)
  expect(moved.collection).toMatchObject({ collectOn: '2026-12-01', messageId: 'PRLV0001-261201', cents: 190_000 })
  expect(moved.debits.map((debit) => debit.lot)).toEqual(['PRLV0001-261201-1', 'PRLV0001-261201-1'])
  expect(moved.notices.map((notice) => notice.notifyBy)).toEqual(['2026-11-30', '2026-11-30'])
  await story().owner.call(cashRoutes.validateCollection, { params: { id } })
  expect(await fileOf(story(), id)).toContain('<ReqdColltnDt>2026-12-01</ReqdColltnDt>')
  expect((await show(story(), id)).can.move).toContain('ses clients sont prévenus')
  expect((await moveTo(id, '2026-12-02')).refusal).toMatchObject({ code: 'day_fixed' })
})

test('a day is refused when banks do not settle, when they no longer have the time, or when a customer is told too late', async () => {
  await threeInvoices(story())
  await setUpDebits(story(), { noticeDays: 3 })
  await sign(story(), 'C1')
  await sign(story(), 'C2', { noticeDays: 10 })
  const id = await draft('2026-12-07')
  const refusals: [string, string, string][] = [
    ['2026-11-28', 'no_banking_day', '30/11/2026'],
    ['2026-11-20', 'too_soon', '23/11/2026'],
    ['2026-11-25', 'day_wrong', 'Société C2'],
    ['2026-11-25', 'day_wrong', 'à partir du 30/11/2026'],
  ]
  for (const [to, code, says] of refusals)
    expect((await moveTo(id, to)).refusal).toMatchObject({ code, message: expect.stringContaining(says) })
  expect((await show(story(), id)).collection).toMatchObject({ collectOn: '2026-12-07', messageId: 'PRLV0001-261207' })
  expect((await moveTo(id, '2026-11-30')).refusal).toBeNull()
  // On a Saturday no bank works on the file: what is given then is collected on Tuesday.
  story().at('2026-11-28')
  expect((await moveTo(id, '2026-11-30')).refusal).toBeNull()
  expect((await show(story(), id)).can.validate).toContain('Choisissez le 01/12/2026')
})

test('no document is collected before it is due, nor before what came back may be presented again', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-10-28', 'C1', 'FA2026-0160', 500), sale('2026-09-20', 'C2', 'FA2026-0150', 700)]),
  )
  await giveAddresses(story(), ['C1', 'C2'])
  await setUpDebits(story())
  await sign(story(), 'C1')
  const id = await draft('2026-12-01')
  expect((await moveTo(id, '2026-11-25')).refusal?.message).toMatch(/FA2026-0160.*échue le 27\/11\/2026 seulement/)
  expect((await moveTo(id, '2026-11-27')).refusal).toBeNull()
  await sign(story(), 'C2')
  await collect(story(), '2026-11-23')
  const answer = bankAnswer('PRLV0002-261123', { 'PRLV0002-00001': 'AM04' })
  await importFile(story().owner, 'refus.xml', answer)
  const again = await draft('2026-12-01')
  expect((await moveTo(again, '2026-11-24')).refusal?.message).toContain('à représenter à partir du 25/11/2026')
  expect((await moveTo(again, '2026-11-25')).refusal).toBeNull()
})

test('what follows never precedes what the bank is told is the first, which is one debit', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([
      sale('2026-09-15', 'C1', 'FA2026-0142', 1200),
      sale('2026-09-16', 'C1', 'FA2026-0143', 300),
      sale('2026-09-20', 'C1', 'FA2026-0150', 700),
    ]),
  )
  await giveAddresses(story(), ['C1'])
  await setUpDebits(story(), { tellsFirst: true })
  await sign(story(), 'C1')
  expect((await propose(story(), '2026-12-07')).debits).toEqual(['C1 FRST 2200'])
  const first = await draft('2026-12-07')
  const { debits } = await show(story(), first)
  await story().owner.call(cashRoutes.cancelCollection, { params: { id: first } })
  const [one, ...others] = debits[0]!.parts.map((part) => part.itemId)
  await validated(story(), '2026-12-07', [one!])
  expect((await propose(story(), '2026-12-01')).leftOut.slice(-1)).toEqual(['FA2026-0150 before_first'])
  const then = await draft('2026-12-08', { itemIds: others })
  expect((await show(story(), then)).debits.map((debit) => debit.sequence)).toEqual(['RCUR', 'RCUR'])
  expect((await moveTo(then, '2026-12-04')).refusal?.message).toContain('annoncé à la banque pour le 07/12/2026')
  expect((await moveTo(then, '2026-12-07')).refusal).toBeNull()
})
