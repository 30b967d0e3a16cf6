/**
 * Reasons of return of German statements: the text key extension (`?34`, 901 to 936) of a returned debit or transfer, as
 * « Anlage 3 des DFÜ-Abkommens » (Deutsche Kreditwirtschaft, chapter on MT940) maps it to ISO 20022. *verify*: the table is
 * given from memory for 2013 and later; 901, 903 and 914 agree with the statements at hand. Unknown extensions keep their number.
 */
const GERMAN: Readonly<Record<string, string>> = {
  '901': 'AC01',
  '902': 'AC04',
  '903': 'AC06',
  '904': 'AG01',
  '905': 'AG02',
  '906': 'AM04',
  '907': 'AM05',
  '908': 'BE04',
  '909': 'MD01',
  '910': 'MD02',
  '911': 'MD06',
  '912': 'MD07',
  '913': 'MS02',
  '914': 'MS03',
  '915': 'RC01',
  '916': 'RR01',
  '917': 'RR02',
  '918': 'RR03',
  '919': 'RR04',
}

/** Business codes of returns: 108 and 109 returned direct debits (B2B, core), 159 a returned transfer. */
const RETURNS = new Set(['108', '109', '159'])

/** Why a movement with this business code came back; the code is empty when the bank gives none. Null when it is no return. */
export function germanReason(businessCode: string, extension: string): string | null {
  return RETURNS.has(businessCode) ? (GERMAN[extension] ?? extension) : null
}
