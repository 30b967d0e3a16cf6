import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { bookItems, itemsById, reverseItems, takeBack } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { part } from '../../platform/sql.ts'
import { record } from '../../trail/index.ts'
import { newDebits } from '../interest/note-store.ts'
import { costNames } from './act-wording.ts'
import { type Cost, costOf, costsOf, insertCost, keepCostItem, type NewCost, withdrawCostRow } from './cost-store.ts'
import { lockedMatter, type WholeMatter } from './matter.ts'
import { insertClaimed } from './matter-store.ts'
import { proceedingNumber, titleIn } from './model.ts'
import { proceedingWording as words } from './wording.ts'

/** Notes what a matter cost. Nothing is asked of the debtor by it. */
export async function addCost(tx: OrgTx, cost: Omit<NewCost, 'id'>, by: By): Promise<string> {
  const whole = await lockedMatter(tx, cost.proceedingId)
  if (cost.incurredOn > by.today)
    throw new Refused(
      refuse('day_ahead', words.costAhead, { day: cost.incurredOn, today: by.today }, 'incurredOn').refusal,
    )
  const id = newId(by.at)
  await insertCost(tx, { ...cost, id }, { name: by.actor.name, at: by.at })
  await tell(tx, 'proceeding_cost_noted', whole, cost, by)
  return id
}

/**
 * Asks the customer for a cost: a debit of its books, settled before interest and principal where the organisation says so. Refused
 * for what stays with the creditor, and while there is no title (CPCEx art. L111-8).
 */
export async function claimCost(tx: OrgTx, id: string, by: By): Promise<string> {
  const { cost, whole } = await lockedCost(tx, id)
  const { proceeding, acts } = whole
  if (cost.itemId !== null)
    throw new Refused(refuse('claimed_already', words.costClaimed, { document: cost.documentNo ?? '' }).refusal)
  if (!cost.isRecoverable) throw new Refused(refuse('not_recoverable', words.notRecoverable).refusal)
  if (!titleIn(acts)) throw new Refused(refuse('no_title', words.noTitleForCosts).refusal)
  const { lang } = await organisationOf(tx)
  const number = proceedingNumber(proceeding.no)
  const itemId = newId(by.at)
  const what = cost.label || say(lang, costNames[cost.kind])
  const debit = {
    ...{ id: itemId, customerId: proceeding.customerId, kind: 'fee' as const, cents: cost.cents },
    ...{ currency: proceeding.currency, documentNo: number, label: say(lang, words.costLabel, { number, what }) },
  }
  await bookItems(tx, newDebits([debit], by.today), by.at, null)
  await keepCostItem(tx, id, itemId)
  // While the matter runs it asks for its costs as well: no reminder does.
  if (proceeding.stage !== 'closed') await insertClaimed(tx, proceeding.id, [{ id: itemId, openCents: cost.cents }])
  await tell(tx, 'proceeding_cost_claimed', whole, cost, by)
  return itemId
}

/** It was a slip: the cost is as if it had never been noted, and its debit is reversed. Refused while something of that is paid. */
export async function withdrawCost(tx: OrgTx, id: string, by: By): Promise<void> {
  const { cost, whole } = await lockedCost(tx, id)
  if (cost.itemId !== null) await reverseItems(tx, part`select ${cost.itemId}::uuid`, by.at)
  await withdrawCostRow(tx, id, by.at)
  await tell(tx, 'proceeding_cost_withdrawn', whole, cost, by)
}

/**
 * Without a title nothing of its costs is owed any more (CPCEx art. L111-8): what the customer was asked for and has not begun to pay is
 * taken back. Once the judge has refused us, costs follow the loser (CPC art. 696) and what was paid of ours was not owed (CPCEx art.
 * L111-10): its debit is taken back too, and the money stands to the customer's credit, for a person to give back or apply. Until then it
 * waits for the judge. The costs stay noted, and may be asked for again.
 */
export async function takeBackCosts(tx: OrgTx, whole: WholeMatter, by: By): Promise<void> {
  const isRefused = whole.proceeding.stage === 'failed'
  for (const cost of await costsOf(tx, whole.proceeding.id)) {
    if (cost.itemId === null) continue
    const [item] = await itemsById(tx, [cost.itemId])
    const paidCents = item ? item.amountCents - item.openCents : 0
    if (paidCents > 0 && !isRefused) continue
    const debit = part`select ${cost.itemId}::uuid`
    const allocations = part`select id from ledger.allocation where org_id = ${tx.orgId} and debit_id = ${cost.itemId} and reverses is null`
    await takeBack(tx, { allocations, items: debit }, by.at)
    await keepCostItem(tx, cost.id, null)
    const paid = { cents: paidCents, currency: whole.proceeding.currency }
    await tell(tx, 'proceeding_cost_unasked', whole, cost, by, paidCents > 0 ? { paid } : {})
  }
}

async function lockedCost(tx: OrgTx, id: string): Promise<{ cost: Cost; whole: WholeMatter }> {
  const asked = await costOf(tx, id)
  if (!asked) throw new Refused(notFound().refusal)
  const whole = await lockedMatter(tx, asked.proceedingId)
  const cost = await costOf(tx, id)
  if (!cost) throw new Refused(notFound().refusal)
  return { cost, whole }
}

const tell = (
  tx: OrgTx,
  verb: string,
  { proceeding }: WholeMatter,
  { kind, label, cents, incurredOn }: Pick<Cost, 'kind' | 'label' | 'cents' | 'incurredOn'>,
  { actor, at }: By,
  more: object = {},
): Promise<unknown> =>
  record(tx, {
    actor,
    at,
    verb,
    subject: { kind: 'customer', id: proceeding.customerId },
    data: {
      proceeding: proceedingNumber(proceeding.no),
      costKind: kind,
      note: label,
      amount: { cents, currency: proceeding.currency },
      on: incurredOn,
      ...more,
    },
  })
