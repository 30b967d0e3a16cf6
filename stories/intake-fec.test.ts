import { expect, test } from 'vitest'
import { intakeRoutes } from '../src/intake/contract.ts'
import { type Entry, fec, receipt, sale } from './intake-files.ts'
import { balances, freshStory, importFile, openDocuments, preview, snapshotOfBooks, upload } from './intake-ledger.ts'

const story = freshStory('2026-03-02')

const january: Entry[] = [
  sale('2026-01-10', 'BATISUD', 'FA-001', 1200, { letter: 'A', letteredOn: '2026-02-12' }),
  sale('2026-01-20', 'BATISUD', 'FA-002', 600),
  sale('2026-01-25', 'MOREL', 'FA-003', 480),
  receipt('2026-02-12', 'BATISUD', 1200, { letter: 'A' }),
]

test('a first ledger: preview says everything, commit books it, lettered invoices are settled and due dates follow the terms', async () => {
  const shown = await preview(story().owner, '732829320FEC20261231.txt', fec(january))
  expect(shown).toMatchObject({
    state: 'previewed',
    kind: 'fec',
    fiscalYearEnd: '2026-12-31',
    booksThrough: '2026-02-12',
    refusal: null,
  })
  expect(shown.summary).toMatchObject({
    rows: { created: 4, known: 0, opening: 0, ignored: 0 },
    settledRows: 2,
    newCustomers: 2,
    vanished: 0,
  })
  expect(await balances(story().owner)).toEqual({})
  const { rows } = await story().owner.call(intakeRoutes.rows, {
    params: { id: shown.id },
    query: { show: 'settled' } as never,
  })
  expect(rows.map((row) => row.documentNo)).toEqual(['FA-001', expect.anything()])
  const line = await story().owner.call(intakeRoutes.sourceLine, {
    params: { id: shown.id },
    query: { line: 4 } as never,
  })
  expect(line.text).toContain('FA-002')
  expect(line.header).toMatch(/^JournalCode\|/)

  const done = await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  expect(done.state).toBe('committed')
  expect(await balances(story().owner)).toEqual({ BATISUD: 600, MOREL: 480 })
  expect(await openDocuments(story().owner, 'BATISUD')).toEqual([
    { no: 'FA-002', euros: 600, due: '2026-02-19', kind: 'invoice' },
  ])
  const again = await story().owner.ask(intakeRoutes.commit, { params: { id: shown.id } })
  expect(again.refusal?.code).toBe('already_done')
})

test('the same file twice changes nothing, and says that the bytes were here already', async () => {
  await importFile(story().owner, 'a.txt', fec(january))
  const before = await snapshotOfBooks(story())
  const sent = await story().owner.call(intakeRoutes.storeFile, { query: { name: 'b.txt' }, body: fec(january) })
  expect(sent.sameAs?.name).toBe('a.txt')
  const shown = await preview(story().owner, 'a.txt', fec(january))
  expect(shown.summary).toMatchObject({ rows: { created: 0, known: 4 }, relettered: 0, vanished: 0, newCustomers: 0 })
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  expect(await snapshotOfBooks(story())).toEqual(before)
})

test('an overlapping file adds only what is new, and new lettering settles what was open', async () => {
  await importFile(story().owner, 'a.txt', fec(january))
  const february = [
    ...january.map((entry, index) => (index === 1 ? { ...entry, letter: 'B', letteredOn: '2026-02-25' } : entry)),
    receipt('2026-02-25', 'BATISUD', 600, { letter: 'B' }),
    sale('2026-02-26', 'MOREL', 'FA-004', 100),
  ]
  const shown = await preview(story().owner, 'b.txt', fec(february))
  expect(shown.summary).toMatchObject({ rows: { created: 2, known: 4 }, relettered: 1, vanished: 0 })
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  expect(await balances(story().owner)).toEqual({ MOREL: 580 })
})

test('lettering that moves from one invoice to another is followed exactly', async () => {
  const lines = [
    sale('2026-01-10', 'C', 'FA-1', 100, { letter: 'A' }),
    sale('2026-01-11', 'C', 'FA-2', 100),
    receipt('2026-02-01', 'C', 100, { letter: 'A' }),
  ]
  await importFile(story().owner, 'a.txt', fec(lines))
  expect((await openDocuments(story().owner, 'C')).map((item) => item.no)).toEqual(['FA-2'])
  const moved = [{ ...lines[0]!, letter: '' }, { ...lines[1]!, letter: 'A' }, lines[2]!]
  const done = await importFile(story().owner, 'b.txt', fec(moved))
  expect(done.summary).toMatchObject({ relettered: 2 })
  expect((await openDocuments(story().owner, 'C')).map((item) => item.no)).toEqual(['FA-1'])
  const before = await snapshotOfBooks(story())
  const id = done.id
  await story().owner.call(intakeRoutes.withdraw, { params: { id } })
  expect((await openDocuments(story().owner, 'C')).map((item) => item.no)).toEqual(['FA-2'])
  await importFile(story().owner, 'b.txt', fec(moved))
  expect(await snapshotOfBooks(story())).toEqual(before)
})

test('a corrected file takes back the lines that are gone, and a file that does not cover them leaves them', async () => {
  const first = await importFile(story().owner, 'a.txt', fec(january))
  const before = await snapshotOfBooks(story())
  const partial = await preview(story().owner, 'p.txt', fec(january.slice(1, 3)))
  expect(partial.summary).toMatchObject({ vanished: 0 })
  const corrected = [january[0]!, { ...january[1]!, euros: 660 }, january[2]!, january[3]!]
  const shown = await preview(story().owner, 'c.txt', fec(corrected))
  expect(shown.summary).toMatchObject({ rows: { created: 1, known: 3 }, vanished: 1 })
  const gone = await story().owner.call(intakeRoutes.rows, {
    params: { id: shown.id },
    query: { show: 'vanished' } as never,
  })
  expect(gone.rows).toMatchObject([{ documentNo: 'FA-002', amountCents: 60_000 }])
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  expect(await balances(story().owner)).toEqual({ BATISUD: 660, MOREL: 480 })

  const blocked = await story().owner.ask(intakeRoutes.withdraw, { params: { id: first.id } })
  expect(blocked.refusal).toMatchObject({ code: 'import_relied_upon', message: expect.stringContaining('c.txt') })
  await story().owner.call(intakeRoutes.withdraw, { params: { id: shown.id } })
  expect(await balances(story().owner)).toEqual({ BATISUD: 600, MOREL: 480 })
  expect(await snapshotOfBooks(story())).toEqual(before)
  await story().owner.call(intakeRoutes.withdraw, { params: { id: first.id } })
  expect(await balances(story().owner)).toEqual({})
})

test('a lettered line that vanishes frees what it settled, and withdrawal settles it again', async () => {
  await importFile(story().owner, 'a.txt', fec(january))
  const before = await snapshotOfBooks(story())
  const shown = await importFile(
    story().owner,
    'c.txt',
    fec([...january.slice(0, 3), receipt('2026-02-12', 'BATISUD', 1000, { letter: 'A' })]),
  )
  expect(await balances(story().owner)).toEqual({ BATISUD: 800, MOREL: 480 })
  await story().owner.call(intakeRoutes.withdraw, { params: { id: shown.id } })
  expect(await snapshotOfBooks(story())).toEqual(before)
})

test('credit notes, customers in credit and unfinished lettering leave the right amounts open', async () => {
  await importFile(
    story().owner,
    'a.txt',
    fec([
      sale('2026-01-10', 'AVOIR', 'FA-1', 1000, { letter: 'A' }),
      sale('2026-01-15', 'AVOIR', 'AV-1', -300, { letter: 'A' }),
      sale('2026-01-10', 'CREDIT', 'FA-2', 200, { letter: 'A' }),
      receipt('2026-01-20', 'CREDIT', 200, { letter: 'A' }),
      receipt('2026-01-25', 'CREDIT', 50),
      sale('2026-01-10', 'PARTIEL', 'FA-3', 500, { letter: 'a' }),
      sale('2026-01-12', 'PARTIEL', 'FA-4', 500, { letter: 'a' }),
      receipt('2026-01-30', 'PARTIEL', 700, { letter: 'a' }),
    ]),
  )
  expect(await balances(story().owner)).toEqual({ AVOIR: 700, CREDIT: -50, PARTIEL: 300 })
  expect(await openDocuments(story().owner, 'PARTIEL')).toMatchObject([{ no: 'FA-4', euros: 300 }])
  expect(await openDocuments(story().owner, 'AVOIR')).toMatchObject([{ no: 'FA-1', euros: 700 }])
  expect(await openDocuments(story().owner, 'CREDIT')).toMatchObject([{ euros: -50, kind: 'receipt' }])
})

test('withdrawn, the same file can be imported again and gives the same books', async () => {
  const first = await importFile(story().owner, 'a.txt', fec(january))
  const before = await snapshotOfBooks(story())
  await story().owner.call(intakeRoutes.withdraw, { params: { id: first.id } })
  expect(await snapshotOfBooks(story())).toEqual([])
  await importFile(story().owner, 'a.txt', fec(january))
  expect(await snapshotOfBooks(story())).toEqual(before)
})

test('foreign invoices keep their currency; the exchange difference says nothing of what is owed', async () => {
  await importFile(
    story().owner,
    'a.txt',
    fec([
      sale('2026-01-10', 'USCO', 'FA-1', 900, { letter: 'A', foreign: [1000, 'USD'] }),
      sale('2026-01-12', 'USCO', 'FA-2', 450, { foreign: [500, 'USD'] }),
      receipt('2026-02-01', 'USCO', 950, { letter: 'A', foreign: [-1000, 'USD'] }),
      {
        journal: 'OD',
        on: '2026-02-01',
        customer: 'USCO',
        euros: 50,
        label: 'Gain de change',
        letter: 'A',
        counterpart: '766000',
      },
    ]),
  )
  expect(await balances(story().owner)).toEqual({})
  expect(await balances(story().owner, 'USD')).toEqual({ USCO: 500 })
})

test('a refused file names its first true defect, lists them all and changes nothing', async () => {
  const bad = new TextDecoder().decode(fec(january)).replace('600,00', '6OO,00')
  const shown = await preview(story().owner, 'bad.txt', new TextEncoder().encode(bad))
  expect(shown.state).toBe('refused')
  expect(shown.refusal?.code).toBe('unparsable_amount')
  const { rejections } = await story().owner.call(intakeRoutes.rejections, { params: { id: shown.id } })
  expect(rejections[0]).toMatchObject({ line: 4, column: 'Debit', value: '6OO,00', severity: 'refusal' })
  const refused = await story().owner.ask(intakeRoutes.commit, { params: { id: shown.id } })
  expect(refused.refusal?.code).toBe('changed_meanwhile')
  await story().owner.call(intakeRoutes.discard, { params: { id: shown.id } })
  expect(await snapshotOfBooks(story())).toEqual([])
  for (const [name, bytes, code] of [
    ['empty.txt', new Uint8Array(), 'empty_file'],
    ['x.pdf', new TextEncoder().encode('%PDF-1.7\nxxxx'), 'pdf_file'],
  ] as const) {
    expect((await preview(story().owner, name, bytes)).refusal?.code).toBe(code)
  }
})

test('two commits at once on one organisation: both end, and nothing is booked twice', async () => {
  const one = await preview(story().owner, 'a.txt', fec(january))
  const two = await preview(story().owner, 'b.txt', fec([...january, sale('2026-02-20', 'MOREL', 'FA-009', 10)]))
  await Promise.all([one, two].map(({ id }) => story().owner.call(intakeRoutes.commit, { params: { id } })))
  expect(await balances(story().owner)).toEqual({ BATISUD: 600, MOREL: 490 })
})

test('rows staged before a crash of the database are read again at commit', async () => {
  const shown = await preview(story().owner, 'a.txt', fec(january))
  await story().database.db.inOrg(story().owner.orgId, (tx) =>
    tx.run({ text: 'delete from intake.staged_item', values: [], name: 'crash' }),
  )
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  expect(await balances(story().owner)).toEqual({ BATISUD: 600, MOREL: 480 })
})

test('a reader may look and may not import', async () => {
  const id = await upload(story().owner, 'a.txt', fec(january))
  expect(
    (
      await story()
        .visitor()
        .ask(intakeRoutes.preview, { body: { fileId: id } })
    ).status,
  ).toBeGreaterThanOrEqual(401)
})
