import { type Evidence, type EvidenceCode, evidence, type Part, type Tolerance } from '../model.ts'
import type { WrittenNumber } from '../words/match-words.ts'
import { digitsOf, serialOf } from '../words/reference-key.ts'
import { citedWhole, standsFor, withoutWhole } from './cited-whole.ts'
import type { Candidate, Citation, ForeignItem, OpenItem, Receipt } from './model.ts'

/** One receipt against one customer: what the passes look at, made once. */
export type MatchCase = {
  readonly receipt: Receipt
  readonly candidate: Candidate
  readonly tolerance: Tolerance
  /** Open items that were not refused for this line, oldest due first. */
  readonly items: readonly OpenItem[]
  readonly debits: readonly OpenItem[]
  readonly credits: readonly OpenItem[]
  /** Items found in an index by what the payer wrote. */
  readonly cited: readonly OpenItem[]
  /** Items of this customer whose running number alone the payer wrote. */
  readonly serials: readonly OpenItem[]
  /** Items that bear the running number of another document which the payer wrote whole. */
  readonly alike: readonly OpenItem[]
  readonly citationOf: ReadonlyMap<string, Citation>
  /** Debits that the payer wrote and that are owed in another currency. */
  readonly foreign: readonly ForeignItem[]
  readonly knowsPayer: boolean
}

/** `whole`: the words by which the payer writes numbers of documents in full, whoever they are of. */
export function matchCase(
  receipt: Receipt,
  candidate: Candidate,
  refused: ReadonlySet<string>,
  tolerance: Tolerance,
  whole: readonly string[] = citedWhole([candidate], refused),
): MatchCase {
  const items = candidate.items.filter((item) => item.openCents > 0 && !refused.has(item.id))
  const citationOf = new Map<string, Citation>()
  for (const citation of candidate.citations) {
    const known = citationOf.get(citation.itemId)
    const stronger = known && STRENGTH[known.how] <= STRENGTH[citation.how] ? known : citation
    // The transfer names the document, the advice says how much of it: both count.
    citationOf.set(citation.itemId, { ...stronger, cents: stronger.cents ?? known?.cents ?? citation.cents })
  }
  const cited: OpenItem[] = []
  const serials: OpenItem[] = []
  const alike: OpenItem[] = []
  const free = withoutWhole(receipt.said.plain, whole)
  for (const item of items) {
    if (citationOf.has(item.id)) {
      cited.push(item)
      continue
    }
    const found = serialCitation(item, receipt.said.numbers)
    if (!found) continue
    if (!standsFor(item, found.written, free)) {
      citationOf.set(item.id, { ...found.citation, how: 'near' })
      alike.push(item)
      continue
    }
    citationOf.set(item.id, found.citation)
    // A running number with the very amount of the document beside it says as much as the whole number.
    if (found.citation.cents === item.openCents) cited.push(item)
    else serials.push(item)
  }
  for (const item of pricedOnly(items, receipt.said.numbers, citationOf)) serials.push(item)
  return {
    receipt,
    candidate,
    tolerance,
    items,
    debits: items.filter((item) => item.side === 1),
    credits: items.filter((item) => item.side === -1),
    cited,
    serials,
    alike,
    citationOf,
    foreign: candidate.foreign.filter((item) => !refused.has(item.id)),
    knowsPayer: candidate.payer.how !== 'none',
  }
}

/** Documents of which the payer writes the amount, beside a number that is not theirs: each the only one of that amount. */
function pricedOnly(
  items: readonly OpenItem[],
  numbers: readonly WrittenNumber[],
  citationOf: Map<string, Citation>,
): OpenItem[] {
  const stated = new Set([...citationOf.values()].map(({ cents }) => cents && Math.abs(cents)))
  const found: OpenItem[] = []
  for (const { written, cents } of numbers) {
    if (cents === null || stated.has(cents)) continue
    const alike = items.filter((item) => item.openCents === cents && !citationOf.has(item.id))
    if (alike.length !== 1) continue
    citationOf.set(alike[0]!.id, { itemId: alike[0]!.id, how: 'near', words: written, cents: alike[0]!.side * cents })
    found.push(alike[0]!)
  }
  return found
}

const STRENGTH: Readonly<Record<Citation['how'], number>> = {
  own: 0,
  exact: 1,
  advice: 2,
  look_alike: 3,
  serial: 4,
  near: 5,
}

/** `142` for FA2026-0142, or its digits inside a longer run of them: told apart only among one customer's documents. */
function serialCitation(
  item: OpenItem,
  numbers: readonly WrittenNumber[],
): { readonly citation: Citation; readonly written: string } | null {
  if (numbers.length === 0) return null
  const serial = serialOf(item.documentNo)
  const digits = digitsOf(item.documentNo).replace(/^0+/, '')
  for (const number of numbers) {
    const isSerial = serial !== '' && number.of !== 'other' && number.digits === serial
    // “408457 / 8745”: of the second, only the end is written.
    const isEnd =
      number.written.length >= 4 &&
      number.of !== 'other' &&
      digits.length > number.written.length &&
      digits.endsWith(number.written)
    const isInside = digits.length >= 6 && number.digits.length > digits.length && number.digits.includes(digits)
    if (isSerial || isEnd || isInside) {
      const cents = number.cents && item.side * number.cents
      return { citation: { itemId: item.id, how: 'serial', words: number.digits, cents }, written: number.written }
    }
  }
  return null
}

/** Net of items: debits less credits. */
export const netOf = (items: readonly OpenItem[]): number =>
  items.reduce((sum, item) => sum + item.side * item.openCents, 0)

export const wholly = (items: readonly OpenItem[]): Part[] =>
  items.map((item) => ({ itemId: item.id, cents: item.side * item.openCents }))

/** Credits used up, then debits in the order given until `cents` is spent. What is left of it comes back. */
export function oldestFirst(items: readonly OpenItem[], cents: number): { parts: Part[]; left: number } {
  const parts: Part[] = []
  let left = cents
  for (const item of items)
    if (item.side === -1) {
      parts.push({ itemId: item.id, cents: -item.openCents })
      left += item.openCents
    }
  for (const item of items) {
    if (item.side === -1 || left === 0) continue
    const taken = Math.min(left, item.openCents)
    parts.push({ itemId: item.id, cents: taken })
    left -= taken
  }
  return { parts, left }
}

const CITED_AS: Readonly<Record<Citation['how'], EvidenceCode>> = {
  own: 'own_reference',
  exact: 'cited',
  look_alike: 'cited_look_alike',
  advice: 'cited_in_advice',
  serial: 'serial_cited',
  near: 'nearly_cited',
}

/** What the payer wrote about each of these items, and who pays. */
export function groundsOf(theCase: MatchCase, items: readonly OpenItem[]): Evidence[] {
  const grounds: Evidence[] = []
  for (const item of items) {
    const citation = theCase.citationOf.get(item.id)
    if (citation)
      grounds.push(
        evidence(
          CITED_AS[citation.how],
          {
            documentNo: item.documentNo,
            words: citation.words.slice(0, 60),
            ...(citation.adviceId ? { adviceId: citation.adviceId } : {}),
          },
          item.id,
        ),
      )
  }
  const { payer } = theCase.candidate
  const words = payer.words.slice(0, 80)
  if (payer.how === 'reminder') grounds.push(evidence('payer_reminder', { words }))
  else if (payer.how === 'code') grounds.push(evidence('payer_code', { words }))
  else if (payer.how === 'named') grounds.push(evidence('payer_named', { words }))
  else if (payer.how === 'iban') grounds.push(evidence('payer_iban', { words }))
  else if (payer.how === 'alias') grounds.push(evidence('payer_alias', { words }))
  else if (payer.how === 'same_name') grounds.push(evidence('payer_same_name', { words }))
  else if (payer.how === 'like_name') grounds.push(evidence('payer_like_name', { words }))
  else if (words !== '') grounds.push(evidence('payer_unknown', { words }))
  return grounds
}
