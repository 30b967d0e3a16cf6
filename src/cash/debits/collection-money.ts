import { Refused, refuse } from '../../kernel/verdict.ts'
import { type Item, itemsById } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { By } from '../acting.ts'
import { applyMatches } from '../lines/apply-matches.ts'
import { type OpenLine, openReceipts } from '../lines/line-store.ts'
import { citingText } from '../lines/line-words.ts'
import type { MatchOrder } from '../lines/match-order.ts'
import type { NewMatch } from '../lines/match-store.ts'
import { dropProposals } from '../lines/proposal-store.ts'
import { dropRefusals, refusalsFor } from '../lines/refusal-store.ts'
import { evidence, type Part } from '../model.ts'
import { lockCollection } from './collection-store.ts'
import { type Debit, debitsOf, setDebitMatches } from './store.ts'
import { debitWording as words } from './wording.ts'

const END_TO_END = /\bPRLV\d{4,}-\d{5}\b/g
const MESSAGE = /\bPRLV\d{4,}-\d{6}\b/g
const LOT = /\bPRLV\d{4,}-\d{6}-\d{1,2}\b/g

/**
 * Lines that bring the money of our collections: they carry the reference of debits, of a lot or of the file, and the exact
 * sum. Each settles what its debits collected and nothing else. Gives the lines that were settled.
 */
export async function settleCollected(tx: OrgTx, lines: readonly OpenLine[], by: By): Promise<Set<string>> {
  const done = new Set<string>()
  const citing = lines
    .map((line) => ({ line, text: allWords(line) }))
    .filter(({ line, text }) => line.details.returnWords === '' && text.includes('PRLV'))
  const texts = citing.map(({ text }) => text)
  const all = (pattern: RegExp) => [...new Set(texts.flatMap((text) => text.match(pattern) ?? []))]
  const [endToEnds, messageIds] = [all(END_TO_END), all(MESSAGE)]
  if (endToEnds.length + messageIds.length === 0) return done
  const debits = await debitsOf(tx, { endToEnds, messageIds })
  const refusals = Map.groupBy(
    await refusalsFor(
      tx,
      citing.map(({ line }) => line.id),
    ),
    (refusal) => refusal.lineId,
  )
  const settled = new Set<string>()
  for (const { line, text } of citing) {
    const running = debits.filter((debit) => debit.state === 'running' && !settled.has(debit.id))
    const named = debitsNamed(running, line, text)
    const refused = new Set((refusals.get(line.id) ?? []).map((refusal) => refusal.subjectId))
    if (!named || named.some((debit) => debit.parts.some((part) => refused.has(part.itemId)))) continue
    await settleDebits(tx, line.id, named, by, 'automatic')
    for (const debit of named) settled.add(debit.id)
    done.add(line.id)
  }
  return done
}

/** A person says that a line is the money of a collection, or of the lot that has its amount. */
export async function settleCollection(
  tx: OrgTx,
  collectionId: string,
  lineId: string,
  by: By,
): Promise<readonly NewMatch[]> {
  const collection = await lockCollection(tx, collectionId)
  const [line] = await openReceipts(tx, null, 1, [lineId])
  if (!collection || !line) throw new Refused(notFound().refusal)
  const running = (await debitsOf(tx, { collectionId })).filter((debit) => debit.state === 'running')
  const named = line.currency === 'EUR' ? lotOfAmount(running, line.cents) : null
  if (!named) {
    const params = {
      found: { cents: line.cents, currency: line.currency },
      wanted: { cents: total(running), currency: 'EUR' },
    }
    throw new Refused(refuse('no_lot', words.noLot, params).refusal)
  }
  await dropRefusals(
    tx,
    lineId,
    named.flatMap((debit) => debit.parts.map((part) => part.itemId)),
  )
  return settleDebits(tx, lineId, named, by, 'by_hand')
}

const allWords = (line: OpenLine): string =>
  [citingText(line), ...Object.values(line.details.references)].join('\n').toUpperCase()

const total = (debits: readonly Debit[]): number => debits.reduce((sum, debit) => sum + debit.cents, 0)

function debitsNamed(running: readonly Debit[], line: OpenLine, text: string): readonly Debit[] | null {
  if (line.currency !== 'EUR') return null
  const cited = (pattern: RegExp) => new Set(text.match(pattern) ?? [])
  const [own, lots, files] = [cited(END_TO_END), cited(LOT), cited(MESSAGE)]
  const byOwn = running.filter((debit) => own.has(debit.endToEnd))
  if (byOwn.length > 0) return total(byOwn) === line.cents ? byOwn : null
  const byLot = running.filter((debit) => lots.has(debit.lot))
  if (byLot.length > 0) return total(byLot) === line.cents ? byLot : null
  return lotOfAmount(
    running.filter((debit) => files.has(debit.messageId)),
    line.cents,
  )
}

/** All of these debits, or the one lot of them, that come to an amount. */
function lotOfAmount(debits: readonly Debit[], cents: number): readonly Debit[] | null {
  if (debits.length > 0 && total(debits) === cents) return debits
  const lots = [...Map.groupBy(debits, (debit) => debit.lot).values()].filter((lot) => total(lot) === cents)
  return lots.length === 1 ? lots[0]! : null
}

async function settleDebits(
  tx: OrgTx,
  lineId: string,
  debits: readonly Debit[],
  by: By,
  how: 'automatic' | 'by_hand',
): Promise<readonly NewMatch[]> {
  const ids = debits.flatMap((debit) => debit.parts.map((part) => part.itemId))
  const items = new Map((await itemsById(tx, ids)).map((item) => [item.id, item]))
  const orders = debits.map((debit): MatchOrder => {
    const parts = stillOpen(debit, items)
    return {
      lineId,
      class: 'own_reference',
      customerId: debit.customerId,
      payerId: null,
      parts,
      gap: null,
      onAccountCents: debit.cents - parts.reduce((sum, part) => sum + part.cents, 0),
      bookedItemId: null,
      evidence: [evidence('collected', { words: debit.endToEnd, on: debit.collectOn })],
      how,
    }
  })
  const { matches, leftOut } = await applyMatches(tx, orders, by)
  // All of a lot or nothing: the transaction takes back what was done.
  if (leftOut[0]) throw new Refused(leftOut[0].refusal)
  await setDebitMatches(
    tx,
    matches.map((match, place) => ({ debitId: debits[place]!.id, matchId: match.id })),
  )
  await dropProposals(tx, [lineId])
  return matches
}

/** What a debit collected, as far as it is still open: somebody may have paid by transfer meanwhile, and the rest stays on account. */
function stillOpen(debit: Debit, items: ReadonlyMap<string, Item>): Part[] {
  const parts: Part[] = []
  let left = debit.cents
  for (const { itemId, cents } of debit.parts) {
    const open = items.get(itemId)?.openCents ?? 0
    const taken = cents < 0 ? -Math.min(-cents, open) : Math.min(cents, open, left)
    if (taken === 0) continue
    parts.push({ itemId, cents: taken })
    left -= taken
  }
  return parts
}
