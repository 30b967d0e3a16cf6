import type { LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import type { SentenceParams } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { receiptsToMatch } from '../lines/proposal-store.ts'
import { type Channel, channelsOf } from './collection-notice.ts'
import { type CollectableItem, collectableItems } from './collection-store.ts'
import { type Mandate, mandatesOf } from './mandate-store.ts'
import { firstDayToldOn, lapsesOn, sequenceOf } from './rules.ts'
import type { DebitSetting } from './setting-store.ts'
import type { Debit } from './store.ts'
import type { LeftOutReason } from './wording.ts'

/** A hold that a person put on a customer, or on one of its documents. */
export type HeldItem = {
  readonly customerId: string
  readonly itemId: string | null
  readonly category: string
  readonly note: string
  /** Last day of the hold; null until somebody lifts it. */
  readonly untilOn: LocalDate | null
}

/** What is fetched of a document by a day, where a plan that is paid by direct debit speaks for it; minor units. */
export type PlannedPart = {
  readonly itemId: string
  readonly cents: number
  /** The day of the next payment, when nothing is to be fetched yet. */
  readonly nextOn: LocalDate | null
}

/** What those who come after cash in the house answer when a debt is about to be collected; passed in at wiring. */
export type DebitHooks = {
  /** Documents of running plans that are paid by direct debit, all of them: no hold, but only so much by that day. */
  readonly plannedParts: (
    tx: OrgTx,
    customerIds: readonly string[],
    until: LocalDate,
  ) => Promise<readonly PlannedPart[]>
  readonly heldItems: (tx: OrgTx, customerIds: readonly string[], today: LocalDate) => Promise<readonly HeldItem[]>
}

export type Why = { readonly reason: LeftOutReason; readonly params: SentenceParams }
/** So much of a document: all that is left of it, or what a plan lets fetch now. */
type Take = { readonly item: CollectableItem; readonly cents: number }
export type ProposedDebit = {
  readonly mandate: Mandate
  readonly sequence: Debit['sequence']
  readonly channel: Channel
  readonly cents: number
  /** Credits deducted first, then documents by due day. */
  readonly parts: readonly Take[]
}
export type LeftOutItem = Why & { readonly item: CollectableItem; readonly mandate: Mandate }
export type ProposedCollection = { readonly debits: readonly ProposedDebit[]; readonly leftOut: readonly LeftOutItem[] }
export type CollectionAsk = {
  readonly collectOn: LocalDate
  readonly dueUntil: LocalDate
  readonly itemIds?: readonly string[] | undefined
}

/** What could be collected on a day of customers who gave a mandate, and what could not, with the reason. */
export async function proposeCollection(
  tx: OrgTx,
  hooks: DebitHooks,
  setting: DebitSetting,
  ask: CollectionAsk,
  today: LocalDate,
): Promise<ProposedCollection> {
  const mandates = Map.groupBy(await mandatesOf(tx), (mandate) => mandate.customerId)
  const customerIds = [...mandates.keys()]
  const about = await customersAsTheyStand(tx, hooks, customerIds, today)
  const channels = await channelsOf(tx, customerIds)
  const items = Map.groupBy(await collectableItems(tx, ask.dueUntil), (item) => item.customerId)
  const planned = await plannedBy(tx, hooks, customerIds, ask.dueUntil < ask.collectOn ? ask.dueUntil : ask.collectOn)
  const chosen = ask.itemIds && new Set(ask.itemIds)
  const debits: ProposedDebit[] = []
  const leftOut: LeftOutItem[] = []
  for (const [customerId, all] of items) {
    const { mandate, why } = bestMandate(mandates.get(customerId)!, ask.collectOn)
    const channel = channels.get(customerId) ?? null
    const untold = noticeObstacle(mandate, setting, channel, ask.collectOn, today)
    const credits = all.filter((item) => item.side === -1)
    const takes: Take[] = []
    for (const item of all) {
      if (item.side === -1 || (chosen && !chosen.has(item.id))) continue
      const obstacle =
        why ??
        itemObstacle(item, ask.collectOn) ??
        about(customerId, item.id) ??
        untold ??
        planObstacle(planned.get(item.id)) ??
        // The agreement told the days and amounts of a plan.
        (planned.has(item.id) ? null : invoiceObstacle(item, mandate, setting, ask.collectOn))
      if (obstacle) leftOut.push({ item, mandate, ...obstacle })
      else takes.push({ item, cents: Math.min(planned.get(item.id)?.cents ?? item.openCents, item.openCents) })
    }
    const made = debitsFor(mandate, takes, credits, setting)
    if (Array.isArray(made)) debits.push(...made.map((debit) => ({ ...debit, channel })))
    else leftOut.push(...takes.map(({ item }) => ({ item, mandate, ...made })))
  }
  return { debits, leftOut }
}

export const told = (reason: LeftOutReason, params: SentenceParams = {}): Why => ({ reason, params })

/** What stands in the way of collecting from customers today, whatever the mandate: a hold, or a payment that waits. */
export async function customersAsTheyStand(
  tx: OrgTx,
  hooks: DebitHooks,
  customerIds: readonly string[],
  today: LocalDate,
): Promise<(customerId: string, itemId: string) => Why | null> {
  const receipts = await receiptsToMatch(tx, customerIds)
  const waiting = new Set(receipts.flatMap((one) => (one.isFirst ? one.customerId : [])))
  const holds = Map.groupBy(await hooks.heldItems(tx, customerIds, today), (hold) => hold.customerId)
  return (customerId, itemId) => {
    const hold = holds.get(customerId)?.find((one) => one.itemId === null || one.itemId === itemId)
    if (hold) {
      const { category, note, untilOn } = hold
      const params = { category, note: note === '' ? '' : ` (${note})` }
      return untilOn ? told('held', { ...params, on: untilOn }) : told('held_open', params)
    }
    return waiting.has(customerId) ? told('receipt_to_match') : null
  }
}

/** What plans that are paid by direct debit let fetch of their documents by a day. */
export const plannedBy = async (
  tx: OrgTx,
  hooks: DebitHooks,
  customerIds: readonly string[],
  until: LocalDate,
): Promise<ReadonlyMap<string, PlannedPart>> =>
  new Map((await hooks.plannedParts(tx, customerIds, until)).map((part) => [part.itemId, part]))

const planObstacle = (planned: PlannedPart | undefined): Why | null =>
  planned?.cents === 0 ? (planned.nextOn ? told('in_plan', { on: planned.nextOn }) : told('in_plan_paid')) : null

/** Why nothing can be collected under a mandate on a day, or null. */
export function mandateObstacle(mandate: Mandate, collectOn: LocalDate): Why | null {
  const { reference } = mandate
  if (mandate.state !== 'active') return told(mandate.state, { reference, reason: mandate.stateReason })
  if (mandate.isOneOff && mandate.hasCollected) return told('used_once', { reference })
  if (mandate.lastOn !== null) return told('used_last', { reference, on: mandate.lastOn })
  const lapsed = lapsesOn(mandate)
  if (lapsed <= collectOn) return told('lapsed', { reference, on: lapsed })
  // What follows may not reach the bank of the customer before what the bank was told is the first (EPC016-06 §4.3).
  const { firstOn } = mandate
  return firstOn !== null && collectOn < firstOn ? told('before_first', { reference, on: firstOn }) : null
}

/** Why a customer who is told today by a message of ours cannot be debited on a day, or null. */
export function noticeObstacle(
  mandate: Mandate,
  setting: Pick<DebitSetting, 'noticeBy' | 'noticeDays'>,
  channel: Channel,
  collectOn: LocalDate,
  today: LocalDate,
): Why | null {
  if (setting.noticeBy === 'invoice') return null
  if (channel === null) return told('unreachable')
  const days = mandate.noticeDays ?? setting.noticeDays
  const first = firstDayToldOn(today, days)
  return collectOn < first ? told('notice_short', { days, on: first }) : null
}

/** Where the invoice itself tells the customer: why it came too late for a day, or null. */
export function invoiceObstacle(
  item: Pick<CollectableItem, 'issuedOn'>,
  mandate: Mandate,
  setting: Pick<DebitSetting, 'noticeBy' | 'noticeDays'>,
  collectOn: LocalDate,
): Why | null {
  if (setting.noticeBy === 'message') return null
  const days = mandate.noticeDays ?? setting.noticeDays
  const first = firstDayToldOn(item.issuedOn, days)
  return collectOn < first ? told('invoice_late', { days, on: first }) : null
}

/** The mandate signed last among those that serve, else the one signed last with what is wrong with it. */
function bestMandate(mandates: readonly Mandate[], on: LocalDate): { mandate: Mandate; why: Why | null } {
  const latest = mandates.toSorted((a, b) => (a.signedOn < b.signedOn ? 1 : -1))
  const mandate = latest.find((one) => mandateObstacle(one, on) === null) ?? latest[0]!
  return { mandate, why: mandateObstacle(mandate, on) }
}

function itemObstacle(item: CollectableItem, collectOn: LocalDate): Why | null {
  if (item.busyNo !== null) return told('collecting', { no: item.busyNo, on: item.busyOn! })
  if (item.failedCode === null) return null
  const reason = item.failedCode === '' ? item.failedWords! : item.failedCode
  if (item.retryOn === null) return told('came_back', { reason })
  return item.retryOn > collectOn ? told('retry_later', { reason, on: item.retryOn }) : null
}

/**
 * One debit for each document, or one for all of them less what the customer has in credit. A mandate given for one
 * collection makes one debit whatever the setting, and so does a first one; where documents go one by one, credits are applied
 * first by a person.
 */
function debitsFor(
  mandate: Mandate,
  takes: readonly Take[],
  credits: readonly CollectableItem[],
  setting: DebitSetting,
): Omit<ProposedDebit, 'channel'>[] | Why {
  if (takes.length === 0) return []
  const sequence = sequenceOf(mandate, setting.tellsFirst)
  const due = sumCents(takes.map(({ cents }) => cents))
  const credit = { cents: sumCents(credits.map(({ openCents }) => openCents)), currency: 'EUR' }
  if (setting.grouping === 'item' && !mandate.isOneOff) {
    if (credits.length > 0) return told('credits_open', { credit })
    // Of two debits only one can be the first.
    if (sequence !== 'FRST') return takes.map((take) => ({ mandate, sequence, cents: take.cents, parts: [take] }))
  }
  if (credit.cents >= due) return told('credits_cover', { credit })
  const parts = [...credits.map((item) => ({ item, cents: -item.openCents })), ...takes]
  return [{ mandate, sequence, cents: due - credit.cents, parts }]
}
