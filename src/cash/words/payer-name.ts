import { initialsOf, isOneEditApart, nameWords, PARENT, shortens } from './payer-name-words.ts'
import { plainText } from './reference-key.ts'

/** A customer code as a structured reference carries it: letters and digits, the first forty characters of the code. */
const plainCode = (code: string): string => plainText(code.slice(0, 40)).replace(/[^A-Z0-9]/g, '')

export type Likeness = { readonly customerId: string; readonly score: number; readonly isSame: boolean }

/** Customers that share a word before it stops finding them, and before it is not looked at for finding at all. */
const FEW_HOLDERS = 200
const MANY_HOLDERS = 3_000
/** Customers that a name gives, and how many when all of them bear it alike. */
const FEW = 5
const NAMESAKES = 12
const NEARLY_SAME = 0.85
const LEAST_SCORE = 0.6
/** What a word shortened, cut or misspelt is worth beside the whole word. */
const SHORTENED = 0.85

/** Of a branch of a company, payers give the company: what tells its branches apart is seldom written. */
const BRANCH = /^(\d{1,4}|DIVISION|DIV|BRANCH|AGENCE|ETABLISSEMENT|SUCCURSALE|SITE|DEPOT|UNIT)$/

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

const wholeCompany = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => !BRANCH.test(plainText(word)))
    .join(' ')

type Known = {
  readonly customerId: string
  readonly words: readonly string[]
  /** Of each word, and of all. */
  readonly weights: readonly number[]
  readonly weight: number
}

/**
 * Customers by the words of their names. A rare word weighs more than a common one, so that `TRANSPORTS DURAND` looks like
 * another Durand sooner than like another carrier. Made once for a run of matching, over all customers of the organisation.
 */
export class NameIndex {
  readonly #byWord = new Map<string, number[]>()
  readonly #byInitials = new Map<string, number[]>()
  readonly #known: Known[] = []
  /** Null: several customers have it. */
  readonly #byCode = new Map<string, string | null>()
  readonly #count: number

  constructor(customers: readonly { readonly id: string; readonly name: string; readonly code?: string }[]) {
    this.#count = customers.length
    for (const { id, code } of customers)
      if (code) this.#byCode.set(plainCode(code), this.#byCode.has(plainCode(code)) ? null : id)
    const words = customers.map(({ name }) => [...new Set(nameWords(name))])
    for (const [place, own] of words.entries()) {
      for (const word of own) keep(this.#byWord, word, place)
      if (own.length > 1)
        for (const initials of initialsOf(wholeCompany(customers[place]!.name))) keep(this.#byInitials, initials, place)
    }
    for (const [place, { id }] of customers.entries()) {
      const weights = words[place]!.map((word) => this.#weightOf(word))
      const weight = weights.reduce((sum, one) => sum + one, 0)
      this.#known.push({ customerId: id, words: words[place]!, weights, weight })
    }
  }

  /**
   * The customer of a reminder whose reference we printed: its code and the day it left (`C004220261119`), without the RF and
   * its check digits. Null for any other reference.
   */
  ofReminder(reference: string): string | null {
    const code = /^RF\d{2}(.+)20\d{6}$/.exec(reference)?.[1]
    return (code && this.#byCode.get(code)) ?? null
  }

  /**
   * The customer whose code the payer writes, with the words. A code of digits alone, or of letters alone, is one only after a
   * word that says so.
   */
  ofCode(text: string): { readonly customerId: string; readonly words: string } | null {
    const words = plainText(text).split(/[\s,;:()]+/)
    for (const [place, word] of words.entries()) {
      const customerId = this.#byCode.get(plainCode(word))
      if (!customerId) continue
      const isSaid = place > 0 && /^(CLIENT|CLT|CUSTOMER|CODE|COMPTE|CPTE)$/.test(words[place - 1]!)
      if (isSaid || (word.length >= 5 && /[A-Z]/.test(word) && /\d{3}/.test(word))) return { customerId, words: word }
    }
    return null
  }

  #weightOf(word: string): number {
    if (BRANCH.test(word) || PARENT.test(word)) return 0.1
    const holders = this.#byWord.get(word)?.length ?? 0
    return Math.log(1 + this.#count / (1 + holders)) + 0.1
  }

  /**
   * Who a bank's words may name, best first, at most five or some namesakes, each from 0.6 of likeness. `isWholeName`: the text is a name and
   * nothing else, so words it has beyond the customer's count against; in a label they may be anything.
   */
  like(text: string, isWholeName: boolean): Likeness[] {
    const words = [...new Set(nameWords(text))]
    if (words.length === 0) return []
    const spelt = new Map<string, number>()
    for (const word of words)
      for (const [known, closeness] of this.#spellings(word))
        spelt.set(known, Math.max(closeness, spelt.get(known) ?? 0))
    const found: Likeness[] = []
    for (const place of this.#holdersOf(spelt)) {
      const { customerId, words: own } = this.#known[place]!
      const isSame = isWholeName
        ? own.length === words.length && own.every((word) => words.includes(word))
        : own.length > 1 &&
          own.every((word) => words.includes(word)) &&
          !words.some((word) => PARENT.test(word) && !own.includes(word))
      const score = isSame ? 1 : Math.min(0.99, this.#score(this.#known[place]!, words, spelt, isWholeName))
      if (score >= LEAST_SCORE) found.push({ customerId, score, isSame })
    }
    if (found.length === 0 && isWholeName) found.push(...this.#byShortName(text, words))
    found.sort((a, b) => b.score - a.score || (a.customerId < b.customerId ? -1 : 1))
    // Namesakes are told apart by what they owe: all of them are looked at. One alone of that very name is who is meant.
    const last = found[FEW]
    if (found[0]?.isSame && found[1] && !found[1].isSame) return found.filter(({ score }) => score >= NEARLY_SAME)
    return found.slice(0, last && last.score === found[0]!.score ? NAMESAKES : FEW)
  }

  /** Customers that these words find. A word that many share finds nobody by itself when a rarer one did. */
  #holdersOf(spelt: ReadonlyMap<string, number>): Iterable<number> {
    const shared = new Set<number>()
    const byRarity = [...spelt.keys()].map((word) => this.#byWord.get(word)!).toSorted((a, b) => a.length - b.length)
    for (const holders of byRarity)
      if (holders.length <= FEW_HOLDERS) for (const place of holders) shared.add(place)
      else if (shared.size === 0 && holders.length <= MANY_HOLDERS) {
        // Two common words together are rarer: the customers that have both are looked at first.
        const others = byRarity.filter((other) => other !== holders)
        const both = holders.filter((place) => others.some((other) => isAmong(other, place)))
        for (const place of both.length > 0 ? both : holders) shared.add(place)
      }
    return shared
  }

  /** The share of the two names, by weight, that says the same. Words of the text that nobody has may be anything: they count half. */
  #score(known: Known, words: readonly string[], spelt: ReadonlyMap<string, number>, isWholeName: boolean): number {
    let shared = 0
    const used = new Set<string>()
    for (const [place, word] of known.words.entries()) {
      let closeness = spelt.get(word) ?? 0
      if (closeness < 1) {
        const short = words.find((one) => !used.has(one) && shortens(one, word))
        if (short && closeness < SHORTENED) closeness = SHORTENED
        if (short) used.add(short)
      } else used.add(word)
      shared += known.weights[place]! * closeness
    }
    if (!isWholeName) return shared / known.weight
    let more = 0
    for (const word of words)
      if (!used.has(word) && !this.#isSpeltLike(word, known))
        more += this.#weightOf(word) * (this.#byWord.has(word) ? 1 : 0.5)
    return shared / Math.max(known.weight, (2 * known.weight + more) / 2)
  }

  #isSpeltLike = (word: string, { words }: Known): boolean =>
    words.some((own) => own === word || isOneEditApart(own, word))

  /** `HMG` for Horizon Media Group, or the other way round. */
  #byShortName(text: string, words: readonly string[]): Likeness[] {
    const places =
      words.length === 1
        ? (this.#byInitials.get(words[0]!) ?? [])
        : initialsOf(text).flatMap((initials) =>
            (this.#byWord.get(initials) ?? []).filter((place) => this.#known[place]!.words.length === 1),
          )
    return places
      .slice(0, NAMESAKES)
      .map((place) => ({ customerId: this.#known[place]!.customerId, score: LEAST_SCORE, isSame: false }))
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
      for (const known of this.#byWord.keys()) if (known.length >= 4) keep(this.#byStart, known.slice(0, 3), known)
    }
    const near: [string, number][] = []
    for (const known of this.#byStart.get(word.slice(0, 3)) ?? []) {
      if (known.length > word.length + 1 && known.startsWith(word)) near.push([known, 0.8])
      else if (Math.abs(known.length - word.length) <= 1 && isOneEditApart(word, known)) near.push([known, SHORTENED])
      if (near.length === 3) break
    }
    return near
  }
}

function keep<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
