import { expect, test } from 'vitest'
import { bytesSource, inspectFile } from '../src/adapters/ledger-files/index.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { bankSays, lineSaying } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

const give = () => story().owner.call(cashRoutes.exportJournal, {})
const fileOf = async (id: string, format: 'fec' | 'csv' | 'lettering') =>
  (await story().owner.call(cashRoutes.journalFile, { params: { id }, query: { format } })) as unknown as Blob

test('what happened here is given to the accounts once, comes back once, and what is undone after is given back', async () => {
  const sold = [sale('2026-09-15', 'C1', 'FA2026-0142', 1200), sale('2026-09-20', 'C1', 'FA2026-0150', 300)]
  await importFile(story().owner, 'octobre.txt', fec(sold))
  await bankSays(story(), [
    { on: '2026-11-17', euros: 1200, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
    { on: '2026-11-18', euros: 300, label: 'VIR DEUX', payer: 'SOCIETE C1', says: 'FA2026-0150' },
  ])
  expect((await story().owner.call(cashRoutes.journal, {})).pending).toMatchObject([
    { kind: 'receipt', count: 2, cents: 150_000 },
  ])
  const first = await give()
  expect(first).toMatchObject({ no: 1, entries: 2, debitCents: 150_000, fromOn: '2026-11-17', toOn: '2026-11-18' })
  const bytes = new Uint8Array(await (await fileOf(first.id, 'fec')).arrayBuffer())
  expect(await inspectFile(bytesSource(bytes), 'x.txt')).toMatchObject({ kind: 'fec', balanced: true, refusal: null })
  expect(await (await fileOf(first.id, 'lettering')).text()).toContain('FA2026-0142')

  const again = await story().owner.ask(cashRoutes.exportJournal, {})
  expect(again.refusal?.code).toBe('nothing_to_export')

  // The accountant takes the entries over: the next export of the accounts brings nothing new, and nothing is owed twice.
  const lines = new TextDecoder().decode(bytes).split('\r\n').slice(1)
  const books = `${new TextDecoder().decode(fec(sold))}${lines.join('\r\n')}`
  const back = await importFile(story().owner, 'novembre.txt', new TextEncoder().encode(books))
  expect(back.summary).toMatchObject({ rows: { created: 0, known: 4 } })
  expect(await balances(story().owner)).toEqual({})
})

test('a match undone after it was given is given back the other way round', async () => {
  await importFile(story().owner, 'octobre.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  await bankSays(story(), [
    { on: '2026-11-17', euros: 1200, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  await give()
  const { matches } = await lineSaying(story(), 'VIR UN')
  await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  expect((await story().owner.call(cashRoutes.journal, {})).pending).toMatchObject([
    { kind: 'receipt', isUndoing: true, count: 1 },
  ])
  const second = await give()
  const rows = (await (await fileOf(second.id, 'fec')).text()).split('\r\n')
  expect(rows[1]).toContain('|1200,00|0,00|')
  expect(rows[1]).toContain('Annulation VIR UN')
  // Matched and undone between two exports: nothing ever left.
  expect((await story().owner.call(cashRoutes.journal, {})).pending).toEqual([])
})
