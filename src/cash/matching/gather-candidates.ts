import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { OpenLine } from '../lines/line-store.ts'
import { refusalsFor } from '../lines/refusal-store.ts'
import { type Evidence, evidence } from '../model.ts'
import type { CashSetting } from '../setting-store.ts'
import type { BooksRead } from './books-read.ts'
import { openItemsOfMany } from './candidate-store.ts'
import { MOST_AMOUNTS } from './fewest-of.ts'
import { bookedFor } from './gather-booked.ts'
import { amountsOnly, depositable, type GroupsRead, priceOf } from './gather-unnamed.ts'
import { announcedFor, type Cited, citedBy, hitsByKey } from './match-citations.ts'
import { aliasesOf, payersOf } from './match-payers.ts'
import type { Reading, Readings } from './match-readings.ts'
import { settledItems } from './match-settled.ts'
import type { Withholding } from './match-withheld.ts'
import type { Candidate, Gathered, OpenItem, PayerEvidence } from './model.ts'
import { paidAgain } from './paid-again.ts'

const MOST_CANDIDATES = 12
const NOBODY: PayerEvidence = { how: 'none', words: '', score: 0, isAmbiguous: false }

type Draft = { readonly cited: Cited; readonly payers: ReadonlyMap<string, PayerEvidence> }

/**
 * Everything that matching needs to know about these lines, read in a handful of statements however many lines there are:
 * what they cite (by index), who they name (aliases, then names), what those customers have open, and what was refused.
 */
export async function gatherCandidates(
  tx: OrgTx,
  lines: readonly OpenLine[],
  run: {
    readonly readings: Readings
    readonly books: BooksRead
    readonly groups: GroupsRead
    readonly withheld: Withholding
    readonly today: LocalDate
    readonly setting: Pick<CashSetting, 'subsetItems'>
  },
): Promise<Gathered[]> {
  const { readings, books, groups, withheld, today, setting } = run
  const announced = await announcedFor(tx, lines)
  const read = lines.map((line) => readings.of(line))
  const citing = read.map((one) => one.citing)
  const hits = await hitsByKey(tx, citing, announced.values())
  const aliases = await aliasesOf(tx, lines)
  const drafts = lines.map((line, place): Draft => {
    const { citing, named } = read[place]!
    return {
      cited: citedBy(line, citing, announced.get(line.id) ?? [], hits),
      payers: payersOf(line, citing, aliases, readings.names, named),
    }
  })

  const customerIds = new Set<string>()
  const citedIds = new Set<string>()
  for (const { cited, payers } of drafts) {
    for (const id of payers.keys()) customerIds.add(id)
    for (const [customerId, own] of cited.open) {
      customerIds.add(customerId)
      for (const citation of own) citedIds.add(citation.itemId)
    }
    for (const customerId of cited.foreign.keys()) customerIds.add(customerId)
  }
  const unnamed = lines.filter((_, place) => isUnnamed(drafts[place]!))
  const groupsOf = await groups.of(tx, unnamed)
  for (const line of unnamed) for (const customerId of groupsOf.get(priceOf(line)) ?? []) customerIds.add(customerId)
  for (const found of hits.values()) for (const { itemId, openCents } of found) books.note(itemId, openCents)
  const open = once(await openItemsOfMany(tx, [...customerIds], [...citedIds]))
  books.noteCustomers(customerIds)
  for (const { id, openCents } of open) books.note(id, openCents)
  const items = Map.groupBy(open, (item) => item.customerId)
  const settled = await settledItems(
    tx,
    drafts.flatMap(({ cited }) => [...cited.settled.values()].flat()),
  )
  const again = await paidAgain(tx, lines)
  const byAmount = await amountsOnly(tx, unnamed)
  const deposit = await depositable(tx, unnamed)
  const booked = await bookedFor(
    tx,
    lines.map((line, place) => ({ line, ...pointsAt(drafts[place]!) })),
    setting.subsetItems,
  )
  const refusals = Map.groupBy(
    await refusalsFor(
      tx,
      lines.map((line) => line.id),
    ),
    (refusal) => refusal.lineId,
  )

  for (const { id, customerId, openCents } of [...byAmount.values(), ...unnamed.map(deposit)].flat()) {
    customerIds.add(customerId)
    books.note(id, openCents)
  }
  const held = await withheld(tx, [...customerIds], today)

  return lines.map((line, place) => {
    const { cited, payers } = drafts[place]!
    const nobody: PayerEvidence = { ...NOBODY, words: line.payerName }
    const candidates: Candidate[] = []
    for (const customerId of new Set([
      ...cited.open.keys(),
      ...payers.keys(),
      ...cited.settled.keys(),
      ...cited.foreign.keys(),
    ])) {
      if (candidates.length === MOST_CANDIDATES) break
      candidates.push({
        customerId,
        payer: payers.get(customerId) ?? nobody,
        items: (items.get(customerId) ?? []).filter((item) => item.currency === line.currency),
        citations: cited.open.get(customerId) ?? [],
        foreign: cited.foreign.get(customerId) ?? [],
        settled: settled(cited.settled.get(customerId) ?? []),
      })
    }
    const addUnnamed = (customerId: string, own: readonly OpenItem[], most = MOST_CANDIDATES) => {
      if (candidates.length >= most || candidates.some((known) => known.customerId === customerId)) return
      candidates.push({ customerId, payer: nobody, items: own, citations: [], foreign: [], settled: [] })
    }
    if (isUnnamed(drafts[place]!)) {
      for (const item of byAmount.get(priceOf(line)) ?? []) addUnnamed(item.customerId, [item])
      for (const customerId of groupsOf.get(priceOf(line)) ?? [])
        addUnnamed(
          customerId,
          (items.get(customerId) ?? []).filter((item) => item.currency === line.currency),
        )
      for (const [customerId, own] of Map.groupBy(deposit(line), (item) => item.customerId))
        addUnnamed(customerId, own, MOST_AMOUNTS)
    }
    return {
      line,
      citing: citing[place]!,
      reserve: { always: always(line, read[place]!, today), withheld: held },
      receipt: {
        lineId: line.id,
        bookedOn: line.bookedOn,
        cents: line.cents,
        currency: line.currency,
        instructed: line.details.instructed,
        said: citing[place]!.said,
        isRareAmount: false,
      },
      candidates,
      refused: new Set((refusals.get(line.id) ?? []).map((refusal) => refusal.subjectId)),
      booked: booked(line),
      reopened: again.get(line.id) ?? [],
    }
  })
}

/** Whom a line names or cites beyond doubt, and whether it points at nobody at all. */
function pointsAt({ cited, payers }: Draft): { customers: string[]; pointsAtNobody: boolean } {
  const named = [...payers].filter(([, { isAmbiguous }]) => !isAmbiguous).map(([customerId]) => customerId)
  const customers = [...new Set([...named, ...cited.open.keys(), ...cited.settled.keys()])]
  return { customers, pointsAtNobody: customers.length + payers.size + cited.foreign.size === 0 }
}

/** What keeps a line from being applied by itself, whatever it pays. */
function always(line: OpenLine, { addressee }: Reading, today: LocalDate): Evidence[] {
  const reasons: Evidence[] = []
  // Money addressed to a company called almost as ours may have come to the wrong account.
  if (addressee !== '') reasons.push(evidence('other_addressee', { words: addressee }))
  if (line.bookedOn > today) reasons.push(evidence('dated_ahead', { on: line.bookedOn }))
  return reasons
}

/** Rows that come sorted, the same ones side by side, each once. */
const once = <T extends { readonly id: string }>(rows: readonly T[]): T[] =>
  rows.filter((row, place) => place === 0 || row.id !== rows[place - 1]!.id)

/** It cites nothing, and whoever it names is only a name alike. */
const isUnnamed = ({ cited, payers }: Draft): boolean =>
  cited.open.size + cited.settled.size + cited.foreign.size === 0 &&
  [...payers.values()].every(({ how, isAmbiguous }) => how === 'like_name' || isAmbiguous)
