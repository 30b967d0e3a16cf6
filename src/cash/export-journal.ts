import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { record } from '../trail/index.ts'
import type { By } from './apply-matches.ts'
import { asCsv, asFec, comma, csvText, journalLines, referenceOf } from './journal.ts'
import {
  exportById,
  insertExport,
  itemsOfExport,
  type JournalExport,
  letteringOf,
  lockJournal,
  pendingItems,
} from './journal-store.ts'
import type { JournalFormat } from './model.ts'
import { cashWording as words } from './wording.ts'

/** What would be given to the accounts now. */
export async function pendingJournal(tx: OrgTx) {
  const items = await pendingItems(tx)
  const byKind = Map.groupBy(items, (item) => `${item.kind} ${item.currency} ${item.isUndoing}`)
  return [...byKind.values()].map((group) => ({
    kind: group[0]!.kind,
    currency: group[0]!.currency,
    isUndoing: group[0]!.isUndoing,
    count: group.length,
    cents: group.reduce((sum, item) => sum + item.amountCents, 0),
  }))
}

/** Closes what is pending into an export: none of it leaves again. Refused when there is nothing. */
export async function exportJournal(tx: OrgTx, by: By): Promise<JournalExport> {
  await lockJournal(tx)
  const items = await pendingItems(tx)
  if (items.length === 0) throw new Refused(refuse('nothing_to_export', words.nothingToExport).refusal)
  const days = items.map((item) => item.on).toSorted()
  const one = {
    id: newId(by.at),
    entries: items.length,
    debitCents: items.reduce((sum, item) => sum + item.amountCents, 0),
    fromOn: days[0]!,
    toOn: days.at(-1)!,
    exportedAt: by.at,
    exportedBy: by.actor.name,
  }
  const no = await insertExport(tx, one, items)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'journal_exported',
    subject: { kind: 'journal_export', id: one.id },
    data: { no, entries: one.entries, debitCents: one.debitCents, from: one.fromOn, to: one.toOn },
  })
  return { ...one, no }
}

/** The file of an export, made again from the books: an export keeps which items it gave, and items never change. */
export async function journalFile(
  tx: OrgTx,
  id: string,
  format: JournalFormat,
  base: string,
): Promise<{ name: string; type: string; text: string }> {
  const one = await exportById(tx, id)
  if (!one) throw new Refused(notFound().refusal)
  const name = `quittance-${String(one.no).padStart(4, '0')}-${one.fromOn}-${one.toOn}`
  if (format === 'lettering') {
    const rows = (await letteringOf(tx, id)).map((row) => [
      referenceOf(row.itemId),
      row.customerCode,
      row.documentNo,
      comma(row.cents, row.currency),
      row.currency,
      row.on,
    ])
    const header = ['Pièce Quittance', 'Client', 'Document lettré', 'Montant', 'Devise', 'Date']
    return { name: `${name}-lettrages.csv`, type: 'text/csv; charset=utf-8', text: csvText([header, ...rows]) }
  }
  const lines = journalLines(await itemsOfExport(tx, id), one.no)
  return format === 'fec'
    ? { name: `${name}.txt`, type: 'text/plain; charset=utf-8', text: asFec(lines, base) }
    : { name: `${name}.csv`, type: 'text/csv; charset=utf-8', text: asCsv(lines) }
}
