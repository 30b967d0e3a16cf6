import { daysBetween, formatDay, type LocalDate } from '../../kernel/calendar.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { placementNumber } from '../placements/model.ts'
import { placementOf } from '../placements/read-store.ts'
import type { RequestDetail, RequestView } from './contract.ts'
import { leaveOf, settlementBarsInWords } from './leave.ts'
import type { Request, Step } from './model.ts'
import { settlementBars } from './rules.ts'
import { type StepTaken, stepsTaken } from './steps-store.ts'
import { givenWithin, papersNamed, wordsOf } from './store.ts'
import { outcomeNames, requestNames, requestStateNames, requestWording as words } from './wording.ts'

export const requestView = (lang: Lang, one: Request, today: LocalDate): RequestView => ({
  ...{ orgId: one.orgId, id: one.id, placementId: one.placementId, number: placementNumber(one.placementNo) },
  ...{ customerId: one.customerId, customerName: one.customerName, creditorName: one.creditorName },
  ...{ providerName: one.providerName, currency: one.currency, owedCents: one.owedCents, why: one.why },
  ...{ kind: one.kind, name: say(lang, requestNames[one.kind]) },
  ...{ state: one.state, stateName: say(lang, requestStateNames[one.state]), isWithin: one.isWithin },
  ...{ turn: one.turn, turnOn: one.turnOn, days: daysBetween(one.turnOn, today), isAdvised: one.isAdvised },
  ...{ planId: one.planId, settleCents: one.settleCents, settleOn: one.settleOn, costCents: one.costCents },
  ...{ askedOn: one.askedOn, askedByName: one.askedByName },
  ...{ answeredOn: one.answeredOn, answeredByName: one.answeredByName, answer: one.answer },
  ...{ promiseId: one.promiseId, outcome: one.outcome },
  outcomeName: one.outcome && say(lang, outcomeNames[one.outcome]),
})

export const requestDetail = async (
  tx: OrgTx,
  lang: Lang,
  request: Request,
  today: LocalDate,
): Promise<RequestDetail> => ({
  ...requestView(lang, request, today),
  beyond: await beyondMandate(tx, lang, request),
  words: await wordsOf(tx, request.id),
  steps: [...request.steps],
  papers: await papersNamed(tx, request.customerId, request.documentIds),
  itemIds: [...request.itemIds],
})

/** Why a settlement that waits did not stand by itself. */
async function beyondMandate(tx: OrgTx, lang: Lang, request: Request): Promise<string> {
  const { state, owedCents, settleCents, placementId, currency } = request
  const placement = state === 'waiting' && settleCents !== null ? await placementOf(tx, placementId) : null
  if (!placement || settleCents === null) return ''
  const { leave } = await leaveOf(tx, placement.mandateId)
  const givenBeforeCents = await givenWithin(tx, placementId)
  const bars = settlementBars(leave, { owedCents, settleCents, givenBeforeCents })
  return say(lang, settlementBarsInWords(bars, leave, currency))
}

/** What was tried so far, in words: what a certificate begins with. */
export const stepsInWords = async (tx: OrgTx, lang: Lang, placementId: string): Promise<Step[]> =>
  (await stepsTaken(tx, placementId)).map((step) => ({ on: step.on, what: stepInWords(lang, step) }))

const STEPS = {
  promise: words.stepPromise,
  plan: words.stepPlan,
  dispute: words.stepDispute,
  notice: words.stepNotice,
} as const

function stepInWords(lang: Lang, { kind, channel, subject }: StepTaken): string {
  if (kind !== 'message') return say(lang, STEPS[kind])
  const name = say(lang, words.stepMessage, { channel })
  return subject === '' ? name : `${name} – ${subject}`.slice(0, 300)
}

export const stepLine = (lang: Lang, { on, what }: Step): string =>
  say(lang, words.stepLine, { on: formatDay(lang, on), what })
