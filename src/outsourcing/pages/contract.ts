import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { id, manage, params } from '../contract-terms.ts'

/** The page of a mandate for a provider that works elsewhere: sent by mail, and taken back. */
export const pageRoutes = routes({
  sendMandatePage: {
    ...manage,
    method: 'post',
    path: '/collection-mandates/{id}/page',
    summary: 'Writes to a provider that is not here, with the link to its closing statement, its statements and papers',
    params,
    reply: z.object({ messageId: id }),
  },
  closeMandatePage: {
    ...manage,
    method: 'delete',
    path: '/collection-mandates/{id}/page',
    summary: 'Takes the link back: it opens nothing any more',
    params,
  },
})
