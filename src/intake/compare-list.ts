import { organisationOf } from '../access/index.ts'
import { formatDay, type LocalDate } from '../kernel/calendar.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { forgetComparison, markKnown } from './comparison-store.ts'
import { otherSource } from './ledgers-in-books.ts'
import {
  type ListPosition,
  laterList,
  listPositions,
  markSupersededSettlements,
  type Observed,
  stageObserved,
  stageTakenBack,
} from './list-queries.ts'
import type { Rejection } from './model.ts'
import { warning } from './reading.ts'
import { uuidOf } from './stage-items.ts'
import { addRejections, clearRejections } from './store.ts'
import { type Summary, summarise } from './summarise.ts'
import { intakeWording as words } from './wording.ts'

export type ComparedList = {
  readonly id: string
  readonly kind: 'open_items' | 'aged_balance'
  readonly asOf: LocalDate
  /** Only lists read with the same profile speak of the same receivables. */
  readonly profileId: string | null
}

/**
 * Compares a list with what the lists before it left: a list is a photograph of what is open, so what shrank was paid,
 * what is gone was settled, what grew was wrongly believed settled. An aged balance replaces the one before it.
 */
export async function compareList(tx: OrgTx, list: ComparedList): Promise<Summary> {
  const later = await laterList(tx, list)
  if (later) throw new Refused(refuse('older_snapshot', words.olderSnapshot, { day: later, this: list.asOf }).refusal)
  await forgetComparison(tx, list.id)
  await clearRejections(tx, list.id, 'from_books')
  await markKnown(tx, list.id)
  await markSupersededSettlements(tx, list.id)
  const { lang } = await organisationOf(tx)
  const labels = {
    paid: say(lang, list.kind === 'aged_balance' ? words.replacedByAged : words.observedPayment, {
      day: formatDay(lang, list.asOf),
    }),
    raised: say(lang, words.observedRaise, { day: formatDay(lang, list.asOf) }),
  }
  const observed: Observed[] = []
  const takenBack: { ids: string[]; undoKey: string }[] = []
  const warnings: Rejection[] = []
  for (const position of await listPositions(tx, list)) {
    const surplus = position.openCents - position.listCents
    if (surplus === 0) continue
    if (surplus < 0 && position.handCents > 0) {
      warnings.push(stillListed(position))
      continue
    }
    // Growing means that a settlement was observed wrongly: it is taken back, and the rest observed anew.
    if (surplus < 0 && position.settlingIds.length > 0)
      takenBack.push({ ids: [...position.settlingIds], undoKey: position.settleKey })
    const rest = surplus < 0 ? surplus + position.settlingCents : surplus
    if (rest !== 0) observed.push(observation(position, rest, list, rest > 0 ? labels.paid : labels.raised))
  }
  await stageTakenBack(tx, list.id, takenBack)
  await stageObserved(tx, list.id, observed)
  const others = await otherSource(tx, list.kind === 'aged_balance' ? ['fec', 'open_items'] : ['fec', 'aged_balance'])
  if (others) warnings.push(warning('other_source', words.otherSource, { file: others.fileName }))
  await addRejections(tx, list.id, warnings, true)
  return summarise(tx, list.id)
}

/** `rest` > 0 is settled by an item of the opposite side, `rest` < 0 is owed again by one of the same side. */
function observation(position: ListPosition, rest: number, list: ComparedList, label: string): Observed {
  const isSettlement = rest > 0
  return {
    line: position.line ?? 0,
    // What was open before is part of the identity: two lists of one day may each observe a payment of the same amount.
    rowKey: uuidOf(['observed', position.settleKey, list.asOf, position.openCents, rest].join('\u001f')),
    customerCode: position.customerCode,
    customerName: position.customerName,
    kind: isSettlement && position.side === 1 && list.kind === 'open_items' ? 'receipt' : 'adjustment',
    side: isSettlement ? (position.side === 1 ? -1 : 1) : position.side,
    amountCents: Math.abs(rest),
    currency: position.currency,
    documentNo: position.documentNo,
    label,
    // What is settled before its own date is settled on it: earlier, the credit would count without its debit.
    on: isSettlement && position.issuedOn > list.asOf ? position.issuedOn : list.asOf,
    settleKey: position.settleKey,
  }
}

const stillListed = (position: ListPosition): Rejection => ({
  line: position.line,
  column: '',
  value: position.documentNo,
  code: 'still_listed',
  severity: 'warning',
  sentence: words.stillListed,
  params: {
    customer: position.customerName,
    document: position.documentNo || '–',
    listed: { cents: position.listCents, currency: position.currency },
    open: { cents: position.openCents, currency: position.currency },
  },
})
