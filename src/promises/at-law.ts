import type { AskAgent } from '../correspondence/index.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import { type Refusal, Refused, refuse } from '../kernel/verdict.ts'
import { type Lang, type Sentence, say } from '../kernel/wording.ts'
import { itemsById } from '../ledger/index.ts'
import type { OrgTx } from '../platform/db.ts'
import type { Plan } from './model.ts'
import { atLawWording as words } from './wording.ts'

/**
 * What takes an open debt out of what its debtor and we may agree on: a judgment after which nothing born before is paid, or a court that
 * was asked for it.
 */
export type AtLaw = {
  readonly customerId: string
  readonly itemId: string
  /** The day of the judgment, or the one on which the matter was opened. */
  readonly since: LocalDate
} & ({ readonly why: 'insolvent' } | { readonly why: 'in_court'; readonly number: string; readonly openedAt: Date })

/** Who knows the law stands after promises: passed in at wiring. */
export type AskLaw = (tx: OrgTx, customerIds: readonly string[]) => Promise<readonly AtLaw[]>

/** What promises and plans ask of those who stand after: what the law bars, and for whom we collect. */
export type PlanHooks = { readonly askLaw: AskLaw; readonly askAgent: AskAgent }

/** Why whoever collects for the creditor asks it before it agrees to a plan, in words of each language; null: it need not. */
export type AskMandate = (
  tx: OrgTx,
  plan: Pick<Plan, 'customerId' | 'parts' | 'cents' | 'currency' | 'instalments'>,
  today: LocalDate,
) => Promise<Sentence | null>

/** What somebody who may be an agent asks besides: the mandate under which they act. Without it, they agree to nothing. */
export type MandateHook = { readonly askMandate: AskMandate }

/**
 * What bars a plan, or null. A judgment stops whatever was agreed before it (C. com. art. L622-7). A court that was asked after a plan was
 * proposed changed its terms: nobody agrees to them any more; what runs, or was proposed since, goes on beside the court.
 */
export function barOf(plan: Pick<Plan, 'parts' | 'state' | 'proposedAt'>, law: readonly AtLaw[]): AtLaw | null {
  const own = law.filter(({ itemId }) => plan.parts.some((part) => part.itemId === itemId))
  const { proposedAt } = plan
  return (
    own.find(({ why }) => why === 'insolvent') ??
    own.find((one) => one.why === 'in_court' && isOutrun(plan.state, proposedAt, one.openedAt)) ??
    null
  )
}

const isOutrun = (state: Plan['state'], proposedAt: Date | null, openedAt: Date): boolean =>
  state === 'proposed' && proposedAt !== null && openedAt > proposedAt

/** Refuses what a judgment froze: neither promised nor spread out. */
export async function refuseFrozen(
  tx: OrgTx,
  askLaw: AskLaw,
  customerId: string,
  itemIds: readonly string[],
): Promise<void> {
  const frozen = (await askLaw(tx, [customerId])).find(
    ({ why, itemId }) => why === 'insolvent' && itemIds.includes(itemId),
  )
  if (frozen) throw new Refused(await barRefusal(tx, frozen))
}

/** Refuses a signature that came too late. One of an earlier day was given in time: it is written down, and the plan stays suspended. */
export async function refuseBarred(tx: OrgTx, askLaw: AskLaw, plan: Plan, signedOn: LocalDate): Promise<void> {
  const bar = barOf(plan, await askLaw(tx, [plan.customerId]))
  if (bar && signedOn >= bar.since) throw new Refused(await barRefusal(tx, bar))
}

async function barRefusal(tx: OrgTx, bar: AtLaw): Promise<Refusal> {
  const [item] = await itemsById(tx, [bar.itemId])
  const documentNo = item ? item.documentNo || item.label.slice(0, 40) : ''
  return bar.why === 'insolvent'
    ? refuse('debt_frozen', words.frozen, { documentNo, day: bar.since }, 'itemIds').refusal
    : refuse('debt_in_court', words.inCourt, { documentNo, number: bar.number }, 'itemIds').refusal
}

/** Why a plan goes no further, for whoever reads it. */
export const barTold = (lang: Lang, bar: AtLaw): string =>
  bar.why === 'insolvent'
    ? say(lang, words.planFrozen, { day: bar.since })
    : say(lang, words.planOutrun, { number: bar.number })
