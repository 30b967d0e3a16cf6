import { plainText } from './reference-key.ts'

/** Words that say what a company is, or what a bank did, and not who: they never tell two payers apart. */
const EMPTY_WORDS = new Set(
  (
    'SA SAS SASU SARL EURL SNC SCI SCP SELARL SCOP SCA SE EI EIRL GIE ASSOCIATION ASSOC STE SOCIETE ETS ETABLISSEMENTS ETABLISSEMENT ' +
    'CIE GROUPE HOLDING GMBH AG KG BV NV LTD LIMITED LLC INC CORP PLC SPA SRL SPRL OY AB AS ' +
    'ET AND DE DU DES LA LE LES L D AU AUX EN THE OF M MR MME MLLE MONSIEUR MADAME ' +
    'VIR VIRT VIREMENT VIREMENTS SEPA RECU INST INSTANTANE RECUS FAVEUR EMIS EMETTEUR DONNEUR ORDRE REF REFERENCE REGLT REGLEMENT PAIEMENT ' +
    'FACT FACTURE FACTURES FAC FA AVOIR MOINS CHQ CHEQUE REMISE PRLV PRELEVEMENT MOTIF BENEF NOTPROVIDED NPY LCC RCN'
  ).split(' '),
)

/** The words of a name that tell who it is, in order: no accents, no legal form, no punctuation. */
export function nameWords(name: string): string[] {
  const words = plainText(name)
    .replace(/[.'’]/g, '')
    .match(/[A-Z0-9]+/g)
  const telling = (words ?? []).filter((word) => !EMPTY_WORDS.has(word))
  return telling.length > 0 ? telling : (words ?? [])
}

/** A customer code as a structured reference carries it: letters and digits, the first forty characters of the code. */
const plainCode = (code: string): string => plainText(code.slice(0, 40)).replace(/[^A-Z0-9]/g, '')

/** A payer's name as an alias is kept and compared. Empty for a name without letters. */
export const aliasOf = (name: string): string => nameWords(name).join(' ').slice(0, 140)

export type Likeness = { readonly customerId: string; readonly score: number; readonly isSame: boolean }

/** Customers that share a word before it stops finding them, and before it is not looked at for finding at all. */
const FEW_HOLDERS = 200
const MANY_HOLDERS = 3_000

/** Whether a rising list holds a number. */
function isAmong(rising: readonly number[], wanted: number): boolean {
  let low = 0
  let high = rising.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (rising[middle] === wanted) return true
    if (rising[middle]! < wanted) low = middle + 1
    else high = middle - 1
  }
  return false
}

type Known = { readonly customerId: string; readonly words: readonly string[]; readonly weight: number }

/**
 * Customers by the words of their names. A rare word weighs more than a common one, so that `TRANSPORTS DURAND` looks like
 * another Durand sooner than like another carrier. Made once for a run of matching, over all customers of the organisation.
 */
export class NameIndex {
  readonly #byWord = new Map<string, number[]>()
  readonly #known: Known[] = []
  readonly #byCode = new Map<string, string>()
  readonly #count: number

  constructor(customers: readonly { readonly id: string; readonly name: string; readonly code?: string }[]) {
    this.#count = customers.length
    for (const { id, code } of customers) if (code) this.#byCode.set(plainCode(code), id)
    const words = customers.map(({ name }) => [...new Set(nameWords(name))])
    for (const [place, own] of words.entries())
      for (const word of own) {
        const places = this.#byWord.get(word)
        if (places) places.push(place)
        else this.#byWord.set(word, [place])
      }
    for (const [place, { id }] of customers.entries())
      this.#known.push({ customerId: id, words: words[place]!, weight: this.#weigh(words[place]!) })
  }

  /**
   * The customer of a reminder whose reference we printed: its code and the day it left (`C004220261119`), without the RF and
   * its check digits. Null for any other reference.
   */
  ofReminder(reference: string): string | null {
    const code = /^RF\d{2}(.+)20\d{6}$/.exec(reference)?.[1]
    return (code && this.#byCode.get(code)) ?? null
  }

  #weightOf(word: string): number {
    const holders = this.#byWord.get(word)?.length ?? 0
    return Math.log(1 + this.#count / (1 + holders)) + 0.1
  }

  #weigh = (words: readonly string[]): number => words.reduce((sum, word) => sum + this.#weightOf(word), 0)

  /**
   * Who a bank's words may name, best first, at most five, each from 0.6 of likeness. `isWholeName`: the text is a name and
   * nothing else, so words it has beyond the customer's count against; in a label they may be anything.
   */
  like(text: string, isWholeName: boolean): Likeness[] {
    const words = [...new Set(nameWords(text))]
    if (words.length === 0) return []
    const shared = new Map<number, number>()
    const spelt = words.flatMap((word) => [...this.#spellings(word)])
    const byRarity = spelt
      .map(([word, closeness]) => ({ holders: this.#byWord.get(word)!, weight: this.#weightOf(word) * closeness }))
      .toSorted((a, b) => a.holders.length - b.holders.length)
    for (const { holders, weight } of byRarity) {
      // A word that many share finds nobody by itself when a rarer one did: it only adds to what that one found.
      if (holders.length <= FEW_HOLDERS || (shared.size === 0 && holders.length <= MANY_HOLDERS))
        for (const place of holders) shared.set(place, (shared.get(place) ?? 0) + weight)
      else
        for (const place of shared.keys()) if (isAmong(holders, place)) shared.set(place, shared.get(place)! + weight)
    }
    const textWeight = this.#weigh(words)
    const found: Likeness[] = []
    for (const [place, weight] of shared) {
      const { customerId, words: own, weight: ownWeight } = this.#known[place]!
      const whole = isWholeName ? Math.max(ownWeight, (ownWeight + textWeight) / 2) : ownWeight
      const isSame = isWholeName
        ? own.length === words.length && own.every((word) => words.includes(word))
        : own.length > 1 && own.every((word) => words.includes(word))
      const score = Math.min(1, weight / whole)
      if (isSame || score >= 0.6) found.push({ customerId, score: isSame ? 1 : Math.min(score, 0.99), isSame })
    }
    return found.sort((a, b) => b.score - a.score || (a.customerId < b.customerId ? -1 : 1)).slice(0, 5)
  }

  /** The word itself, or known words that a bank's cutting or a slip of the hand makes of it. */
  *#spellings(word: string): Iterable<[string, number]> {
    if (this.#byWord.has(word)) return yield [word, 1]
    if (word.length < 5) return
    // One letter dropped, doubled or changed: among words that begin alike, which is where an index would look.
    for (const other of this.#near(word)) yield other
  }

  #byStart: Map<string, string[]> | null = null
  #near(word: string): [string, number][] {
    if (!this.#byStart) {
      this.#byStart = new Map()
      for (const known of this.#byWord.keys()) {
        if (known.length < 4) continue
        const start = known.slice(0, 3)
        const group = this.#byStart.get(start)
        if (group) group.push(known)
        else this.#byStart.set(start, [known])
      }
    }
    const near: [string, number][] = []
    for (const known of this.#byStart.get(word.slice(0, 3)) ?? []) {
      if (known.length > word.length + 1 && known.startsWith(word)) near.push([known, 0.8])
      else if (Math.abs(known.length - word.length) <= 1 && isOneEditApart(word, known)) near.push([known, 0.85])
      if (near.length === 3) break
    }
    return near
  }
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
