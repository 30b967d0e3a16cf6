import { closedOrgs, type OrgTx } from './db.ts'
import { sql } from './sql.ts'

/** For as long as a screen takes to be asked for. */
const KEPT_MS = 10_000

type Shelf<Asked, Kept> = {
  /** What tells one question from another; lists of another question are reckoned anew. */
  readonly keyOf: (asked: Asked) => string
  readonly reckon: (tx: OrgTx, asked: Asked) => Promise<Kept>
  readonly sizeOf: (kept: Kept) => number
  /** The most that all organisations keep together, in the unit of `sizeOf`. */
  readonly most: number
}

/**
 * Whole lists just reckoned. A screen asks for its board and its rows at once, and for more rows as it is scrolled: over many thousands of
 * customers each question would reckon the same list anew. A list is given again only while the database shows the same snapshot, in
 * which case nobody wrote anything since: what is given is what would be reckoned. Of an organisation the latest list alone is kept: while
 * somebody writes, each question makes the one before it useless. An agency, and a member behind walls, are shown less
 * and have lists of their own.
 */
export function snapshotShelf<Asked, Kept>({ keyOf, reckon, sizeOf, most }: Shelf<Asked, Kept>) {
  const kept = new Map<string, { readonly key: string; readonly list: Promise<Kept>; size: number }>()
  return async (tx: OrgTx, asked: Asked): Promise<Kept> => {
    const { snapshot } = await tx.one<{ snapshot: string }>(sql`select pg_current_snapshot()::text as snapshot`)
    const key = `${keyOf(asked)} ${snapshot}`
    const whose = `${tx.orgId} ${tx.agency ?? ''} ${closedOrgs().join()}`
    const known = kept.get(whose)
    if (known?.key === key) return known.list
    const list = reckon(tx, asked)
    const one = { key, list, size: 0 }
    kept.set(whose, one)
    const forget = () => {
      if (kept.get(whose) === one) kept.delete(whose)
    }
    list.then((whole) => {
      one.size = sizeOf(whole)
      if ([...kept.values()].reduce((sum, { size }) => sum + size, 0) > most) forget()
      else setTimeout(forget, KEPT_MS).unref()
    }, forget)
    return list
  }
}
