import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refused } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { bytesSource, type FileSource } from '../ledger-files/source.ts'
import type { BankReading } from './bank-reading.ts'
import { readCfonb120 } from './cfonb.ts'
import { cfonbFile, TWO_ACCOUNTS } from './cfonb-sample.ts'
import { readCfonb240 } from './cfonb240.ts'
import { SAMPLE_MAP } from './cfonb240-map.ts'
import { identifyBank } from './identify-bank.ts'
import type { BankRecord } from './model.ts'
import { readMt940 } from './mt940.ts'
import { readOfx } from './ofx.ts'
import { readPaymentStatus } from './pain.ts'
import { readQif } from './qif.ts'
import { readWholeBankFile } from './reading-whole.ts'

/** QUITTANCE_MUTATIONS=5000 tries that many; QUITTANCE_SEED=n tries others. */
const tries = (numRuns: number, seed: number) => ({
  numRuns: Number(process.env['QUITTANCE_MUTATIONS'] ?? numRuns),
  seed: Number(process.env['QUITTANCE_SEED'] ?? seed),
})

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
/** What stands around messages, a type left out, the bank's own fields, a balance without its currency. */
const DIALECTS =
  `0000 01BANKNL2AXXXX00001\r\n940 00\r\n:20:STMT\r\n:25:BANKNL2A/FR7630006000011234567890189\r\n:28:7/1\r\n:NS:22TITULAIRE\r\n:60F:C261119EUR1500,00\r\n:61:2611201120CN2400,00//BNK778\r\n:NS:01FACTURE 2026-0142\r\n15BATI SUD\r\n:61:2611201120DR900,50NOV NONREF\r\n:86: 020~00PRLV~20FACTURE~32MEUBLES\r\n:62F:C2611202999,50\r\n:86:D000001C000001D900,50C2400,00\r\n-XXX\r\n`.repeat(
    2,
  )
const OFX = `OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261120<TRNAMT>12.50<FITID>1</STMTTRN>\n<STMTTRN><DTPOSTED>20261121<TRNAMT>-3.00</STMTTRN></BANKTRANLIST></STMTRS></OFX>`
const QIF = '!Type:Bank\nD20/11/26\nT12,50\nPDUPONT\n^\nD21/11/26\nT-3,00\n^\n'

type Reader = (source: FileSource) => AsyncGenerator<BankRecord, BankReading>
const READERS: Readonly<Record<string, readonly [Reader, Buffer]>> = {
  cfonb120: [(source) => readCfonb120(source), Buffer.from(cfonbFile(TWO_ACCOUNTS))],
  'cfonb120 in one line': [(source) => readCfonb120(source), Buffer.from(cfonbFile(TWO_ACCOUNTS, ''))],
  mt940: [(source) => readMt940(source), Buffer.from(MT940)],
  'mt940 dialects': [(source) => readMt940(source), Buffer.from(DIALECTS)],
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

test.each(['cfonb120', 'cfonb120 in one line', 'mt940', 'mt940 dialects'])(
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
      tries(2_000, 20_261_121),
    )
    // Both branches must have been walked, or the property says nothing.
    expect(Math.min(accepted, refused)).toBeGreaterThan(100)
  },
)

test.each(['cfonb120', 'cfonb120 in one line', 'mt940', 'mt940 dialects'])(
  '%s: a cut anywhere is noticed',
  async (name) => {
    const [reader, file] = READERS[name]!
    const whole = await outcomeOf(reader, file)
    for (let length = 1; length < file.length; length += 3) {
      const outcome = await outcomeOf(reader, file.subarray(0, length))
      // Between two statements, the first alone is whole; after the last amount, only blanks are lost.
      if (outcome) expect(whole!.slice(0, outcome.length), `${length} bytes`).toEqual(outcome)
      if (outcome) expect([2, whole!.length], `${length} bytes`).toContain(outcome.length)
    }
  },
)

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
    tries(600, 7),
  )
})

const fixed = (...fields: readonly (readonly [at: number, text: string])[]): string =>
  fields.reduce((line, [at, text]) => line.slice(0, at - 1) + text + line.slice(at - 1 + text.length), ' '.repeat(240))
const returnOf = (cents: string) =>
  fixed([1, '34'], [9, '81'], [11, '201126'], [22, '300060000112345678901'], [99, 'MEUBLES'], [227, '20'], [229, cents])
const RETURNS = Buffer.from(
  [fixed([1, '31']), returnOf('000000088055'), returnOf('000000000100'), fixed([1, '39'], [229, '000000088155'])].join(
    '\r\n',
  ),
)

/** Amounts of a file of returns that was read without a defect, with those left aside; null when it is refused. */
async function returnsIn(bytes: Buffer): Promise<number[] | null> {
  try {
    const reader = readCfonb240(bytesSource(bytes), SAMPLE_MAP)
    const cents: number[] = []
    let step = await reader.next()
    for (; !step.done; step = await reader.next()) cents.push(step.value.cents)
    const { defects, remarks } = step.value
    for (const { sentence, params } of [...defects.shown, ...remarks])
      expect(say('fr', sentence, params).length + say('en', sentence, params).length).toBeGreaterThan(40)
    return defects.total > 0 || remarks.length > 0 ? null : cents
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return null
  }
}

test('a file of returns: one damaged byte changes no amount unnoticed, many never crash the reader', async () => {
  const whole = await returnsIn(RETURNS)
  expect(whole).toEqual([88_055, 100])
  await fc.assert(
    fc.asyncProperty(mutation, async (change) => {
      const found = await returnsIn(mutate(RETURNS, change))
      if (found) expect(found).toEqual(whole)
    }),
    tries(1_000, 20_261_121),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 2, maxLength: 12 }), async (changes) => {
      await returnsIn(changes.reduce(mutate, RETURNS))
    }),
    tries(600, 7),
  )
})

const ANSWER = Buffer.from(
  '<Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>P</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>\n' +
    '<OrgnlPmtInfAndSts><OrgnlPmtInfId>L</OrgnlPmtInfId>\n<TxInfAndSts><OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>RJCT</TxSts>' +
    '<StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf><OrgnlTxRef><Amt><InstdAmt Ccy="EUR">12.50</InstdAmt></Amt></OrgnlTxRef>' +
    '</TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>',
)

test('an answer of the bank: damages never crash the reader, and what is refused says why', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 6 }), async (changes) => {
      const status = await readPaymentStatus(bytesSource(changes.reduce(mutate, ANSWER)))
      if (!status.ok) expect(say('fr', status.refusal.sentence, status.refusal.params).length).toBeGreaterThan(40)
      else
        for (const { cents } of status.value.transactions)
          expect(cents === null || Number.isSafeInteger(cents)).toBe(true)
    }),
    tries(1_000, 20_261_121),
  )
})
