import { type Currency, exponentOf } from '../../src/kernel/money.ts'
import { refuse, type Verdict } from '../../src/kernel/verdict.ts'
import type { Lang } from '../../src/kernel/wording.ts'
import { wording } from './wording.ts'

const EXAMPLE: Record<Lang, string> = { fr: '1234,56', en: '1234.56' }

/**
 * Minor units of an amount typed by a person: `1 234,56`, `1.234,56 €`, `-12`. The decimal sign is the last comma or
 * point; a lone sign followed by exactly three digits is read as the language writes thousands, and refused where it
 * writes decimals, because `1,234` may mean either. Null for an empty text. No float is ever involved.
 */
export function parseMoney(lang: Lang, text: string, currency: Currency): Verdict<number | null> {
  const bare = text
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/€|EUR$/i, '')
    .replace(new RegExp(`${currency}$`, 'i'), '')
  if (bare === '') return text.trim() === '' ? { ok: true, value: null } : bad(lang, text)
  const match = /^([-\u2212+]?)(\d[\d.,]*|[.,]\d+)$/.exec(bare)
  if (!match) return bad(lang, text)
  const digits = exponentOf(currency)
  const number = match[2] ?? ''
  const split = splitDecimals(lang, number)
  if (!split) return bad(lang, text)
  if (split.decimals.length > digits) return refuse('too_many_decimals', wording.tooManyDecimals, { text, digits })
  const cents = Number(split.whole + split.decimals.padEnd(digits, '0'))
  if (!Number.isSafeInteger(cents)) return refuse('amount_too_large', wording.amountTooLarge, { text })
  return { ok: true, value: match[1] === '-' || match[1] === '\u2212' ? 0 - cents : cents }
}

/** The same amount where none is below zero: a sign is never dropped in silence. */
export const asPositive = (verdict: Verdict<number | null>, text: string): Verdict<number | null> =>
  verdict.ok && verdict.value !== null && verdict.value < 0
    ? refuse('amount_below_zero', wording.belowZero, { text })
    : verdict

const bad = (lang: Lang, text: string): Verdict<never> =>
  refuse('bad_amount', wording.badAmount, { text, example: EXAMPLE[lang] })

function splitDecimals(lang: Lang, number: string): { whole: string; decimals: string } | null {
  const last = Math.max(number.lastIndexOf(','), number.lastIndexOf('.'))
  if (last < 0) return { whole: number, decimals: '' }
  const sign = number[last] ?? ''
  const other = sign === ',' ? '.' : ','
  const thousands = lang === 'fr' ? '.' : ','
  const repeats = number.split(sign).length > 2
  const onlyGroups = repeats || (!number.includes(other) && sign === thousands && number.length - last === 4)
  const whole = onlyGroups ? number : number.slice(0, last)
  const decimals = onlyGroups ? '' : number.slice(last + 1)
  const separator = onlyGroups ? sign : other
  if (decimals !== '' && !/^\d+$/.test(decimals)) return null
  if (whole.includes(separator) && !new RegExp(`^\\d{1,3}(\\${separator}\\d{3})+$`).test(whole)) return null
  const plain = whole.replaceAll(separator, '')
  return /^\d*$/.test(plain) ? { whole: plain, decimals } : null
}
