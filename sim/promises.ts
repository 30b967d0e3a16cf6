import type { By } from '../src/cash/index.ts'
import { addDays, addMonths, type LocalDate } from '../src/kernel/calendar.ts'
import { Refused } from '../src/kernel/verdict.ts'
import { itemsById } from '../src/ledger/index.ts'
import { debtsAtLaw, planHooks } from '../src/legal/index.ts'
import type { OrgTx } from '../src/platform/db.ts'
import type { PdfPress } from '../src/platform/pdf/pdf-press.ts'
import { draftPlan, proposePlan, signPlan } from '../src/promises/keep-plan.ts'
import { recordPromise } from '../src/promises/keep-promise.ts'
import { USUAL_SETTING } from '../src/promises/model.ts'
import { divide } from '../src/promises/rules.ts'
import type { SentReminder } from './product-doors.ts'

/** What the person at the telephone writes down of what debtors announce: promises, and now and then a plan. */

/** A promise for what the reminder was about and is still owed; what is promised already is left as it was. */
export async function writePromise(tx: OrgTx, reminder: SentReminder, on: LocalDate, by: By): Promise<void> {
  const { customerId } = reminder
  const itemIds = await stillOwed(tx, reminder)
  if (itemIds.length === 0 || on < by.today) return
  const order = { cents: null, source: 'call' as const, saidBy: '', note: '', replaces: null }
  await unlessRefused(recordPromise(tx, debtsAtLaw, { ...order, customerId, itemIds, dueOn: on }, by))
}

/** More than this is approved by a manager first. */
const APPROVED_OVER = USUAL_SETTING.approveOverCents ?? Number.MAX_SAFE_INTEGER

/** Four instalments for a customer who cannot pay at once: agreed, and signed the same day. */
export async function agreeOnPlan(tx: OrgTx, press: PdfPress, reminder: SentReminder, by: By): Promise<boolean> {
  const itemIds = await stillOwed(tx, reminder)
  const items = await itemsById(tx, itemIds)
  const totalCents = items.reduce((sum, { openCents }) => sum + openCents, 0)
  if (totalCents > APPROVED_OVER || items.length < 2 || items.some(({ currency }) => currency !== items[0]!.currency))
    return false
  const payments = divide({
    totalCents,
    downCents: Math.floor(totalCents / 4),
    downOn: addDays(by.today, 5),
    count: 3,
    firstOn: addMonths(by.today, 1),
    rhythm: 'monthly',
  })
  const note = 'Trésorerie tendue jusqu’au printemps.'
  return unlessRefused(
    (async () => {
      const id = await draftPlan(tx, debtsAtLaw, { customerId: reminder.customerId, itemIds, payments, note }, by)
      await proposePlan(tx, planHooks, press, id, by)
      await signPlan(tx, debtsAtLaw, id, { on: by.today, by: 'La direction' }, by)
    })(),
  )
}

async function stillOwed(tx: OrgTx, { documents }: SentReminder): Promise<string[]> {
  const ids = documents.map(({ itemId }) => itemId)
  return (await itemsById(tx, ids)).filter(({ openCents }) => openCents > 0).map(({ id }) => id)
}

/** Whether it was done. What is refused is refused before it is written. */
async function unlessRefused(doing: Promise<unknown>): Promise<boolean> {
  try {
    await doing
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}
