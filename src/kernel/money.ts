import { invariant } from './invariant.ts'
import type { Lang } from './wording.ts'

/** ISO 4217 alphabetic code, upper case. */
export type Currency = string

/** Integer minor units of one currency. Never a float, never added to another currency. */
export type Money = { readonly cents: number; readonly currency: Currency }

/** Minor-unit digits where they are not 2 (ISO 4217; XPF is the French Pacific franc). */
const EXPONENTS: Readonly<Record<string, number>> = {
  JPY: 0,
  KRW: 0,
  XPF: 0,
  XAF: 0,
  XOF: 0,
  VND: 0,
  CLP: 0,
  TND: 3,
  KWD: 3,
  BHD: 3,
  JOD: 3,
  OMR: 3,
}

export const exponentOf = (currency: Currency): number => EXPONENTS[currency] ?? 2

/**
 * ISO 4217, list one of 2026, then the codes withdrawn since 2010: accounts of past years may hold them. Precious metals, bond
 * units and codes for testing are no money that anybody owes.
 */
const CURRENCIES: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP ' +
    'CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD ' +
    'JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN ' +
    'NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN ' +
    'SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ' +
    'ANG BGN BYR CUC EEK HRK LTL LVL MRO SLL STD VEF ZMK ZWL'
  ).split(' '),
)

/** Whether the text is the code of a currency. Three letters alone prove nothing: `ZZZ` is a column misread. */
export const isCurrency = (text: string): boolean => CURRENCIES.has(text)

/** Throws unless `cents` is an exact integer: the last gate before an amount is stored or shown. */
export function exactCents(cents: number): number {
  invariant(Number.isSafeInteger(cents), `amount ${cents} is not an exact number of minor units`)
  return cents
}

export function sumCents(amounts: Iterable<number>): number {
  let total = 0
  for (const cents of amounts) total = exactCents(total + cents)
  return total
}

/** `cents` × `share` / 10 000 rounded to the nearest unit, exactly: the product alone may be past what a number holds. */
export const shareOf = (cents: number, share: number): number =>
  exactCents(Math.floor(cents / 10_000) * share + Math.round(((cents % 10_000) * share) / 10_000))

/** What amounts of several currencies come to, one amount for each currency, in the order in which they first come. */
export function sumsByCurrency(amounts: Iterable<Money>): Money[] {
  const sums = new Map<Currency, number>()
  for (const { currency, cents } of amounts) sums.set(currency, exactCents((sums.get(currency) ?? 0) + cents))
  return [...sums].map(([currency, cents]) => ({ cents, currency }))
}

/** Adds two amounts of one currency; throws when the currencies differ. */
export function addMoney(a: Money, b: Money): Money {
  invariant(a.currency === b.currency, `cannot add ${a.currency} and ${b.currency}`)
  return { cents: exactCents(a.cents + b.cents), currency: a.currency }
}

/** `1 234,56 €` in French, `€1,234.56` in English; narrow no-break spaces and a true minus. */
export function formatMoney(lang: Lang, cents: number, currency: Currency): string {
  const digits = exponentOf(currency)
  return tidySigns(formatter(lang, currency, digits).format(inUnits(cents, digits)))
}

/** The figure without its currency, for columns whose header names it. */
export function formatAmount(lang: Lang, cents: number, currency: Currency): string {
  const digits = exponentOf(currency)
  return tidySigns(formatter(lang, null, digits).format(inUnits(cents, digits)))
}

/** A rate in hundredths of a percent, with two decimals: `12,40 %` in French, `12.40%` in English. */
export const formatPercent = (lang: Lang, bp: number): string =>
  `${tidySigns(formatter(lang, null, 2).format(bp / 100))}${lang === 'fr' ? '\u202f%' : '%'}`

/** Decimal text for machines: `1234.56`, built from the integer so that no digit is ever rounded. */
export function decimalText(cents: number, currency: Currency): string {
  const digits = exponentOf(currency)
  const text = String(Math.abs(exactCents(cents))).padStart(digits + 1, '0')
  const sign = cents < 0 ? '-' : ''
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** Nothing owed has no sign, even where it was computed as minus nothing. */
const inUnits = (cents: number, digits: number): number => (exactCents(cents) === 0 ? 0 : cents / 10 ** digits)

const tidySigns = (text: string): string => text.replace(/\u00a0/g, '\u202f').replace(/-/g, '\u2212')

const formatters = new Map<string, Intl.NumberFormat>()
function formatter(lang: Lang, currency: Currency | null, digits: number): Intl.NumberFormat {
  const key = `${lang}|${currency ?? digits}`
  let found = formatters.get(key)
  if (!found) {
    found = new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      ...(currency ? { style: 'currency', currency } : {}),
    })
    formatters.set(key, found)
  }
  return found
}
