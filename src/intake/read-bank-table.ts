import type { BankRecord } from '../adapters/bank-files/index.ts'
import {
  NOT_EXECUTED,
  readStatementRows,
  type StatementRow,
  type Table,
  type TableMapping,
} from '../adapters/ledger-files/index.ts'
import { stageBankFile } from '../cash/index.ts'
import { refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import type { Reading } from './preview-import.ts'
import { saveStatements } from './read-statement.ts'
import { defectsOf, RefusedFile, warning } from './reading.ts'
import { statementWording as words } from './statement-wording.ts'
import { statementsOfRows } from './statements-of-rows.ts'
import { addRejections, type StoredImport } from './store.ts'
import { intakeWording } from './wording.ts'

/** Rows are held until the last one, since only all of them tell in which order they stand and whether balances follow. */
const MOST_ROWS = 200_000

/** Reads the rows of a table as statements of their accounts, whole or not at all, and stages them like any bank file. */
export async function readBankTable(
  tx: OrgTx,
  imported: StoredImport,
  table: Table,
  mapping: TableMapping,
  facts: object,
  reading: Reading,
): Promise<void> {
  const rows: StatementRow[] = []
  const step = readStatementRows(table, mapping)
  let batch = await step.next()
  for (; !batch.done; batch = await step.next()) {
    rows.push(...batch.value)
    if (rows.length > MOST_ROWS)
      throw new RefusedFile(refuse('too_many_rows', words.tooManyRows, { limit: MOST_ROWS }).refusal, [])
  }
  const read = batch.value
  const rejections = defectsOf(read)
  const [first] = read.rejected.shown
  if (first) throw new RefusedFile(first, rejections)
  const notExecuted = read.ignored.countByCode[NOT_EXECUTED] ?? 0
  if (rows.length === 0)
    throw new RefusedFile(
      notExecuted > 0
        ? refuse('none_executed', words.noneExecuted, { count: notExecuted }).refusal
        : refuse('no_rows', intakeWording.noRows).refusal,
      rejections,
    )
  const made = statementsOfRows(rows, mapping.account)
  if (!made.ok) throw new RefusedFile(made.refusal, rejections)
  const { records, zeros } = made.value
  const staged = await stageBankFile(tx, imported.id, 'table', streamOf(records))
  if (staged.lines === 0) throw new RefusedFile(refuse('no_movement', words.noMovement).refusal, rejections)
  if (zeros > 0) rejections.push(warning('zero_movement', words.zeroMovements, { count: zeros }))
  if (notExecuted > 0) rejections.unshift(warning('not_executed', words.notExecuted, { count: notExecuted }))
  await addRejections(tx, imported.id, rejections, false)
  await saveStatements(tx, imported, staged, facts, reading)
}

async function* streamOf(records: readonly BankRecord[]): AsyncGenerator<BankRecord> {
  yield* records
}
