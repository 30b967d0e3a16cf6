import type { By } from '../cash/index.ts'
import { outdateProposals, settleItem } from '../cash/index.ts'
import { addDays, type LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import type { Money } from '../kernel/money.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { bookItems, newWriteOff, oneItem, settledBy, takeBack } from '../ledger/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { creditsToChoose, lockCustomer } from './books-store.ts'
import { disputeToAct } from './change-dispute.ts'
import { followDispute } from './follow-books.ts'
import { contestedCents, forgivenParts } from './rules.ts'
import {
  awaitCredit,
  type Dispute,
  type DisputedItem,
  disputedItems,
  disputeOf,
  type Ending,
  endDispute,
  inDispute,
  takeUpAgain,
} from './store.ts'
import { tellDispute } from './tell.ts'
import { disputesWording as words } from './wording.ts'

/** We were wrong: a credit note of `cents` is to come, and what is contested waits for it. If it has come already, that is the end. */
export async function acceptDispute(
  tx: OrgTx,
  id: string,
  input: { cents: number; note: string },
  by: By,
): Promise<void> {
  const dispute = await disputeToAct(tx, id, 'accept')
  const left = moneyOf(dispute, contestedCents(await disputedItems(tx, id)))
  const asked = moneyOf(dispute, input.cents)
  if (input.cents > left.cents)
    throw new Refused(refuse('credit_too_large', words.creditTooLarge, { asked, left }, 'cents').refusal)
  await awaitCredit(tx, id, input.cents, input.note.trim())
  await tellDispute(tx, dispute, by, 'dispute_accepted', { awaited: asked, note: input.note.trim() })
  await followDispute(tx, id, by)
}

/** The credit note is there: named by a person, it need not be of the awaited amount. What it settles is for its own screen. */
export async function creditReceived(tx: OrgTx, id: string, creditItemId: string, by: By): Promise<void> {
  const dispute = await disputeToAct(tx, id, 'credit')
  const credit = (await creditsToChoose(tx, dispute.customerId, dispute.currency)).find(
    (one) => one.itemId === creditItemId,
  )
  if (!credit) throw new Refused(refuse('credit_gone', words.creditGone, undefined, 'creditItemId').refusal)
  await endDispute(tx, id, { ...plainEnd(by), outcome: 'credit_note', creditItemId })
  const documents = [credit.documentNo]
  await tellDispute(tx, dispute, by, 'dispute_credited', { documents, credited: moneyOf(dispute, credit.amountCents) })
}

export type WithGrace = { readonly note: string; readonly graceDays: number }

/** We were right: its documents are asked for again after the days of grace, from the step they had come to. */
export async function rejectDispute(tx: OrgTx, id: string, input: WithGrace, by: By): Promise<void> {
  const dispute = await disputeToAct(tx, id, 'reject')
  const note = noted(input.note)
  const heldUntilOn = graceUntil(by, input.graceDays)
  await endDispute(tx, id, { ...plainEnd(by), outcome: 'rejected', note, heldUntilOn })
  await tellDispute(tx, dispute, by, 'dispute_rejected', { reason: note, askedAgainOn: addDays(heldUntilOn, 1) })
}

/**
 * Met half-way: of what is contested `owedCents` stays due, after the days of grace; the rest is written off, the oldest document
 * first. Forgiving takes its own right (`mayForgive`).
 */
export async function settleDispute(
  tx: OrgTx,
  id: string,
  input: WithGrace & { readonly owedCents: number; readonly mayForgive: boolean },
  by: By,
): Promise<void> {
  const dispute = await disputeToAct(tx, id, 'settle')
  const note = noted(input.note)
  const items = await disputedItems(tx, id)
  const left = moneyOf(dispute, contestedCents(items))
  const owed = moneyOf(dispute, input.owedCents)
  const forgiven = moneyOf(dispute, left.cents - owed.cents)
  if (forgiven.cents <= 0)
    throw new Refused(refuse('nothing_forgiven', words.nothingForgiven, { owed, left }, 'owedCents').refusal)
  if (!input.mayForgive)
    throw new Refused(refuse('right_missing', words.mayNotForgive, { forgiven }, 'owedCents').refusal)
  const writeOffId = await writeOff(tx, dispute, items, input.owedCents, by)
  const heldUntilOn = graceUntil(by, input.graceDays)
  const end = {
    ...plainEnd(by),
    outcome: 'settled' as const,
    note,
    heldUntilOn,
    writeOffId,
    forgivenCents: forgiven.cents,
  }
  await endDispute(tx, id, end)
  await tellDispute(tx, dispute, by, 'dispute_settled', {
    forgiven,
    owed,
    reason: note,
    askedAgainOn: addDays(heldUntilOn, 1),
  })
}

async function writeOff(
  tx: OrgTx,
  dispute: Dispute,
  items: readonly DisputedItem[],
  owedCents: number,
  by: By,
): Promise<string> {
  const parts = forgivenParts(items, owedCents)
  const id = newId(by.at)
  const cents = parts.reduce((sum, part) => sum + part.cents, 0)
  const { customerId, currency } = dispute
  const label = words.writeOffLabel.fr
  await bookItems(tx, newWriteOff({ id, customerId, cents, currency, label, on: by.today }), by.at, null)
  await settleItem(tx, id, parts, by)
  return id
}

/**
 * Takes up a dispute again, or takes back that we were wrong: what a settlement wrote off is owed again, and nothing of the documents
 * is asked for. Refused when nothing is left to pay, or when a document has come into another dispute meanwhile.
 */
export async function reopenDispute(tx: OrgTx, id: string, by: By): Promise<void> {
  const seen = await disputeOf(tx, id)
  if (seen) await lockCustomer(tx, seen.customerId)
  const dispute = await disputeToAct(tx, id, 'reopen')
  if (dispute.writeOffId) {
    const undone = { allocations: settledBy(tx, dispute.writeOffId), items: oneItem(dispute.writeOffId) }
    await takeBack(tx, undone, by.at)
  }
  const items = await disputedItems(tx, id)
  await outdateProposals(
    tx,
    items.map((item) => item.itemId),
    [],
  )
  if (contestedCents(items) === 0) throw new Refused(refuse('nothing_left', words.nothingLeft).refusal)
  const busy = new Set(
    (
      await inDispute(
        tx,
        items.map((item) => item.itemId),
        id,
      )
    ).map((one) => one.itemId),
  )
  const other = items.find((item) => busy.has(item.itemId))
  if (other) throw new Refused(refuse('item_disputed', words.itemDisputed, { document: other.documentNo }).refusal)
  await takeUpAgain(tx, id, by.at)
  await tellDispute(tx, dispute, by, 'dispute_reopened', { documents: items.map((item) => item.documentNo) })
}

const moneyOf = ({ currency }: Dispute, cents: number): Money => ({ cents, currency })

/** What ends without grace is asked for again, if anything is left of it, on the very day. */
const plainEnd = (by: By): Omit<Ending, 'outcome'> => ({
  on: by.today,
  at: by.at,
  by: by.actor.name,
  isAutomatic: false,
  note: '',
  creditItemId: null,
  writeOffId: null,
  forgivenCents: null,
  heldUntilOn: addDays(by.today, -1),
})

/** With seven days of grace from the first of the month, the document is asked for again on the eighth. */
const graceUntil = (by: By, graceDays: number): LocalDate => addDays(by.today, graceDays - 1)

function noted(text: string): string {
  const note = text.trim()
  if (note === '') throw new Refused(refuse('reason_missing', words.reasonMissing, undefined, 'note').refusal)
  return note
}
