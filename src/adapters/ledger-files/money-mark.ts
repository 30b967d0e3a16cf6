import { type Currency, isCurrency } from '../../kernel/money.ts'

/** What a sign of money may stand for, the likeliest first. A code stands for itself. */
const SIGNS: Readonly<Record<string, readonly Currency[]>> = {
  '€': ['EUR'],
  EURO: ['EUR'],
  EUROS: ['EUR'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN', 'CLP', 'COP', 'ARS', 'BSD', 'BBD', 'XCD'],
  US$: ['USD'],
  $US: ['USD'],
  CA$: ['CAD'],
  $CA: ['CAD'],
  '£': ['GBP', 'EGP', 'LBP', 'GIP', 'SHP', 'FKP'],
  '¥': ['JPY', 'CNY'],
  '₣': ['CHF'],
  '₺': ['TRY'],
  '₹': ['INR'],
  '₽': ['RUB'],
  '₩': ['KRW'],
  ZŁ: ['PLN'],
}

const MARK = '(?:EUROS?|US\\$|\\$US|CA\\$|\\$CA|[A-Z]{3}|ZŁ|[€$£¥₣₺₹₽₩])'
const BEFORE = new RegExp(`^(${MARK})(?![A-Z])\\s*`, 'i')
const AFTER = new RegExp(`\\s*(?<![A-Z])(${MARK})$`, 'i')

/** The currencies that a mark of money may stand for; none when it is no such mark. */
export function currenciesOf(mark: string): readonly Currency[] {
  const upper = mark.toUpperCase()
  return SIGNS[upper] ?? (isCurrency(upper) ? [upper] : [])
}

/** A text without the mark of money at its beginning or its end, and that mark; null when it bears none. */
export function withoutMark(text: string): { readonly rest: string; readonly mark: string | null } {
  const found = BEFORE.exec(text) ?? AFTER.exec(text)
  if (!found || currenciesOf(found[1]!).length === 0) return { rest: text, mark: null }
  const rest = found.index === 0 ? text.slice(found[0].length) : text.slice(0, found.index)
  return { rest, mark: found[1]! }
}

/** The mark of money that an amount bears, inside or outside its sign and brackets; null when it bears none. */
export const markIn = (amount: string): string | null =>
  // Most amounts are figures and nothing else.
  /[^\d\s.,'()+-]/.test(amount) ? withoutMark(amount.replace(/^[\s(+\u2212-]+|[\s)+\u2212-]+$/g, '')).mark : null

/**
 * The mark of money in a column's title (`Montant ($)`, `Solde en USD`, `Débit €`), and the title without it. A code is read in
 * capitals only, and in a title all in capitals only where it is no word: `TOTAL ALL` owes nothing to the currency of Albania.
 */
export function markOfTitle(title: string): { readonly rest: string; readonly mark: string | null } {
  for (const [inBrackets, inner] of title.matchAll(/[([]([^)\]]*)[)\]]/g))
    for (const word of inner!.split(/[\s,/]+/))
      if (isTitleMark(word, title)) return { rest: title.replace(inBrackets!, ' '), mark: word }
  const last = /^(.*\S)\s+(\S+)\s*$/.exec(title)
  return last && isTitleMark(last[2]!, last[1]!)
    ? { rest: last[1]!.replace(/\s(?:en|in)$/i, ''), mark: last[2]! }
    : { rest: title, mark: null }
}

const isTitleMark = (word: string, beside: string): boolean =>
  currenciesOf(word).length > 0 &&
  (/^(?:eur|euros?)$/i.test(word) ||
    !/^[A-Z]{3}$/i.test(word) ||
    (word === word.toUpperCase() && (/\p{Ll}/u.test(beside) || /^(?:USD|GBP|CHF|CAD|JPY)$/.test(word))))
