import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tools/testing/database.ts'
import { withOwner } from '../platform/database.ts'
import { canonicalJson } from './canonical.ts'
import { merkleRoot } from './chain.ts'
import { exportTrail, record, systemActor, verifyFile, verifyTrail } from './index.ts'

let database: TestDatabase
const folder = mkdtempSync(path.join(tmpdir(), 'quittance-trail-'))
const at = new Date('2026-03-02T08:00:00Z')
beforeAll(async () => {
  database = await testDatabase()
  for (let n = 1; n <= 8; n++) {
    await database.db.inOrg(1, (tx) =>
      record(tx, {
        actor: systemActor('test'),
        verb: 'happened',
        subject: { kind: 'thing', id: String(n) },
        at,
        data: { n, text: `é\u2028${n}` },
      }),
    )
  }
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const verify = () => database.db.inOrg(1, verifyTrail)
/** Alters the database as its owner, looks, and puts everything back. */
async function tampered(statement: string): Promise<Awaited<ReturnType<typeof verify>>> {
  await withOwner(database.ownerUrl, async (client) => {
    await client.query('create table if not exists public.kept as table trail.event')
    await client.query('create table if not exists public.kept_head as table trail.head')
    await client.query(statement)
  })
  const verdict = await verify()
  await withOwner(database.ownerUrl, async (client) => {
    await client.query('truncate trail.event, trail.head')
    await client.query('insert into trail.event table public.kept')
    await client.query('insert into trail.head table public.kept_head')
    await client.query('drop table public.kept, public.kept_head')
  })
  return verdict
}

test('an untouched chain verifies', async () => {
  expect(await verify()).toMatchObject({ intact: true, events: 8 })
})

test('each way of tampering is found, and the first event that does not fit is named', async () => {
  expect(await tampered(`update trail.event set body = replace(body, '"n":3', '"n":4') where seq = 3`)).toEqual({
    intact: false,
    seq: 3,
    fault: 'altered',
  })
  expect(await tampered(`delete from trail.event where seq = 5`)).toEqual({ intact: false, seq: 5, fault: 'missing' })
  expect(await tampered(`update trail.event set actor = 'user:other' where seq = 2`)).toEqual({
    intact: false,
    seq: 2,
    fault: 'columns',
  })
  expect(await tampered(`delete from trail.event where seq = 8`)).toEqual({ intact: false, seq: 8, fault: 'cut_short' })
  expect(
    await tampered(`update trail.event set body = replace(body, '"n":6', '"n":9'), hash = sha256('x') where seq = 6`),
  ).toEqual({ intact: false, seq: 6, fault: 'altered' })
  expect(await verify()).toMatchObject({ intact: true })
})

test('an exported file verifies without the database, and an altered one does not', async () => {
  const file = path.join(folder, 'trail.jsonl')
  const out = createWriteStream(file)
  expect(await database.db.inOrg(1, (tx) => exportTrail(tx, out))).toBe(8)
  out.end()
  await once(out, 'finish')
  expect(await verifyFile(file)).toMatchObject({ intact: true, events: 8 })
  writeFileSync(file, readFileSync(file, 'utf8').replace('thing', 'thang'))
  expect(await verifyFile(file)).toEqual({ intact: false, seq: 1, fault: 'altered' })
})

test('two commands at once never break the chain', async () => {
  const one = (n: number) =>
    database.db.inOrg(2, (tx) =>
      record(tx, { actor: systemActor('test'), verb: 'happened', subject: { kind: 'thing', id: String(n) }, at }),
    )
  await Promise.all(Array.from({ length: 20 }, (_, n) => one(n)))
  expect(await database.db.inOrg(2, verifyTrail)).toMatchObject({ intact: true, events: 20 })
})

test('the text that is hashed does not depend on the order of keys', () => {
  expect(canonicalJson({ b: 1, a: [{ d: undefined, c: at }] })).toBe(canonicalJson({ a: [{ c: at }], b: 1 }))
})

test('a Merkle root changes with any row, and with their order', () => {
  const rows = Array.from({ length: 13 }, (_, n) => `row ${n}`)
  const root = merkleRoot(rows)
  for (const n of rows.keys()) expect(merkleRoot(rows.with(n, 'other'))).not.toBe(root)
  expect(merkleRoot([...rows].reverse())).not.toBe(root)
})
