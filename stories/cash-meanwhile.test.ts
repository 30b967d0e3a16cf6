import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { By } from '../src/cash/acting.ts'
import { settleItem } from '../src/cash/answers/settle-items.ts'
import { undoMatch } from '../src/cash/answers/undo-match.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { matchLines } from '../src/cash/index.ts'
import { moneyWithheld } from '../src/dunning/index.ts'
import { day } from '../src/kernel/calendar.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { withOwner } from '../src/platform/database.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { bankSays, lineSaying } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

/** Somebody acts while a page of lines is looked at: what the page then proposes holds, and nothing a person said is overwritten. */
const story = freshStory('2026-11-20')
const TODAY = day('2026-11-20')
const PAID_ONCE = [sale('2026-09-15', 'C1', 'FA2026-0142', 600), sale('2026-09-15', 'C1', 'AV2026-0007', -600)]

const proposedFor = async (words: string): Promise<string[]> => {
  const { proposals } = await lineSaying(story(), words)
  return proposals.flatMap(({ parts }) => parts.map(({ documentNo, cents }) => `${documentNo} ${cents / 100}`))
}

/** Looks at every open line; `act` is done once, after the books were read for the first of them and before anything is proposed. */
async function matchWhile(act: () => Promise<unknown>): Promise<void> {
  let isDone = false
  await matchLines(
    {
      db: story().database.db,
      withheld: async (tx, customerIds, today) => {
        if (!isDone) {
          isDone = true
          await act()
        }
        return moneyWithheld(tx, customerIds, today)
      },
      othersMoney: async () => new Set(),
    },
    story().owner.orgId,
    { at: story().now(), today: TODAY },
  )
  expect(isDone, 'the lines were looked at').toBe(true)
}

async function idsOfC1(): Promise<Record<string, string>> {
  const { rows } = await story().owner.call(ledgerRoutes.customers, {})
  const customer = rows.find(({ code }) => code === 'C1')!
  const { items } = await story().owner.call(ledgerRoutes.customerItems, { params: { id: customer.id } })
  return Object.fromEntries(items.map((item) => [item.documentNo, item.id]))
}

/** Until a transaction waits for another to end. */
const somebodyWaits = (): Promise<void> =>
  withOwner(story().database.ownerUrl, async (client) => {
    const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    while ((await client.query(waiting)).rowCount === 0) await nextTurn()
  })

test('an invoice is settled after the page has read it as open: the page does not leave it proposed', async () => {
  await importFile(story().owner, 'fec.txt', fec(PAID_ONCE))
  await bankSays(story(), [{ on: '2026-11-18', euros: 600, label: 'VIR SEUL', payer: 'ZORG' }])
  expect(await proposedFor('VIR SEUL')).toEqual(['FA2026-0142 600'])
  const ids = await idsOfC1()
  await matchWhile(() =>
    story().owner.call(cashRoutes.settleItem, {
      params: { id: ids['FA2026-0142']! },
      body: { parts: [{ itemId: ids['AV2026-0007']!, cents: 60_000 }] },
    }),
  )
  await story().runJobs()
  expect(await proposedFor('VIR SEUL')).toEqual([])
})

/** Looks at every open line while a transaction that has done `act` goes on: it ends when somebody waits for it, or nobody did. */
async function matchBeforeEndOf(act: (tx: OrgTx, by: By) => Promise<unknown>): Promise<void> {
  const isDone = Promise.withResolvers<void>()
  const mayEnd = Promise.withResolvers<void>()
  const acting = story().database.db.inOrg(story().owner.orgId, async (tx) => {
    await act(tx, { actor: { id: 'user:claire', name: 'Claire' }, at: story().now(), today: TODAY })
    isDone.resolve()
    await mayEnd.promise
  })
  await Promise.race([isDone.promise, acting])
  const looked = matchWhile(async () => {})
  await Promise.race([looked, somebodyWaits()])
  mayEnd.resolve()
  await Promise.all([acting, looked])
}

test('an act that has not ended when the page does is waited for', async () => {
  await importFile(story().owner, 'fec.txt', fec(PAID_ONCE))
  await bankSays(story(), [{ on: '2026-11-18', euros: 600, label: 'VIR SEUL', payer: 'ZORG' }])
  const ids = await idsOfC1()
  const parts = [{ itemId: ids['AV2026-0007']!, cents: 60_000 }]
  await matchBeforeEndOf((tx, by) => settleItem(tx, ids['FA2026-0142']!, parts, by))
  await story().runJobs()
  expect(await proposedFor('VIR SEUL')).toEqual([])
})

test('a payment is undone while its return is looked at: the return is not proposed for what is no payment any more', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  const paid = { euros: 1200, label: 'CHEQUE 123', payer: 'SOCIETE C1', says: 'FA2026-0142' }
  await bankSays(story(), [{ on: '2026-11-10', ...paid }], 'un.cfo')
  await bankSays(story(), [{ on: '2026-11-18', euros: -1200, label: 'CHQ IMPAYE 00123' }], 'deux.cfo')
  expect((await lineSaying(story(), 'CHQ IMPAYE')).proposals[0]).toMatchObject({ class: 'returned' })
  const { matches } = await lineSaying(story(), 'CHEQUE 123')
  await matchBeforeEndOf((tx, by) => undoMatch(tx, matches[0]!.id, by))
  await story().runJobs()
  expect((await lineSaying(story(), 'CHQ IMPAYE')).proposals).toEqual([])
})

test('an invoice that is open again meanwhile is proposed for the money that was told it was paid', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 600)]))
  await bankSays(story(), [{ on: '2026-11-18', euros: 600, label: 'VIR UN', payer: 'SOCIETE C1', says: 'FA2026-0142' }])
  const next = [{ on: '2026-11-19', euros: 600, label: 'VIR DEUX', payer: 'SOCIETE C1', says: 'FA2026-0142' }]
  await bankSays(story(), next, 'deux.cfo')
  expect((await lineSaying(story(), 'VIR DEUX')).proposals[0]).toMatchObject({ class: 'already_paid', parts: [] })
  const { matches } = await lineSaying(story(), 'VIR UN')
  await matchWhile(() => story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } }))
  const { line } = await lineSaying(story(), 'VIR DEUX')
  expect(line.state === 'matched' || (await proposedFor('VIR DEUX'))[0] === 'FA2026-0142 600').toBe(true)
})

test('a person answers a line of the page meanwhile: what they said stands', async () => {
  await importFile(story().owner, 'fec.txt', fec([...PAID_ONCE, sale('2026-09-15', 'C2', 'FA2026-0200', 500)]))
  await bankSays(story(), [
    { on: '2026-11-18', euros: 600, label: 'VIR SEUL', payer: 'ZORG' },
    { on: '2026-11-18', euros: 500, label: 'VIR DEUX', payer: 'ZORG' },
  ])
  const [refused, taken] = [await lineSaying(story(), 'VIR SEUL'), await lineSaying(story(), 'VIR DEUX')]
  expect(await proposedFor('VIR DEUX')).toEqual(['FA2026-0200 500'])
  await matchWhile(async () => {
    await story().owner.call(cashRoutes.refuse, { params: { id: refused.line.id }, body: { place: 1 } })
    await story().owner.call(cashRoutes.setAside, { body: { lineIds: [taken.line.id], as: 'other' } })
  })
  expect(await proposedFor('VIR SEUL')).toEqual([])
  expect((await lineSaying(story(), 'VIR DEUX')).line.state).toBe('set_aside')
})
