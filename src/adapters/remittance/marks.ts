import { type LocalDate, localDate } from '../../kernel/calendar.ts'
import { toIban } from '../../kernel/identifiers.ts'
import type { Currency } from '../../kernel/money.ts'
import { type NumberStyle, parseAmount } from '../ledger-files/amount.ts'
import { type DateStyle, parseDay } from '../ledger-files/day-text.ts'
import { MONTH_NAMES, monthNamed } from '../ledger-files/month-names.ts'

/** Something recognised in a line, and where it stands. */
export type Mark = { readonly from: number; readonly to: number; readonly text: string }
/** `cents` are hundredths, null when the writing means two things. */
export type AmountMark = Mark & { readonly cents: number | null; readonly currency: Currency | null }
export type DayMark = Mark & { readonly day: LocalDate }
export type Style = { readonly numbers: NumberStyle | null; readonly days: DateStyle | null }

/** Lower case without accents, letter for letter, so that places in it are places in the text. */
export const folded = (text: string): string =>
  text
    .replace(/[\u0080-\uffff]/g, (char) => {
      if (/[\u00a0\u202f\u2009]/.test(char)) return ' '
      return char === '’' ? "'" : char.normalize('NFD')[0]!
    })
    .replace(/\p{Lu}/gu, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter))

/** A character no text holds, which no pattern of this folder takes for a letter, a figure or a space. */
const FILL = '\u0001'

/** The text with marks blotted out, place for place: what was recognised is not recognised twice. */
export function without(text: string, marks: readonly Mark[]): string {
  let left = ''
  let at = 0
  for (const { from, to } of marks.toSorted((a, b) => a.from - b.from)) {
    if (from < at) continue
    left += text.slice(at, from) + FILL.repeat(to - from)
    at = to
  }
  return left + text.slice(at)
}

const CODES = 'EUR|USD|GBP|CHF|CAD|AUD|JPY|MAD|TND|DZD|XPF|XOF|XAF|SEK|NOK|DKK|PLN|CZK|HUF|RON'
const SIGNS: Readonly<Record<string, Currency>> = { '€': 'EUR', EURO: 'EUR', EUROS: 'EUR', $: 'USD', '£': 'GBP' }
const MONEY = `€|\\$|£|EUROS?|${CODES}`
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\d.,/_+\u0001-])(?<open>\()?(?<sign>[+-]|(?<= {2}|: ?)- )?(?:(?<before>${MONEY}) ?)?(?<inner>-)?` +
    String.raw`(?<number>\d{1,3}(?<group>[ .,'])\d{3}(?:\k<group>\d{3})*(?:[.,]\d{2})?|\d+(?:[.,]\d{2})?)` +
    String.raw`(?<trail>-(?=\s|$|\)))?(?: ?(?<after>${MONEY})(?!\p{L}))?(?<close>\))?(?![\p{L}\d/_\u0001]|[.,'-]\d| ?%)`,
  'giu',
)

export const currencyOf = (word: string): Currency => SIGNS[word.toUpperCase()] ?? word.toUpperCase()

/** Currencies a heading or a label names: `Montant (EUR)`, `Devise : USD`. */
export const currenciesNamed = (text: string): Currency[] =>
  [...text.matchAll(new RegExp(`(?<!\\p{L})(?:${MONEY})(?!\\p{L})`, 'gu'))].map(([word]) => currencyOf(word))

/** Amounts of a text: figures with cents, or beside a currency. Rates, quantities and numbers of things are none. */
export function amountsIn(text: string, style: Style): AmountMark[] {
  const plain = text.replace(/[\u00a0\u202f\u2009]/g, ' ').replace(/[\u2212\u2013]/g, '-')
  const found: AmountMark[] = []
  for (const match of plain.matchAll(AMOUNT)) {
    const { number, before, after, open, close, sign, inner, trail } = match.groups as Record<
      string,
      string | undefined
    >
    const word = after ?? before
    if (!word && !/[.,]\d{2}$/.test(number!)) continue
    if (!!open !== !!close && !word && open) continue
    const isBracketed = open && close && isAlone(plain, match.index, match.index + match[0].length)
    const isNegative = isBracketed || sign?.startsWith('-') || inner || trail
    const parsed = parseAmount(number!, style.numbers ?? undefined)
    const cents = parsed.ok ? (isNegative ? -parsed.value || 0 : parsed.value) : null
    found.push({
      from: match.index,
      to: match.index + match[0].length,
      text: text.slice(match.index, match.index + match[0].length),
      cents,
      currency: word ? currencyOf(word) : null,
    })
  }
  return found
}

/** Brackets mean less than nothing in a column; in a sentence they are brackets. */
const isAlone = (text: string, from: number, to: number): boolean =>
  /(?:^| {2})$/.test(text.slice(0, from)) && /^(?: {2}|$)/.test(text.slice(to))

const FIGURES =
  /(?<![\p{L}\d/_.-])(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?![\p{L}\d/_-]|[.,]\d)/gu
const IN_WORDS = new RegExp(
  `(?<![\\p{L}\\d])(?:(\\d{1,2})(?:er|st|nd|rd|th)?[ -](${MONTH_NAMES})\\.?[ -](\\d{4})|(${MONTH_NAMES})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4}))(?![\\p{L}\\d])`,
  'gu',
)

export function daysIn(text: string, style: Style): DayMark[] {
  const plain = folded(text)
  const found: DayMark[] = []
  for (const match of plain.matchAll(FIGURES)) {
    const day = parseDay(match[0], style.days ?? undefined)
    if (day.ok) found.push({ from: match.index, to: match.index + match[0].length, text: match[0], day: day.value })
  }
  for (const match of plain.matchAll(IN_WORDS)) {
    const month = monthNamed(match[2] ?? match[4]!)
    const day = localDate(Number(match[3] ?? match[6]), month, Number(match[1] ?? match[5]))
    if (day) found.push({ from: match.index, to: match.index + match[0].length, text: match[0], day })
  }
  return found.toSorted((a, b) => a.from - b.from)
}

/** The writing of every day in figures, from which the order of day and month is told. */
export const dayFigures = (text: string): string[] => [...text.matchAll(FIGURES)].map(([day]) => day)

const NOISE =
  /[^\s@<>]+@[^\s@<>]+|https?:\/\/\S+|www\.\S+|(?:\+\d{2}|\b0)\s?\d?(?:[ .]\d{2}){4}|\b(?:siren|siret|rcs|tva|vat|bic|swift|t[ée]l|phone|fax)\b[^,;|]*|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/giu

/** Addresses, telephones, accounts and registry numbers: figures that are neither documents nor amounts. */
export function noiseIn(text: string): Mark[] {
  return [...text.matchAll(NOISE)].flatMap((match) => {
    const isAccount = /^[A-Z]{2}\d{2}/.test(match[0])
    if (isAccount && toIban(match[0]) === null) return []
    return [{ from: match.index, to: match.index + match[0].length, text: match[0] }]
  })
}
