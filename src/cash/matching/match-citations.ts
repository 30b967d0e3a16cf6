import { daysBetween } from '../../kernel/calendar.ts'
import { rfReference } from '../../kernel/identifiers.ts'
import type { OrgTx } from '../../platform/db.ts'
import { ANNOUNCED_WITHIN_DAYS } from '../advices/rules.ts'
import { advicesFor, type StoredAdvice } from '../advices/store.ts'
import type { OpenLine } from '../lines/line-store.ts'
import { messageText } from '../lines/line-words.ts'
import { amountAfter, type LineWords, readWords, withoutOthers } from '../words/match-words.ts'
import { citedKeys, digitsOf, documentKeys, ownReferences, serialOf } from '../words/reference-key.ts'
import { itemsUnder, type KeyHit, TOO_MANY_HITS } from './key-store.ts'
import type { Citation, ForeignItem } from './model.ts'

/** A key that this many open items share names none of them. */
const MOST_HITS = 12

/** What an advice says a payment is for. */
export type Announced = {
  readonly key: number
  readonly words: string
  readonly cents: number | null
  readonly advice: StoredAdvice
}

/** The words of one line, and the keys under which they could cite a document. */
export type Citing = {
  readonly said: LineWords
  readonly own: ReadonlyMap<number, string>
  readonly keys: ReadonlyMap<number, string>
  /** Of the payer's own reference for the transfer, which is seldom ours. */
  readonly faint: ReadonlyMap<number, string>
}

/** A document that is paid already, and the words that cite it. */
export type SettledHit = { readonly hit: KeyHit; readonly words: string }

/** What a line cites, by customer. */
export type Cited = {
  readonly open: ReadonlyMap<string, Citation[]>
  readonly settled: ReadonlyMap<string, SettledHit[]>
  /** Debits that are open in another currency. */
  readonly foreign: ReadonlyMap<string, ForeignItem[]>
}

export function citingOf(line: OpenLine): Citing {
  const said = readWords(messageText(line))
  const endToEnd = line.details.references.endToEnd ?? ''
  return {
    said,
    own: ownReferences(endToEnd === '' ? said.plain : `${said.plain}\n${endToEnd}`),
    keys: citedKeys(withoutOthers(said)),
    faint: endToEnd === '' ? NOTHING : citedKeys(endToEnd),
  }
}
const NOTHING: ReadonlyMap<number, string> = new Map()

const announcedBy = (advices: readonly StoredAdvice[]): Announced[] =>
  advices.flatMap((advice) =>
    advice.rows.flatMap((row) =>
      row.candidates.flatMap((candidate) =>
        documentKeys(candidate).map((key) => ({ key, words: candidate, cents: row.cents, advice })),
      ),
    ),
  )

/** What is announced by the advices whose total is the amount of a line, paid around its day. Several are all looked at: their documents tell them apart. */
export async function announcedFor(tx: OrgTx, lines: readonly OpenLine[]): Promise<Map<string, Announced[]>> {
  const waiting = await advicesFor(tx, [...new Set(lines.map((line) => line.cents))])
  const found = new Map<string, Announced[]>()
  for (const line of waiting.length > 0 ? lines : []) {
    const own = waiting.filter(
      (advice) =>
        advice.totalCents === line.cents &&
        advice.currency === line.currency &&
        (advice.paidOn === null || Math.abs(daysBetween(advice.paidOn, line.bookedOn)) <= ANNOUNCED_WITHIN_DAYS),
    )
    if (own.length > 0) found.set(line.id, announcedBy(own))
  }
  return found
}

export async function hitsByKey(
  tx: OrgTx,
  citing: readonly Citing[],
  announced: Iterable<readonly Announced[]>,
): Promise<Map<number, KeyHit[]>> {
  const asked = new Set<number>()
  for (const { keys, own, faint } of citing) {
    for (const key of keys.keys()) asked.add(key)
    for (const key of own.keys()) asked.add(key)
    for (const key of faint.keys()) asked.add(key)
  }
  for (const rows of announced) for (const { key } of rows) asked.add(key)
  if (asked.size === 0) return new Map()
  const hits = Map.groupBy(await itemsUnder(tx, [...asked]), (hit) => hit.key)
  for (const [key, found] of hits) if (found.length === TOO_MANY_HITS) hits.delete(key)
  return hits
}

export function citedBy(
  line: OpenLine,
  citing: Citing,
  announced: readonly Announced[],
  hits: ReadonlyMap<number, KeyHit[]>,
): Cited {
  const open = new Map<string, Citation[]>()
  const settled = new Map<string, SettledHit[]>()
  const foreign = new Map<string, ForeignItem[]>()
  const seen = new Set<string>()
  const cite = (key: number, words: string, isOwn: boolean) => {
    const found = hits.get(key)
    if (!found || found.length > MOST_HITS) return
    for (const hit of found) {
      if (isOwn && rfReference(hit.documentNo) !== words) continue
      if (seen.has(hit.itemId)) continue
      seen.add(hit.itemId)
      if (hit.currency !== line.currency) {
        if (hit.side === 1 && hit.openCents > 0) add(foreign, hit.customerId, foreignFrom(hit, words))
      } else if (hit.openCents === 0) add(settled, hit.customerId, { hit, words })
      else add(open, hit.customerId, citationOf(line, citing, hit, words, isOwn))
    }
  }
  for (const [key, words] of citing.own) cite(key, words, true)
  // Longer words first: `FA2026-0142` before the `2026-0142` inside it.
  for (const [key, words] of longestFirst(citing.keys, hits)) cite(key, words, false)
  if (open.size === 0) citeFaintly(line, citing, hits, open)
  for (const { key, words, cents, advice } of announced) {
    const isMeant = (hit: KeyHit) => advice.customerId === null || advice.customerId === hit.customerId
    const found = (hits.get(key) ?? []).filter(
      (hit) => hit.currency === line.currency && hit.openCents > 0 && isMeant(hit),
    )
    if (found.length > MOST_HITS) continue
    for (const { itemId, customerId } of found)
      if (!open.get(customerId)?.some((one) => one.itemId === itemId && one.how === 'advice'))
        add(open, customerId, { itemId, how: 'advice', words, cents, adviceId: advice.id })
  }
  return { open, settled, foreign }
}

const foreignFrom = ({ itemId, customerId, documentNo, openCents, currency }: KeyHit, words: string): ForeignItem => ({
  id: itemId,
  customerId,
  documentNo,
  open: { cents: openCents, currency },
  words,
})

/** Numbers of the payer's own run look like anybody's: they cite only what has the amount of the line to the cent. */
function citeFaintly(
  line: OpenLine,
  { faint }: Citing,
  hits: ReadonlyMap<number, KeyHit[]>,
  open: Map<string, Citation[]>,
): void {
  for (const [key, words] of faint)
    for (const hit of hits.get(key) ?? [])
      if (hit.openCents === line.cents && hit.currency === line.currency && !open.has(hit.customerId))
        open.set(hit.customerId, [
          // Digits alone may be a day and a run: near is all they are.
          {
            itemId: hit.itemId,
            how: /[A-Z]/.test(words) ? spelling(words, hit.documentNo) : 'near',
            words,
            cents: null,
          },
        ])
}

function citationOf(line: OpenLine, { said }: Citing, hit: KeyHit, words: string, isOwn: boolean): Citation {
  const stated = statedFor(line, hit.documentNo)
  const written = stated === null && !isOwn ? amountAfter(said.plain, words) : null
  return {
    itemId: hit.itemId,
    how: isOwn ? 'own' : spelling(words, hit.documentNo),
    words,
    cents: written === null ? stated : hit.side * written,
  }
}

function add<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key)
  if (list) list.push(one)
  else lists.set(key, [one])
}

function longestFirst(keys: ReadonlyMap<number, string>, hits: ReadonlyMap<number, unknown>): [number, string][] {
  const found: [number, string][] = []
  for (const key of keys) if (hits.has(key[0])) found.push(key)
  return found.sort((a, b) => b[1].length - a[1].length)
}

/** Letter for letter, as far as its running number goes, or with look-alikes. */
const spelling = (words: string, documentNo: string): 'exact' | 'look_alike' =>
  digitsOf(words).includes(serialOf(documentNo)) ? 'exact' : 'look_alike'

/** What the payer says in structured form that it pays of this document. */
function statedFor(line: OpenLine, documentNo: string): number | null {
  if (line.details.documents.length === 0) return null
  const bare = (no: string) => no.replace(/[^0-9A-Za-z]/g, '').toUpperCase()
  const wanted = bare(documentNo)
  return line.details.documents.find((document) => bare(document.no) === wanted)?.cents ?? null
}
