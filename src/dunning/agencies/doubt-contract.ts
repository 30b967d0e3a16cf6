import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { count, id, instant } from '../contract-values.ts'
import { CHANNELS } from '../model.ts'

/** What somebody may say of a message of which nobody knows whether it left. */
export const DOUBT_ACTIONS = ['confirm_arrival', 'send_again', 'cancel'] as const

const creditorId = z.coerce.number().int().positive().max(2_147_483_647)

const doubt = z.object({
  /** With it begins the Message-ID by which a server knows the message. */
  id,
  creditorId: z.number().int(),
  creditor: z.string(),
  customerId: id.nullable(),
  debtor: z.string(),
  toAddress: z.string(),
  subject: z.string(),
  channel: z.enum(CHANNELS),
  queuedAt: instant,
  /** Since when nobody knows. */
  since: instant,
  why: z.string(),
  /** It left by the server of the creditor, which alone can look there. */
  waitsForCreditor: z.boolean(),
})
export type MessageDoubt = z.output<typeof doubt>

export const doubtRoutes = routes({
  agencyDoubts: {
    method: 'get',
    path: '/in-hand/messages-in-doubt',
    scope: 'org',
    need: 'books.read',
    summary: 'Messages that we wrote for our creditors and of which nobody knows whether they left, the oldest first',
    query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
    reply: z.object({ rows: z.array(doubt), count, ours: count }),
  },
  settleAgencyMessage: {
    method: 'post',
    path: '/in-hand/{creditorId}/messages/{id}/settle',
    scope: 'org',
    need: 'desk.work',
    summary:
      'Says what became of a message that our own server carried: it left, it did not and leaves again, or no more',
    params: z.object({ creditorId, id }),
    body: z.object({ action: z.enum(DOUBT_ACTIONS) }),
    reply: z.object({ state: z.string() }),
  },
})
