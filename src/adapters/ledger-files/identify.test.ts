import { gzipSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { workbookOf, zip } from '../../../tools/testing/zip.ts'
import { identifyFile } from './identify.ts'
import { latin9, writeFec, YEAR } from './sample-fec.ts'
import { bytesSource } from './source.ts'

async function identified(bytes: Uint8Array | string): Promise<string> {
  const verdict = await identifyFile(bytesSource(Buffer.from(bytes as string)))
  if (!verdict.ok) return `${verdict.refusal.code} ${verdict.refusal.params?.format ?? ''}`.trim()
  return verdict.value.kind + ('transport' in verdict.value ? ` ${verdict.value.transport}` : '')
}

async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('A').addRows([
    ['Code client', 'Solde'],
    ['C1', 12.5],
  ])
  return Buffer.from(await book.xlsx.writeBuffer())
}

describe('a file is what its content says', () => {
  test('ledgers, tables and workbooks', async () => {
    const fec = writeFec(YEAR)
    expect(await identified(fec)).toBe('fec text')
    expect(await identified(latin9(fec))).toBe('fec text')
    expect(await identified(Buffer.from(`\ufeff${fec}`, 'utf16le'))).toBe('fec utf-16le')
    expect(await identified('<?xml version="1.0"?>\n<comptabilite><exercice/></comptabilite>')).toBe('fec xml')
    expect(await identified('Code client;Nom;Solde\nC1;Dupont;12,50\n')).toBe('csv text')
    expect(await identified('Code client;Nom;Solde')).toBe('csv text')
    // A ledger whose titles were cut off, however short it is.
    const line = 'VE|Ventes|1|20260110|411000|Clients|C1|Durand|F1|20260110|Facture|1200,00|0,00|||20260110||'
    expect(await identified(`${line}\n${line}\n`)).toBe('fec text')
    expect(await identified(await workbook())).toBe('xlsx')
  })

  test.each([
    ['', 'empty_file'],
    ['\ufeff\r\n  \n', 'empty_file'],
    ['%PDF-1.7\n...', 'pdf_file'],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'image_file PNG'],
    [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image_file JPEG'],
    [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'old_excel'],
    [gzipSync('abc'), 'compressed_file gzip'],
    [Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256)), 'binary_file'],
    ['{"invoices": []}', 'json_file'],
    ['<html><table><tr><td>1</td></tr></table></html>', 'html_file'],
    ['<Invoice xmlns="urn:oasis"/>', 'e_invoice Invoice'],
    ['<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"/>', 'bank'],
    ['<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02"/>', 'bank'],
    ['<?xml version="1.0"?><OFX></OFX>', 'bank'],
    ['OFXHEADER:100\nDATA:OFXSGML', 'bank'],
    [':20:STARTUMS\n:25:123/456\n:28C:1/1\n:60F:C200101EUR1,00\n', 'bank'],
    [
      `${'0130006    00001EUR2 12345678901  191126'.padEnd(120)}\n${'0730006    00001EUR2 12345678901  201126'.padEnd(120)}\n`,
      'bank',
    ],
    ['Bonjour, voici les factures.\nMerci de me rappeler.\nCordialement\nJean', 'no_columns'],
    [zip([{ name: 'notes.txt', body: Buffer.from('hello') }]), 'zip'],
    [zip([{ name: 'word/document.xml', body: Buffer.from('<x/>') }]), 'zip'],
    [zip([{ name: 'xl/worksheets/sheet1.xml', body: Buffer.from('<x/>') }]), 'truncated_xlsx'],
    [zip([{ name: 'content.xml', body: Buffer.from('<x/>') }]), 'other_workbook'],
  ])('refusal %#', async (bytes, expected) => expect(await identified(bytes)).toBe(expected))

  test('a workbook cut short, a part that lies, a part that swells, a cell in the last corner', async () => {
    const whole = await workbook()
    for (const share of [0.3, 0.6, 0.95])
      expect(await identified(whole.subarray(0, Math.floor(whole.length * share)))).toBe('truncated_xlsx')
    const bomb = Buffer.alloc(120 << 20, 0x20)
    expect(await identified(workbookOf(bomb))).toBe('huge_xlsx')
    expect(await identified(workbookOf(bomb, 1_000))).toBe('huge_xlsx')
    const corner = Buffer.from(
      '<worksheet><sheetData><row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row></sheetData></worksheet>',
    )
    expect(await identified(workbookOf(corner))).toBe('huge_sheet')
  })
})
