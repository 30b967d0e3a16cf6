import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tools/testing/database.ts'
import { addDays, day, daysBetween, type LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { insertMissingCustomers } from '../parties/index.ts'
import { withOwner } from '../platform/database.ts'
import type { OrgTx } from '../platform/db.ts'
import { part, sql } from '../platform/sql.ts'
import {
  agedTotals,
  bookItems,
  regroupItems,
  reverseAllocations,
  reverseItems,
  settleItems,
  settlePairs,
  takeBack,
} from './index.ts'
import { totalsOfCustomers } from './list-customers.ts'
import { AGE_BUCKETS } from './model.ts'
import { type NaiveItem, NaiveLedger } from './naive-ledger.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const START = day('2026-01-01')
const IMPORT = newId()

const newItem = fc.record({
  customer: fc.integer({ min: 0, max: 1 }),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
  side: fc.constantFrom(1 as const, -1 as const),
  cents: fc.integer({ min: 1, max: 12 }),
  issued: fc.integer({ min: 0, max: 20 }),
  term: fc.integer({ min: -10, max: 200 }),
  key: fc.option(fc.integer({ min: 0, max: 3 })),
  settled: fc.option(fc.integer({ min: 0, max: 40 })),
})
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      items: fc.array(newItem, { minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('regroup' as const),
      picks: fc.array(fc.nat(50), { minLength: 1, maxLength: 4 }),
      key: fc.option(fc.integer({ min: 0, max: 3 })),
      settled: fc.option(fc.integer({ min: 0, max: 40 })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), pick: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('takeBack' as const), pick: fc.nat(50) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('allocate' as const),
      debit: fc.nat(50),
      credit: fc.nat(50),
      share: fc.integer({ min: 1, max: 12 }),
    }),
  },
)

let nextOrg = 1000

test('booked, settled, undone and taken back at random, the books are those a beginner would keep', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const orgId = nextOrg++
      const naive = new NaiveLedger()
      const keys = [newId(), newId(), newId(), newId()]
      await database.db.inOrg(orgId, async (tx) => {
        await insertMissingCustomers(tx, { codes: ['A', 'B'], names: ['A', 'B'] }, new Date())
        const customers = (
          await tx.rows<{ id: string }>(sql`select id from parties.customer where org_id = ${orgId} order by code`)
        ).map((row) => row.id)
        let line = 0
        for (const one of steps) {
          const all = [...naive.items.values()]
          const at = new Date()
          if (one.do === 'book') {
            const items = one.items.map((spec): NaiveItem & { settledOn: LocalDate | null } => {
              const issuedOn = addDays(START, spec.issued)
              return {
                id: newId(),
                customerId: customers[spec.customer]!,
                currency: spec.currency,
                side: spec.side,
                amountCents: spec.cents,
                openCents: spec.cents,
                issuedOn,
                dueOn: addDays(issuedOn, spec.term),
                line: ++line,
                reversed: false,
                settleKey: spec.key === null ? null : keys[spec.key]!,
                settledOn: spec.settled === null ? null : addDays(START, spec.settled),
              }
            })
            for (const item of items) naive.items.set(item.id, item)
            naive.settle(items)
            await bookItems(tx, asRows(items), at, IMPORT)
          } else if (one.do === 'regroup') {
            const chosen = [...new Set(one.picks.map((pick) => all[pick % all.length]!))].filter(
              (item) => item && !item.reversed,
            )
            const key = one.key === null ? null : keys[one.key]!
            const settledOn = one.settled === null ? null : addDays(START, one.settled)
            const ids = chosen.map((item) => item.id)
            for (const item of chosen) item.settleKey = key
            naive.settle(chosen.map(({ id }) => ({ id, settledOn })))
            await regroupItems(tx, part`select id, ${key}::uuid as settle_key from unnest(${ids}::uuid[]) as g(id)`)
            await settleItems(
              tx,
              part`select id, ${key}::uuid as settle_key, ${settledOn}::date as settled_on from unnest(${ids}::uuid[]) as g(id)`,
              at,
              IMPORT,
            )
          } else if (one.do === 'undo' && all.length > 0) {
            const { id } = all[one.pick % all.length]!
            naive.undo((allocation) => allocation.debitId === id || allocation.creditId === id)
            await reverseAllocations(
              tx,
              part`select a.id from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id and d.reverses is null and not d.reversed
              join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id and c.reverses is null and not c.reversed
              where a.org_id = ${orgId} and (a.debit_id = ${id} or a.credit_id = ${id})`,
              'same_day',
              at,
            )
          } else if (one.do === 'takeBack' && all.some((item) => !item.reversed)) {
            const standing = all.filter((item) => !item.reversed)
            const item = standing[one.pick % standing.length]!
            const items = part`select ${item.id}::uuid`
            if (item.openCents === item.amountCents) expect(await reverseItems(tx, items, at)).toBe(1)
            else {
              const settling = part`select a.id from ledger.allocation a where a.org_id = ${orgId} and (a.debit_id = ${item.id} or a.credit_id = ${item.id})`
              naive.undo((allocation) => allocation.debitId === item.id || allocation.creditId === item.id)
              expect(await takeBack(tx, { allocations: settling, items }, at)).toMatchObject({ items: 1 })
            }
            naive.takeBack(item.id)
            expect(await reverseItems(tx, items, at)).toBe(0)
          } else if (one.do === 'allocate') {
            const debit = all.filter((item) => item.side === 1 && item.openCents > 0)[one.debit % 5]
            const credit = all.filter(
              (item) =>
                item.side === -1 &&
                item.openCents > 0 &&
                item.customerId === debit?.customerId &&
                item.currency === debit.currency,
            )[one.credit % 5]
            if (!debit || !credit) continue
            const cents = Math.min(debit.openCents, credit.openCents, one.share)
            naive.allocate(debit.id, credit.id, cents, [START, debit.issuedOn, credit.issuedOn].sort().at(-1)!, true)
            await settlePairs(
              tx,
              part`select platform.new_id() as id, ${debit.id}::uuid as debit_id, ${credit.id}::uuid as credit_id, ${cents}::bigint as cents, ${START}::date as allocated_on`,
              at,
            )
          }
        }
        await expectSame(tx, naive)
      })
      await expectSound(orgId)
    }),
    { numRuns: 60 },
  )
}, 240_000)

const asRows = (items: readonly (NaiveItem & { settledOn: LocalDate | null })[]) => part`
  select r.id, r.customer_id, case when r.side = 1 then 'invoice' else 'receipt' end as kind, r.side, r.amount_cents, r.currency, '' as document_no, '' as label,
    r.issued_on, r.due_on, 'stated' as due_source, ${IMPORT}::uuid as source_id, r.line as source_line, null::uuid as source_key, r.settle_key, r.settled_on
  from unnest(${items.map((i) => i.id)}::uuid[], ${items.map((i) => i.customerId)}::uuid[], ${items.map((i) => i.side)}::smallint[],
    ${items.map((i) => i.amountCents)}::bigint[], ${items.map((i) => i.currency)}::text[], ${items.map((i) => i.issuedOn)}::date[],
    ${items.map((i) => i.dueOn)}::date[], ${items.map((i) => i.line)}::int[], ${items.map((i) => i.settleKey)}::uuid[], ${items.map((i) => i.settledOn)}::date[])
    as r(id, customer_id, side, amount_cents, currency, issued_on, due_on, line, settle_key, settled_on)`

async function expectSame(tx: OrgTx, naive: NaiveLedger): Promise<void> {
  const items = await tx.rows<{ id: string; openCents: number; reversed: boolean }>(sql`
    select id, open_cents, reversed from ledger.item where org_id = ${tx.orgId} and reverses is null order by id`)
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  expect(items).toEqual(
    [...naive.items.values()].map(({ id, openCents, reversed }) => ({ id, openCents, reversed })).sort(byId),
  )
  const allocations = await tx.rows<{ text: string }>(sql`
    select a.debit_id || ' ' || a.credit_id || ' ' || a.amount_cents || ' ' || a.allocated_on as text
    from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id and d.reverses is null
    join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id and c.reverses is null
    where a.org_id = ${tx.orgId} and a.reverses is null and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)`)
  const live = naive.allocations.filter((allocation) => !allocation.undone)
  expect(allocations.map((row) => row.text).sort()).toEqual(
    live.map((a) => `${a.debitId} ${a.creditId} ${a.cents} ${a.on}`).sort(),
  )
  for (const after of [0, 12, 30, 75, 120, 260]) {
    await expectAged(tx, naive, addDays(START, after))
    await expectOwed(tx, naive, addDays(START, after))
  }
}

/** What customers owe together on a day, of the books as they are now: what the list of customers says of them. */
async function expectOwed(tx: OrgTx, naive: NaiveLedger, today: LocalDate): Promise<void> {
  const open = [...naive.items.values()].filter((item) => item.openCents > 0)
  const sum = (items: readonly NaiveItem[]) => items.reduce((total, item) => total + item.openCents, 0)
  const expected = ['EUR', 'USD'].flatMap((currency) => {
    const own = open.filter((item) => item.currency === currency)
    const debits = own.filter((item) => item.side === 1)
    const unappliedCents = sum(own.filter((item) => item.side === -1))
    const overdueCents = sum(debits.filter((item) => item.dueOn < today))
    const customers = new Set(own.map((item) => item.customerId)).size
    const total = { currency, outstandingCents: sum(debits) - unappliedCents, overdueCents, unappliedCents, customers }
    return own.length > 0 ? [total] : []
  })
  expect(await totalsOfCustomers(tx, { show: 'all' }, today)).toEqual(expected)
}

/** The aged balance of any day, from the naive books: each debit's rest by its age, each credit's rest apart. */
async function expectAged(tx: OrgTx, naive: NaiveLedger, asOf: LocalDate): Promise<void> {
  const found = await agedTotals(tx, { asOf })
  for (const currency of ['EUR', 'USD']) {
    const expected: Record<string, number> = Object.fromEntries(AGE_BUCKETS.map((bucket) => [bucket.key, 0]))
    let unappliedCents = 0
    for (const item of naive.items.values()) {
      if (item.currency !== currency || item.reversed || item.issuedOn > asOf) continue
      const settled = naive.allocations
        .filter((a) => !a.undone && a.on <= asOf && (a.debitId === item.id || a.creditId === item.id))
        .reduce((sum, a) => sum + a.cents, 0)
      const open = item.amountCents - settled
      const age = daysBetween(item.dueOn as LocalDate, asOf)
      if (item.side === -1) unappliedCents += open
      else
        expected[
          AGE_BUCKETS.find((bucket) => (bucket.fromDays ?? -Infinity) <= age && age <= (bucket.toDays ?? Infinity))!.key
        ]! += open
    }
    const { customers: _, ...row } = found.find((total) => total.currency === currency) ?? {
      customers: 0,
      currency,
      ...expected,
      unappliedCents: 0,
      totalCents: 0,
    }
    const totalCents = Object.values(expected).reduce((sum, cents) => sum + cents, 0) - unappliedCents
    // A currency whose customers cancel out column by column has no row; its columns are then nil as well.
    expect(row).toEqual({ currency, ...expected, unappliedCents, totalCents })
  }
}

async function expectSound(orgId: number): Promise<void> {
  await withOwner(database.ownerUrl, async (client) => {
    for (const file of readdirSync('db/checks')) {
      const { rows } = await client.query(readFileSync(`db/checks/${file}`, 'utf8'))
      expect(
        rows.filter((row) => row.org_id === undefined || row.org_id === orgId),
        file,
      ).toEqual([])
    }
  })
}
