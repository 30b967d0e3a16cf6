import { z } from 'zod'
import { CUSTOMER_KINDS } from '../../parties/model.ts'
import { routes } from '../../platform/route.ts'
import { EVIDENCE_MARKS } from '../../statutes/index.ts'
import { cents, count, day, id, instant, params, read, work } from '../contract-terms.ts'
import { COURT_KINDS } from '../proceedings/model.ts'
import {
  CHANNELS,
  EXHIBIT_KINDS,
  LINE_MARKS,
  MOST_EXHIBITS,
  MOST_OTHERS,
  PACK_KINDS,
  PACK_STATES,
  SIGNING,
} from './model.ts'

const text = z.string().trim().max(200)
const key = z.string().regex(/^(own:(account|interest)|(document|message):[0-9a-f-]{36}|proof:[0-9a-f-]{36}:[a-z]+)$/)

const other = z
  .object({
    role: z.enum(['joint', 'guarantor']),
    name: text,
    form: text,
    siren: z.string().trim().max(20),
    addressLines: z.array(text).max(6),
    representative: text,
    /** Euro cents; null: the whole. */
    limitCents: z.number().int().min(1).max(100_000_000_000).nullable(),
    shownBy: key.or(z.literal('')),
  })
  .meta({ id: 'PackOtherDebtor' })

const plan = z
  .object({
    proceedingId: id.nullable(),
    itemIds: z.array(id).min(1).max(1_000),
    court: z.object({ kind: z.enum(COURT_KINDS), name: text, addressLines: z.array(text).max(5) }),
    channel: z.enum(CHANNELS),
    creditor: z.object({ form: text, registry: text, representative: text, capacity: text }),
    debtor: z.object({ form: text, representative: text }),
    others: z.array(other).max(MOST_OTHERS),
    signatory: z.object({ as: z.enum(SIGNING), name: text, capacity: text, place: text }),
    /** Euro cents. */
    costs: z.array(z.object({ label: text.min(1), cents: z.number().int().min(1).max(100_000_000) })).max(10),
    goesOn: z.boolean(),
    exhibits: z.array(z.object({ key, title: z.string().trim().min(1).max(200) })).max(MOST_EXHIBITS),
  })
  .meta({ id: 'PackPlan' })

const line = z
  .object({
    itemId: id,
    documentNo: z.string(),
    isNote: z.boolean(),
    issuedOn: day,
    dueOn: day,
    amountCents: cents,
    openCents: cents,
    currency: z.string(),
    interestCents: cents,
    indemnityCents: cents,
    performedOn: day.nullable(),
    marks: z.array(z.enum(LINE_MARKS)),
    toVerify: z.boolean(),
    refusal: z.string().nullable(),
  })
  .meta({ id: 'PackClaimLine' })
export type ClaimedLineView = z.output<typeof line>

const exhibit = z
  .object({
    key: z.string(),
    kind: z.enum(EXHIBIT_KINDS),
    title: z.string(),
    on: day.nullable(),
    numbers: z.array(z.string()),
    type: z.string(),
    /** Bytes; null for what is drawn up with the pack. */
    size: z.number().int().nullable(),
  })
  .meta({ id: 'PackExhibit' })
export type ExhibitView = z.output<typeof exhibit>

const pack = z
  .object({
    id,
    kind: z.enum(PACK_KINDS),
    name: z.string(),
    state: z.enum(PACK_STATES),
    refusal: z.string().nullable(),
    size: z.number().int().nullable(),
    sha256: z.string().nullable(),
    madeAt: instant,
    madeByName: z.string(),
  })
  .meta({ id: 'Pack' })
export type PackView = z.output<typeof pack>

const file = z
  .object({
    place: count,
    name: z.string(),
    title: z.string(),
    type: z.string(),
    pages: count.nullable(),
    exhibitNo: count.nullable(),
    notArchival: z.string(),
    /** How it differs from what is kept, and the hash of that; empty and null where it does not. */
    changed: z.string(),
    originalSha256: z.string().nullable(),
    size: z.number().int(),
    sha256: z.string(),
  })
  .meta({ id: 'PackFile' })

const limits = z.object({
  channel: z.enum(CHANNELS),
  fileMb: z.number().int().nullable(),
  sendingMb: z.number().int().nullable(),
  mark: z.enum(EVIDENCE_MARKS).nullable(),
  citation: z.string(),
})

export const packRoutes = routes({
  packGround: {
    ...read,
    method: 'get',
    path: '/customers/{id}/pack-ground',
    summary:
      'What a request for an order for payment can be made from: debts, exhibits, court, and what was decided last',
    params,
    query: z.object({ proceedingId: id.optional() }),
    reply: z.object({
      on: day,
      debtor: z.object({
        name: z.string(),
        kind: z.enum(CUSTOMER_KINDS),
        country: z.string(),
        isPostable: z.boolean(),
        siren: z.string().nullable(),
      }),
      creditor: z.object({ name: z.string(), siren: z.string().nullable(), isPostable: z.boolean() }),
      lines: z.array(line),
      /** Payments and credit notes in euros that settle nothing yet. */
      credits: z.array(z.object({ documentNo: z.string(), cents })),
      exhibits: z.array(exhibit),
      limits: z.array(limits),
      registryFee: z.object({ cents, toVerify: z.boolean() }).nullable(),
      /** Of no debt where none can be claimed today. */
      plan: plan.extend({ itemIds: z.array(id).max(1_000) }).meta({ id: 'PackPlanBegun' }),
    }),
  },
  previewPack: {
    ...work,
    method: 'post',
    path: '/customers/{id}/pack-preview',
    summary:
      'One document of a request as it would be made: the request, its list of exhibits, its form, or a power to sign',
    params,
    query: z.object({ act: z.enum(['request', 'list', 'form', 'power']) }),
    body: plan,
    reply: 'bytes',
  },
  askPack: {
    ...work,
    method: 'post',
    path: '/customers/{id}/packs',
    summary: 'Asks for a filing pack; refused with what is missing. It is made in the background',
    params,
    body: plan,
    reply: z.object({ id }),
  },
  packs: {
    ...read,
    method: 'get',
    path: '/customers/{id}/packs',
    summary: 'Filing packs and evidence files made for a customer, the latest first',
    params,
    reply: z.object({ packs: z.array(pack) }),
  },
  pack: {
    ...read,
    method: 'get',
    path: '/packs/{id}',
    summary: 'A pack with its files and their hashes',
    params,
    reply: pack.extend({ customerId: id, files: z.array(file) }),
  },
  packFile: {
    ...read,
    method: 'get',
    path: '/packs/{id}/files/{place}',
    summary: 'One file of a pack',
    params: z.object({ id, place: z.coerce.number().int().min(1) }),
    reply: 'bytes',
  },
  packArchive: {
    ...read,
    method: 'get',
    path: '/packs/{id}/archive',
    summary: 'A whole pack as a ZIP, the same bytes each time',
    params,
    reply: 'bytes',
  },
})
