import { expect, test } from 'vitest'
import { documentNumber, documentNumbersIn, isJournalMonth } from './document-number.ts'
import { looksLikeOpening, openingJournal, readFecFileName } from './opening.ts'

test('opening journals by code and by name', () => {
  for (const code of ['AN', 'ANO', 'RAN', 'anouv', 'A NOUVEAU']) expect(openingJournal(code, ''), code).toBe('always')
  for (const [code, name] of [
    ['2', "BILAN D'OUVERTURE"],
    ['OUV', 'Balance Initiale'],
    ['BO', ''],
    ['X', 'À nouveaux'],
    ['R', 'Reports'],
  ] as const)
    expect(openingJournal(code, name), name).toBe('firstDay')
  for (const [code, name] of [
    ['VE', 'Ventes'],
    ['ANC', 'Banque ANC'],
    ['BQ', 'Crédit agricole'],
    ['OD', 'Reporting'],
  ] as const)
    expect(openingJournal(code, name), name).toBeNull()
})

test('opening labels', () => {
  for (const label of ['A nouveau', 'À NOUVEAUX 2026', 'Report à nouveau', 'Reports', "Solde d'ouverture"])
    expect(looksLikeOpening(label), label).toBe(true)
  for (const label of ['Facture reportée', 'Anouk SARL', 'Reporter']) expect(looksLikeOpening(label), label).toBe(false)
})

test('file names', () => {
  expect(readFecFileName('exports/732829320FEC20261231.txt')).toEqual({
    siren: '732829320',
    fiscalYearEnd: '2026-12-31',
  })
  expect(readFecFileName('123456789FEC20200331.txt')).toEqual({ siren: null, fiscalYearEnd: '2020-03-31' })
  expect(readFecFileName('732829320FEC20261331.txt')).toBeNull()
  expect(readFecFileName('export.txt')).toBeNull()
})

test('document numbers are found, never made up', () => {
  expect(documentNumber('FA2026-1', false, '')).toBe('FA2026-1')
  expect(documentNumber('1042', false, '')).toBe('1042')
  for (const generic of ['-', 'RAN', '0000000', '', 'sans'])
    expect(documentNumber(generic, false, 'Report à nouveau')).toBeNull()
  expect(documentNumber('fact 2021 grès impayée', false, '')).toBeNull()
  expect(isJournalMonth('VE  0123', 'VE', '2023-01-09')).toBe(true)
  expect(isJournalMonth('VE  0123', 'VE', '2023-02-09')).toBe(false)
  expect(documentNumber('VE 0126', true, 'Facture n° 2026-0042 Dupont')).toBe('2026-0042')
  expect(documentNumber('', false, 'FACT. FA2026-0142 du 15/09/2026')).toBe('FA2026-0142')
  expect(documentNumber('', false, 'VIR SEPA SCT2109ZAP020163')).toBeNull()
  expect(documentNumber('', false, 'Vente du 15/09/2026')).toBeNull()
  expect(documentNumbersIn('Reglt FA2026-0142 et FA2026-0150')).toEqual(['FA2026-0142', 'FA2026-0150'])
  expect(documentNumber('', false, 'Reglt FA2026-0142 et FA2026-0150')).toBeNull()
})
