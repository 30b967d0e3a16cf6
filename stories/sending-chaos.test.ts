import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { saveMailServer } from '../src/correspondence/mail-server.ts'
import { newId } from '../src/kernel/ids.ts'
import { PROJECT_ROOT } from '../src/platform/config.ts'
import { servingUrls } from '../src/platform/database.ts'
import { sql } from '../src/platform/sql.ts'
import { verifyTrail } from '../src/trail/index.ts'
import { newOrganisation, tellStory } from '../tools/testing/story.ts'
import { DEATHS, databaseToKill } from './kill-database.ts'
import { moodyServer, randomFrom } from './moody-server.ts'
import { newCustomer, queue } from './sending-outbox.ts'

/** How many mails and blows; a heavier run is asked for by QUITTANCE_CHAOS_MAILS and QUITTANCE_CHAOS_KILLS. */
const MESSAGES = Number(process.env.QUITTANCE_CHAOS_MAILS ?? 1_000)
const KILLS = Number(process.env.QUITTANCE_CHAOS_KILLS ?? 14)
const SEED = Number(process.env.QUITTANCE_SEED ?? Date.now() % 1_000_000)
const ORGANISATIONS = 4
const CONNECTIONS = 3
/** Whom each blow strikes, in turn. */
const BLOWS = ['sender', 'database', 'sender', 'both'] as const

test(`${MESSAGES} mails, a moody server, sender and database killed ${KILLS} times: none lost, none twice`, {
  timeout: 300_000 + KILLS * 30_000 + MESSAGES * 200,
}, async () => {
  console.log(`sending chaos, seed ${SEED} (QUITTANCE_SEED=${SEED} runs it again)`)
  const random = randomFrom(SEED)
  const database = await databaseToKill()
  const story = await tellStory('2026-03-02', database)
  const taken = new Map<string, number>()
  const server = await moodyServer(random, taken)
  const { db, ownerUrl, secret } = database
  let sender: ChildProcess | undefined
  try {
    const orgIds = [story.owner.orgId]
    while (orgIds.length < ORGANISATIONS)
      orgIds.push(
        (await story.owner.call(accessRoutes.createOrganisation, { body: newOrganisation(`Atelier ${orgIds.length}`) }))
          .orgId,
      )
    const customers = new Map<number, string>()
    for (const orgId of orgIds) {
      story.owner.orgId = orgId
      customers.set(orgId, await newCustomer(story, 'Bâti-Sud', 'compta@batisud.example'))
      await db.inOrg(orgId, (tx) => saveMailServer(tx, mailServerAt(server.settings), story.now()))
    }

    const ids: string[] = []
    /** Queues a share of the mails, each organisation's in one transaction; asked again under the same ids until it is acknowledged. */
    const feed = async (from: number, to: number): Promise<void> => {
      for (const [at, orgId] of orgIds.entries()) {
        const drafts = numbers(from, to, at).map((n) => ({
          id: newId(story.now()),
          customerId: customers.get(orgId)!,
          documentNo: `FA-${n}`,
          email: n % 25 === 0 ? `gone${n}@batisud.example` : `compta${n}@batisud.example`,
        }))
        await untilAnswered(() => {
          story.owner.orgId = orgId
          return queue(story, drafts)
        })
        ids.push(...drafts.map(({ id }) => id))
      }
    }
    const urls = servingUrls(ownerUrl, secret)
    const startSender = async (): Promise<ChildProcess> => {
      const child = spawn(process.execPath, [fileURLToPath(new URL('./sending-worker.ts', import.meta.url))], {
        cwd: PROJECT_ROOT,
        env: {
          ...process.env,
          APP_URL: urls.app,
          AUTH_URL: urls.auth,
          SECRET: secret,
          ORGS: orgIds.join(','),
          START: story.now().toISOString(),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(child.stdout!, 'data')
      return child
    }
    const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

    // Half of the mails wait before the first blow, the others are queued while blows fall.
    const half = MESSAGES / 2
    await feed(0, half)
    const struck = { sender: 0, database: 0 }
    for (let blow = 0; blow < KILLS; blow++) {
      const fed = feed(half + Math.floor((half * blow) / KILLS), half + Math.floor((half * (blow + 1)) / KILLS))
      if (sender && hasEnded(sender) && !sender.signalCode) expect(sender.exitCode).toBe(0)
      if (!sender || hasEnded(sender)) sender = await startSender()
      // Spread over the work, however slow the machine, and each at a moment of its own.
      for (const since = Date.now(); taken.size < (0.7 * MESSAGES * blow) / KILLS && !hasEnded(sender); await pause(20))
        if (Date.now() - since > 10_000) break
      await pause(random() * 400)
      const struckNow = BLOWS[blow % BLOWS.length]!
      const ended = struckNow === 'database' || hasEnded(sender) ? null : once(sender, 'exit')
      if (ended && sender.kill('SIGKILL')) struck.sender++
      if (struckNow !== 'sender' && (await database.kill(DEATHS[Math.floor(random() * DEATHS.length)]!)))
        struck.database++
      await ended
      await fed
    }
    if (sender && !hasEnded(sender)) await once(sender, 'exit')
    sender = await startSender()
    const [code] = await once(sender, 'exit')
    expect(code).toBe(0)
    if (KILLS >= 10) expect(Math.min(struck.sender, struck.database)).toBeGreaterThanOrEqual(KILLS / 3)

    type Row = { id: string; state: string; code: string | null; address: string }
    const rows: Row[] = []
    for (const orgId of orgIds) {
      const own = await db.inOrg(orgId, (tx) =>
        tx.rows<Row>(
          sql`select id, state, outcome->>'code' as code, to_address as address from correspondence.message where org_id = ${orgId}`,
        ),
      )
      rows.push(...own)
      expect(await db.inOrg(orgId, verifyTrail)).toMatchObject({ intact: true })
      expect(
        await db.inOrg(orgId, (tx) =>
          tx.rows(sql`select message_id from correspondence.attempt where org_id = ${orgId} and result is null`),
        ),
      ).toEqual([])
    }
    const tally = Object.groupBy(rows, (row) => row.state)
    const timesTaken = (row: { id: string }) => taken.get(row.id) ?? 0
    expect(ids).toHaveLength(MESSAGES)
    expect(rows.map((row) => row.id).sort()).toEqual([...ids].sort())
    expect(Object.keys(tally).sort()).toEqual(['failed', 'sent', 'uncertain'])
    expect(tally.sent!.filter((row) => timesTaken(row) !== 1)).toEqual([])
    expect(tally.failed!.filter((row) => timesTaken(row) !== 0)).toEqual([])
    // An address that does not exist fails, unless a kill came between the question and the answer. Any other may meet nine
    // refusals in a row, about one in five thousand times since a hang-up takes all its neighbours with it, and is then a person's.
    const givenUp = tally.failed!.filter((row) => row.code === 'tried_enough')
    expect(givenUp.length).toBeLessThanOrEqual(MESSAGES / 250)
    expect(
      tally.failed!.filter(
        (row) => !givenUp.includes(row) && (row.code !== 'address_refused' || !row.address.startsWith('gone')),
      ),
    ).toEqual([])
    expect(
      rows.filter((row) => row.address.startsWith('gone') && row.state !== 'failed' && row.code !== 'interrupted'),
    ).toEqual([])
    // In doubt: taken or not, but never twice, and never sent again by the machine.
    expect(tally.uncertain!.filter((row) => timesTaken(row) > 1)).toEqual([])
    // A blow leaves in doubt what was on its way at that moment: one mail a connection at most.
    const interrupted = tally.uncertain!.filter((row) => row.code === 'interrupted').length
    expect(interrupted).toBeLessThanOrEqual((struck.sender + struck.database) * ORGANISATIONS * CONNECTIONS)
    expect([...taken.values()].every((times) => times === 1)).toBe(true)
    expect(taken.size).toBe(tally.sent!.length + tally.uncertain!.filter((row) => timesTaken(row) === 1).length)
    console.log(
      `sent ${tally.sent!.length}, failed ${tally.failed!.length}, uncertain ${tally.uncertain!.length} (interrupted ${interrupted}), sender killed ${struck.sender}, database ${struck.database}`,
    )
  } finally {
    if (sender) sender.kill('SIGKILL')
    await server.close()
    await story.end()
  }
})

/** The numbers of a share that belong to one organisation. */
const numbers = (from: number, to: number, organisation: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index).filter((n) => n % ORGANISATIONS === organisation)

async function untilAnswered(ask: () => Promise<unknown>): Promise<void> {
  for (const since = Date.now(); ; ) {
    try {
      await ask()
      return
    } catch (error) {
      if (Date.now() - since > 30_000) throw error
      await pause(50)
    }
  }
}

const mailServerAt = ({ host, port }: { host: string; port: number }) =>
  ({
    host,
    port,
    security: 'none',
    username: '',
    passwordSealed: null,
    authority: '',
    fromName: '',
    fromEmail: 'compta@atelier.example',
    messagesPerMinute: 10_000,
    connections: CONNECTIONS,
  }) as const
