import { daysBetween } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { advicesFor, type StoredAdvice } from './advice-store.ts'
import {
  aliasesAmong,
  bookedReceipts,
  debitsOfAmounts,
  type KnownAlias,
  type OpenLine,
  openItemsOfMany,
  type PricedItem,
  refusalsFor,
} from './candidate-store.ts'
import { itemsUnder, type KeyHit } from './key-store.ts'
import { citingText, namingText } from './line-words.ts'
import type { BookedReceipt, Candidate, Citation, PayerEvidence, Receipt } from './model.ts'
import { aliasOf, type NameIndex } from './payer-name.ts'
import { citedKeys, digitsOf, documentKeys, ownReferences, serialOf } from './reference-key.ts'

/** A key that this many open items share names none of them. */
const MOST_HITS = 12
const MOST_CANDIDATES = 6
const NOBODY: PayerEvidence = { how: 'none', words: '', score: 0, isAmbiguous: false }

export type Gathered = {
  readonly line: OpenLine
  readonly receipt: Receipt
  readonly candidates: readonly Candidate[]
  readonly refused: ReadonlySet<string>
  readonly booked: readonly BookedReceipt[]
}

/**
 * Everything that matching needs to know about these lines, read in a handful of statements however many lines there are:
 * what they cite (by index), who they name (aliases, then names), what those customers have open, and what was refused.
 */
export async function gatherCandidates(tx: OrgTx, lines: readonly OpenLine[], names: NameIndex): Promise<Gathered[]> {
  const advices = await advicesOfLines(tx, lines)
  const citing = lines.map((line) => keysOfLine(line, advices.get(line.id) ?? []))
  const hits = await hitsByKey(tx, citing)
  const aliases = await aliasesOf(tx, lines)
  const drafts = lines.map((line, place) => draftOf(line, citing[place]!, hits, aliases, names))

  const customerIds = new Set<string>()
  const citedIds = new Set<string>()
  for (const { citations, payers } of drafts) {
    for (const id of payers.keys()) customerIds.add(id)
    for (const [customerId, own] of citations) {
      customerIds.add(customerId)
      for (const citation of own) citedIds.add(citation.itemId)
    }
  }
  const items = Map.groupBy(await openItemsOfMany(tx, [...customerIds], [...citedIds]), (item) => item.customerId)
  const byAmount = await amountsOnly(tx, lines, drafts)
  const booked = Map.groupBy(await bookedReceipts(tx, lines), (receipt) => receipt.lineId)
  const refusals = Map.groupBy(
    await refusalsFor(
      tx,
      lines.map((line) => line.id),
    ),
    (refusal) => refusal.lineId,
  )

  return lines.map((line, place) => {
    const { citations, payers } = drafts[place]!
    const candidates: Candidate[] = []
    for (const customerId of new Set([...citations.keys(), ...payers.keys()])) {
      if (candidates.length === MOST_CANDIDATES) break
      candidates.push({
        customerId,
        payer: payers.get(customerId) ?? { ...NOBODY, words: line.payerName },
        items: (items.get(customerId) ?? []).filter((item) => item.currency === line.currency),
        citations: citations.get(customerId) ?? [],
      })
    }
    for (const item of byAmount.get(`${line.currency}${line.cents}`) ?? []) {
      if (candidates.length === MOST_CANDIDATES) break
      if (candidates.some((known) => known.customerId === item.customerId)) continue
      candidates.push({
        customerId: item.customerId,
        payer: { ...NOBODY, words: line.payerName },
        items: [item],
        citations: [],
      })
    }
    return {
      line,
      receipt: {
        lineId: line.id,
        bookedOn: line.bookedOn,
        cents: line.cents,
        currency: line.currency,
        words: citingText(line),
      },
      candidates,
      refused: new Set((refusals.get(line.id) ?? []).map((refusal) => refusal.subjectId)),
      booked: booked.get(line.id) ?? [],
    }
  })
}

type Announced = {
  readonly key: number
  readonly words: string
  readonly cents: number | null
  readonly adviceId: string
}
type Cited = {
  readonly keys: ReadonlyMap<number, string>
  readonly own: ReadonlyMap<number, string>
  readonly announced: readonly Announced[]
}

function keysOfLine(line: OpenLine, advices: readonly StoredAdvice[]): Cited {
  const text = citingText(line)
  const announced = advices.flatMap((advice) =>
    advice.rows.flatMap((row) =>
      row.candidates.flatMap((candidate) =>
        documentKeys(candidate).map((key) => ({ key, words: candidate, cents: row.cents, adviceId: advice.id })),
      ),
    ),
  )
  return { keys: citedKeys(text), own: ownReferences(text), announced }
}

/** Days that may lie between the day a payer says it pays and the day the money is booked. */
const ANNOUNCED_WITHIN_DAYS = 15

/** The advices whose total is the amount of a line, paid around its day. Several are all looked at: their documents tell them apart. */
async function advicesOfLines(tx: OrgTx, lines: readonly OpenLine[]): Promise<Map<string, StoredAdvice[]>> {
  const waiting = await advicesFor(tx, [...new Set(lines.map((line) => line.cents))])
  const found = new Map<string, StoredAdvice[]>()
  for (const line of waiting.length > 0 ? lines : []) {
    const own = waiting.filter(
      (advice) =>
        advice.totalCents === line.cents &&
        advice.currency === line.currency &&
        (advice.paidOn === null || Math.abs(daysBetween(advice.paidOn, line.bookedOn)) <= ANNOUNCED_WITHIN_DAYS),
    )
    if (own.length > 0) found.set(line.id, own)
  }
  return found
}

async function hitsByKey(tx: OrgTx, citing: readonly Cited[]): Promise<Map<number, KeyHit[]>> {
  const asked = new Set<number>()
  for (const { keys, own, announced } of citing) {
    for (const key of keys.keys()) asked.add(key)
    for (const key of own.keys()) asked.add(key)
    for (const { key } of announced) asked.add(key)
  }
  if (asked.size === 0) return new Map()
  return Map.groupBy(await itemsUnder(tx, [...asked]), (hit) => hit.key)
}

type Aliases = { readonly iban: Map<string, KnownAlias[]>; readonly name: Map<string, KnownAlias[]> }

async function aliasesOf(tx: OrgTx, lines: readonly OpenLine[]): Promise<Aliases> {
  const ibans = new Set(lines.flatMap((line) => line.payerIban ?? []))
  const names = new Set(lines.map((line) => aliasOf(line.payerName)).filter((name) => name !== ''))
  const found = await aliasesAmong(tx, [...ibans], [...names])
  const of = (kind: 'iban' | 'name') =>
    Map.groupBy(
      found.filter((alias) => alias.kind === kind),
      (alias) => alias.value,
    )
  return { iban: of('iban'), name: of('name') }
}

type Draft = {
  readonly citations: ReadonlyMap<string, Citation[]>
  readonly payers: ReadonlyMap<string, PayerEvidence>
}

function draftOf(
  line: OpenLine,
  cited: Cited,
  hits: ReadonlyMap<number, KeyHit[]>,
  aliases: Aliases,
  names: NameIndex,
): Draft {
  const citations = new Map<string, Citation[]>()
  const seen = new Set<string>()
  const cite = (key: number, words: string, isOwn: boolean) => {
    const found = (hits.get(key) ?? []).filter((hit) => hit.currency === line.currency)
    if (found.length > MOST_HITS) return
    for (const hit of found) {
      if (seen.has(hit.itemId)) continue
      seen.add(hit.itemId)
      const citation: Citation = {
        itemId: hit.itemId,
        how: isOwn ? 'own' : spelling(words, hit.documentNo),
        words,
        cents: statedFor(line, hit.documentNo),
      }
      const own = citations.get(hit.customerId)
      if (own) own.push(citation)
      else citations.set(hit.customerId, [citation])
    }
  }
  for (const [key, words] of cited.own) cite(key, words, true)
  // Longer words first: `FA2026-0142` before the `2026-0142` inside it.
  for (const [key, words] of [...cited.keys].sort((a, b) => b[1].length - a[1].length)) cite(key, words, false)
  for (const { key, words, cents, adviceId } of cited.announced) {
    const found = (hits.get(key) ?? []).filter((hit) => hit.currency === line.currency)
    if (found.length > MOST_HITS) continue
    for (const { itemId, customerId } of found) {
      const own = citations.get(customerId) ?? []
      if (!citations.has(customerId)) citations.set(customerId, own)
      if (!own.some((one) => one.itemId === itemId && one.how === 'advice'))
        own.push({ itemId, how: 'advice', words, cents, adviceId })
    }
  }
  return { citations, payers: payersOf(line, cited, aliases, names) }
}

/** Letter for letter, as far as its running number goes, or with look-alikes. */
const spelling = (words: string, documentNo: string): 'exact' | 'look_alike' =>
  digitsOf(words).includes(serialOf(documentNo)) ? 'exact' : 'look_alike'

/** What the payer says in structured form that it pays of this document. */
function statedFor(line: OpenLine, documentNo: string): number | null {
  const wanted = documentNo.replace(/[^0-9A-Za-z]/g, '').toUpperCase()
  const stated = line.details.documents.find(
    (document) => document.no.replace(/[^0-9A-Za-z]/g, '').toUpperCase() === wanted,
  )
  return stated?.cents ?? null
}

function payersOf(line: OpenLine, cited: Cited, aliases: Aliases, names: NameIndex): Map<string, PayerEvidence> {
  const payers = new Map<string, PayerEvidence>()
  for (const words of cited.own.values()) {
    const customerId = names.ofReminder(words)
    if (customerId) payers.set(customerId, { how: 'reminder', words, score: 1, isAmbiguous: false })
  }
  const known = (found: readonly KnownAlias[] | undefined, how: 'iban' | 'alias', words: string) => {
    for (const alias of found ?? [])
      if (!payers.has(alias.customerId))
        payers.set(alias.customerId, { how, words, score: 1, isAmbiguous: found!.length > 1 })
  }
  if (line.payerIban) known(aliases.iban.get(line.payerIban), 'iban', line.payerIban)
  const alias = aliasOf(line.payerName)
  if (alias !== '') known(aliases.name.get(alias), 'alias', line.payerName)
  for (const name of [line.details.ultimateName, namingText(line)]) {
    if (name === '') continue
    const like = names.like(name, line.payerName !== '')
    const same = like.filter((likeness) => likeness.isSame)
    for (const likeness of like) {
      if (payers.has(likeness.customerId)) continue
      const isRivalled = likeness.isSame
        ? same.length > 1
        : like.some((other) => other !== likeness && other.score > likeness.score - 0.1)
      payers.set(likeness.customerId, {
        how: likeness.isSame ? 'same_name' : 'like_name',
        words: name.slice(0, 80),
        score: likeness.score,
        isAmbiguous: isRivalled,
      })
    }
  }
  return payers
}

/** For lines that cite nothing and name nobody: who has this very amount open. */
async function amountsOnly(
  tx: OrgTx,
  lines: readonly OpenLine[],
  drafts: readonly Draft[],
): Promise<Map<string, PricedItem[]>> {
  const wanted = new Map<string, Set<number>>()
  for (const [place, line] of lines.entries()) {
    const { citations, payers } = drafts[place]!
    if (citations.size > 0 || payers.size > 0) continue
    const amounts = wanted.get(line.currency)
    if (amounts) amounts.add(line.cents)
    else wanted.set(line.currency, new Set([line.cents]))
  }
  const found: PricedItem[] = []
  for (const [currency, amounts] of wanted) found.push(...(await debitsOfAmounts(tx, [...amounts], currency)))
  return Map.groupBy(found, (item) => `${item.currency}${item.openCents}`)
}
