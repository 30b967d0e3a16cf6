import { organisationOf } from '../../access/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { journalLines } from './entries.ts'
import { asCsv, asFec, asLettering } from './files.ts'
import { exportLetterings, letteringsOf } from './lettering-store.ts'
import type { ExportAccounts, JournalAccounts, JournalFormat } from './model.ts'
import { checkAccounts, DEFAULT_ACCOUNTS } from './rules.ts'
import { bankLedgerAccounts, journalAccountsOf, keepJournalAccounts } from './setting-store.ts'
import { exportById, insertExport, type JournalChoice, type JournalExport, journalItems, lockJournal } from './store.ts'
import { journalWording as words } from './wording.ts'

/**
 * Closes what is pending into an export: none of it leaves again. One currency at a time, since two are never added; `through`
 * leaves later days for the next export. The days given are closed: what is booked for one of them afterwards is dated the day
 * after. Refused when there is nothing.
 */
export async function exportJournal(
  tx: OrgTx,
  what: { readonly currency: string | null; readonly through: LocalDate | null },
  by: By,
): Promise<JournalExport> {
  await lockJournal(tx)
  const { currency: base, timeZone } = await organisationOf(tx)
  const choice = { currency: what.currency ?? base, through: what.through }
  const items = await journalItems(tx, choice, timeZone)
  if (items.length === 0) throw new Refused(refuse('nothing_to_export', words.nothingToExport).refusal)
  const days = items.map((item) => item.on).toSorted()
  const one = {
    id: newId(by.at),
    entries: items.length,
    currency: choice.currency,
    debitCents: items.reduce((sum, item) => sum + item.amountCents, 0),
    fromOn: days[0]!,
    toOn: lastDay(days.at(-1)!, what.through, by.today),
    exportedAt: by.at,
    exportedBy: by.actor.name,
  }
  const no = await insertExport(tx, { ...one, accounts: await accountsNow(tx) }, items)
  const letterings = await exportLetterings(tx, one.id, choice)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'journal_exported',
    subject: { kind: 'journal_export', id: one.id },
    data: {
      no,
      entries: one.entries,
      letterings,
      currency: one.currency,
      debitCents: one.debitCents,
      from: one.fromOn,
      to: one.toOn,
    },
  })
  return { ...one, no, letterings }
}

/** Days asked for are closed with the export, though nothing happened on the last of them; those to come are not. */
const lastDay = (booked: LocalDate, through: LocalDate | null, today: LocalDate): LocalDate =>
  [booked, through === null ? booked : through < today ? through : today].toSorted().at(-1)!

const accountsNow = async (tx: OrgTx): Promise<ExportAccounts> => ({
  ...(await journalAccountsOf(tx)),
  banks: await bankLedgerAccounts(tx),
})

/** Each entry of what waits or was given, with its lines. */
export async function journalEntries(
  tx: OrgTx,
  choice: JournalChoice,
  page: { readonly limit: number; readonly offset: number },
) {
  const { timeZone } = await organisationOf(tx)
  const one = choice.exportId ? await exportById(tx, choice.exportId) : null
  if (choice.exportId && !one) throw new Refused(notFound().refusal)
  const accounts = { ...DEFAULT_ACCOUNTS, ...(await accountsNow(tx)), ...one?.accounts }
  const items = await journalItems(tx, choice, timeZone, page)
  return items.map((item) => ({ ...item, lines: journalLines([item], one?.no ?? 0, accounts) }))
}

/** The file of an export, made again from the books: an export keeps which items it gave, with which accounts, and items never change. */
export async function journalFile(
  tx: OrgTx,
  id: string,
  format: JournalFormat,
): Promise<{ name: string; type: string; text: string }> {
  const one = await exportById(tx, id)
  if (!one) throw new Refused(notFound().refusal)
  const { currency: base, timeZone } = await organisationOf(tx)
  const name = `quittance-${String(one.no).padStart(4, '0')}-${one.fromOn}-${one.toOn}`
  const csv = 'text/csv; charset=utf-8'
  if (format === 'lettering')
    return { name: `${name}-lettrages.csv`, type: csv, text: asLettering(await letteringsOf(tx, id)) }
  const accounts = { ...DEFAULT_ACCOUNTS, banks: await bankLedgerAccounts(tx), ...one.accounts }
  const lines = journalLines(await journalItems(tx, { exportId: id }, timeZone), one.no, accounts)
  if (format === 'csv') return { name: `${name}.csv`, type: csv, text: asCsv(lines) }
  if (one.currency !== base)
    throw new Refused(refuse('fec_in_base', words.fecInEuros, { currency: one.currency, base }).refusal)
  return { name: `${name}.txt`, type: 'text/plain; charset=utf-8', text: asFec(lines) }
}

/** Says with which accounts entries are made from now on. Exports made before keep theirs. */
export async function changeJournalAccounts(tx: OrgTx, given: JournalAccounts, by: By): Promise<void> {
  const after = orRefuse(checkAccounts(given))
  const before = await journalAccountsOf(tx)
  await keepJournalAccounts(tx, after, by.at)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'journal_accounts_changed',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    data: { before, after },
  })
}
