import { folded } from './marks.ts'

/** A message in two: what its sender writes, and what is quoted below or between. Each keeps the lines of the whole at their places. */
export type Message = { readonly own: string; readonly quoted: string }

/** `Le 12 nov. 2026 à 09:14, Durand a écrit :`, which programs may break over two lines. */
const WROTE = /^(?:le|on)\b.{4,200}(?:a ecrit|wrote)\s*:?\s*$/
const ORIGINAL =
  /^-{2,}\s*(?:message d'origine|message original|original message|message transfere|forwarded message)\b/
const FORWARDED =
  /^(?:-{2,}\s*)?(?:debut du message (?:reexpedie|transfere)|message transfere|begin forwarded message|forwarded message)/
const SENDER = /^(?:de|from|expediteur)\s*:\s*\S/
const SENT = /^(?:envoye|sent|date|a|to|objet|subject)\s*:/
/** What asks for money instead of announcing it. */
const DEMAND =
  /merci de (?:bien vouloir |vouloir |nous )?(?:regler|payer|proceder|adresser|faire parvenir|effectuer|virer)|\brelance\b|\brappel\b|mise en demeure|\bimpayee?s?\b|sauf erreur|(?:prions|invitons|remercions|demandons) (?:donc )?(?:de|d'|a) (?:bien vouloir )?(?:proceder|regler|payer|nous)|(?:reste|restent|demeure|demeurent)\b.{0,40}\b(?:due?s?|du|ouverte?s?|a regler)\b|dans l'attente de votre (?:reglement|paiement|virement)|\boverdue\b|\breminder\b|\boutstanding\b|please (?:pay|settle|arrange|remit)|unpaid/

/** Parts a message from what it answers. A header at its very top is its own: somebody pasted the message with it. */
export function partsOf(text: string): Message {
  const lines = text.split(/\r\n|\r|\n/)
  const plain = lines.map((line) => folded(line).trim())
  let hasBegun = false
  let isBelow = false
  const own: string[] = []
  const quoted: string[] = []
  for (const [at, line] of lines.entries()) {
    const words = plain[at]!
    if (hasBegun && opensAnother(plain, at)) isBelow = true
    const isQuoted = isBelow || /^\s*>/.test(line)
    if (!isQuoted && words !== '' && !isHeader(words)) hasBegun = true
    own.push(isQuoted ? '' : line)
    quoted.push(isQuoted ? line : '')
  }
  return { own: own.join('\n'), quoted: quoted.join('\n') }
}

const isHeader = (words: string): boolean =>
  SENDER.test(words) || SENT.test(words) || FORWARDED.test(words) || ORIGINAL.test(words)

/** Whether another message begins here: a line that says so, or a header of at least a sender and what goes with it. */
function opensAnother(plain: readonly string[], at: number): boolean {
  const words = plain[at]!
  if (ORIGINAL.test(words) || FORWARDED.test(words)) return true
  if (WROTE.test(words) || (/^(?:le|on)\b/.test(words) && WROTE.test(`${words} ${plain[at + 1] ?? ''}`))) return true
  return SENDER.test(words) && plain.slice(at + 1, at + 4).some((next) => SENT.test(next))
}

/** Whether what is quoted asks for money; its header, whose subject goes to and fro, is not asked. */
export const isDemand = (quoted: string): boolean =>
  quoted.split('\n').some((line) => {
    const words = folded(line)
      .replace(/^[\s>]+/, '')
      .trim()
    return !isHeader(words) && DEMAND.test(words)
  })
