import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { inspectFec, readReceivableLines } from '../src/adapters/ledger-files/index.ts'
import { fileSource } from '../src/adapters/ledger-files/source.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { legalRoutes } from '../src/legal/contract.ts'
import { type Entry, fec, openList, receipt, sale } from './intake-files.ts'
import { freshStory, importFile, preview } from './intake-ledger.ts'

/** Debts of earlier years that a ledger brings forward, a list shows or an account passes to another: from which day they count. */
const story = freshStory('2026-11-20')

const opening = (customer: string, euros: number, more: Partial<Entry> = {}): Entry => ({
  journal: 'AN',
  on: '2026-01-01',
  customer,
  ref: 'RAN',
  label: 'A nouveau',
  euros,
  ...more,
})
const Y25 = '732829320FEC20251231.txt'
const Y26 = '732829320FEC20261231.txt'
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

async function debts(code: string) {
  const { rows } = await story().owner.call(ledgerRoutes.customers, { query: { words: code } })
  const customer = rows.find((row) => row.code === code)
  if (!customer) return []
  const { items } = await story().owner.call(ledgerRoutes.customerItems, { params: { id: customer.id } })
  return items.filter(({ side }) => side === 1).sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))
}
const told = async (code: string) =>
  (await debts(code)).map((one) => `${one.issuedOn} ${one.dueOn} ${one.isDated ? 'own' : 'unknown'}`)
const clock = (id: string) => story().owner.call(legalRoutes.limitationClock, { params: { id } })
const charges = (id: string) => story().owner.call(legalRoutes.itemCharges, { params: { id } })
const warnings = async (id: string) =>
  (await story().owner.call(intakeRoutes.rejections, { params: { id } })).rejections.filter(
    ({ code }) => code === 'opening_undated',
  )
const undated = async () => {
  const { claims, count } = await story().owner.call(legalRoutes.claimsAtRisk, { query: { show: 'undated' } })
  const { undated: board } = await story().owner.call(legalRoutes.claimsBoard, { query: {} })
  expect(board.count).toBe(count)
  return claims
}

test('a line brought forward keeps the day of its document, however old: limitation and interest start there', async () => {
  const done = await importFile(
    story().owner,
    Y26,
    fec([opening('MOREL', 600, { ref: 'FA21-7', pieceOn: '2021-12-05' }), sale('2026-02-01', 'MOREL', 'FA26-1', 20)]),
  )
  expect(await warnings(done.id)).toEqual([])
  expect(await told('MOREL')).toEqual(['2021-12-05 2022-01-04 own', '2026-02-01 2026-03-03 own'])
  const [old] = await debts('MOREL')
  expect((await clock(old!.id)).claim).toMatchObject({ startsOn: '2021-12-05', barsOn: '2026-12-05', isDated: true })
  const { document, segments } = await charges(old!.id)
  // One invoice by its number and its day: it owes its forty euros too.
  expect([document?.isDated, document?.indemnityCents, segments[0]?.from]).toEqual([true, 4_000, '2022-01-04'])
  // What was open on a past day is told of the day it was: last summer it was owed already.
  const { totals } = await story().owner.call(ledgerRoutes.agedBalance, { query: { asOf: '2025-06-30' } })
  expect(totals).toMatchObject([{ totalCents: 60_000 }])
})

test('a line that only has the day of the opening says so, wherever a day counts, until somebody tells it', async () => {
  const bytes = fec([
    opening('BATISUD', 600),
    opening('BATISUD', 300, { ref: 'FA25-3' }),
    opening('PETIT', 90, { pieceOn: '2025-12-31' }),
    opening('PAYE', 50, { letter: 'A' }),
    receipt('2026-01-20', 'PAYE', 50, { letter: 'A' }),
  ])
  const shown = await preview(story().owner, Y26, bytes)
  const [warning] = await warnings(shown.id)
  expect(warning).toMatchObject({ severity: 'warning', line: 2 })
  expect(plain(warning!.message)).toContain('3 lignes d’à-nouveau donnent le jour de l’ouverture')
  const { rows } = await story().owner.call(intakeRoutes.rows, { params: { id: shown.id }, query: { show: 'created' } })
  expect(rows.filter(({ side, isDated }) => side === 1 && isDated)).toEqual([])
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  await story().runJobs()
  const unknown = '2026-01-01 2026-01-31 unknown'
  expect(await told('BATISUD')).toEqual([unknown, unknown])
  expect(await undated()).toHaveLength(3)
  const [first] = await debts('BATISUD')
  const read = await clock(first!.id)
  expect(read.claim).toMatchObject({ isDated: false, isStartKnown: false, barsOn: '2031-01-01' })
  expect(plain(read.steps[0]!.sentence)).toContain('Départ au plus tard le 01/01/2026')
  // Interest runs, at the latest; nobody knows of how many invoices.
  const { document } = await charges(first!.id)
  expect(document).toMatchObject({ isDated: false, indemnityCents: 0, noIndemnity: 'carried_over' })
  expect(document!.interestCents! > 0).toBe(true)

  await story().owner.call(legalRoutes.describeClaim, {
    params: { id: first!.id },
    body: { kind: null, performedOn: '2021-12-01', contractYears: null, evidence: 'Facture FA21-9, archive 2021' },
  })
  expect((await clock(first!.id)).claim).toMatchObject({ isDated: true, barsOn: '2026-12-01', near: 'm1' })
  expect(await undated()).toHaveLength(2)
  expect((await story().owner.call(legalRoutes.claimsAtRisk, { query: {} })).claims).toHaveLength(1)
})

test('lines that all bear the last day of the closed year bear that of the books', async () => {
  const closing = (ref: string) => opening('MOREL', 100, { ref, pieceOn: '2025-12-31' })
  await importFile(story().owner, Y26, fec([closing('FA25-1'), closing('FA25-2'), closing('FA25-3')]))
  expect(new Set(await told('MOREL'))).toEqual(new Set(['2025-12-31 2026-01-30 unknown']))
})

test('a document known from the year before keeps its day, whatever the next opening says of it', async () => {
  await importFile(
    story().owner,
    '732829320FEC20241231.txt',
    fec([sale('2024-10-01', 'MOREL', 'FA24-1', 100), sale('2024-11-04', 'PETIT', 'FA24-2', 70)]),
  )
  const carried = { on: '2025-01-01' }
  const done = await importFile(
    story().owner,
    Y25,
    fec([
      opening('MOREL', 100, { ...carried, ref: 'FA24-1' }),
      opening('PETIT', 70, { ...carried, ref: 'FA24-2', pieceOn: '2025-01-01' }),
      opening('NEUF', 30, { ...carried, ref: 'FA22-8', pieceOn: '2022-05-02' }),
    ]),
  )
  expect(await warnings(done.id)).toEqual([])
  await importFile(story().owner, Y26, fec([opening('MOREL', 100), opening('PETIT', 70), opening('NEUF', 30)]))
  expect([await told('MOREL'), await told('PETIT'), await told('NEUF')]).toEqual([
    ['2024-10-01 2024-10-31 own'],
    ['2024-11-04 2024-12-04 own'],
    ['2022-05-02 2022-06-01 own'],
  ])
})

test('taken back by a corrected file and booked again when that one is withdrawn, its day is still unknown', async () => {
  await importFile(story().owner, Y26, fec([opening('MOREL', 600), opening('PETIT', 40)]))
  const corrected = await importFile(story().owner, 'corrige.txt', fec([opening('MOREL', 650), opening('PETIT', 40)]))
  await story().owner.call(intakeRoutes.withdraw, { params: { id: corrected.id } })
  expect((await debts('MOREL')).map(({ amountCents, isDated }) => [amountCents, isDated])).toEqual([[60_000, false]])
})

test('a claim passed to the doubtful account is as old as its invoice', async () => {
  const doubtful = (euros: number, account?: string): Entry => ({
    ...{
      journal: 'OD',
      on: '2026-06-30',
      customer: 'MOREL',
      ref: 'FA21-9',
      label: 'Client douteux',
      no: 90,
      euros,
      letter: 'A',
    },
    ...(account ? { counterpart: account } : {}),
  })
  const lines = new TextDecoder()
    .decode(fec([sale('2021-12-10', 'MOREL', 'FA21-9', 240, { letter: 'A' }), doubtful(-240, '416000')]))
    // The line of account 416 is the customer's as well, and stays open.
    .replace('|416000|Contrepartie|||', '|416000|Clients douteux|MOREL|Société MOREL|')
  await importFile(story().owner, 'douteux.txt', new TextEncoder().encode(lines))
  const [moved] = (await debts('MOREL')).filter(({ openCents }) => openCents > 0)
  expect(moved).toMatchObject({ kind: 'adjustment', issuedOn: '2026-06-30', dueOn: '2022-01-09' })
  const read = await clock(moved!.id)
  expect(read.claim).toMatchObject({ startsOn: '2021-12-10', barsOn: '2026-12-10', isStartKnown: false })
  expect(plain(read.steps[0]!.sentence)).toContain('la passer d’un compte à un autre ne la rajeunit pas')
})

test('a list that gives no day of its documents says so as well', async () => {
  const list = openList(
    'MOREL;Morel;FA-1;;31/01/2024;100,00;100,00',
    'PETIT;Petit;FA-2;03/02/2024;04/03/2024;50,00;50,00',
  )
  await importFile(story().owner, 'ouvertes.csv', list, { asOf: '2026-11-19' })
  expect([await told('MOREL'), await told('PETIT')]).toEqual([
    ['2024-01-31 2024-01-31 unknown'],
    ['2024-02-03 2024-03-04 own'],
  ])
})

const CORPORA = '../shared/corpora/fec'
const files = existsSync(CORPORA) ? readdirSync(CORPORA).filter((name) => /\.(txt|csv)$/i.test(name)) : []
if (files.length === 0) console.log(`${CORPORA} is absent: the openings of third-party ledgers are not read`)

test.skipIf(files.length === 0)(
  'what third-party ledgers bring forward is dated exactly where they tell a day',
  async () => {
    let seen = 0
    for (const name of files) {
      const file = path.join(CORPORA, name)
      const { plan } = await inspectFec(fileSource(file), name)
      if (!plan) continue
      const openings = new Map<number, boolean>()
      for await (const lines of readReceivableLines(fileSource(file), plan))
        for (const line of lines)
          if (line.nature === 'opening' && line.cents > 0)
            openings.set(line.lineNo, line.pieceOn !== null && line.pieceOn < line.entryOn)
      const shown = await preview(story().owner, name, await readFile(file))
      const rows = []
      for (let offset = 0, count = 1; offset < count; offset += 200) {
        const page = await story().owner.call(intakeRoutes.rows, {
          params: { id: shown.id },
          query: { show: 'created', limit: 200, offset },
        })
        rows.push(...page.rows)
        count = page.count
      }
      for (const row of rows.filter(({ kind, side }) => kind === 'opening' && side === 1)) {
        expect([name, row.line, row.isDated]).toEqual([name, row.line, openings.get(row.line!)])
        seen++
      }
    }
    expect(seen).toBeGreaterThan(10)
  },
)
