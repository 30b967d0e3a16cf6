import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, count, currency, day, id, instant, params, read, reason, work } from '../contract-terms.ts'
import { ENDED_WHYS } from '../placements/model.ts'
import { page, paid, receipt } from './contract.ts'
import { DEDICATED_SHOWS, FUND_KINDS, MOVE_KINDS } from './model.ts'

const file = z
  .object({
    creditor: count,
    creditorName: z.string(),
    placementId: id,
    number: z.string(),
    mandate: z.string(),
    customerId: id,
    debtorCode: z.string(),
    debtorName: z.string(),
    currency,
    openCents: cents,
    placedOn: day,
    endedOn: day.nullable(),
    endedWhy: z.enum(ENDED_WHYS).nullable(),
    documents: z.array(z.object({ itemId: id, documentNo: z.string(), dueOn: day, openCents: cents })),
  })
  .meta({ id: 'FileInHand' })
export type FileInHandView = z.output<typeof file>

export const dedicatedLineView = z
  .object({
    id,
    accountName: z.string(),
    bookedOn: day,
    cents,
    currency,
    label: z.string(),
    payerName: z.string(),
    use: z.object({ id, overCents: cents, overGivenBackOn: day.nullable(), receipts: count }).nullable(),
    /** What it was told to be, where it brings no debtor's payment. */
    moves: z.array(
      z.object({
        kind: z.enum(MOVE_KINDS),
        cents,
        remittanceId: id.nullable(),
        receiptId: id.nullable(),
        /** The remittance or receipt, and whose it is. */
        number: z.string().nullable(),
        name: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'DedicatedLine' })
export type DedicatedLineView = z.output<typeof dedicatedLineView>

const account = z
  .object({
    creditor: count,
    creditorName: z.string(),
    currency,
    balanceCents: cents,
    heldCount: count,
    heldSince: day.nullable(),
    /** The last day on which the oldest receipt held may be handed over. */
    remitBy: day.nullable(),
    isLate: z.boolean(),
    /** Came back after it was handed over: the creditor owes it until it is set off. */
    regainCents: cents,
    regainCount: count,
  })
  .meta({ id: 'FundAccount' })
export type FundAccountView = z.output<typeof account>

const dedicated = z
  .object({
    accountId: id,
    name: z.string(),
    currency,
    balanceCents: cents.nullable(),
    balanceOn: day.nullable(),
    /** What should be there: what is held for creditors and for debtors who paid too much. */
    heldCents: cents,
    overCents: cents,
    overLines: count,
    /** Lines that nobody told yet, and receipts that no line told yet. */
    openCents: cents,
    openLines: count,
    awaitedCents: cents,
    /** Fees kept from remittances and still there, less what the bank took of the agency. */
    ownCents: cents,
    /** What was handed over, went back or was given back, and no line out told yet. */
    underwayCents: cents,
    goingBackCents: cents,
    givenBackCents: cents,
    /** Paid back for creditors out of the account, until it is set off. */
    regainCents: cents,
    /** Lines out that nobody told yet: below nothing. */
    outCents: cents,
    outLines: count,
    /** What the bank has beyond all of that; null: its balance is not known. */
    unexplainedCents: cents.nullable(),
  })
  .meta({ id: 'DedicatedAccount' })
export type DedicatedView = z.output<typeof dedicated>

const entry = z.object({
  id,
  kind: z.enum(FUND_KINDS),
  cents,
  balanceCents: cents,
  on: day,
  at: instant,
  byName: z.string(),
  receiptId: id.nullable(),
  receipt: z.string().nullable(),
  placement: z.string().nullable(),
  debtorName: z.string().nullable(),
  lineId: id.nullable(),
})
export type FundEntryView = z.output<typeof entry>

/** `isSure`: it cites a number of the file, and is of its very amount. */
const proposal = z.object({ file, why: z.array(z.string()), cents, isSure: z.boolean() })
/** Money that an agency holds for creditors, from its own organisation: what it was told, and the bank account that holds it. */
export const fundRoutes = routes({
  fundAccounts: {
    ...read,
    method: 'get',
    path: '/third-party-funds',
    summary: 'Money held for creditors, by creditor and currency, beside the dedicated bank account',
    reply: z.object({
      accounts: z.array(account),
      dedicated: z.array(dedicated),
      /** Why there is none: its IBAN is not known, or no statement of it was imported. */
      iban: z.string().nullable(),
    }),
  },
  fundEntries: {
    ...read,
    method: 'get',
    path: '/third-party-funds/{creditor}/{currency}',
    summary: 'The movements of the money held for one creditor',
    params: z.object({ creditor: z.coerce.number().int().positive(), currency }),
    query: z.object(page),
    reply: z.object({ entries: z.array(entry), count }),
  },
  searchFiles: {
    ...read,
    method: 'get',
    path: '/third-party-files',
    summary: 'Files in the hands of this organisation, by a number, an amount left or a name',
    query: z.object({ words: z.string().trim().min(2).max(100) }),
    reply: z.object({ files: z.array(file) }),
  },
  dedicatedLines: {
    ...read,
    method: 'get',
    path: '/third-party-lines',
    summary:
      'Lines of the dedicated bank account: not told yet in or out, used for files, paid too much by debtors, told otherwise',
    query: z.object({ show: z.enum(DEDICATED_SHOWS).default('open'), lineId: id.optional(), ...page }),
    reply: z.object({ lines: z.array(dedicatedLineView), iban: z.string().nullable() }),
  },
  dedicatedLine: {
    ...read,
    method: 'get',
    path: '/third-party-lines/{id}',
    summary: 'What a line of the dedicated account most likely pays',
    params,
    reply: z.object({ line: dedicatedLineView, proposals: z.array(proposal), known: z.array(receipt) }),
  },
  useLine: {
    ...work,
    method: 'post',
    path: '/third-party-lines/{id}/use',
    summary:
      'Says what a line of the dedicated account pays, whole: files, receipts known before, and what was too much',
    params,
    body: z.object({
      id,
      parts: z.array(z.object({ ...paid, creditor: z.number().int().positive() })).max(100),
      known: z
        .array(z.object({ creditor: z.number().int().positive(), receiptId: id }))
        .max(100)
        .default([]),
      overCents: cents.min(0).default(0),
    }),
  },
  undoLine: {
    ...work,
    method: 'post',
    path: '/third-party-uses/{id}/undo',
    summary: 'Takes the use of a line back, on both sides',
    params,
    body: z.object({ why: reason }),
  },
  giveOverBack: {
    ...work,
    method: 'post',
    path: '/third-party-uses/{id}/given-back',
    summary: 'Says that what a debtor paid too much was given back to it',
    params,
  },
})
