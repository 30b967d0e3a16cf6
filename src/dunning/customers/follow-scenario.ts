import { organisationOf } from '../../access/index.ts'
import { addDays, dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { openItemsOf } from '../../ledger/index.ts'
import { type Customer, customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { type Actor, record } from '../../trail/index.ts'
import { actionWording as words } from '../action-wording.ts'
import { decideAgain } from '../days/run-day.ts'
import type { DunningDeps } from '../deps.ts'
import type { GivenLevel, Scenario } from '../model.ts'
import { scenarioBook } from '../scenarios/book.ts'
import { writtenOrRefuse } from '../scenarios/keep-scenario.ts'
import { type Followed, followerOf, following } from '../segments/place-customers.ts'
import { type Simulated, simulate, type Tried } from '../simulation/simulate.ts'
import { customerSettingOf, keepCustomerSetting, keepLevels } from '../store.ts'

/** How far ahead a change of scenario is shown: past the last step of any usual one. */
const PREVIEW_DAYS = 90

export type Following = {
  /** Null: none of their own, but that of their segment, or the standard one. */
  readonly scenarioId: string | null
  /** The step that what is overdue counts as having reached: 0 for none, null to leave it to the entry rule. */
  readonly level: number | null
}

/**
 * Has a customer follow another scenario from today, whatever their segment says, or gives them back to it. Contacts of the old one
 * are no level in the new one, so what is overdue starts where the entry rule says, or at the level the person gives.
 */
export async function followScenario(
  tx: OrgTx,
  deps: DunningDeps,
  customerId: string,
  input: Following & { readonly reason: string },
  actor: Actor,
): Promise<void> {
  const at = deps.clock.now()
  const { customer, scenario, today, byItself } = await changeAsked(tx, customerId, input, at)
  const before = await customerSettingOf(tx, customerId)
  // Chosen by hand, what they follow by themselves is no choice of its own, but the end of one.
  const isOwn = scenario.id !== byItself.scenario.id || byItself.notChased !== null
  const scenarioId = input.scenarioId !== null && isOwn ? scenario.id : null
  if (before.scenarioId === scenarioId)
    throw new Refused(refuse('already_done', words.scenarioSame, { customer: customer.name }, 'scenarioId').refusal)
  if (scenarioId !== null && input.reason === '')
    throw new Refused(refuse('reason_missing', words.scenarioReason, undefined, 'reason').refusal)
  const scenarioReason = scenarioId === null ? '' : input.reason
  const after = { ...before, scenarioId, scenarioReason }
  await keepCustomerSetting(tx, customerId, after, at)
  const itemIds = input.level === null ? [] : await overdueOf(tx, customerId, today)
  if (input.level !== null)
    await keepLevels(tx, {
      customerId,
      itemIds,
      scenarioId: scenario.id,
      position: input.level,
      on: today,
      at,
      by: actor.id,
    })
  await decideAgain(tx, deps, [customerId])
  await record(tx, {
    actor,
    verb: 'customer_scenario_changed',
    subject: { kind: 'customer', id: customerId },
    at,
    data: { before: before.scenarioId, after: after.scenarioId, reason: input.reason, level: input.level, itemIds },
  })
}

/** What the customer would receive from tomorrow on, as they are reminded now and as they would be. */
export async function previewChange(
  tx: OrgTx,
  deps: DunningDeps,
  customerId: string,
  input: Following,
): Promise<{ from: LocalDate; to: LocalDate; current: Simulated[]; changed: Simulated[] }> {
  const { scenario, today, byItself } = await changeAsked(tx, customerId, input, deps.clock.now())
  const span = { from: addDays(today, 1), to: addDays(today, PREVIEW_DAYS) }
  const level: GivenLevel | null = input.level === null ? null : { position: input.level, on: today }
  // Given back to a segment that is not reminded, the customer receives nothing.
  const isLeftAlone = input.scenarioId === null && byItself.notChased !== null
  const tried: Tried = { scenario, on: 'everyone', level }
  const played = (one: Tried | null) =>
    simulate(tx, deps, { ...span, tried: one, heedsFreshness: false, customers: [customerId] })
  return { ...span, current: await played(null), changed: isLeftAlone ? [] : await played(tried) }
}

async function changeAsked(
  tx: OrgTx,
  customerId: string,
  { scenarioId, level }: Following,
  at: Date,
): Promise<{ customer: Customer; scenario: Scenario; today: LocalDate; byItself: Followed }> {
  const customer = await customerOf(tx, customerId)
  if (!customer) throw new Refused(notFound().refusal)
  const book = await scenarioBook(tx, at)
  const byItself = (await following(tx, book))({ ...(await followerOf(tx, customerId)), pinnedId: null })
  const scenario = scenarioId === null ? byItself.scenario : book.current.get(writtenOrRefuse(book, scenarioId).id)!
  const max = scenario.steps.length
  if (level !== null && level > max)
    throw new Refused(refuse('level_too_high', words.levelTooHigh, { max }, 'level').refusal)
  return { customer, scenario, byItself, today: dayIn((await organisationOf(tx)).timeZone, at) }
}

const overdueOf = async (tx: OrgTx, customerId: string, today: LocalDate): Promise<string[]> =>
  (await openItemsOf(tx, customerId)).filter(({ side, dueOn }) => side === 1 && dueOn < today).map(({ id }) => id)
