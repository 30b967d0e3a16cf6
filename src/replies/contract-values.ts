import { z } from 'zod'
import { dayText } from '../platform/contract-day.ts'
import { DISPUTE_CAUSES, DOUBTS, NATURES, REPLY_CHANNELS, REPLY_KINDS, REPLY_STATES, THREADED_BY } from './model.ts'

/** A reply as it is shown, in a list and whole, and what may be said of it. */

export const id = z.uuid()
export const instant = z.date().or(z.string())
export const count = z.number().int()
const cents = z.number().int()

const proposal = z.object({
  kind: z.enum(REPLY_KINDS),
  quote: z.string(),
  on: dayText.optional(),
  cents: cents.optional(),
  currency: z.string().optional(),
  cause: z.enum(DISPUTE_CAUSES).optional(),
  asksStatement: z.boolean().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
})
const bounce = z.object({
  address: z.string(),
  isPermanent: z.boolean(),
  status: z.string(),
  response: z.string(),
})
export const listed = {
  id,
  channel: z.enum(REPLY_CHANNELS),
  arrivedAt: instant,
  nature: z.enum(NATURES),
  fromName: z.string(),
  fromAddress: z.string(),
  subject: z.string(),
  doubt: z.enum(DOUBTS).nullable(),
  customerId: id.nullable(),
  customerName: z.string().nullable(),
  threadedBy: z.enum(THREADED_BY).nullable(),
  bounce: bounce.nullable(),
  proposals: z.array(proposal),
  state: z.enum(REPLY_STATES),
  kind: z.enum(REPLY_KINDS).nullable(),
  handledAt: instant.nullable(),
  handledBy: z.string().nullable(),
  /** The agency that it is for: it answers what the agency wrote, or reached its mailbox; empty: it is ours alone. */
  agencyName: z.string(),
}
export const replyRow = z.object({ ...listed, begins: z.string(), attachments: count }).meta({ id: 'ReplyRow' })
export type ReplyRowView = z.output<typeof replyRow>

export const reply = z
  .object({
    ...listed,
    /** It reached the mailbox of that agency, and not ours. */
    isElsewhere: z.boolean(),
    size: count,
    isCut: z.boolean(),
    body: z.string(),
    quoted: z.string(),
    attachments: z.array(
      z.object({
        name: z.string(),
        type: z.string().nullable(),
        isProgram: z.boolean(),
        size: count,
        sha256: z.string(),
      }),
    ),
    /** The message of ours that it answers or is about. */
    message: z.object({ id, subject: z.string(), queuedAt: instant, toAddress: z.string() }).nullable(),
    /** Documents that it cites, or that our message was about, still open. */
    items: z.array(
      z.object({
        id,
        documentNo: z.string(),
        dueOn: dayText,
        openCents: cents,
        currency: z.string(),
        isMeant: z.boolean(),
      }),
    ),
    contacts: z.array(
      z.object({
        id,
        name: z.string(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        /** It wrote this. */
        isSender: z.boolean(),
        /** The message it answers went to it. */
        isAddressed: z.boolean(),
      }),
    ),
    /** Causes of dispute, with the one that each proposal speaks of. */
    causes: z.array(z.object({ id, name: z.string(), cause: z.enum(DISPUTE_CAUSES).nullable() })),
    made: z
      .object({
        promiseId: id.optional(),
        disputeId: id.optional(),
        holdUntil: dayText.nullable().optional(),
        contactId: id.optional(),
        messageId: id.optional(),
      })
      .nullable(),
  })
  .meta({ id: 'Reply' })
export type ReplyView = z.output<typeof reply>

const itemIds = z.array(id).min(1).max(200)
export const confirmation = z.discriminatedUnion('kind', [
  /** `cents` null: all that is left of these documents. */
  z.object({ kind: z.literal('promise'), itemIds, cents: cents.min(1).max(1e13).nullable(), dueOn: dayText }),
  z.object({ kind: z.literal('dispute'), itemIds, categoryId: id }),
  /** `untilOn` null: the usual days of waiting. */
  z.object({ kind: z.literal('paid'), untilOn: dayText.nullable() }),
  /** `contactId` null: somebody new. */
  z.object({
    kind: z.literal('contact'),
    contactId: id.nullable(),
    email: z.string().trim().max(254).nullable(),
    phone: z.string().trim().max(40).nullable(),
  }),
  z.object({ kind: z.literal('absence'), contactId: id, untilOn: dayText }),
  /** `sendsStatement`: it is answered by the statement of what is open, with where to pay; else a person sent what was asked for. */
  z.object({ kind: z.literal('document'), sendsStatement: z.boolean().default(false) }),
  z.object({ kind: z.literal('opt_out'), contactId: id }),
  z.object({ kind: z.literal('insolvency') }),
  /**
   * Nobody reads what goes to this person's address (of a text: its number). `contactId` null: to where the message it answers went. `email`:
   * who is written to instead, as somebody new.
   */
  z.object({
    kind: z.literal('address_dead'),
    contactId: id.nullable(),
    email: z.string().trim().max(254).nullable(),
  }),
  z.object({ kind: z.literal('other') }),
])
export type Confirmation = z.output<typeof confirmation>
