import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, raw, sql } from '../platform/sql.ts'

const SLICE_ROWS = 5_000

/**
 * The rows of `select` a slice at a time, as they were when it was asked: what is written to the books meanwhile does not show,
 * and no ledger is so large that its answers would fill the memory. The transaction may be used between two slices; `name`
 * tells its questions apart, and is program text.
 */
export async function* inSlices<Row>(tx: OrgTx, name: string, select: Fragment): AsyncGenerator<Row[]> {
  const cursor = raw(name)
  await tx.run(sql`declare ${cursor} no scroll cursor for ${select}`)
  let isSound = false
  try {
    for (;;) {
      const rows = await tx.rows<Row>(sql`fetch ${raw(String(SLICE_ROWS))} from ${cursor}`)
      isSound = true
      if (rows.length > 0) yield rows
      if (rows.length < SLICE_ROWS) return
      isSound = false
    }
  } finally {
    // A transaction that failed has closed it already.
    if (isSound) await tx.run(sql`close ${cursor}`)
  }
}

/** Rows that come in the order of their customer, all of one customer together. */
export async function* byCustomer<Row extends { readonly customerId: string }>(
  slices: AsyncIterable<Row[]>,
): AsyncGenerator<{ customerId: string; rows: Row[] }> {
  let rows: Row[] = []
  for await (const slice of slices)
    for (const row of slice) {
      const [first] = rows
      if (first && first.customerId !== row.customerId) {
        yield { customerId: first.customerId, rows }
        rows = []
      }
      rows.push(row)
    }
  if (rows[0]) yield { customerId: rows[0].customerId, rows }
}

/** Rows written between two words about how far it is, and the most such words: each slice scans what there is to write. */
const WRITTEN_ROWS = 5_000
const MOST_SLICES = 20

/** How many slices of its customers a work on `rows` rows is done in. */
export const slicesFor = (rows: number): number => Math.min(MOST_SLICES, Math.max(1, Math.ceil(rows / WRITTEN_ROWS)))

/**
 * Whether a customer (`code`) is of this slice. A customer is in the same one whenever the rows are as many: what was written
 * together stands together, and is taken back together.
 */
export const isOfSlice = (code: Fragment, slice: number, slices: number): Fragment =>
  part`abs(hashtextextended(${code}, 0) % ${slices}::bigint) = ${slice}::bigint`
