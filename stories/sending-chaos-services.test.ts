import { expect, test } from 'vitest'
import { openMailevaStandIn } from '../src/adapters/post/maileva-stand-in.ts'
import { openAr24StandIn } from '../src/adapters/registered-mail/ar24-stand-in.ts'
import { openOvhStandIn } from '../src/adapters/sms/ovh-stand-in.ts'
import { correspondenceRoutes as routes } from '../src/correspondence/contract.ts'
import { followDue } from '../src/correspondence/follow-due.ts'
import { sendDue } from '../src/correspondence/index.ts'
import type { Channel } from '../src/correspondence/model.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Db } from '../src/platform/db.ts'
import { sql } from '../src/platform/sql.ts'
import { verifyTrail } from '../src/trail/index.ts'
import { tellStory } from '../tools/testing/story.ts'
import { randomFrom } from './moody-server.ts'
import { newCustomer, queue, senderOf } from './sending-outbox.ts'

/** Messages of each channel; a heavier run is asked for by QUITTANCE_CHAOS_TEXTS. */
const MESSAGES = Number(process.env.QUITTANCE_CHAOS_TEXTS ?? 12)
const SEED = Number(process.env.QUITTANCE_SEED ?? Date.now() % 1_000_000)

test(`${MESSAGES} texts, registered mails and letters each, moody services, a sender that dies at any statement: none lost, none twice`, {
  timeout: 240_000,
}, async () => {
  console.log(`services chaos, seed ${SEED} (QUITTANCE_SEED=${SEED} runs it again)`)
  const random = randomFrom(SEED)
  const story = await tellStory('2026-03-02')
  const now = () => story.now()
  const [ovh, ar24, maileva] = [await openOvhStandIn(now), await openAr24StandIn(now), await openMailevaStandIn(now)]
  const deaths = mortal(story.database.db, random)
  const sender = { ...senderOf(story), db: deaths.db }
  const { orgId } = story.owner
  try {
    const customerId = await newCustomer(story, 'Bâti-Sud', 'compta@batisud.example')
    const services = [
      ['sms', 'ovh', ovh],
      ['electronic_registered', 'ar24', ar24],
      ['post', 'maileva', maileva],
    ] as const
    for (const [kind, name, { settings, secrets }] of services)
      await story.owner.call(routes.saveProvider, {
        params: { kind },
        body: { name, settings, secrets: { ...secrets }, isLive: true, perMinute: 1000 },
      })
    const channels: readonly (readonly [Channel, string])[] = [
      ['sms', '+33612345678'],
      ['electronic_registered', 'paul.rey@batisud.example'],
      ['registered_letter', ''],
    ]
    const ids: string[] = []
    for (const [channel, email] of channels)
      ids.push(
        ...(await queue(
          story,
          Array.from({ length: MESSAGES }, (_, n) => ({
            id: newId(now()),
            customerId,
            channel,
            email,
            documentNo: `FA-${n}`,
            // A text is short; the others say what they always say.
            ...(channel === 'sms' ? { body: '{{organisation_name}} : {{total_due}}' } : {}),
          })),
        )),
      )
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
    const states = () =>
      story.database.db.inOrg(orgId, (tx) =>
        tx.rows<{ id: string; state: string; code: string | null }>(
          sql`select id, state, outcome->>'code' as code from correspondence.message where org_id = ${orgId}`,
        ),
      )
    let isWaiting = true
    for (let round = 0; round < 60 && isWaiting; round++) {
      // Weekdays only, so that every round may send.
      story.at(new Date(Date.UTC(2026, 2, 2 + round + 2 * Math.floor(round / 5))).toISOString().slice(0, 10), '10:00')
      for (let mood = 0; mood < 6; mood++) {
        ovh.moods.push(pick(['hang_up_after', 'hang_up_before', 'busy', 'no_credit', 'broken']))
        ar24.moods.push(pick(['hang_up_after', 'maintenance', 'no_payment', 'lost_file']))
        maileva.moods.push(pick(['hang_up_after', 'hang_up_draft', 'broken', 'busy']))
      }
      // Dies several times a day at first, then is left to finish.
      for (let life = 0; life < (round < 12 ? 5 : 1); life++) {
        deaths.live(round < 12 ? 0.01 : 0)
        await sendDue(sender, orgId).catch(deaths.expected)
        await followDue(sender, orgId).catch(deaths.expected)
      }
      isWaiting = (await states()).some(({ state }) => state === 'queued' || state === 'sending')
    }
    deaths.live(0)
    for (const list of [ovh.moods, ar24.moods, maileva.moods]) list.length = 0
    for (let day = 1; day <= 5; day++) {
      story.at(`2026-08-0${day}`, '10:00')
      await sendDue(sender, orgId)
      await followDue(sender, orgId)
    }

    const taken = new Map<string, number>()
    const count = (id: string) => taken.set(id, (taken.get(id) ?? 0) + 1)
    for (const { tag } of ovh.held) count(tag)
    for (const { ref_dossier } of ar24.held) count(ref_dossier!.replaceAll('-', ''))
    for (const { fields, status } of maileva.sendings)
      if (status !== 'DRAFT') count(String(fields.custom_id).replaceAll('-', ''))
    const rows = await states()
    const times = ({ id }: { id: string }) => taken.get(id.replaceAll('-', '')) ?? 0
    const tally = Object.groupBy(rows, ({ state }) => state)
    expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort())
    expect(Object.keys(tally).filter((state) => !['sent', 'failed', 'uncertain'].includes(state))).toEqual([])
    expect((tally.sent ?? []).filter((row) => times(row) !== 1)).toEqual([])
    expect((tally.failed ?? []).filter((row) => times(row) !== 0 || row.code !== 'tried_enough')).toEqual([])
    // What the service had was found there; what is still in doubt is not there.
    expect((tally.uncertain ?? []).filter((row) => times(row) !== 0)).toEqual([])
    expect([...taken.values()].filter((found) => found !== 1)).toEqual([])
    expect(deaths.count()).toBeGreaterThan(3)
    expect(await story.database.db.inOrg(orgId, verifyTrail)).toMatchObject({ intact: true })
    console.log(
      `sent ${tally.sent?.length ?? 0}, in doubt ${tally.uncertain?.length ?? 0}, given up ${tally.failed?.length ?? 0}, deaths ${deaths.count()}`,
    )
  } finally {
    await Promise.all([ovh.close(), ar24.close(), maileva.close()])
    await sender.close()
    await story.end()
  }
})

/** A database whose caller may die at any transaction: before it, inside it, or right after it was committed. The dead do nothing more. */
function mortal(db: Db, random: () => number) {
  let isDead = false
  let chance = 0
  let deaths = 0
  class Died extends Error {}
  const die = (): never => {
    isDead = true
    deaths++
    throw new Died()
  }
  return {
    db: {
      ...db,
      async inOrg<T>(orgId: number, work: Parameters<typeof db.inOrg<T>>[1]): Promise<T> {
        if (isDead) throw new Died()
        const moment = random()
        if (moment < chance) die()
        const value = await db.inOrg(orgId, async (tx) => {
          const done = await work(tx)
          return moment < 2 * chance ? die() : done
        })
        return moment < 3 * chance ? die() : value
      },
    } satisfies Db,
    live(next: number): void {
      isDead = false
      chance = next
    },
    expected(error: unknown): void {
      if (!(error instanceof Died)) throw error
    },
    count: () => deaths,
  }
}
