import { z } from 'zod'
import { LANGS } from '../../kernel/wording.ts'
import { routes } from '../../platform/route.ts'
import { count, day, id, instant, manage, params, read } from '../contract-terms.ts'
import { MANDATE_STATES } from '../model.ts'
import { SIDES } from './model.ts'
import { termsSchema } from './terms.ts'

const side = z.enum(SIDES)
const state = z.enum(MANDATE_STATES)
const why = z.string().trim().min(1).max(500)
const told = z.object({ code: z.string(), sentence: z.string(), where: z.string(), isRefused: z.boolean() })
export type FaultView = z.output<typeof told>

const row = z
  .object({
    id,
    number: z.string(),
    /** The other side: the provider of a mandate given, the creditor of one received. */
    otherName: z.string(),
    providerId: id,
    isHere: z.boolean(),
    state,
    startsOn: day.nullable(),
    endsOn: day.nullable(),
    isUnderNotice: z.boolean(),
    /** Something waits for this side: a version to sign. */
    waitsForUs: z.boolean(),
    /** In a few words: what it takes and what it costs. */
    scope: z.string(),
    fee: z.string(),
    /** Nothing may be placed under it today. */
    isBarred: z.boolean(),
  })
  .meta({ id: 'MandateRow' })
export type MandateRow = z.output<typeof row>

const signature = z.object({
  version: count,
  side,
  signerName: z.string(),
  signerTitle: z.string(),
  actorName: z.string(),
  signedOn: day,
  signedAt: instant,
  sha256: z.string(),
  paperId: id.nullable(),
})

const version = z.object({
  version: count,
  side,
  note: z.string(),
  madeAt: instant,
  madeByName: z.string(),
  offeredAt: instant.nullable(),
  declinedAt: instant.nullable(),
  declinedWhy: z.string(),
  sha256: z.string().nullable(),
  signatures: z.array(signature),
})

const mandate = z
  .object({
    id,
    number: z.string(),
    /** Which side reads this. */
    side,
    creditorName: z.string(),
    providerName: z.string(),
    providerId: id,
    isHere: z.boolean(),
    state,
    version: count.nullable(),
    startsOn: day.nullable(),
    endsOn: day.nullable(),
    worksUntil: day.nullable(),
    notice: z.object({ on: day, side, byName: z.string() }).nullable(),
    endedWhy: z.string(),
    terms: termsSchema,
    /** The version shown in `terms`. */
    shown: count,
    /** What waits to be signed. */
    pending: z.object({ version: count, sha256: z.string(), signedBy: z.array(side) }).nullable(),
    versions: z.array(version),
    faults: z.array(told),
    /** Why nothing may be placed under it today. */
    bars: z.array(z.string()),
    /** Mandates that take some of the same claims, and whether one of the two is exclusive. */
    overlaps: z.array(z.object({ id, number: z.string(), providerName: z.string(), excludes: z.boolean() })),
    /** When notice given today would end it; null: it cannot be left before its term. */
    noticeEndsOn: day.nullable(),
    /** It may be ended at once: a condition of the law lacks. */
    mayEndAtOnce: z.boolean(),
    madeAt: instant,
    madeByName: z.string(),
  })
  .meta({ id: 'Mandate' })
export type MandateView = z.output<typeof mandate>

const signs = z.object({
  version: count.min(1),
  /** Of the file that was read. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  signerName: z.string().trim().min(1).max(120),
  signerTitle: z.string().trim().max(120),
})
const written = { terms: termsSchema, note: z.string().trim().max(2000).default('') }
const pdf = z.object({ version: z.coerce.number().int().min(1).optional(), lang: z.enum(LANGS).optional() })

/** Written agreements to collect: drafted, offered, answered, signed by both, ended. The `received` ones are those of the other side. */
export const mandateRoutes = routes({
  collectionMandates: {
    ...read,
    method: 'get',
    path: '/collection-mandates',
    summary: 'Mandates to collect that we gave, and those that creditors gave us',
    reply: z.object({ given: z.array(row), received: z.array(row) }),
  },
  collectionMandate: {
    ...read,
    method: 'get',
    path: '/collection-mandates/{id}',
    summary: 'A mandate: what it says, by version, who signed, what keeps it from being used',
    params,
    query: z.object({ version: z.coerce.number().int().min(1).optional() }),
    reply: mandate,
  },
  draftMandate: {
    ...manage,
    method: 'post',
    path: '/collection-mandates',
    summary: 'Drafts a mandate for a provider, with the tariff of its quote or of its card',
    body: z.object({ providerId: id, quoteId: id.nullable().default(null) }),
    reply: z.object({ id }),
  },
  writeMandate: {
    ...manage,
    method: 'put',
    path: '/collection-mandates/{id}/terms',
    summary: 'Writes the terms of a draft, or of the next version of a mandate',
    params,
    body: z.object(written),
    reply: z.object({ version: count, faults: z.array(told) }),
  },
  checkTerms: {
    ...manage,
    method: 'post',
    path: '/collection-mandates/{id}/checks',
    summary: 'What is wrong with terms, without keeping them',
    params,
    body: z.object({ terms: termsSchema }),
    reply: z.object({ faults: z.array(told) }),
  },
  mandatePdf: {
    ...read,
    method: 'get',
    path: '/collection-mandates/{id}/pdf',
    summary: 'The mandate as PDF: the very file that was offered, or a translation of it, or a draft',
    params,
    query: pdf,
    reply: 'bytes',
  },
  offerMandate: {
    ...manage,
    method: 'post',
    path: '/collection-mandates/{id}/offer',
    summary: 'Offers what was written to the provider: its file is fixed by its hash',
    params,
    body: z.object({ anyway: z.boolean().default(false) }),
    reply: z.object({ version: count, sha256: z.string() }),
  },
  signMandate: {
    scope: 'org',
    need: 'members.manage',
    method: 'post',
    path: '/collection-mandates/{id}/signature',
    summary: 'Signs the version that waits, for the creditor',
    params,
    body: signs,
    reply: z.object({ state }),
  },
  signOnPaper: {
    scope: 'org',
    need: 'members.manage',
    method: 'post',
    path: '/collection-mandates/{id}/paper-signature',
    summary: 'Records that a provider which is not here signed on paper, with the scan',
    params,
    body: signs.extend({ signedOn: day, paperId: id }),
    reply: z.object({ state }),
  },
  dropMandate: {
    ...manage,
    method: 'post',
    path: '/collection-mandates/{id}/drop',
    summary: 'Takes back what waits to be signed: a mandate that nobody signed is dropped',
    params,
    body: z.object({ why }),
  },
  giveNotice: {
    scope: 'org',
    need: 'members.manage',
    method: 'post',
    path: '/collection-mandates/{id}/notice',
    summary: 'Gives notice, or ends a mandate at once when the provider lacks a condition of the law',
    params,
    body: z.object({ why, atOnce: z.boolean().default(false) }),
    reply: z.object({ endsOn: day }),
  },
  takeNoticeBack: {
    scope: 'org',
    need: 'members.manage',
    method: 'delete',
    path: '/collection-mandates/{id}/notice',
    summary: 'Takes notice back, while the mandate runs',
    params,
  },
  receivedMandate: {
    ...read,
    method: 'get',
    path: '/received-mandates/{id}',
    summary: 'A mandate that a creditor gave or offered to this organisation',
    params,
    query: z.object({ version: z.coerce.number().int().min(1).optional() }),
    reply: mandate,
  },
  receivedMandatePdf: {
    ...read,
    method: 'get',
    path: '/received-mandates/{id}/pdf',
    summary: 'The file that a creditor offered, or a translation of it',
    params,
    query: pdf,
    reply: 'bytes',
  },
  counterMandate: {
    ...manage,
    method: 'post',
    path: '/received-mandates/{id}/counter',
    summary: 'Offers other terms to the creditor',
    params,
    body: z.object({ ...written, anyway: z.boolean().default(false) }),
    reply: z.object({ version: count, sha256: z.string() }),
  },
  signReceived: {
    scope: 'org',
    need: 'members.manage',
    method: 'post',
    path: '/received-mandates/{id}/signature',
    summary: 'Signs the version that waits, for the provider',
    params,
    body: signs,
    reply: z.object({ state }),
  },
  declineReceived: {
    ...manage,
    method: 'post',
    path: '/received-mandates/{id}/decline',
    summary: 'Turns down what waits to be signed, with a reason',
    params,
    body: z.object({ why }),
  },
  noticeReceived: {
    scope: 'org',
    need: 'members.manage',
    method: 'post',
    path: '/received-mandates/{id}/notice',
    summary: 'Gives notice to the creditor',
    params,
    body: z.object({ why }),
    reply: z.object({ endsOn: day }),
  },
  takeReceivedNoticeBack: {
    scope: 'org',
    need: 'members.manage',
    method: 'delete',
    path: '/received-mandates/{id}/notice',
    summary: 'Takes our notice back, while the mandate runs',
    params,
  },
})
