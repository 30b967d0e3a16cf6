import { caseloadFollows } from '../src/desk/caseload/follow.ts'
import {
  countFiles,
  creditorsInHand,
  type FileFilter,
  fileAfter,
  listFiles,
  sumFiles,
  withWords,
} from '../src/desk/caseload/list-store.ts'
import { boardView, fileView } from '../src/desk/caseload/present.ts'
import { day } from '../src/kernel/calendar.ts'
import { withOwner } from '../src/platform/database.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { type Fragment, part, sql } from '../src/platform/sql.ts'
import { fillLedger } from './ledger-rows.ts'
import { median, seconds, withBenchDatabase } from './measure.ts'

/**
 * An agency with 500 creditors and 1 000 000 files in hand: what its list waits for, beside the bare query for the same rows in the same run;
 * and what a thousand doorbells of a creditor cost, beside reading and writing the same rows without thinking.
 */
const CREDITORS = Number(process.env.CREDITORS ?? 500)
const FILES = Number(process.env.FILES ?? 1_000_000)
const [creditor, agency] = [1, 2]
const today = day('2026-11-20')

await withBenchDatabase(async ({ db, ownerUrl }) => {
  await fillLedger(db, ownerUrl, creditor, 5_000, 6, 0.6)
  await withOwner(ownerUrl, async (owner) => {
    await owner.query(`
      insert into access.organisation (org_id, name, default_terms, created_at) overriding system value
        select n, 'Organisation ' || n, '{"kind":"net","days":30}', now() from generate_series(2, ${CREDITORS + 1}) n;
      set session_replication_role = replica;
      insert into outsourcing.mandate (org_id, id, no, provider_id, agency_org_id, state, version, starts_on, made_at, made_by_name)
        values (1, '01890000-0000-7000-8000-000000000001', 1, platform.new_id(), 2, 'running', 1, '2026-01-01', now(), 'Bench');
      insert into access.delegation (org_id, mandate_id, agency_org_id, opened_at) values (1, '01890000-0000-7000-8000-000000000001', 2, now());
      insert into outsourcing.placement (org_id, id, no, mandate_id, agency_org_id, customer_id, currency, stage, is_pilot, placed_on, placed_cents, placed_at, placed_by_name)
        select 1, id, row_number() over (), '01890000-0000-7000-8000-000000000001', 2, id, 'EUR', 'amicable', false, '2026-11-01', 1, '2026-11-01', 'Bench'
        from parties.customer c where exists (select 1 from ledger.item i where i.org_id = 1 and i.customer_id = c.id and i.open_cents > 0) order by code limit 2000;
      insert into outsourcing.placed_item (org_id, placement_id, item_id, placed_cents, is_live, known_cents)
        select 1, p.id, i.id, i.open_cents, true, i.open_cents from outsourcing.placement p
        join ledger.item i on i.org_id = 1 and i.customer_id = p.customer_id and i.open_cents > 0;
      insert into desk.creditor_in_hand (org_id, creditor_org_id, name, reckoned_on)
        select 2, n, 'Organisation ' || n, '2026-11-20' from generate_series(1, ${CREDITORS + 1}) n where n <> 2;
      insert into desk.file_scale (org_id, currency, middle_cents, reckoned_on) values (2, 'EUR', 50000, '2026-11-20');
      insert into desk.file_in_hand (org_id, creditor_org_id, placement_id, no, mandate_no, customer_id, customer_name, customer_code, search,
        document_nos, documents, currency, stage, is_pilot, placed_on, placed_cents, open_cents, oldest_on, last_contact_on, next_what, next_on, next_words,
        disputed_cents, awaits_approval, expected_cents, urgency, urgency_percent, value_cents, pressing, reckoned_at, member)
      select 2, 3 + n % ${CREDITORS - 1}, platform.new_id(), n, 1, platform.new_id(), 'Société ' || n, 'C' || n, array_to_tsvector(array['societe', n::text, 'c' || n, 'fa']),
        array['FA-' || n], 1, 'EUR', case n % 20 when 0 then 'court' else 'amicable' end, false, '2026-09-01', cents, cents, date '2026-08-01' - n % 900,
        null, (array['first_contact', 'follow_up', 'call_back', 'broken_promise', 'promised', 'disputed'])[1 + n % 6],
        case when n % 6 = 5 then null else date '2026-11-20' + (n * 31 % 41 - 14) end, '', 0, false, cents * 4 / 10,
        '[{"code":"days_late","percent":30,"n":110}]', 130, cents * 52 / 100, cents * 0.52 / 50000, now(), 'membre-' || (n % ${CREDITORS - 1}) % 12
      from generate_series(1, ${FILES}) n cross join lateral (select 5000 + (n::bigint * 7919) % 990000 as cents) c;
      insert into desk.file_sum
        select org_id, creditor_org_id, currency, case when due_on <= '2026-11-20' then 'due' when due_on is null then 'waiting' else 'later' end, next_what,
          member, count(*), sum(open_cents), sum(expected_cents) from desk.file_in_hand group by 1, 2, 3, 4, 5, 6;
      set session_replication_role = origin`)
    await owner.query('vacuum analyze')
  })
  const asAgency = <T>(work: (tx: OrgTx) => Promise<T>) => db.inOrg(agency, work)
  const due: FileFilter = { show: 'due' }
  const { n } = await asAgency((tx) =>
    tx.one<{ n: number }>(sql`select count(*)::int as n from desk.file_in_hand where due_on <= ${today}::date`),
  )
  console.log(`${CREDITORS} creditors, ${FILES} files in hand, ${n} of them due`)

  const first = (filter: FileFilter, sort: 'pressing' | 'age' | 'amount' = 'pressing') =>
    asAgency(async (tx) => {
      const asked = await withWords(tx, filter)
      const rows = await listFiles(tx, asked, { sort, limit: 100, offset: 0 }, today)
      return { files: rows.map((row) => fileView('fr', row, today)), count: await countFiles(tx, asked, today) }
    })
  const bare = (which: Fragment, order: Fragment = part`pressing desc`) =>
    asAgency((tx) =>
      tx.rows(
        sql`select * from desk.file_in_hand where org_id = ${agency} and due_on <= ${today}::date and ${which} order by ${order} limit 100`,
      ),
    )
  const ROUNDS = 11
  const pages: readonly [string, () => Promise<unknown>, () => Promise<unknown>][] = [
    ['first page', () => first(due), () => bare(part`true`)],
    ['one creditor', () => first({ ...due, creditor: 7 }), () => bare(part`creditor_org_id = 7`)],
    ['what to do', () => first({ ...due, what: 'broken_promise' }), () => bare(part`next_what = 'broken_promise'`)],
    ['mine', () => first({ ...due, member: 'membre-3' }), () => bare(part`member = 'membre-3'`)],
    [
      'from 5 000 to 6 000 €',
      () => first({ ...due, currency: 'EUR', least: 500_000, most: 600_000 }),
      () => bare(part`currency = 'EUR' and open_cents >= 500000 and open_cents < 600000`),
    ],
    ['the oldest first', () => first(due, 'age'), () => bare(part`true`, part`oldest_on`)],
    [
      'words that one file has',
      () => first({ ...due, words: 'C777012' }),
      () => bare(part`(creditor_org_id, placement_id) in (select * from desk.files_matching('c777012', 100))`),
    ],
  ]
  for (const [name, subject, floor] of pages) {
    await subject()
    await floor()
    await compareMs(name, ROUNDS, subject, floor)
  }
  const [at] = await asAgency((tx) => listFiles(tx, due, { sort: 'pressing', limit: 1, offset: 0 }, today))
  await compareMs(
    'the next file',
    ROUNDS,
    () => asAgency((tx) => fileAfter(tx, due, 'pressing', at!, today)),
    () => bare(part`true`),
  )
  await compareMs(
    'sums of all that is due',
    5,
    () =>
      asAgency(async (tx) =>
        boardView({ sums: await sumFiles(tx, due, today), creditors: await creditorsInHand(tx), members: [] }, ''),
      ),
    () =>
      asAgency((tx) =>
        tx.rows(
          sql`select creditor_org_id, currency, count(*), sum(open_cents) from desk.file_in_hand where org_id = ${agency} group by 1, 2`,
        ),
      ),
  )

  const ids = await db.inOrg(creditor, (tx) =>
    tx.rows<{ customerId: string }>(
      sql`select customer_id from outsourcing.placement where org_id = ${creditor} order by no limit 1000`,
    ),
  )
  const clock = { now: () => new Date('2026-11-20T09:00:00Z') }
  const ring = async () => {
    for (const { customerId } of ids) await caseloadFollows({ db, clock }, { orgId: creditor, customerId })
  }
  const fresh = await seconds(ring)
  const same = await seconds(ring)
  await db.inOrg(creditor, (tx) =>
    tx.run(sql`insert into desk.note (org_id, id, customer_id, kind, body, outcome, made_at, made_by)
      select ${creditor}, platform.new_id(), customer_id, 'call', '', 'reached', '2026-11-19', 'Bench' from outsourcing.placement where org_id = ${creditor}`),
  )
  const moved = await seconds(ring)
  const floor = await seconds(async () => {
    for (const { customerId } of ids) {
      await db.inOrg(creditor, (tx) =>
        tx.rows(sql`select i.* from outsourcing.placed_item w join outsourcing.placement p on p.org_id = w.org_id and p.id = w.placement_id
          join ledger.item i on i.org_id = w.org_id and i.id = w.item_id where w.org_id = ${creditor} and p.customer_id = ${customerId}`),
      )
      await asAgency((tx) =>
        tx.run(
          sql`update desk.file_in_hand set open_cents = open_cents + 1 where org_id = ${agency} and creditor_org_id = ${creditor} and placement_id = ${customerId}`,
        ),
      )
    }
  })
  const each = (time: number) => `${((time / ids.length) * 1000).toFixed(1)} ms`
  console.log(
    `a doorbell: new ${each(fresh)}, nothing changed ${each(same)}, a call since ${each(moved)}; reading and writing the rows alone ${each(floor)}; ratio ${(moved / floor).toFixed(1)}`,
  )
  const whole = await seconds(() => caseloadFollows({ db, clock }, { orgId: creditor }))
  console.log(
    `all 2 000 files of a creditor, as each night: ${whole.toFixed(1)} s, ${(whole / 2).toFixed(2)} ms a file`,
  )
})

async function compareMs(
  name: string,
  rounds: number,
  subject: () => Promise<unknown>,
  floor: () => Promise<unknown>,
): Promise<void> {
  const [subjects, floors, ratios]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < rounds; round++) {
    floors.push(await seconds(floor))
    subjects.push(await seconds(subject))
    ratios.push(subjects.at(-1)! / floors.at(-1)!)
  }
  const ms = (values: readonly number[]) => `${(median(values) * 1000).toFixed(1)} ms`
  const ratio = median(ratios)
  const met = ratio <= 3 && median(subjects) < 0.1
  console.log(
    `${name.padEnd(28)} ${ms(subjects).padStart(9)}, floor ${ms(floors).padStart(9)}, ratio ${ratio.toFixed(2)} ${met ? 'met' : 'MISSED'}`,
  )
}
