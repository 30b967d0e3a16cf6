import { formatMoney } from '../../src/kernel/money.ts'
import { type Lang, say } from '../../src/kernel/wording.ts'
import type { StatuteUnit } from '../../src/statutes/index.ts'
import { parsePercent, percentText } from '../cash/percent.ts'
import { asPositive, parseMoney } from '../design/parse-money.ts'
import { countNames } from './reference-wording.ts'

/** A value of the law as people read it, in its unit. */
export function valueText(lang: Lang, unit: StatuteUnit, value: number): string {
  if (unit === 'bp') return percentText(lang, value, 2)
  if (unit === 'cents') return formatMoney(lang, value, 'EUR')
  return say(lang, countNames[unit], { n: value })
}

/** The value typed, whole in its unit; null when it is none. */
export function parseValue(lang: Lang, unit: StatuteUnit, text: string): number | null {
  if (unit === 'bp') return parsePercent(text)
  if (unit === 'cents') {
    const verdict = asPositive(parseMoney(lang, text, 'EUR'), text)
    return verdict.ok ? verdict.value : null
  }
  const match = /^(?:×\s*)?(\d{1,5})(?:\s*\p{L}+)?$/u.exec(text.trim())
  return match ? Number(match[1]) : null
}

/** One such value of each unit, for whoever types another. */
export const exampleValue: Readonly<Record<StatuteUnit, number>> = {
  bp: 1_240,
  cents: 4_000,
  days: 30,
  months: 2,
  years: 5,
  times: 3,
  megabytes: 4,
}
