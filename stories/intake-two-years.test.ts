import { expect, test } from 'vitest'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { settlePairs } from '../src/ledger/index.ts'
import { part } from '../src/platform/sql.ts'
import { type Entry, fec, receipt, sale } from './intake-files.ts'
import { balances, freshStory, importFile, openDocuments, preview, snapshotOfBooks } from './intake-ledger.ts'

const story = freshStory('2026-03-02')

const opening = (customer: string, euros: number, more: Partial<Entry> = {}): Entry => ({
  journal: 'AN',
  on: '2026-01-01',
  customer,
  ref: 'RAN',
  label: 'A nouveau',
  euros,
  ...more,
})

const lastYear: Entry[] = [
  sale('2025-11-10', 'BATISUD', 'FA25-1', 1200, { letter: 'A' }),
  receipt('2025-12-05', 'BATISUD', 1200, { letter: 'A' }),
  sale('2025-12-01', 'BATISUD', 'FA25-2', 600),
  sale('2025-12-10', 'BATISUD', 'FA25-3', 300),
  sale('2025-12-15', 'MOREL', 'FA25-4', 480, { letter: 'b' }),
  receipt('2025-12-20', 'MOREL', 80, { letter: 'b' }),
]
const Y25 = '732829320FEC20251231.txt'
const Y26 = '732829320FEC20261231.txt'

test('detailed opening balances: payments of the new year settle the real invoices of the old one', async () => {
  await importFile(story().owner, Y25, fec(lastYear))
  expect(await balances(story().owner)).toEqual({ BATISUD: 900, MOREL: 400 })
  const thisYear = [
    opening('BATISUD', 600, { ref: 'FA25-2', letter: 'A' }),
    opening('BATISUD', 300, { ref: 'FA25-3' }),
    opening('MOREL', 400, { ref: 'FA25-4', letter: 'B' }),
    receipt('2026-01-15', 'BATISUD', 600, { letter: 'A' }),
    receipt('2026-01-20', 'MOREL', 150, { letter: 'B' }),
    sale('2026-01-22', 'MOREL', 'FA26-1', 50),
  ]
  const shown = await preview(story().owner, Y26, fec(thisYear))
  expect(shown.summary).toMatchObject({ rows: { created: 3, opening: 3, known: 0 }, carried: 2 })
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  expect(await balances(story().owner)).toEqual({ BATISUD: 300, MOREL: 300 })
  expect(await openDocuments(story().owner, 'BATISUD')).toEqual([
    { no: 'FA25-3', euros: 300, due: '2026-01-09', kind: 'invoice' },
  ])
  expect(await openDocuments(story().owner, 'MOREL')).toEqual([
    { no: 'FA25-4', euros: 250, due: '2026-01-14', kind: 'invoice' },
    { no: 'FA26-1', euros: 50, due: '2026-02-21', kind: 'invoice' },
  ])
  // The balance of the last day of the old year is still what the old year said.
  const { totals } = await story().owner.call(ledgerRoutes.agedBalance, { query: { asOf: '2025-12-31' } as never })
  expect(totals).toMatchObject([{ currency: 'EUR', totalCents: 130_000 }])

  // The new year again, a month later: one more payment on an invoice of the old one.
  await importFile(
    story().owner,
    'fevrier-732829320FEC20261231.txt',
    fec([
      ...thisYear.slice(0, 1),
      { ...thisYear[1]!, letter: 'C' },
      ...thisYear.slice(2),
      receipt('2026-02-10', 'BATISUD', 300, { letter: 'C' }),
    ]),
  )
  expect(await balances(story().owner)).toEqual({ MOREL: 300 })
  // And the old year again changes nothing.
  const before = await snapshotOfBooks(story())
  const old = await preview(story().owner, Y25, fec(lastYear))
  expect(old.summary).toMatchObject({ rows: { created: 0, known: 6 }, relettered: 0, vanished: 0 })
  await story().owner.call(intakeRoutes.commit, { params: { id: old.id } })
  expect(await snapshotOfBooks(story())).toEqual(before)
})

test('an opening balance in one figure per customer is recognised, and its lettering reaches all that was carried', async () => {
  await importFile(story().owner, Y25, fec(lastYear))
  const before = await snapshotOfBooks(story())
  const done = await importFile(
    story().owner,
    Y26,
    fec([
      opening('BATISUD', 900, { letter: 'A' }),
      opening('MOREL', 400),
      receipt('2026-01-15', 'BATISUD', 700, { letter: 'A' }),
    ]),
  )
  expect(await balances(story().owner)).toEqual({ BATISUD: 200, MOREL: 400 })
  expect(await openDocuments(story().owner, 'BATISUD')).toMatchObject([{ no: 'FA25-3', euros: 200 }])
  await story().owner.call(intakeRoutes.withdraw, { params: { id: done.id } })
  expect(await snapshotOfBooks(story())).toEqual(before)
})

test('an opening balance that differs becomes one adjustment, with a warning naming both amounts', async () => {
  await importFile(story().owner, Y25, fec(lastYear))
  const shown = await preview(story().owner, Y26, fec([opening('BATISUD', 850), opening('MOREL', 400)]))
  const { rejections } = await story().owner.call(intakeRoutes.rejections, { params: { id: shown.id } })
  expect(rejections).toMatchObject([{ code: 'opening_differs', severity: 'warning' }])
  expect(rejections[0]!.message.replace(/\s/g, ' ')).toMatch(/850,00 €.*900,00 €.*50,00 €/)
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  expect(await balances(story().owner)).toEqual({ BATISUD: 850, MOREL: 400 })
  // Imported again it is known; corrected to the true amount it goes away.
  const again = await preview(story().owner, Y26, fec([opening('BATISUD', 850), opening('MOREL', 400)]))
  expect(again.summary).toMatchObject({ rows: { created: 0 }, vanished: 0 })
  await importFile(story().owner, Y26, fec([opening('BATISUD', 900), opening('MOREL', 400)]))
  expect(await balances(story().owner)).toEqual({ BATISUD: 900, MOREL: 400 })
})

test('without the year before, opening lines are items with their document, their day and their due date', async () => {
  await importFile(
    story().owner,
    Y26,
    fec([
      opening('BATISUD', 600, { ref: 'FA25-2', pieceOn: '2025-12-01', letter: 'A' }),
      opening('MOREL', 400),
      receipt('2026-01-10', 'BATISUD', 100, { letter: 'A' }),
    ]),
  )
  expect(await openDocuments(story().owner, 'BATISUD')).toEqual([
    { no: 'FA25-2', euros: 500, due: '2025-12-31', kind: 'opening' },
  ])
  const refused = await preview(story().owner, Y25, fec(lastYear))
  expect(refused.refusal?.code).toBe('later_year_present')
  expect(refused.refusal?.message).toContain(Y26)
  expect(await balances(story().owner)).toEqual({ BATISUD: 500, MOREL: 400 })
})

test('three years in a row, each opening the next', async () => {
  await importFile(
    story().owner,
    '732829320FEC20241231.txt',
    fec([sale('2024-10-01', 'C', 'FA24-1', 100), sale('2024-11-01', 'C', 'FA24-2', 200)]),
  )
  const carry25 = (customer: string, euros: number, more: Partial<Entry>): Entry => ({
    ...opening(customer, euros, more),
    on: '2025-01-01',
  })
  await importFile(
    story().owner,
    Y25,
    fec([
      carry25('C', 100, { ref: 'FA24-1', letter: 'A' }),
      carry25('C', 200, { ref: 'FA24-2' }),
      receipt('2025-02-01', 'C', 60, { letter: 'A' }),
      sale('2025-05-01', 'C', 'FA25-1', 70),
    ]),
  )
  expect(await balances(story().owner)).toEqual({ C: 310 })
  await importFile(
    story().owner,
    Y26,
    fec([
      opening('C', 40, { ref: 'FA24-1', letter: 'A' }),
      opening('C', 200, { ref: 'FA24-2', letter: 'A' }),
      opening('C', 70, { ref: 'FA25-1' }),
      receipt('2026-01-20', 'C', 240, { letter: 'A' }),
    ]),
  )
  expect(await openDocuments(story().owner, 'C')).toMatchObject([{ no: 'FA25-1', euros: 70 }])
})

test('a ledger of two years, after the first of them, recognises what is known and opens only its own first day', async () => {
  await importFile(story().owner, Y25, fec(lastYear))
  const both = await preview(
    story().owner,
    'deux-ans.txt',
    fec([...lastYear, sale('2026-02-01', 'MOREL', 'FA26-1', 20)]),
  )
  expect(both.summary).toMatchObject({ rows: { created: 1, known: 6, opening: 0 }, vanished: 0 })
  await story().owner.call(intakeRoutes.commit, { params: { id: both.id } })
  expect(await balances(story().owner)).toEqual({ BATISUD: 900, MOREL: 420 })
})

test('a list dropped over a ledger says that its invoices may count twice', async () => {
  await importFile(story().owner, Y25, fec(lastYear))
  const list = new TextEncoder().encode(
    'Code client;Nom;N° facture;Date facture;Échéance;Restant dû\r\nBATISUD;Bâti Sud;FA25-2;01/12/2025;31/12/2025;600,00\r\n',
  )
  const shown = await preview(story().owner, 'ouvertes.csv', list, { asOf: '2026-03-01' })
  const { rejections } = await story().owner.call(intakeRoutes.rejections, { params: { id: shown.id } })
  expect(rejections).toMatchObject([
    { code: 'other_source', severity: 'warning', message: expect.stringContaining(Y25) },
  ])
})

test('what a person matched stays when its line vanishes, and keeps the import from being withdrawn', async () => {
  const first = await importFile(
    story().owner,
    Y26,
    fec([
      sale('2026-01-10', 'C', 'FA-1', 100),
      receipt('2026-01-20', 'C', 100),
      sale('2026-01-25', 'C', 'FA-2', 5, { no: 9 }),
    ]),
  )
  const [debit, credit] = await story().database.db.inOrg(story().owner.orgId, async (tx) => {
    const items = await tx.rows<{ id: string; side: number; amountCents: number }>({
      text: 'select id, side, amount_cents from ledger.item where amount_cents = 10000 order by side desc',
      values: [],
      name: 'by_hand',
    })
    await settlePairs(
      tx,
      part`select platform.new_id() as id, ${items[0]!.id}::uuid as debit_id, ${items[1]!.id}::uuid as credit_id, 10000::bigint as cents, date '2026-02-01' as allocated_on`,
      story().now(),
    )
    return items
  })
  expect(debit!.side - credit!.side).toBe(2)
  const shown = await preview(
    story().owner,
    Y26,
    fec([
      sale('2026-01-10', 'C', 'FA-3', 101),
      sale('2026-01-25', 'C', 'FA-2', 5, { no: 9 }),
      { ...receipt('2026-01-25', 'C', 1) },
    ]),
  )
  expect(shown.summary).toMatchObject({ vanished: 0, kept: 2 })
  const refused = await story().owner.ask(intakeRoutes.withdraw, { params: { id: first.id } })
  expect(refused.refusal).toMatchObject({ code: 'import_relied_upon' })
})
