import type { DisputeCause, ReplyKind } from './model.ts'

/**
 * What a sentence can say: a kind of reply, or one cause of dispute. `payment`: it speaks of paying, no matter how; `past`: it tells of something
 * done. With a day to come the first is a promise, and both together a payment made.
 */
export type Meaning = Exclude<ReplyKind, 'dispute' | 'other'> | DisputeCause | 'payment' | 'past'

/** `unless`: with one of these in the same clause, it is not said. */
type Phrases = { readonly by: readonly string[]; readonly unless?: readonly string[] }
export type CausePhrases = Readonly<Record<DisputeCause, Phrases>>
/** Of what was delivered: how good, how much, whether and when. */
export type GoodsPhrases = Pick<CausePhrases, 'quality' | 'quantity' | 'delivery' | 'late'>
export type PeoplePhrases = Readonly<Record<'address_dead' | 'contact' | 'absence' | 'opt_out' | 'insolvency', Phrases>>
export type PaperPhrases = Readonly<Record<'document', Phrases>>
export type PaymentPhrases = Readonly<Record<'promise' | 'paid' | 'payment' | 'past', Phrases>>

/**
 * The ways in which people of one language say things, over plain text (no accents, no capitals). In a phrase `{word}` is one of the
 * `words`, `…` is up to fifty letters of the same sentence, and what else is written is a regular expression between two edges of words.
 */
export type Phrasebook = {
  /** Words that show that a sentence is of this language. */
  readonly marks: string
  readonly words: Readonly<Record<string, string>>
  readonly says: Readonly<Record<Meaning, Phrases>>
  /** What depends on something else binds nobody: neither a promise nor a payment, anywhere in the sentence. */
  readonly hedges: readonly string[]
  /** What is said with doubt is no promise; a payment told so is a payment told all the same. */
  readonly doubts: readonly string[]
}

/** Gives where a clause says something, or null; looked for phrase by phrase. */
type Finder = (plain: string) => string | null

/** Begins where a word does or ends, and ends where the next one begins. */
const GAP = '(?:(?<![a-z0-9])|(?![a-z0-9]))[^.!?]{0,50}(?<![a-z0-9])'

function pattern(phrases: readonly string[], words: Phrasebook['words']): RegExp | null {
  if (phrases.length === 0) return null
  const written = phrases.map((phrase) =>
    phrase
      .replace(/\{(\w+)\}/g, (_, name: string) => `(?:${words[name]!})`)
      .replace(/…\??(?=$|\||\))/g, '')
      .replaceAll('…', `(?:${GAP})`),
  )
  return new RegExp(`(?<![a-z0-9])(?:${written.join('|')})(?![a-z0-9])`, 'g')
}

/** Where a clause ends: at a comma, or at an « and » or a « but » that a subject follows. */
const EDGE =
  /[,;:()]\s| mais | but | (?:et|puis) (?=(?:le|la|les|l'|nous|je|vous|notre|votre|on|il|elle|ce|cette) ?)| and (?=(?:the|we|i|you|our|it|they|your) )/g

/** The part of a sentence around a place: a refusal in one clause says nothing of the next. */
function clauseAround(plain: string, from: number, to: number): string {
  const before = [...plain.slice(0, from).matchAll(EDGE)].at(-1)
  const after = EDGE.exec(plain.slice(to))
  EDGE.lastIndex = 0
  return plain.slice(before ? before.index + before[0].length : 0, after ? to + after.index : plain.length)
}

function finderOf({ words, says }: Phrasebook, meaning: Meaning): Finder {
  const by = pattern(says[meaning].by, words)
  const unless = pattern(says[meaning].unless ?? [], words)
  return (plain) => {
    if (!by) return null
    by.lastIndex = 0
    for (let found = by.exec(plain); found; found = by.exec(plain)) {
      const clause = clauseAround(plain, found.index, found.index + found[0].length)
      unless && (unless.lastIndex = 0)
      if (!unless?.test(clause)) return clause
      // What begins inside of what was not said may be said for itself.
      by.lastIndex = found.index + 1
    }
    return null
  }
}

/**
 * Reads with several phrasebooks at once: a customer writes in either language, and at times in both. A sentence that shows its language is
 * read in that one only, for a word they share (« cheque ») is refused in the words of its own.
 */
export function readerOf(books: readonly Phrasebook[]) {
  const marked = books.map((book) => ({ book, marks: new RegExp(`(?<![a-z0-9])(?:${book.marks})(?![a-z0-9])`) }))
  const finders = new Map<string, Finder>()
  const finder = (book: Phrasebook, meaning: Meaning): Finder => {
    const name = `${books.indexOf(book)} ${meaning}`
    const find = finders.get(name) ?? finderOf(book, meaning)
    finders.set(name, find)
    return find
  }
  const booksFor = (plain: string): readonly Phrasebook[] => {
    const shown = marked.filter(({ marks }) => marks.test(plain)).map(({ book }) => book)
    return shown.length > 0 ? shown : books
  }
  const anyOf = (phrases: (book: Phrasebook) => readonly string[]) => {
    const patterns = books.map((book) => pattern(phrases(book), book.words)!)
    return (plain: string): boolean => patterns.some((one) => plain.search(one) >= 0)
  }
  return {
    says: (meaning: Meaning, plain: string): boolean =>
      booksFor(plain).some((book) => finder(book, meaning)(plain) !== null),
    isHedged: anyOf(({ hedges }) => hedges),
    isDoubtful: anyOf(({ doubts }) => doubts),
  }
}
