/** Words that announce the number of a document. */
const ANNOUNCED =
  /(?:factures?|fact\.?|fac\.?|invoices?|inv\.?|avoirs?|credit notes?|pièces?|n°|nº|no\.|#)\s*:?\s*(?:n°|nº|no\.?|#)?\s*((?:[\w./-]*\d[\w./-]*(?:\s*(?:,|;|et|and|&|\/)\s*)?)+)/gi

/** What a text may cite: whole numbers of documents in capitals, the likeliest first, at most sixty. */
export function numbersIn(text: string): string[] {
  const found = [...text.matchAll(/[\p{L}\d][\p{L}\d./_-]*\d[\p{L}\d/_-]*/gu)].map(([word]) =>
    word.toUpperCase().replace(/[./_-]+$/, ''),
  )
  return [...new Set(found.filter((word) => word.replace(/\D/g, '').length >= 3 && word.length <= 40))].slice(0, 60)
}

/** The documents among `items` that a text cites: by their whole number, or by its last digits after a word such as « facture ». */
export function citedAmong<Item extends { readonly documentNo: string }>(text: string, items: readonly Item[]): Item[] {
  const whole = new Set(numbersIn(text))
  const short = new Set(
    [...text.matchAll(ANNOUNCED)].flatMap(([, list]) =>
      [...list!.matchAll(/\d{2,}/g)].map(([digits]) => digits.replace(/^0+/, '')),
    ),
  )
  const exact = items.filter(({ documentNo }) => documentNo !== '' && whole.has(documentNo.toUpperCase()))
  if (exact.length > 0) return exact
  const ends = items.filter(({ documentNo }) => {
    const digits = /(\d+)\D*$/.exec(documentNo)?.[1]?.replace(/^0+/, '') ?? ''
    return digits.length >= 2 && short.has(digits)
  })
  // Two documents that end alike are told apart by a person.
  const lasts = ends.map(({ documentNo }) => /(\d+)\D*$/.exec(documentNo)![1]!.replace(/^0+/, ''))
  return new Set(lasts).size === lasts.length ? ends : []
}
