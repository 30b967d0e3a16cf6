import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { say } from '../../kernel/wording.ts'
import { ageBuckets } from './age-bucket.ts'
import { latin9 } from './sample-fec.ts'
import { opened, read } from './sample-table.ts'
import type { OpenItemRow } from './typed-row.ts'

const OPEN_ITEMS = `Société Exemple;;;;;;
Échéancier clients au 30/11/2026;;;;;;

Code client;Raison sociale;N° facture;Date facture;Date d'échéance;Montant TTC;Reste dû
C1;"Café ""Le Port"" ; Brest";FA1;05/01/2026;04/02/2026;1 234,50 €;1 234,50 €
C1;Café Le Port;AV1;06/01/2026;06/01/2026;(100,00);-100,00
Total C1;;;;;1 134,50;1 134,50
C2;"Dupont
& fils";FA2;07/01/2026;06/02/2026;1.200,00;600,00
C3;=CMD|calc;FA3;32/01/2026;06/02/2026;10,00;10,00
C4;Durand;FA4;08/01/2026;;abc;12,00
;;;;;Total général;1 734,50
`

describe('open items', () => {
  test('title lines, quotes, Latin-9, totals used as control, defective rows named', async () => {
    const { table, suggestion, rows, summary } = await read(latin9(OPEN_ITEMS))
    expect([table.delimiter, table.headerLine, table.encoding]).toEqual([';', 4, 'iso-8859-15'])
    expect([suggestion.kind, suggestion.confidence > 0.7]).toEqual(['open_items', true])
    expect(
      rows.map((row) => [row.line, row.customerName, (row as OpenItemRow).kind, (row as OpenItemRow).openCents]),
    ).toEqual([
      [5, 'Café "Le Port" ; Brest', 'invoice', 123_450],
      [6, 'Café Le Port', 'other', -10_000],
      [8, 'Dupont & fils', 'invoice', 60_000],
    ])
    expect(rows[0]).toMatchObject({
      documentNo: 'FA1',
      issuedOn: '2026-01-05',
      dueOn: '2026-02-04',
      cents: 123_450,
      currency: 'EUR',
    })
    expect(summary.rejected.shown.map((defect) => [defect.line, defect.column, defect.value, defect.code])).toEqual([
      [10, 'Date facture', '32/01/2026', 'unparsable_date'],
      [11, 'Montant TTC', 'abc', 'unparsable_amount'],
    ])
    expect(summary.controls).toEqual([
      { line: 7, label: 'Total C1', scope: 'customer', cents: 113_450, computedCents: 113_450, matches: true },
      { line: 12, label: 'Total général', scope: 'all', cents: 173_450, computedCents: 173_450, matches: true },
    ])
  })

  test('debit and credit columns, direction, credit notes printed without sign, currencies', async () => {
    const moves = await read(
      'Compte,Intitulé,Pièce,Date,Échéance,Débit,Crédit,Devise\nC1,A,F1,01/02/2026,01/03/2026,"12,00",,EUR\nC1,A,R1,02/02/2026,,,"5,00",usd\n',
    )
    expect(moves.rows.map((row) => (row as OpenItemRow).openCents)).toEqual([1_200, -500])
    expect(moves.summary.totalCentsByCurrency).toEqual({ EUR: 1_200, USD: -500 })
    const typed = await read(
      'Customer no;Name;Document type;Invoice no;Due date;Balance\n1;A;Invoice;F1;2026-01-31;12.00\n1;A;Credit note;CN1;2026-01-31;5.00\n',
    )
    expect(typed.rows.map((row) => [(row as OpenItemRow).kind, (row as OpenItemRow).openCents])).toEqual([
      ['invoice', 1_200],
      ['credit_note', -500],
    ])
  })

  test('a mark of money is the currency of its row, wherever it is written, and never contradicts another', async () => {
    const { rows, summary } = await read(
      'Client;Facture;Échéance;Montant;Solde;Devise\nA;1;01/03/2026;"$1,200.00";;\nA;2;01/03/2026;-£10.00;;\nA;3;01/03/2026;10 €;;\nA;4;01/03/2026;5 $;5 $;CAD\nA;5;01/03/2026;5 $;5 €;\nA;6;01/03/2026;5 $;;EUR\nA;7;01/03/2026;5;;ZZZ\n',
    )
    expect(rows.map((row) => [(row as OpenItemRow).currency, (row as OpenItemRow).openCents])).toEqual([
      ['USD', 120_000],
      ['GBP', -1_000],
      ['EUR', 1_000],
      ['CAD', 500],
    ])
    expect(summary.rejected.shown.map(({ line, column, code }) => [line, column, code])).toEqual([
      [6, 'Montant', 'currency_disagrees'],
      [7, 'Montant', 'currency_disagrees'],
      [8, 'Devise', 'invalid_currency'],
    ])
    const titled = await read('Client;Facture;Échéance;Montant (USD)\nA;1;01/03/2026;5,00\nA;2;01/03/2026;5,00 €\n')
    expect(titled.rows.map((row) => (row as OpenItemRow).currency)).toEqual(['USD'])
    expect(titled.summary.rejected.shown.map(({ line }) => line)).toEqual([3])
  })

  test('what a workbook shows beside a figure, an error and a formula never computed are all read', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('A')
    const day = new Date(Date.UTC(2026, 2, 1))
    sheet.addRow(['Client', 'Facture', 'Échéance', 'Montant'])
    for (const [index, cell] of [1200, 10, 7, { error: '#DIV/0!' }, { formula: 'D2+D3' }, 100.005].entries())
      sheet.addRow(['ACME', `I${index}`, day, cell])
    sheet.getCell('D2').numFmt = '[$$-409]#,##0.00'
    sheet.getCell('D3').numFmt = '_-* #,##0.00\\ "£"_-'
    const { rows, summary } = await read(Buffer.from(await book.xlsx.writeBuffer()))
    expect(rows.map((row) => [(row as OpenItemRow).currency, (row as OpenItemRow).openCents])).toEqual([
      ['USD', 120_000],
      ['GBP', 1_000],
      ['EUR', 700],
    ])
    expect(summary.rejected.shown.map(({ line, value, code }) => [line, value, code])).toEqual([
      [5, '#DIV/0!', 'unparsable_amount'],
      [6, '=D2+D3', 'unparsable_amount'],
      [7, '100.005', 'too_many_decimals'],
    ])
    const [, , rounded] = summary.rejected.shown
    expect([say('fr', rounded!.sentence, rounded!.params), say('en', rounded!.sentence, rounded!.params)]).toEqual([
      expect.stringContaining('100,005'),
      expect.stringContaining('100.005'),
    ])
  })

  test('days that read in two ways are said in an English list, unless one of them decides', async () => {
    const reasons = async (text: string) => (await opened(text)).suggestion.reasons.map(({ code }) => code)
    const english = 'Customer,Invoice,Date,Due date,Amount\nDurand,F1,01/02/2026,02/03/2026,"1,200.00"\n'
    expect(await reasons(english)).toContain('day_first')
    expect(await reasons(`${english}Durand,F2,21/02/2026,02/03/2026,12.00\n`)).not.toContain('day_first')
    expect(await reasons('Client;Facture;Date;Montant\nDurand;F1;01/02/2026;12,00\n')).not.toContain('day_first')
  })

  test('a thousands mark is read by what the column proves, else refused', async () => {
    const header = 'Code client;Nom;Facture;Échéance;Solde\n'
    expect(
      (await read(`${header}C1;A;F1;31/01/2026;1.234\nC2;B;F2;31/01/2026;12,50\n`)).rows.map(
        (row) => (row as OpenItemRow).openCents,
      ),
    ).toEqual([123_400, 1_250])
    expect((await read(`${header}C1;A;F1;31/01/2026;1.234\n`)).summary.rejected.shown[0]?.code).toBe('ambiguous_amount')
  })

  test('month first is recognised and said', async () => {
    const { rows, suggestion } = await read(
      'Customer code,Customer name,Invoice no,Due date,Balance\nC1,A,F1,12/15/2018,"1,525.00"\n',
    )
    expect((rows[0] as OpenItemRow).dueOn).toBe('2018-12-15')
    expect(suggestion.reasons.some((reason) => reason.code === 'month_first')).toBe(true)
  })
})

describe('aged balances', () => {
  test.each([
    [
      ['Non échu', '0-30', '31-60', '61-90', '> 90'],
      [
        [null, 0],
        [1, 30],
        [31, 60],
        [61, 90],
        [91, null],
      ],
    ],
    [
      ['À échoir', '1 à 30 jours', '31 à 60 jours', '+ de 60 jours'],
      [
        [null, 0],
        [1, 30],
        [31, 60],
        [61, null],
      ],
    ],
    [
      ['Current', '30 days', '60 days', '90 days', '180 and over'],
      [
        [null, 0],
        [1, 30],
        [31, 60],
        [61, 90],
        [91, null],
      ],
    ],
    [
      ['Not due', '1-30 days', '31-60 days', '61-90 days', '90+'],
      [
        [null, 0],
        [1, 30],
        [31, 60],
        [61, 90],
        [91, null],
      ],
    ],
    [
      ['30', '60', '90', 'Plus de 90'],
      [
        [1, 30],
        [31, 60],
        [61, 90],
        [91, null],
      ],
    ],
    [
      ['Échu de 1 à 30 j', 'Échu 31-60 j', 'Échu + de 60 j'],
      [
        [1, 30],
        [31, 60],
        [61, null],
      ],
    ],
    [['2024', '2025', 'Nom'], []],
  ])('bands of %j', (header, expected) => {
    expect(ageBuckets(header).map(({ fromDays, toDays }) => [fromDays, toDays])).toEqual(expected)
  })

  test.each([
    ['a code', 'Code;Client;Non échu;1-30;31-60;61-90;+90;Total\nC1;Durand;100,00;0;0;0;50,00;150,00\n'],
    [
      'no code',
      'Client;Non échu;1-30;31-60;61-90;+90;Total\nDurand;100,00;0;0;0;50,00;150,00\nTotal;100,00;0;0;0;50,00;150,00\n',
    ],
    ['from zero', 'Client;Total;Non échu;0-30;31-60;61-90;>90\nDurand;150,00;100,00;0;0;0;50,00\n'],
    [
      'under a title',
      'Balance âgée\nSociété Essai\n\nClient;Solde;Non échu;30 j;60 j;90 j;> 90 j\nDurand;150,00;100,00;0;0;0;50,00\nTotal;150,00;100,00;0;0;0;50,00\n',
    ],
    ['English', 'Customer,Current,1-30,31-60,61-90,Over 90,Total\nDurand,100.00,0.00,0.00,0.00,50.00,150.00\n'],
    [
      'our own export',
      'Code;Client;Devise;Non échu;1 à 30 j;31 à 60 j;61 à 90 j;91 à 120 j;Plus de 120 j;Non lettré;Échu;Total\nC1;Durand;EUR;110,00;0,00;0,00;0,00;0,00;50,00;-10,00;50,00;150,00\n',
    ],
    [
      'our own export in English',
      'Code,Customer,Currency,Not due,1–30 d,31–60 d,61–90 d,91–120 d,Over 120 d,Unapplied,Overdue,Total\nC1,Durand,EUR,110.00,0.00,0.00,0.00,0.00,50.00,-10.00,50.00,150.00\n',
    ],
  ])('headers as packages write them: %s', async (_, text) => {
    const { suggestion, rows, summary } = await read(text)
    expect(suggestion.kind).toBe('aged_balance')
    expect(rows).toMatchObject([{ customerName: 'Durand', totalCents: 15_000 }])
    expect(summary.rejected.total).toBe(0)
  })

  test('from a workbook: merged header, days, formulas, totals', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Notes').addRow(['Rien à voir'])
    const sheet = book.addWorksheet('Balance âgée')
    sheet.addRows([
      ['Balance âgée au 30/11/2026'],
      ['Code client', 'Raison sociale', 'Arrêté au', 'Créances par ancienneté', null, null, 'Solde'],
      [null, null, null, 'Non échu', '1-30', '> 30', null],
      ['C1', 'Dupont', new Date(Date.UTC(2026, 10, 30)), 100.1, 0, 20.2, { formula: 'SUM(D4:F4)', result: 120.3 }],
      ['C2', 'Martin', new Date(Date.UTC(2026, 10, 30)), -50, null, null, -50],
      ['C3', 'Faux', null, 1, 1, 1, 4],
      ['TOTAL GENERAL', null, null, 50.1, 0, 20.2, 70.3],
    ])
    sheet.mergeCells('D2:F2')
    const { table, suggestion, rows, summary } = await read(Buffer.from(await book.xlsx.writeBuffer()))
    expect([table.sheet, table.sheets.map(({ rows: count }) => count), suggestion.kind]).toEqual([
      'Balance âgée',
      [1, 7],
      'aged_balance',
    ])
    expect(rows).toMatchObject([
      {
        customerCode: 'C1',
        asOf: '2026-11-30',
        totalCents: 12_030,
        buckets: [{ cents: 10_010 }, { cents: 0 }, { cents: 2_020 }],
      },
      { customerCode: 'C2', totalCents: -5_000 },
    ])
    expect(summary.rejected.shown.map((defect) => [defect.line, defect.code])).toEqual([[6, 'buckets_disagree']])
    expect(summary.controls).toMatchObject([{ line: 7, scope: 'all', cents: 7_030, matches: true }])
  })
})

test('a company called Total is a customer; its subtotal is not', async () => {
  const { rows, summary } = await read(
    'Code client;Raison sociale;Non échu;1-30;> 30;Total\nT1;TOTAL ENERGIES;10,00;0,00;5,00;15,00\nT1;Sous-total;10,00;0,00;5,00;15,00\nT2;Total Pneus;1,00;0,00;0,00;1,00\nTotal clients;;11,00;0,00;5,00;16,01\n',
  )
  expect(rows.map((row) => row.customerName)).toEqual(['TOTAL ENERGIES', 'Total Pneus'])
  expect(summary.controls.map(({ scope, matches }) => [scope, matches])).toEqual([
    ['customer', true],
    ['all', false],
  ])
})

test('a running balance next to debit and credit is not what is open', async () => {
  const { rows, suggestion } = await read(
    'Compte;Intitulé;Pièce;Date;Débit;Crédit;Solde\nC1;A;F1;01/02/2026;12,00;;12,00\nC1;A;F2;02/02/2026;5,00;;17,00\nC1;A;R1;03/02/2026;;10,00;7,00\n',
  )
  expect(rows.map((row) => (row as OpenItemRow).openCents)).toEqual([1_200, 500, -1_000])
  expect(suggestion.reasons.some((reason) => reason.code === 'running_balance')).toBe(true)
})

describe('contacts', () => {
  test('kind, language, telephone and mail are words we know, or are told and left out', async () => {
    const { rows, summary } = await read(
      'Code client;Nom;E-mail;Téléphone;Type client;Langue\nA1;Un;a@b.c;abc;Personne physique;Allemand\nA2;Deux;b@b.example;+33 (0)1 02 03 04 05;Mairie;EN\nA3;Trois;;01.02.03.04.05 poste 12;SARL;fr\nA4;Quatre;;;Bidule;\n',
    )
    expect(rows.map(({ customerKind, language, phone, email }) => [customerKind, language, phone, email])).toEqual([
      ['consumer', null, null, null],
      ['public', 'en', '+33 (0)1 02 03 04 05', 'b@b.example'],
      ['business', 'fr', '01.02.03.04.05 poste 12', null],
      [null, null, null, null],
    ])
    expect(summary.ignored.shown.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, 'E-mail', 'a@b.c'],
      [2, 'Téléphone', 'abc'],
      [2, 'Langue', 'Allemand'],
      [5, 'Type client', 'Bidule'],
    ])
  })

  test('addresses, identifiers checked, wrong cells left empty', async () => {
    const { suggestion, rows, summary } = await read(
      'Code client;Nom;SIREN;E-mail;Téléphone;Langue;Type client;Adresse;Code postal;Ville;Prénom;Nom contact;Fonction;Conditions de règlement\n' +
        'C1;Dupont SA;732 829 320;compta@dupont.fr;01 02 03 04 05;Français;Entreprise;1 rue A;01000;Bourg;Anne;Roy;Comptable;30 jours\n' +
        'C2;Martin;123456789;pas un mail;;EN;Particulier;;;;;;;\n',
    )
    expect(suggestion.kind).toBe('contacts')
    expect(rows[0]).toMatchObject({
      row: 'contact',
      siren: '732829320',
      email: 'compta@dupont.fr',
      language: 'fr',
      customerKind: 'business',
      postcode: '01000',
      contactFirstName: 'Anne',
      contactLastName: 'Roy',
      contactRole: 'Comptable',
      terms: '30 jours',
    })
    expect(rows[1]).toMatchObject({ siren: null, email: null, language: 'en', customerKind: 'consumer' })
    expect(summary.ignored.shown.map((defect) => defect.code)).toEqual(['invalid_identifier', 'invalid_email'])
  })
})

test('a bank statement is recognised, with and without header', async () => {
  for (const text of [
    'Date opération;Libellé;Débit;Crédit\n02/04/2026;Loyer;1234,56;\n',
    'Date,Label,Amount,Balance\n12/15/2018,Payment,"1,533.50","1,510.00"\n',
    '12/15/2018,"Your payment",EUR,"1,525.00"\n12/16/2018,"Other",EUR,"-5.00"\n',
  ])
    expect((await opened(text)).suggestion.kind).toBe('bank_statement')
  expect((await opened('alpha;beta\n1;2\n')).suggestion.kind).toBe('unknown')
})

test('an endless record is refused with its line', async () => {
  const text = `Code client;Nom;Solde\nC1;A;1,00\nC2;"${'x'.repeat(50_000)};2,00\n`
  await expect(opened(text)).rejects.toThrow('broken_csv')
})
