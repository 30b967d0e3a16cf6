const AMOUNT =
  /(?:(€|eur|euros?)\s?)?(\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?:\s?(€|eur\b|euros?\b))?/g

/** The only amount in euros that a sentence names, in cents; null when it names none, or several. `plain` is plain text. */
export function saidCents(plain: string): number | null {
  const named = [...plain.matchAll(AMOUNT)].flatMap(([, before, figure, after]) =>
    before || after ? [centsOf(figure!)] : [],
  )
  return named.length === 1 && named[0]! > 0 ? named[0]! : null
}

/** Of two marks the last one is the decimal mark; a single one is when two figures at most follow it. */
function centsOf(figure: string): number {
  const [, whole, decimals = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(figure)!
  return Number(whole!.replace(/\D/g, '')) * 100 + Number(decimals.padEnd(2, '0'))
}
