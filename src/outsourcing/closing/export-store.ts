import type { OrgTx } from '../../platform/db.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { type Fragment, part, raw, sql } from '../../platform/sql.ts'
import type { Mandate } from '../mandates/model.ts'

/** Every record of a mandate as it is kept, for a file that is read without us. */

/** Rows of one table, each as JSON with its fields in the order of the table. */
export type Records = { readonly name: string; readonly rows: readonly Readonly<Record<string, unknown>>[] }

const OF_MANDATE = [
  'mandate_version',
  'mandate_signature',
  'placing',
  'placement',
  'receipt',
  'fee_line',
  'fee_invoice',
  'remittance',
  'closing',
  'closing_acceptance',
  'closing_contest',
  'erasure',
  'provider_report',
  'service_credit',
]
const OF_PLACEMENT = ['placed_item', 'placement_event', 'first_letter', 'request', 'instruction', 'debtor_answer']
/** By the table above that leads to the mandate, and the column that leads there. */
const OF_OTHERS: ReadonlyArray<readonly [name: string, column: string, of: string]> = [
  ['receipt_item', 'receipt_id', 'receipt'],
  ['fee_dispute', 'line_id', 'fee_line'],
  ['fee_proof', 'line_id', 'fee_line'],
  ['fee_settlement', 'invoice_id', 'fee_invoice'],
  ['remittance_line', 'remittance_id', 'remittance'],
]

/**
 * Everything that this organisation may read of a mandate: the creditor all of it, the agency what it is shown. What the third-party account
 * says of it comes from the agency's own books, whichever side asks.
 */
export async function recordsOf(tx: OrgTx, mandate: Mandate): Promise<Records[]> {
  const { id, orgId, agencyOrgId } = mandate
  const read = async (name: string, where: Fragment, schema = 'outsourcing'): Promise<Records> => ({
    name,
    // Files go along as files: what stands here is what they are known by.
    rows: (
      await tx.rows<{ row: Record<string, unknown> }>(sql`
        select to_jsonb(t) - 'bytes' - 'key_hash' - 'fee_waits' as row from ${raw(`${schema}.${name}`)} t where t.org_id = ${orgId} and ${where} order by 1`)
    ).map(({ row }) => row),
  })
  const found = [await read('mandate', part`t.id = ${id}`)]
  for (const name of OF_MANDATE) found.push(await read(name, part`t.mandate_id = ${id}`))
  for (const name of OF_PLACEMENT)
    found.push(
      await read(
        name,
        part`exists (select 1 from outsourcing.placement p where p.org_id = t.org_id and p.id = t.placement_id and p.mandate_id = ${id})`,
      ),
    )
  for (const [name, column, of] of OF_OTHERS)
    found.push(
      await read(
        name,
        part`exists (select 1 from ${raw(`outsourcing.${of}`)} o where o.org_id = t.org_id and o.id = ${raw(`t.${column}`)} and o.mandate_id = ${id})`,
      ),
    )
  // The documents placed, and all that ever settled them: of the creditor's books, shown to the creditor.
  const isPlaced = (column: string) => part`exists (
    select 1 from outsourcing.placement p join outsourcing.placed_item w on w.org_id = p.org_id and w.placement_id = p.id
    where p.org_id = t.org_id and p.mandate_id = ${id} and w.item_id = ${raw(`t.${column}`)})`
  if (tx.orgId === orgId) {
    found.push(await read('item', isPlaced('id'), 'ledger'))
    found.push(await read('allocation', isPlaced('debit_id'), 'ledger'))
  }
  if (agencyOrgId !== null)
    found.push(
      await (tx.orgId === agencyOrgId
        ? fundsOf(tx, mandate)
        : onOtherSide(tx, agencyOrgId, (theirs) => fundsOf(theirs, mandate))),
    )
  return found
}

const fundsOf = async (tx: OrgTx, { id, orgId }: Mandate): Promise<Records> => ({
  name: 'fund_entry',
  rows: (
    await tx.rows<{ row: Record<string, unknown> }>(sql`
      select to_jsonb(e) as row from outsourcing.fund_entry e
      left join outsourcing.receipt r on r.org_id = e.creditor_org_id and r.id = e.receipt_id
      left join outsourcing.remittance m on m.org_id = e.creditor_org_id and m.id = e.remittance_id
      where e.org_id = ${tx.orgId} and e.creditor_org_id = ${orgId} and coalesce(r.mandate_id, m.mandate_id) = ${id} order by e.seq`)
  ).map(({ row }) => row),
})

export type SignedFile = { readonly version: number; readonly bytes: Buffer }

/** The files that were offered and signed, and the statements, as each was read. */
export const signedFiles = (tx: OrgTx, { id, orgId }: Mandate): Promise<SignedFile[]> =>
  tx.rows(sql`
    select f.version, f.bytes from outsourcing.mandate_file f
    where f.org_id = ${orgId} and f.mandate_id = ${id} and exists (
      select 1 from outsourcing.mandate_signature s where s.org_id = f.org_id and s.mandate_id = f.mandate_id and s.version = f.version)
    order by f.version`)

export const placedUnder = (
  tx: OrgTx,
  { id, orgId }: Mandate,
): Promise<{ no: number; customerId: string; placingId: string | null }[]> =>
  tx.rows(sql`
    select no, customer_id, placing_id from outsourcing.placement where org_id = ${orgId} and mandate_id = ${id} order by no`)
