import { z } from 'zod'
import { CUSTOMER_KINDS } from '../../parties/model.ts'
import { routes } from '../../platform/route.ts'
import { EVIDENCE_MARKS } from '../../statutes/index.ts'
import {
  cents,
  count,
  currency,
  day,
  forgive,
  id,
  instant,
  manage,
  params,
  read,
  reason,
  work,
} from '../contract-terms.ts'
import { CHARGE_KINDS } from './model.ts'
import { lateFilter } from './together-contract.ts'

const bp = z.number().int().min(0).max(10_000)
const money = z.object({ cents, currency })
const mark = z.enum(EVIDENCE_MARKS)
const kinds = z.array(z.enum(CHARGE_KINDS)).min(1).max(2)
const itemIds = z.array(id).min(1).max(5_000)

const segment = z
  .object({
    /** After this day, up to and with `to`. */
    from: day,
    to: day,
    days: count,
    balanceCents: cents,
    bp: count,
    basis: z.enum(['default', 'contract', 'floor', 'legal']),
    citation: z.string(),
    mark,
    cents,
  })
  .meta({ id: 'InterestSegment' })
export type SegmentView = z.output<typeof segment>

const document = z
  .object({
    itemId: id,
    documentNo: z.string(),
    dueOn: day,
    /** False: its own day is not known, and interest runs from its due day at the latest. */
    isDated: z.boolean(),
    daysLate: count,
    amountCents: cents,
    openCents: cents,
    currency,
    noticeOn: day.nullable(),
    /** Null when it cannot be reckoned; `refusal` says why. */
    interestCents: cents.nullable(),
    interestToClaimCents: cents,
    /** In euros, whatever the document is in. */
    indemnityCents: cents,
    indemnityToClaimCents: cents,
    claimedInterestCents: cents,
    claimedIndemnityCents: cents,
    waivedInterestCents: cents,
    noInterest: z.enum(['no_notice', 'waived', 'not_asked', 'stopped']).nullable(),
    noIndemnity: z.enum(['no_notice', 'waived', 'not_asked', 'stopped', 'consumer', 'carried_over']).nullable(),
    toVerify: z.boolean(),
    /** Its last day in court, once that is over: what it bears is barred with it, and claimed only by somebody who says so. */
    barredOn: day.nullable(),
    refusal: z.string().nullable(),
  })
  .meta({ id: 'ChargedDocument' })
export type ChargedDocumentView = z.output<typeof document>

const total = z
  .object({
    currency,
    interestCents: cents,
    indemnityCents: cents,
    interestToClaimCents: cents,
    indemnityToClaimCents: cents,
    /** Both together. */
    toClaimCents: cents,
    claimedCents: cents,
  })
  .meta({ id: 'ChargeTotal' })
export type ChargeTotalView = z.output<typeof total>

const note = z
  .object({
    id,
    number: z.string(),
    currency,
    upTo: day,
    interestCents: cents,
    indemnityCents: cents,
    /** What of it is left to pay; nothing once it was taken back. */
    openCents: cents,
    interestItemId: id.nullable(),
    indemnityItemId: id.nullable(),
    madeAt: instant,
    madeByName: z.string(),
    takenBackAt: instant.nullable(),
    takenBackWhy: z.string(),
    /** It asks more than has run by today: a payment, a credit note or a rate was learnt since, or a document left the books. */
    inExcess: z.boolean(),
  })
  .meta({ id: 'ChargeNote' })
export type ChargeNoteView = z.output<typeof note>

const waiver = z
  .object({
    id,
    documentNo: z.string(),
    kind: z.enum(CHARGE_KINDS),
    cents,
    currency,
    upTo: day,
    forGood: z.boolean(),
    reason: z.string(),
    madeAt: instant,
    madeByName: z.string(),
  })
  .meta({ id: 'ChargeWaiver' })

const terms = z.object({
  kind: z.enum(CUSTOMER_KINDS),
  /** The rate that counts: its own, else that of the terms of sale; null: the law's. */
  contractRateBp: bp.nullable(),
  ownRateBp: bp.nullable(),
  moves: z.boolean(),
  asksIndemnity: z.boolean(),
  stoppedOn: day.nullable(),
  stoppedWhy: z.string(),
})

const setting = z
  .object({
    contractRateBp: bp.nullable(),
    moves: z.boolean(),
    asksIndemnity: z.boolean(),
    claimsByItself: z.boolean(),
    /** Each month proposes to claim what ran until it began. */
    proposesMonthly: z.boolean().default(false),
  })
  .meta({ id: 'InterestSetting' })

const format = z.enum(['pdf', 'csv']).default('pdf')

export const interestRoutes = routes({
  customerCharges: {
    ...read,
    method: 'get',
    path: '/customers/{id}/charges',
    summary: 'Late interest and indemnities of a customer on a day: what has run, what was claimed or given up',
    params,
    query: z.object({ upTo: day.optional(), withPaid: z.stringbool().default(true) }),
    reply: z.object({
      upTo: day,
      terms,
      documents: z.array(document),
      /** There are more documents than one look holds; those longest due are here. */
      isCut: z.boolean(),
      totals: z.array(total),
      notes: z.array(note),
      waivers: z.array(waiver),
      country: z.string(),
    }),
  },
  itemCharges: {
    ...read,
    method: 'get',
    path: '/items/{id}/charges',
    summary: 'What one late document bears, segment by segment; nothing when it never was late',
    params,
    query: z.object({ upTo: day.optional() }),
    reply: z.object({ upTo: day, document: document.nullable(), segments: z.array(segment) }),
  },
  lateCharges: {
    ...read,
    method: 'get',
    path: '/charges',
    summary: 'Customers with late documents and what could be claimed of each, who owe most first',
    query: z.object({
      upTo: day.optional(),
      ...lateFilter,
      limit: z.coerce.number().int().min(1).max(200).default(50),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({
      upTo: day,
      count,
      customers: z.array(
        z.object({
          customerId: id,
          code: z.string(),
          name: z.string(),
          kind: z.enum(CUSTOMER_KINDS),
          documents: count,
          /** Documents that cannot be reckoned: they are left out of the totals. */
          refused: count,
          /** Documents that are barred: what they bear is not to claim. */
          barred: count,
          toVerify: z.boolean(),
          totals: z.array(total),
        }),
      ),
    }),
  },
  claimCharges: {
    ...work,
    method: 'post',
    path: '/charges/claim',
    summary: 'Claims what has run: one note for each customer and currency, booked as debits due today',
    body: z.object({
      customerIds: z.array(id).min(1).max(500),
      itemIds: itemIds.nullable(),
      upTo: day,
      kinds,
      withPaid: z.boolean().default(true),
      /** Said by a person who was told that some are barred; else they are left out, or refused where they were chosen. */
      withBarred: z.boolean().default(false),
      /** The totals that were shown: others are told before anything is claimed. */
      seen: z.array(money).max(200),
    }),
    reply: z.object({ notes: z.array(z.object({ id, number: z.string(), customerId: id })) }),
  },
  takeChargesBack: {
    ...work,
    method: 'post',
    path: '/charge-notes/{id}/take-back',
    summary: 'Takes a note back: its debits are reversed and what it asked runs again',
    params,
    body: z.object({ reason }),
  },
  waiveCharges: {
    ...forgive,
    method: 'post',
    path: '/customers/{id}/charges/waive',
    summary: 'Gives up what runs on documents and was not claimed, with a reason',
    params,
    body: z.object({ itemIds, kinds, forGood: z.boolean(), reason }),
    reply: z.object({ ids: z.array(id) }),
  },
  undoWaiver: {
    ...forgive,
    method: 'post',
    path: '/charge-waivers/{id}/take-back',
    summary: 'Takes a waiver back: what was given up runs again',
    params,
  },
  noteFormalNotice: {
    ...work,
    method: 'put',
    path: '/customers/{id}/formal-notice',
    summary:
      'The day on which a formal notice about documents was received, with its proof; a consumer owes interest from then on',
    params,
    body: z.object({ itemIds, receivedOn: day.nullable(), evidence: z.string().trim().max(300) }),
  },
  changeInterestTerms: {
    ...manage,
    method: 'put',
    path: '/customers/{id}/interest-terms',
    summary: 'The rate of a customer’s own contract, and the day on which interest stopped',
    params,
    body: z.object({
      contractRateBp: bp.nullable(),
      stoppedOn: day.nullable(),
      stoppedWhy: z.string().trim().max(300),
    }),
  },
  chargesSheet: {
    ...read,
    method: 'get',
    path: '/customers/{id}/charges-sheet',
    summary: 'The calculation of what runs on a customer’s late documents, as PDF or CSV',
    params,
    query: z.object({ upTo: day.optional(), format }),
    reply: 'bytes',
  },
  noteSheet: {
    ...read,
    method: 'get',
    path: '/charge-notes/{id}/sheet',
    summary: 'The calculation of a note as it was made, as PDF or CSV',
    params,
    query: z.object({ format }),
    reply: 'bytes',
  },
  interestSetting: {
    ...read,
    method: 'get',
    path: '/interest-setting',
    summary: 'How interest is asked for, with today’s rates and floor',
    reply: setting.extend({
      country: z.string(),
      /** Today’s, in hundredths of a percent; null where the law sets or tells none. */
      defaultRateBp: count.nullable(),
      floorBp: count.nullable(),
      legalRateBp: count.nullable(),
      toVerify: z.boolean(),
    }),
  },
  changeInterestSetting: {
    ...manage,
    method: 'put',
    path: '/interest-setting',
    summary: 'Sets the contract’s rate (never below its floor), whether it moves, and what is asked',
    body: setting,
  },
})
