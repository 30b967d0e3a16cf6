import { z } from 'zod'
import { dayText } from '../../platform/contract-day.ts'
import { routes } from '../../platform/route.ts'
import { URGENCY_CODES } from '../worklist/model.ts'
import { FILE_SHOWS, FILE_SORTS, MOST_LISTED, NEXT_WHATS } from './model.ts'

const id = z.uuid()
const count = z.number().int()
const cents = z.number().int()
const currency = z.string().regex(/^[A-Z]{3}$/)
const organisation = z.coerce.number().int().min(1).max(2_147_483_647)
/** A member by its account; `none`: nobody; `me`: whoever looks. */
const member = z.string().min(1).max(100)

const filter = {
  show: z.enum(FILE_SHOWS).default('due'),
  creditor: organisation.optional(),
  currency: currency.optional(),
  stage: z.enum(['amicable', 'court']).optional(),
  what: z.enum(NEXT_WHATS).optional(),
  /** What is left, in minor units: from this, and below that. */
  least: z.coerce.number().int().min(0).max(1e13).optional(),
  most: z.coerce.number().int().min(1).max(1e13).optional(),
  /** Days that the oldest document is late: from this, and below that. */
  lateFrom: z.coerce.number().int().min(0).max(36_500).optional(),
  lateTo: z.coerce.number().int().min(1).max(36_500).optional(),
  member: member.optional(),
  words: z.string().trim().max(100).optional(),
}

const file = z
  .object({
    /** The organisation in which the debtor's page is, and its name. */
    creditorOrgId: count,
    creditor: z.string(),
    placementId: id,
    number: z.string(),
    mandate: z.string(),
    customerId: id,
    customerName: z.string(),
    customerCode: z.string(),
    /** The first of its documents. */
    documentNos: z.array(z.string()),
    documents: count,
    currency,
    stage: z.enum(['amicable', 'court']),
    isPilot: z.boolean(),
    placedOn: dayText,
    placedCents: cents,
    openCents: cents,
    oldestOn: dayText.nullable(),
    lastContactOn: dayText.nullable(),
    nextWhat: z.enum(NEXT_WHATS),
    nextOn: dayText.nullable(),
    /** What was asked, or the next step, in the words of whoever wrote them. */
    nextWords: z.string(),
    promiseOn: dayText.nullable(),
    promiseCents: cents.nullable(),
    disputedCents: cents,
    awaitsApproval: z.boolean(),
    expectedCents: cents,
    urgency: z.array(z.object({ code: z.enum(URGENCY_CODES), percent: count, sentence: z.string() })),
    urgencyPercent: count,
    /** Where it stands in the list: what comes next is asked with it. */
    pressing: z.number(),
    member: member.nullable(),
    snooze: z.object({ untilOn: dayText, why: z.string() }).nullable(),
  })
  .meta({ id: 'FileInHand' })
export type FileView = z.output<typeof file>

const named = z.object({ creditorOrgId: organisation, placementId: id })
/** Files named one by one, or all of a list but some. */
const some = { files: z.array(named).min(1).max(MOST_LISTED) }
const all = { all: z.object(filter), except: z.array(id).max(MOST_LISTED).default([]) }
const chosen = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ ...some, ...shape }).or(z.object({ ...all, ...shape }))
const chosenAlone = chosen({})
export type ChosenFiles = z.output<typeof chosenAlone>
const done = z.object({ count })

const read = { scope: 'org', need: 'books.read' } as const
const act = { scope: 'org', need: 'desk.work', method: 'post' } as const

export const caseloadRoutes = routes({
  caseload: {
    ...read,
    method: 'get',
    path: '/caseload',
    summary: `Files that creditors placed with the organisation, one row each, by expected cash and urgency unless another order is asked for; the first ${MOST_LISTED}`,
    query: z.object({
      ...filter,
      sort: z.enum(FILE_SORTS).default('pressing'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).max(MOST_LISTED).default(0),
    }),
    reply: z.object({ files: z.array(file), count }),
  },
  caseloadBoard: {
    ...read,
    method: 'get',
    path: '/caseload/board',
    summary: 'What the files of a list add up to: by creditor and currency, by what is next, by member',
    query: z.object(filter),
    reply: z.object({
      byShow: z.record(z.enum(FILE_SHOWS), count),
      byWhat: z.array(z.object({ what: z.enum(NEXT_WHATS), files: count })),
      sums: z.array(z.object({ currency, files: count, openCents: cents, expectedCents: cents })),
      creditors: z.array(
        z.object({
          orgId: count,
          name: z.string(),
          /** Who has charge of its files. */
          member: member.nullable(),
          sums: z.array(z.object({ currency, files: count, openCents: cents, expectedCents: cents })),
        }),
      ),
      members: z.array(z.object({ member, name: z.string(), isMe: z.boolean(), files: count })),
    }),
  },
  creditorsInHand: {
    ...read,
    method: 'get',
    path: '/caseload/creditors',
    summary: 'From how many creditors the organisation has claims to collect',
    reply: z.object({ creditors: count }),
  },
  nextFile: {
    ...read,
    method: 'get',
    path: '/caseload/next',
    summary: 'The file that follows another in a list, told by where that one stood, whatever became of it',
    query: z.object({
      ...filter,
      sort: z.enum(FILE_SORTS).default('pressing'),
      placementId: id,
      pressing: z.coerce.number(),
      oldestOn: dayText.optional(),
      openCents: z.coerce.number().int(),
      /** Of the file that stood there; `currency` narrows the list. */
      inCurrency: currency,
    }),
    reply: z.object({ file: file.nullable() }),
  },
  fileInHand: {
    ...read,
    method: 'get',
    path: '/caseload/{creditorOrgId}/{placementId}',
    summary: 'One file in hand',
    params: z.object({ creditorOrgId: organisation, placementId: id }),
    reply: file,
  },
  snoozeFiles: {
    ...act,
    path: '/caseload/snooze',
    summary:
      'Puts files off until a day: they come back that day, or sooner when a creditor writes or a promise is broken',
    body: chosen({ until: dayText, why: z.string().trim().max(300) }),
    reply: done,
  },
  wakeFiles: {
    ...act,
    path: '/caseload/wake',
    summary: 'Takes files that were put off up again today',
    body: chosenAlone,
    reply: done,
  },
  giveFiles: {
    ...act,
    path: '/caseload/give',
    summary: 'Gives files to a member; without one, back to whoever has charge of their creditor',
    body: chosen({ member: member.nullable() }),
    reply: done,
  },
  giveCreditor: {
    scope: 'org',
    need: 'settings.manage',
    method: 'post',
    path: '/caseload/creditors/{creditorOrgId}/give',
    summary: 'Gives the files of a creditor to a member, those to come too, but those given by hand',
    params: z.object({ creditorOrgId: organisation }),
    body: z.object({ member: member.nullable() }),
  },
})
