import { type ApiDeps, memberOf, organisationOf } from '../../access/index.ts'
import { day } from '../../kernel/calendar.ts'
import { actingAs } from '../acting.ts'
import { journalRoutes as routes } from './contract.ts'
import { changeJournalAccounts, exportJournal, journalEntries, journalFile } from './export-journal.ts'
import { pendingLetterings } from './lettering-store.ts'
import { journalAccountsOf } from './setting-store.ts'
import { exportsOf, journalSums } from './store.ts'

export function serveJournal({ http, db, clock }: ApiDeps): void {
  const through = (text: string | undefined) => (text ? day(text) : null)

  http.serve(routes.journal, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { timeZone } = await organisationOf(tx)
      return {
        pending: await journalSums(tx, { through: through(call.query.through) }, timeZone),
        letterings: await pendingLetterings(tx),
        accounts: await journalAccountsOf(tx),
        exports: await exportsOf(tx),
      }
    }),
  )

  http.serve(routes.journalEntries, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { limit, offset, ...query } = call.query
      const choice = { ...query, through: through(query.through) }
      const entries = await journalEntries(tx, choice, { limit, offset })
      const sums = await journalSums(tx, choice, (await organisationOf(tx)).timeZone)
      return { entries, count: sums.reduce((total, sum) => total + sum.count, 0) }
    }),
  )

  http.serve(routes.exportJournal, async (call) => {
    const member = memberOf(call)
    const what = { currency: call.body.currency ?? null, through: through(call.body.through) }
    return db.inOrg(member.orgId, (tx) => exportJournal(tx, what, actingAs(member, clock)))
  })

  http.serve(routes.journalFile, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { name, type, text } = await journalFile(tx, call.params.id, call.query.format)
      return { name, type, bytes: new TextEncoder().encode(text) }
    }),
  )

  http.serve(routes.changeJournalAccounts, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => changeJournalAccounts(tx, call.body, actingAs(member, clock)))
  })
}
