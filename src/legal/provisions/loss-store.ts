import type { LocalDate } from '../../kernel/calendar.ts'
import { bookItems, settlePairs } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, raw, sql } from '../../platform/sql.ts'
import type { LossCause, ProvisionAccounts } from './model.ts'

/** Debts given up as lost, with the VAT taken back. */

export type LossLine = {
  readonly itemId: string
  readonly documentNo: string
  readonly issuedOn: LocalDate
  readonly grossCents: number
  readonly netCents: number
  readonly vatCents: number
  /** What of it stood on the account of doubtful customers, and leaves that account. */
  readonly doubtfulCents: number
}
export type Loss = {
  readonly id: string
  readonly no: number
  readonly customerId: string
  readonly on: LocalDate
  readonly cause: LossCause
  readonly evidence: string
  readonly currency: string
  readonly vatSentence: string
  readonly vatReference: string
  readonly accounts: ProvisionAccounts
  readonly lines: readonly LossLine[]
  readonly writeOffId: string
  readonly duplicateSentOn: LocalDate | null
  readonly madeAt: Date
  readonly madeByName: string
  readonly takenBackAt: Date | null
  /** The day that the entries which take it back bear. */
  readonly takenBackOn: LocalDate | null
}

const columns =
  raw(`l.id, l.no, l.customer_id, l.on_day as on, l.cause, l.evidence, l.currency, l.vat_sentence, l.vat_reference, l.accounts, l.lines,
  l.write_off_id, l.duplicate_sent_on, l.made_at, l.made_by_name, l.taken_back_at, l.taken_back_on`)

/**
 * Books one write-off that settles these debts whole. It bears a key of the accounts, its own: they are given it with its VAT from here,
 * and the journal of cash, which gives losses gross, leaves it alone.
 */
export async function bookLoss(
  tx: OrgTx,
  one: Pick<Loss, 'writeOffId' | 'customerId' | 'currency' | 'on' | 'lines'>,
  label: string,
  at: Date,
): Promise<void> {
  const cents = one.lines.reduce((sum, { grossCents }) => sum + grossCents, 0)
  await bookItems(
    tx,
    part`select ${one.writeOffId}::uuid as id, ${one.customerId}::uuid as customer_id, 'write_off'::text as kind, (-1)::smallint as side,
      ${cents}::bigint as amount_cents, ${one.currency}::text as currency, ''::text as document_no, ${label}::text as label,
      ${one.on}::date as issued_on, ${one.on}::date as due_on, 'none'::text as due_source, null::uuid as source_id, null::int as source_line,
      ${one.writeOffId}::uuid as source_key, null::uuid as settle_key, null::date as settled_on`,
    at,
    null,
  )
  await settlePairs(
    tx,
    part`select platform.new_id() as id, l.item_id as debit_id, ${one.writeOffId}::uuid as credit_id, l.cents, ${one.on}::date as allocated_on
      from unnest(${one.lines.map(({ itemId }) => itemId)}::uuid[], ${one.lines.map(({ grossCents }) => grossCents)}::bigint[]) l(item_id, cents)`,
    at,
  )
}

export async function insertLoss(tx: OrgTx, one: Omit<Loss, 'no'>): Promise<number> {
  const { no } = await tx.one<{ no: number }>(sql`
    insert into legal.loss (org_id, id, no, customer_id, on_day, cause, evidence, currency, vat_sentence, vat_reference, accounts, lines, write_off_id,
      made_at, made_by_name)
    values (${tx.orgId}, ${one.id}, (select coalesce(max(no), 0) + 1 from legal.loss where org_id = ${tx.orgId}), ${one.customerId}, ${one.on},
      ${one.cause}, ${one.evidence}, ${one.currency}, ${one.vatSentence}, ${one.vatReference}, ${JSON.stringify(one.accounts)}::jsonb,
      ${JSON.stringify(one.lines)}::jsonb, ${one.writeOffId}, ${one.madeAt}, ${one.madeByName}) returning no`)
  return no
}

export const lossById = (tx: OrgTx, id: string): Promise<Loss | null> =>
  tx.maybe(sql`select ${columns} from legal.loss l where l.org_id = ${tx.orgId} and l.id = ${id}`)

export const lossesOf = (
  tx: OrgTx,
): Promise<(Loss & { readonly customerName: string; readonly customerCode: string })[]> =>
  tx.rows(sql`
    select ${columns}, c.name as customer_name, c.code as customer_code
    from legal.loss l join parties.customer c on c.org_id = l.org_id and c.id = l.customer_id
    where l.org_id = ${tx.orgId} order by l.no desc limit 500`)

/** Of these customers, those of whom a loss is kept, taken back or not. */
export const customersOfLosses = async (tx: OrgTx, customerIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ customerId: string }>(sql`
      select distinct customer_id from legal.loss where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])`)
  ).map(({ customerId }) => customerId)

export const markDuplicateSent = (tx: OrgTx, id: string, on: LocalDate): Promise<number> =>
  tx.run(sql`update legal.loss set duplicate_sent_on = ${on} where org_id = ${tx.orgId} and id = ${id}`)

export const markLossBack = (
  tx: OrgTx,
  id: string,
  back: { readonly why: string; readonly on: LocalDate; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update legal.loss set taken_back_at = ${back.at}, taken_back_on = ${back.on}, taken_back_why = ${back.why} where org_id = ${tx.orgId} and id = ${id} and taken_back_at is null`)
