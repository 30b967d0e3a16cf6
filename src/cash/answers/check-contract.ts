import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { count, id, work } from '../contract-terms.ts'

const lines = z.object({ lineIds: z.array(id).min(1).max(500) })

/** The sample of what is applied without asking. That one is wrong is said by undoing it. */
export const checkRoutes = routes({
  confirmLines: {
    ...work,
    method: 'post',
    path: '/cash/confirmed',
    summary: 'Says that what was applied by itself to these lines, and is to be looked at, is right',
    body: lines,
    reply: z.object({ done: count, matchIds: z.array(id) }),
  },
  unconfirm: {
    ...work,
    method: 'post',
    path: '/cash/unconfirmed',
    summary: 'Takes such an answer back: these matches are to be looked at again',
    body: z.object({ matchIds: z.array(id).min(1).max(500) }),
  },
})
