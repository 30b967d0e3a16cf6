import type { OrgTx } from '../../platform/db.ts'
import { documentKeys } from '../words/reference-key.ts'
import {
  beginKeys,
  bringKeys,
  closeUnkeyed,
  insertKeys,
  nextUnkeyed,
  openUnkeyed,
  refreshStatistics,
} from './key-store.ts'

/** Small enough for its keys to weigh little. */
const PAGE = 5_000

/** Brings the index of document numbers up to the books. Gives how many items were added. */
export async function keyItems(tx: OrgTx): Promise<number> {
  let added = 0
  await openUnkeyed(tx)
  for (let page = await nextUnkeyed(tx, PAGE); page.length > 0; page = await nextUnkeyed(tx, PAGE)) {
    if (added === 0) await beginKeys(tx)
    const keys: [number, string][] = []
    for (const { id, documentNo } of page) for (const key of documentKeys(documentNo)) keys.push([key, id])
    await bringKeys(
      tx,
      page.map(({ id }) => id),
      keys,
    )
    added += page.length
  }
  await closeUnkeyed(tx)
  if (added > 0) await insertKeys(tx)
  if (added > 1_000) await refreshStatistics(tx)
  return added
}
