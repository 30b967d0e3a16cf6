import { z } from 'zod'
import { cents, count, dayText, id, instant, matchClass } from '../contract-terms.ts'
import { MATCH_CLASSES } from '../model.ts'

const anyClass = z.enum([...MATCH_CLASSES, 'by_hand'])

/** An item that a proposal settles or a match settled, with how much of it. */
const partView = z
  .object({
    itemId: id,
    cents,
    documentNo: z.string(),
    kind: z.string(),
    dueOn: dayText,
    /** In the currency of the document. */
    openCents: cents,
    /** What is settled of a document that is owed in another currency than the line's; null for all others. */
    own: z.object({ cents, currency: z.string() }).nullable(),
    /** Why this one, in the reader's language. */
    evidence: z.array(z.string()),
  })
  .meta({ id: 'MatchPart' })
export type PartView = z.output<typeof partView>

export const proposalView = z
  .object({
    place: count,
    class: matchClass,
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    payerId: id.nullable(),
    payerName: z.string().nullable(),
    parts: z.array(partView),
    gapCents: cents,
    gapReason: z.string(),
    onAccountCents: cents,
    /** Evidence that is not about one item: who pays, and how the amount fits. */
    evidence: z.array(z.string()),
    isTied: z.boolean(),
  })
  .meta({ id: 'MatchProposal' })
export type ProposalView = z.output<typeof proposalView>

export const matchView = z
  .object({
    id,
    class: anyClass,
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    /** Who paid, when it is another customer. */
    payerName: z.string().nullable(),
    /** Written off so that the documents are settled in full. */
    gapCents: cents,
    /** What of the line went to documents that are owed in another currency. */
    convertedCents: cents,
    cents,
    how: z.enum(['automatic', 'accepted', 'by_hand']),
    matchedAt: instant,
    matchedBy: z.string(),
    undoneAt: instant.nullable(),
    undoneBy: z.string().nullable(),
    /** Applied without asking, drawn for a person to look at, and not answered yet. */
    toCheck: z.boolean(),
    /** Amounts in the currency of each document. */
    settled: z.array(z.object({ itemId: id, documentNo: z.string(), kind: z.string(), cents, currency: z.string() })),
    evidence: z.array(z.string()),
  })
  .meta({ id: 'CashMatch' })
export type MatchView = z.output<typeof matchView>

/** What a person refused for a line, in one act: documents, or a customer as a whole. */
export const refusalView = z
  .object({
    id,
    refusedAt: instant,
    refusedBy: z.string(),
    subjects: z.array(
      z.object({
        customerId: id,
        customerName: z.string(),
        itemId: id.nullable(),
        documentNo: z.string().nullable(),
        kind: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'MatchRefusal' })
export type RefusalView = z.output<typeof refusalView>

export const LINE_SHOWS = ['open', 'matched', 'set_aside', 'refunds', 'returned', 'to_check', 'all'] as const

/** Lines by what was judged of them: what people said, and what was applied without asking. */
export const JUDGED = ['right', 'wrong', 'alone', 'undone'] as const

export const lineView = z
  .object({
    id,
    accountId: id,
    accountName: z.string(),
    bookedOn: dayText,
    valueOn: dayText.nullable(),
    cents,
    leftCents: cents,
    currency: z.string(),
    state: z.enum(['open', 'matched', 'set_aside']),
    setAsideAs: z.string(),
    code: z.string(),
    label: z.string(),
    payerName: z.string(),
    returnCode: z.string(),
    /** The first proposal in short: its kind, whom it concerns, whether another is as good. */
    best: z
      .object({
        class: matchClass,
        customerName: z.string(),
        customerCode: z.string(),
        isTied: z.boolean(),
        parts: count,
      })
      .nullable(),
    /** Who the line is matched with. */
    customers: z.array(z.string()),
  })
  .meta({ id: 'BankLine' })
export type LineView = z.output<typeof lineView>
