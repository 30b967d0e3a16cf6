import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { OpenLine } from '../lines/line-store.ts'
import { refusalsFor } from '../lines/refusal-store.ts'
import { type Evidence, evidence } from '../model.ts'
import type { CashSetting } from '../setting-store.ts'
import type { BooksRead } from './books-read.ts'
import { debitsOfAmounts, openItemsOfMany, type PricedItem } from './candidate-store.ts'
import { bookedFor } from './gather-booked.ts'
import { announcedFor, type Cited, citedBy, hitsByKey } from './match-citations.ts'
import { aliasesOf, payersOf } from './match-payers.ts'
import type { Reading, Readings } from './match-readings.ts'
import { settledItems } from './match-settled.ts'
import type { Withholding } from './match-withheld.ts'
import type { Candidate, Gathered, PayerEvidence } from './model.ts'
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
    readonly withheld: Withholding
    readonly today: LocalDate
    readonly setting: Pick<CashSetting, 'subsetItems'>
  },
): Promise<Gathered[]> {
  const { readings, books, withheld, today, setting } = run
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
  const byAmount = await amountsOnly(tx, lines, drafts)
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

  for (const { id, customerId, openCents } of [...byAmount.values()].flat()) {
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
    for (const item of byAmount.get(`${line.currency}${line.cents}`) ?? []) {
      if (candidates.length === MOST_CANDIDATES) break
      if (candidates.some((known) => known.customerId === item.customerId)) continue
      candidates.push({
        customerId: item.customerId,
        payer: nobody,
        items: [item],
        citations: [],
        foreign: [],
        settled: [],
      })
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

/** For lines that cite nothing and name nobody: who has this very amount open. */
async function amountsOnly(
  tx: OrgTx,
  lines: readonly OpenLine[],
  drafts: readonly Draft[],
): Promise<Map<string, PricedItem[]>> {
  const wanted = new Map<string, Set<number>>()
  for (const [place, line] of lines.entries()) {
    const { cited, payers } = drafts[place]!
    if (cited.open.size + cited.settled.size + cited.foreign.size + payers.size > 0) continue
    const amounts = wanted.get(line.currency)
    if (amounts) amounts.add(line.cents)
    else wanted.set(line.currency, new Set([line.cents]))
  }
  const found: PricedItem[] = []
  for (const [currency, amounts] of wanted) found.push(...(await debitsOfAmounts(tx, [...amounts], currency)))
  return Map.groupBy(found, (item) => `${item.currency}${item.openCents}`)
}
