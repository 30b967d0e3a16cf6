import type { By } from '../cash/index.ts'
import { addDays, addMonths, type LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { record } from '../trail/index.ts'
import type { AskLaw } from './at-law.ts'
import { chooseDebts } from './choose-debts.ts'
import type { PaymentPromise, PromiseSource } from './model.ts'
import { spread } from './rules.ts'
import { settingOf } from './setting-store.ts'
import { insertPromise, lockPromise, lockPromiser, movePromises } from './store.ts'
import { promiseMoved } from './tell.ts'
import { promiseStateNames, promiseWording as words } from './wording.ts'

export type PromiseOrder = {
  readonly customerId: string
  readonly itemIds: readonly string[]
  /** Null: all that is left of these documents. */
  readonly cents: number | null
  readonly dueOn: LocalDate
  readonly source: PromiseSource
  readonly saidBy: string
  readonly note: string
  /** The running promise that this one takes the place of. */
  readonly replaces: string | null
}

/** Writes down what a customer promised: reminders of these documents wait until the day, and the days of grace after it. */
export async function recordPromise(tx: OrgTx, askLaw: AskLaw, order: PromiseOrder, by: By): Promise<string> {
  const { customerId, dueOn } = order
  if (dueOn < by.today) throw new Refused(refuse('promised_past', words.promisedPast, { day: dueOn }, 'dueOn').refusal)
  if (dueOn > addMonths(by.today, 12))
    throw new Refused(refuse('promised_far', words.promisedFar, { day: dueOn }, 'dueOn').refusal)
  await lockPromiser(tx, customerId)
  const replaced = order.replaces === null ? null : await runningPromise(tx, order.replaces, customerId)
  const { items, owed } = await chooseDebts(
    tx,
    askLaw,
    customerId,
    order.itemIds,
    replaced ? { promise: replaced.id } : {},
  )
  const cents = order.cents ?? owed.cents
  if (cents <= 0) throw new Refused(refuse('nothing_promised', words.nothingPromised, {}, 'cents').refusal)
  if (cents > owed.cents)
    throw new Refused(
      refuse('too_much', words.tooMuch, { asked: { cents, currency: owed.currency }, owed }, 'cents').refusal,
    )
  const { graceDays } = await settingOf(tx)
  const promise: PaymentPromise = {
    id: newId(by.at),
    customerId,
    currency: owed.currency,
    cents,
    promisedOn: by.today,
    dueOn,
    graceUntil: addDays(dueOn, graceDays),
    source: order.source,
    saidBy: order.saidBy,
    note: order.note,
    madeAt: by.at,
    madeBy: by.actor.id,
    madeByName: by.actor.name,
    state: 'running',
    stateOn: by.today,
    keptCents: 0,
    checkedAt: by.at,
    endedWhy: '',
    parts: spread(items, cents),
  }
  if (replaced)
    await movePromises(
      tx,
      [{ id: replaced.id, state: 'replaced', on: by.today, keptCents: replaced.keptCents, why: '' }],
      by.at,
    )
  await insertPromise(tx, promise)
  await promiseMoved(tx, customerId)
  const { id, source, saidBy, note } = promise
  await tell(tx, replaced ? 'promise_replaced' : 'promise_made', customerId, by, {
    promise: id,
    replaces: replaced?.id ?? null,
    amount: { cents, currency: owed.currency },
    dueOn,
    source,
    saidBy,
    note,
    itemIds: promise.parts.map(({ itemId }) => itemId),
  })
  return id
}

/** Takes a promise back: it was a slip, or the customer says that it will not be kept. It counts neither as kept nor as broken. */
export async function cancelPromise(tx: OrgTx, id: string, why: string, by: By): Promise<void> {
  const promise = await runningPromise(tx, id, null)
  await movePromises(tx, [{ id, state: 'cancelled', on: by.today, keptCents: promise.keptCents, why }], by.at)
  await promiseMoved(tx, promise.customerId)
  await tell(tx, 'promise_cancelled', promise.customerId, by, { promise: id, dueOn: promise.dueOn, reason: why })
}

async function runningPromise(tx: OrgTx, id: string, customerId: string | null): Promise<PaymentPromise> {
  const promise = await lockPromise(tx, id)
  if (!promise || (customerId !== null && promise.customerId !== customerId)) throw new Refused(notFound().refusal)
  if (promise.state !== 'running') throw new Refused(promiseOver(promise))
  return promise
}

const promiseOver = ({ state }: PaymentPromise) => {
  const inWords = {
    fr: words.promiseOver.fr.replace('{state}', promiseStateNames[state].fr.toLowerCase()),
    en: words.promiseOver.en.replace('{state}', promiseStateNames[state].en.toLowerCase()),
  }
  return refuse('promise_over', inWords).refusal
}

const tell = (tx: OrgTx, verb: string, customerId: string, by: By, data: Readonly<Record<string, unknown>>) =>
  record(tx, { actor: by.actor, at: by.at, verb, subject: { kind: 'customer', id: customerId }, data })
