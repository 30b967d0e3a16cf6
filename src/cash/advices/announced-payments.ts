import { organisationOf } from '../../access/index.ts'
import { addDays, dayIn, type LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { WaitingReceipt } from '../lines/proposal-store.ts'
import { citedIn, type FoundRow, rowsFound } from './read-advice.ts'
import { ANNOUNCED_WITHIN_DAYS, isStale } from './rules.ts'
import { advicesSince, type CitedItem, type StoredAdvice } from './store.ts'

/** A payment as its payer announces it, told as a receipt that waits to be matched; `untilOn` is the last day it may still come. */
export type AnnouncedPayment = WaitingReceipt & { readonly untilOn: LocalDate }

type Announcement = Pick<StoredAdvice, 'totalCents' | 'currency' | 'customerId'>

/** What payers announced and what may still come on a day, for each customer whose documents it pays. */
export async function announcedPayments(tx: OrgTx, on: LocalDate): Promise<AnnouncedPayment[]> {
  const waiting = await advicesSince(tx, addDays(on, -ANNOUNCED_WITHIN_DAYS))
  if (waiting.length === 0) return []
  const { timeZone } = await organisationOf(tx)
  const alive = waiting
    .map((advice) => ({ ...advice, receivedOn: dayIn(timeZone, advice.receivedAt) }))
    .filter((advice) => !isStale(advice, on))
  const cited = await citedIn(
    tx,
    alive.flatMap(({ rows }) => rows),
  )
  return alive.flatMap((advice) => {
    const receivedOn = advice.paidOn ?? advice.receivedOn
    const untilOn = addDays(receivedOn, ANNOUNCED_WITHIN_DAYS)
    return paymentsOf(advice, rowsFound(advice, cited, advice.customerId)).map((one) => ({
      ...one,
      receivedOn,
      untilOn,
    }))
  })
}

/**
 * What an advice pays of each customer. What its rows leave of its total is the customer's too when it is about one customer
 * only; else nobody can say whose it is.
 */
export function paymentsOf(
  { totalCents, currency, customerId }: Announcement,
  rows: readonly FoundRow[],
): Omit<AnnouncedPayment, 'receivedOn' | 'untilOn'>[] {
  const customers = new Set(rows.flatMap(({ documents }) => documents.map((document) => document.customerId)))
  if (customerId) customers.add(customerId)
  return [...customers].flatMap((id) => {
    const own = rows.map((row) => ({ ...row, documents: row.documents.filter((one) => one.customerId === id) }))
    const parts = own.flatMap(partsOf)
    const paid = parts.reduce((sum, part) => sum + part.cents, 0)
    // What is settled already, and what only others have, leaves nothing for the rest of what the customer owes.
    const elsewhere = own.reduce((sum, { row, finding }) => sum + (finding === 'settled' ? (row.cents ?? 0) : 0), 0)
    const cents = customers.size === 1 && totalCents !== null ? Math.max(totalCents - elsewhere, 0) : paid
    if (cents <= 0) return []
    return [{ customerId: id, currency, cents, isFirst: true, isCertain: false, parts, foreign: [] }]
  })
}

/** The open documents that a row pays; where several bear its number, the one of its very amount, else each of them. */
function partsOf({ row, documents }: FoundRow): { itemId: string; cents: number }[] {
  const open = documents.filter(({ openCents }) => openCents > 0)
  const exact = open.filter((one) => row.cents !== null && one.side * one.openCents === row.cents)
  const meant = exact.length === 1 ? exact : open
  return meant.map((one) => ({ itemId: one.itemId, cents: paidOf(one, row.cents) }))
}

/** All that is open of it, or less when the payer says so; a credit note counts against what it pays. */
const paidOf = ({ side, openCents }: CitedItem, cents: number | null): number =>
  side * (cents === null ? openCents : Math.min(openCents, Math.abs(cents)))
