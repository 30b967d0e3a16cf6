import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { bankSays, lineOf, lineSaying, linesOf, returned } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

const judged = async () => {
  const { classes } = await story().owner.call(cashRoutes.setting, {})
  return classes.flatMap(({ class: cls, own: { right, wrong } }) =>
    right + wrong > 0 ? [{ class: cls, right, wrong }] : [],
  )
}

test('a refused proposal says who refused it and when; taken back, it is proposed as before and nothing is remembered', async () => {
  const books = fec([
    sale('2026-09-15', 'C1', 'FA2026-0142', 1200),
    sale('2026-09-16', 'C1', 'FA2026-0144', 450),
    sale('2026-09-17', 'C2', 'FA2026-0150', 1300),
  ])
  await importFile(story().owner, 'fec.txt', books)
  await bankSays(story(), [{ on: '2026-11-18', euros: 1200, label: 'VIR UN', payer: 'HOLDING LAMBERT' }])
  const before = await lineSaying(story(), 'VIR UN')
  const params = { id: before.line.id }
  const first = before.proposals[0]!
  const { refusalId, proposals } = await story().owner.call(cashRoutes.refuse, { params, body: { place: 1 } })
  expect(proposals.map((one) => one.customerCode)).not.toContain(first.customerCode)
  expect(await judged()).toEqual([{ class: first.class, right: 0, wrong: 1 }])

  // The day after, the line still says so, and the refusal is taken back from there.
  story().at('2026-11-21')
  const { refusals } = await lineOf(story(), before.line.id)
  expect(refusals).toMatchObject([
    {
      id: refusalId,
      refusedBy: 'Claire Propriétaire',
      refusedAt: '2026-11-20T08:00:00.000Z',
      subjects: [{ customerName: first.customerName, documentNo: first.parts[0]!.documentNo }],
    },
  ])
  await story().owner.call(cashRoutes.takeBackRefusal, { params: { ...params, refusalId } })
  const after = await lineOf(story(), before.line.id)
  expect(after).toMatchObject({ refusals: [], proposals: before.proposals })
  expect(await judged()).toEqual([])
  expect((await story().owner.ask(cashRoutes.takeBackRefusal, { params: { ...params, refusalId } })).status).toBe(404)
})

test('a match undone late is refused for its line; that refusal too is taken back, and the match is made again', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  await bankSays(story(), [{ on: '2026-11-18', euros: 1200, label: 'VIR UN', says: 'FA2026-0142' }])
  const { line, matches } = await lineSaying(story(), 'VIR UN')
  await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  const undone = await lineOf(story(), line.id)
  expect(undone.proposals).toEqual([])
  expect(undone.refusals[0]!.subjects).toMatchObject([{ documentNo: 'FA2026-0142' }])
  const params = { id: line.id, refusalId: undone.refusals[0]!.id }
  await story().owner.call(cashRoutes.takeBackRefusal, { params })
  expect(await lineOf(story(), line.id)).toMatchObject({ line: { state: 'matched' }, refusals: [] })
  expect(await balances(story().owner)).toEqual({})
})

test('a payment refused as the one that came back is not proposed again', async () => {
  const books = fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200), sale('2026-09-16', 'C2', 'FA2026-0143', 1200)])
  await importFile(story().owner, 'fec.txt', books)
  const paid = ['FA2026-0142', 'FA2026-0143'].map((says) => ({
    on: '2026-11-10',
    euros: 1200,
    label: `VIR ${says}`,
    says,
  }))
  await bankSays(story(), paid, 'un.cfo')
  await bankSays(story(), [{ ...returned('2026-11-18', 1200, ''), label: 'OPERATION 77' }], 'deux.cfo')
  const { line, proposals } = await lineSaying(story(), 'OPERATION 77')
  expect(proposals.map((one) => one.customerCode).sort()).toEqual(['C1', 'C2'])
  const left = await story().owner.call(cashRoutes.refuse, { params: { id: line.id }, body: { place: 1 } })
  expect(left.proposals.map((one) => one.customerCode)).toEqual([proposals[1]!.customerCode])
})

test('lines are counted by kind whichever kind is looked at, and by the dozen a tie is left for a person', async () => {
  const books = fec([
    sale('2026-09-15', 'C1', 'FA2026-0142', 1200),
    sale('2026-09-16', 'C2', 'FA2026-0143', 1200),
    sale('2026-09-17', 'C3', 'FA2026-0144', 310),
  ])
  await importFile(story().owner, 'fec.txt', books)
  await bankSays(story(), [
    { on: '2026-11-18', euros: 1200, label: 'VIR UN', payer: 'MARTIN' },
    { on: '2026-11-18', euros: 310, label: 'VIR DEUX', payer: 'BERNARD' },
  ])
  const query = { show: 'open', class: 'amount_only' } as const
  const { count, classes } = await story().owner.call(cashRoutes.lines, { query })
  expect(count).toBe(2)
  expect(classes).toEqual([{ class: 'amount_only', lines: 2, tied: 1 }])
  const other = await story().owner.call(cashRoutes.lines, { query: { ...query, class: 'payer_single' } })
  expect(other).toMatchObject({ count: 0, classes })

  const lines = await linesOf(story(), 'open')
  const said = await story().owner.call(cashRoutes.acceptMany, { body: { lineIds: lines.map((line) => line.id) } })
  const tied = lines.find((line) => line.label.includes('VIR UN'))!
  expect(said).toMatchObject({ done: 1, leftOut: [{ lineId: tied.id }] })
  expect(said.leftOut[0]!.message).toContain('D’autres pièces iraient aussi bien')
  expect(await balances(story().owner)).toEqual({ C1: 1200, C2: 1200 })
  // Somebody else's list is older: each line is told with what became of it, and by whom.
  await story().owner.call(cashRoutes.setAside, { body: { lineIds: [tied.id], as: 'autre' } })
  const again = await story().owner.call(cashRoutes.acceptMany, { body: { lineIds: lines.map((line) => line.id) } })
  const saidOf = (id: string) => again.leftOut.find(({ lineId }) => lineId === id)!.message
  const { matches } = await lineOf(story(), lines.find((line) => line !== tied)!.id)
  expect(again.done).toBe(0)
  expect(saidOf(lines.find((line) => line !== tied)!.id)).toContain(`par ${matches[0]!.matchedBy}, avec Société C3`)
  expect(saidOf(tied.id)).toContain('mise de côté entre-temps')
  const one = await story().owner.ask(cashRoutes.accept, {
    params: { id: lines.find((line) => line !== tied)!.id },
    body: {},
  })
  expect(one.refusal?.message).toContain('rapprochée entre-temps par')
})
