import { z } from 'zod'
import { routes } from '../platform/route.ts'

const state = z.object({
  /** `interrupted`: the server stopped while it was being prepared, and nothing of it is left. */
  state: z.enum(['none', 'preparing', 'ready', 'failed', 'interrupted']),
  /** Days played, of how many. */
  done: z.number().int(),
  total: z.number().int(),
  /** When the preparation began. */
  startedAt: z.date().or(z.string()).nullable(),
  orgId: z.number().int().nullable(),
})

export const demoRoutes = routes({
  demo: {
    method: 'get',
    path: '/demo',
    scope: 'person',
    summary: 'How far the preparation of the demo company is',
    reply: state,
  },
  makeDemo: {
    method: 'post',
    path: '/demo',
    scope: 'person',
    summary: 'Prepares a demo company for the person signed in',
    reply: state,
  },
})
