import { plainText } from './reference-key.ts'

/** Words that say what a company is, or what a bank did, and not who: they never tell two payers apart. */
const EMPTY_WORDS = new Set(
  (
    'SA SAS SASU SARL EURL SNC SCI SCP SELARL SCOP SCA SE EI EIRL GIE ASSOCIATION ASSOC STE SOCIETE ETS ETABLISSEMENTS ETABLISSEMENT ' +
    'CIE GMBH AG KG BV NV LTD LIMITED LLC INC CORP PLC SPA SRL SPRL OY AB AS ' +
    'ET AND DE DU DES LA LE LES L D AU AUX EN THE OF M MR MME MLLE MONSIEUR MADAME ' +
    'VIR VIRT VIREMENT VIREMENTS SEPA RECU INST INSTANTANE RECUS FAVEUR EMIS EMETTEUR DONNEUR ORDRE REF REFERENCE REGLT REGLEMENT PAIEMENT ' +
    'FACT FACTURE FACTURES FAC FA AVOIR MOINS CHQ CHEQUE REMISE PRLV PRELEVEMENT MOTIF BENEF NOTPROVIDED NPY LCC RCN'
  ).split(' '),
)

/**
 * Words by which a parent is called after its companies. They tell who pays, and so belong to the name; they are too common to find
 * anybody.
 */
export const PARENT = /^(GROUPE|GROUP|HOLDING|HOLDINGS|PARTICIPATIONS?|FINANCIERE)$/

/** Whether a parent is named: it pays for its companies, often without a word, and what it owes itself says little. */
export const namesParent = (name: string): boolean => allWords(name).some((word) => PARENT.test(word))

const allWords = (name: string): string[] =>
  plainText(name)
    .replace(/[.'’]/g, '')
    .match(/[A-Z0-9]+/g) ?? []

/** The words of a name that tell who it is, in order: no accents, no legal form, no punctuation. */
export function nameWords(name: string): string[] {
  const words = allWords(name)
  const telling = words.filter((word) => !EMPTY_WORDS.has(word))
  return telling.length > 0 ? telling : words
}

/** A payer's name as an alias is kept and compared. Empty for a name without letters. */
export const aliasOf = (name: string): string => nameWords(name).join(' ').slice(0, 140)

const FORM = /^(SA|SAS|SASU|SARL|EURL|SNC|LTD|LIMITED|LLC|INC|CORP|PLC|GMBH|AG|BV|NV|SRL|SPA)$/

/**
 * The words of a text that call for another company of our name: all of ours, of two words at least, and one more that tells, or
 * another legal form than ours. Empty when there are none. `own` is the name of the organisation.
 */
export function otherAddressee(text: string, own: string): string {
  const ours = nameWords(own)
  if (ours.length < 2) return ''
  const said = allWords(text)
  const from = said.findIndex((_, at) => ours.every((word, place) => said[at + place] === word))
  if (from === -1) return ''
  const next = said[from + ours.length] ?? ''
  const form = allWords(own).find((word) => FORM.test(word))
  const isOther = FORM.test(next)
    ? form !== undefined && next !== form
    : /^[A-Z]{3,}$/.test(next) && !EMPTY_WORDS.has(next)
  return isOther ? [...ours, next].join(' ') : ''
}

/** What a name is called by for short: the initials of its words, with and without those that say nothing. */
export function initialsOf(name: string): string[] {
  const initials = (words: readonly string[]) => words.map((word) => word[0]).join('')
  const found = new Set([initials(nameWords(name)), initials(allWords(name))])
  return [...found].filter((letters) => letters.length >= 3 && letters.length <= 6)
}

/**
 * Whether a word is a shortened form of a longer one, as banks and typists make them: its beginning (MENUIS, IND), or letters of
 * it in order from the first (TRVX, PHIE). Only bears out a customer that another word has found.
 */
export function shortens(short: string, long: string): boolean {
  if (short.length < 3 || short.length >= long.length || short[0] !== long[0]) return false
  let at = 0
  for (let i = 0; i < long.length && at < short.length; i++) if (long[i] === short[at]) at++
  return at === short.length
}

/** True when one insertion, deletion, change or swap of neighbours makes one of the other. */
export function isOneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const [lengthA, lengthB] = [endA - start, endB - start]
  if (lengthA <= 1 && lengthB <= 1) return true
  return lengthA === 2 && lengthB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]
}
