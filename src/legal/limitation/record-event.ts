import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { debtOf } from './clock-store.ts'
import {
  debtsOf,
  endEventRow,
  type HandEvent,
  insertEvent,
  lockEvent,
  loseEventRow,
  type NewEvent,
  withdrawEventRow,
} from './event-store.ts'
import { CAUSES } from './model.ts'
import { aboutDebt, clockLawOf, reckonDebts } from './reckon-debts.ts'
import { effectOf } from './rules.ts'
import { causeNames, movesNothing, limitationWording as words } from './wording.ts'

/**
 * Tells what happened to debts of a customer, with what proves it; their clocks are reckoned again. Refused, with the reason, when it
 * moves the clock of none of them: a letter, a promise by phone, a request that was only filed.
 */
export async function recordEvent(tx: OrgTx, told: Omit<NewEvent, 'id'>, by: By): Promise<string> {
  if (!(await customerOf(tx, told.customerId))) throw new Refused(notFound().refusal)
  const itemIds = [...new Set(told.itemIds)]
  if ((await debtsOf(tx, told.customerId, itemIds)).size < itemIds.length)
    throw new Refused(refuse('not_its_debt', words.notItsDebt, {}, 'itemIds').refusal)
  checkDays(told.on, told.until, by.today)
  if (told.until !== null && CAUSES[told.cause].lasts === 'at')
    throw new Refused(refuse('one_day', words.oneDay, {}, 'until').refusal)
  await mustMoveSomething(tx, told.cause, itemIds)
  if (told.evidence.length < 3) throw new Refused(refuse('no_evidence', words.noEventEvidence, {}, 'evidence').refusal)
  const event = { ...told, itemIds, id: newId(by.at) }
  await insertEvent(tx, event, { name: by.actor.name, at: by.at })
  await reckonDebts(tx, { itemIds }, by.at)
  await tell(tx, 'clock_event_told', event, by, { until: event.until, evidence: event.evidence, itemIds })
  return event.id
}

function checkDays(on: LocalDate, until: LocalDate | null, today: LocalDate): void {
  if (on > today) throw new Refused(refuse('day_ahead', words.dayAhead, { day: on, today }, 'on').refusal)
  if (until !== null && until > today)
    throw new Refused(refuse('day_ahead', words.dayAhead, { day: until, today }, 'until').refusal)
  if (until !== null && until < on)
    throw new Refused(refuse('days_reversed', words.daysReversed, { on, until }, 'until').refusal)
}

async function mustMoveSomething(tx: OrgTx, cause: NewEvent['cause'], itemIds: readonly string[]): Promise<void> {
  const { setting, isWritten } = await clockLawOf(tx)
  for (const itemId of itemIds) {
    const debt = await debtOf(tx, itemId)
    if (debt && effectOf(cause, aboutDebt(debt, setting).kind) !== 'none') return
  }
  const sentence = isWritten ? (movesNothing[cause] ?? words.movesNothing) : words.eventUnwritten
  throw new Refused(refuse('moves_nothing', sentence, {}, 'cause').refusal)
}

/** The action, the mediation or the insolvency is over: the clock runs again from that day. */
export async function endEvent(tx: OrgTx, id: string, until: LocalDate, by: By): Promise<void> {
  const event = await standing(tx, id)
  if (CAUSES[event.cause].lasts === 'at' || event.until !== null)
    throw new Refused(refuse('not_running', words.notRunning).refusal)
  checkDays(event.on, until, by.today)
  await endEventRow(tx, id, until)
  await reckonDebts(tx, { itemIds: event.itemIds }, by.at)
  await tell(tx, 'clock_event_ended', event, by, { until })
}

/** Its effect is lost, as if it had never been (C. civ. art. 2243; Cass. 2e civ. 19 November 2020, no. 19-20.238). */
export async function loseEvent(tx: OrgTx, id: string, on: LocalDate, why: string, by: By): Promise<void> {
  const event = await standing(tx, id)
  if (!CAUSES[event.cause].isByCourt) throw new Refused(refuse('cannot_be_lost', words.cannotBeLost).refusal)
  if (event.lostOn !== null) throw new Refused(refuse('lost_already', words.lostAlready, { day: event.lostOn }).refusal)
  checkDays(event.on, on, by.today)
  await loseEventRow(tx, id, on, why)
  await reckonDebts(tx, { itemIds: event.itemIds }, by.at)
  await tell(tx, 'clock_event_lost', event, by, { lostOn: on, reason: why })
}

/** It was a slip. */
export async function withdrawEvent(tx: OrgTx, id: string, why: string, by: By): Promise<void> {
  const event = await standing(tx, id)
  await withdrawEventRow(tx, id, why, by.at)
  await reckonDebts(tx, { itemIds: event.itemIds }, by.at)
  await tell(tx, 'clock_event_withdrawn', event, by, { evidence: event.evidence, reason: why })
}

async function standing(tx: OrgTx, id: string): Promise<HandEvent> {
  const event = await lockEvent(tx, id)
  if (!event) throw new Refused(notFound().refusal)
  if (event.isWithdrawn) orRefuse(refuse('withdrawn', words.withdrawn))
  return event
}

const tell = (
  tx: OrgTx,
  verb: string,
  event: Pick<NewEvent, 'id' | 'customerId' | 'cause' | 'on'>,
  { actor, at }: By,
  data: object,
): Promise<unknown> =>
  record(tx, {
    actor,
    at,
    verb,
    subject: { kind: 'customer', id: event.customerId },
    data: { event: event.id, clockCause: event.cause, on: event.on, ...data },
  })
