import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { type Asking, type Everybody, everyEntry } from './entries.ts'

/** Entries of all the lists that are kept, some hundreds of megabytes, and for as long as a screen takes to be asked for. */
const MOST_ENTRIES = 300_000
const KEPT_MS = 10_000

/**
 * Whole lists just reckoned. A screen asks for its board and its rows at once, and for more rows as it is scrolled: over many thousands of
 * customers each question would reckon the same list anew. A list is given again only while the database shows the same snapshot, in
 * which case nobody wrote anything since: what is given is what would be reckoned. Of an organisation the latest list alone is kept: while
 * somebody writes, each question makes the one before it useless.
 */
export function listShelf(): (tx: OrgTx, asking: Asking) => Promise<Everybody> {
  const kept = new Map<number, { readonly key: string; readonly list: Promise<Everybody>; size: number }>()
  return async (tx, asking) => {
    const { snapshot } = (await tx.maybe<{ snapshot: string }>(sql`select pg_current_snapshot()::text as snapshot`))!
    // What waits may change with the hour alone: a minute is the same moment.
    const key = `${asking.today} ${Math.floor(asking.now.getTime() / 60_000)} ${snapshot}`
    const known = kept.get(tx.orgId)
    if (known?.key === key) return known.list
    const list = everyEntry(tx, asking)
    const one = { key, list, size: 0 }
    kept.set(tx.orgId, one)
    const forget = () => {
      if (kept.get(tx.orgId) === one) kept.delete(tx.orgId)
    }
    list.then(({ entries }) => {
      one.size = entries.length
      if ([...kept.values()].reduce((sum, { size }) => sum + size, 0) > MOST_ENTRIES) forget()
      else setTimeout(forget, KEPT_MS).unref()
    }, forget)
    return list
  }
}
