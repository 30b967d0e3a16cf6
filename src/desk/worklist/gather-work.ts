import { answersWaiting } from '../../colleagues/index.ts'
import { messagesInDoubt } from '../../correspondence/index.ts'
import { lateTasks } from '../../disputes/index.ts'
import { actionsWaiting, lastReminders, type ScenarioBook } from '../../dunning/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { debtsAtLaw, debtsNearLimitation, insolvencyWork, noticesOver, proceedingsDue } from '../../legal/index.ts'
import { requestsToAnswer } from '../../outsourcing/index.ts'
import { addressesRefused } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { plansInTrouble, promisesBroken } from '../../promises/index.ts'
import { repliesWaiting } from '../../replies/index.ts'
import type { WorkKind } from '../model.ts'
import type { Work } from './model.ts'
import { callsToMake, lastNotes, raisedWork } from './store.ts'

type When = { readonly today: LocalDate; readonly now: Date; readonly timeZone: string }

const plainWork = { at: null, money: null, params: {}, snoozedUntil: null, isFormalNotice: false } as const

/**
 * Everything that waits for a person, from each capability that knows of some; about one customer when it is named. Actions are by far
 * the most of it: they are asked of that customer only.
 */
export async function gatherWork(tx: OrgTx, book: ScenarioBook, when: When, only?: string): Promise<Work[]> {
  const actions = await actionsToDo(tx, book, only)
  const works = [
    ...actions,
    ...(await answersToRead(tx, when)),
    ...(await providersAsking(tx)),
    ...(await wordsBroken(tx, when)),
    ...(await tasksOfDisputes(tx, when)),
    ...(await answersOfColleagues(tx, when)),
    ...(await debtsToSave(tx, when)),
    ...(await proceedingsToFollow(tx, when)),
    ...(await noticesToFollow(tx, when)),
    ...(await claimsToProve(tx, when)),
    ...(await messagesToSettle(tx, when)),
    ...(await addressesToFind(tx, when)),
    ...(await askedHere(tx, when)),
  ]
  return only === undefined ? works : works.filter(({ customerId }) => customerId === only)
}

async function actionsToDo(tx: OrgTx, book: ScenarioBook, only?: string): Promise<Work[]> {
  return (await actionsWaiting(tx, book, only === undefined ? undefined : [only])).map((action) => {
    const kind: WorkKind =
      action.state !== 'planned'
        ? action.state
        : action.channel === 'call' || action.channel === 'task'
          ? action.channel
          : action.channel === 'email' || action.channel === 'sms'
            ? 'email'
            : 'letter'
    const currency = action.currencies[0]
    return {
      ...plainWork,
      kind,
      customerId: action.customerId,
      subjectId: action.id,
      since: action.decidedOn,
      money: currency ? { currency, cents: action.netCents[0]! } : null,
      snoozedUntil: action.snoozedUntil,
      isFormalNotice: action.isFormalNotice,
    }
  })
}

async function answersToRead(tx: OrgTx, { timeZone }: When): Promise<Work[]> {
  return (await repliesWaiting(tx))
    .flatMap((reply) => {
      const { nature } = reply
      return nature === 'reply' || nature === 'complaint' || nature === 'bounce' ? [{ ...reply, kind: nature }] : []
    })
    .map(({ id, customerId, arrivedAt, kind, subject }) => ({
      ...plainWork,
      kind,
      customerId,
      subjectId: id,
      since: dayIn(timeZone, arrivedAt),
      at: arrivedAt,
      params: { subject },
    }))
}

const PLAN_KINDS = {
  late: 'plan_late',
  lapsed: 'plan_lapsed',
  to_approve: 'plan_to_approve',
  barred: 'plan_barred',
} as const

/** A word broken is work until somebody reminded or called since; a plan is until it is mended. */
async function wordsBroken(tx: OrgTx, { today }: When): Promise<Work[]> {
  const broken = await promisesBroken(tx, debtsAtLaw)
  const ids = broken.map(({ customerId }) => customerId)
  const reminded = await lastReminders(tx, ids)
  const called = await lastNotes(tx, ids)
  const isUnanswered = ({ customerId, brokenOn }: (typeof broken)[number]) =>
    [reminded.get(customerId), called.get(customerId)].every((on) => on === undefined || on < brokenOn)
  const promises = broken.filter(isUnanswered).map(({ id, customerId, currency, cents, dueOn, brokenOn }) => ({
    ...plainWork,
    kind: 'broken_promise' as const,
    customerId,
    subjectId: id,
    since: brokenOn,
    money: { currency, cents },
    params: { on: dueOn },
  }))
  const plans = (await plansInTrouble(tx, debtsAtLaw, today)).map(
    ({ id, customerId, no, trouble, currency, cents, sinceOn }) => ({
      ...plainWork,
      kind: PLAN_KINDS[trouble],
      customerId,
      subjectId: id,
      since: sinceOn,
      money: { currency, cents },
      params: { no },
    }),
  )
  return [...promises, ...plans]
}

/** What whoever collects our files asked waits until we answer. An agent answers nothing. */
async function providersAsking(tx: OrgTx): Promise<Work[]> {
  if (tx.agency !== null) return []
  return (await requestsToAnswer(tx)).map(({ id, customerId, kind, turnOn, currency, owedCents, providerName }) => ({
    ...plainWork,
    kind: 'provider_asks',
    customerId,
    subjectId: id,
    since: turnOn,
    money: { currency, cents: owedCents },
    params: { what: kind, provider: providerName },
  }))
}

/** A dispute waits once, for the task that has been late longest. */
async function tasksOfDisputes(tx: OrgTx, { today }: When): Promise<Work[]> {
  const late = await lateTasks(tx, today)
  const first = new Map(late.toReversed().map((task) => [task.disputeId, task]))
  return [...first.values()].map(({ customerId, disputeId, task, dueOn, cents, currency }) => ({
    ...plainWork,
    kind: 'dispute_task',
    customerId,
    subjectId: disputeId,
    since: dueOn,
    money: { currency, cents },
    params: { task, on: dueOn },
  }))
}

async function answersOfColleagues(tx: OrgTx, { today, timeZone }: When): Promise<Work[]> {
  return (await answersWaiting(tx, today)).map(({ kind, customerId, questionId, colleague, since }) => ({
    ...plainWork,
    kind,
    customerId,
    subjectId: questionId,
    since: dayIn(timeZone, since),
    at: since,
    params: { colleague },
  }))
}

/** What nears its limitation waits until somebody has looked at it; done or not, it is said again nearer the day. */
async function debtsToSave(tx: OrgTx, { today }: When): Promise<Work[]> {
  return (await debtsNearLimitation(tx, today)).map(
    ({ customerId, itemId, barsOn, items, currency, cents, since }) => ({
      ...plainWork,
      kind: 'limitation_near',
      customerId,
      subjectId: itemId,
      since,
      money: { currency, cents },
      params: { n: items, on: barsOn },
    }),
  )
}

/** An insolvency waits for what its periods ask of us, one thing at a time, and for notices that nobody has read. */
async function claimsToProve(tx: OrgTx, { today }: When): Promise<Work[]> {
  return (await insolvencyWork(tx, today)).map(({ customerId, subjectId, what, by, since }) => ({
    ...plainWork,
    kind: 'insolvency',
    customerId,
    subjectId,
    since,
    params: { what, on: by },
  }))
}

/** A formal notice unpaid within its days waits until somebody says what comes next. */
async function noticesToFollow(tx: OrgTx, { today }: When): Promise<Work[]> {
  return (await noticesOver(tx, today)).map(({ customerId, noticeId, deadlineOn, currency, cents }) => ({
    ...plainWork,
    kind: 'notice_over',
    customerId,
    subjectId: noticeId,
    since: deadlineOn,
    money: { currency, cents },
    params: { on: deadlineOn },
  }))
}

/** A delay of a matter waits from each of its alerts until somebody has looked at it. */
async function proceedingsToFollow(tx: OrgTx, { today }: When): Promise<Work[]> {
  return (await proceedingsDue(tx, today)).map(
    ({ proceedingId, customerId, number, code, endsOn, since, currency, cents }) => ({
      ...plainWork,
      kind: 'proceeding_due',
      customerId,
      subjectId: proceedingId,
      since,
      money: { currency, cents },
      params: { number, code, on: endsOn },
    }),
  )
}

/** Messages of reminders are told by their action. */
async function messagesToSettle(tx: OrgTx, { now, timeZone }: When): Promise<Work[]> {
  return (await messagesInDoubt(tx, now)).map(({ id, customerId, state, subject, at }) => ({
    ...plainWork,
    kind: state === 'failed' ? 'message_failed' : 'message_uncertain',
    customerId,
    subjectId: id,
    since: dayIn(timeZone, at),
    at,
    params: { subject },
  }))
}

async function addressesToFind(tx: OrgTx, { timeZone }: When): Promise<Work[]> {
  return (await addressesRefused(tx)).map(({ contactId, customerId, address, since }) => ({
    ...plainWork,
    kind: 'address_refused',
    customerId,
    subjectId: contactId,
    since: dayIn(timeZone, since),
    at: since,
    params: { address },
  }))
}

async function askedHere(tx: OrgTx, { today }: When): Promise<Work[]> {
  const calls = (await callsToMake(tx, today)).map(({ id, customerId, on, body }) => ({
    ...plainWork,
    kind: 'call_back' as const,
    customerId,
    subjectId: id,
    since: on,
    params: { words: body },
  }))
  const raised = (await raisedWork(tx)).map(({ customerId, kind, subjectId, onDay, words, raisedAt }) => ({
    ...plainWork,
    kind,
    customerId,
    subjectId,
    since: onDay,
    at: raisedAt,
    params: { words },
  }))
  return [...calls, ...raised]
}
