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
import { debitsAbout, ofAmount, onlyLots, saysDirectDebits, total } from './collection-lots.ts'
import { lockCollection } from './collection-store.ts'
import { type Debit, debitsOf, setDebitMatches } from './store.ts'
import { debitWording as words } from './wording.ts'

const END_TO_END = /\bPRLV\d{4,}-\d{5}\b/g
const MESSAGE = /\bPRLV\d{4,}-\d{6}\b/g
const LOT = /\bPRLV\d{4,}-\d{6}-\d{1,2}\b/g

/**
 * Lines that bring the money of our collections: they carry the reference of debits, of a lot or of the file, and the exact
 * sum; or the bank's words say direct debits, and one lot alone has that sum about that day. Each settles what its debits
 * collected and nothing else. Gives the lines that were settled.
 */
export async function settleCollected(tx: OrgTx, lines: readonly OpenLine[], by: By): Promise<Set<string>> {
  const mayBe = lines.filter((line) => line.details.returnWords === '' && line.currency === 'EUR')
  const citing = mayBe.map((line) => ({ line, text: allWords(line) })).filter(({ text }) => text.includes('PRLV'))
  const cited = await debitsCited(
    tx,
    citing.map(({ text }) => text),
  )
  const wordless = mayBe.filter((line) => saysDirectDebits(line))
  const about = await debitsAbout(tx, wordless)
  if (cited.length + about.length === 0) return new Set()
  const refusals = Map.groupBy(
    await refusalsFor(
      tx,
      mayBe.map((line) => line.id),
    ),
    (refusal) => refusal.lineId,
  )
  const settled = new Set<string>()
  const done = new Set<string>()
  const settle = async (line: OpenLine, named: readonly Debit[] | null, ground: Ground) => {
    const refused = new Set((refusals.get(line.id) ?? []).map((refusal) => refusal.subjectId))
    if (!named || named.some((debit) => debit.parts.some((part) => refused.has(part.itemId)))) return
    await settleDebits(tx, line, named, by, { how: 'automatic', ground })
    for (const debit of named) settled.add(debit.id)
    done.add(line.id)
  }
  const left = (debits: readonly Debit[]) => debits.filter((debit) => isExpected(debit) && !settled.has(debit.id))
  for (const { line, text } of citing) await settle(line, debitsNamed(left(cited), line, text), 'collected')
  for (const { line, named } of onlyLots(wordless, left(about)))
    if (!done.has(line.id)) await settle(line, named, 'collected_alone')
  return done
}

/** Why the money of a line is that of a debit: its reference, or nothing else it could be. */
type Ground = 'collected' | 'collected_alone'

async function debitsCited(tx: OrgTx, texts: readonly string[]): Promise<readonly Debit[]> {
  const all = (pattern: RegExp) => [...new Set(texts.flatMap((text) => text.match(pattern) ?? []))]
  const [endToEnds, messageIds] = [all(END_TO_END), all(MESSAGE)]
  return endToEnds.length + messageIds.length === 0 ? [] : debitsOf(tx, { endToEnds, messageIds })
}

/** The money is still expected; of a debit that was rejected too: a bank may credit the lot whole, and take the reject back in a line of its own. */
const isExpected = ({ state, lineId }: Debit): boolean =>
  state === 'running' || (state === 'rejected' && lineId === null)

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
  const debits = (await debitsOf(tx, { collectionId })).filter(isExpected)
  const named = line.currency === 'EUR' ? lotOfAmount(debits, line.cents) : null
  if (!named) {
    const running = debits.filter((debit) => debit.state === 'running')
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
  return settleDebits(tx, line, named, by, { how: 'by_hand', ground: 'collected' })
}

const allWords = (line: OpenLine): string =>
  [citingText(line), ...Object.values(line.details.references)].join('\n').toUpperCase()

function debitsNamed(debits: readonly Debit[], line: OpenLine, text: string): readonly Debit[] | null {
  const cited = (pattern: RegExp) => new Set(text.match(pattern) ?? [])
  const [own, lots, files] = [cited(END_TO_END), cited(LOT), cited(MESSAGE)]
  const byOwn = debits.filter((debit) => own.has(debit.endToEnd))
  if (byOwn.length > 0) return ofAmount(byOwn, line.cents)
  const byLot = debits.filter((debit) => lots.has(debit.lot))
  if (byLot.length > 0) return ofAmount(byLot, line.cents)
  return lotOfAmount(
    debits.filter((debit) => files.has(debit.messageId)),
    line.cents,
  )
}

/** All of these debits, or the one lot of them, that come to an amount. */
function lotOfAmount(debits: readonly Debit[], cents: number): readonly Debit[] | null {
  const whole = ofAmount(debits, cents)
  if (whole) return whole
  const lots = [...Map.groupBy(debits, (debit) => debit.lot).values()].map((lot) => ofAmount(lot, cents))
  const found = lots.filter((lot) => lot !== null)
  return found.length === 1 ? found[0]! : null
}

async function settleDebits(
  tx: OrgTx,
  line: Pick<OpenLine, 'id'>,
  debits: readonly Debit[],
  by: By,
  { how, ground }: { readonly how: 'automatic' | 'by_hand'; readonly ground: Ground },
): Promise<readonly NewMatch[]> {
  const ids = debits.flatMap((debit) => debit.parts.map((part) => part.itemId))
  const items = new Map((await itemsById(tx, ids)).map((item) => [item.id, item]))
  const orders = debits.map((debit): MatchOrder => {
    // What the bank rejected is owed still: its money waits for the line that takes it back.
    const isRejected = debit.state === 'rejected'
    const parts = isRejected ? [] : stillOpen(debit, items)
    return {
      lineId: line.id,
      class: 'own_reference',
      customerId: debit.customerId,
      payerId: null,
      parts,
      gap: null,
      onAccountCents: debit.cents - parts.reduce((sum, part) => sum + part.cents, 0),
      bookedItemId: null,
      evidence: [evidence(isRejected ? 'collected_rejected' : ground, { words: debit.endToEnd, on: debit.collectOn })],
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
  await dropProposals(tx, [line.id])
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
