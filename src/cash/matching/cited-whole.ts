import { digitsOf, serialOf } from '../words/reference-key.ts'
import type { Candidate, OpenItem } from './model.ts'

/**
 * Numbers that a payer writes in full. `FA2026-0142` is that document and no other: the running number inside it cites nothing of
 * another year or another series.
 */

/** The words that name a document of these customers whole, open or paid, the longest first. */
export function citedWhole(
  candidates: readonly Pick<Candidate, 'items' | 'citations' | 'settled'>[],
  refused: ReadonlySet<string>,
): string[] {
  const words = new Set<string>()
  for (const { items, citations, settled } of candidates) {
    const numbers = new Map(items.map(({ id, documentNo }) => [id, documentNo]))
    for (const { itemId, how, words: said } of citations) {
      const documentNo = numbers.get(itemId)
      if (documentNo !== undefined && !refused.has(itemId) && how !== 'near' && isWhole(said, documentNo))
        words.add(said)
    }
    for (const { documentNo, words: said } of settled) if (said !== '' && isWhole(said, documentNo)) words.add(said)
  }
  return [...words].toSorted((a, b) => b.length - a.length)
}

/** More than the running number, unless the document has nothing more. */
export function isWhole(words: string, documentNo: string): boolean {
  const digits = withoutZeros(digitsOf(words))
  const serial = serialOf(documentNo)
  return /[A-Z]/.test(words) || digits !== serial || withoutZeros(digitsOf(documentNo)) === serial
}

const withoutZeros = (digits: string): string => digits.replace(/^0+(?=.)/, '')

/** The text with blanks where documents are named whole. */
export function withoutWhole(plain: string, whole: readonly string[]): string {
  let text = plain
  for (const words of whole) {
    const literally = words.replaceAll(/[^A-Z0-9]/g, '\\$&')
    text = text.replaceAll(new RegExp(`(?<!\\d)${literally}(?!\\d)`, 'g'), ' '.repeat(words.length))
  }
  return text
}

/** Whether a number still stands somewhere by itself, and no other year than the document's is written before it. */
export function standsFor({ documentNo }: Pick<OpenItem, 'documentNo'>, written: string, free: string): boolean {
  const year = /(?<!\d)(20[0-4]\d)(?=\D|\d{3})/.exec(documentNo)?.[1]
  const found = free.matchAll(new RegExp(`(?:(?<!\\d[-/.]?)(20[0-4]\\d)[-/._ ]?)?(?<!\\d)${written}(?!\\d)`, 'g'))
  return [...found].some(([, said]) => year === undefined || said === undefined || said === year)
}
