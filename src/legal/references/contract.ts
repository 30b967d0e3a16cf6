import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { EVIDENCE_MARKS, LAW_PARTS, STATUTE_COUNTRIES, STATUTE_SUBJECTS, type Subject } from '../../statutes/index.ts'
import { day, id, manage, params, read } from '../contract-terms.ts'

const subject = z.enum(STATUTE_SUBJECTS as readonly [Subject, ...Subject[]])
const draft = {
  subject,
  value: z.number().int(),
  from: day,
  to: day.nullable(),
  citation: z.string().trim().max(300),
  source: z.string().trim().max(300),
  mark: z.enum(EVIDENCE_MARKS),
  verifiedOn: day,
  reviewOn: day.nullable(),
}
const row = z
  .object({
    ...draft,
    id: id.nullable(),
    country: z.enum(STATUTE_COUNTRIES),
    review: z.enum(['due', 'soon', 'to_verify']).nullable(),
    corrected: z.boolean(),
    madeByName: z.string().nullable(),
  })
  .meta({ id: 'StatuteRow' })
export type StatuteRowView = z.output<typeof row>
export type StatuteRowInput = z.input<z.ZodObject<typeof draft>>

export const referenceRoutes = routes({
  lawKnown: {
    ...read,
    method: 'get',
    path: '/law-known',
    summary: 'Whose law is read for the organisation’s country, and which parts of its own are not written here',
    reply: z.object({
      /** The organisation's country, as an ISO code. */
      country: z.string(),
      read: z.enum(STATUTE_COUNTRIES),
      /** French articles are those of its law. */
      isFrench: z.boolean(),
      unwritten: z.array(z.enum(LAW_PARTS)),
    }),
  },
  legalReferences: {
    ...read,
    method: 'get',
    path: '/legal-references',
    summary: 'The rates, fees and delays of the law as dated rows with their citation, and which need a review',
    reply: z.object({
      country: z.enum(STATUTE_COUNTRIES),
      unknownCountry: z.string().nullable(),
      rows: z.array(row),
      /** Rows whose review is due or near, and those in force that nobody has verified. */
      toReview: z.number().int(),
    }),
  },
  addLegalReference: {
    ...manage,
    method: 'post',
    path: '/legal-references',
    summary: 'Adds a row of the organisation’s: it is read before those shipped on the days it covers',
    body: z.object(draft),
    reply: z.object({ id }),
  },
  correctLegalReference: {
    ...manage,
    method: 'put',
    path: '/legal-references/{id}',
    summary: 'Puts another row in the place of one of the organisation’s',
    params,
    body: z.object(draft),
    reply: z.object({ id }),
  },
  withdrawLegalReference: {
    ...manage,
    method: 'delete',
    path: '/legal-references/{id}',
    summary: 'Withdraws a row of the organisation’s: what is shipped is read again',
    params,
  },
})
