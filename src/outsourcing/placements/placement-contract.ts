import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, count, currency, day, id, instant, manage, params, read, reason, work } from '../contract-terms.ts'
import { STAGES } from '../tariffs/model.ts'
import { instruction } from './instruction-contract.ts'
import { ENDED_WHYS, EVENT_KINDS, PLACEMENT_SHOWS } from './model.ts'

const placement = z
  .object({
    id,
    number: z.string(),
    placingId: id.nullable(),
    mandateId: id,
    mandate: z.string(),
    provider: z.string(),
    /** Whoever collects works on this installation. */
    isHere: z.boolean(),
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    currency,
    stage: z.enum(STAGES),
    isPilot: z.boolean(),
    placedOn: day,
    placedByName: z.string(),
    placedCents: cents,
    openCents: cents,
    directCents: cents,
    documents: count,
    hasActed: z.boolean(),
    /** While it runs, reminders and notices of our own are refused. */
    keepsOut: z.boolean(),
    endedOn: day.nullable(),
    endedWhy: z.enum(ENDED_WHYS).nullable(),
    endedNote: z.string(),
    endedByName: z.string().nullable(),
  })
  .meta({ id: 'Placement' })
export type PlacementView = z.output<typeof placement>

const document = z.object({
  itemId: id,
  documentNo: z.string(),
  issuedOn: day,
  dueOn: day,
  placedCents: cents,
  openCents: cents,
  directCents: cents,
  isLive: z.boolean(),
})
const event = z.object({
  id,
  kind: z.enum(EVENT_KINDS),
  on: day,
  cents,
  documentNo: z.string().nullable(),
  note: z.string(),
  at: instant,
  byName: z.string(),
})

/** Files to take back: those named, or all of a mandate. */
export const recalled = {
  placementIds: z
    .array(id)
    .min(1)
    .max(20_000)
    .or(z.object({ mandateId: id })),
}

const filter = {
  show: z.enum(PLACEMENT_SHOWS).default('running'),
  mandateId: id.optional(),
  customerId: id.optional(),
  placingId: id.optional(),
  words: z.string().trim().max(100).optional(),
}

const handover = z
  .object({
    state: z.enum(['building', 'ready', 'refused']),
    refusal: z.string().nullable(),
    name: z.string(),
    sha256: z.string().nullable(),
    /** Where the provider's own program fetches it, and until when. */
    address: z.string().nullable(),
    addressUntil: instant.nullable(),
    fetchedAt: instant.nullable(),
    fetchedBy: z.string().nullable(),
    files: z.array(
      z.object({
        place: count,
        name: z.string(),
        title: z.string(),
        type: z.string(),
        size: count,
        sha256: z.string(),
      }),
    ),
  })
  .meta({ id: 'Handover' })
export type HandoverView = z.output<typeof handover>

const webhook = z.object({
  url: z.string(),
  isOn: z.boolean(),
  changedAt: instant,
  changedByName: z.string(),
  waiting: count,
  calls: z.array(
    z.object({
      id,
      kind: z.string(),
      state: z.enum(['waiting', 'taken', 'given_up']),
      madeAt: instant,
      nextAt: instant,
      tries: count,
      answer: z.string(),
    }),
  ),
})

/** The address that a provider's program was told. */
const byKey = z.object({
  org: z.coerce.number().int().min(1).max(2_147_483_647),
  key: z.string().regex(/^[0-9a-f]{64}$/),
})

/** What is in the hands of others: followed, instructed, taken back; the file that went with it; what their programs are told. */
export const placementRoutes = routes({
  placements: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/placements',
    summary: 'Files handed over: those that run, those that were settled, those that came back',
    query: z.object({
      ...filter,
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({
      placements: z.array(placement),
      count,
      sums: z.array(
        z.object({
          mandateId: id,
          mandate: z.string(),
          provider: z.string(),
          currency,
          files: count,
          placedCents: cents,
          openCents: cents,
          directCents: cents,
        }),
      ),
    }),
  },
  placement: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/placements/{id}',
    summary: 'One file handed over: its documents, what happened since, the act it went with',
    params,
    reply: placement.extend({
      documentsPlaced: z.array(document),
      events: z.array(event),
      instructions: z.array(instruction),
      placing: z
        .object({
          id,
          number: z.string(),
          files: count,
          seed: z.string().nullable(),
          undoRefusal: z.string().nullable(),
          hasHandover: z.boolean(),
        })
        .nullable(),
    }),
  },
  instructPlacement: {
    ...work,
    method: 'post',
    path: '/placements/{id}/instructions',
    summary: 'Tells whoever collects a file what to do with it',
    params,
    body: z.object({ note: z.string().trim().min(1).max(2000) }),
  },
  recallPlacements: {
    ...work,
    method: 'post',
    path: '/placements/recall',
    summary: 'Takes files back with a reason: their documents are asked for at home again from the next day on',
    body: z.object({ ...recalled, reason }),
    reply: z.object({ recalled: count }),
  },
  undoPlacing: {
    ...work,
    method: 'post',
    path: '/placings/{id}/undo',
    summary: 'Undoes an act of handing over, as long as nothing was done on the other side and nobody took its file',
    params,
    reply: z.object({ undone: count }),
  },
  handover: {
    ...read,
    method: 'get',
    path: '/placings/{id}/handover',
    summary: 'The file of an act of handing over: where it stands, what is in it',
    params,
    reply: handover,
  },
  askHandover: {
    ...work,
    method: 'post',
    path: '/placings/{id}/handover',
    summary: 'Has the file of an act made, where it was not made by itself; in the background',
    params,
  },
  handoverArchive: {
    ...work,
    method: 'get',
    path: '/placings/{id}/handover/archive',
    summary: 'The whole file as one ZIP, to be passed on; from then on the act can no longer be undone',
    params,
    reply: 'bytes',
  },
  handoverFile: {
    ...work,
    method: 'get',
    path: '/placings/{id}/handover/files/{place}',
    summary: 'One file of it: a table as CSV or XLSX, a paper',
    params: z.object({ id, place: z.coerce.number().int().min(1) }),
    reply: 'bytes',
  },
  providerHandover: {
    scope: 'open',
    method: 'get',
    path: '/handovers/{org}/{key}',
    summary: 'For a provider’s program: what was handed over, by the address it was told',
    params: byKey,
    reply: z.object({
      placing: z.string(),
      until: instant,
      manifest: z.string(),
      placements: z.array(z.object({ id, number: z.string(), isRunning: z.boolean() })),
      files: z.array(z.object({ name: z.string(), type: z.string(), size: count, sha256: z.string() })),
    }),
  },
  providerArchive: {
    scope: 'open',
    method: 'get',
    path: '/handovers/{org}/{key}/archive',
    summary: 'For a provider’s program: the whole file as one ZIP',
    params: byKey,
    reply: 'bytes',
  },
  webhook: {
    ...manage,
    method: 'get',
    path: '/outsourcing/providers/{id}/webhook',
    summary: 'Where a provider’s program is told what happens, and what it answered lately; null: nowhere',
    params,
    reply: z.object({ webhook: webhook.nullable() }),
  },
  saveWebhook: {
    ...manage,
    method: 'put',
    path: '/outsourcing/providers/{id}/webhook',
    summary: 'Says where a provider’s program is told; a new key is shown once, to be given to the provider',
    params,
    body: z.object({ url: z.string().trim().min(1).max(500), isOn: z.boolean(), newKey: z.boolean() }),
    reply: z.object({ secret: z.string().nullable() }),
  },
  tryWebhook: {
    ...manage,
    method: 'post',
    path: '/outsourcing/providers/{id}/webhook/try',
    summary: 'Tells it something without meaning, and again whatever it did not take',
    params,
  },
})
