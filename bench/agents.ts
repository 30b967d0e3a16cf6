import { timelineOf } from '../src/desk/timeline.ts'
import { everyEntry } from '../src/desk/worklist/entries.ts'
import { scenarioBook } from '../src/dunning/index.ts'
import { day } from '../src/kernel/calendar.ts'
import { agedBalance, agedTotals } from '../src/ledger/index.ts'
import { listCustomers, totalsOfCustomers } from '../src/ledger/list-customers.ts'
import { itemsOf, searchDocuments } from '../src/ledger/store.ts'
import { searchCustomers } from '../src/parties/index.ts'
import { withOwner } from '../src/platform/database.ts'
import { forAgency, type OrgTx } from '../src/platform/db.ts'
import { sql } from '../src/platform/sql.ts'
import { fillLedger } from './ledger-rows.ts'
import { median, seconds, withBenchDatabase } from './measure.ts'

/**
 * What an agency with 2 000 of a creditor's 50 000 customers waits for, beside what a member of the creditor waits for on the same books.
 * Nothing of the agency's bounds is in a member's plans: that is printed too.
 */
await withBenchDatabase(async ({ db, ownerUrl }) => {
  const [creditor, agency] = [1, 2]
  const today = day('2026-11-20')
  await fillLedger(db, ownerUrl, creditor, 50_000, 13, 0.45)
  await withOwner(ownerUrl, async (owner) => {
    await owner.query(`
      insert into access.organisation (org_id, name, default_terms, created_at) overriding system value values (2, 'Agence', '{"kind":"net","days":30}', now());
      insert into access.delegation (org_id, mandate_id, agency_org_id, opened_at) values (1, '01890000-0000-7000-8000-000000000001', 2, now());
      set session_replication_role = replica;
      insert into outsourcing.placement (org_id, id, no, mandate_id, agency_org_id, customer_id, currency, stage, is_pilot, placed_on, placed_cents, placed_at, placed_by_name)
        select 1, id, row_number() over (), '01890000-0000-7000-8000-000000000001', 2, id, 'EUR', 'amicable', false, '2026-11-01', 1, now(), 'Bench'
        from parties.customer order by code limit 2000;
      insert into desk.note (org_id, id, customer_id, kind, body, made_at, made_by, call_back_on)
        select 1, platform.new_id(), id, 'call', 'À rappeler', now() - interval '9 days', 'Bench', '2026-11-10' from parties.customer;
      set session_replication_role = origin`)
    const { rows } = await owner.query(
      `select count(*)::int as n from pg_attribute where attrelid = 'outsourcing.placed_item'::regclass and attname = 'known_cents'`,
    )
    const known = rows[0].n > 0
    await owner.query(`
      insert into outsourcing.placed_item (org_id, placement_id, item_id, placed_cents, is_live${known ? ', known_cents' : ''})
        select 1, p.id, i.id, i.open_cents, true${known ? ', i.open_cents' : ''} from outsourcing.placement p
        join ledger.item i on i.org_id = 1 and i.customer_id = p.customer_id and i.open_cents > 0;
      analyze`)
  })
  const asMember = <T>(work: (tx: OrgTx) => Promise<T>) => db.inOrg(creditor, work)
  const asAgent = <T>(work: (tx: OrgTx) => Promise<T>) => forAgency(agency, () => db.inOrg(creditor, work))
  const { count } = await asAgent((tx) =>
    tx.one<{ count: number }>(sql`select count(*)::int as count from ledger.item where org_id = 1`),
  )
  const { id } = await asAgent((tx) =>
    tx.one<{ id: string }>(sql`select id from parties.customer where org_id = 1 order by code limit 1`),
  )
  console.log(`50 000 customers; an agent is shown ${count} documents of 2 000 of them`)

  const filter = { show: 'all', sort: 'name', descending: false, currency: 'EUR', limit: 100, offset: 0 } as const
  const page = { currency: 'EUR', sort: 'overdue', descending: true, limit: 100, offset: 0 } as const
  const shownItems = { show: 'all', sort: 'due', descending: true, limit: 100, offset: 0 } as const
  const questions: Record<string, (tx: OrgTx) => Promise<unknown>> = {
    'customer: balance': (tx) => agedTotals(tx, { asOf: today }, id),
    'customer: documents': (tx) => itemsOf(tx, id, shownItems),
    'customer: history': (tx) => timelineOf(tx, { customerIds: [id], before: new Date('2027-01-01'), limit: 50 }, 'fr'),
    'customers, first page by name': (tx) => listCustomers(tx, filter, today),
    'customers, first page by overdue': (tx) =>
      listCustomers(tx, { ...filter, sort: 'overdue', descending: true }, today),
    'customers, totals': (tx) => totalsOfCustomers(tx, filter, today),
    'aged balance, first page and totals': (tx) => agedBalance(tx, { asOf: today }, page),
    'documents by a common beginning': (tx) => searchDocuments(tx, 'FA'),
    'customer search by a common word': (tx) => searchCustomers(tx, 'atelier', 20),
    'worklist, everybody on it': async (tx) => {
      const now = new Date('2026-11-20T09:00:00Z')
      return everyEntry(tx, { today, now, timeZone: 'Europe/Paris', book: await scenarioBook(tx, now) })
    },
  }
  for (const [name, work] of Object.entries(questions)) {
    const ms: string[] = []
    for (const as of [asMember, asAgent]) {
      const times: number[] = []
      for (let round = 0; round < 6; round++) times.push(await seconds(() => as(work)))
      ms.push(`${(median(times.slice(1)) * 1000).toFixed(0)} ms`)
    }
    console.log(`${name.padEnd(40)} member ${ms[0]!.padStart(8)}   agent ${ms[1]!.padStart(8)}`)
  }

  const planned = async (as: typeof asMember, text: string): Promise<string> =>
    as(async (tx) =>
      (await tx.rows<{ queryPlan: string }>({ text: `explain (costs off) ${text}`, values: [], name: '' }))
        .map((row) => Object.values(row)[0])
        .join('\n'),
    )
  const board = `select customer_id, sum(open_cents) from ledger.item where org_id = 1 and open_cents > 0 group by customer_id`
  console.log(
    `\na member's plan\n${await planned(asMember, board)}\n\nan agent's plan\n${await planned(asAgent, board)}`,
  )
})
