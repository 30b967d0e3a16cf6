import type { OrgTx } from '../../platform/db.ts'
import { citedKeys } from '../words/reference-key.ts'
import { isWhole } from './cited-whole.ts'
import { itemsUnder } from './key-store.ts'

export { keyItems } from './key-items.ts'

/** A document of the books that a text names by its whole number, with the words that do, in capitals. */
export type CitedDocument = {
  readonly customerId: string
  readonly documentNo: string
  readonly words: string
}

/** A text is read in pieces of so many letters, cut where a line ends. */
const PIECE = 2_000

/**
 * The documents that a text names, each once, in reading order: by the index of numbers that matches bank lines, so that what a payer may
 * write of a number is understood here too, less what names only its running number. `keyItems` brings that index up to the books.
 */
export async function documentsCited(tx: OrgTx, text: string): Promise<CitedDocument[]> {
  const words = new Map<number, string>()
  for (const piece of piecesOf(text))
    for (const [key, said] of citedKeys(piece)) if (!words.has(key)) words.set(key, said)
  const order = new Map([...words.keys()].map((key, place) => [key, place]))
  const hits = (await itemsUnder(tx, [...words.keys()])).toSorted((a, b) => order.get(a.key)! - order.get(b.key)!)
  const found = new Map<string, CitedDocument>()
  for (const { key, customerId, documentNo } of hits) {
    const said = words.get(key)!
    const name = `${customerId} ${documentNo}`
    if (!found.has(name) && isWhole(said, documentNo)) found.set(name, { customerId, documentNo, words: said })
  }
  return [...found.values()]
}

function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const line of text.split('\n')) {
    if (piece.length + line.length > PIECE && piece !== '') {
      pieces.push(piece)
      piece = ''
    }
    piece += `${line}\n`
  }
  return [...pieces, piece]
}
