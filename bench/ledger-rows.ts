import { moveBalances } from '../src/ledger/balance-store.ts'
import { withOwner } from '../src/platform/database.ts'
import type { Db } from '../src/platform/db.ts'
import { part, sql } from '../src/platform/sql.ts'

/**
 * Fills one organisation's books by plain SQL: `customers` customers with `perCustomer` invoices over 18 months; the older
 * ones settled by receipts (about half), some in part. The same rows whatever the machine (seeded by arithmetic).
 */
export async function fillLedger(
  db: Db,
  ownerUrl: string,
  orgId: number,
  customers: number,
  perCustomer: number,
  openShare: number,
): Promise<void> {
  await withOwner(ownerUrl, async (client) => {
    await client.query(
      `insert into access.organisation (org_id, name, default_terms, created_at) overriding system value values ($1, 'Bench', '{"kind":"net","days":30}', now()) on conflict do nothing`,
      [orgId],
    )
    await client.query(`select setval(pg_get_serial_sequence('access.organisation', 'org_id'), $1)`, [orgId])
  })
  await db.inOrg(orgId, async (tx) => {
    await tx.run(sql`
      insert into parties.customer (org_id, id, code, name, created_at, search_text, address_lines, postcode, city)
      select ${orgId}, platform.new_id(), 'C' || n, 'Société ' || n || ' ' || (array['Martin','Bâti','Atelier','Transports','Garage','Menuiserie'])[1 + n % 6], now(),
        platform.folded('Société ' || n || ' ' || (array['Martin','Bâti','Atelier','Transports','Garage','Menuiserie'])[1 + n % 6]), array[n || ' rue du Port'], '35000', 'Rennes'
      from generate_series(1, ${customers}::int) n`)
    await tx.run(sql`
      insert into ledger.item (org_id, id, customer_id, kind, side, amount_cents, currency, document_no, label, issued_on, due_on, due_source, recorded_at, open_cents)
      select ${orgId}, platform.new_id(), c.id, 'invoice', 1, 10000 + (n * 7919) % 900000, 'EUR', 'FA' || c.code || '-' || n, 'Facture', d, d + 30, 'computed', now(),
        10000 + (n * 7919) % 900000
      from parties.customer c cross join generate_series(1, ${perCustomer}::int) n
      cross join lateral (select date '2025-05-01' + ((n * 540 / ${perCustomer}::int) + (hashtext(c.code) & 15)) as d) x
      where c.org_id = ${orgId}`)
    await tx.run(sql`
      create temp table paid on commit drop as
      select id, platform.new_id() as receipt_id, customer_id, amount_cents, issued_on, due_on,
        due_on + (abs(hashtext(id::text)) % 40) - 10 as paid_on
      from ledger.item where org_id = ${orgId} and (abs(hashtext(document_no)) % 1000) >= ${openShare}::float * 1000`)
    await tx.run(sql`
      insert into ledger.item (org_id, id, customer_id, kind, side, amount_cents, currency, document_no, label, issued_on, due_on, due_source, recorded_at, open_cents)
      select ${orgId}, receipt_id, customer_id, 'receipt', -1, amount_cents, 'EUR', '', 'Virement', paid_on, paid_on, 'none', now(), 0 from paid`)
    await tx.run(sql`
      insert into ledger.allocation (org_id, id, debit_id, credit_id, amount_cents, allocated_on, recorded_at, customer_id, currency, debit_due_on)
      select ${orgId}, platform.new_id(), id, receipt_id, amount_cents, greatest(paid_on, issued_on), now(), customer_id, 'EUR', due_on from paid`)
    await tx.run(sql`update ledger.item i set open_cents = 0 from paid where i.org_id = ${orgId} and i.id = paid.id`)
    await moveBalances(
      tx,
      part`select customer_id, currency, side, due_on, open_cents as cents from ledger.item where org_id = ${orgId} and open_cents > 0`,
    )
  })
  await withOwner(ownerUrl, (client) => client.query('vacuum analyze'))
}
