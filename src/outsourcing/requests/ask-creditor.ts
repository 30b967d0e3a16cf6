import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { addMonths, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { sumCents } from '../../kernel/money.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { Sentence } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { type AskLaw, plansOf, promisesAbout, recordPromise } from '../../promises/index.ts'
import type { PromiseSource } from '../../promises/model.ts'
import { placementNumber } from '../placements/model.ts'
import { documentsOfPlacement, type PlacementRow, placementOf } from '../placements/read-store.ts'
import { leaveOf } from './leave.ts'
import type { Request, Step } from './model.ts'
import { settlementBars } from './rules.ts'
import {
  asksAlready,
  givenWithin,
  insertRequest,
  lockPlacement,
  type NewRequest,
  papersNamed,
  settlementRuns,
} from './store.ts'
import { tellRequest } from './tell.ts'
import { requestWording as words } from './wording.ts'

export type Asking = { readonly why: string; readonly documentIds: readonly string[] } & (
  | { readonly kind: 'plan'; readonly planId: string }
  | {
      readonly kind: 'settlement'
      readonly cents: number
      readonly on: LocalDate
      readonly source: PromiseSource
      readonly saidBy: string
      readonly isAdvised: boolean
    }
  | { readonly kind: 'court'; readonly costCents: number | null }
  | { readonly kind: 'uncollectible'; readonly steps: readonly Step[] }
  | { readonly kind: 'abandon' }
)

/**
 * Whoever collects a file asks the creditor, or, where the provider has no account here, a member writes down what it asked. A settlement
 * that the mandate allows stands at once, and the creditor is told like of any other (CPCEx art. R124-5).
 */
export async function askCreditor(
  tx: OrgTx,
  askLaw: AskLaw,
  placementId: string,
  asking: Asking,
  by: By,
): Promise<Pick<Request, 'id' | 'isWithin'>> {
  await lockPlacement(tx, placementId)
  const placement = await placementOf(tx, placementId)
  if (!placement) throw new Refused(notFound().refusal)
  const number = placementNumber(placement.no)
  if (placement.endedOn !== null) throw refused('not_running', words.notRunning, { number })
  const mandate = await leaveOf(tx, placement.mandateId)
  if (tx.agency === null && mandate.agencyOrgId !== null)
    throw refused('asks_itself', words.asksItself, { provider: placement.provider })
  const items = (await documentsOfPlacement(tx, placementId)).filter(({ isLive, openCents }) => isLive && openCents > 0)
  const owedCents = sumCents(items.map(({ openCents }) => openCents))
  if (owedCents === 0) throw refused('nothing_owed', words.nothingOwed)
  await checkPapers(tx, placement.customerId, asking.documentIds)
  const base: NewRequest = {
    ...{ id: newId(by.at), placementId, placementNo: placement.no, agencyOrgId: mandate.agencyOrgId },
    ...{ customerId: placement.customerId, customerName: placement.customerName, currency: placement.currency },
    ...{ creditorName: (await organisationOf(tx)).name, providerName: placement.provider },
    ...{ kind: asking.kind, state: 'waiting', isWithin: false, why: asking.why, isAdvised: true },
    ...{ itemIds: items.map(({ itemId }) => itemId), itemCents: items.map(({ openCents }) => openCents), owedCents },
    ...{
      planId: null,
      settleCents: null,
      settleOn: null,
      settleSource: null,
      settleSaidBy: '',
      costCents: null,
      steps: [],
    },
    ...{ documentIds: asking.documentIds, askedOn: by.today, askedAt: by.at, askedByName: by.actor.name },
    ...{ promiseId: null, outcome: null },
  }
  if (await asksAlready(tx, placementId, asking.kind)) throw refused('asks_already', words.asksAlready)
  const request = await worded(tx, askLaw, base, asking, placement, mandate, by)
  await insertRequest(tx, request)
  await tellRequest(tx, request, request.isWithin ? 'settlement_agreed' : `${asking.kind}_asked`, dataOf(request), by)
  return { id: request.id, isWithin: request.isWithin }
}

type Mandated = Awaited<ReturnType<typeof leaveOf>>

/** What a kind of request says besides, once nothing keeps it from being made. */
async function worded(
  tx: OrgTx,
  askLaw: AskLaw,
  base: NewRequest,
  asking: Asking,
  placement: PlacementRow,
  mandate: Mandated,
  by: By,
): Promise<NewRequest> {
  switch (asking.kind) {
    case 'plan':
      return planAsked(tx, base, asking.planId)
    case 'settlement':
      return settlementAsked(tx, askLaw, base, asking, mandate, by)
    case 'court':
      if (placement.stage === 'court') throw refused('at_court', words.atCourt)
      if (!mandate.coversCourt) throw refused('court_outside', words.courtOutside)
      return { ...base, costCents: asking.costCents }
    case 'uncollectible': {
      if (asking.steps.length === 0) throw refused('steps_missing', words.stepsMissing, {}, 'steps')
      const ahead = asking.steps.find(({ on }) => on > by.today)
      if (ahead) throw refused('step_ahead', words.stepAhead, { on: ahead.on }, 'steps')
      return { ...base, steps: asking.steps.toSorted((a, b) => a.on.localeCompare(b.on)) }
    }
    case 'abandon':
      return base
  }
}

async function planAsked(tx: OrgTx, base: NewRequest, planId: string): Promise<NewRequest> {
  const [plan] = await plansOf(tx, { id: planId, states: ['draft'] })
  const own = new Set(base.itemIds)
  if (!plan || !plan.parts.every(({ itemId }) => own.has(itemId)))
    throw refused('plan_elsewhere', words.planElsewhere, {}, 'planId')
  const { cents: owedCents, parts } = plan
  return {
    ...base,
    planId,
    owedCents,
    itemIds: parts.map(({ itemId }) => itemId),
    itemCents: parts.map(({ cents }) => cents),
  }
}

async function settlementAsked(
  tx: OrgTx,
  askLaw: AskLaw,
  base: NewRequest,
  asking: Extract<Asking, { kind: 'settlement' }>,
  { leave }: Mandated,
  by: By,
): Promise<NewRequest> {
  const { owedCents, currency, customerId } = base
  const { cents, on, source, saidBy, isAdvised } = asking
  if (cents >= owedCents) throw refused('not_less', words.notLess, { owed: { cents: owedCents, currency } }, 'cents')
  if (on < by.today || on > addMonths(by.today, 12)) throw refused('day_wrong', words.dayWrong, {}, 'on')
  const asked: NewRequest = {
    ...{ ...base, isAdvised },
    ...{ settleCents: cents, settleOn: on, settleSource: source, settleSaidBy: saidBy },
  }
  const givenBeforeCents = await givenWithin(tx, base.placementId)
  const bars = settlementBars(leave, { owedCents, settleCents: cents, givenBeforeCents })
  // While one waits for its sum, another is told and stands on nobody's word but the creditor's.
  const runs = await settlementRuns(tx, base.placementId)
  if (tx.agency === null || !isAdvised || bars.length > 0 || runs) return asked
  const promiseId = await promiseSettlement(tx, askLaw, { ...asked, customerId }, by)
  return { ...asked, isWithin: true, state: 'approved', promiseId, outcome: 'running' }
}

/** Writes down the lesser sum as what it is: a promise, which takes the place of one that runs about the same documents. */
export async function promiseSettlement(
  tx: OrgTx,
  askLaw: AskLaw,
  {
    customerId,
    itemIds,
    settleCents,
    settleOn,
    settleSource,
    settleSaidBy,
    why,
  }: Pick<Request, 'customerId' | 'itemIds' | 'settleCents' | 'settleOn' | 'settleSource' | 'settleSaidBy' | 'why'>,
  by: By,
): Promise<string> {
  const running = (await promisesAbout(tx, itemIds)).filter(({ state }) => state === 'running')
  const order = { customerId, itemIds, cents: settleCents, dueOn: settleOn!, saidBy: settleSaidBy, note: why }
  const source = settleSource as PromiseSource
  return recordPromise(tx, askLaw, { ...order, source, replaces: running.length === 1 ? running[0]!.id : null }, by)
}

async function checkPapers(tx: OrgTx, customerId: string, ids: readonly string[]): Promise<void> {
  const found = new Set((await papersNamed(tx, customerId, ids)).map(({ id }) => id))
  if (ids.some((id) => !found.has(id))) throw refused('paper_unknown', words.paperUnknown, {}, 'documentIds')
}

/** What the history tells of a request. */
export const dataOf = (one: NewRequest): Readonly<Record<string, unknown>> => ({
  left: { cents: one.owedCents, currency: one.currency },
  ...(one.settleCents === null
    ? {}
    : { settled: { cents: one.settleCents, currency: one.currency }, dueOn: one.settleOn }),
  ...(one.costCents === null ? {} : { cost: { cents: one.costCents, currency: one.currency } }),
  ...(one.isAdvised ? {} : { isAdvised: false }),
  reason: one.why,
})

export const refused = (
  code: string,
  sentence: Sentence,
  params: Parameters<typeof refuse>[2] = {},
  where?: string,
): Refused => new Refused(refuse(code, sentence, params, where).refusal)
