import { bankFreshOn } from '../../cash/index.ts'
import { lastReceiptsThrough } from '../../intake/index.ts'
import { daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type ScenarioBook, scenarioBook } from './book.ts'

/** How far receipts are known, and the bank account to import next when they are not known far enough. */
export type BooksFreshness = { readonly freshOn: LocalDate | null; readonly lateAccount: string | null }

/**
 * The day up to which receipts are known. Where the statements of a bank are followed, they alone tell it (as far as goes the
 * account left behind furthest among those that customers pay into); elsewhere the accounts do, up to their last entry of money.
 * A person who declared the books complete through a later day is taken at their word.
 */
export async function booksFreshness(tx: OrgTx, book: ScenarioBook): Promise<BooksFreshness> {
  const bank = await bankFreshOn(tx)
  const told = bank?.freshOn ?? (await lastReceiptsThrough(tx))
  const { attestedOn } = book.setting
  const freshOn = told === null || (attestedOn !== null && attestedOn > told) ? attestedOn : told
  return { freshOn, lateAccount: bank?.accountName ?? null }
}

/** How far receipts are known when that is not far enough to ask anybody for money, as the organisation says; null: it is. */
export async function staleReceipts(
  tx: OrgTx,
  today: LocalDate,
  at: Date,
): Promise<Pick<BooksFreshness, 'freshOn'> | null> {
  const book = await scenarioBook(tx, at)
  const maxDays = book.setting.freshnessDays
  if (maxDays === null) return null
  const { freshOn } = await booksFreshness(tx, book)
  return freshOn !== null && daysBetween(freshOn, today) <= maxDays ? null : { freshOn }
}
