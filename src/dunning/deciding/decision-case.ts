import type { LocalDate } from '../../kernel/calendar.ts'
import type { Currency } from '../../kernel/money.ts'
import type { CustomerFacts, DebitItem, DunningSettings, Hold, Moment, Step } from '../model.ts'
import type { DecidedItem, ExcludedItem } from './decision.ts'
import type { Ladder } from './ladder.ts'
import type { Progress } from './progress.ts'
import type { Reason } from './reasons.ts'

/** One item under decision. */
export type Draft = {
  readonly item: DebitItem
  readonly progress: Readonly<Progress>
  readonly daysLate: number
  /** The item's own step that is due; null when none is. */
  readonly step: Step | null
  readonly entry: DecidedItem['entry']
  readonly isLevelMissing: boolean
  /** How many times the last step was taken, when it is due again; else 0. */
  readonly repeats: number
  creditCents: number
}

/** `reminder`: overdue items. `upcoming`: items to note before their due date. `exhausted`: items past the last step. */
export type CasePart = 'reminder' | 'upcoming' | 'exhausted'

/** What the guards work on: the items of one future message, and what was said against them so far. */
export type Case = {
  readonly part: CasePart
  readonly ladder: Ladder
  readonly facts: CustomerFacts
  readonly settings: DunningSettings
  readonly moment: Moment
  /** Open credits that this message must deduct, by owner and currency (`ownerOf`). */
  readonly credits: ReadonlyMap<string, number>
  /** Items with a step of their own to take. */
  candidates: Draft[]
  /** Overdue items with no step of their own today. */
  companions: Draft[]
  excluded: ExcludedItem[]
  confirmations: Reason[]
  /** What the message is to be read with. */
  notes: Reason[]
  /** What stops the whole message. */
  stop: { readonly verdict: 'hold' | 'wait'; readonly reason: Reason; readonly nextOn: LocalDate | null } | null
  /** Earliest day on which an excluded item may come back. */
  backOn: LocalDate | null
}

/** Takes the items for which `why` gives a reason out of the message. */
export function exclude(drafts: Draft[], into: ExcludedItem[], why: (draft: Draft) => Reason | null): Draft[] {
  let kept = drafts
  for (let index = 0; index < drafts.length; index++) {
    const draft = drafts[index]!
    const reason = why(draft)
    if (reason === null) {
      if (kept !== drafts) kept.push(draft)
      continue
    }
    if (kept === drafts) kept = drafts.slice(0, index)
    const { id, documentNo, currency, openCents } = draft.item
    into.push({ itemId: id, documentNo, currency, openCents, reason })
  }
  return kept
}

export function excludeFrom(theCase: Case, why: (draft: Draft) => Reason | null): void {
  theCase.candidates = exclude(theCase.candidates, theCase.excluded, why)
  theCase.companions = exclude(theCase.companions, theCase.excluded, why)
}

/** Sums per currency over the items still in the message; `net` has their credits taken off. */
export function sumsOf(theCase: Case): Map<Currency, { due: number; net: number }> {
  const sums = new Map<Currency, { due: number; net: number }>()
  for (const drafts of [theCase.candidates, theCase.companions]) {
    for (const { item, creditCents } of drafts) {
      const sum = sums.get(item.currency)
      if (sum) {
        sum.due += item.openCents
        sum.net += item.openCents - creditCents
      } else sums.set(item.currency, { due: item.openCents, net: item.openCents - creditCents })
    }
  }
  return sums
}

export const isRunning = (hold: Pick<Hold, 'fromOn' | 'untilOn'>, today: LocalDate): boolean =>
  hold.fromOn <= today && (hold.untilOn === null || hold.untilOn >= today)

export const isCovered = (draft: Draft): boolean => draft.creditCents >= draft.item.openCents

type Aged = Pick<DebitItem, 'id' | 'documentNo' | 'dueOn'>

/** Oldest first, then by number: the order of lists and of credits, whatever the order the facts came in. */
export function byAge(a: Aged, b: Aged): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  if (a.documentNo !== b.documentNo) return a.documentNo < b.documentNo ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The step of the message: the highest that an item not settled by open credits has reached. */
export function leadingStep(theCase: Case): Step | null {
  let leading: Step | null = null
  for (const draft of theCase.candidates) {
    if (draft.step && !isCovered(draft) && (!leading || draft.step.position > leading.position)) leading = draft.step
  }
  return leading
}
