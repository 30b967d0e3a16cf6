/**
 * The letters every SEPA bank takes (EPC217-08): A–Z, a–z, 0–9 and `/ - ? : ( ) . , ' +` and the space. Words are
 * transliterated; identifiers are not, since they must come back as they left.
 */
const FOREIGN = /[^A-Za-z0-9/?:().,'+ -]/gu

/** Letters that lose more than an accent, and signs that have a plain equivalent. */
const PLAIN: Readonly<Record<string, string>> = {
  Œ: 'OE',
  œ: 'oe',
  Æ: 'AE',
  æ: 'ae',
  ẞ: 'SS',
  ß: 'ss',
  Ø: 'O',
  ø: 'o',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ð: 'D',
  ð: 'd',
  Þ: 'TH',
  þ: 'th',
  ı: 'i',
  '’': "'",
  '‘': "'",
  '`': "'",
  '"': "'",
  '“': "'",
  '”': "'",
  '«': "'",
  '»': "'",
  '‐': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  _: '-',
  '~': '-',
  '€': 'EUR',
  '&': '+',
  '@': '(at)',
  '°': 'o',
  ';': ',',
  '!': '.',
  '*': '.',
  '#': '.',
  '%': '.',
  '=': '.',
  '|': '/',
  '\\': '/',
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  '<': '(',
  '>': ')',
}

/** Words in SEPA letters, and the characters for which there are none. */
export function sepaText(words: string): { readonly text: string; readonly foreign: readonly string[] } {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(FOREIGN, (char) => PLAIN[char] ?? char)
    // A slash at either end or twice in a row marks a field in the networks of banks.
    .replace(/\/{2,}/g, '/')
    .replace(/^[ /]+|[ /]+$/g, '')
  return { text: plain, foreign: [...new Set(plain.match(FOREIGN) ?? [])] }
}

/** Why an identifier cannot travel as it is, or null. `spaces` says whether it may hold some. */
export function identifierFault(
  id: string,
  spaces: 'spaces' | 'no_spaces',
): 'empty' | 'long' | 'letters' | 'slash' | null {
  if (id.trim() === '') return 'empty'
  if (id.length > 35) return 'long'
  if (id.search(FOREIGN) >= 0 || id !== id.trim() || (spaces === 'no_spaces' && id.includes(' '))) return 'letters'
  return /^\/|\/\/|\/$/.test(id) ? 'slash' : null
}
