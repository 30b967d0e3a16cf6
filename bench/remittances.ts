import { randomUUID } from 'node:crypto'
import { day } from '../src/kernel/calendar.ts'
import { runRemittances } from '../src/outsourcing/remittances/run.ts'
import { flatRate } from '../src/outsourcing/tariffs/model.ts'
import { withOwner } from '../src/platform/database.ts'
import { processorSeconds, seconds, withBenchDatabase } from './measure.ts'

/**
 * A run of remittances over 100 000 receipts of 500 creditors, with fees set off and invoiced, each creditor in a transaction of its own. The
 * floor writes the same rows by one statement for each creditor: its remittance and its invoice, each receipt marked, its line in the remittance,
 * its fee marked as invoiced; nothing is reckoned, locked, refused or recorded. Processor time of everything, the database included.
 */
const CREDITORS = Number(process.env.CREDITORS ?? 500)
const EACH = Number(process.env.EACH ?? 200)
const AGENCY = 10_000
const AT = new Date('2026-12-01T08:00:00Z')
const today = day('2026-12-01')

const terms = {
  ...{ lang: 'fr', remittance: { mode: 'net', rhythm: 'each', days: 30 }, billing: { rhythm: 'monthly', payDays: 30 } },
  tariff: flatRate('EUR', 1500),
  creditor: { name: 'C', siren: '', address: '', signatory: '', title: '' },
  provider: { name: 'A', siren: '', address: '', signatory: '', title: '' },
}

await withBenchDatabase(async ({ db, ownerUrl }) => {
  const owner = (text: string) => withOwner(ownerUrl, (client) => client.query(text))
  await owner(`
    set session_replication_role = replica;
    create function pg_temp.id(n bigint) returns uuid language sql as $$ select ('0190' || lpad(to_hex(n), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
    insert into access.organisation overriding system value select (jsonb_populate_record(null::access.organisation,
      jsonb_build_object('org_id', n, 'name', 'Org ' || n, 'lang', 'fr', 'time_zone', 'Europe/Paris', 'country', 'FR', 'currency', 'EUR', 'is_demo', false, 'in_preparation', false,
        'iban', 'FR1420041010050500013M02606', 'address_lines', '[]'::jsonb, 'postcode', '', 'city', '', 'sender_name', '', 'sender_title', '', 'sender_email', '', 'sender_phone', '', 'default_terms', '{}'::jsonb, 'fiscal_year_end', '12-31', 'created_at', now()))).*
      from (select generate_series(1, ${CREDITORS}) union select ${AGENCY}) o(n);
    insert into outsourcing.mandate (org_id, id, no, provider_id, agency_org_id, state, version, starts_on, made_at, made_by_name, creditor_name, provider_name)
      select n, pg_temp.id(n), 1, pg_temp.id(n), ${AGENCY}, 'running', 1, '2026-01-01', now(), 'B', 'Org ' || n, 'Agence' from generate_series(1, ${CREDITORS}) n;
    insert into outsourcing.mandate_version (org_id, mandate_id, version, agency_org_id, side, terms, note, made_at, made_by_name, offered_at)
      select n, pg_temp.id(n), 1, ${AGENCY}, 'creditor', '${JSON.stringify(terms)}', '', now(), 'B', now() from generate_series(1, ${CREDITORS}) n;
    insert into outsourcing.receipt (org_id, id, no, placement_id, placement_no, mandate_id, agency_org_id, customer_id, debtor_code, debtor_name, currency,
      cents, paid_to, means, received_on, stage, left_cents, credit_item_id, recorded_at, recorded_by_name, fee_waits)
      select n, pg_temp.id(r), r, pg_temp.id(r), r, pg_temp.id(n), ${AGENCY}, pg_temp.id(r), 'D' || r, 'Debtor ' || r, 'EUR', 10000 + r * 37, 'agency', 'cheque',
        date '2026-11-05' + r % 20, 'amicable', 0, pg_temp.id(r), now(), 'B', false
      from generate_series(1, ${CREDITORS}) n, generate_series(1, ${EACH}) r;
    insert into outsourcing.fee_line (org_id, id, mandate_id, version, agency_org_id, kind, placement_id, receipt_id, currency, on_day, net_cents, vat_bp,
      vat_cents, detail, made_at, made_by_name)
      select org_id, id, mandate_id, 1, ${AGENCY}, 'receipt', placement_id, id, 'EUR', received_on, round(cents * 0.15), 2000, round(round(cents * 0.15) * 0.2),
        '{}', now(), 'B' from outsourcing.receipt;
    analyze`)
  const reset = () =>
    owner(`
      set session_replication_role = replica;
      update outsourcing.fee_line set invoice_id = null; update outsourcing.receipt set remittance_id = null;
      delete from outsourcing.remittance_line; delete from outsourcing.fee_settlement; delete from outsourcing.remittance; delete from outsourcing.fee_invoice;
      delete from trail.event; delete from trail.head`).then(() => owner('vacuum analyze'))
  const measured = async (work: () => Promise<unknown>) => {
    await reset()
    const before = processorSeconds()
    const wall = await seconds(work)
    return { processor: processorSeconds() - before, wall }
  }
  const floor = () =>
    withOwner(ownerUrl, async (client) => {
      for (let n = 1; n <= CREDITORS; n++)
        await client.query(
          `with made as (
             insert into outsourcing.remittance (org_id, id, no, run_id, mandate_id, provider_id, agency_org_id, mode, currency, state, made_on, due_on,
               receipts_cents, returns_cents, fees_cents, cents, reference, iban, made_at, made_by_name)
             select org_id, id, 1, id, id, provider_id, ${AGENCY}, 'net', 'EUR', 'made', '2026-12-01', '2026-12-04', 1, 0, 0, 1, 'RV', '', now(), 'B'
             from outsourcing.mandate where org_id = $1 returning org_id, id),
           billed as (
             insert into outsourcing.fee_invoice (org_id, id, mandate_id, agency_org_id, no, number, currency, issued_on, due_on, net_cents, vat_cents, parties,
               issued_at, issued_by_name)
             select org_id, id, id, ${AGENCY}, $1, 'FH', 'EUR', '2026-12-01', '2026-12-31', 1, 0, '{}', now(), 'B' from outsourcing.mandate where org_id = $1
             returning org_id, id),
           gone as (update outsourcing.receipt r set remittance_id = m.id from made m where r.org_id = m.org_id returning r.org_id, r.id, r.cents, m.id as into_id),
           fees as (update outsourcing.fee_line f set invoice_id = b.id from billed b where f.org_id = b.org_id)
           insert into outsourcing.remittance_line (org_id, remittance_id, receipt_id, agency_org_id, kind, cents, due_on, is_live)
           select org_id, into_id, id, ${AGENCY}, 'receipt', cents, '2026-12-04', true from gone`,
          [n],
        )
    })
  const by = { actor: { id: 'user:b', name: 'Bench' }, at: AT, today }
  const run = async () => {
    const made = await runRemittances(db, AGENCY, { runId: randomUUID(), mandateIds: null, atOnce: false }, by)
    if (made.length !== CREDITORS) throw new Error(`${made.length} remittances`)
  }
  const ratios: number[] = []
  for (let round = 0; round < 3; round++) {
    const low = await measured(floor)
    const high = await measured(run)
    ratios.push(high.processor / low.processor)
    console.log(
      `${CREDITORS * EACH} receipts of ${CREDITORS} creditors: ${high.processor.toFixed(1)} s of processor (${high.wall.toFixed(1)} s), floor ${low.processor.toFixed(1)} s (${low.wall.toFixed(1)} s)`,
    )
  }
  const ratio = ratios.toSorted((a, b) => a - b)[1]!
  console.log(`remittance run: ratio to the floor ${ratio.toFixed(2)} (aim ≤ 3) ${ratio <= 3 ? 'met' : 'MISSED'}`)
})
