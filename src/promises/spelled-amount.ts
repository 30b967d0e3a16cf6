import { invariant } from '../kernel/invariant.ts'
import { exponentOf, type Money } from '../kernel/money.ts'
import type { Lang } from '../kernel/wording.ts'

/**
 * An amount in words, as an acknowledgment of debt states it beside its figures (C. civ. art. 1376): `mille deux cents euros et
 * cinquante centimes`, `one thousand two hundred euros and fifty cents`. French follows the usual spelling: `vingt et un`, `deux cents`,
 * `deux cent un`, `quatre-vingts`, `mille` without an s. Up to 999 999 999 999 units.
 */
export function spelledAmount(lang: Lang, { cents, currency }: Money): string {
  invariant(Number.isSafeInteger(cents) && cents >= 0, `${cents} is no amount to spell`)
  const digits = exponentOf(currency)
  const units = Math.floor(cents / 10 ** digits)
  const rest = cents % 10 ** digits
  invariant(units < 1_000_000_000_000, `${units} is too large to be spelt`)
  const name = NAMES[currency]?.[lang] ?? { one: currency, many: currency, cent: '', cents: '' }
  const of =
    lang === 'fr' && units >= 1_000_000 && units % 1_000_000 === 0
      ? elided(name.many)
      : ` ${units === 1 || (lang === 'fr' && units === 0) ? name.one : name.many}`
  const whole = `${spelled(lang, units)}${of}`
  if (rest === 0) return whole
  const and = lang === 'fr' ? 'et' : 'and'
  // A part of a currency that we have no name for is written as a fraction.
  if (name.cents === '') return `${whole} ${and} ${String(rest).padStart(digits, '0')}/${10 ** digits}`
  return `${whole} ${and} ${spelled(lang, rest)} ${rest === 1 ? name.cent : name.cents}`
}

type Name = { readonly one: string; readonly many: string; readonly cent: string; readonly cents: string }
const NAMES: Readonly<Record<string, Readonly<Record<Lang, Name>>>> = {
  EUR: {
    fr: { one: 'euro', many: 'euros', cent: 'centime', cents: 'centimes' },
    en: { one: 'euro', many: 'euros', cent: 'cent', cents: 'cents' },
  },
  CHF: {
    fr: { one: 'franc suisse', many: 'francs suisses', cent: 'centime', cents: 'centimes' },
    en: { one: 'Swiss franc', many: 'Swiss francs', cent: 'centime', cents: 'centimes' },
  },
  USD: {
    fr: { one: 'dollar américain', many: 'dollars américains', cent: 'cent', cents: 'cents' },
    en: { one: 'US dollar', many: 'US dollars', cent: 'cent', cents: 'cents' },
  },
  GBP: {
    fr: { one: 'livre sterling', many: 'livres sterling', cent: 'penny', cents: 'pence' },
    en: { one: 'pound sterling', many: 'pounds sterling', cent: 'penny', cents: 'pence' },
  },
}

/** « un million d’euros », « deux millions de francs ». */
const elided = (name: string): string => (/^[aeiou]/i.test(name) ? ` d’${name}` : ` de ${name}`)

/** A whole number in words, 0 to 999 999 999 999. */
export const spelled = (lang: Lang, n: number): string => (lang === 'fr' ? inFrench(n) : inEnglish(n))

const FR_UNITS =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  )
const FR_TENS = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
]

function inFrench(n: number): string {
  if (n < 20) return FR_UNITS[n]!
  if (n < 100) {
    const ten = Math.floor(n / 10)
    const isScore = ten === 7 || ten === 9
    const rest = isScore ? n - (ten - 1) * 10 : n % 10
    if (rest === 0) return ten === 8 ? 'quatre-vingts' : FR_TENS[ten]!
    // « vingt et un », « soixante et onze », but « quatre-vingt-un » and « quatre-vingt-onze ».
    const joint = ten < 8 && (rest === 1 || (ten === 7 && rest === 11)) ? ' et ' : '-'
    return `${FR_TENS[ten]}${joint}${FR_UNITS[rest]}`
  }
  if (n < 1000) return counted(Math.floor(n / 100), 'cent', n % 100)
  if (n < 1_000_000) {
    const thousands = Math.floor(n / 1000)
    const rest = n % 1000
    // Before « mille », which is a numeral, « cent » and « vingt » take no s; « million » is a noun and keeps theirs.
    const many = thousands === 1 ? '' : `${inFrench(thousands).replace(/(cent|vingt)s$/, '$1')} `
    return `${many}mille${rest === 0 ? '' : ` ${inFrench(rest)}`}`
  }
  const [size, noun] = n < 1_000_000_000 ? [1_000_000, 'million'] : [1_000_000_000, 'milliard']
  const many = Math.floor(n / size)
  const rest = n % size
  return `${inFrench(many)} ${noun}${many > 1 ? 's' : ''}${rest === 0 ? '' : ` ${inFrench(rest)}`}`
}

const counted = (hundreds: number, noun: string, rest: number): string =>
  `${hundreds === 1 ? '' : `${FR_UNITS[hundreds]} `}${noun}${hundreds > 1 && rest === 0 ? 's' : ''}${rest === 0 ? '' : ` ${inFrench(rest)}`}`

const EN_UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const EN_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const EN_SIZES = [
  [1_000_000_000, 'billion'],
  [1_000_000, 'million'],
  [1000, 'thousand'],
] as const

function inEnglish(n: number): string {
  if (n < 20) return EN_UNITS[n]!
  if (n < 100) return `${EN_TENS[Math.floor(n / 10)]}${n % 10 === 0 ? '' : `-${EN_UNITS[n % 10]}`}`
  if (n < 1000) {
    const rest = n % 100
    return `${EN_UNITS[Math.floor(n / 100)]} hundred${rest === 0 ? '' : ` and ${inEnglish(rest)}`}`
  }
  const [size, noun] = EN_SIZES.find(([one]) => n >= one)!
  const rest = n % size
  const joint = rest === 0 ? '' : rest < 100 ? ` and ${inEnglish(rest)}` : ` ${inEnglish(rest)}`
  return `${inEnglish(Math.floor(n / size))} ${noun}${joint}`
}
