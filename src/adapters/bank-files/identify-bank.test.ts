import { expect, test } from 'vitest'
import { cfonbFile, TWO_ACCOUNTS } from './cfonb-sample.ts'
import { identifyBank, unreadBankFormat } from './identify-bank.ts'

const named = (head: string): string => {
  const file = identifyBank(head)
  return file ? `${file.kind} ${file.format ?? file.name}` : 'nothing'
}

const lines = (codes: readonly string[], width: number): string =>
  codes.map((code) => `${code.padEnd(width)}\r\n`).join('')

test.each<[string, string]>([
  [cfonbFile(TWO_ACCOUNTS), 'statement cfonb120'],
  [cfonbFile(TWO_ACCOUNTS, ''), 'statement cfonb120'],
  [cfonbFile(TWO_ACCOUNTS).slice(0, 700), 'statement cfonb120'],
  [cfonbFile(TWO_ACCOUNTS).replace(/ +\r\n/g, '\n'), 'statement cfonb120'],
  // A title above, a record of another kind within: their line is named by the reader.
  [`RELEVE DU 20/11/2026\r\n${cfonbFile(TWO_ACCOUNTS)}`, 'statement cfonb120'],
  [cfonbFile(TWO_ACCOUNTS).replace(/\r\n07/, `\r\n02${' '.repeat(118)}\r\n07`), 'statement cfonb120'],
  [`${'Une ligne de texte\n'.repeat(12)}${cfonbFile(TWO_ACCOUNTS)}`, 'nothing'],
  [lines(['3100000120112', '3400000220112', '3900000320112'], 240), 'returns cfonb240'],
  [lines(['0360', '0660', '0860'], 160), 'order CFONB 160'],
  ['\u0001{1:F01BANKFRPPAXXX0000000000}{2:I940X}{4:\r\n:20:X', 'statement mt940'],
  [':20:X\n:25:1/2\n:28C:1\n:60F:C261119EUR0,00\n', 'statement mt940'],
  [':20:X\n:25:1/2\n:28C:1\n:34F:EUR0,00\n:13D:2611201733+0100\n', 'statement mt942'],
  ['\ufeff\n\nOFXHEADER:100\nDATA:OFXSGML', 'statement ofx'],
  ['<?xml version="1.0"?>\n<?OFX OFXHEADER="200"?>\n<OFX>', 'statement ofx'],
  ['!Type:Bank\nD20/11/26\n', 'statement qif'],
  ['!Account\nNCourant\n^\n', 'statement qif'],
  ['<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">', 'statement camt.054'],
  ['<Document><BkToCstmrStmt><GrpHdr>', 'statement camt.053'],
  ['<Document><BkToCstmrStmtV01><GrpHdr>', 'statement camt.053'],
  ['<Document><CstmrPmtStsRpt><GrpHdr>', 'returns pain.002'],
  ['<?xml version="1.0"?>\n<a:Document xmlns:a="urn:x"><a:BkToCstmrAcctRpt>', 'statement camt.052'],
  ['BANKNL2A\n940\nBANKNL2A\n:20:X\n:25:1\n:28:1/1\n:60F:C261119EUR0,00\n', 'statement mt940'],
  ['<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03">', 'returns pain.002'],
  ['<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02">', 'order pain.008'],
  ['JournalCode\tJournalLib\tEcritureNum\n', 'nothing'],
  ['Date;Libellé;Montant\n04/11/2026;VIR;12,00\n', 'nothing'],
  ['0412345;12,00;abc\n0412346;13,00;def\n', 'nothing'],
  ['<Invoice xmlns="urn:oasis"/>', 'nothing'],
  ['', 'nothing'],
])('%#: a head is named by its marks', (head, expected) => {
  expect(named(head)).toBe(expected)
})

test.each([
  [`${'00000201126300058000000'.replace('300058', '30005')}${' '.repeat(104)} 2\n`, 'CODA'],
  ['112038577830109876542611202611202000000012345699783ACME SL', 'Norma 43 (AEB43)'],
  ['01,122099999,123456789,261120,0200,1,65,,2/\n', 'BAI2'],
  ['{1:F01BANKFRPPAXXX}{2:I103BANKFRPPXXXXN}{4:\n:20:X\n', 'MT103'],
  ['Date;Libellé;Montant\n', null],
])('%#: a bank format that is not read is named', (head, expected) => {
  expect(identifyBank(head)).toBeNull()
  expect(unreadBankFormat(head)).toBe(expected)
})
