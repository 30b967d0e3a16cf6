import { organisationOf } from '../../access/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { Verdict } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { isWritten, type StatuteBook } from '../../statutes/index.ts'
import { statutesOf } from '../references/statutes-of.ts'
import {
  type Debt,
  handEvents,
  type KeptClock,
  keepClocks,
  lockClocks,
  openDebts,
  partPayments,
  signedPlans,
  type ToldEvent,
  type WhichDebts,
  writtenPromises,
} from './clock-store.ts'
import { CLAIM_TRAITS, type ClaimKind, type KeptStanding, type LimitationSetting, type Reckoning } from './model.ts'
import { reckon } from './rules.ts'
import { limitationSettingOf } from './setting-store.ts'
import { type TermsGiven, termsOf } from './terms.ts'

/** What every clock of an organisation is reckoned by. */
export type ClockLaw = {
  readonly book: StatuteBook
  readonly setting: LimitationSetting
  /** Whether what events do, and what would save a debt, is written for the organisation's country. */
  readonly isWritten: boolean
}

export const clockLawOf = async (tx: OrgTx): Promise<ClockLaw> => ({
  book: await statutesOf(tx),
  setting: await limitationSettingOf(tx),
  isWritten: isWritten((await organisationOf(tx)).country, 'limitation'),
})

/** What a debt is for, when its clock starts, and what the contract says: told of it by hand, or what is usual. */
export function aboutDebt(debt: Debt, setting: LimitationSetting) {
  const usual: Record<Debt['customerKind'], ClaimKind> = {
    business: setting.businessKind,
    consumer: setting.consumerKind,
    public: 'public',
  }
  const kind = debt.kind ?? usual[debt.customerKind]
  const ofContract = CLAIM_TRAITS[kind].isByContract && debt.customerKind === 'business' ? setting.contractYears : null
  return {
    kind,
    // What is charged on documents falls due with them, whenever it is asked for: its oldest part sets the day. What was moved from one
    // account to another is as old as its document.
    startsOn: debt.performedOn ?? debt.chargedFrom ?? debt.movedFrom ?? debt.issuedOn,
    isStartKnown: debt.performedOn !== null || debt.chargedFrom !== null,
    contractYears: debt.contractYears ?? ofContract,
  }
}

export type DebtClock = TermsGiven & { readonly reckoning: Reckoning }

/** The clock of one debt; refused where the law as it is known here does not say. */
export function clockOfDebt(law: ClockLaw, debt: Debt, events: readonly ToldEvent[]): Verdict<DebtClock> {
  const about = aboutDebt(debt, law.setting)
  const given = termsOf(law.book, about)
  if (!given.ok) return given
  return { ok: true, value: { ...given.value, reckoning: reckon(given.value.terms, about.startsOn, events) } }
}

/** Everything that happened to these debts, by debt. Only what is paid in part can have had a part-payment. */
export async function eventsOfDebts(tx: OrgTx, debts: readonly Debt[]): Promise<Map<string, ToldEvent[]>> {
  const ids = debts.map(({ itemId }) => itemId)
  const partPaid = debts.filter(({ isPartPaid }) => isPartPaid).map(({ itemId }) => itemId)
  const events = [
    ...(await handEvents(tx, ids)),
    ...(await partPayments(tx, partPaid)),
    ...(await signedPlans(tx, ids)),
    ...(await writtenPromises(tx, ids)),
  ]
  return Map.groupBy(events, ({ itemId }) => itemId)
}

/** Debts reckoned in one transaction at most: what a statement names, and what memory holds. */
const PAGE = 10_000

/**
 * Reckons the clocks of a page of open debts again, and keeps those that moved. Gives the last debt of the page, after which the
 * next one begins; null when there is none. Safe to run twice and in any order: everything is read again.
 */
export async function reckonPage(tx: OrgTx, which: WhichDebts, after: string | null, at: Date): Promise<string | null> {
  await lockClocks(tx)
  const law = await clockLawOf(tx)
  const debts = await openDebts(tx, which, { after, limit: PAGE })
  const events = await eventsOfDebts(tx, debts)
  const moved = debts.flatMap((debt): KeptClock[] => {
    const { kind, startsOn, isStartKnown } = aboutDebt(debt, law.setting)
    const clock = clockOfDebt(law, debt, events.get(debt.itemId) ?? [])
    const barsOn: LocalDate | null = clock.ok ? clock.value.reckoning.barsOn : null
    const standing: KeptStanding = clock.ok ? clock.value.reckoning.standing : 'unknown'
    const stands = { kind, startsOn, isStartKnown, barsOn, standing }
    const isKept = debt.kept !== null && KEPT.every((field) => debt.kept![field] === stands[field])
    return isKept ? [] : [{ itemId: debt.itemId, customerId: debt.customerId, ...stands }]
  })
  if (moved.length > 0) await keepClocks(tx, moved, at)
  return debts.length < PAGE ? null : debts.at(-1)!.itemId
}
const KEPT = ['kind', 'startsOn', 'isStartKnown', 'barsOn', 'standing'] as const

/** All pages in the caller's transaction: for what one act, or one customer, moves. */
export async function reckonDebts(tx: OrgTx, which: WhichDebts, at: Date): Promise<void> {
  let after: string | null = null
  do after = await reckonPage(tx, which, after, at)
  while (after !== null)
}
