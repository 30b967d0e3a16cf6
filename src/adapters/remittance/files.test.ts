import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { bytesSource } from '../ledger-files/source.ts'
import { headLines, paidCents, type SampleAdvice, tableOf } from './advice-sample.ts'
import { readAdvice } from './index.ts'

const ADVICE: SampleAdvice = {
  payer: 'Bâti-Sud SARL',
  paidOn: '2026-11-20',
  rows: Array.from({ length: 60 }, (_, index) => ({
    no: index % 9 === 8 ? `AV-${1_000 + index}` : `FA2026-${1_000 + index}`,
    isCredit: index % 9 === 8,
    gross: 150_000 + index * 1_037,
    deduction: index % 4 === 0 && index % 9 !== 8 ? 3_000 + index : 0,
  })),
  style: { lang: 'fr', group: ' ', money: 'EUR', credit: 'sign' },
}
const TOTAL = ADVICE.rows.reduce((sum, row) => sum + paidCents(row), 0)

async function expectHonest(bytes: Uint8Array, format: 'xlsx' | 'pdf'): Promise<void> {
  const verdict = await readAdvice(bytesSource(bytes))
  if (!verdict.ok) throw new Error(verdict.refusal.code)
  expect(verdict.value.rows.map((row) => [row.candidates[0], row.cents, row.deductionCents])).toEqual(
    ADVICE.rows.map((row) => [row.no, paidCents(row), row.deduction || null]),
  )
  expect(verdict.value).toMatchObject({
    format,
    payer: ADVICE.payer,
    paidOn: ADVICE.paidOn,
    totalCents: TOTAL,
    agreement: 'adds_up',
    remarks: [],
  })
}

test('a workbook with a title, days as days and amounts as numbers', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Avis')
  sheet.addRow(['AVIS DE VIREMENT'])
  sheet.addRow(['Payeur', ADVICE.payer])
  sheet.addRow(['Date de paiement', new Date(`${ADVICE.paidOn}T00:00:00Z`)])
  const [heading, ...rows] = tableOf(ADVICE)
  sheet.addRow(heading!)
  for (const [no, kind, ...amounts] of rows)
    sheet.addRow([
      no,
      kind,
      ...amounts.map((cell) => (cell === '' ? null : Number(cell.replace(/[ A-Z]/g, '').replace(',', '.')))),
    ])
  await expectHonest(new Uint8Array(await book.xlsx.writeBuffer()), 'xlsx')
})

/** The advice on as many A4 pages as it takes, amounts ending where their column ends; each page repeats the heading. */
async function writePdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const [heading, ...rows] = tableOf(ADVICE)
  const ends = [130, 200, 320, 410, 530]
  for (let from = 0; from < rows.length; from += 25) {
    const page = pdf.addPage([595, 842])
    const write = (text: string, x: number, y: number) => page.drawText(text, { x, y, size: 9, font })
    const head = from === 0 ? ['AVIS DE VIREMENT', ...headLines(ADVICE)] : [`Page ${from / 25 + 1}`]
    for (const [index, line] of head.entries()) write(line, 50, 800 - index * 14)
    for (const [index, cells] of [heading!, ...rows.slice(from, from + 25)].entries())
      for (const [column, cell] of cells.entries())
        write(cell, column < 2 ? [50, 140][column]! : ends[column]! - font.widthOfTextAtSize(cell, 9), 740 - index * 20)
  }
  return pdf.save()
}

describe('a PDF', () => {
  test('with text, over three pages', async () => {
    await expectHonest(await writePdf(), 'pdf')
  })

  test('that is a picture, damaged, or cut anywhere, is refused with a sentence', async () => {
    const picture = await PDFDocument.create()
    picture.addPage([595, 842])
    expect(await readAdvice(bytesSource(await picture.save()))).toMatchObject({ refusal: { code: 'scanned_pdf' } })
    expect(await readAdvice(bytesSource(Buffer.from('%PDF-1.4 rien')))).toMatchObject({
      refusal: { code: 'broken_pdf' },
    })
    const whole = await writePdf()
    for (let share = 0.1; share < 1; share += 0.2) {
      const verdict = await readAdvice(bytesSource(whole.subarray(0, Math.floor(share * whole.length))))
      if (verdict.ok) expect(verdict.value.agreement).not.toBe('adds_up')
      else expect(['broken_pdf', 'scanned_pdf']).toContain(verdict.refusal.code)
    }
  })

  test('locked by a password is refused as such', async () => {
    const pdf = await PDFDocument.load(await writePdf())
    pdf.encrypt({ userPassword: 'secret', ownerPassword: 'secret' })
    expect(await readAdvice(bytesSource(await pdf.save()))).toMatchObject({ refusal: { code: 'locked_pdf' } })
  })
})
