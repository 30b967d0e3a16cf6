import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tools/testing/database.ts'
import { part, sql } from '../platform/sql.ts'
import { byCustomer, inSlices } from './slices.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('every row comes once and in order, as it was when it was asked, while the transaction writes', async () => {
  await database.db.inOrg(1, async (tx) => {
    await tx.run(sql`create temp table asked on commit drop as select n from generate_series(1, 12001) n`)
    const sizes: number[] = []
    const seen: number[] = []
    for await (const rows of inSlices<{ n: number }>(
      tx,
      'asked_rows',
      part`select n from asked where n > ${1} order by n`,
    )) {
      sizes.push(rows.length)
      seen.push(...rows.map((row) => row.n))
      await tx.run(sql`delete from asked where n > 11000`)
      await tx.run(sql`insert into asked values (99999)`)
    }
    expect(sizes).toEqual([5_000, 5_000, 2_000])
    expect(seen).toEqual(Array.from({ length: 12_000 }, (_, i) => i + 2))
    // The same question may be left off, asked again, and have no answer.
    for await (const rows of inSlices<{ n: number }>(
      tx,
      'asked_rows',
      part`select n from asked where n > ${1} order by n`,
    )) {
      expect(rows).toHaveLength(5_000)
      break
    }
    for await (const rows of inSlices(tx, 'asked_rows', part`select n from asked where n > ${1e6} order by n`))
      expect(rows).toEqual([])
  })
})

test('rows of one customer stay together across slices', async () => {
  async function* slices() {
    yield ['A', 'A', 'B']
    yield ['B', 'B']
    yield ['C']
  }
  async function* rows() {
    for await (const slice of slices()) yield slice.map((customerId, i) => ({ customerId, i }))
  }
  const found: string[] = []
  for await (const { customerId, rows: own } of byCustomer(rows())) found.push(`${customerId}${own.length}`)
  expect(found).toEqual(['A2', 'B3', 'C1'])
  for await (const _ of byCustomer((async function* () {})())) throw new Error('nothing has no customer')
})
