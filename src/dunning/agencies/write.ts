import { organisationOf } from '../../access/index.ts'
import { checkTemplate, isPaper, type Template } from '../../correspondence/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { type Actor, record } from '../../trail/index.ts'
import { actionWording as words } from '../action-wording.ts'
import type { Composed } from '../actions/compose-message.ts'
import { handOver, makeReady } from '../actions/hand-over.ts'
import { insertPlan, isPreparedByHand, lockActions, type NewAction, type StoredAction } from '../actions/store.ts'
import type { Collecting } from '../collectors/collecting.ts'
import { collectingUnder } from '../collectors/open.ts'
import { amountsOf, contentDigest, lineArrays } from '../days/decision-row.ts'
import { gatherFew } from '../days/gather-facts.ts'
import { decideAgain } from '../days/run-day.ts'
import { chosenByHand } from '../deciding/by-hand.ts'
import type { DunningDeps } from '../deps.ts'
import type { Channel, CustomerFacts } from '../model.ts'
import { scenarioBook } from '../scenarios/book.ts'
import { lockDecisions } from '../store.ts'

/** What somebody of an agency writes to a debtor: a step of the agency's own scenario, by a channel, in words of their own or of the step. */
export type ByHand = {
  readonly customerId: string
  readonly stepId: string
  readonly channel: Channel
  readonly text: Template | null
}

/** What is known of a debtor to the agency that holds a mandate: nothing but what is in its hands. */
export async function inHand(
  tx: OrgTx,
  deps: DunningDeps,
  mandateId: string,
  customerId: string,
): Promise<{ readonly collecting: Collecting; readonly facts: CustomerFacts }> {
  const at = deps.clock.now()
  const { timeZone } = await organisationOf(tx)
  const today = dayIn(timeZone, at)
  const customers = [customerId]
  const collecting = await collectingUnder(tx, mandateId, { today, at, customers })
  if (!collecting || collecting.placed.size === 0) throw new Refused(notFound().refusal)
  const book = await scenarioBook(tx, at)
  const input = { on: today, timeZone, book, customers, lastTalks: deps.lastTalks, collecting }
  const [gathered] = await gatherFew(tx, input)
  if (!gathered) throw new Refused(notFound().refusal)
  return { collecting, facts: gathered.facts }
}

/** The message as it would leave now; refused with the reason when it may not. Nothing is written. */
export async function previewByHand(
  tx: OrgTx,
  deps: DunningDeps,
  mandateId: string,
  asked: ByHand,
): Promise<Composed & { readonly leavesAt: Date }> {
  const draft = await draftOf(tx, deps, mandateId, asked)
  const { ready, refused } = await makeReady(tx, deps, [asStored(draft, deps.clock.now())])
  if (refused[0]) throw new Refused(refused[0].refusal)
  const { to, content, notBefore } = ready[0]!.order!
  return { to, content, leavesAt: notBefore }
}

/**
 * Puts it into the outbox of the creditor, whose books it is about, under the guards that hold for a step chosen by hand. One at a time for a
 * debtor: what is on its way has to leave first. Gives its message.
 */
export async function writeByHand(
  tx: OrgTx,
  deps: DunningDeps,
  mandateId: string,
  asked: ByHand,
  actor: Actor,
): Promise<{ readonly messageId: string }> {
  // Two at once would each find that nothing is on its way.
  await lockDecisions(tx)
  const at = deps.clock.now()
  const draft = await draftOf(tx, deps, mandateId, asked)
  if (await isPreparedByHand(tx, asked.customerId, mandateId)) {
    const customer = (await customerOf(tx, asked.customerId))?.name ?? ''
    throw new Refused(refuse('already_prepared', words.agencyOnItsWay, { customer }).refusal)
  }
  await insertPlan(tx, draft, at)
  const locked = await lockActions(tx, [draft.id], mandateId)
  const { refused } = await handOver(tx, deps, locked, actor)
  if (refused[0]) throw new Refused(refused[0].refusal)
  const [sent] = await lockActions(tx, [draft.id], mandateId)
  await decideAgain(tx, deps, [asked.customerId])
  const { stepId, channel, customerId } = asked
  await record(tx, {
    actor,
    at,
    verb: 'agency_wrote',
    subject: { kind: 'customer', id: customerId },
    data: { message: sent!.messageId, step: stepId, channel, mandate: mandateId, documents: sent!.itemIds.length },
  })
  return { messageId: sent!.messageId! }
}

async function draftOf(tx: OrgTx, deps: DunningDeps, mandateId: string, asked: ByHand): Promise<NewAction> {
  const { customerId, stepId, channel, text } = asked
  const { collecting, facts } = await inHand(tx, deps, mandateId, customerId)
  if (collecting.barred) throw new Refused(collecting.barred)
  const { scenario } = collecting
  const step = scenario.steps.find(({ id }) => id === stepId)
  if (!step) throw new Refused(refuse('step_unknown', words.stepUnknown, undefined, 'stepId').refusal)
  if (channel === 'call' || channel === 'task')
    throw new Refused(refuse('nothing_written', words.nothingWritten, undefined, 'channel').refusal)
  if (step.isFormalNotice && channel !== step.channel && !isPaper(channel))
    throw new Refused(refuse('notice_channel', words.noticeOnPaper, undefined, 'channel').refusal)
  if (text) orRefuse(checkTemplate(text, step.tone, facts.kind))
  const at = deps.clock.now()
  const on = dayIn((await organisationOf(tx)).timeZone, at)
  const decision = chosenByHand(scenario, facts, { ...step, channel }, null, on)
  if (!decision) {
    const customer = (await customerOf(tx, customerId))?.name ?? ''
    throw new Refused(refuse('nothing_to_claim', words.nothingToClaim, { customer }).refusal)
  }
  return {
    ...lineArrays(decision.items),
    ...amountsOf(decision),
    id: newId(at),
    customerId,
    decidedOn: on,
    byHand: true,
    scenarioId: scenario.id,
    scenarioVersion: scenario.version,
    stepId,
    stepPosition: step.position,
    channel,
    excluded: [],
    reasons: [...decision.reasons],
    digest: contentDigest(decision),
    subject: text?.subject ?? null,
    body: text?.body ?? null,
    mandateId,
    agencyOrgId: collecting.agencyOrgId,
    agencyName: collecting.name,
    stepName: step.name,
  }
}

/** A draft as it would stand once it is kept. */
const asStored = (draft: NewAction, at: Date): StoredAction => ({
  ...draft,
  decidedAt: at,
  verdict: 'confirm',
  state: 'planned',
  outcome: null,
  snoozedUntil: null,
  messageId: null,
  contactOn: null,
  approvedBy: null,
  settledAt: null,
})
