import type { Words } from '../design/words.tsx'
import type { Sum } from './import-figures.ts'

/** The same as a change: `+16 317,88 €`, `−16 317,88 €`. */
export const changeInWords = (words: Words, sums: readonly Sum[], base: string): string =>
  sumsInWords(
    { ...words, money: (cents, currency) => `${cents > 0 ? '+' : ''}${words.money(cents, currency)}` },
    sums,
    base,
  )

/** `184 320,00 €`, or one figure per currency; amounts of two currencies are never added. Nothing is nil in the base currency. */
export function sumsInWords(words: Words, sums: readonly Sum[], base: string): string {
  if (sums.length === 0) return words.money(0, base)
  return new Intl.ListFormat(words.lang, { type: 'conjunction' }).format(
    sums.map((sum) => words.money(sum.cents, sum.currency)),
  )
}
