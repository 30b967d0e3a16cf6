import { hash } from 'node:crypto'
import type { LocalDate } from '../kernel/calendar.ts'
import type { ItemKind, Side } from '../ledger/index.ts'
import { copyRows, copyText } from '../platform/copy-rows.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

/** A row of a file as an item to be: amounts positive, `side` gives the direction, keys already hashed to UUIDs. */
export type StagedItem = {
  readonly line: number
  readonly rowKey: string
  readonly customerCode: string
  readonly customerName: string
  readonly kind: ItemKind
  readonly side: Side
  readonly amountCents: number
  readonly currency: string
  /** Signed, in the currency of the books: what the file's control totals add up. */
  readonly baseCents: number
  readonly documentNo: string
  readonly label: string
  readonly issuedOn: LocalDate
  /** False: the file does not tell its own day, which is earlier. */
  readonly isDated: boolean
  readonly dueOn: LocalDate
  readonly dueSource: 'stated' | 'computed' | 'none'
  /** The day the work was done, where the file says it. */
  readonly performedOn?: LocalDate | undefined
  readonly settleKey: string | null
  readonly settledOn: LocalDate | null
  readonly nature: string
}

const COLUMNS = `line, row_key, customer_code, customer_name, kind, side, amount_cents, currency, base_cents, document_no, label, issued_on, due_on,
  due_source, settle_key, settled_on, nature, performed_on, is_dated`

/**
 * Streams rows into `intake.staged_item`. COPY does not go through row-level security, so rows land in a table of this
 * transaction first. Gives how many there were.
 */
export async function stageItems(
  tx: OrgTx,
  importId: string,
  batches: AsyncIterable<readonly StagedItem[]>,
): Promise<number> {
  await tx.run(sql`
    create temp table arriving (line int, row_key uuid, customer_code text, customer_name text, kind text, side smallint, amount_cents bigint,
      currency text, base_cents bigint, document_no text, label text, issued_on date, due_on date, due_source text, settle_key uuid, settled_on date,
      nature text, performed_on date, is_dated boolean) on commit drop`)
  await copyRows(tx, `arriving (${COLUMNS})`, asCopied(batches))
  const count = await tx.run(sql`
    insert into intake.staged_item (org_id, import_id, line, row_key, customer_code, customer_name, kind, side, amount_cents, currency, base_cents,
      document_no, label, issued_on, due_on, due_source, settle_key, settled_on, nature, performed_on, is_dated)
    select ${tx.orgId}::int, ${importId}::uuid, line, row_key, customer_code, customer_name, kind, side, amount_cents, currency, base_cents,
      document_no, label, issued_on, due_on, due_source, settle_key, settled_on, nature, performed_on, is_dated
    from arriving`)
  await tx.run(sql`drop table arriving`)
  await tx.run(sql`select intake.analyse_staged()`)
  return count
}

async function* asCopied(batches: AsyncIterable<readonly StagedItem[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map(lineOf).join('')
}

/** Written out and not by `copyLine`: a million lines pass here. */
const lineOf = (row: StagedItem): string =>
  `${row.line}\t${row.rowKey}\t${copyText(row.customerCode)}\t${copyText(row.customerName)}\t${row.kind}\t${row.side}\t${row.amountCents}\t${row.currency}\t${row.baseCents}\t${copyText(row.documentNo)}\t${copyText(row.label)}\t${row.issuedOn}\t${row.dueOn}\t${row.dueSource}\t${row.settleKey ?? '\\N'}\t${row.settledOn ?? '\\N'}\t${row.nature}\t${row.performedOn ?? '\\N'}\t${row.isDated}\n`

/** A stable identity as a UUID: 128 bits of the text's hash. */
export const uuidOf = (text: string): string => hash('md5', text)
