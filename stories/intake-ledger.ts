import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { intakeRoutes } from '../src/intake/contract.ts'
import { LANGS, type Sentence, type SentenceParams, say } from '../src/kernel/wording.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'

/** A story of its own for each test of a file; whatever the test did, its books are sound at the end. */
export const freshStory = (startDay: string): (() => Story) => storyBetween(beforeEach, afterEach, startDay)

/** One story for all tests of a file, which must leave it as they found it. */
export const oneStory = (startDay: string): (() => Story) => storyBetween(beforeAll, afterAll, startDay)

function storyBetween(before: typeof beforeEach, after: typeof afterEach, startDay: string): () => Story {
  let story: Story
  before(async () => {
    story = await tellStory(startDay)
  })
  after(async () => {
    await expectSoundBooks(story)
    await story.end()
  })
  return () => story
}

export async function upload(who: Visitor, name: string, bytes: Uint8Array): Promise<string> {
  return (await who.call(intakeRoutes.storeFile, { query: { name }, body: bytes })).fileId
}

type Options = NonNullable<Parameters<typeof preview>[3]>
export async function preview(
  who: Visitor,
  name: string,
  bytes: Uint8Array,
  options: {
    kind?: 'auto' | 'fec' | 'open_items' | 'aged_balance' | 'contacts'
    asOf?: string
    sheet?: string
    account?: string
  } = {},
) {
  const { kind, ...rest } = options
  const { id } = await who.call(intakeRoutes.preview, {
    body: { fileId: await upload(who, name, bytes), kind, options: rest },
  })
  return who.call(intakeRoutes.import, { params: { id } })
}

/** Previews and commits; fails with the refusal when there is one. */
export async function importFile(who: Visitor, name: string, bytes: Uint8Array, options: Options = {}) {
  const shown = await preview(who, name, bytes, options)
  expect(shown.refusal, `${name} is not refused`).toBeNull()
  return who.call(intakeRoutes.commit, { params: { id: shown.id } })
}

/** What each customer owes, in euros, by code; nil balances left out. */
export async function balances(who: Visitor, currency = 'EUR'): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (let offset = 0; ; offset += 500) {
    const { rows } = await who.call(ledgerRoutes.customers, { query: { limit: 500, offset } as never })
    for (const row of rows) {
      const balance = row.balances.find((one) => one.currency === currency)
      if (balance && balance.outstandingCents !== 0) found[row.code] = balance.outstandingCents / 100
    }
    if (rows.length < 500) return found
  }
}

/** Open documents of a customer: number, euros left (negative for credits), due day. */
export async function openDocuments(who: Visitor, code: string, currency = 'EUR') {
  const { rows } = await who.call(ledgerRoutes.customers, { query: { words: code } as never })
  const customer = rows.find((row) => row.code === code)
  if (!customer) return []
  const { items } = await who.call(ledgerRoutes.customerItems, { params: { id: customer.id } })
  return items
    .filter((item) => item.currency === currency)
    .map((item) => ({
      no: item.documentNo,
      euros: (item.side * item.openCents) / 100,
      due: item.dueOn,
      kind: item.kind,
    }))
    .sort((a, b) => (a.no + a.due < b.no + b.due ? -1 : 1))
}

const CHECKS = readdirSync('db/checks')
  .map(
    (file) =>
      `select '${file}' as broken, to_jsonb(found) as by from (${readFileSync(`db/checks/${file}`, 'utf8')}) found`,
  )
  .join(' union all ')

/** Every standing invariant of the books. */
export async function expectSoundBooks(story: Story): Promise<void> {
  expect(await ask(story, CHECKS)).toEqual([])
}

/** What the database holds, asked as the serving role: the books of the owner's organisation. */
const ask = <Row>(story: Story, text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  story.database.db.inOrg(story.owner.orgId, (tx) => tx.rows<Row>({ text, values, name: '' }))

/** Everything the books hold, without identities: two histories that say the same are equal. */
export const snapshotOfBooks = (story: Story): Promise<unknown> =>
  ask(
    story,
    `
      select c.code, i.kind, i.side, i.amount_cents::text, i.currency, i.document_no, i.issued_on::text, i.due_on::text, i.open_cents::text, i.settle_key, i.source_key
      from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
      where not i.reversed and i.reverses is null order by c.code, i.source_key, i.id`,
  )

/** Customers and people as they stand. One whose items were all taken back stays, since those still name it, and is left out. */
export const snapshotOfParties = (story: Story): Promise<unknown> =>
  ask(
    story,
    `
      select to_jsonb(c) - 'id' as customer, (
        select jsonb_agg(to_jsonb(k) - 'id' - 'customer_id' order by k.email, k.last_name, k.phone) from parties.contact k
        where k.org_id = c.org_id and k.customer_id = c.id) as people
      from parties.customer c
      where exists (select 1 from ledger.item i where i.org_id = c.org_id and i.customer_id = c.id and not i.reversed and i.reverses is null)
        or not exists (select 1 from ledger.item i where i.org_id = c.org_id and i.customer_id = c.id)
      order by c.code`,
  )

const TABLES = [
  'ledger.item',
  'ledger.allocation',
  'parties.customer',
  'parties.contact',
  'intake.effect',
  'cash.account',
  'cash.statement',
  'cash.line',
]

/** Rows and contents of every table that an import writes when it is committed: equal when nothing was written at all. */
export const fingerprintOfBooks = (story: Story): Promise<unknown> =>
  ask(
    story,
    TABLES.map(
      (name) => `select '${name}' as name, count(*)::int, sum(hashtextextended(t::text, 0))::text from ${name} t`,
    ).join(' union all '),
  )

type Told = { line: number | null; sentence: Sentence; params: SentenceParams | null }

/** Whatever an import says of its file must be a whole sentence in both languages, with its line when it is about one. */
export async function expectToldInBothLanguages(story: Story, importId: string): Promise<void> {
  const said = await ask<Told>(
    story,
    `
      select line, sentence, params from intake.rejection where import_id = $1
      union all select null, refusal -> 'sentence', refusal -> 'params' from intake.import where id = $1 and refusal is not null`,
    [importId],
  )
  for (const { line, sentence, params } of said)
    for (const lang of LANGS) {
      const told = say(lang, sentence, params ?? {})
      expect(told.length, told).toBeGreaterThan(30)
      expect(told).not.toMatch(/undefined|NaN|\{\w+\}/)
      const about = line || params?.line
      if (about) expect(told.replace(/\s/g, '')).toContain(String(about))
    }
}
