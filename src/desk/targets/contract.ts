import { z } from 'zod'
import { routes } from '../../platform/route.ts'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const count = z.number().int()
const currency = z.string().regex(/^[A-Z]{3}$/)
const amount = z.object({ currency, cents: z.number().int() })
const target = z.object({
  contacts: count.min(0).max(100_000),
  currency,
  collectedCents: z.number().int().min(0).max(1e13),
})

export const targetRoutes = routes({
  targets: {
    scope: 'org',
    need: 'books.read',
    method: 'get',
    path: '/desk/targets',
    summary:
      'What each member means to do in a month, and how far it is: contacts made, money come in from its customers',
    query: z.object({ month }),
    reply: z.object({
      members: z.array(
        z.object({
          member: z.string(),
          name: z.string(),
          target: target.nullable(),
          /** Calls noted and reminders let leave by it. */
          contacts: count,
          /** What its customers paid in the month; customers are those it has now. */
          collected: z.array(amount),
        }),
      ),
    }),
  },
  saveTarget: {
    scope: 'org',
    need: 'settings.manage',
    method: 'put',
    path: '/desk/targets/{month}/{member}',
    summary: 'Sets what a member means to do in a month; null sets nothing',
    params: z.object({ month, member: z.string().min(1).max(100) }),
    body: z.object({ target: target.nullable() }),
  },
})
