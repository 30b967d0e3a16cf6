import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { count, manage, read } from '../contract-terms.ts'
import { court } from './contract-shapes.ts'

/** Courts as an organisation knows them, and the routes that it uses. */
export const courtRoutes = routes({
  courts: {
    ...read,
    method: 'get',
    path: '/courts',
    summary: 'Courts known: those imported, then those that come with the product',
    reply: z.object({
      imported: z.array(court.extend({ covers: z.array(z.string()) })),
      shipped: z.array(court.extend({ covers: z.array(z.string()) })),
      /** The route of CPCEx art. L126-1 is used although its decree is not known. */
      usesTradeClaim: z.boolean(),
    }),
  },
  importCourts: {
    ...manage,
    method: 'post',
    path: '/courts/import',
    summary:
      'Puts a table of courts (CSV or XLSX: genre, nom, adresse, code postal, ville, ressort) in place of the last one',
    body: 'bytes',
    reply: z.object({ count }),
  },
  changeRoutes: {
    ...manage,
    method: 'put',
    path: '/route-setting',
    summary: 'Uses, or not, the route of CPCEx art. L126-1, whose decree is not known',
    body: z.object({ usesTradeClaim: z.boolean() }),
  },
})
