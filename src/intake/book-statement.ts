import { recordStatements } from '../cash/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { merkleRoot } from '../trail/index.ts'
import type { Done } from './book-staged.ts'
import { compareStatement, summaryOf } from './read-statement.ts'
import type { StoredImport } from './store.ts'

/** Records the lines of a bank statement; matching them is rung for and happens after. */
export async function bookStatement(tx: OrgTx, imported: StoredImport, at: Date): Promise<Done> {
  await compareStatement(tx, imported.id)
  const { lines, accounts, statements, buildsOn } = await recordStatements(tx, imported.id, at)
  return {
    summary: { ...summaryOf(statements), accounts },
    buildsOn,
    merkleRoot: merkleRoot(statements.map((statement) => JSON.stringify(statement))),
    rows: lines,
  }
}
