import { organisationOf } from '../../access/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { customerOf, payersOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { type Actor, record } from '../../trail/index.ts'
import { actionWording as words } from '../action-wording.ts'
import { amountsOf, contentDigest, lineArrays } from '../days/decision-row.ts'
import { gatherFew } from '../days/gather-facts.ts'
import { decideAgain } from '../days/run-day.ts'
import { chosenByHand, isKeptOut } from '../deciding/by-hand.ts'
import { wholeDispute } from '../deciding/contested.ts'
import { placementOf } from '../deciding/guard-placement.ts'
import type { DunningDeps } from '../deps.ts'
import type { CustomerFacts, DebitItem } from '../model.ts'
import { scenarioBook } from '../scenarios/book.ts'
import { insertPlan, isPreparedByHand } from './store.ts'

/** Plans a step that a person chose, earlier or another than the scenario's, for them to read and approve. Gives the action. */
export async function chooseStep(
  tx: OrgTx,
  deps: DunningDeps,
  customerId: string,
  input: { readonly stepId: string; readonly itemIds: readonly string[] | null },
  actor: Actor,
): Promise<string> {
  const customer = await customerOf(tx, customerId)
  if (!customer) throw new Refused(notFound().refusal)
  const payerId = (await payersOf(tx, [customerId])).get(customerId) ?? customerId
  if (payerId !== customerId) {
    const head = (await customerOf(tx, payerId))?.name ?? ''
    throw new Refused(refuse('reminded_with_group', words.remindedWithGroup, { customer: customer.name, head }).refusal)
  }
  const at = deps.clock.now()
  const { timeZone } = await organisationOf(tx)
  const on = dayIn(timeZone, at)
  const book = await scenarioBook(tx, at)
  const [gathered] = await gatherFew(tx, { on, timeZone, book, customers: [customerId], lastTalks: deps.lastTalks })
  if (!gathered) throw new Refused(notFound().refusal)
  const { scenario } = gathered
  const step = scenario.steps.find(({ id }) => id === input.stepId)
  if (!step) throw new Refused(refuse('step_unknown', words.stepUnknown, undefined, 'stepId').refusal)
  const known = new Set(gathered.facts.items.map(({ id }) => id))
  if (input.itemIds?.some((id) => !known.has(id)))
    throw new Refused(refuse('item_unknown', words.itemUnknown, undefined, 'itemIds').refusal)
  const contested = gathered.facts.items.find(
    (item) => input.itemIds?.includes(item.id) && wholeDispute(gathered.facts, item, on),
  )
  if (contested)
    throw new Refused(
      refuse('item_disputed', words.itemDisputed, { document: contested.documentNo }, 'itemIds').refusal,
    )
  const isNamed = (id: string): boolean => input.itemIds === null || input.itemIds.includes(id)
  const placed = gathered.facts.items.find(({ id }) => isNamed(id) && isKeptOut(gathered.facts, id, on))
  // Named, it is refused by name; among all, what is left is asked for without it.
  if (placed && input.itemIds) throw refusedAsPlaced(gathered.facts, placed, on)
  const decision = chosenByHand(scenario, gathered.facts, step, input.itemIds, on)
  if (!decision && placed) throw refusedAsPlaced(gathered.facts, placed, on)
  if (!decision)
    throw new Refused(refuse('nothing_to_claim', words.nothingToClaim, { customer: customer.name }).refusal)
  if (await isPreparedByHand(tx, customerId))
    throw new Refused(refuse('already_prepared', words.alreadyPrepared, { customer: customer.name }).refusal)
  const id = newId(at)
  const plan = {
    ...lineArrays(decision.items),
    ...amountsOf(decision),
    id,
    customerId,
    decidedOn: on,
    byHand: true,
    scenarioId: scenario.id,
    scenarioVersion: scenario.version,
    stepId: step.id,
    stepPosition: step.position,
    channel: step.channel,
    excluded: [],
    reasons: [...decision.reasons],
    digest: contentDigest(decision),
    subject: null,
    body: null,
    mandateId: null,
    agencyOrgId: null,
    agencyName: '',
    stepName: '',
  }
  await insertPlan(tx, plan, at)
  // What the scenario had planned for the same customer gives way: two steps never leave on one day.
  await decideAgain(tx, deps, [customerId])
  await record(tx, {
    actor,
    verb: 'step_chosen',
    subject: { kind: 'dunning_action', id },
    at,
    data: { customerId, stepId: step.id, items: decision.items.map(({ itemId }) => itemId) },
  })
  return id
}

/** Whoever collects a document for us is to be alone with it. */
function refusedAsPlaced(facts: CustomerFacts, { id, documentNo }: DebitItem, on: LocalDate): Refused {
  const { provider, number, untilOn } = placementOf(facts, id, on)!
  const params = { document: documentNo, provider, number }
  return untilOn === null
    ? new Refused(refuse('item_placed', words.itemPlaced, params, 'itemIds').refusal)
    : new Refused(refuse('item_placed', words.itemCameBack, params, 'itemIds').refusal)
}
