import { IntlMessageFormat } from 'intl-messageformat'
import { formatDay, toLocalDate } from './calendar.ts'
import { formatMoney, type Money } from './money.ts'

export const LANGS = ['fr', 'en'] as const
export type Lang = (typeof LANGS)[number]

/** One thing the product says, in every language it speaks. ICU message syntax: `{n, plural, one {# jour} other {# jours}}`. */
export type Sentence = { readonly fr: string; readonly en: string }

/** The values a sentence names. A day is text `YYYY-MM-DD`; an amount is given as money and never as text. */
export type SentenceParams = Readonly<Record<string, string | number | Money>>

const compiled: Record<Lang, Map<string, IntlMessageFormat>> = { fr: new Map(), en: new Map() }

/** French spacing and apostrophes, so that authors may type plain ones. A no-break space never breaks a sign from its word. */
export function frenchTypography(text: string): string {
  return text
    .replace(/(\p{L})'/gu, '$1’')
    .replace(/ ([;!?%€])/g, '\u202f$1')
    .replace(/ :(?!:)/g, '\u00a0:')
    .replace(/« /g, '«\u00a0')
    .replace(/ »/g, '\u00a0»')
}

/**
 * The sentence in `lang` with its parameters filled; days and amounts are written the way its readers write them.
 * Throws on a missing parameter: half a sentence is worse than none.
 */
export function say(lang: Lang, sentence: Sentence, params?: SentenceParams): string {
  const source = sentence[lang]
  let message = compiled[lang].get(source)
  if (!message) {
    const text = lang === 'fr' ? frenchTypography(source) : source
    message = new IntlMessageFormat(text.replace(/'/g, "''"), lang === 'fr' ? 'fr-FR' : 'en-GB')
    compiled[lang].set(source, message)
  }
  const written = params && asRead(lang, params)
  const said = String(message.format(written))
  return lang === 'fr' && written ? elided(said, Object.values(written)) : said
}

const VOWEL_FIRST = /^[aeiouàâäéèêëîïôöùûüœæ]/i
const ELIDED = [
  ['de ', 'd’'],
  ['que ', 'qu’'],
] as const

/** “le compte d’Atelier Morel”: French elides before a vowel, and who writes the sentence does not know the name. */
function elided(text: string, values: readonly (string | number)[]): string {
  let read = text
  for (const value of values) {
    if (typeof value !== 'string' || !VOWEL_FIRST.test(value)) continue
    for (const [whole, short] of ELIDED)
      for (let at = read.indexOf(whole + value); at >= 0; at = read.indexOf(whole + value, at + 1))
        if (at === 0 || !/\p{L}/u.test(read[at - 1]!)) read = read.slice(0, at) + short + read.slice(at + whole.length)
  }
  return read
}

function asRead(lang: Lang, params: SentenceParams): Record<string, string | number> {
  const written: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'object') {
      written[name] = formatMoney(lang, value.cents, value.currency)
      continue
    }
    const day = typeof value === 'string' && value.length === 10 ? toLocalDate(value) : null
    written[name] = day ? formatDay(lang, day) : value
  }
  return written
}
