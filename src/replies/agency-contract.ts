import { z } from 'zod'
import { routes } from '../platform/route.ts'
import { confirmation, listed, reply } from './contract-values.ts'

/**
 * What debtors in our hands answer, asked of the agency's own organisation: the replies are in the creditors' books, where nobody of an agency
 * settles anything.
 */

const id = z.uuid()
const creditor = { creditorId: z.coerce.number().int().positive().max(2_147_483_647) }
const params = z.object({ ...creditor, id })
const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
}
const row = z
  .object({
    ...listed,
    begins: z.string(),
    attachments: z.number().int(),
    creditorId: z.number().int(),
    creditor: z.string(),
  })
  .meta({ id: 'ReplyInHand' })
export type ReplyInHand = z.output<typeof row>
const rows = z.object({ rows: z.array(row), count: z.number().int() })

const read = { scope: 'org', need: 'books.read' } as const
const work = { scope: 'org', need: 'desk.work' } as const

export const agencyRepliesRoutes = routes({
  repliesInHand: {
    ...read,
    method: 'get',
    path: '/in-hand/replies',
    summary:
      'What debtors in our hands answered, whoever their creditor is: those that wait for us, the oldest first, or all',
    query: z.object({ show: z.enum(['waiting', 'all']).default('waiting'), ...paging }),
    reply: rows,
  },
  debtorReplies: {
    ...read,
    method: 'get',
    path: '/in-hand/{creditorId}/customers/{id}/replies',
    summary: 'What one debtor in our hands answered, the newest first',
    params,
    query: z.object(paging),
    reply: rows,
  },
  replyInHand: {
    ...read,
    method: 'get',
    path: '/in-hand/{creditorId}/replies/{id}',
    summary: 'One answer of a debtor in our hands: what is new in it, what it seems to say, and what may be made of it',
    params,
    reply,
  },
  attachmentInHand: {
    ...read,
    method: 'get',
    path: '/in-hand/{creditorId}/replies/{id}/attachments/{place}',
    summary: 'A file that came with an answer of a debtor in our hands, to be saved',
    params: z.object({ ...creditor, id, place: z.coerce.number().int().min(0).max(100) }),
    reply: 'bytes',
  },
  originalInHand: {
    ...read,
    method: 'get',
    path: '/in-hand/{creditorId}/replies/{id}/original',
    summary: 'An answer that reached our mailbox, byte for byte',
    params,
    reply: 'bytes',
  },
  confirmReplyInHand: {
    ...work,
    method: 'post',
    path: '/in-hand/{creditorId}/replies/{id}/confirm',
    summary: 'Says what an answer means and does it in the creditor’s books, about what is in our hands',
    params,
    body: confirmation,
  },
  handOnReply: {
    ...work,
    method: 'post',
    path: '/replies/{id}/hand-on',
    summary: 'Says that a mail of our mailbox is of a debtor in our hands: it goes into the books of that creditor',
    params: z.object({ id }),
    body: z.object({ creditorId: z.number().int().positive().max(2_147_483_647), customerId: id, learns: z.boolean() }),
  },
  dismissReplyInHand: {
    ...work,
    method: 'post',
    path: '/in-hand/{creditorId}/replies/{id}/dismiss',
    summary: 'Says that there is nothing to do about an answer',
    params,
  },
  reopenReplyInHand: {
    ...work,
    method: 'post',
    path: '/in-hand/{creditorId}/replies/{id}/reopen',
    summary: 'Takes a dismissed answer up again',
    params,
  },
})
