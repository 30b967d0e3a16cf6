import type { LocalDate } from '../src/kernel/calendar.ts'
import { addDays } from '../src/kernel/calendar.ts'
import { invariant } from '../src/kernel/invariant.ts'
import type { BankStatement } from './bank-movements.ts'
import { type Worded, wordsOf } from './bank-wording.ts'
import { encode } from './encodings.ts'
import { SELLER } from './seller.ts'

/** A statement as CFONB 120 (`Relevé de compte`), one record a line; Windows line ends, as bank portals give it. */

const WIDTH = 120
const DATA = 70
/** The last digit of an amount carries its sign. */
const CREDIT = '{ABCDEFGHI'
const DEBIT = '}JKLMNOPQR'

export const statementFileName = ({ to }: BankStatement): string => `releve-${to}.cfo`

export function writeStatement(statement: BankStatement): Buffer {
  const { openingCents, closingCents, movements, from, to } = statement
  const records = [
    balance('01', addDays(from, -1), openingCents),
    ...movements.flatMap((movement, place) =>
      movementRecords(wordsOf(movement), movement.on, movement.cents, place + 1),
    ),
    balance('07', to, closingCents),
  ]
  return encode(records.map((record) => `${record}\r\n`).join(''), 'windows-1252')
}

type Field = readonly [at: number, text: string]

/** Bank, branch and account are characters 5 to 25 of a French IBAN. */
function record(code: string, bankCode: string, fields: readonly Field[]): string {
  const { iban } = SELLER
  const chars = Array.from({ length: WIDTH }, () => ' ')
  const common: Field[] = [
    [1, code],
    [3, iban.slice(4, 9)],
    [8, bankCode],
    [12, iban.slice(9, 14)],
    [17, 'EUR2'],
    [22, iban.slice(14, 25)],
  ]
  for (const [at, text] of [...common, ...fields]) {
    invariant(at - 1 + text.length <= WIDTH, `« ${text} » runs over the record`)
    for (const [i, char] of [...text].entries()) chars[at - 1 + i] = char
  }
  return chars.join('')
}

const balance = (code: '01' | '07', on: LocalDate, cents: number): string =>
  record(code, '', [
    [35, ddmmyy(on)],
    [91, signed(cents)],
  ])

function movementRecords(words: Worded, on: LocalDate, cents: number, no: number): string[] {
  const bankCode = words.reject ? 'REJP' : cents > 0 ? 'VSCT' : 'DIVE'
  const day = ddmmyy(on)
  const details: Field[] = []
  const say = (qualifier: string, text: string): void => {
    if (text !== '') details.push([46, qualifier + text.slice(0, DATA)])
  }
  for (const line of words.lines) say('LIB', line)
  say('NPY', words.name)
  say('LCC', words.text.slice(0, DATA))
  say('LC2', words.text.slice(DATA))
  say('LCS', words.creditor)
  say('RCN', words.endToEnd)
  say('RUM', words.mandate)
  if (words.dollarCents > 0) say('MMO', `USD2${String(words.dollarCents).padStart(14, '0')}`)
  return [
    record('04', bankCode, [
      [33, words.code],
      [35, day],
      [41, words.reject],
      [43, day],
      [49, words.label],
      [82, String(no).padStart(7, '0')],
      [91, signed(cents)],
    ]),
    ...details.map((detail) => record('05', bankCode, [[33, words.code], [35, day], detail])),
  ]
}

const ddmmyy = (on: LocalDate): string => `${on.slice(8)}${on.slice(5, 7)}${on.slice(2, 4)}`

function signed(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(14, '0')
  return digits.slice(0, 13) + (cents < 0 ? DEBIT : CREDIT)[Number(digits[13])]!
}
