import { saveMailServer } from '../src/correspondence/mail-server.ts'
import { runDay, saveSettings } from '../src/dunning/index.ts'
import { dayIn } from '../src/kernel/calendar.ts'
import type { Clock } from '../src/platform/clock.ts'
import type { Db } from '../src/platform/db.ts'
import { sql } from '../src/platform/sql.ts'
import { systemActor } from '../src/trail/index.ts'
import { fillLedger } from './ledger-rows.ts'

type Books = { readonly db: Db; readonly ownerUrl: string; readonly clock: Clock }
type Sink = { readonly port: number; readonly connections: number }

/** One address in a hundred does not exist. */
const GONE = 100

/**
 * Books of one organisation in which every customer is due one reminder, decided for today and waiting for a yes; its mail leaves by
 * the sink, as fast as that takes it. Gives the actions.
 */
export async function decidedReminders(
  { db, ownerUrl, clock }: Books,
  orgId: number,
  customers: number,
  { port, connections }: Sink,
): Promise<string[]> {
  await fillLedger(db, ownerUrl, orgId, customers, 2, 1)
  await db.inOrg(orgId, async (tx) => {
    await tx.run(sql`
      insert into parties.contact (org_id, id, customer_id, first_name, last_name, email, created_at)
      select ${orgId}, platform.new_id(), id, 'Anne', 'Le Goff', case when n % ${GONE} = 0 then 'gone' else 'compta' end || n || '@client.example', now()
      from (select id, row_number() over (order by id) as n from parties.customer where org_id = ${orgId}) c`)
    await saveMailServer(
      tx,
      {
        host: '127.0.0.1',
        port,
        security: 'none',
        username: '',
        passwordSealed: null,
        authority: '',
        fromName: '',
        fromEmail: 'compta@bench.example',
        messagesPerMinute: 60_000,
        connections,
      },
      clock.now(),
    )
    await saveSettings(
      tx,
      { db, clock, lastTalks: async () => new Map() },
      { freshnessDays: null, automatic: false },
      systemActor('bench'),
    )
  })
  await runDay({ db, clock, lastTalks: async () => new Map() }, orgId, dayIn('Europe/Paris', clock.now()))
  const actions = await db.inOrg(orgId, (tx) =>
    tx.rows<{ id: string }>(
      sql`select id from dunning.action where org_id = ${orgId} and state = 'planned' and channel = 'email'`,
    ),
  )
  return actions.map(({ id }) => id)
}
