import { z } from 'zod'
import { routes } from '../platform/route.ts'

const params = z.object({ id: z.uuid() })

/** Whose documents a statement lists: the customer's, or those of its whole group, which then goes to the head. */
export const STATEMENT_SCOPES = ['customer', 'group'] as const
const of = z.enum(STATEMENT_SCOPES).default('customer')
/** By which it goes; absent: by mail when somebody takes mail there, else as a letter. */
const channel = z.enum(['email', 'letter']).optional()

export const statementRoutes = routes({
  statement: {
    method: 'get',
    path: '/customers/{id}/statement',
    scope: 'org',
    need: 'books.read',
    summary: 'The statement of account of a customer, or of its group, as it would leave now',
    params,
    query: z.object({ of, channel }),
    reply: z.object({
      channel: z.enum(['email', 'letter']),
      toName: z.string(),
      toAddress: z.string(),
      lang: z.string(),
      subject: z.string(),
      html: z.string(),
      text: z.string(),
      documents: z.number().int(),
    }),
  },
  statementPdf: {
    method: 'get',
    path: '/customers/{id}/statement-pdf',
    scope: 'org',
    need: 'books.read',
    summary: 'The same as a letter in PDF',
    params,
    query: z.object({ of }),
    reply: 'bytes',
  },
  sendStatement: {
    method: 'post',
    path: '/customers/{id}/statement',
    scope: 'org',
    need: 'desk.work',
    summary: 'Puts the statement into the outbox; gives its message',
    params,
    body: z.object({ of, channel }),
    reply: z.object({ messageId: z.uuid() }),
  },
})
