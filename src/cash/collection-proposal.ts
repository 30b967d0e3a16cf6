import { addDays, type LocalDate } from '../kernel/calendar.ts'
import type { SentenceParams } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { type CollectableItem, collectableItems } from './collection-store.ts'
import { lapsesOn, sequenceOf } from './debit-rules.ts'
import type { DebitSetting } from './debit-setting-store.ts'
import type { Debit } from './debit-store.ts'
import type { LeftOutReason } from './debit-wording.ts'
import { type Mandate, mandatesOf } from './mandate-store.ts'
import { receiptsToMatch } from './proposal-store.ts'

export type Why = { readonly reason: LeftOutReason; readonly params: SentenceParams }
export type ProposedDebit = {
  readonly mandate: Mandate
  readonly sequence: Debit['sequence']
  readonly cents: number
  /** Credits deducted first, then documents by due day. */
  readonly parts: readonly { readonly item: CollectableItem; readonly cents: number }[]
}
export type LeftOutItem = Why & { readonly item: CollectableItem; readonly mandate: Mandate }
export type ProposedCollection = { readonly debits: readonly ProposedDebit[]; readonly leftOut: readonly LeftOutItem[] }

/** What could be collected on a day of customers who gave a mandate, and what could not, with the reason. */
export async function proposeCollection(
  tx: OrgTx,
  setting: DebitSetting,
  ask: { readonly collectOn: LocalDate; readonly dueUntil: LocalDate; readonly itemIds?: readonly string[] },
): Promise<ProposedCollection> {
  const mandates = Map.groupBy(await mandatesOf(tx), (mandate) => mandate.customerId)
  const waiting = new Set(
    (await receiptsToMatch(tx, [...mandates.keys()])).flatMap((one) => (one.firstCents > 0 ? one.customerId : [])),
  )
  const items = Map.groupBy(await collectableItems(tx, ask.dueUntil), (item) => item.customerId)
  const chosen = ask.itemIds && new Set(ask.itemIds)
  const debits: ProposedDebit[] = []
  const leftOut: LeftOutItem[] = []
  for (const [customerId, all] of items) {
    const { mandate, why } = bestMandate(mandates.get(customerId)!, ask.collectOn)
    const credits = all.filter((item) => item.side === -1)
    const takes: CollectableItem[] = []
    for (const item of all) {
      if (item.side === -1 || (chosen && !chosen.has(item.id))) continue
      const obstacle = why ?? (waiting.has(customerId) ? told('receipt_to_match') : itemObstacle(item, ask.collectOn))
      if (obstacle) leftOut.push({ item, mandate, ...obstacle })
      else takes.push(item)
    }
    const made = debitsFor(mandate, takes, credits, setting)
    if (Array.isArray(made)) debits.push(...made)
    else leftOut.push(...takes.map((item) => ({ item, mandate, ...made })))
  }
  return { debits, leftOut }
}

const told = (reason: LeftOutReason, params: SentenceParams = {}): Why => ({ reason, params })

/** Why nothing can be collected under a mandate on a day, or null. */
export function mandateObstacle(mandate: Mandate, collectOn: LocalDate): Why | null {
  const { reference } = mandate
  if (mandate.state !== 'active') return told(mandate.state, { reference, reason: mandate.stateReason })
  if (mandate.isOneOff && mandate.hasCollected) return told('used_once', { reference })
  const lapsed = lapsesOn(mandate)
  return lapsed <= collectOn ? told('lapsed', { reference, on: lapsed }) : null
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
 * collection makes one debit whatever the setting; where documents go one by one, credits are applied first by a person.
 */
function debitsFor(
  mandate: Mandate,
  takes: readonly CollectableItem[],
  credits: readonly CollectableItem[],
  setting: DebitSetting,
): ProposedDebit[] | Why {
  if (takes.length === 0) return []
  const sequence = sequenceOf(mandate, setting.tellsFirst) as Debit['sequence']
  const whole = (item: CollectableItem) => ({ item, cents: item.openCents })
  const due = sum(takes)
  const credit = { cents: sum(credits), currency: 'EUR' }
  if (setting.grouping === 'item' && !mandate.isOneOff)
    return credits.length > 0
      ? told('credits_open', { credit })
      : takes.map((item) => ({ mandate, sequence, cents: item.openCents, parts: [whole(item)] }))
  if (credit.cents >= due) return told('credits_cover', { credit })
  const parts = [...credits.map((item) => ({ item, cents: -item.openCents })), ...takes.map(whole)]
  return [{ mandate, sequence, cents: due - credit.cents, parts }]
}

const sum = (items: readonly CollectableItem[]): number => items.reduce((total, item) => total + item.openCents, 0)

/** The day by which a customer is told what will be debited. */
export const notifyBy = (collectOn: LocalDate, noticeDays: number): LocalDate => addDays(collectOn, -noticeDays)
