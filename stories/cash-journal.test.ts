import { expect, test } from 'vitest'
import { bytesSource, inspectFile } from '../src/adapters/ledger-files/index.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bankSays, lineSaying, returned } from './cash-statement.ts'
import { mt940, OTHER } from './cash-statements-files.ts'
import { type Entry, fec, receipt, sale } from './intake-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

const give = () => story().owner.call(cashRoutes.exportJournal, { body: {} })
const fileOf = async (id: string, format: 'fec' | 'csv' | 'lettering') =>
  (await story().owner.call(cashRoutes.journalFile, { params: { id }, query: { format } })) as unknown as Blob

test('what happened here is given to the accounts once, comes back once, and what is undone after is given back', async () => {
  const sold = [sale('2026-09-15', 'C1', 'FA2026-0142', 1200), sale('2026-09-20', 'C1', 'FA2026-0150', 300)]
  await importFile(story().owner, 'octobre.txt', fec(sold))
  await bankSays(story(), [
    { on: '2026-11-17', euros: 1200, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
    { on: '2026-11-18', euros: 300, label: 'VIR DEUX', payer: 'SOCIETE C1', says: 'FA2026-0150' },
  ])
  expect((await story().owner.call(cashRoutes.journal, { query: {} })).pending).toMatchObject([
    { kind: 'receipt', count: 2, cents: 150_000 },
  ])
  const first = await give()
  expect(first).toMatchObject({ no: 1, entries: 2, debitCents: 150_000, fromOn: '2026-11-17', toOn: '2026-11-18' })
  const bytes = new Uint8Array(await (await fileOf(first.id, 'fec')).arrayBuffer())
  expect(await inspectFile(bytesSource(bytes), 'x.txt')).toMatchObject({ kind: 'fec', balanced: true, refusal: null })
  expect(await (await fileOf(first.id, 'lettering')).text()).toContain('FA2026-0142')

  const again = await story().owner.ask(cashRoutes.exportJournal, { body: {} })
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
  expect((await story().owner.call(cashRoutes.journal, { query: {} })).pending).toMatchObject([
    { kind: 'receipt', isUndoing: true, count: 1 },
  ])
  const second = await give()
  const rows = (await (await fileOf(second.id, 'fec')).text()).split('\r\n')
  expect(rows[1]).toContain('|1200,00|0,00|')
  expect(rows[1]).toContain('Annulation VIR UN')
  // Matched and undone between two exports: nothing ever left.
  expect((await story().owner.call(cashRoutes.journal, { query: {} })).pending).toEqual([])
})

/** The lines of a FEC: account, customer, debit and credit in cents, label, day. */
const linesOf = (fecText: string) =>
  fecText
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((row) => row.split('|'))
    .map((cell) => ({
      journal: cell[0]!,
      no: cell[2]!,
      on: cell[3]!,
      account: cell[4]!,
      customer: cell[6]!,
      label: cell[10]!,
      cents:
        Math.round(Number(cell[11]!.replace(',', '.')) * 100) - Math.round(Number(cell[12]!.replace(',', '.')) * 100),
    }))

const sum = (rows: readonly { cents: number }[]) => rows.reduce((total, row) => total + row.cents, 0)

test('whatever was done, undone, returned or written off, the exports together are what the ledger holds of ours, and each entry balances', async () => {
  const setting = await story().owner.call(cashRoutes.setting, {})
  const { classes: _, ...kept } = setting
  await story().owner.call(cashRoutes.changeSetting, { body: { ...kept, returnFeeCents: 1_500 } })
  const sold = [1, 2, 3, 4].map((no) => sale('2026-09-15', `C${no}`, `FA2026-010${no}`, no * 100))
  await importFile(story().owner, 'octobre.txt', fec(sold))
  const pay = (no: number, on: string, euros: number) => ({
    on,
    euros,
    label: `VIR ${no}`,
    payer: `SOCIETE C${no}`,
    says: `FA2026-010${no}`,
  })
  await bankSays(story(), [
    pay(1, '2026-11-02', 100),
    pay(2, '2026-11-03', 200),
    // 12 euros short: the bank kept a fee.
    pay(3, '2026-11-04', 288),
    pay(4, '2026-11-05', 400),
  ])
  await story().owner.call(cashRoutes.accept, {
    params: { id: (await lineSaying(story(), 'VIR 3')).line.id },
    body: {},
  })
  const early = await story().owner.call(cashRoutes.exportJournal, { body: { through: '2026-11-03' } })
  expect(early).toMatchObject({ entries: 2, letterings: 2, toOn: '2026-11-03' })
  const second = await give()
  expect(second).toMatchObject({ no: 2, entries: 3, letterings: 3 })

  // One is undone, and one comes back with its fee, after both were given.
  story().at('2026-11-21')
  const { matches } = await lineSaying(story(), 'VIR 1')
  await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  await bankSays(story(), [returned('2026-11-20', 200, 'SOCIETE C2')], 'deux.cfo')
  const third = await give()
  const files = await Promise.all([early, second, third].map(async (one) => (await fileOf(one.id, 'fec')).text()))
  const rows = files.flatMap(linesOf)
  for (const entry of Map.groupBy(rows, (row) => row.no).values()) expect([entry.length, sum(entry)]).toEqual([2, 0])
  expect(new Set(rows.map((row) => row.no)).size).toBe(rows.length / 2)

  // What the customers' account got from us is what our own items weigh in their balances.
  const owed = await balances(story().owner)
  for (const no of [1, 2, 3, 4])
    expect(sum(rows.filter((row) => row.customer === `C${no}`)) / 100 + no * 100, `C${no}`).toBe(owed[`C${no}`] ?? 0)
  expect(sum(rows.filter((row) => row.account === '627000'))).toBe(1_200)
  expect(sum(rows.filter((row) => row.account === '758000'))).toBe(-1_500)
  expect(sum(rows.filter((row) => row.account === '512000'))).toBe(10_000 * (4 + 2.88) + 20_000 - 20_000)
  // The month of what was undone may be closed: the reversal is dated when it was made.
  expect(rows.filter((row) => row.label === 'Annulation VIR 1').map((row) => row.on)).toEqual(['20261121', '20261121'])
  const letters = await (await fileOf(third.id, 'lettering')).text()
  expect(letters).toMatch(/Délettrer;C1;FA2026-0101;QT[0-9A-F]{12};100,00/)
  expect(letters).toMatch(/Délettrer;C2;FA2026-0102;QT[0-9A-F]{12};200,00/)
  expect((await story().owner.call(cashRoutes.journal, { query: {} })).pending).toEqual([])
})

test('accounts are those the company uses; an export made before keeps its own; what is no such account is refused', async () => {
  await importFile(story().owner, 'octobre.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  await bankSays(story(), [
    { on: '2026-11-17', euros: 1200, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  const { accounts } = await story().owner.call(cashRoutes.journal, { query: {} })
  const changed = { ...accounts, customersAccount: '411100', bankJournal: 'BQ1' }
  const wrong = await story().owner.ask(cashRoutes.changeJournalAccounts, {
    body: { ...changed, lossAccount: '411000' },
  })
  expect(wrong.refusal).toMatchObject({ code: 'wrong_class', where: 'lossAccount' })
  expect(wrong.refusal?.message).toContain('« 411000 »'.replaceAll(' ', '\u00a0'))
  const { entries } = await story().owner.call(cashRoutes.journalEntries, { query: {} })
  expect(entries.map(({ lines }) => lines.map(({ account }) => account))).toEqual([['411000', '512000']])
  const first = await give()
  const before = await (await fileOf(first.id, 'fec')).text()
  await story().owner.call(cashRoutes.changeJournalAccounts, { body: changed })
  expect(await (await fileOf(first.id, 'fec')).text()).toBe(before)

  const [bank] = (await story().owner.call(cashRoutes.accounts, {})).accounts
  const noBank = await story().owner.ask(cashRoutes.changeAccount, {
    params: { id: bank!.id },
    body: { ...bank!, ledgerAccount: '411000' },
  })
  expect(noBank.refusal?.code).toBe('wrong_class')
  await bankSays(story(), [{ on: '2026-11-18', euros: 5, label: 'VIR CINQ', payer: 'SOCIETE C1' }], 'deux.cfo')
  const { line } = await lineSaying(story(), 'VIR CINQ')
  const [match] = (await lineSaying(story(), 'VIR UN')).matches
  await story().owner.call(cashRoutes.match, {
    params: { id: line.id },
    body: { customerId: match!.customerId, parts: [], onAccountCents: 500 },
  })
  const second = linesOf(await (await fileOf((await give()).id, 'fec')).text())
  expect(second.map((row) => [row.journal, row.account, row.cents])).toEqual([
    ['BQ1', '411100', -500],
    ['BQ1', '512000', 500],
  ])
})

/** The accounts as they come back: what was sold, and the entries of these exports, each as it was given. */
const backFrom = (sold: Uint8Array, files: readonly string[]): Uint8Array =>
  new TextEncoder().encode(
    `${new TextDecoder().decode(sold)}${files.map((file) => file.split('\r\n').slice(1).join('\r\n')).join('')}`,
  )

test('every kind of entry given comes back as itself: gaps, fees, returns and third parties count once', async () => {
  const { classes: _, ...kept } = await story().owner.call(cashRoutes.setting, {})
  await story().owner.call(cashRoutes.changeSetting, { body: { ...kept, returnFeeCents: 1_500 } })
  const sold = fec([
    sale('2026-09-15', 'C1', 'FA2026-0101', 100),
    sale('2026-09-15', 'C2', 'FA2026-0102', 200),
    sale('2026-09-15', 'C3', 'FA2026-0103', 300),
  ])
  await importFile(story().owner, 'octobre.txt', sold)
  await bankSays(story(), [
    { on: '2026-11-02', euros: 90, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0101' },
    { on: '2026-11-03', euros: 200, label: 'VIR DEUX', payer: 'SOCIETE C2', says: 'FA2026-0102' },
    { on: '2026-11-04', euros: 300, label: 'VIR TROIS', payer: 'SOCIETE C2', says: 'FA2026-0103' },
  ])
  for (const words of ['VIR UN', 'VIR TROIS']) {
    const { line } = await lineSaying(story(), words)
    if (line.state === 'open') await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: {} })
  }
  await bankSays(story(), [returned('2026-11-20', 200, 'SOCIETE C2')], 'deux.cfo')
  const { pending } = await story().owner.call(cashRoutes.journal, { query: {} })
  expect(pending.map((sum) => sum.kind).toSorted()).toEqual(['fee', 'receipt', 'returned', 'transfer', 'write_off'])
  const owed = await balances(story().owner)
  const given = await give()
  const file = await (await fileOf(given.id, 'fec')).text()
  const back = await importFile(story().owner, 'novembre.txt', backFrom(sold, [file]))
  expect(back.summary).toMatchObject({ rows: { created: 0, known: 3 + given.entries } })
  expect(await balances(story().owner)).toEqual(owed)

  // And once more, the year after: nothing is new, and nothing waits.
  expect((await story().owner.call(cashRoutes.journal, { query: {} })).pending).toEqual([])
})

test('a gap that a person wrote off and the accountant writes off months later, in the accounts’ own way, counts once', async () => {
  const sold = [sale('2026-01-15', 'C1', 'FA2026-0101', 100), sale('2026-01-15', 'C2', 'FA2026-0102', 12)]
  await importFile(story().owner, 'janvier.txt', fec(sold))
  await bankSays(story(), [{ on: '2026-02-02', euros: 88, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0101' }])
  const { line, proposals, matches } = await lineSaying(story(), 'VIR UN')
  if (line.state === 'open')
    await story().owner.call(cashRoutes.match, {
      params: { id: line.id },
      body: {
        customerId: proposals[0]!.customerId,
        parts: [{ itemId: proposals[0]!.parts[0]!.itemId, cents: 10_000 }],
        writeOffCents: 1_200,
        writeOffAs: 'write_off',
      },
    })
  expect(matches).toEqual([])
  expect(await balances(story().owner)).toEqual({ C2: 12 })
  const theirs: Entry[] = [
    receipt('2026-02-03', 'C1', 88),
    // The accountant's words and account are not ours; another customer's loss of that amount is another's.
    { journal: 'OD', on: '2026-10-31', customer: 'C1', euros: -12, label: 'Solde non recouvré', counterpart: '654000' },
    { journal: 'OD', on: '2026-10-31', customer: 'C2', euros: -12, label: 'Solde non recouvré', counterpart: '654000' },
  ]
  const back = await importFile(story().owner, 'octobre.txt', fec([...sold, ...theirs]))
  expect(back.summary).toMatchObject({ rows: { created: 1, known: 4 } })
  expect(await balances(story().owner)).toEqual({})
  // Withdrawn, the accounts take their words back and ours stand again.
  await story().owner.call(intakeRoutes.withdraw, { params: { id: back.id } })
  expect(await balances(story().owner)).toEqual({ C2: 12 })
  expect(
    (await story().owner.call(cashRoutes.journal, { query: {} })).pending.map((sum) => sum.kind).toSorted(),
  ).toEqual(['receipt', 'write_off'])
})

test('two currencies are two exports, and only the one of the accounts is written as a FEC', async () => {
  const sold = [
    sale('2026-09-15', 'C1', 'FA2026-0101', 100),
    sale('2026-09-15', 'C2', 'FA2026-0102', 90, { foreign: [100, 'USD'] }),
  ]
  await importFile(story().owner, 'octobre.txt', fec(sold))
  const paid = (words: string) => ({
    opens: '2026-11-01',
    openingEuros: 0,
    lines: [{ on: '2026-11-02', euros: 100, words }],
    closes: '2026-11-02',
  })
  const inDollars = new TextDecoder()
    .decode(mt940([{ ...paid('VIR DEUX SOCIETE C2 FA2026-0102'), account: OTHER }]))
    .replaceAll('EUR', 'USD')
  await importFile(story().owner, 'euros.sta', mt940([paid('VIR UN SOCIETE C1 FA2026-0101')]))
  await importFile(story().owner, 'dollars.sta', new TextEncoder().encode(inDollars))
  await story().runJobs()
  const { pending } = await story().owner.call(cashRoutes.journal, { query: {} })
  expect(pending.map((sum) => [sum.currency, sum.cents]).toSorted()).toEqual([
    ['EUR', 10_000],
    ['USD', 10_000],
  ])
  expect(await give()).toMatchObject({ currency: 'EUR', entries: 1, debitCents: 10_000 })
  const foreign = await story().owner.call(cashRoutes.exportJournal, { body: { currency: 'USD' } })
  expect(foreign).toMatchObject({ currency: 'USD', entries: 1 })
  const asked = { params: { id: foreign.id }, query: { format: 'fec' as const } }
  expect((await story().owner.ask(cashRoutes.journalFile, asked)).refusal?.code).toBe('fec_in_base')
  expect(await (await fileOf(foreign.id, 'csv')).text()).toMatch(/411000;.*;0,00;100,00;USD/)
})

test('what is booked later for days given already is dated the day after them, each currency by itself, and says its own day', async () => {
  await importFile(
    story().owner,
    'octobre.txt',
    fec([sale('2026-09-15', 'C1', 'FA2026-0101', 100), sale('2026-09-15', 'C2', 'FA2026-0102', 100)]),
  )
  await bankSays(story(), [{ on: '2026-10-28', euros: 100, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0101' }])
  const october = await story().owner.call(cashRoutes.exportJournal, { body: { through: '2026-10-31' } })
  expect(october).toMatchObject({ fromOn: '2026-10-28', toOn: '2026-10-31' })
  const given = await (await fileOf(october.id, 'fec')).text()

  // It was the other customer's money: taken back, and matched again, after October was given.
  const { line, matches } = await lineSaying(story(), 'VIR UN')
  await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  const customer = (await story().owner.call(ledgerRoutes.customers, {})).rows.find((row) => row.code === 'C2')!
  const body = { customerId: customer.id, parts: [], onAccountCents: 10_000 }
  await story().owner.call(cashRoutes.match, { params: { id: line.id }, body })
  const asked = { query: { through: '2026-10-31' } }
  expect((await story().owner.call(cashRoutes.journal, asked)).pending).toEqual([])
  const november = await give()
  const rows = (await (await fileOf(november.id, 'fec')).text()).trimEnd().split('\r\n').slice(1)
  const days = rows.map((row) => [row.split('|')[3], row.split('|')[9], row.split('|')[6]])
  expect(days.filter(([, , code]) => code !== '')).toEqual([
    ['20261101', '20261028', 'C2'],
    ['20261120', '20261028', 'C1'],
  ])
  // What was given before stays as it was given.
  expect(await (await fileOf(october.id, 'fec')).text()).toBe(given)
  const [kept] = await story()
    .owner.call(cashRoutes.journal, { query: {} })
    .then(({ exports }) => exports)
  expect(kept).toMatchObject({ no: 2, fromOn: '2026-11-01', toOn: '2026-11-20' })
})

test('what is undone on a day that was given already says its own day, and is dated the day after', async () => {
  await importFile(story().owner, 'octobre.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  await bankSays(story(), [
    { on: '2026-11-17', euros: 1200, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  await story().owner.call(cashRoutes.exportJournal, { body: { through: '2026-11-20' } })
  const [match] = (await lineSaying(story(), 'VIR UN')).matches
  await story().owner.call(cashRoutes.undo, { params: { id: match!.id } })
  const { entries } = await story().owner.call(cashRoutes.journalEntries, { query: {} })
  expect(entries.map(({ isUndoing, happenedOn, on }) => [isUndoing, happenedOn, on])).toEqual([
    [true, '2026-11-20', '2026-11-21'],
  ])
})
