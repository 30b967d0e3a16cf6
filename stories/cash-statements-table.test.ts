import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { writeXlsx } from '../sim/spreadsheet.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { lineSaying } from './cash-statement.ts'
import { bankLines, commit, mt940, OURS, previewTable, text, warningsOf } from './cash-statements-files.ts'
import { fec, sale } from './intake-files.ts'
import { balances, expectToldInBothLanguages, freshStory, importFile, preview, upload } from './intake-ledger.ts'

const story = freshStory('2026-11-24')

const TITLES = 'Date opération;Date valeur;Libellé;Débit euros;Crédit euros;Solde'
const ROWS = [
  '18/11/2026;18/11/2026;VIR DUPONT;;500,00;1 500,00',
  '19/11/2026;20/11/2026;VIR MOREL;;300,00;1 800,00',
  '20/11/2026;20/11/2026;FRAIS;12,50;;1 787,50',
]
const LINES = [
  ['2026-11-18', 500, 'VIR DUPONT'],
  ['2026-11-19', 300, 'VIR MOREL'],
  ['2026-11-20', -12.5, 'FRAIS'],
]

test('a CSV of a bank is imported with its balances, the newest line first or last', async () => {
  await commit(story(), await previewTable(story(), 'releve.csv', text([TITLES, ...ROWS]), OURS))
  expect(await bankLines(story())).toEqual(LINES)
  const backwards = await previewTable(story(), 'inverse.csv', text([TITLES, ...ROWS.toReversed()]), OURS)
  expect(backwards.summary).toMatchObject({
    rows: { created: 0, known: 3 },
    statements: [{ openingCents: 100_000, closingCents: 178_750, closingOn: '2026-11-20', isComplete: true }],
  })
})

test('without an account it is refused with what to do; one above the titles is taken', async () => {
  const bare = await preview(story().owner, 'releve.csv', text([TITLES, ...ROWS]))
  expect(bare).toMatchObject({ state: 'refused', refusal: { code: 'account_missing' } })
  const above = text(['Compte courant;FR76 3000 6000 0112 3456 7890 189;;;;', TITLES, ...ROWS])
  const shown = await preview(story().owner, 'avec-compte.csv', above)
  expect(shown.summary).toMatchObject({ statements: [{ account: { iban: OURS } }] })
})

test('a mapping saved once reads the next file of the same form by itself, account and all', async () => {
  const fileId = await upload(story().owner, 'octobre.csv', text([TITLES, ...ROWS]))
  const { suggestion, header } = await story().owner.call(intakeRoutes.table, {
    params: { id: fileId },
    query: {} as never,
  })
  const mapping = { ...suggestion.mapping!, account: OURS }
  await story().owner.call(intakeRoutes.createProfile, { body: { name: 'Ma banque', mapping, header, layout: {} } })
  const shown = await preview(story().owner, 'novembre.csv', text([TITLES, ...ROWS]))
  expect(shown).toMatchObject({ state: 'previewed', kind: 'bank_statement' })
  expect(shown.summary).toMatchObject({ statements: [{ account: { iban: OURS } }] })
})

test('a workbook is read like a CSV', async () => {
  const money = (cents: number) => ({ cents })
  const rows = [
    ['Date', 'Libellé', 'Montant', 'Solde'],
    [{ day: day('2026-11-18') }, 'VIR DUPONT', money(50_000), money(150_000)],
    [{ day: day('2026-11-20') }, 'FRAIS', money(-1_250), money(148_750)],
  ]
  const bytes = await writeXlsx(rows, 'Relevé', day('2026-11-20'), 0)
  const shown = await previewTable(story(), 'releve.xlsx', bytes, OURS)
  expect(shown.summary).toMatchObject({ statements: [{ openingCents: 100_000, closingCents: 148_750, newLines: 2 }] })
})

test('a CSV and the bank’s own format of the same days do not double', async () => {
  const lines = LINES.map(([on, euros, words]) => ({ on: String(on), euros: Number(euros), words: String(words) }))
  await importFile(
    story().owner,
    'releve.sta',
    mt940([{ opens: '2026-11-17', openingEuros: 1000, lines, closes: '2026-11-20' }]),
  )
  const shown = await previewTable(story(), 'releve.csv', text([TITLES, ...ROWS]), OURS)
  expect(shown.summary).toMatchObject({ rows: { created: 0, known: 3 } })
  expect(await warningsOf(story(), shown.id)).toEqual([])
})

test.each<[string, string[], string, RegExp]>([
  ['a line is missing', ROWS.toSpliced(1, 1), 'balance_broken', /Ligne 3 .*1 487,50 € .*1 787,50 €/],
  ['an amount cannot be read', ROWS.with(0, '18/11/2026;;VIR;;12..34;1 500,00'), 'unparsable_amount', /Ligne 2/],
  ['a day is missing', ROWS.with(1, ';;VIR MOREL;;300,00;1 800,00'), 'missing_date', /Ligne 3/],
])('when %s, nothing is imported and the line is named', async (_, rows, code, says) => {
  const shown = await previewTable(story(), 'releve.csv', text([TITLES, ...rows]), OURS)
  expect(shown).toMatchObject({ state: 'refused', refusal: { code } })
  expect(shown.refusal!.message.replace(/[\u00a0\u202f]/g, ' ')).toMatch(says)
  expect(await bankLines(story())).toEqual([])
})

const RETURNS = [
  '10/11/2026;10/11/2026;PRLV SOCIETE C1 FA2026-0142;;1200,00;11 200,00',
  '10/11/2026;10/11/2026;CHEQUE 123 SOCIETE C2 FA2026-0150;;300,00;11 500,00',
  '10/11/2026;10/11/2026;VIR SOCIETE C3 FA2026-0151;;80,00;11 580,00',
  '18/11/2026;18/11/2026;REJET PRLV SOCIETE C1 PROVISION INSUFFISANTE;1200,00;;10 380,00',
  '18/11/2026;18/11/2026;CHQ IMPAYEE SOCIETE C2;300,00;;10 080,00',
  // Money in that is less than nothing: the bank takes back what it had given.
  '19/11/2026;19/11/2026;VIR SOCIETE C3;;-80,00;10 000,00',
  '19/11/2026;19/11/2026;FRAIS REJET PRLV;20,00;;9 980,00',
]

test('what came back is known in a table as in the bank’s own formats: by its words, or by money in below zero', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([
      sale('2026-09-15', 'C1', 'FA2026-0142', 1200),
      sale('2026-09-20', 'C2', 'FA2026-0150', 300),
      sale('2026-09-21', 'C3', 'FA2026-0151', 80),
    ]),
  )
  await commit(story(), await previewTable(story(), 'releve.csv', text([TITLES, ...RETURNS]), OURS))
  await story().runJobs()
  expect(await balances(story().owner)).toEqual({ C1: 1200, C2: 300, C3: 80 })
  const { returns } = await story().owner.call(cashRoutes.returns, { query: {} })
  expect(returns.map((one) => [one.customerCode, one.code]).toSorted()).toEqual([
    ['C1', 'AM04'],
    ['C2', 'unknown'],
    ['C3', 'unknown'],
  ])
  expect((await lineSaying(story(), 'FRAIS REJET')).line).toMatchObject({ state: 'set_aside', setAsideAs: 'outgoing' })
})

test('a workbook tells returns as well', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  const money = (cents: number) => ({ cents })
  const rows = [
    ['Date', 'Libellé', 'Montant', 'Solde'],
    [{ day: day('2026-11-10') }, 'VIR SOCIETE C1 FA2026-0142', money(120_000), money(220_000)],
    [{ day: day('2026-11-18') }, 'RETOUR VIR SOCIETE C1 COMPTE CLOTURE', money(-120_000), money(100_000)],
  ]
  const bytes = await writeXlsx(rows, 'Relevé', day('2026-11-20'), 0)
  await commit(story(), await previewTable(story(), 'releve.xlsx', bytes, OURS))
  await story().runJobs()
  const { returns } = await story().owner.call(cashRoutes.returns, { query: {} })
  expect(returns).toMatchObject([{ customerCode: 'C1', code: 'AC04', reopened: ['FA2026-0142'] }])
})

test('what a list says was refused, or is still to come, is no money, and is told', async () => {
  const shown = await previewTable(
    story(),
    'liste.csv',
    text([
      'Statut;Date de l’opération;Libellé;Montant;Devise',
      'Exécuté;18/11/2026;VIR DUPONT;1200,00;EUR',
      'Refusé;18/11/2026;CARTE;-50,00;EUR',
      'En attente;;VIR MOREL;300,00;EUR',
    ]),
    OURS,
  )
  await expectToldInBothLanguages(story(), shown.id)
  const { rejections } = await story().owner.call(intakeRoutes.rejections, {
    params: { id: shown.id },
    query: {} as never,
  })
  expect(rejections.map(({ code, line }) => [code, line])).toEqual([
    ['not_executed', null],
    ['not_executed', 3],
    ['not_executed', 4],
    ['account_new', null],
  ])
  await commit(story(), shown)
  expect(await bankLines(story())).toEqual([['2026-11-18', 1200, 'VIR DUPONT']])
  const none = await previewTable(
    story(),
    'rien.csv',
    text(['Statut;Date de l’opération;Libellé;Montant', 'En attente;18/11/2026;VIR DUPONT;1200,00']),
    OURS,
  )
  expect(none.refusal?.code).toBe('none_executed')
})

test('days of an English list that read in two ways are told in the preview of a statement too', async () => {
  const shown = await previewTable(
    story(),
    'us.csv',
    text(['Date,Description,Amount', '11/10/2026,WIRE,"1,200.00"']),
    OURS,
  )
  expect((await warningsOf(story(), shown.id)).map(({ code }) => code)).toContain('day_first')
})

const CORPORA = '../shared/corpora/csv-statements'
const present = existsSync(CORPORA)
if (!present) console.log(`${CORPORA} is absent: third-party statements are not tried`)

/** Euros of the lines of each file, worked out by hand from its rows; or the defect that keeps it out. */
const OUTCOMES: Readonly<Record<string, readonly number[] | string>> = {
  'oca_balance.csv': [-33.5, 1533.5],
  'oca_debit_credit.csv': [-33.5, 1533.5],
  // Its last balance does not follow from the one before in any reading of its debits.
  'oca_debit_credit_amount.csv': 'balance_broken',
  'oca_empty_statement_en.csv': 'no_rows',
  'oca_multi_currency.csv': 'two_currencies',
  'oca_original_currency.csv': [1525],
  'oca_original_currency_empty.csv': [1525],
  'oca_original_currency_no_header.csv': 'table_without_titles',
  'oca_sample_statement_credit_card_inverse_sign_en.csv': 'two_currencies',
  'oca_sample_statement_en.csv': 'two_currencies',
  'srbsp_csv_french_headers.csv': [-1234.56, 3500, -4.5],
  'srbsp_csv_garbled_amount.csv': 'unparsable_amount',
}

test.skipIf(!present).each(Object.entries(OUTCOMES))('%s: %j', async (name, outcome) => {
  const file = path.join(CORPORA, name)
  const shown = await previewTable(story(), name, readFileSync(file), OURS)
  if (typeof outcome === 'string') {
    expect(shown).toMatchObject({ state: 'refused', refusal: { code: outcome } })
    return
  }
  const { facts } = JSON.parse(readFileSync(path.join(CORPORA, '../expected/csv-statements', `${name}.json`), 'utf8'))
  expect(outcome).toHaveLength(facts.data_rows_if_header)
  const done = await commit(story(), shown)
  expect((await bankLines(story())).map(([, euros]) => euros).toSorted()).toEqual([...outcome].toSorted())
  expect((await previewTable(story(), name, readFileSync(file), OURS)).summary).toMatchObject({
    rows: { created: 0, known: outcome.length },
  })
  await story().owner.call(intakeRoutes.withdraw, { params: { id: done.id } })
  expect(await bankLines(story())).toEqual([])
})
