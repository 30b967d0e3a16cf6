import { describe, expect, test } from 'vitest'
import { rfReference } from '../../kernel/identifiers.ts'
import { citedKeys, documentKeys, hashKey, ownReferences, serialOf } from './reference-key.ts'

const cites = (text: string, documentNo: string): boolean => {
  const keys = citedKeys(text)
  return documentKeys(documentNo).some((key) => keys.has(key))
}

describe('a document is found in the words of a payer', () => {
  test.each([
    ['FACTURE FA2026-0142', 'FA2026-0142'],
    ['FACT 2026-0142 ET 2026-0150', 'FA2026-0150'],
    ['VIR BATI SUD FA 2026 142', 'FA2026-0142'],
    ['FACTURE20260142', 'FA2026-0142'],
    ['FA2026-0142FA2026-0150', 'FA2026-0150'],
    ['fa.2026/0142', 'FA2026-0142'],
    ['REGLT FA2O26-OI42', 'FA2026-0142'],
    ['2026-01 42', 'FA2026-0142'],
    ['AVOIR AV 7 DEDUIT', 'AV-0007'],
    ['INV-00123', 'INV-00123'],
    ['payment for inv 123', 'INV-00123'],
    ['449281', '449281'],
    ['N°449281', '0449281'],
    ['PARIS-FA2026-0142', 'PARIS-FA2026-0142'],
    ['F.A.2026.0142', 'FA2026-0142'],
    ['FAC FA26-0142', 'FA2026-0142'],
    ['REGLT 260142', '20260142'],
    ['FACT F260142', 'F-26/0142'],
  ])('%s cites %s', (text, documentNo) => expect(cites(text, documentNo)).toBe(true))

  test.each([
    ['LOYER DU 15/11/2026', 'FA2026-0142'],
    ['FACT 2026-0150', 'FA2026-0142'],
    ['VIREMENT 2026', 'FA2026-0142'],
    ['FA2025-0142', 'FA2026-0142'],
    ['142', 'FA2026-0142'],
    ['MONTANT 2 400,00', 'FA2026-0142'],
  ])('%s does not cite %s', (text, documentNo) => expect(cites(text, documentNo)).toBe(false))
})

test('our own reference is found by the key of the whole number, and by its own when the number is short', () => {
  for (const documentNo of ['FA2026-0142', 'F7', 'PARIS-FA2026-0142']) {
    const printed = rfReference(documentNo)!
    const keys = ownReferences(`VIR ${printed.replace(/(.{4})/g, '$1 ')}`)
    const hit = documentKeys(documentNo).find((key) => keys.has(key))
    expect(keys.get(hit!)).toBe(printed)
  }
})

test('a serial number is the last group without year and zeros', () => {
  expect([serialOf('FA2026-0142'), serialOf('20260142'), serialOf('AV-0007'), serialOf('ACOMPTE')]).toEqual([
    '142',
    '142',
    '7',
    '',
  ])
})

test('keys of different documents do not meet by chance', () => {
  const seen = new Set<number>()
  for (let n = 0; n < 300_000; n++) seen.add(hashKey(`F20${n}`))
  expect(seen.size).toBe(300_000)
  for (const hash of seen) if (!Number.isSafeInteger(hash) || hash < 0) throw new Error(`${hash} is no key`)
})

test('the words that cite are given back as evidence', () => {
  const keys = citedKeys('REGLT FACT 2026-0142 ET AUTRE')
  const hit = documentKeys('FA2026-0142').find((key) => keys.has(key))
  expect(keys.get(hit!)).toContain('2026-0142')
})
