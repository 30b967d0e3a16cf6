import { bankFreshOn } from '../../cash/index.ts'
import { lastBooksThrough } from '../../intake/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { ScenarioBook } from './book.ts'

/** How far receipts are known, and the bank account to import next when they are not known far enough. */
export type BooksFreshness = { readonly freshOn: LocalDate | null; readonly lateAccount: string | null }

/**
 * The day up to which receipts are known, by what tells it latest: the accounts, the bank statements (as far as goes the
 * account left behind furthest among those that customers pay into), or a person's word.
 */
export async function booksFreshness(tx: OrgTx, book: ScenarioBook): Promise<BooksFreshness> {
  const bank = await bankFreshOn(tx)
  const days = [await lastBooksThrough(tx), bank?.freshOn ?? null, book.setting.attestedOn]
  const known = days.filter((day) => day !== null).toSorted()
  return { freshOn: known.at(-1) ?? null, lateAccount: bank?.accountName ?? null }
}
