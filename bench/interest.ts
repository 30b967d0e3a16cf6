import { day } from '../src/kernel/calendar.ts'
import { chargesOf } from '../src/legal/interest/charges-of.ts'
import { lateDocuments } from '../src/legal/interest/facts-store.ts'
import type { Segment } from '../src/legal/interest/model.ts'
import { withOwner } from '../src/platform/database.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { sql } from '../src/platform/sql.ts'
import { fillLedger } from './ledger-rows.ts'
import { peakMb, processorSeconds, seconds, withBenchDatabase } from './measure.ts'

/**
 * The interest of a million late documents of five segments each, read from the books, reckoned and written down with its
 * calculation. The floor reads and writes the same rows through the same process, and reckons nothing. Processor time of
 * everything that works on it, the database included.
 */
const EACH = 20
const CUSTOMERS = Number(process.argv[2] ?? 50_000)
const PAGE = 500
const TODAY = day('2026-11-22')

type Written = { readonly itemId: string; readonly cents: number; readonly sheet: string }

await withBenchDatabase(async ({ db, ownerUrl }) => {
  const orgId = 1
  await fillLedger(db, ownerUrl, orgId, CUSTOMERS, EACH, 1)
  await withOwner(ownerUrl, async (client) => {
    // Due in the second half of 2024: five half-years until today.
    await client.query(`
      with d as (select id, date '2024-07-02' + abs(hashtext(id::text)) % 170 as due_on from ledger.item)
      update ledger.item i set due_on = d.due_on, issued_on = d.due_on - 30 from d where d.id = i.id`)
    await client.query('create table legal.reckoned (round text, item_id uuid, cents bigint, sheet jsonb)')
    await client.query('grant insert on legal.reckoned to quittance_app')
    await client.query('vacuum analyze')
  })
  const customers = await db.inOrg(orgId, (tx) =>
    tx.rows<{ id: string }>(sql`select id from parties.customer order by id`),
  )
  const write = (tx: OrgTx, round: string, rows: readonly Written[]) =>
    tx.run(sql`
      insert into legal.reckoned select ${round}::text, r.* from unnest(${rows.map((one) => one.itemId)}::uuid[],
        ${rows.map((one) => one.cents)}::bigint[], ${rows.map((one) => one.sheet)}::jsonb[]) r`)
  const walk = async (each: (tx: OrgTx, customerIds: string[]) => Promise<unknown>) => {
    for (let at = 0; at < customers.length; at += PAGE) {
      const ids = customers.slice(at, at + PAGE).map(({ id }) => id)
      await db.inOrg(orgId, (tx) => each(tx, ids))
    }
  }
  const work = async (name: string, act: () => Promise<unknown>) => {
    const before = processorSeconds()
    const wall = await seconds(act)
    const used = processorSeconds() - before
    console.log(`${name.padEnd(48)} ${used.toFixed(1)} s of processor, ${wall.toFixed(1)} s; peak ${peakMb()} MB`)
    return used
  }

  let segments = 0
  let cents = 0
  let items = 0
  let specimen: readonly Segment[] = []
  const reckoned = await work('read, reckoned, written', () =>
    walk(async (tx, customerIds) => {
      const found = await chargesOf(tx, {
        customerIds,
        itemIds: null,
        today: TODAY,
        upTo: TODAY,
        withPaid: false,
        limit: PAGE * EACH,
      })
      const rows = found.flatMap(({ documents }) =>
        documents.map(({ late, charges }): Written => {
          specimen = charges!.segments
          segments += specimen.length
          cents += charges!.interestCents
          items += 1
          return { itemId: late.id, cents: charges!.interestCents, sheet: JSON.stringify(specimen) }
        }),
      )
      await write(tx, 'reckoned', rows)
    }),
  )
  const sheet = JSON.stringify(specimen)
  const floor = await work('floor: the same rows read and written', () =>
    walk(async (tx, customerIds) => {
      const asked = { customerIds, itemIds: null, today: TODAY, withPaid: false, limit: PAGE * EACH }
      const rows = (await lateDocuments(tx, asked)).map(({ id, amountCents }) => ({
        itemId: id,
        cents: amountCents,
        sheet,
      }))
      await write(tx, 'floor', rows)
    }),
  )
  console.log(
    `${items} documents of ${(segments / items).toFixed(2)} segments, ${(cents / 100).toFixed(2)} €: ${(items / reckoned).toFixed(0)} a second of processor, ratio to the floor ${(reckoned / floor).toFixed(2)}`,
  )
})
