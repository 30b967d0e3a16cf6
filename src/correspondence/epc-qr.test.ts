import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rfReference } from '../kernel/identifiers.ts'
import { epcPayload, isRfReference } from './epc-qr.ts'

const transfer = {
  holder: 'CLAIRE RECOUVREMENT SAS',
  iban: 'FR7630006000011234567890189',
  bic: null,
  cents: 123_456,
  reference: 'RF24FAC2026001',
}

describe('the EPC QR payload', () => {
  it('is laid out as EPC069-12 says: structured reference on line 10, free text on line 11', () => {
    const head = 'BCD\n002\n1\nSCT\n\nCLAIRE RECOUVREMENT SAS\nFR7630006000011234567890189\nEUR1234.56\n\n'
    expect(epcPayload(transfer)).toBe(`${head}RF24FAC2026001`)
    expect(epcPayload({ ...transfer, reference: 'Client 17, factures de mai' })).toBe(
      `${head}\nClient 17, factures de mai`,
    )
    expect(epcPayload({ ...transfer, bic: 'AGRIFRPP' })?.split('\n')[4]).toBe('AGRIFRPP')
  })

  it('exists only between one cent and 999 999 999.99 euros', () => {
    expect([0, -1, 0.5, 100_000_000_000, Number.NaN].map((cents) => epcPayload({ ...transfer, cents }))).toEqual(
      Array(5).fill(null),
    )
    expect(epcPayload({ ...transfer, cents: 1 })).toContain('\nEUR0.01\n')
    expect(epcPayload({ ...transfer, cents: 99_999_999_999 })).toContain('\nEUR999999999.99\n')
  })

  it('always has its lines in place and at most 331 bytes, whatever the name and the reference hold', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 })
    fc.assert(
      fc.property(text, text, (holder, reference) => {
        const payload = epcPayload({ ...transfer, holder, reference })
        if (payload === null) return
        const lines = payload.split('\n')
        expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(331)
        expect(payload.isWellFormed()).toBe(true)
        expect(lines.length).toBeLessThanOrEqual(11)
        expect(lines.slice(6, 8)).toEqual([transfer.iban, 'EUR1234.56'])
        expect(lines[9] === undefined || lines[9] === '' || isRfReference(lines[9])).toBe(true)
      }),
    )
  })

  it('knows a valid RF reference from a mistyped one', () => {
    for (const no of ['FAC2026001', '539007547034', '20260001234', 'F-1024'])
      expect(isRfReference(rfReference(no)!)).toBe(true)
    expect(['RF25FAC2026001', 'RF24FAC2026010', 'RF24', 'FAC2026001'].map(isRfReference)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})
