import type { OrgTx } from '../../platform/db.ts'
import { documentKeys } from '../words/reference-key.ts'
import { insertKeys, refreshStatistics, unkeyedItems } from './key-store.ts'

/** Small enough for its keys to weigh little. */
const PAGE = 5_000

/** Brings the index of document numbers up to the books. Gives how many items were added. */
export async function keyItems(tx: OrgTx): Promise<number> {
  let added = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await unkeyedItems(tx, after, PAGE)
    if (page.length === 0) break
    const keys: [number, string][] = []
    for (const { id, documentNo } of page) for (const key of documentKeys(documentNo)) keys.push([key, id])
    await insertKeys(
      tx,
      page.map(({ id }) => id),
      keys,
    )
    after = page.at(-1)!.id
    added += page.length
    if (page.length < PAGE) break
  }
  if (added > 1_000) await refreshStatistics(tx)
  return added
}
