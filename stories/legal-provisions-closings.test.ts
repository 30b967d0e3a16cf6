import { afterAll, beforeAll, expect, test } from 'vitest'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/**
 * The double entry of doubtful debts across closings (law sheet §7.2, §7.3): whatever is lost, paid or taken back between two closings, the
 * entries of both and those of the losses leave on each account what is there to stand.
 */
let story: Story
let customerId: string
beforeAll(async () => {
  story = await tellStory('2027-01-10')
  customerId = await newCustomer(story, 'ROUX')
  const officer = { name: '', role: 'creditors_agent' as const, lines: [] }
  const body = { procedure: 'liquidation' as const, openedOn: '2026-11-02', publishedOn: '2026-11-10', court: 'Rennes' }
  await story.owner.call(routes.openInsolvency, {
    params: { id: customerId },
    body: { ...body, officer, evidence: 'Avis du BODACC' },
  })
  await story.owner.call(routes.changeProvisionSetting, {
    body: { ...(await story.owner.call(routes.provisionSetting)), vatBp: 2_000 },
  })
})
afterAll(() => story.end())

const invoice = (documentNo: string, cents: number) =>
  bookDocument(story, { customerId, documentNo, cents, dueOn: '2026-06-30', issuedOn: '2026-06-30' })
const lose = (itemId: string, on: string) =>
  story.owner.ask(routes.loseDebts, {
    params: { id: customerId },
    body: { itemIds: [itemId], on, cause: 'liquidation', evidence: 'Certificat du liquidateur' },
  })
const takeBack = (id: string) =>
  story.owner.call(routes.takeLossBack, { params: { id }, body: { reason: 'Mauvaise facture' } })
const close = async (closingOn: string) =>
  (await story.owner.call(routes.validateProvisions, { body: { closingOn } })).id

type Row = { readonly account: string; readonly on: string; readonly cents: number; readonly label: string }
/** Lines of a file of entries; `cents`: debit less credit. */
const rowsIn = async (file: Blob): Promise<Row[]> =>
  (await file.text())
    .trim()
    .split('\r\n')
    .slice(1)
    .map((row) => row.split('|'))
    .map((cells) => {
      const [debit, credit] = [cells[11]!, cells[12]!].map((text) => Math.round(Number(text.replace(',', '.')) * 100))
      return { account: cells[4]!.slice(0, 3), on: cells[3]!, cents: debit! - credit!, label: cells[10]! }
    })
const ofClosing = async (id: string) =>
  rowsIn(await story.owner.call(routes.provisionEntries, { params: { id }, query: {} }))
const ofLoss = async (id: string) => rowsIn(await story.owner.call(routes.lossEntries, { params: { id }, query: {} }))
/** What these entries leave on each account for a document. */
const standing = (rows: readonly Row[], documentNo: string) => {
  const own = rows.filter(({ label }) => label.endsWith(` ${documentNo}`))
  const sums = new Map<string, number>()
  for (const { account, cents } of own) sums.set(account, (sums.get(account) ?? 0) + cents)
  return Object.fromEntries([...sums].filter(([, cents]) => cents !== 0))
}

test('lost between two closings and taken back after the second: doubtful once, provided for once', async () => {
  const itemId = await invoice('TARD', 1_200_000)
  const first = await ofClosing(await close('2026-12-31'))
  expect(standing(first, 'TARD')).toEqual({ 416: 1_200_000, 411: -1_200_000, 681: 1_000_000, 491: -1_000_000 })
  story.at('2027-06-01')
  const { id } = (await lose(itemId, '2027-06-01')).value!
  story.at('2028-01-10')
  const second = await ofClosing(await close('2027-12-31'))
  expect(standing([...first, ...(await ofLoss(id)), ...second], 'TARD')).toEqual({
    411: -1_200_000,
    445: 200_000,
    654: 1_000_000,
    681: 1_000_000,
    781: -1_000_000,
  })
  story.at('2028-02-15')
  await takeBack(id)
  // What is closed is not written in: the loss is taken back on the day it is.
  expect([...new Set((await ofLoss(id)).map(({ on }) => on))]).toEqual(['20270601', '20280215'])
  story.at('2029-01-10')
  const third = await ofClosing(await close('2028-12-31'))
  expect(standing([...first, ...(await ofLoss(id)), ...second, ...third], 'TARD')).toEqual({
    416: 1_200_000,
    411: -1_200_000,
    491: -1_000_000,
    681: 2_000_000,
    781: -1_000_000,
  })
  // Taken back and paid, it leaves the account of doubtful customers at the closing that finds it paid.
  story.at('2029-03-01')
  await pay(story, customerId, itemId, 1_200_000, '2029-03-01')
  story.at('2030-01-10')
  const fourth = await ofClosing(await close('2029-12-31'))
  expect(standing([...first, ...(await ofLoss(id)), ...second, ...third, ...fourth], 'TARD')).toEqual({
    681: 2_000_000,
    781: -2_000_000,
  })
})

test('lost and taken back between two closings: its own day, and nothing moves at the second', async () => {
  const itemId = await invoice('SLIP', 60_000)
  story.at('2031-01-10')
  const first = await ofClosing(await close('2030-12-31'))
  expect((await lose(itemId, '2030-12-31')).refusal?.code).toBe('closed_since')
  const { id } = (await lose(itemId, '2031-01-05')).value!
  await takeBack(id)
  expect([...new Set((await ofLoss(id)).map(({ on }) => on))]).toEqual(['20310105'])
  const again = (await lose(itemId, '2031-01-06')).value!
  story.at('2032-01-10')
  const second = await ofClosing(await close('2031-12-31'))
  const all = [...first, ...(await ofLoss(id)), ...(await ofLoss(again.id)), ...second]
  expect(standing(all, 'SLIP')).toEqual({ 411: -60_000, 445: 10_000, 654: 50_000, 681: 50_000, 781: -50_000 })
})

test('paid in part since, a loss takes from the doubtful what is left, and the closing the rest; its entry never changes', async () => {
  const itemId = await invoice('PART', 120_000)
  story.at('2033-01-10')
  const first = await ofClosing(await close('2032-12-31'))
  await pay(story, customerId, itemId, 20_000, '2033-01-08')
  const { id } = (await lose(itemId, '2033-01-09')).value!
  expect(standing(await ofLoss(id), 'PART')).toMatchObject({ 416: -100_000 })
  // Born after the last closing, a debt that is lost never was doubtful: a closing validated late changes nothing of its entry.
  const fresh = await invoice('NEUF', 24_000)
  const lost = (await lose(fresh, '2033-01-09')).value!
  const given = await ofLoss(lost.id)
  expect(standing(given, 'NEUF')).toEqual({ 411: -24_000, 445: 4_000, 654: 20_000 })
  story.at('2034-01-10')
  const second = await ofClosing(await close('2033-12-31'))
  expect(await ofLoss(lost.id)).toEqual(given)
  // 411 holds the invoice and its payment beside: what the loss took from it is all that is to be found.
  expect(standing([...first, ...(await ofLoss(id)), ...second], 'PART')).toMatchObject({ 411: -100_000, 654: 83_333 })
  expect(standing([...first, ...(await ofLoss(id)), ...second], 'PART')).not.toHaveProperty('416')
})
