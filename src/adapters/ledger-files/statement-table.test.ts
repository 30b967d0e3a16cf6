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

describe('a column of status', () => {
  test.each([
    ['Statut;Date;Libellé;Montant', 'Exécuté', ['Refusé', 'En attente', 'Annulé', 'À venir', 'Rejeté par la banque']],
    ['State;Date;Description;Amount', 'COMPLETED', ['PENDING', 'REVERTED', 'DECLINED', 'FAILED']],
    ['État;Date;Libellé;Montant', 'Comptabilisée', ['Non exécutée', 'Prévue']],
    ['Status;Date;Description;Amount', '', ['Pending']],
  ])('%s: what is %j is money, what is %j is not', async (header, moved, others) => {
    const { rows, summary } = await read(
      `${header}\n${moved};12/11/2026;A;1,00\n${others.map((other) => `${other};12/11/2026;B;2,00\n`).join('')}`,
    )
    expect(rows.map(({ label }) => label)).toEqual(['A'])
    expect(summary!.ignored.shown.map(({ code, line, value }) => [code, line, value])).toEqual(
      others.map((other, at) => ['not_executed', at + 3, other]),
    )
  })

  test('what is still to come needs neither day nor amount', async () => {
    const { rows, summary } = await read(
      'Type,Completed Date,Description,Amount,State\nTOPUP,2026-11-19 10:00:05,Bati Sud,1200.00,COMPLETED\nCARD,,Shop,,PENDING\n',
    )
    expect([rows.length, summary!.rejected.total]).toEqual([1, 0])
  })

  test('a status that says something else is none', async () => {
    const { suggestion, rows } = await read(
      'Date;Libellé;Montant;Statut\n12/11/2026;A;1,00;Rapproché\n13/11/2026;B;2,00;Non rapproché\n',
    )
    expect(fields(suggestion)).not.toContain('status')
    expect(rows).toHaveLength(2)
  })
})

test('IBANs titled as a customer’s account are accounts of ours', async () => {
  const { suggestion, rows } = await read(
    'Compte;Date;Libellé;Montant;Devise\nFR7630006000011234567890189;20/11/2026;A;10,00;EUR\nFR1420041010050500013M02606;20/11/2026;B;20,00;USD\n',
  )
  expect(suggestion.kind).toBe('bank_statement')
  expect(rows.map(({ account, currency }) => [account, currency])).toEqual([
    ['FR7630006000011234567890189', 'EUR'],
    ['FR1420041010050500013M02606', 'USD'],
  ])
  const owed = await read('Compte;Date;Libellé;Montant\nC1;20/11/2026;A;10,00\nC2;20/11/2026;B;20,00\n')
  expect(owed.suggestion.kind).toBe('open_items')
})

test('days that read in two ways beside English amounts or titles are told, unless another day settles it', async () => {
  const doubts = async (text: string) =>
    (await read(text)).suggestion.reasons.map(({ code }) => code).includes('day_first')
  expect(await doubts('Date,Description,Amount\n11/10/2026,WIRE,"1,200.00"\n11/11/2026,WIRE,"1.00"\n')).toBe(true)
  expect(await doubts('Date,Libellé,Montant\n11/10/2026,WIRE,"1,200.00"\n')).toBe(true)
  expect(await doubts('Date,Description,Amount\n11/10/2026,WIRE,12.00\n21/10/2026,WIRE,12.00\n')).toBe(false)
  expect(await doubts('Date;Libellé;Montant\n11/10/2026;VIR;1 200,00\n')).toBe(false)
})

test('months in words', async () => {
  const { rows } = await read(
    'Date;Libellé;Montant\n20 nov. 2026;A;1,00\n19 novembre 2026;B;1,00\n1er août 2026;C;1,00\nven. 6 févr. 2026;D;1,00\n',
  )
  expect(rows.map(({ bookedOn }) => bookedOn)).toEqual(['2026-11-20', '2026-11-19', '2026-08-01', '2026-02-06'])
})
