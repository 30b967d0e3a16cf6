import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refused } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { bytesSource, type FileSource } from '../ledger-files/source.ts'
import type { BankReading } from './bank-reading.ts'
import { readCfonb120 } from './cfonb.ts'
import { cfonbFile, TWO_ACCOUNTS } from './cfonb-sample.ts'
import { identifyBank } from './identify-bank.ts'
import type { BankRecord } from './model.ts'
import { readMt940 } from './mt940.ts'
import { readOfx } from './ofx.ts'
import { readQif } from './qif.ts'
import { readWholeBankFile } from './reading-whole.ts'

/** Bytes that do harm: line ends, signs, marks, overpunches, tags, a NUL, halves of letters. */
const NASTY = [
  0, 10, 13, 26, 32, 36, 38, 43, 44, 45, 46, 48, 57, 58, 60, 62, 65, 67, 68, 74, 94, 123, 125, 0x80, 0xc3, 0xff,
]

const mutation = fc.record({
  kind: fc.constantFrom('replace' as const, 'insert' as const, 'delete' as const),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  byte: fc.constantFrom(...NASTY),
})

type Mutation = { kind: 'replace' | 'insert' | 'delete'; at: number; byte: number }

function mutate(bytes: Buffer, { kind, at, byte }: Mutation): Buffer {
  const place = Math.floor(at * bytes.length)
  const before = bytes.subarray(0, place)
  if (kind === 'insert') return Buffer.concat([before, Buffer.of(byte), bytes.subarray(place)])
  return Buffer.concat([before, kind === 'replace' ? Buffer.of(byte) : Buffer.alloc(0), bytes.subarray(place + 1)])
}

const MT940 = [1, 2]
  .map(
    (page) =>
      `:20:STMT\r\n:25:FR7630006000011234567890189\r\n:28C:7/${page}\r\n:60F:C261119EUR1500,00\r\n:61:2611201120C2400,00NTRFFAC2026-0142//BNK778\r\n:86:/ORDP//NAME/BATI SUD/REMI/FACTURE 2026-0142\r\n:61:2611201120D900,50NMSCNONREF\r\n:86:105?00PRLV?20EREF+E2E?32MEUBLES\r\n:62F:C261120EUR2999,50\r\n-\r\n`,
  )
  .join('')
const OFX = `OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261120<TRNAMT>12.50<FITID>1</STMTTRN>\n<STMTTRN><DTPOSTED>20261121<TRNAMT>-3.00</STMTTRN></BANKTRANLIST></STMTRS></OFX>`
const QIF = '!Type:Bank\nD20/11/26\nT12,50\nPDUPONT\n^\nD21/11/26\nT-3,00\n^\n'

type Reader = (source: FileSource) => AsyncGenerator<BankRecord, BankReading>
const READERS: Readonly<Record<string, readonly [Reader, Buffer]>> = {
  cfonb120: [(source) => readCfonb120(source), Buffer.from(cfonbFile(TWO_ACCOUNTS))],
  'cfonb120 in one line': [(source) => readCfonb120(source), Buffer.from(cfonbFile(TWO_ACCOUNTS, ''))],
  mt940: [(source) => readMt940(source), Buffer.from(MT940)],
  ofx: [(source) => readOfx(source), Buffer.from(OFX)],
  qif: [(source) => readQif(source), Buffer.from(QIF)],
}

/** The amounts of a file that was read without a defect and adds up, else null; every fault must be tellable. */
async function outcomeOf(reader: Reader, bytes: Buffer): Promise<number[] | null> {
  identifyBank(bytes.toString('latin1'))
  try {
    const { movements, ends, reading } = await readWholeBankFile(reader, bytesSource(bytes))
    for (const { sentence, params } of [...reading.defects.shown.slice(0, 10), ...reading.remarks.slice(0, 10)])
      expect(say('fr', sentence, params).length + say('en', sentence, params).length).toBeGreaterThan(40)
    for (const { cents } of movements) expect(Number.isSafeInteger(cents) && cents !== 0).toBe(true)
    if (reading.defects.total > 0 || ends.some((end) => end.balanced === false)) return null
    expect(movements.reduce((sum, { cents }) => sum + cents, 0)).toBe(ends.reduce((sum, end) => sum + end.sumCents, 0))
    return movements.map(({ cents }) => cents)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return null
  }
}

test.each(['cfonb120', 'cfonb120 in one line', 'mt940'])(
  '%s: one damaged byte changes no amount unnoticed',
  async (name) => {
    const [reader, file] = READERS[name]!
    const whole = await outcomeOf(reader, file)
    let accepted = 0
    let refused = 0
    await fc.assert(
      fc.asyncProperty(mutation, async (change) => {
        const outcome = await outcomeOf(reader, mutate(file, change))
        if (outcome) {
          accepted++
          expect(outcome).toEqual(whole)
        } else refused++
      }),
      { numRuns: 2_000, seed: 20_261_121 },
    )
    // Both branches must have been walked, or the property says nothing.
    expect(Math.min(accepted, refused)).toBeGreaterThan(100)
  },
)

test.each(['cfonb120', 'cfonb120 in one line', 'mt940'])('%s: a cut anywhere is noticed', async (name) => {
  const [reader, file] = READERS[name]!
  const whole = await outcomeOf(reader, file)
  for (let length = 1; length < file.length; length += 3) {
    const outcome = await outcomeOf(reader, file.subarray(0, length))
    // Between two statements, the first alone is whole; after the last amount, only blanks are lost.
    if (outcome) expect(whole!.slice(0, outcome.length), `${length} bytes`).toEqual(outcome)
    if (outcome) expect([2, whole!.length], `${length} bytes`).toContain(outcome.length)
  }
})

test.each(Object.keys(READERS))('%s: many damaged bytes and a cut never crash the reader', async (name) => {
  const [reader, file] = READERS[name]!
  await fc.assert(
    fc.asyncProperty(
      fc.array(mutation, { minLength: 2, maxLength: 12 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (changes, share) => {
        const damaged = changes.reduce(mutate, file)
        await outcomeOf(reader, share > 0.5 ? damaged : damaged.subarray(0, Math.floor(share * 2 * damaged.length)))
      },
    ),
    { numRuns: 600, seed: 7 },
  )
})
