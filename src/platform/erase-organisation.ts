import type pg from 'pg'
import { tablesInOrder } from './backup.ts'

/** Every row of one organisation, in the caller's transaction. For the owner of the tables: nobody who serves may delete. */
export async function eraseOrganisation(client: pg.Client, orgId: number): Promise<void> {
  const tables = await tablesInOrder(client)
  for (const { name, columns } of tables.toReversed())
    if (columns.includes('org_id')) await client.query(`delete from ${name} where org_id = $1`, [orgId])
}
