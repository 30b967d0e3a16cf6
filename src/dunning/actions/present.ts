import { daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { type Refusal, refuse, tellRefusal } from '../../kernel/verdict.ts'
import type { Lang } from '../../kernel/wording.ts'
import type { Item } from '../../ledger/index.ts'
import { actionWording as words } from '../action-wording.ts'
import { toldToAgency } from '../collectors/told.ts'
import type { DecidedItem } from '../deciding/decision.ts'
import { explainReason, itemReasons, type Reason } from '../deciding/reasons.ts'
import type { Step, StepTone } from '../model.ts'
import { ACTION_ACTS, type ActionState, whyNot } from '../rules.ts'
import type { ScenarioBook } from '../scenarios/book.ts'
import { ownName } from '../scenarios/default-scenario.ts'
import type { NamedAction } from './board-store.ts'
import type { ActionRow } from './contract.ts'
import type { Standing } from './standing-store.ts'
import type { StoredAction } from './store.ts'

/** Stored decisions as the screens read them: amounts by currency, reasons as sentences in the caller's language. */

export const tellReason = (lang: Lang, reason: Reason) => ({ code: reason.code, sentence: explainReason(lang, reason) })

export const toldRefusal = (lang: Lang, refusal: Refusal) => ({
  code: refusal.code,
  sentence: tellRefusal(lang, refusal),
})

export const amounts = (currencies: readonly string[], cents: readonly number[]) =>
  currencies.map((currency, index) => ({ currency, cents: cents[index]! }))

function stepOf(book: ScenarioBook, action: StoredAction): Step | null {
  const { scenarioId, scenarioVersion, stepPosition } = action
  return stepPosition === null ? null : book.stepAt(scenarioId, scenarioVersion, stepPosition)
}

function stepNameOf(lang: Lang, book: ScenarioBook, action: StoredAction): string | null {
  const step = stepOf(book, action)
  return step && ownName(lang, step.name)
}

export const toneOf = (book: ScenarioBook, action: StoredAction): StepTone | null => stepOf(book, action)?.tone ?? null

/** That a person must agree is shown by where the action stands: what brought it there says more. */
const tellingReason = (reasons: readonly Reason[]): Reason =>
  reasons.find(({ code }) => code !== 'step_to_confirm' && code !== 'done_by_a_person') ?? reasons[0]!

/** As we read it; `mandateId`: as the agency that holds it does. Neither acts on what is the other's. */
export function presentAction(
  lang: Lang,
  book: ScenarioBook,
  action: NamedAction,
  mandateId: string | null = null,
): ActionRow {
  const { outcome } = action
  const isOthers = action.mandateId !== mandateId
  return {
    id: action.id,
    customerId: action.customerId,
    customerName: action.customerName,
    customerCode: action.customerCode,
    decidedOn: action.decidedOn,
    state: action.state,
    byHand: action.byHand,
    isAutomatic: action.verdict === 'send',
    stepId: action.stepId,
    stepName: stepNameOf(lang, book, action) ?? (action.stepName ? ownName(lang, action.stepName) : null),
    channel: action.channel,
    amounts: amounts(
      action.currencies,
      action.dueCents.map((due, index) => due - action.creditCents[index]!),
    ),
    itemCount: action.itemIds.length,
    excludedCount: action.excluded.length,
    oldestDueOn: action.oldestDueOn,
    snoozedUntil: action.snoozedUntil,
    isEdited: action.body !== null,
    contactOn: action.contactOn,
    messageId: action.messageId,
    agencyName: action.agencyName,
    why:
      outcome && 'refusal' in outcome
        ? toldRefusal(lang, outcome.refusal)
        : mandateId === null
          ? tellReason(lang, tellingReason(action.reasons))
          : {
              code: tellingReason(action.reasons).code,
              sentence: toldToAgency(lang, tellingReason(action.reasons)),
            },
    acts: ACTION_ACTS.map((act) => {
      const refusal = isOthers
        ? refuse('agency_decides', words.agencyDecides, { agency: action.agencyName }).refusal
        : whyNot(act, action)
      return { act, whyNot: refusal && tellRefusal(lang, refusal) }
    }),
  }
}

/** States of an action that is over: nothing more leaves for it. */
const SETTLED: readonly ActionState[] = ['done', 'cancelled', 'skipped', 'superseded', 'noted']

/**
 * The lines of an action, as they were decided, each with the reasons for its being there. Days late are today's; those of an
 * action that is over are of its own day.
 */
export function presentLines(
  lang: Lang,
  book: ScenarioBook,
  action: StoredAction,
  items: ReadonlyMap<string, Item>,
  today: LocalDate,
) {
  const isSettled = SETTLED.includes(action.state)
  const on = isSettled ? (action.contactOn ?? action.decidedOn) : today
  return action.itemIds.map((itemId, index) => {
    const item = items.get(itemId)!
    const line = decidedItem(book, action, item, index, on)
    const { documentNo, dueOn, daysLate, currency, openCents, amountCents, creditCents, standing } = line
    const reasons = itemReasons(line, isSettled).map((reason) => tellReason(lang, reason))
    return {
      itemId,
      documentNo,
      issuedOn: item.issuedOn,
      dueOn,
      daysLate,
      currency,
      openCents,
      amountCents,
      creditCents,
      standing,
      reasons,
    }
  })
}

function decidedItem(book: ScenarioBook, action: StoredAction, item: Item, index: number, on: LocalDate): DecidedItem {
  const position = action.positions[index] ?? null
  return {
    itemId: item.id,
    documentNo: item.documentNo || item.label,
    dueOn: item.dueOn,
    daysLate: daysBetween(item.dueOn, on),
    currency: item.currency,
    openCents: action.itemCents[index]!,
    amountCents: item.amountCents,
    creditCents: action.itemCreditCents?.[index] ?? 0,
    standing: position === null ? 'mentioned' : position === action.stepPosition ? 'leads' : 'accompanies',
    step: position === null ? null : book.stepAt(action.scenarioId, action.scenarioVersion, position),
    entry: (action.entries?.[index] ?? 'in_order') as DecidedItem['entry'],
    remindersBefore: action.reminders?.[index] ?? 0,
    lastRemindedOn: (action.remindedOn?.[index] ?? null) as LocalDate | null,
  }
}

export function presentExcluded(lang: Lang, action: StoredAction, items: ReadonlyMap<string, Item>) {
  return action.excluded.map(({ itemId, reason }) => {
    const { documentNo, label, dueOn, currency, openCents } = items.get(itemId)!
    return { itemId, documentNo: documentNo || label, dueOn, currency, openCents, reason: tellReason(lang, reason) }
  })
}
