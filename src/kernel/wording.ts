import { IntlMessageFormat } from 'intl-messageformat'
import { formatDay, toLocalDate } from './calendar.ts'

export const LANGS = ['fr', 'en'] as const
export type Lang = (typeof LANGS)[number]

/** One thing the product says, in every language it speaks. ICU message syntax: `{n, plural, one {# jour} other {# jours}}`. */
export type Sentence = { readonly fr: string; readonly en: string }

const compiled: Record<Lang, Map<string, IntlMessageFormat>> = { fr: new Map(), en: new Map() }

/** French spacing and apostrophes, so that authors may type plain ones. A no-break space never breaks a sign from its word. */
export function frenchTypography(text: string): string {
  return text
    .replace(/(\p{L})'/gu, '$1’')
    .replace(/ ([;!?%€])/g, '\u202f$1')
    .replace(/ :/g, '\u00a0:')
    .replace(/« /g, '«\u00a0')
    .replace(/ »/g, '\u00a0»')
}

/**
 * The sentence in `lang` with its parameters filled; a day given as `YYYY-MM-DD` is written the way its readers write days.
 * Throws on a missing parameter: half a sentence is worse than none.
 */
export function say(lang: Lang, sentence: Sentence, params?: Readonly<Record<string, string | number>>): string {
  const source = sentence[lang]
  let message = compiled[lang].get(source)
  if (!message) {
    const text = lang === 'fr' ? frenchTypography(source) : source
    message = new IntlMessageFormat(text.replace(/'/g, "''"), lang === 'fr' ? 'fr-FR' : 'en-GB')
    compiled[lang].set(source, message)
  }
  return String(message.format(params && asRead(lang, params)))
}

function asRead(lang: Lang, params: Readonly<Record<string, string | number>>): Record<string, string | number> {
  const written = { ...params }
  for (const [name, value] of Object.entries(params)) {
    const day = typeof value === 'string' && value.length === 10 ? toLocalDate(value) : null
    if (day) written[name] = formatDay(lang, day)
  }
  return written
}
