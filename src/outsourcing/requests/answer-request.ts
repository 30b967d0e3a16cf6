import { can, type Right, type Role } from '../../access/model.ts'
import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { sumCents } from '../../kernel/money.ts'
import { Refused } from '../../kernel/verdict.ts'
import { type Sentence, say } from '../../kernel/wording.ts'
import { itemsById } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { approvePlan, cancelPlan, type PlanHooks, proposePlan } from '../../promises/index.ts'
import { escalate } from '../placements/escalate.ts'
import { placementNumber } from '../placements/model.ts'
import { lockPlacements } from '../placements/placement-store.ts'
import { type PlacementRow, placementOf } from '../placements/read-store.ts'
import { endPlacementsOf } from '../placements/take-back.ts'
import { tellProviders } from '../placements/webhook-store.ts'
import { promiseSettlement, refused } from './ask-creditor.ts'
import type { Request, RequestKind } from './model.ts'
import { answered, insertWord, lockRequest, markWithdrawn, passTurn, requestOf, settlementRuns } from './store.ts'
import { tellRequest } from './tell.ts'
import { requestStateNames, requestWording as words } from './wording.ts'

export type AnswerDeps = PlanHooks & { readonly press: PdfPress }

/** What saying yes takes: time is granted by whoever approves plans, money given up by whoever may forgive it. */
export const RIGHT_TO_APPROVE: Readonly<Record<RequestKind, Right>> = {
  plan: 'plans.approve',
  settlement: 'debts.forgive',
  court: 'plans.approve',
  uncollectible: 'debts.forgive',
  abandon: 'desk.work',
}

/** The creditor says yes: what was asked is done, in the same breath, or nothing is answered. */
export async function approveRequest(
  tx: OrgTx,
  deps: AnswerDeps,
  id: string,
  { note, role }: { readonly note: string; readonly role: Role },
  by: By,
): Promise<void> {
  await lockPlacements(tx)
  const { request, placement } = await waiting(tx, id)
  if (!can(role, RIGHT_TO_APPROVE[request.kind])) throw refused('right_missing', words.mayNotAnswer)
  const promiseId = await carryOut(tx, deps, request, placement, by)
  await keepAnswer(tx, request, placement, { state: 'approved', answer: note, promiseId }, by)
}

/** The creditor says no, and why. */
export async function refuseRequest(tx: OrgTx, id: string, why: string, by: By): Promise<void> {
  if (why === '') throw refused('why_missing', words.whyMissing, {}, 'note')
  const { request, placement } = await waiting(tx, id)
  if (request.planId !== null)
    await cancelPlan(tx, request.planId, say('fr', words.refusedPlan, { why }).slice(0, 300), by)
  await keepAnswer(tx, request, placement, { state: 'refused', answer: why, promiseId: null }, by)
}

/** One side says something about a request that waits: the other's word is awaited from then on. */
export async function discussRequest(tx: OrgTx, id: string, body: string, by: By): Promise<void> {
  const { request } = await waiting(tx, id)
  const side = tx.agency === null ? 'creditor' : 'agency'
  await insertWord(tx, id, request.agencyOrgId, { id: newId(by.at), side, body, at: by.at, byName: by.actor.name })
  // Of a provider without an account here, the answer comes by other ways: the request stays ours.
  if (request.agencyOrgId !== null) await passTurn(tx, id, side === 'creditor' ? 'agency' : 'creditor', by.today)
  await tellRequest(tx, request, 'request_discussed', { request: request.kind, words: body }, by)
}

/** Whoever asked takes it back. */
export async function withdrawRequest(tx: OrgTx, id: string, by: By): Promise<void> {
  const { request } = await waiting(tx, id)
  if (tx.agency === null && request.agencyOrgId !== null) throw refused('not_yours', words.notYours)
  await markWithdrawn(tx, id)
  await tellRequest(tx, request, 'request_withdrawn', { request: request.kind }, by)
}

async function waiting(tx: OrgTx, id: string): Promise<{ request: Request; placement: PlacementRow }> {
  // Of what was answered, an agent is shown the answer and locks nothing.
  const request = (await lockRequest(tx, id)) ?? (await requestOf(tx, id))
  const placement = request && (await placementOf(tx, request.placementId))
  if (!request || !placement) throw new Refused(notFound().refusal)
  if (request.state !== 'waiting') throw refused('answered_already', stated(request))
  if (placement.endedOn !== null)
    throw refused('not_running', words.notRunning, { number: placementNumber(placement.no) })
  return { request, placement }
}

const stated = ({ state }: Request): Sentence => ({
  fr: words.answeredAlready.fr.replace('{state}', requestStateNames[state].fr.toLowerCase()),
  en: words.answeredAlready.en.replace('{state}', requestStateNames[state].en.toLowerCase()),
})

/** Does what was asked. Gives the promise that a settlement is kept by. */
async function carryOut(
  tx: OrgTx,
  deps: AnswerDeps,
  request: Request,
  placement: PlacementRow,
  by: By,
): Promise<string | null> {
  switch (request.kind) {
    case 'plan':
      await approvePlan(tx, request.planId!, by)
      await proposePlan(tx, deps, deps.press, request.planId!, by)
      return null
    case 'settlement': {
      if (await settlementRuns(tx, request.placementId)) throw refused('settlement_runs', words.settlementRuns)
      const now = sumCents((await itemsById(tx, request.itemIds)).map(({ openCents }) => openCents))
      const { currency, owedCents } = request
      if (now !== owedCents) {
        const params = { before: { cents: owedCents, currency }, now: { cents: now, currency } }
        throw refused('owed_moved', words.owedMoved, params)
      }
      return promiseSettlement(tx, deps.askLaw, request, by)
    }
    case 'court':
      await escalate(tx, placement, request.why, by)
      return null
    case 'uncollectible':
    case 'abandon': {
      const why = request.kind === 'abandon' ? 'abandoned' : 'uncollectible'
      await endPlacementsOf(tx, [placement], why, by, request.why.slice(0, 300))
      return null
    }
  }
}

async function keepAnswer(
  tx: OrgTx,
  request: Request,
  placement: PlacementRow,
  one: { readonly state: 'approved' | 'refused'; readonly answer: string; readonly promiseId: string | null },
  by: By,
): Promise<void> {
  await answered(tx, request.id, { ...one, on: by.today, at: by.at, byName: by.actor.name })
  const data = { request: request.id, kind: request.kind, answer: one.answer }
  await tellProviders(tx, `request.${one.state}`, [placement], data, by.at)
  await tellRequest(tx, request, `request_${one.state}`, { request: request.kind, reason: one.answer }, by)
}
