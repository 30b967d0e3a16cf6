import { linesOf } from '../src/insight/lines.ts'
import { measureIndicators } from '../src/insight/measure.ts'
import { day } from '../src/kernel/calendar.ts'
import { withOwner } from '../src/platform/database.ts'
import { fillLedger } from './ledger-rows.ts'
import { compare, median, seconds, withBenchDatabase } from './measure.ts'

/**
 * The indicators of thirteen month ends over a hundred thousand invoices, half of them paid, with disputes, promises and reminders; each list
 * that an operand opens; and how many statements the page takes. The floor reads both tables of the books once.
 */
await withBenchDatabase(async ({ db, ownerUrl }) => {
  const orgId = 1
  await fillLedger(db, ownerUrl, orgId, 7_700, 13, 0.45)
  const owner = (text: string) => withOwner(ownerUrl, (client) => client.query(text))
  await owner(`
    insert into disputes.category (org_id, id, name, delay_days, position) values (1, platform.new_id(), 'Prix', 10, 1);
    with chosen as (select * from ledger.item where side = 1 and abs(hashtext(id::text)) % 40 = 0),
    opened as (
      insert into disputes.dispute (org_id, id, customer_id, category_id, currency, source, state, note, opened_on, opened_at, opened_by, watched_from, due_on)
      select 1, i.id, i.customer_id, c.id, 'EUR', 'us', 'open', '', i.due_on, now(), 'bench', now(), i.due_on + 10
      from chosen i cross join disputes.category c)
    insert into disputes.disputed_item (org_id, dispute_id, item_id, customer_id, cents, is_whole, from_on)
    select 1, id, id, customer_id, amount_cents, true, due_on from chosen;
    insert into promises.promise (org_id, id, customer_id, currency, cents, promised_on, due_on, grace_until, source, made_at, made_by, made_by_name, state,
      state_on, kept_cents, checked_at)
    select 1, platform.new_id(), customer_id, 'EUR', amount_cents, due_on, due_on + 10, due_on + 13, 'call', now(), 'bench', 'Bench', 'kept', due_on + 10,
      amount_cents, now() from ledger.item where side = 1 and abs(hashtext(id::text)) % 20 = 1;
    insert into dunning.action (org_id, id, customer_id, decided_on, decided_at, verdict, scenario_id, scenario_version, step_id, step_position, channel,
      currencies, due_cents, credit_cents, item_ids, item_cents, positions, excluded, reasons, digest, state, contact_on)
    select 1, platform.new_id(), customer_id, due_on + 5, now(), 'send', platform.new_id(), 1, 'first', 1, 'email', '{EUR}', array[amount_cents], '{0}',
      array[id], array[amount_cents], '{1}', '[]', '[]', platform.new_id(), 'done', due_on + 5
    from ledger.item where side = 1 and abs(hashtext(id::text)) % 3 = 0`)
  await owner('vacuum analyze')
  const { rows } = await owner(
    `select (select count(*) from ledger.item) as items, (select count(*) from ledger.allocation) as allocations, (select count(*) from disputes.dispute) as disputes,
      (select count(*) from dunning.action) as reminders`,
  )
  console.log(rows[0])
  const asOf = day('2026-10-14')
  const floor = () =>
    owner(`
      select count(*), sum(cents) from (
        select customer_id, sum(amount_cents) as cents from ledger.item where org_id = 1 group by customer_id
        union all select customer_id, sum(amount_cents) from ledger.allocation where org_id = 1 group by customer_id) both_tables`)
  let statements = 0
  await compare(
    'every indicator of thirteen month ends',
    7,
    () =>
      db.inOrg(orgId, (tx) => {
        statements = 0
        const counting = new Proxy(tx, {
          get: (real, name, self) => {
            if (name === 'rows' || name === 'one' || name === 'maybe') statements++
            return Reflect.get(real, name, self)
          },
        })
        return measureIndicators(counting, 'EUR', asOf)
      }),
    floor,
    10,
  )
  console.log(`${statements} statements`)
  const left = { customerIds: [], itemIds: [], receipts: false }
  for (const operand of ['owed', 'invoiced', 'paid', 'disputed', 'raised', 'promised', 'reminded'] as const) {
    const asked = { of: operand, currency: 'EUR', from: day('2026-07-17'), to: asOf, limit: 100, offset: 0 }
    const times: number[] = []
    for (let round = 0; round < 5; round++)
      times.push(await seconds(() => db.inOrg(orgId, (tx) => linesOf(tx, asked, left))))
    console.log(`the lines of what was ${operand.padEnd(30)} ${(median(times) * 1000).toFixed(0)} ms`)
  }
})
