import { describe, expect, test } from 'vitest'
import { identifyFile } from './identify.ts'
import { readStatementRows } from './read-statement-rows.ts'
import { bytesSource } from './source.ts'
import { suggestMapping } from './suggest-mapping.ts'
import { openTable } from './table.ts'
import type { StatementRow } from './typed-row.ts'

async function read(text: string) {
  const source = bytesSource(Buffer.from(text))
  const kind = await identifyFile(source)
  if (!kind.ok) throw new Error(kind.refusal.code)
  const opened = await openTable(source, kind.value)
  if (!opened.ok) throw new Error(opened.refusal.code)
  const table = opened.value
  const suggestion = suggestMapping(table.header, table.samples)
  const rows: StatementRow[] = []
  if (!suggestion.mapping || suggestion.kind !== 'bank_statement') return { suggestion, rows, summary: null }
  const reading = readStatementRows(table, suggestion.mapping)
  let step = await reading.next()
  for (; !step.done; step = await reading.next()) rows.push(...step.value)
  return { suggestion, rows, summary: step.value }
}

const fields = (suggestion: { mapping: { columns: object } | null }) =>
  Object.keys(suggestion.mapping?.columns ?? {}).sort()

describe('which columns are what', () => {
  test.each([
    [
      'Date opération;Date valeur;Libellé;Débit euros;Crédit euros;Solde',
      ['bookedOn', 'credit', 'debit', 'label', 'runningBalance', 'valueOn'],
    ],
    ['Date;Libellé;Montant (EUR);Solde', ['amount', 'bookedOn', 'label', 'runningBalance']],
    [
      'Date comptable;Type opération;Libellé simplifié;Informations complémentaires;Débit;Crédit;Référence',
      ['bankReference', 'bookedOn', 'credit', 'debit', 'label', 'operation', 'remittance'],
    ],
    [
      'Compte;Date de valeur;Libellé;Nom;Sens;Montant;Devise',
      ['amount', 'bookedOn', 'currency', 'direction', 'label', 'ownAccount', 'payerName'],
    ],
    ['Booking date;Description;Money in;Money out;Balance', ['bookedOn', 'credit', 'debit', 'label', 'runningBalance']],
    ['Buchungstag;Verwendungszweck;Betrag;Währung', ['amount', 'bookedOn', 'currency', 'remittance']],
    ['Fecha;Concepto;Importe;Moneda;Saldo', ['amount', 'bookedOn', 'currency', 'label', 'runningBalance']],
    ['Data;Descrizione;Addebiti;Accrediti', ['bookedOn', 'credit', 'debit', 'label']],
    ['Datum;Naam / Omschrijving;Af Bij;Bedrag (EUR)', ['amount', 'bookedOn', 'direction', 'label']],
    // A title that lists have as well, beside what only banks write.
    ['Booking Date;Partner Name;Account Name;Amount (EUR)', ['amount', 'bookedOn', 'payerName']],
    // No column of words: the reference is the payer’s.
    [
      'Date de l’opération (UTC);Nom de la contrepartie;Montant total (TTC);Référence;Identifiant de transaction',
      ['amount', 'bankReference', 'bookedOn', 'payerName', 'remittance'],
    ],
  ])('%s', async (header, expected) => {
    const width = header.split(';').length
    const row = Array.from({ length: width }, (_, at) => (at === 0 ? '12/11/2026' : '1,00')).join(';')
    const { suggestion } = await read(`${header}\n${row}\n${row}\n`)
    expect(suggestion.kind).toBe('bank_statement')
    expect(fields(suggestion)).toEqual(expected)
  })

  test.each([
    'Compte;Date;Pièce;Libellé;Débit;Crédit;Solde',
    'Compte;Date comptable;Pièce;Libellé;Débit;Crédit',
    'Client;Date;Libellé;Montant',
    'Date opération;Libellé;Montant;Échéance',
  ])('%s is no statement: somebody owes', async (header) => {
    const { suggestion } = await read(`${header}\n${header.replace(/[^;]+/g, '12/11/2026')}\n`)
    expect(suggestion.kind).not.toBe('bank_statement')
  })

  test('an account beside who pays is the payer’s, unless every row names the same', async () => {
    const header = 'Date;Label;Amount;Partner name;Bank account'
    const theirs = await read(`${header}\n12/11/2026;A;1,00;Durand;111\n13/11/2026;B;1,00;Morel;\n`)
    expect(fields(theirs.suggestion)).toContain('payerAccount')
    const ours = await read(`${header}\n12/11/2026;A;1,00;Durand;111\n13/11/2026;B;1,00;Morel;111\n`)
    expect(fields(ours.suggestion)).toContain('ownAccount')
  })
})

test('a wording of several lines under more lines of preamble than movements', async () => {
  const { suggestion, rows } = await read(
    'Téléchargement du 21/11/2026;\n\nM. DURAND\nCompte n° 123;\nSolde au 20/11/2026 1,00 €\nListe des opérations;\n' +
      'Date;Libellé;Débit euros;Crédit euros;\n' +
      ['VIREMENT\nDE BATI SUD', 'VIREMENT\nDE MOREL'].map((text) => `20/11/2026;"${text}";;1 200,00;\n`).join(''),
  )
  expect(suggestion.kind).toBe('bank_statement')
  expect(rows.map((row) => [row.label, row.creditCents])).toEqual([
    ['VIREMENT DE BATI SUD', 120_000],
    ['VIREMENT DE MOREL', 120_000],
  ])
})

describe('rows', () => {
  test('movements are read, totals and texts are left out, balances alone are kept', async () => {
    const { rows, summary } = await read(
      [
        'Date opération;Libellé;Débit;Crédit;Solde',
        '02/11/2026;Solde initial;;;100,00',
        '03/11/2026;VIR   DUPONT;;1 250,00;1 350,00',
        '04/11/2026;FRAIS;-12,50;;1 337,50',
        'Total;;12,50;1 250,00;',
        'Document sans valeur contractuelle;;;;',
      ].join('\n'),
    )
    expect(
      rows.map((row) => [row.line, row.bookedOn, row.debitCents, row.creditCents, row.balanceCents, row.label]),
    ).toEqual([
      [2, '2026-11-02', null, null, 10_000, 'Solde initial'],
      [3, '2026-11-03', null, 125_000, 135_000, 'VIR DUPONT'],
      [4, '2026-11-04', -1_250, null, 133_750, 'FRAIS'],
    ])
    expect(summary!.ignored.shown.map((defect) => defect.line)).toEqual([5, 6])
    expect(summary!.rejectedRows).toBe(0)
  })

  test('a direction column gives the sign', async () => {
    const { rows } = await read('Date;Libellé;Montant;Sens\n03/11/2026;A;33,50;D\n03/11/2026;B;-10,00;C\n')
    expect(rows.map((row) => row.amountCents)).toEqual([-3_350, 1_000])
    const foreign = await read('Datum;Omschrijving;Bedrag;Af Bij\n20261103;A;33,50;Af\n20261103;B;10,00;Bij\n')
    expect(foreign.rows.map((row) => [row.bookedOn, row.amountCents])).toEqual([
      ['2026-11-03', -3_350],
      ['2026-11-03', 1_000],
    ])
  })

  test.each([
    ['Date;Libellé;Montant\n03/11/2026;A;12..34\n', 'unparsable_amount', 2],
    ['Date;Libellé;Montant\n03/11/2026;A;12,00\n;B;12,00\n', 'missing_date', 3],
    ['Date;Libellé;Montant\n03/11/2026;A;12,00\n31/02/2026;B;12,00\n', 'unparsable_date', 3],
    ['Date;Libellé;Montant\n03/11/2026;A;\n03/11/2026;B;1,00\n', 'missing_amount', 2],
    ['Date;Libellé;Débit;Crédit\n03/11/2026;A;1,00;2,00\n', 'both_debit_and_credit', 2],
    ['Date;Libellé;Montant;Sens\n03/11/2026;A;1,00;X\n', 'unknown_direction', 2],
  ])('a movement that cannot be read is named: %j', async (text, code, line) => {
    const { summary } = await read(text)
    expect(summary!.rejected.shown.map((defect) => [defect.code, defect.line])).toEqual([[code, line]])
  })
})
