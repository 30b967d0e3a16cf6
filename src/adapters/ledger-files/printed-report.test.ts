import { expect, test } from 'vitest'
import { read } from './sample-table.ts'
import type { AgedRow, OpenItemRow } from './typed-row.ts'

const open = (rows: readonly object[]) =>
  (rows as OpenItemRow[]).map((row) => [row.customerName, row.documentNo, row.openCents])

test('what is open is not the total of the document, wherever the two columns stand', async () => {
  for (const header of ['Total,Balance', 'Balance,Total']) {
    const figures = header === 'Total,Balance' ? '120.00,45.50' : '45.50,120.00'
    const { suggestion, rows } = await read(
      `Customer Name,Invoice ID,Invoice Number,Invoice Date,Due Date,${header}\nLe Havre Fret,88001,INV-7,2026-03-01,2026-03-31,${figures}\n`,
    )
    expect(suggestion.kind).toBe('open_items')
    expect(rows).toMatchObject([{ documentNo: 'INV-7', openCents: 4_550, cents: 12_000 }])
  }
})

test('a code beats the word that may be a code or a name; a name is then the name', async () => {
  const { rows } = await read(
    'N° pièce;N° facture;Date facturation;Date limite règlement;Tiers;Code client;Reste à payer\n12;FA-9;01/03/2026;31/03/2026;Le Havre Fret;C9;45,50\n',
  )
  expect(rows).toMatchObject([
    { customerCode: 'C9', customerName: 'Le Havre Fret', documentNo: 'FA-9', dueOn: '2026-03-31' },
  ])
})

test('documents under their customer, sections under their title, each with its total', async () => {
  const { rows, summary } = await read(`Open documents
Harbour Ltd

,Date,Num,Due Date,Open Balance
Le Havre Fret,,,,
,03/01/2026,S-1,03/31/2026,40.00
,03/02/2026,S-2,04/01/2026,2.50
Total for Le Havre Fret,,,,42.50
Quai Nord,,,,
,03/15/2026,S-3,04/14/2026,10.00
Total for Quai Nord,,,,10.00
TOTAL,,,,52.50

Printed on 20 April
`)
  expect(open(rows)).toEqual([
    ['Le Havre Fret', 'S-1', 4_000],
    ['Le Havre Fret', 'S-2', 250],
    ['Quai Nord', 'S-3', 1_000],
  ])
  expect(summary.rejectedRows).toBe(0)
  expect(summary.controls.map((control) => control.matches)).toEqual([true, true, true])

  const sections = await read(`Date,Num,Customer,Due Date,Open Balance
1 - 30 days past due
03/15/2026,S-3,Quai Nord,04/14/2026,10.00
Total for 1 - 30 days past due,,,,10.00
Current
04/15/2026,S-4,Le Havre Fret,05/14/2026,7.00
Total for Current,,,,7.00
TOTAL,,,,17.00
`)
  expect(open(sections.rows).map(([, no]) => no)).toEqual(['S-3', 'S-4'])
  expect(sections.summary).toMatchObject({ rejectedRows: 0 })
  expect(sections.summary.controls.every((control) => control.matches)).toBe(true)
})

test('a customer alone on its row, with nothing below it, has lost its amount', async () => {
  const { rows, summary } = await read(
    'Client;N° facture;Échéance;Solde\nQuai Nord;;;\nLe Havre Fret;FA-9;31/03/2026;45,50\n',
  )
  expect(rows).toHaveLength(1)
  expect(summary).toMatchObject({ rejectedRows: 1, rejected: { countByCode: { missing_amount: 1 } } })
  expect(summary.rejected.shown[0]).toMatchObject({ line: 2, column: 'Solde' })
})

test('a report without a title over its customers, bands by month, people of one customer, shares, and a foot', async () => {
  const { suggestion, rows, summary } = await read(`Aged receivables
As at 20 April 2026

,Current,< 1 Month,1 Month,2 Months,Older,Total
Quai Nord,0.00,10.00,0.00,0.00,0.00,10.00
Groupe Rade,,,,,,
   Rade Ouest,5.00,0.00,0.00,0.00,1.00,6.00
   Rade Est,0.00,0.00,4.00,0.00,0.00,4.00
Total Groupe Rade,5.00,0.00,4.00,0.00,1.00,10.00
Total,5.00,10.00,4.00,0.00,1.00,20.00
Percentage of total,25.00%,50.00%,20.00%,0.00%,5.00%,100.00%
Printed on 20 April
`)
  expect(suggestion.mapping!.buckets.map(({ fromDays, toDays }) => [fromDays, toDays])).toEqual([
    [null, 0],
    [1, 30],
    [31, 60],
    [61, 90],
    [91, null],
  ])
  expect((rows as AgedRow[]).map((row) => [row.customerName, row.totalCents])).toEqual([
    ['Quai Nord', 1_000],
    ['Groupe Rade', 0],
    ['Rade Ouest', 600],
    ['Rade Est', 400],
  ])
  expect(summary).toMatchObject({ rejectedRows: 0 })
  expect(summary.controls.map((control) => control.matches)).toEqual([true, true])
})

test('in an aged balance the words beside a code are the customer’s name', async () => {
  const { rows } = await read('Auxiliaire;Libellé;Non échu;0-30;Solde\nCQUAI;Quai Nord;1,00;2,00;3,00\n')
  expect(rows).toMatchObject([{ customerCode: 'CQUAI', customerName: 'Quai Nord', totalCents: 300 }])
})
