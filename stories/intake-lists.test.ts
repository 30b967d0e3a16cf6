import { expect, test } from 'vitest'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { csv, openList } from './intake-files.ts'
import { balances, freshStory, importFile, openDocuments, preview, snapshotOfBooks, upload } from './intake-ledger.ts'

const story = freshStory('2026-03-02')

const february = openList(
  'C001;Bâti Sud;FA-1;05/01/2026;04/02/2026;1 200,00;1 200,00',
  'C001;Bâti Sud;FA-2;10/01/2026;09/02/2026;600,00;250,00',
  'C002;Morel;FA-3;12/01/2026;;480,00;480,00',
  'C002;Morel;AV-1;20/01/2026;;-80,00;-80,00',
)

test('a first list of open items: amounts, what was paid before, credits and due dates', async () => {
  const shown = await preview(story().owner, 'ouvertes.csv', february, { asOf: '2026-02-28' })
  expect(shown).toMatchObject({ kind: 'open_items', state: 'previewed', booksThrough: '2026-02-28' })
  expect(shown.summary).toMatchObject({ rows: { created: 5 }, newCustomers: 2 })
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  expect(await balances(story().owner)).toEqual({ C001: 1450, C002: 400 })
  expect(await openDocuments(story().owner, 'C001')).toEqual([
    { no: 'FA-1', euros: 1200, due: '2026-02-04', kind: 'invoice' },
    { no: 'FA-2', euros: 250, due: '2026-02-09', kind: 'invoice' },
  ])
  expect(await openDocuments(story().owner, 'C002')).toMatchObject([
    { no: 'AV-1', euros: -80 },
    { no: 'FA-3', euros: 480, due: '2026-02-11' },
  ])
})

test('the next list: what shrank was paid, what is gone was settled, what is new is added, what grew is owed again', async () => {
  await importFile(story().owner, 'fevrier.csv', february, { asOf: '2026-02-28' })
  const before = await snapshotOfBooks(story())
  const same = await importFile(story().owner, 'fevrier-bis.csv', february, { asOf: '2026-02-28' })
  expect(same.summary).toMatchObject({ rows: { created: 0 }, vanished: 0 })
  expect(await snapshotOfBooks(story())).toEqual(before)

  story().at('2026-04-10')
  const march = openList(
    'C001;Bâti Sud;FA-1;05/01/2026;04/02/2026;1 200,00;700,00',
    'C002;Morel;FA-3;12/01/2026;;480,00;480,00',
    'C002;Morel;FA-4;05/03/2026;04/04/2026;90,00;90,00',
  )
  const second = await importFile(story().owner, 'mars.csv', march, { asOf: '2026-03-10' })
  expect(second.summary).toMatchObject({ observed: 3 })
  expect(await balances(story().owner)).toEqual({ C001: 700, C002: 570 })
  const { totals } = await story().owner.call(ledgerRoutes.agedBalance, { query: { asOf: '2026-03-01' } as never })
  expect(totals[0]!.totalCents).toBe(185_000)

  // The payment of 500 was wrongly keyed: 300 only. And FA-4 was raised.
  const corrected = openList(
    'C001;Bâti Sud;FA-1;05/01/2026;04/02/2026;1 200,00;900,00',
    'C002;Morel;FA-3;12/01/2026;;480,00;480,00',
    'C002;Morel;FA-4;05/03/2026;04/04/2026;90,00;95,00',
  )
  const third = await importFile(story().owner, 'mars-2.csv', corrected, { asOf: '2026-03-12' })
  expect(await balances(story().owner)).toEqual({ C001: 900, C002: 575 })
  const none = openList('C003;Neuf;FA-9;11/03/2026;10/04/2026;10,00;10,00')
  await importFile(story().owner, 'mars-3.csv', none, { asOf: '2026-03-20' })
  expect(await balances(story().owner)).toEqual({ C003: 10 })
  const older = await preview(story().owner, 'vieux.csv', march, { asOf: '2026-03-01' })
  expect(older.refusal?.code).toBe('older_snapshot')
  const blocked = await story().owner.ask(intakeRoutes.withdraw, { params: { id: third.id } })
  expect(blocked.refusal?.code).toBe('import_relied_upon')
})

test('a list withdrawn leaves the books as the list before left them', async () => {
  story().at('2026-04-10')
  await importFile(story().owner, 'fevrier.csv', february, { asOf: '2026-02-28' })
  await importFile(story().owner, 'mars.csv', openList('C001;Bâti Sud;FA-1;05/01/2026;04/02/2026;1 200,00;700,00'), {
    asOf: '2026-03-10',
  })
  const before = await snapshotOfBooks(story())
  const grown = await importFile(
    story().owner,
    'avril.csv',
    openList('C001;Bâti Sud;FA-1;05/01/2026;04/02/2026;1 200,00;1 100,00'),
    { asOf: '2026-04-10' },
  )
  expect(await balances(story().owner)).toEqual({ C001: 1100 })
  await story().owner.call(intakeRoutes.withdraw, { params: { id: grown.id } })
  expect(await snapshotOfBooks(story())).toEqual(before)
  expect(await balances(story().owner)).toEqual({ C001: 700 })
})

test('a total that does not agree, or a row that cannot be read, refuses the whole list', async () => {
  const total = await preview(
    story().owner,
    'a.csv',
    openList('C001;Bâti Sud;FA-1;05/01/2026;04/02/2026;1 200,00;1 200,00', 'TOTAL;;;;;1 300,00;1 300,00'),
  )
  expect(total.refusal).toMatchObject({ code: 'total_differs' })
  expect(total.refusal!.message.replace(/\s/g, ' ')).toMatch(/1 300,00 €.*1 200,00 €/)
  const unreadable = await preview(
    story().owner,
    'b.csv',
    openList('C001;Bâti Sud;FA-1;05/01/2026;04/02/2026;abc;abc', 'C002;M;FA-2;05/01/2026;04/02/2026;1,00;1,00'),
  )
  expect(unreadable.state).toBe('refused')
  const { rejections } = await story().owner.call(intakeRoutes.rejections, { params: { id: unreadable.id } })
  expect(rejections[0]).toMatchObject({ line: 2, value: 'abc', severity: 'refusal' })
  expect(await snapshotOfBooks(story())).toEqual([])
})

test('an aged balance without documents becomes one item per customer and band; the next one replaces it', async () => {
  const aged = (...rows: string[]) =>
    csv(['Code client;Nom;Non échu;1-30 jours;31-60 jours;61-90 jours;> 90 jours;Total', ...rows])
  const first = await importFile(
    story().owner,
    'agee.csv',
    aged('C001;Bâti Sud;100,00;200,00;0,00;0,00;50,00;350,00', 'C002;Morel;-20,00;0,00;0,00;0,00;0,00;-20,00'),
    { asOf: '2026-02-28' },
  )
  expect(first.kind).toBe('aged_balance')
  const { rows } = await story().owner.call(ledgerRoutes.agedBalance, {
    query: { asOf: '2026-02-28', sort: 'name', descending: 'false' } as never,
  })
  expect(rows).toMatchObject([
    { code: 'C001', notDue: 10_000, d1to30: 20_000, d91to120: 5_000, totalCents: 35_000 },
    { code: 'C002', unappliedCents: 2_000, totalCents: -2_000 },
  ])
  // What was not due may have been invoiced that very day: it keeps its whole term.
  expect((await openDocuments(story().owner, 'C001')).map(({ euros, due }) => [euros, due]).sort()).toEqual([
    [100, '2026-03-30'],
    [200, '2026-02-27'],
    [50, '2025-11-29'],
  ])
  story().at('2026-04-01')
  await importFile(story().owner, 'agee2.csv', aged('C001;Bâti Sud;0,00;100,00;0,00;0,00;0,00;100,00'), {
    asOf: '2026-03-31',
  })
  expect(await balances(story().owner)).toEqual({ C001: 100 })
  const past = await story().owner.call(ledgerRoutes.agedBalance, { query: { asOf: '2026-03-01' } as never })
  expect(past.totals[0]!.totalCents).toBe(33_000)
})

test('a mapping is suggested with its reasons, saved, and taken by itself for the next file of the same header', async () => {
  const odd = csv(['Qui;Doc;Le;Pour le;Combien', 'C1;F1;05/01/2026;04/02/2026;12,00'])
  const fileId = await upload(story().owner, 'odd.csv', odd)
  const refused = await preview(story().owner, 'odd.csv', odd)
  expect(refused.refusal?.code).toBe('unknown_table')
  const table = await story().owner.call(intakeRoutes.table, { params: { id: fileId } })
  expect(table.header).toEqual(['Qui', 'Doc', 'Le', 'Pour le', 'Combien'])
  expect(table.samples[0]!.cells).toEqual(['C1', 'F1', '05/01/2026', '04/02/2026', '12,00'])
  const mapping = {
    kind: 'open_items' as const,
    columns: { customerCode: 0, documentNo: 1, issuedOn: 2, dueOn: 3, openAmount: 4 },
    buckets: [],
    numbers: { decimal: ',' as const },
    dates: { order: 'dmy' as const },
    currency: 'EUR',
  }
  await story().owner.call(intakeRoutes.createProfile, {
    body: { name: 'Notre logiciel', mapping, header: table.header },
  })
  const shown = await preview(story().owner, 'odd.csv', odd)
  expect(shown).toMatchObject({ state: 'previewed', kind: 'open_items' })
  const known = await story().owner.call(intakeRoutes.table, { params: { id: fileId } })
  expect(known.profile?.name).toBe('Notre logiciel')
  const twice = await story().owner.ask(intakeRoutes.createProfile, {
    body: { name: 'Notre logiciel', mapping, header: table.header },
  })
  expect(twice.refusal?.code).toBe('already_done')
})

test('contacts: preview shows before and after, blanks erase nothing, withdrawal restores what nobody changed since', async () => {
  await importFile(story().owner, 'fevrier.csv', february, { asOf: '2026-02-28' })
  const list = csv([
    'Code client;Nom;SIREN;E-mail;Téléphone;Ville;Langue',
    'C001;Bâti Sud SARL;732829320;compta@batisud.example;;Toulouse;',
    ';Morel;;paul@morel.example;0102030405;;anglais',
    'C009;Nouveau;;;;Lyon;',
    ';Inconnu;;x@y.example;;;',
  ])
  const shown = await preview(story().owner, 'contacts.csv', list)
  expect(shown).toMatchObject({
    kind: 'contacts',
    state: 'previewed',
    summary: { rows: { created: 1, changed: 2, rejected: 1 } },
  })
  const { rows } = await story().owner.call(intakeRoutes.rows, {
    params: { id: shown.id },
    query: { show: 'changed' } as never,
  })
  expect(rows[0]).toMatchObject({
    customerCode: 'C001',
    was: { customer: { name: 'Bâti Sud', city: '' } },
    became: { customer: { name: 'Bâti Sud SARL', city: 'Toulouse' } },
  })
  const { rejections } = await story().owner.call(intakeRoutes.rejections, { params: { id: shown.id } })
  expect(rejections).toMatchObject([{ line: 5, code: 'unmatched_party' }])
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  const find = async (code: string) => {
    const listed = await story().owner.call(ledgerRoutes.customers, { query: { limit: 500 } as never })
    const row = listed.rows.find((one) => one.code === code)
    return row && story().owner.call(partiesRoutes.customer, { params: { id: row.id } })
  }
  const bati = (await find('C001'))!
  expect(bati.customer).toMatchObject({ name: 'Bâti Sud SARL', siren: '732829320', city: 'Toulouse', lang: 'fr' })
  expect(bati.contacts).toMatchObject([{ email: 'compta@batisud.example' }])
  expect((await find('C002'))!.customer).toMatchObject({ name: 'Morel', lang: 'en' })

  // The same list again knows everybody.
  const again = await preview(story().owner, 'contacts.csv', list)
  expect(again.summary).toMatchObject({ rows: { created: 0, changed: 0, known: 3 } })
  // Somebody corrects the city by hand: withdrawal leaves that alone and restores the rest.
  await story().owner.call(partiesRoutes.updateCustomer, {
    params: { id: bati.customer.id },
    body: { ...bati.customer, city: 'Blagnac' },
  })
  await story().owner.call(intakeRoutes.withdraw, { params: { id: shown.id } })
  expect((await find('C001'))!.customer).toMatchObject({ name: 'Bâti Sud', siren: null, city: 'Blagnac' })
  expect((await find('C001'))!.contacts).toEqual([])
  expect(await find('C009')).toBeUndefined()
})
