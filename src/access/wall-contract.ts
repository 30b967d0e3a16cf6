import { z } from 'zod'
import { routes } from '../platform/route.ts'

const creditor = z.number().int().positive().max(2_147_483_647)

/** Which creditors each member of an agency works. */
export const wallRoutes = routes({
  walls: {
    method: 'get',
    path: '/members/creditors',
    scope: 'org',
    need: 'members.manage',
    summary: 'As an agency: its creditors, and the members who work only some of them',
    reply: z.object({
      creditors: z.array(z.object({ orgId: creditor, name: z.string() })),
      walls: z.array(z.object({ userId: z.string(), creditors: z.array(creditor) })),
    }),
  },
  nameCreditors: {
    method: 'put',
    path: '/members/{userId}/creditors',
    scope: 'org',
    need: 'members.manage',
    summary: 'As an agency: says which creditors a member works; null: all of them, those to come too',
    params: z.object({ userId: z.string().max(64) }),
    body: z.object({ creditors: z.array(creditor).max(5_000).nullable() }),
  },
})
