import { documentsCited } from '../cash/index.ts'
import { withoutAccents } from '../kernel/plain-letters.ts'
import type { OrgTx } from '../platform/db.ts'
import type { Arrival, Choice } from './batch-store.ts'
import type { FoundBy } from './model.ts'
import type { ReadFile } from './read-file.ts'
import { chosenOf, isCertain, kindOf, longest, type Named } from './rules.ts'
import { customersCoded, itemsNumbered, itemsWritten } from './store.ts'

/** What a file was recognised as. */
export type Recognised = Pick<Arrival, 'kind' | 'customerId' | 'numbers' | 'bearsOn' | 'foundBy' | 'choices'>

/** Letters of a text in which numbers are looked for: an invoice names itself on its first page. */
const READ_LETTERS = 12_000
/** Documents offered to choose from, where a file names several. */
const MOST_CHOICES = 20

/**
 * What a file is and which document of the books it is about: by the number in its name, else by those in its text, else by a customer's
 * code in its name. `within`: the customer it was dropped for, whose documents alone are looked at.
 */
export async function recognise(tx: OrgTx, file: ReadFile, within: string | null = null): Promise<Recognised> {
  const name = withoutAccents(file.name.replace(/\.[a-z0-9]{1,5}$/i, '')).toUpperCase()
  const heading = file.lines.find((line) => /\p{L}{4}/u.test(line)) ?? ''
  const text = file.lines.join('\n').slice(0, READ_LETTERS)
  const byName = chosenOf(await namedIn(tx, name, within), [])
  const isNamed = byName.is !== 'none'
  const found = isNamed ? byName : chosenOf(await namedIn(tx, text, within), file.lines)
  if (found.is === 'one' && (within !== null || isCertain(found.of.words, name, file.lines))) {
    const [item] = await itemsNumbered(tx, found.of.customerId, [found.of.documentNo])
    return {
      ...chosen(found.of.customerId, isNamed ? 'name' : 'text'),
      kind: kindOf(name, heading, item?.kind ?? null),
      numbers: [found.of.documentNo],
      bearsOn: item?.issuedOn ?? null,
    }
  }
  const kind = kindOf(name, heading, null)
  if (within !== null) return { ...chosen(within, 'hand'), kind }
  if (found.is !== 'none')
    return { ...chosen(null, null), kind, choices: choicesOf(found.is === 'one' ? [found.of] : found.of) }
  const coded = await customersCoded(tx, wordsOf(name))
  return { ...chosen(coded.length === 1 ? coded[0]! : null, coded.length === 1 ? 'code' : null), kind }
}

const chosen = (customerId: string | null, foundBy: FoundBy | null) => ({
  customerId,
  foundBy,
  numbers: [],
  bearsOn: null,
  choices: [],
})

const choicesOf = (named: readonly Named[]): Choice[] =>
  named.slice(0, MOST_CHOICES).map(({ customerId, documentNo }) => ({ customerId, documentNo }))

/** Words of a text, and the whole of it, as a document or a customer may be written. */
const wordsOf = (text: string): string[] => [
  ...new Set([text, ...text.split(/[\s_,;]+/), ...text.split(/[^A-Z0-9]+/)].map((word) => word.trim()).filter(Boolean)),
]

/** The documents that a text names: as a payer's words would, and those whose number stands in it letter by letter. */
async function namedIn(tx: OrgTx, text: string, within: string | null): Promise<Named[]> {
  if (text === '') return []
  const cited = await documentsCited(tx, text)
  const long = wordsOf(text).filter((word) => word.length >= 3 && /\d/.test(word))
  const written = (await itemsWritten(tx, long)).map(({ customerId, documentNo }) => ({
    customerId,
    documentNo,
    words: documentNo.toUpperCase(),
  }))
  const all = new Map([...cited, ...written].map((one) => [`${one.customerId} ${one.documentNo}`, one]))
  const own = [...all.values()].filter(({ customerId }) => within === null || customerId === within)
  return longest(own)
}
