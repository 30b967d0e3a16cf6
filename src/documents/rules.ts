import type { ItemKind } from '../ledger/model.ts'
import type { ArrivalState, DocumentKind } from './model.ts'

/** Words by which people name files and head documents, without accents and in capitals; the first that fits tells the kind. */
const HEADS: readonly (readonly [kind: DocumentKind, words: RegExp])[] = [
  ['delivery_proof', /\b(BON DE LIVRAISON|BL|PROOF OF DELIVERY|POD|DELIVERY NOTE|LETTRE DE VOITURE|CMR|EMARGEMENT)\b/],
  ['order', /\b(BON DE COMMANDE|COMMANDE|CDE|PURCHASE ORDER|PO|ORDER|DEVIS SIGNE)\b/],
  ['power_of_attorney', /\b(POUVOIR|PROCURATION|POWER OF ATTORNEY)\b/],
  ['company_extract', /\b(KBIS|K BIS|AVIS DE SITUATION|EXTRAIT RNE|COMPANY EXTRACT)\b/],
  ['notice_proof', /\b(ACCUSE DE RECEPTION|AVIS DE RECEPTION|PREUVE DE DEPOT|PROOF OF DEPOSIT|LRAR)\b/],
  ['terms_accepted', /\b(CGV|CONDITIONS GENERALES|TERMS AND CONDITIONS|TERMS OF SALE)\b/],
  ['contract', /\b(CONTRAT|CONTRACT|CONVENTION|AVENANT)\b/],
  ['statement_of_account', /\b(RELEVE|STATEMENT)\b/],
  ['credit_note', /\b(AVOIR|NOTE DE CREDIT|CREDIT NOTE)\b/],
  ['invoice', /\b(FACTURE|INVOICE|FACT)\b/],
  ['correspondence', /\b(COURRIER|LETTRE|LETTER|MISE EN DEMEURE)\b/],
]

/**
 * What a file is: as its name says, else as the document of the books that it is about, else as its first line says. A delivery note that
 * cites an invoice is a delivery note.
 */
export function kindOf(name: string, heading: string, about: ItemKind | null): DocumentKind {
  const named = headOf(name)
  if (named && named !== 'invoice') return named
  if (about === 'credit_note') return 'credit_note'
  if (about !== null) return headOf(heading) === 'delivery_proof' ? 'delivery_proof' : 'invoice'
  return named ?? headOf(heading) ?? 'other'
}

const headOf = (text: string): DocumentKind | null => {
  const plain = text.replace(/[^A-Z0-9]+/g, ' ')
  return HEADS.find(([, words]) => words.test(plain))?.[0] ?? null
}

/** A document of the books named by a text, with the words that name it, in capitals. */
export type Named = { readonly customerId: string; readonly documentNo: string; readonly words: string }

/** A number that is part of a longer one that is there as well (`FA-1` of `FA-1-B`) is not meant by itself. */
export function longest<One extends Named>(named: readonly One[]): One[] {
  // Many customers may have documents of one number: what is compared are the words.
  const said = [...new Set(named.map(({ words }) => words))]
  const meant = new Set(said.filter((one) => !said.some((other) => other.length > one.length && other.includes(one))))
  return named.filter(({ words }) => meant.has(words))
}

/** What a text says that a file is about: one document, several that a person chooses from, or nothing. */
export type Found<One extends Named> =
  | { readonly is: 'one'; readonly of: One }
  | { readonly is: 'several'; readonly of: readonly One[] }
  | { readonly is: 'none' }

const isTitle = (line: string): boolean =>
  /^\W*(FACTURE|INVOICE|AVOIR|CREDIT NOTE|NOTE DE CREDIT|TAX INVOICE)\b/.test(line)

/** Lines under the top of a document among which its own number is looked for. */
const TITLE_LINES = 40

/**
 * Which document a file is, among those that it names. An invoice cites others (an order, the invoice that a credit note takes back): the
 * number that stands in its own title is its own, where one alone does. The same number of two customers is for a person to say.
 */
export function chosenOf<One extends Named>(named: readonly One[], lines: readonly string[]): Found<One> {
  if (named.length === 0) return { is: 'none' }
  if (named.length === 1) return { is: 'one', of: named[0]! }
  const titles = lines.slice(0, TITLE_LINES).filter(isTitle).slice(0, 1)
  const titled = named.filter(({ words }) => titles.some((line) => stands(words, line)))
  return titled.length === 1 ? { is: 'one', of: titled[0]! } : { is: 'several', of: named }
}

const stands = (words: string, line: string): boolean => {
  const at = line.indexOf(words)
  return at >= 0 && !/[A-Z0-9]/.test(line[at + words.length] ?? ' ')
}

const LABEL = /\b(FACTURE|FACT|INVOICE|AVOIR|CREDIT NOTE|NOTE DE CREDIT|PIECE|DOCUMENT)\b/

/**
 * Whether the one document that a file names is the one that it is. A number without a letter may be a postal code, an article or the count
 * of a scanner, and somebody else's file would open for whoever has a document of that number: it is certain by the word for a document
 * (beside it or on the line above), as the whole name of the file, or in the name and the text alike. `name` and `lines` in capitals.
 */
export function isCertain(words: string, name: string, lines: readonly string[]): boolean {
  if (/[A-Z]/.test(words)) return true
  const plain = [name, ...lines].map((line) => ` ${line.replace(/[^A-Z0-9]+/g, ' ').trim()} `)
  const number = ` ${words.replace(/[^A-Z0-9]+/g, ' ').trim()} `
  const [ofFile, ...text] = plain.map((line) => line.includes(number))
  if (ofFile && (plain[0] === number || text.includes(true))) return true
  return plain.some((line, at) => line.includes(number) && (LABEL.test(line) || (at > 1 && LABEL.test(plain[at - 1]!))))
}

/** What becomes of a file of a batch. */
export function stateOf(one: {
  readonly isLeftOut: boolean
  readonly isKnown: boolean
  readonly customerId: string | null
  readonly choices: readonly unknown[]
}): ArrivalState {
  if (one.isLeftOut) return 'left_out'
  if (one.isKnown) return 'known'
  if (one.customerId !== null) return 'ready'
  return one.choices.length > 0 ? 'unsure' : 'unknown'
}
