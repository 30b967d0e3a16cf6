import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { withoutMark } from './money-mark.ts'
import { wording } from './wording.ts'

/** The decimal mark of a column. The other one of the two, and spaces, then separate thousands. */
export type NumberStyle = { readonly decimal: ',' | '.' }

/** Amounts at or above 100 billion are data-entry accidents, and past it cents stop being safe to add up. */
export const LARGEST_CENTS = 1e13

/**
 * Cents of an amount as people and packages write it: `1 234,56`, `1,234.56`, `(1 234,50)`, `1234,50-`, `−1`, `12 €`,
 * `EUR 12.00`, `-$5.00`. What its mark of money says, `markIn` tells: whoever reads a currency asks both. A single point or comma
 * followed by exactly three digits (`1.234`) means two things: it is refused unless `style` decides. More than two decimals are
 * refused unless the rest are zeros: cutting would change the amount.
 */
export function parseAmount(text: string, style?: Partial<NumberStyle>): Verdict<number> {
  const unreadable = () => refuse('unparsable_amount', wording.unparsableAmount, { value: text.slice(0, 60) })
  let body = text
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/[\u2212\u2013]/g, '-')
    .trim()
  const inFront = withoutMark(body)
  body = inFront.rest.trim()
  let sign = 1
  const bracketed = /^\((.+)\)$/.exec(body)
  if (bracketed) {
    sign = -1
    body = bracketed[1]!.trim()
  } else {
    const signed = /^([+-])\s*(.+)$/.exec(body) ?? /^(.+?)\s*([+-])$/.exec(body)
    if (signed) {
      const side = signed[1] === '-' || signed[1] === '+' ? signed[1] : signed[2]
      body = (side === signed[1] ? signed[2]! : signed[1]!).trim()
      if (side === '-') sign = -1
    }
  }
  // `€ 12 USD` is two amounts or none: with a mark left, it does not read as one.
  if (inFront.mark === null) body = withoutMark(body).rest.trim()
  if (!/^[\d .,']*\d[\d .,']*$/.test(body)) return unreadable()
  const comma = body.lastIndexOf(',')
  const point = body.lastIndexOf('.')
  let decimal: ',' | '.' | null = null
  if (comma >= 0 && point >= 0) decimal = comma > point ? ',' : '.'
  else if (comma >= 0) decimal = ','
  else if (point >= 0) decimal = '.'
  if (decimal !== null) {
    const repeated = body.indexOf(decimal) !== body.lastIndexOf(decimal)
    const looksGrouped = /^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(body)
    if (style?.decimal) {
      if (decimal !== style.decimal) {
        // Only thousands marks are left: `1.234` under a comma profile.
        if (!looksGrouped) return unreadable()
        decimal = null
      } else if (repeated) return unreadable()
    } else if (repeated) {
      if (!looksGrouped) return unreadable()
      decimal = null
    } else if (looksGrouped && !(comma >= 0 && point >= 0)) {
      return refuse('ambiguous_amount', wording.ambiguousAmount, { value: text.slice(0, 60) })
    }
  }
  const cut = decimal === null ? body.length : body.lastIndexOf(decimal)
  const whole = body.slice(0, cut)
  const decimals = decimal === null ? '' : body.slice(cut + 1)
  if (!/^\d*$/.test(decimals) || !isWhole(whole)) return unreadable()
  if (/[1-9]/.test(decimals.slice(2)))
    return refuse('too_many_decimals', wording.tooManyDecimals, { value: text.slice(0, 60) })
  const digits = whole.replace(/[ .,']/g, '')
  if (digits === '' && decimals === '') return unreadable()
  if (digits.replace(/^0+/, '').length > 12)
    return refuse('absurd_amount', wording.absurdAmount, { value: text.slice(0, 60) })
  const cents = Number(digits) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'))
  if (cents >= LARGEST_CENTS) return refuse('absurd_amount', wording.absurdAmount, { value: text.slice(0, 60) })
  return accept(cents === 0 ? 0 : sign * cents)
}

/** Plain digits, or groups of three after the first: `12 34` is a typing accident, not 1 234. */
const isWhole = (text: string): boolean => /^\d*$/.test(text) || /^\d{1,3}(?:([ .,'])\d{3})(?:\1\d{3})*$/.test(text)

/**
 * The decimal mark that a column's own values prove (`1 234,50` or `1,234.5`), with how many values prove it. Null when
 * nothing does, or when values contradict each other: the profile or the user must then say.
 */
export function sniffNumberStyle(samples: readonly string[]): NumberStyle | null {
  let commas = 0
  let points = 0
  for (const sample of samples) {
    const body = sample.replace(/[^\d.,]/g, '')
    const comma = body.lastIndexOf(',')
    const point = body.lastIndexOf('.')
    if (comma < 0 && point < 0) continue
    const mark = comma > point ? ',' : '.'
    const decimals = body.length - Math.max(comma, point) - 1
    const repeated = body.indexOf(mark) !== body.lastIndexOf(mark)
    // `1.234.567` uses its mark for thousands; `1.234` alone proves nothing.
    const grouping = repeated && decimals === 3 && (comma < 0 || point < 0)
    if (!grouping && decimals === 3 && !body.startsWith('0') && (comma < 0 || point < 0)) continue
    if ((mark === ',') !== grouping) commas++
    else points++
  }
  if (commas > 0 && points === 0) return { decimal: ',' }
  if (points > 0 && commas === 0) return { decimal: '.' }
  return null
}

let scale = 0
/** Decimals written in the last field read by `centsFromBytes`: facts repeat an amount with the file's own precision. */
export const lastScale = (): number => scale

/**
 * Cents of a ledger amount read straight from bytes: spaces, a sign, digits, one mark, decimals. A blank field is zero.
 * NaN for anything else: the caller then asks `parseAmount`, which knows the rare forms and the sentences.
 */
export function centsFromBytes(bytes: Uint8Array, from: number, to: number): number {
  let i = from
  let end = to
  while (i < end && bytes[i] === 32) i++
  while (end > i && bytes[end - 1] === 32) end--
  scale = 0
  if (i === end) return 0
  let negative = false
  if (bytes[i] === 45) {
    negative = true
    i++
  } else if (bytes[i] === 43) i++
  let value = 0
  const first = i
  for (; i < end; i++) {
    const digit = bytes[i]! - 48
    if (digit < 0 || digit > 9) break
    value = value * 10 + digit
  }
  let digits = i - first
  value *= 100
  if (i < end) {
    if (bytes[i] !== 44 && bytes[i] !== 46) return Number.NaN
    i++
    const decimals = end - i
    for (let place = 0; i < end; i++, place++) {
      const digit = bytes[i]! - 48
      if (digit < 0 || digit > 9) return Number.NaN
      if (place === 0) value += digit * 10
      else if (place === 1) value += digit
      else if (digit !== 0) return Number.NaN
    }
    // A three-decimal amount could be a thousands mark (`1.000`): left to the slow path, which refuses what is ambiguous.
    if (decimals === 3 && digits <= 3 && bytes[first] !== 48) return Number.NaN
    digits += decimals
    scale = decimals
  }
  if (digits === 0 || value >= LARGEST_CENTS) return Number.NaN
  return negative && value !== 0 ? -value : value
}
