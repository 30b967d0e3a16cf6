import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tools/testing/database.ts'
import { day } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { insertMissingCustomers } from '../parties/index.ts'
import { part, sql } from '../platform/sql.ts'
import { bookItems } from './index.ts'
import { totalsOfCustomers } from './list-customers.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('bookings at the same time all count, also the first ones of a customer', async () => {
  const orgId = 1
  const { db } = database
  const customerId = await db.inOrg(orgId, async (tx) => {
    await insertMissingCustomers(tx, { codes: ['A'], names: ['A'] }, new Date())
    return (await tx.one<{ id: string }>(sql`select id from parties.customer where org_id = ${orgId}`)).id
  })
  const book = (cents: number) =>
    db.inOrg(orgId, (tx) =>
      bookItems(
        tx,
        part`select ${newId()}::uuid as id, ${customerId}::uuid as customer_id, 'invoice'::text as kind, 1::smallint as side,
          ${cents}::bigint as amount_cents, 'EUR'::text as currency, ''::text as document_no, ''::text as label,
          date '2026-01-01' as issued_on, date '2026-01-01' + ${cents % 3}::int as due_on, 'stated'::text as due_source,
          null::uuid as source_id, null::int as source_line, null::uuid as source_key, null::uuid as settle_key, null::date as settled_on`,
        new Date(),
        null,
      ),
    )
  await Promise.all(Array.from({ length: 12 }, (_, n) => book(n + 1)))
  const on = (today: string) => db.inOrg(orgId, (tx) => totalsOfCustomers(tx, { show: 'all' }, day(today)))
  const total = { currency: 'EUR', outstandingCents: 78, unappliedCents: 0, customers: 1 }
  // Due on the 1st: 3, 6, 9, 12; on the 2nd: 1, 4, 7, 10; on the 3rd: 2, 5, 8, 11. A day is overdue from the next one on.
  expect(await on('2026-01-01')).toEqual([{ ...total, overdueCents: 0 }])
  expect(await on('2026-01-02')).toEqual([{ ...total, overdueCents: 30 }])
  expect(await on('2026-01-03')).toEqual([{ ...total, overdueCents: 52 }])
  expect(await on('2026-01-04')).toEqual([{ ...total, overdueCents: 78 }])
})
