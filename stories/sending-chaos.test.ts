import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { answer, openStandIn } from '../src/adapters/mail/smtp-stand-in.ts'
import { saveMailServer } from '../src/correspondence/mail-server.ts'
import { PROJECT_ROOT } from '../src/platform/config.ts'
import { prepareDatabase } from '../src/platform/database.ts'
import { sql } from '../src/platform/sql.ts'
import { verifyTrail } from '../src/trail/index.ts'
import { newOrganisation, tellStory } from '../tools/testing/story.ts'
import { newCustomer, queue } from './sending-outbox.ts'

const ORGANISATIONS = 4
const MESSAGES_EACH = 250
const MESSAGES = ORGANISATIONS * MESSAGES_EACH
const KILLS = 14
const SEED = Number(process.env.QUITTANCE_SEED ?? Date.now() % 1_000_000)

/** Small seeded generator (mulberry32), so that a failing run can be run again. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A server that postpones, refuses, hangs up and dawdles, and counts what it took by Message-ID. */
function moodyServer(random: () => number, taken: Map<string, number>) {
  const sometimes = (share: number) => random() < share
  return openStandIn((cut) => ({
    onConnect: (_session, done) => (sometimes(0.02) ? done(answer(421, 'too busy')) : done()),
    onMailFrom: (_address, _session, done) => (sometimes(0.05) ? done(answer(451, 'try later')) : done()),
    onRcptTo({ address }, _session, done) {
      if (address.startsWith('gone')) return done(answer(550, '5.1.1 user unknown'))
      if (sometimes(0.05)) return done(answer(450, 'greylisted'))
      if (sometimes(0.03)) return cut()
      done()
    },
    onData(stream, _session, done) {
      const hangsUpMidway = sometimes(0.03)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        if (hangsUpMidway) cut()
      })
      stream.on('end', () => {
        if (hangsUpMidway) return
        const postponed = sometimes(0.05)
        const lost = sometimes(0.02)
        const silent = sometimes(0.03)
        const id = /^Message-ID: <([^@]+)@/m.exec(Buffer.concat(chunks).toString('latin1'))![1]!
        if (!postponed && !lost) taken.set(id, (taken.get(id) ?? 0) + 1)
        const reply = () => {
          if (postponed) done(answer(451, 'disk full'))
          else if (lost || silent) cut()
          else done(null, 'queued')
        }
        if (sometimes(0.3)) setTimeout(reply, random() * 25)
        else reply()
      })
    },
  }))
}

test(`${MESSAGES} mails, a moody server and a sender killed ${KILLS} times: none lost, none twice`, {
  timeout: 300_000,
}, async () => {
  console.log(`sending chaos, seed ${SEED} (QUITTANCE_SEED=${SEED} runs it again)`)
  const random = randomFrom(SEED)
  const story = await tellStory('2026-03-02')
  const taken = new Map<string, number>()
  const server = await moodyServer(random, taken)
  const { db, ownerUrl, secret } = story.database
  try {
    const orgIds = [story.owner.orgId]
    while (orgIds.length < ORGANISATIONS)
      orgIds.push(
        (await story.owner.call(accessRoutes.createOrganisation, { body: newOrganisation(`Atelier ${orgIds.length}`) }))
          .orgId,
      )
    const ids: string[] = []
    const { host, port } = server.settings
    const mailServer = {
      host,
      port,
      security: 'none',
      username: '',
      passwordSealed: null,
      authority: '',
      fromName: '',
      fromEmail: 'compta@atelier.example',
      messagesPerMinute: 10_000,
    } as const
    for (const orgId of orgIds) {
      story.owner.orgId = orgId
      const customerId = await newCustomer(story, 'Bâti-Sud', 'compta@batisud.example')
      await db.inOrg(orgId, (tx) => saveMailServer(tx, mailServer, story.now()))
      const address = (n: number) => (n % 25 === 0 ? `gone${n}@batisud.example` : `compta${n}@batisud.example`)
      ids.push(
        ...(await queue(
          story,
          Array.from({ length: MESSAGES_EACH }, (_, n) => ({ customerId, documentNo: `FA-${n}`, email: address(n) })),
        )),
      )
    }
    const urls = await prepareDatabase(ownerUrl, secret)
    const start = (): ChildProcess =>
      spawn(process.execPath, [fileURLToPath(new URL('./sending-worker.ts', import.meta.url))], {
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
    let kills = 0
    for (; kills < KILLS; kills++) {
      const child = start()
      await once(child.stdout!, 'data')
      await pause(50 + random() * 900)
      if (child.exitCode !== null) break
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    }
    expect(kills).toBeGreaterThan(5)
    const last = start()
    const [code] = await once(last, 'exit')
    expect(code).toBe(0)

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
    }
    const tally = Object.groupBy(rows, (row) => row.state)
    const timesTaken = (row: { id: string }) => taken.get(row.id) ?? 0
    expect(rows.map((row) => row.id).sort()).toEqual([...ids].sort())
    expect(Object.keys(tally).sort()).toEqual(['failed', 'sent', 'uncertain'])
    expect(tally.sent!.filter((row) => timesTaken(row) !== 1)).toEqual([])
    expect(tally.failed!.filter((row) => timesTaken(row) !== 0)).toEqual([])
    // An address that does not exist fails, unless a kill came between the question and the answer.
    expect(tally.failed!.filter((row) => row.code !== 'address_refused' || !row.address.startsWith('gone'))).toEqual([])
    expect(
      rows.filter((row) => row.address.startsWith('gone') && row.state !== 'failed' && row.code !== 'interrupted'),
    ).toEqual([])
    // In doubt: taken or not, but never twice, and never sent again by the machine.
    expect(tally.uncertain!.filter((row) => timesTaken(row) > 1)).toEqual([])
    expect(tally.uncertain!.filter((row) => row.code === 'interrupted').length).toBeLessThanOrEqual(
      kills * ORGANISATIONS,
    )
    expect([...taken.values()].every((times) => times === 1)).toBe(true)
    expect(taken.size).toBe(tally.sent!.length + tally.uncertain!.filter((row) => timesTaken(row) === 1).length)
    console.log(
      `sent ${tally.sent!.length}, failed ${tally.failed!.length}, uncertain ${tally.uncertain!.length} (interrupted ${tally.uncertain!.filter((row) => row.code === 'interrupted').length}), kills ${kills}`,
    )
  } finally {
    await server.close()
    await story.end()
  }
})
