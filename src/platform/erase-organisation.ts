import type pg from 'pg'
import { tablesInOrder } from './backup.ts'

/**
 * Every row of these organisations, in the caller's transaction: those that name each other, as a creditor and its agency do, go together or
 * not at all. For the owner of the tables: nobody who serves may delete.
 */
export async function eraseOrganisations(client: pg.Client, orgIds: readonly number[]): Promise<void> {
  const tables = await tablesInOrder(client)
  for (const { name, columns } of tables.toReversed())
    if (columns.includes('org_id')) await client.query(`delete from ${name} where org_id = any($1::int[])`, [orgIds])
}
