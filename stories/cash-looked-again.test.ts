import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bankSays, lineOf, lineSaying, linesOf, type Paid, statement } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

/** What is proposed for a line never names a document that was paid since, by whoever it was. */
const story = freshStory('2026-11-20')

const proposedFor = async (words: string): Promise<string[]> => {
  const { proposals } = await lineSaying(story(), words)
  return proposals.flatMap(({ parts }) => parts.map(({ documentNo, cents }) => `${documentNo} ${cents / 100}`))
}

test('a person accepts a line: another that would have paid the same invoice is looked at again, and once more when it is undone', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 600)]))
  await bankSays(story(), [
    { on: '2026-11-18', euros: 600, label: 'VIR SEUL', payer: 'ZORG' },
    { on: '2026-11-19', euros: 590, label: 'VIR CITE', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  expect(await proposedFor('VIR SEUL')).toEqual(['FA2026-0142 600'])
  const { line } = await lineSaying(story(), 'VIR CITE')
  const { matchId } = await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: {} })
  await story().runJobs()
  expect(await proposedFor('VIR SEUL')).not.toContain('FA2026-0142 600')
  await story().owner.call(cashRoutes.undo, { params: { id: matchId } })
  expect(await lineOf(story(), line.id)).toMatchObject({ line: { state: 'open', leftCents: 59_000 } })
})

test('an invoice that is open again is proposed again for the money that was told it was paid', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 600)]))
  await bankSays(story(), [{ on: '2026-11-18', euros: 600, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' }])
  const next = [{ on: '2026-11-19', euros: 600, label: 'VIR DEUX', payer: 'SOCIETE C1', says: 'FA2026-0142' }]
  await bankSays(story(), next, 'deux.cfo')
  const before = await lineSaying(story(), 'VIR DEUX')
  expect(before.proposals[0]).toMatchObject({ class: 'already_paid', parts: [] })
  const { matches } = await lineSaying(story(), 'VIR UN')
  await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  await story().runJobs()
  const { line } = await lineSaying(story(), 'VIR DEUX')
  expect(line.state === 'matched' || (await proposedFor('VIR DEUX'))[0] === 'FA2026-0142 600').toBe(true)
})

test('what the last page of a long statement settles is not left proposed on its first', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 600)]))
  const cards: Paid[] = Array.from({ length: 1_000 }, (_, n) => ({ on: '2026-11-11', euros: 5, label: `CB ${n + 1}.` }))
  await bankSays(story(), [
    { on: '2026-11-10', euros: 600, label: 'VIR SEUL', payer: 'ZORG' },
    ...cards,
    { on: '2026-11-19', euros: 600, label: 'VIR CITE', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  const found = async (words: string) => {
    const { lines } = await story().owner.call(cashRoutes.lines, { query: { show: 'all', words } })
    return lineOf(story(), lines[0]!.id)
  }
  expect((await found('VIR CITE')).line.state).toBe('matched')
  expect((await found('VIR SEUL')).proposals).toEqual([])
})

test('money on account settles an invoice: the line that would have paid it is looked at again', async () => {
  const books = [sale('2026-09-15', 'C1', 'FA2026-0142', 600), sale('2026-09-15', 'C1', 'AV2026-0007', -600)]
  await importFile(story().owner, 'fec.txt', fec(books))
  await bankSays(story(), [{ on: '2026-11-18', euros: 600, label: 'VIR SEUL', payer: 'ZORG' }])
  expect(await proposedFor('VIR SEUL')).toEqual(['FA2026-0142 600'])
  const ids = Object.fromEntries((await itemsOfC1()).map((item) => [item.documentNo, item.id]))
  await story().owner.call(cashRoutes.settleItem, {
    params: { id: ids['FA2026-0142']! },
    body: { parts: [{ itemId: ids['AV2026-0007']!, cents: 60_000 }] },
  })
  await story().runJobs()
  expect(await proposedFor('VIR SEUL')).toEqual([])
})

test('many matches are taken back at once, each whole; what cannot be is left out and told', async () => {
  const count = 40
  const numbers = Array.from({ length: count }, (_, n) => n + 1)
  const no = (n: number) => `FA2026-${String(n).padStart(4, '0')}`
  await importFile(story().owner, 'fec.txt', fec(numbers.map((n) => sale('2026-09-15', `C${n}`, no(n), 100 + n))))
  const paid = numbers.map((n) => ({
    on: '2026-11-18',
    euros: 98 + n,
    label: `V${n}.`,
    payer: `SOCIETE C${n}`,
    says: no(n),
  }))
  await bankSays(story(), paid)
  const open = (await linesOf(story(), 'open')).map(({ id }) => id)
  const { matchIds, done } = await story().owner.call(cashRoutes.acceptMany, { body: { lineIds: open } })
  expect(done).toBe(count)
  const owed = await balances(story().owner)
  const first = matchIds[0]!
  await story().owner.call(cashRoutes.undo, { params: { id: first } })
  const answer = await story().owner.call(cashRoutes.undoMany, { body: { matchIds } })
  expect(answer).toMatchObject({ done: count - 1, leftOut: [{ matchId: first }] })
  expect(answer.leftOut[0]!.message).toContain('déjà été annulé')
  expect(owed).toEqual({})
  expect(Object.values(await balances(story().owner)).toSorted((a, b) => a - b)).toEqual(numbers.map((n) => 100 + n))
  // Taken back within the minute, they were slips of the hand: the same is proposed again.
  expect(await linesOf(story(), 'open')).toHaveLength(count)
  expect((await lineSaying(story(), 'V7.')).proposals[0]).toMatchObject({ parts: [{ documentNo: no(7) }] })
})

test('payments come back while others take their matches back: each return stands or waits, and no work fails', async () => {
  const numbers = Array.from({ length: 8 }, (_, n) => n + 1)
  const no = (n: number) => `FA2026-${String(n).padStart(4, '0')}`
  await importFile(story().owner, 'fec.txt', fec(numbers.map((n) => sale('2026-09-15', `C${n}`, no(n), 100 + n))))
  const paid = numbers.map((n) => ({
    on: '2026-11-10',
    euros: 100 + n,
    label: `V${n}.`,
    payer: `SOCIETE C${n}`,
    says: no(n),
  }))
  await bankSays(story(), paid)
  const matches = await Promise.all(numbers.map(async (n) => (await lineSaying(story(), `V${n}.`)).matches[0]!.id))
  const back = numbers.map((n) => ({
    on: '2026-11-18',
    euros: -100 - n,
    label: 'PRLV IMPAYE',
    payer: `SOCIETE C${n}`,
    reject: '20',
  }))
  await importFile(story().owner, 'deux.cfo', statement(back, 2_000_000))
  const undo = (id: string) => story().owner.ask(cashRoutes.undo, { params: { id } })
  const [, ...answers] = await Promise.all([story().runJobs(), ...matches.map(undo)])
  // Whoever comes second is told: nobody meets an error.
  for (const { refusal } of answers) expect([undefined, 'returned_since', 'changed_meanwhile']).toContain(refusal?.code)
  await story().runJobs()
  expect(await balances(story().owner)).toEqual(Object.fromEntries(numbers.map((n) => [`C${n}`, 100 + n])))
})

async function itemsOfC1() {
  const { rows } = await story().owner.call(ledgerRoutes.customers, {})
  const { items } = await story().owner.call(ledgerRoutes.customerItems, { params: { id: rows[0]!.id } })
  return items
}
