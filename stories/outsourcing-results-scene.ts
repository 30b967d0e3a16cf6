import { newId } from '../src/kernel/ids.ts'
import type { Terms } from '../src/outsourcing/mandates/terms.ts'
import { withOwner } from '../src/platform/database.ts'
import { bookInto } from '../tools/testing/books.ts'
import type { TestDatabase } from '../tools/testing/database.ts'
import { type SignedMandate, signMandate } from './outsourcing-hand-over.ts'

/** Files of past months as they would stand now, written at once: what results are read from, without playing a year day by day. */

type Books = {
  readonly database: Pick<TestDatabase, 'db' | 'ownerUrl'>
  readonly owner: { readonly orgId: number }
  now(): Date
}

/** A signed mandate with an organisation of this installation, which may come in, and what its provider said that it recovers. */
export async function mandateWith(
  books: Books,
  asked: {
    readonly no: number
    readonly provider: string
    readonly agencyOrgId: number | null
    readonly proven?: { young: number; middle: number; old: number }
    readonly terms?: (terms: Terms) => Terms
  },
): Promise<SignedMandate> {
  const signed = await signMandate(books, { no: asked.no, provider: asked.provider })
  const { orgId } = books.owner
  await withOwner(books.database.ownerUrl, async (owner) => {
    await owner.query(`update outsourcing.provider set agency_org_id = $3, proven = $4 where org_id = $1 and id = $2`, [
      ...[orgId, signed.providerId, asked.agencyOrgId, asked.proven ? JSON.stringify(asked.proven) : null],
    ])
    await owner.query(`update outsourcing.mandate set agency_org_id = $3 where org_id = $1 and id = $2`, [
      ...[orgId, signed.mandateId, asked.agencyOrgId],
    ])
    if (asked.agencyOrgId !== null)
      await owner.query(
        `insert into access.delegation (org_id, mandate_id, agency_org_id, name, opened_at) values ($1, $2, $3, $4, $5)`,
        [orgId, signed.mandateId, asked.agencyOrgId, `MR-000${asked.no}`, books.now()],
      )
    const { rows } = await owner.query(
      `select terms from outsourcing.mandate_version where org_id = $1 and mandate_id = $2`,
      [orgId, signed.mandateId],
    )
    const usual = rows[0].terms as Terms
    const live = { ...usual, reporting: { ...usual.reporting, live: asked.agencyOrgId !== null } }
    const terms = asked.terms?.(live) ?? live
    await owner.query(
      `update outsourcing.mandate_version set terms = $3, agency_org_id = $4 where org_id = $1 and mandate_id = $2`,
      [orgId, signed.mandateId, JSON.stringify(terms), asked.agencyOrgId],
    )
  })
  return signed
}

export type PlacedFile = {
  readonly customerId: string
  readonly documentNo: string
  readonly cents: number
  readonly dueOn: string
  readonly placedOn: string
  readonly isPilot?: boolean
  readonly endedOn?: string
  readonly endedWhy?: string
  /** To whom, on which day, how much of it, with which fee. */
  readonly receipts?: readonly {
    readonly on: string
    readonly cents: number
    readonly fee?: number
    readonly paidTo?: 'agency' | 'creditor'
    readonly tail?: 'within' | 'after'
    readonly returnedOn?: string
    readonly remittedOn?: string
  }[]
}

let numbers = 0

/** Gives the placement's id. */
export async function placedFile(
  books: Books,
  { mandateId }: SignedMandate,
  agencyOrgId: number | null,
  file: PlacedFile,
): Promise<string> {
  const { orgId } = books.owner
  const at = books.now()
  const [id, no] = [newId(at), ++numbers]
  const { customerId, documentNo, cents, dueOn } = file
  const itemId = await bookInto(books.database.db, orgId, at, { customerId, documentNo, cents, dueOn, issuedOn: dueOn })
  await withOwner(books.database.ownerUrl, async (owner) => {
    await owner.query(
      `insert into outsourcing.placement (org_id, id, no, mandate_id, agency_org_id, customer_id, currency, stage, is_pilot, placed_on, placed_cents,
         placed_at, placed_by_name, ended_on, ended_why)
       values ($1, $2, $3, $4, $5, $6, 'EUR', 'amicable', $7, $8::date, $9, $8::date, 'Claire', $10, $11)`,
      [
        ...[orgId, id, no, mandateId, agencyOrgId, customerId, file.isPilot ?? false, file.placedOn, cents],
        ...[file.endedOn ?? null, file.endedWhy ?? null],
      ],
    )
    await owner.query(
      `insert into outsourcing.placed_item (org_id, placement_id, item_id, placed_cents, known_cents, is_live) values ($1, $2, $3, $4, $4, $5)`,
      [orgId, id, itemId, cents, file.endedOn === undefined],
    )
    for (const one of file.receipts ?? []) {
      const receiptId = newId(at)
      const money = {
        customerId,
        documentNo: `VIR-${one.on}`,
        cents: one.cents,
        dueOn: one.on,
        kind: 'receipt',
      } as const
      const creditId = await bookInto(books.database.db, orgId, at, money)
      const remittanceId = one.remittedOn ? newId(at) : null
      await owner.query(
        `insert into outsourcing.receipt (org_id, id, no, placement_id, placement_no, mandate_id, agency_org_id, customer_id, debtor_code, debtor_name,
           currency, cents, paid_to, means, received_on, stage, tail, left_cents, credit_item_id, recorded_at, recorded_by_name, returned_on, returned_as,
           returned_at, remittance_id, remitted_on)
         select $1, $2, coalesce(max(r.no), 0) + 1, $3, $4, $5, $6, $7, 'D', 'Débiteur', 'EUR', $8, $9, 'transfer', $10, 'amicable', $11, 0, $12, $13, 'Nadia',
           $14::date, case when $14::date is null then null else 'bounced' end, $14::date, $15, $16::date
         from outsourcing.receipt r where r.org_id = $1`,
        [
          ...[orgId, receiptId, id, no, mandateId, agencyOrgId, customerId, one.cents, one.paidTo ?? 'agency', one.on],
          ...[one.tail ?? null, creditId, at, one.returnedOn ?? null, remittanceId, one.remittedOn ?? null],
        ],
      )
      if (one.fee)
        await owner.query(
          `insert into outsourcing.fee_line (org_id, id, mandate_id, version, agency_org_id, kind, placement_id, receipt_id, currency, on_day, net_cents,
             vat_bp, vat_cents, detail, made_at, made_by_name)
           values ($1, $2, $3, 1, $4, 'receipt', $5, $6, 'EUR', $7, $8, 2000, $8::bigint / 5, '{}', $9, 'Quittance')`,
          [orgId, newId(at), mandateId, agencyOrgId, id, receiptId, one.on, one.fee, at],
        )
    }
  })
  return id
}
