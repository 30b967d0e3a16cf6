import { organisationOf } from '../access/index.ts'
import { readPaymentStatus } from '../adapters/bank-files/index.ts'
import type { FileSource } from '../adapters/ledger-files/index.ts'
import { recordAnswer, stageAnswer, withdrawAnswer } from '../cash/index.ts'
import { dayIn } from '../kernel/calendar.ts'
import { orRefuse, Refused } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Actor, merkleRoot } from '../trail/index.ts'
import type { Done } from './book-staged.ts'
import type { Reading } from './preview-import.ts'
import { clearReading, saveRefused, warning } from './reading.ts'
import { addRejections, type StoredImport, saveReading } from './store.ts'

/** Reads the bank's answer to a collection (pain.002) into a preview: which debits it accepts and rejects; or into its refusal. */
export async function readDebitStatus(
  inOrg: <T>(work: (tx: OrgTx) => Promise<T>) => Promise<T>,
  imported: StoredImport,
  source: FileSource,
  reading: Reading,
): Promise<void> {
  await reading.enter('reading')
  const format = 'pain.002'
  try {
    const status = orRefuse(await readPaymentStatus(source))
    await inOrg(async (tx) => {
      await clearReading(tx, imported.id)
      const { summary, warnings } = await stageAnswer(tx, imported.id, status)
      const told = warnings.map((one) => warning(one.code, one.sentence, one.params, one.line))
      await addRejections(tx, imported.id, told, false)
      await saveReading(tx, imported.id, {
        kind: 'debit_status',
        facts: { format, messageId: status.messageId, originalMessageId: status.originalMessageId },
        summary,
        refusal: null,
        firstOn: null,
        booksThrough: null,
        receiptsThrough: null,
        journals: [],
        fiscalYearEnd: null,
        stagedRows: 0,
      })
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await inOrg((tx) => saveRefused(tx, imported.id, error.refusal, { format }, {}, [], 'debit_status'))
  }
}

/** Writes the bank's answer into the books: what it rejects can be collected again. */
export async function bookDebitStatus(
  tx: OrgTx,
  imported: StoredImport,
  by: { readonly actor: Actor; readonly at: Date },
): Promise<Done> {
  const { summary, rows } = await recordAnswer(tx, imported.id, await onItsDay(tx, by))
  return { summary, buildsOn: [], merkleRoot: merkleRoot(rows.map((row) => JSON.stringify(row))), rows: rows.length }
}

/** Takes the bank's answer back; gives the debits that are running again. */
export const withdrawDebitStatus = async (
  tx: OrgTx,
  importId: string,
  by: { readonly actor: Actor; readonly at: Date },
): Promise<number> => withdrawAnswer(tx, importId, await onItsDay(tx, by))

const onItsDay = async <B extends { readonly at: Date }>(tx: OrgTx, by: B) => ({
  ...by,
  today: dayIn((await organisationOf(tx)).timeZone, by.at),
})
