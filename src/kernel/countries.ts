import { folded } from './plain-letters.ts'

/** Named regions that are no country: groups, parts of countries with a code in reserve, test codes. */
const NO_COUNTRY = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '))

/** Alpha-2 codes (ISO 3166-1) by the names countries bear in French and English. */
const codes = new Map<string, string>()
for (const lang of ['fr', 'en']) {
  const names = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' })
  for (let a = 65; a <= 90; a++)
    for (let b = 65; b <= 90; b++) {
      const code = String.fromCharCode(a, b)
      const name = names.of(code)
      // Codes withdrawn from the standard still bear a name (FX is also “France”): their modern code says whose it is.
      if (name && new Intl.Locale(`und-${code}`).region === code && !NO_COUNTRY.has(code)) codes.set(folded(name), code)
    }
}
const known = new Set(codes.values())

/** The alpha-2 code of a country written as its code or by its name in French or English, else null. */
export function countryOf(text: string): string | null {
  const code = text.toUpperCase()
  return known.has(code) ? code : (codes.get(folded(text)) ?? null)
}
