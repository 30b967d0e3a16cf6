import { folded, type Mark } from './marks.ts'

/** What begins another thought in the same sentence; what follows about a document of its own is said of that one alone. */
const TURN =
  /[.;!?](?=\s)|\b(?:mais|toutefois|cependant|en revanche|par contre|but|however|whereas)\b|(?=\b(?:sauf|hormis|excepte|a l'exception|a l'exclusion|except|excluding)\b)|\b(?:et|and)\b(?= (?:ne |n'|contest|refus|dispute|we |nous |not |do |are ))/g
const LEFT_OUT = /^\W*(?:sauf|hormis|excepte|a l'exception|a l'exclusion|except|excluding)\b/
const DISPUTED =
  /\bcontest|\ben litige\b|\blitigieu|\bdisput|\brefus(?:ons|er|ee?s?|e)\b|\brefuse\b|\brejet(?:ons|er|ee?s?)\b/
const UNPAID =
  /\bnon (?:regle|paye|due?|conforme|livre|recu)|\bimpayee?s?\b|\bunpaid\b|\b(?:bloqu|suspend)\w*|\bsera (?:reglee?|payee?) ulterieurement/
const NEGATED =
  /\bn(?:e |')(?:[a-z']+ ){0,5}?(?:pas|plus|jamais|point)\b|\b(?:not|never|cannot|can't|won't|don't|doesn't|isn't|wasn't|haven't)\b/
/** What a negation must be about: paying, owing, having received or agreed. */
const PAYING =
  /\b(?:re?gl|pai|pay|vir(?:er|e|ons|ee|ement)|vers(?:er|e|ons)|acquitt|solder|honor|due?s?\b|livr|recu|command|accept|valid|settl|owe|owing|receiv|order|agree|approv|concern)/

/** Which of the documents of a line the payer says it does not pay, or disputes. */
export function deniedIn(text: string, documents: readonly Mark[]): ReadonlySet<Mark> {
  const plain = folded(text)
  const cuts = [0, ...[...plain.matchAll(TURN)].map((match) => match.index), plain.length]
  const clauses: { from: number; to: number }[] = []
  for (const [at, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[at + 1]!
    const last = clauses.at(-1)
    const isOfItsOwn = documents.some((mark) => mark.from >= from && mark.from < to)
    // `facture FA1 de 100 € et ne la paierons pas`: what names no document is said of the one before.
    if (last && !isOfItsOwn) last.to = to
    else clauses.push({ from, to })
  }
  return new Set(
    clauses.flatMap(({ from, to }) => {
      const words = plain.slice(from, to)
      return LEFT_OUT.test(words) || isDenial(words)
        ? documents.filter((mark) => mark.from >= from && mark.from < to)
        : []
    }),
  )
}

const isDenial = (words: string): boolean =>
  DISPUTED.test(words) || UNPAID.test(words) || (NEGATED.test(words) && PAYING.test(words))

/** A cell of a table that says nothing but that its row is not paid. */
export const isDenyingCell = (text: string): boolean =>
  /^(?:en litige|litige|litigieuse|contestee?|non (?:payee?|reglee?|due)|impayee?|refusee?|bloquee?|disputed|in dispute|unpaid|not paid|on hold|rejected)$/.test(
    folded(text).trim(),
  )
