import { type Currency, exponentOf } from '../../kernel/money.ts'
import type { Sentence } from '../../kernel/wording.ts'
import { textWording } from './wording-text.ts'

/** Why an amount could not be read; the caller knows the line and the field. */
export type AmountFault = {
  readonly code: 'unparsable_amount' | 'too_many_decimals' | 'absurd_amount'
  readonly sentence: Sentence
}

const unparsable: AmountFault = { code: 'unparsable_amount', sentence: textWording.unparsableAmount }
const tooManyDecimals: AmountFault = { code: 'too_many_decimals', sentence: textWording.tooManyDecimals }
const absurd: AmountFault = { code: 'absurd_amount', sentence: textWording.absurdAmount }

/**
 * Minor units of `digits`, whose last `decimals` digits are decimals, in a currency that has its own number of them. A digit
 * that the currency cannot hold is refused, never rounded.
 */
export function minorUnits(digits: string, decimals: number, currency: Currency): number | AmountFault {
  const exponent = exponentOf(currency)
  let whole = digits.replace(/^0+(?=\d)/, '')
  for (let extra = decimals - exponent; extra > 0; extra--) {
    if (whole !== '0' && !whole.endsWith('0')) return tooManyDecimals
    whole = whole.length > 1 ? whole.slice(0, -1) : '0'
  }
  if (decimals < exponent && whole !== '0') whole += '0'.repeat(exponent - decimals)
  const units = Number(whole)
  return whole.length <= 16 && Number.isSafeInteger(units) ? units : absurd
}

/**
 * Minor units of a decimal as bank formats write it: digits, then one comma or point with decimals (perhaps none). Such
 * formats have no thousands mark, so one mark is always the decimal one. `sign` says whether a leading `+` or `-` may stand.
 */
export function decimalUnits(text: string, currency: Currency, sign: 'unsigned' | 'signed'): number | AmountFault {
  const parts = /^([+-]?)(\d*)(?:[.,](\d*))?$/.exec(text.replace(/\u2212/g, '-'))
  const decimals = parts?.[3] ?? ''
  if (!parts || (parts[2] === '' && decimals === '') || (sign === 'unsigned' && parts[1] !== '')) return unparsable
  const units = minorUnits(parts[2] + decimals, decimals.length, currency)
  return typeof units === 'number' && parts[1] === '-' && units !== 0 ? -units : units
}

/** The last digit of a CFONB amount carries its sign (overpunch). The French ASCII of old hosts wrote é for { and è for }. */
const OVERPUNCH = new Map<string, readonly [digit: number, sign: 1 | -1]>([
  ...[...'{ABCDEFGHI'].map((char, digit) => [char, [digit, 1]] as const),
  ...[...'}JKLMNOPQR'].map((char, digit) => [char, [digit, -1]] as const),
  ['é', [0, 1]],
  ['è', [0, -1]],
])

/** Minor units of a signed CFONB amount: credit, hence money in, is positive. */
export function overpunchUnits(text: string, decimals: number, currency: Currency): number | AmountFault {
  const last = OVERPUNCH.get(text.slice(-1))
  const digits = text.slice(0, -1).trimStart()
  if (!last || !/^\d+$/.test(digits)) return unparsable
  const units = minorUnits(digits + last[0], decimals, currency)
  return typeof units === 'number' && units !== 0 ? units * last[1] : units
}
