import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, count, dayText, id, instant, manage, params, read, write } from '../contract-terms.ts'
import { JOURNAL_FORMATS } from './model.ts'

const currency = z.string().regex(/^[A-Z]{3}$/)
const no = z.string().trim().max(20)

const journalAccounts = z
  .object({
    customersAccount: no,
    bankFeeAccount: no,
    discountAccount: no,
    roundingAccount: no,
    lossAccount: no,
    returnFeeAccount: no,
    interestAccount: no,
    suspenseAccount: no,
    collectorAccount: no,
    supplierAccount: no,
    feeAccount: no,
    feeVatAccount: no,
    bankJournal: no,
    otherJournal: no,
  })
  .meta({ id: 'JournalAccounts' })

const journalExport = z
  .object({
    id,
    no: count,
    entries: count,
    letterings: count,
    currency,
    debitCents: cents,
    fromOn: dayText,
    toOn: dayText,
    exportedAt: instant,
    exportedBy: z.string(),
  })
  .meta({ id: 'JournalExport' })
export type JournalExportView = z.output<typeof journalExport>

const journalEntry = z
  .object({
    /** The item that it tells, or the entry that another capability told. */
    itemId: id,
    /** Null: it is about whoever collects, which `party` names. */
    customerId: id.nullable(),
    customerCode: z.string(),
    customerName: z.string(),
    party: z.string(),
    /** The invoice or remittance that a told entry is of. */
    aboutId: id.nullable(),
    kind: z.string(),
    isUndoing: z.boolean(),
    on: dayText,
    /** The day it happened; earlier than `on` when the days up to the day before were given to the accounts already. */
    happenedOn: dayText,
    label: z.string(),
    currency,
    amountCents: cents,
    /** The bank line it comes from, when one brought it. */
    lineId: id.nullable(),
    lines: z.array(
      z.object({
        journal: z.string(),
        account: z.string(),
        accountName: z.string(),
        debitCents: cents,
        creditCents: cents,
      }),
    ),
  })
  .meta({ id: 'JournalEntry' })
export type JournalEntryView = z.output<typeof journalEntry>

const choice = {
  currency: currency.optional(),
  through: dayText.optional(),
}

export const journalRoutes = routes({
  journal: {
    ...read,
    method: 'get',
    path: '/cash/journal',
    summary:
      'What happened here and the accounts lack, by kind, up to a day; what was given before; with which accounts',
    query: z.object({ through: dayText.optional() }),
    reply: z.object({
      pending: z.array(z.object({ kind: z.string(), currency, isUndoing: z.boolean(), count, cents })),
      letterings: z.array(z.object({ currency, count, cents })),
      accounts: journalAccounts,
      exports: z.array(journalExport),
    }),
  },
  journalEntries: {
    ...read,
    method: 'get',
    path: '/cash/journal/entries',
    summary: 'Entries that wait, or those of an export, each with its lines',
    query: z.object({
      exportId: id.optional(),
      kind: z.string().max(20).optional(),
      isUndoing: z.stringbool().optional(),
      ...choice,
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ entries: z.array(journalEntry), count }),
  },
  exportJournal: {
    ...write,
    method: 'post',
    path: '/cash/journal',
    summary: 'Closes what is pending in a currency, up to a day, into an export; none of it leaves twice',
    body: z.object(choice),
    reply: journalExport,
  },
  journalFile: {
    ...read,
    method: 'get',
    path: '/cash/journal/{id}/file',
    summary: 'An export as accounting entries (FEC columns or CSV), or the lettering it implies',
    params,
    query: z.object({ format: z.enum(JOURNAL_FORMATS).default('fec') }),
    reply: 'bytes',
  },
  changeJournalAccounts: {
    ...manage,
    method: 'put',
    path: '/cash/journal/accounts',
    summary: 'Says with which accounts and journals of the ledger entries are made from now on',
    body: journalAccounts,
  },
})
