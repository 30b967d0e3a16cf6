import type { BankRecord } from '../src/adapters/bank-files/model.ts'
import { recordStatements, stageBankFile } from '../src/cash/index.ts'
import { learnAliases } from '../src/cash/matching/answer-store.ts'
import { aliasOf } from '../src/cash/words/payer-name-words.ts'
import { newId } from '../src/kernel/ids.ts'
import { bookItems } from '../src/ledger/index.ts'
import { copyLine, copyRows } from '../src/platform/copy-rows.ts'
import type { Db, OrgTx } from '../src/platform/db.ts'
import { part, sql } from '../src/platform/sql.ts'
import type { CashCustomer, CashItem, CashLine } from './cash-model.ts'

const BATCH = 5_000
const OUR_IBAN = 'FR7630006000011234567890189'

type Named = Pick<CashCustomer, 'id' | 'code' | 'name' | 'city'>

/** Puts customers, documents and bank lines into the books of an organisation, by the product's own doors. Gives the import of the lines. */
export async function bringCash(
  db: Db,
  orgId: number,
  play: {
    readonly customers: readonly Named[]
    readonly items: readonly CashItem[]
    readonly lines: readonly CashLine[]
  },
  at: Date,
): Promise<string> {
  await db.inOrg(orgId, async (tx) => {
    await insertCustomers(tx, play.customers, at)
    await bookDocuments(tx, play.items, at)
  })
  return db.inOrg(orgId, (tx) => recordLines(tx, play.lines, at))
}

async function insertCustomers(tx: OrgTx, customers: readonly Named[], at: Date): Promise<void> {
  await tx.run(sql`create temp table arriving_customer (id uuid, code text, name text, city text) on commit drop`)
  await copyRows(
    tx,
    'arriving_customer',
    batched(customers, ({ id, code, name, city }) => copyLine([id, code, name, city])),
  )
  await tx.run(sql`
    insert into parties.customer (org_id, id, code, name, created_at, search_text, city)
    select ${tx.orgId}::int, id, code, name, ${at}, platform.folded(name || ' ' || code), city from arriving_customer`)
}

/** Settled documents come with the receipt that settled them, so that the books hold together. */
async function bookDocuments(tx: OrgTx, items: readonly CashItem[], at: Date): Promise<void> {
  const accounts = newId(at)
  await tx.run(sql`
    create temp table arriving_item (id uuid, customer_id uuid, kind text, side smallint, cents bigint, document_no text, issued_on date, due_on date,
      is_open boolean, from_accounts boolean, settles uuid) on commit drop`)
  await copyRows(
    tx,
    'arriving_item',
    batched(items, (item) =>
      copyLine([
        item.id,
        item.customerId,
        item.kind,
        item.side,
        item.cents,
        item.documentNo,
        item.issuedOn,
        item.dueOn,
        item.isOpen,
        item.isFromAccounts,
        item.settles,
      ]),
    ),
  )
  await bookItems(
    tx,
    part`
      select id, customer_id, kind, side, cents as amount_cents, 'EUR' as currency, document_no, '' as label, issued_on, due_on, 'stated' as due_source,
        case when from_accounts then ${accounts}::uuid end as source_id, null::int as source_line, null::uuid as source_key,
        case when kind = 'invoice' and not is_open then id else settles end as settle_key, null::date as settled_on
      from arriving_item
      union all
      select platform.new_id(), customer_id, 'receipt', -1::smallint, cents, 'EUR', '', '', due_on, due_on, 'none', null, null, null, id, null
      from arriving_item i where kind = 'invoice' and not is_open and not exists (select 1 from arriving_item r where r.settles = i.id)`,
    at,
    null,
  )
}

/** What a year of accepted matches taught: IBAN and name of the first `share` of the customers. */
export const learnPayers = (
  db: Db,
  orgId: number,
  customers: readonly CashCustomer[],
  share: number,
  at: Date,
): Promise<number> =>
  db.inOrg(orgId, (tx) =>
    learnAliases(
      tx,
      customers.slice(0, Math.round(customers.length * share)).flatMap(({ id, iban, bankName }) => [
        { kind: 'iban' as const, value: iban, customerId: id },
        { kind: 'name' as const, value: aliasOf(bankName), customerId: id },
      ]),
      at,
    ),
  )

/** One statement of one account with all the lines, through staging and recording as an import does. */
async function recordLines(tx: OrgTx, lines: readonly CashLine[], at: Date): Promise<string> {
  const importId = newId(at)
  await stageBankFile(tx, importId, 'camt.054', recordsOf(lines))
  await recordStatements(tx, importId, at)
  return importId
}

async function* recordsOf(lines: readonly CashLine[]): AsyncGenerator<BankRecord> {
  const account = { iban: OUR_IBAN, rib: null, other: null, currency: 'EUR' } as const
  yield { is: 'statement', no: 1, line: 1, account, reference: '', sequence: '', from: null, to: null, opening: null }
  let sumCents = 0
  for (const { movement } of lines) {
    sumCents += movement.cents
    yield { is: 'movement', ...movement }
  }
  yield { is: 'end', no: 1, line: lines.length, closing: null, entries: lines.length, sumCents, balanced: null }
}

function* batched<T>(rows: readonly T[], write: (row: T) => string): Generator<string> {
  for (let from = 0; from < rows.length; from += BATCH)
    yield rows
      .slice(from, from + BATCH)
      .map(write)
      .join('')
}
