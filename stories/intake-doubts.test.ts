import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { csv, fec, openList, receipt, sale } from './intake-files.ts'
import {
  balances,
  expectToldInBothLanguages,
  freshStory,
  importFile,
  openDocuments,
  preview,
  snapshotOfBooks,
} from './intake-ledger.ts'

const story = freshStory('2026-03-02')

/** What the preview of a file says: code, line and column. */
async function remarksOn(name: string, bytes: Uint8Array, options: Parameters<typeof preview>[3] = {}) {
  const shown = await preview(story().owner, name, bytes, options)
  const { rejections } = await story().owner.call(intakeRoutes.rejections, { params: { id: shown.id } })
  await expectToldInBothLanguages(story(), shown.id)
  return { shown, remarks: rejections.map(({ code, line, column }) => [code, line, column]) }
}

test('dollars and pounds in a list of euros are owed in dollars and pounds', async () => {
  const list = csv([
    'Customer;Invoice;Date;Due date;Amount',
    'ACME;I1;2026-01-10;2026-02-10;$1,200.00',
    'ACME;I2;2026-01-10;2026-02-10;£10.00',
  ])
  await importFile(story().owner, 'dollars.csv', list, { asOf: '2026-03-01' })
  expect(await balances(story().owner)).toEqual({})
  expect([await balances(story().owner, 'USD'), await balances(story().owner, 'GBP')]).toEqual([
    { ACME: 1200 },
    { ACME: 10 },
  ])
})

test('days of an English list that read in two ways are read day first, and that is told', async () => {
  const list = csv(['Customer;Invoice;Date;Due date;Amount', 'ACME;I1;01/02/2026;02/03/2026;12.00'])
  expect((await remarksOn('a.csv', list, { asOf: '2026-03-01' })).remarks).toEqual([['day_first', null, '']])
})

test('an amount that cannot be read is told once, and a workbook without a line is said to be one', async () => {
  const { remarks } = await remarksOn('a.csv', openList('C1;Durand;F1;05/01/2026;04/02/2026;x;#DIV/0!'))
  expect(remarks).toEqual([
    ['unparsable_amount', 2, 'Restant dû'],
    ['unparsable_amount', 2, 'Montant TTC'],
  ])
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Vide')
  const empty = await preview(story().owner, 'vide.xlsx', new Uint8Array(await book.xlsx.writeBuffer()))
  expect(empty.refusal?.code).toBe('no_rows')
})

test('an entry in the future is told with its line, and never makes the books look fresher than they are', async () => {
  const entries = [
    sale('2026-01-10', 'DURAND', 'FA-101', 1300),
    receipt('2026-01-10', 'DURAND', 100),
    receipt('2062-01-10', 'DURAND', 50),
  ]
  const { shown, remarks } = await remarksOn('732829320FEC20261231.txt', fec(entries))
  expect(remarks.map(([code, , column]) => [code, column])).toEqual([['dated_ahead', 'EcritureDate']])
  expect(shown.booksThrough).toBe('2026-01-10')
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  const board = await story().owner.call(dunningRoutes.board)
  expect(board.booksFreshOn).toBe('2026-01-10')
  // The year is the one the file is named after: its next export is taken.
  await importFile(
    story().owner,
    '732829320FEC20261231.txt',
    fec([...entries.slice(0, 2), sale('2026-02-01', 'MOREL', 'FA-103', 10)]),
  )
  expect(await balances(story().owner)).toEqual({ DURAND: 1200, MOREL: 10 })
})

test('what is dated ahead counts on its day, for the customer as for the aged balance', async () => {
  await importFile(
    story().owner,
    'a.txt',
    fec([sale('2026-01-10', 'DURAND', 'FA-1', 1200), sale('2026-12-31', 'DURAND', 'FA-2', 50)]),
  )
  const owed = async () => {
    const { totals } = await story().owner.call(ledgerRoutes.agedBalance, { query: {} as never })
    return [await balances(story().owner), totals[0]!.totalCents]
  }
  expect(await owed()).toEqual([{ DURAND: 1200 }, 120_000])
  story().at('2026-12-31')
  expect(await owed()).toEqual([{ DURAND: 1250 }, 125_000])
})

test('a list cannot be drawn up tomorrow', async () => {
  const list = openList('C1;Durand;F1;05/01/2026;04/02/2026;5,00;5,00')
  const { shown } = await remarksOn('a.csv', list, { asOf: '2026-03-03' })
  expect(shown.refusal).toMatchObject({ code: 'as_of_ahead' })
  expect(await snapshotOfBooks(story())).toEqual([])
})

test('a document dated ahead and gone from the next list lowers nothing before its day', async () => {
  const first = openList(
    'C1;Durand;F1;05/01/2026;04/02/2026;1000,00;1000,00',
    'C1;Durand;F2;05/06/2026;04/07/2026;100,00;100,00',
  )
  const { shown, remarks } = await remarksOn('a.csv', first, { asOf: '2026-03-01' })
  expect(remarks).toEqual([['dated_after_list', 3, 'Date facture']])
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  const second = openList('C1;Durand;F1;05/01/2026;04/02/2026;1000,00;1000,00')
  await importFile(story().owner, 'b.csv', second, { asOf: '2026-03-02' })
  for (const asOf of ['2026-03-02', '2026-06-05']) {
    const { totals } = await story().owner.call(ledgerRoutes.agedBalance, { query: { asOf } as never })
    expect(totals).toMatchObject([{ totalCents: 100_000, unappliedCents: 0 }])
  }
})

test('one number twice, or at two customers, and a due day before its document are all told', async () => {
  const { shown, remarks } = await remarksOn(
    'a.csv',
    openList(
      'C1;Durand;F1;05/01/2026;04/02/2026;10,00;10,00',
      'C1;Durand;F1;05/01/2026;04/02/2026;10,00;10,00',
      'C1;Durand;F1;05/01/2026;04/03/2026;10,00;10,00',
      'C2;Morel;F1;05/01/2026;04/02/2026;10,00;10,00',
      'C2;Morel;F3;05/01/2026;04/01/2026;10,00;10,00',
    ),
    { asOf: '2026-03-01' },
  )
  expect(shown.state).toBe('previewed')
  expect(remarks.toSorted()).toEqual([
    ['due_before_issue', 6, 'Échéance'],
    ['number_of_another_customer', 5, 'N° facture'],
    ['same_document_twice', 3, 'N° facture'],
  ])
})

test('numbers of a ledger that two customers or too many documents bear are told, and kept where they can be', async () => {
  const entries = [
    sale('2026-01-10', 'C1', 'F1', 10),
    sale('2026-01-11', 'C2', 'F1', 20),
    sale('2026-01-12', 'C1', 'F1', 30),
    ...['C1', 'C2', 'C3'].map((customer) => sale('2026-01-13', customer, 'LOT7', 5)),
  ]
  const { shown, remarks } = await remarksOn('a.txt', fec(entries))
  expect(remarks).toEqual([
    ['reference_of_two', 2, 'PieceRef'],
    ['reference_of_many', 8, 'PieceRef'],
  ])
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  expect((await openDocuments(story().owner, 'C1')).map(({ no }) => no)).toEqual(['', 'F1', 'F1'])
})

test('a claim that turns doubtful is the same claim: one debit overdue since the same day', async () => {
  const doubtful = { counterpart: '411000', label: 'Passage en douteux' } as const
  const moved = Buffer.from(
    fec([
      sale('2025-01-10', 'DURAND', 'FA-1', 1200),
      { journal: 'OD', on: '2025-09-01', customer: 'DURAND', ref: 'FA-1', euros: 1200, ...doubtful },
    ]),
  ).toString()
  // The first line of the second entry is on 416, its counterpart on the same customer's 411.
  const lines = moved.split('\r\n')
  lines[3] = lines[3]!.replace('411000|Clients', '416000|Clients douteux')
  lines[4] = lines[4]!.replace('411000|Contrepartie||', '411000|Clients|DURAND|Société DURAND')
  const ledger = (text: string) => Buffer.from(text)
  await importFile(story().owner, '732829320FEC20251231.txt', ledger(lines.join('\r\n')))
  expect(await openDocuments(story().owner, 'DURAND')).toEqual([
    { no: 'FA-1', euros: 1200, due: '2025-02-09', kind: 'invoice' },
  ])
  // The accountant letters the invoice with what left account 411: the claim on 416 stands, as old as it ever was.
  const lettered = lines.map((line, at) =>
    at === 1 || at === 4 ? line.replace(/\|\|\|(\d{8})\|\|$/, '|A|20250901|$1||') : line,
  )
  await importFile(story().owner, '732829320FEC20251231.txt', ledger(lettered.join('\r\n')))
  expect(await openDocuments(story().owner, 'DURAND')).toEqual([
    { no: 'FA-1', euros: 1200, due: '2025-02-09', kind: 'adjustment' },
  ])
})
