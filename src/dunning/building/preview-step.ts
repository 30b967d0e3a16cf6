import { organisationOf } from '../../access/index.ts'
import { smsText } from '../../correspondence/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { accept, Refused, refuse, type Verdict } from '../../kernel/verdict.ts'
import { customerOf, payersOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { composerFor } from '../actions/compose-message.ts'
import { shownAs } from '../actions/preview.ts'
import { gatherFew } from '../days/gather-facts.ts'
import { chosenByHand } from '../deciding/by-hand.ts'
import type { Decision } from '../deciding/decision.ts'
import { ladderOf } from '../deciding/ladder.ts'
import { nextSendingDay, windowFor } from '../deciding/sending-day.ts'
import { firstDayOf } from '../deciding/step-day.ts'
import type { DunningDeps } from '../deps.ts'
import { type Scenario, type Step, stepsOf } from '../model.ts'
import { isPersonal } from '../rules.ts'
import { scenarioBook } from '../scenarios/book.ts'
import { validateScenario } from '../scenarios/validate-scenario.ts'
import { buildingWording as words } from './wording.ts'

/** What a step would give: the decision it would be, on its day, and the message when one is written. */
export type Stepped = {
  readonly on: LocalDate
  readonly step: Step
  readonly decision: Decision
  readonly message: (Awaited<ReturnType<typeof shownAs>> & Shown) | null
}
type Shown = {
  readonly from: string
  readonly replyTo: string | null
  /** Key, language and audience of its text, as lists of texts name them. */
  readonly template: string
  /** Whether the channel reaches the customer today. */
  readonly isReached: boolean
  readonly copyTo: readonly { readonly name: string; readonly address: string }[]
}

/**
 * What a step of a draft would say to a customer, over what is open today, on the day it would come: guards and earlier steps aside,
 * for the question is what the step says and not whether today is its day. Refused when the draft has faults, or there is nothing to say.
 */
export async function previewStep(
  tx: OrgTx,
  deps: DunningDeps,
  scenario: Scenario,
  { stepId, customerId, templates }: { stepId: string; customerId: string; templates: ReadonlySet<string> },
): Promise<Verdict<Stepped>> {
  const [fault] = validateScenario(scenario, templates)
  if (fault) return { ok: false, refusal: fault }
  const step = stepsOf(scenario).find(({ id }) => id === stepId)
  if (!step) return refuse('step_unknown', words.stepUnknown)
  const customer = await customerOf(tx, customerId)
  if (!customer) throw new Refused(notFound().refusal)
  const at = deps.clock.now()
  const { timeZone } = await organisationOf(tx)
  const today = dayIn(timeZone, at)
  const book = await scenarioBook(tx, at)
  // Of a group that is reminded through its head, the message is the head's.
  const payerId = (await payersOf(tx, [customerId])).get(customerId) ?? customerId
  const input = { on: today, timeZone, book, customers: [payerId], lastTalks: deps.lastTalks }
  const [gathered] = await gatherFew(tx, input)
  if (!gathered) throw new Refused(notFound().refusal)
  const { facts } = gathered
  const opens = firstDayOf(ladderOf(scenario), facts, step, today)
  const on = opens && nextSendingDay(scenario, windowFor(scenario, facts.kind, step), opens)
  const decision = on && chosenByHand(scenario, facts, step, null, on)
  if (!on || !decision) {
    const params = { customer: customer.name }
    return refuse('nothing_to_say', step.afterDueDays < 0 ? words.nothingToCome : words.nothingLate, params)
  }
  if (isPersonal(step.channel)) return accept({ on, step, decision, message: null })
  const compose = await composerFor(tx, deps, [payerId])
  const composed = compose({ decision, step, scenario, facts, text: null, on, isTried: true })
  if (!composed.ok) return composed
  const { content } = composed.value
  const { organisation, voice } = content.data
  const isText = step.channel === 'sms'
  const shown: Shown = {
    from: voice?.fromName ?? organisation.name,
    replyTo: voice?.replyTo ?? null,
    template: [isText ? `sms_${step.templateKey}` : step.templateKey, facts.lang, facts.kind].join('.'),
    isReached: facts.reachableBy.includes(step.channel) || (isText && composed.value.to.address !== ''),
    copyTo: voice?.copyTo ?? [],
  }
  const mail = await shownAs(composed.value)
  const said = isText ? { ...mail, subject: '', html: '', text: smsText(content) } : mail
  return accept({ on, step, decision, message: { ...said, ...shown } })
}
