import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tools/testing/database.ts'
import { addDays, day } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { addCustomer } from '../parties/index.ts'
import { part } from '../platform/sql.ts'
import { balancesOf } from './balance-store.ts'
import { agedTotals, bookItems, reverseAllocations, settlePairs } from './index.ts'
import { AGE_BUCKETS } from './model.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const ORG = 1
const TODAY = day('2026-06-30')
const at = new Date('2026-06-30T09:00:00Z')
const by = { actor: { id: 'user:test', name: 'Test' }, at }

const offset = fc.integer({ min: -6, max: 9 })
const itemArb = fc.record({ cents: fc.integer({ min: 100, max: 900 }), issued: offset, term: offset })
const history = fc.record({
  debits: fc.array(itemArb, { minLength: 1, maxLength: 3 }),
  credits: fc.array(itemArb, { minLength: 1, maxLength: 3 }),
  settled: fc.array(
    fc.record({ debit: fc.nat(2), credit: fc.nat(2), cents: fc.integer({ min: 1, max: 500 }), on: offset }),
  ),
  undone: fc.option(fc.record({ pick: fc.nat(9), on: offset })),
})

test('whatever is dated ahead, items and settlements, a customer owes the same in the list and in the aged balance', async () => {
  let no = 0
  await fc.assert(
    fc.asyncProperty(history, async ({ debits, credits, settled, undone }) => {
      await database.db.inOrg(ORG, async (tx) => {
        const customerId = await addCustomer(
          tx,
          {
            code: `C${++no}`,
            name: `Client ${no}`,
            kind: 'business',
            siren: null,
            vatNo: null,
            lang: 'fr',
            addressLines: [],
            postcode: '',
            city: '',
            country: 'FR',
            terms: null,
          },
          by,
        )
        const left = new Map<string, number>()
        const book = async (side: 1 | -1, items: typeof debits) => {
          const ids: string[] = []
          for (const { cents, issued, term } of items) {
            const id = newId()
            const issuedOn = addDays(TODAY, issued)
            await bookItems(
              tx,
              part`select ${id}::uuid as id, ${customerId}::uuid as customer_id, 'adjustment'::text as kind, ${side}::smallint as side,
                ${cents}::bigint as amount_cents, 'EUR'::text as currency, ''::text as document_no, ''::text as label, ${issuedOn}::date as issued_on,
                ${addDays(issuedOn, Math.max(term, 0))}::date as due_on, 'stated'::text as due_source, null::uuid as source_id, null::int as source_line,
                null::uuid as source_key, null::uuid as settle_key, null::date as settled_on`,
              at,
              null,
            )
            left.set(id, cents)
            ids.push(id)
          }
          return ids
        }
        const debitIds = await book(1, debits)
        const creditIds = await book(-1, credits)
        const pairs: string[] = []
        for (const { debit, credit, cents, on } of settled) {
          const debitId = debitIds[debit % debitIds.length]!
          const creditId = creditIds[credit % creditIds.length]!
          const taken = Math.min(cents, left.get(debitId)!, left.get(creditId)!)
          if (taken === 0) continue
          const id = newId()
          await settlePairs(
            tx,
            part`select ${id}::uuid as id, ${debitId}::uuid as debit_id, ${creditId}::uuid as credit_id, ${taken}::bigint as cents,
              ${addDays(TODAY, on)}::date as allocated_on`,
            at,
          )
          left.set(debitId, left.get(debitId)! - taken)
          left.set(creditId, left.get(creditId)! - taken)
          pairs.push(id)
        }
        if (undone && pairs.length > 0)
          await reverseAllocations(
            tx,
            part`select ${pairs[undone.pick % pairs.length]!}::uuid`,
            addDays(TODAY, undone.on),
            at,
          )
        for (const later of [0, 1, 4, 20]) {
          const today = addDays(TODAY, later)
          const [aged] = await agedTotals(tx, { asOf: today }, customerId)
          const [listed] = (await balancesOf(tx, [customerId], today)).get(customerId) ?? []
          const late = AGE_BUCKETS.filter(({ key }) => key !== 'notDue')
          expect({
            outstandingCents: listed?.outstandingCents ?? 0,
            overdueCents: listed?.overdueCents ?? 0,
            unappliedCents: listed?.unappliedCents ?? 0,
          }).toEqual({
            outstandingCents: aged?.totalCents ?? 0,
            overdueCents: late.reduce((sum, { key }) => sum + (aged?.[key] ?? 0), 0),
            unappliedCents: aged?.unappliedCents ?? 0,
          })
        }
      })
    }),
    { numRuns: 25 },
  )
})
