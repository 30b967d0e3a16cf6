import { rfReference } from '../../kernel/identifiers.ts'
import { documentNumbersIn } from '../ledger-files/document-number.ts'
import { folded, type Mark } from './marks.ts'

/** Numbers of other things: the transfer itself, an order, a customer account, a cheque. */
const OTHER_THING =
  /(?:(?:virement|payment|paiement|reglement|transfer|avis|advice|remittance|transaction)\s*(?:n[°ºo]|no|number|id|ref\w*|#)|(?:client|customer|compte|account|fournisseur|vendor|supplier|commande|order|po|cheque|check|ck|bl|page|contrat|contract|dossier|iban|rib)\s*(?:n[°ºo]|no|number|code|id|ref\w*|#)?)[\s.:#]*$/
/** Letters, a year apart, a rank apart: `FA 2026 0142`. */
const SPACED = /(?<![\p{L}\d])[A-Z]{1,4} 20\d{2} \d{2,6}(?![\d.,])/gu
const RF = /(?<![\p{L}\d])RF\d{2}(?: ?[A-Z0-9]{1,4}){1,6}(?![\p{L}\d])/gu
/** After the word itself, two characters are enough: `credit note CN-77`, `facture 42`. */
const NAMED =
  /(?<![\p{L}\d])(?:factures?|fact|avoirs?|invoices?|inv|credit (?:note|memo)s?|note de cr[ée]dit|pi[èe]ce)[\s.:#]*(?:n[°ºo]\.?|no\.?|number|#)?[\s.:#]*((?=[\p{L}\d/_-]*\d)[\p{L}\d][\p{L}\d/_-]*[\p{L}\d])(?![\p{L}\d]|[.,]\d)/giu
/** Numbers that go on with a list: `factures 10021, 10022 et 10023`. */
const CONTINUED =
  /(?<=(?:[,;&+]|\bet|\band) |[;&+])(?=[\p{L}\d/_-]*\d{3})[\p{L}\d][\p{L}\d/_-]*[\p{L}\d](?![\p{L}\d]|[.,]\d| \d{3}[.,]\d| ?(?:€|eur|\$|£))/giu
/** Any token with three figures; looked for only where an amount stands beside. */
const TOKEN = /(?<![\p{L}\d.,/_-])[\p{L}\d][\p{L}\d/_.-]*\d[\p{L}\d/_.-]*(?![\p{L}\d]|[.,]\d)/gu

/** What looks like a document number, in reading order. `beside`: an amount stands on the line, so bare figures count too. */
export function documentsIn(text: string, beside: boolean): Mark[] {
  const plain = folded(text)
  const found: Mark[] = []
  const keep = (start: number, number: string) => {
    const to = start + number.length
    // `INV-101` is one word, whatever part of it was recognised.
    const from = start - /[\p{L}\d][\p{L}\d_-]*$|$/u.exec(text.slice(Math.max(0, start - 12), start))![0].length
    const word = text.slice(from, to)
    const isFree = found.every((mark) => to <= mark.from || from >= mark.to)
    if (isFree && !OTHER_THING.test(plain.slice(Math.max(0, from - 40), from))) found.push({ from, to, text: word })
  }
  for (const match of text.matchAll(RF)) {
    const reference = match[0].replaceAll(' ', '')
    if (rfReference(reference.slice(4)) === reference) keep(match.index, match[0])
  }
  for (const match of text.matchAll(SPACED)) keep(match.index, match[0])
  let after = 0
  for (const number of placedIn(text)) {
    const from = text.indexOf(number, after)
    const place = from < 0 ? text.indexOf(number) : from
    // Whole figures of an amount (`Facture 1500,00`) are no number.
    if (place < 0 || /^[.,]\d/.test(text.slice(place + number.length))) continue
    keep(place, number)
    after = place + number.length
  }
  for (const match of text.matchAll(NAMED)) keep(match.index + match[0].length - match[1]!.length, match[1]!)
  if (found.length > 0) for (const match of text.matchAll(CONTINUED)) keep(match.index, match[0])
  if (beside && found.length === 0)
    for (const match of text.matchAll(TOKEN)) {
      const word = match[0].replace(/[._/-]+$/, '')
      if (word.length <= 40 && word.replace(/\D/g, '').length >= 3) keep(match.index, word)
    }
  return found.toSorted((a, b) => a.from - b.from)
}

/** Documents in a row are cited by their two ends; more than these were hardly paid at once. */
const MOST_IN_RANGE = 100

/** Those between a document and the next one, where the words between say so: `FA2026-0142 à FA2026-0145`. */
export function documentsThrough(text: string, first: Mark, last: Mark | undefined): Mark[] {
  if (
    !last ||
    !/^\s*(?:a|au|jusqu'a|jusqu'au|to|through|thru)\s*(?:la |the )?(?:n[°ºo]\s*)?$/.test(
      folded(text.slice(first.to, last.from)),
    )
  )
    return []
  const [, prefix, from] = /^(.*?)(\d+)$/.exec(first.text) ?? []
  const [, other, to] = /^(.*?)(\d+)$/.exec(last.text) ?? []
  if (from === undefined || to === undefined || prefix !== other || from.length !== to.length) return []
  const between = Number(to) - Number(from) - 1
  if (between < 1 || between > MOST_IN_RANGE) return []
  return Array.from({ length: between }, (_, at) => ({
    ...first,
    text: `${prefix}${String(Number(from) + at + 1).padStart(from.length, '0')}`,
  }))
}

const placedIn = (text: string): string[] =>
  documentNumbersIn(text).toSorted((a, b) => text.indexOf(a) - text.indexOf(b))

/** `Facture 142 500,00`: the number may be the beginning of the amount. */
export const isDoubtful = (text: string, { to, text: number }: Mark): boolean =>
  /^\d{1,3}$/.test(number) && /^[ \u00a0\u202f]\d{3}(?:[ \u00a0\u202f]\d{3})*[.,]\d{2}/.test(text.slice(to))

/** `avoir n° …`, `credit note …`, `moins …` right before a number or an amount. */
const CREDIT_BEFORE =
  /(?:\bavoirs?|\bnote de credit|\bcredit (?:note|memo)s?|\bcredit|\bmoins|\bminus|\bless|\bdeduction de)\W*(?:l'avoir|avoirs?|the)?\W*(?:n[°ºo]|no|number|#|de|du|of)?[\s.:#]*$/
export const isCreditBefore = (text: string, at: number): boolean =>
  CREDIT_BEFORE.test(folded(text.slice(Math.max(0, at - 60), at)))

/** Prefixes usual for credit notes: a hint, believed only when the total agrees. */
export const looksLikeCredit = (number: string): boolean => /^(?:AV|AVR|AVO|CN|NC|CM|CR)[-_/]?\d/i.test(number)
