import { day } from '../src/kernel/calendar.ts'
import { measureRecovery } from '../src/ledger/index.ts'
import { countPortfolio } from '../src/outsourcing/audit/portfolio-store.ts'
import { withOwner } from '../src/platform/database.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { sql } from '../src/platform/sql.ts'
import { fillLedger } from './ledger-rows.ts'
import { median, peakMb, processorSeconds, withBenchDatabase } from './measure.ts'

/**
 * The audit of a portfolio of a million claims of 50 000 customers, nearly all late, one in two with its invoice kept and each customer reminded;
 * then the measure of what became of a million debts. Processor time of everything that works on it, the database included: the floor counts the
 * same claims by their due day alone.
 */
const CUSTOMERS = 50_000
const EACH = 20
const ORG = 1
const today = day('2026-11-22')

await withBenchDatabase(async ({ db, ownerUrl }) => {
  await fillLedger(db, ownerUrl, ORG, CUSTOMERS, EACH, 1)
  const owner = (text: string) => withOwner(ownerUrl, (client) => client.query(text))
  await owner(`
    insert into documents.content (org_id, sha256, type, size, bytes)
    select ${ORG}, sha256(n::text::bytea), 'application/pdf', 1, 'x' from generate_series(1, ${EACH}) n`)
  await owner(`
    with one as (
      select i.customer_id, i.document_no, platform.new_id() as id, row_number() over (partition by i.customer_id order by i.id) as n
      from ledger.item i where abs(hashtext(i.document_no)) % 2 = 0
    ), kept as (
      insert into documents.document (org_id, id, customer_id, kind, name, sha256, added_at, added_by)
      select ${ORG}, id, customer_id, 'invoice', document_no || '.pdf', sha256(n::text::bytea), now(), 'Bench' from one
    )
    insert into documents.about (org_id, document_id, customer_id, document_no) select ${ORG}, id, customer_id, document_no from one`)
  await owner(`
    insert into correspondence.message (org_id, id, customer_id, channel, lang, purpose, to_address, subject, content, state, queued_at, not_before, settled_at)
    select ${ORG}, platform.new_id(), id, 'email', 'fr', 'dunning', 'a@b.example', 'Relance', '{}', 'sent', now(), now(), now() from parties.customer`)
  await owner('vacuum analyze')
  const work = async (name: string, act: (tx: OrgTx) => Promise<unknown>) => {
    const times: number[] = []
    for (let round = 0; round < 3; round++) {
      const before = processorSeconds()
      await db.inOrg(ORG, act)
      times.push(processorSeconds() - before)
    }
    console.log(`${name.padEnd(56)} ${median(times).toFixed(1)} s of processor; peak ${peakMb()} MB`)
    return median(times)
  }
  const floor = await work('floor: the same claims counted by their due day', (tx) =>
    tx.rows(
      sql`select due_on, count(*), sum(open_cents) from ledger.item where org_id = ${ORG} and open_cents > 0 group by due_on`,
    ),
  )
  const audit = await work('the audit, every figure of it', (tx) => countPortfolio(tx, 'EUR', today))
  const measure = await work('what became of debts, by size and age', (tx) => measureRecovery(tx, day('2029-01-01')))
  console.log(`ratio to the floor ${(audit / floor).toFixed(1)}, then ${(measure / floor).toFixed(1)}`)
})
