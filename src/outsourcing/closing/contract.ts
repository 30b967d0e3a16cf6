import { z } from 'zod'
import { LANGS } from '../../kernel/wording.ts'
import { routes } from '../../platform/route.ts'
import { count, day, id, params, read, work } from '../contract-terms.ts'
import { closingView } from './contract-views.ts'
import { PACKAGE_KINDS } from './model.ts'

export type { ClosingView } from './contract-views.ts'

const own = { scope: 'org', need: 'members.manage' } as const

const struck = z.object({ no: count, sha256: z.string() })
const accepts = z.object({
  no: count.min(1),
  /** Of the file that was read. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  signerName: z.string().trim().min(1).max(120),
  signerTitle: z.string().trim().max(120),
})
const pdf = z.object({ no: z.coerce.number().int().min(1).optional(), lang: z.enum(LANGS).optional() })
const erases = z.object({
  erasedOn: day,
  kept: z.string().trim().max(1000),
  signerName: z.string().trim().min(1).max(120),
  signerTitle: z.string().trim().max(120),
})
const asks = z.object({ kind: z.enum(PACKAGE_KINDS) })
const onePackage = params.extend({ packageId: id })

/** How a mandate ends: what would follow, what it came to, what is handed back and exported. The `received` ones are those of the other side. */
export const closingRoutes = routes({
  mandateClosing: {
    ...read,
    method: 'get',
    path: '/collection-mandates/{id}/closing',
    summary: 'The end of a mandate before it is done: days, open files, money, and what was struck and handed back',
    params,
    reply: closingView,
  },
  receivedClosing: {
    ...read,
    method: 'get',
    path: '/received-mandates/{id}/closing',
    summary: 'The end of a mandate that a creditor gave',
    params,
    reply: closingView,
  },
  strikeClosing: {
    ...work,
    method: 'post',
    path: '/collection-mandates/{id}/closing',
    summary: 'Strikes the account of a mandate: refused, with the difference, unless it adds up to the cent',
    params,
    reply: struck,
  },
  strikeReceivedClosing: {
    ...work,
    method: 'post',
    path: '/received-mandates/{id}/closing',
    summary: 'Strikes the account of a mandate that a creditor gave',
    params,
    reply: struck,
  },
  closingPdf: {
    ...read,
    method: 'get',
    path: '/collection-mandates/{id}/closing/pdf',
    summary: 'A closing statement as PDF: the very file that is accepted, or a translation of it',
    params,
    query: pdf,
    reply: 'bytes',
  },
  receivedClosingPdf: {
    ...read,
    method: 'get',
    path: '/received-mandates/{id}/closing/pdf',
    summary: 'The same at the provider',
    params,
    query: pdf,
    reply: 'bytes',
  },
  acceptClosing: {
    ...own,
    method: 'post',
    path: '/collection-mandates/{id}/closing/acceptance',
    summary: 'Accepts the closing statement that was read, for the creditor',
    params,
    body: accepts,
    reply: z.object({ isAccepted: z.boolean() }),
  },
  acceptReceivedClosing: {
    ...own,
    method: 'post',
    path: '/received-mandates/{id}/closing/acceptance',
    summary: 'Accepts the closing statement that was read, for the provider',
    params,
    body: accepts,
    reply: z.object({ isAccepted: z.boolean() }),
  },
  askMandatePackage: {
    ...work,
    method: 'post',
    path: '/collection-mandates/{id}/packages',
    summary: 'Has an archive made: what was done about the files that came home, or everything about the mandate',
    params,
    body: asks,
    reply: z.object({ id }),
  },
  askReceivedPackage: {
    ...work,
    method: 'post',
    path: '/received-mandates/{id}/packages',
    summary: 'Has an archive made of everything that this organisation may read of a mandate',
    params,
    reply: z.object({ id }),
  },
  mandatePackage: {
    ...read,
    method: 'get',
    path: '/collection-mandates/{id}/packages/{packageId}',
    summary: 'An archive of a mandate, as ZIP',
    params: onePackage,
    reply: 'bytes',
  },
  receivedPackage: {
    ...read,
    method: 'get',
    path: '/received-mandates/{id}/packages/{packageId}',
    summary: 'An archive of a received mandate: our own, or the hand-back for as long as we may come in',
    params: onePackage,
    reply: 'bytes',
  },
  noteErasure: {
    ...own,
    method: 'post',
    path: '/collection-mandates/{id}/erasure',
    summary: 'Writes down the certificate of erasure of a provider that is not here',
    params,
    body: erases,
  },
  certifyErasure: {
    ...own,
    method: 'post',
    path: '/received-mandates/{id}/erasure',
    summary: 'Certifies that what the creditor gave was erased',
    params,
    body: erases,
  },
})
