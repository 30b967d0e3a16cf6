import { z } from 'zod'
import { dayText } from '../../platform/contract-day.ts'
import { routes } from '../../platform/route.ts'
import { RULE_FIELDS, WORK_GROUPS, WORK_KINDS, WORK_SORTS } from '../model.ts'
import { URGENCY_CODES } from './model.ts'

const id = z.uuid()
const count = z.number().int()
const amount = z.object({ currency: z.string(), cents: z.number().int() })
/** A member by its account; `none`: nobody. */
const member = z.string().min(1).max(100)

const filter = {
  show: z.enum(['due', 'snoozed']).default('due'),
  group: z.enum(WORK_GROUPS).optional(),
  member: member.optional(),
  words: z.string().trim().max(100).optional(),
}
const viewState = z.object({
  group: z.enum(WORK_GROUPS).optional(),
  /** `me`: whoever looks. */
  member: member.optional(),
  words: z.string().trim().max(100).optional(),
  sort: z.enum(WORK_SORTS).optional(),
})
export type ViewState = z.output<typeof viewState>

/** Customers named one by one, or all of a list but some. */
const named = { customerIds: z.array(id).min(1).max(20_000) }
const listed = { all: z.object(filter), except: z.array(id).max(20_000).default([]) }
const chosen = z.object(named).or(z.object(listed))
export type ChosenWork = z.output<typeof chosen>
/** What an act of the last day did, under the id it was answered with. */
const undone = z.object({ act: id })

const work = z
  .object({
    kind: z.enum(WORK_KINDS),
    subjectId: id,
    since: dayText,
    sentence: z.string(),
    /** The step, of an action. */
    stepName: z.string().nullable(),
  })
  .meta({ id: 'Work' })
export type WorkView = z.output<typeof work>

const entry = z
  .object({
    customerId: id,
    customerName: z.string(),
    customerCode: z.string(),
    /** What is late, by currency; with nothing late, what its reminder is about. */
    amounts: z.array(amount),
    oldestOn: dayText.nullable(),
    /** What is likely to come in. */
    expected: z.array(amount),
    /** 100: nothing presses. */
    urgencyPercent: count,
    /** What presses beyond what waits: the formal notice that is next, a debt soon time-barred. */
    presses: z.array(z.string()),
    works: z.array(work),
    groups: z.array(z.enum(WORK_GROUPS)),
    member: member.nullable(),
    snooze: z.object({ untilOn: dayText, reason: z.string() }).nullable(),
  })
  .meta({ id: 'WorkEntry' })
export type EntryView = z.output<typeof entry>

const formula = z.object({
  ages: z.array(
    z.object({
      fromDays: count,
      /** Not late yet: reckoned as the youngest of debts. */
      isAhead: z.boolean(),
      currency: z.string(),
      cents: z.number().int(),
      /** What share of a debt of this age comes in, in ten-thousandths, and whether it is measured on the books here. */
      chanceBp: count,
      isOwn: z.boolean(),
      expectedCents: z.number().int(),
    }),
  ),
  urgency: z.array(z.object({ code: z.enum(URGENCY_CODES), percent: count, sentence: z.string() })),
  urgencyPercent: count,
  value: z.array(amount),
})

const view = z.object({
  id,
  name: z.string(),
  isShared: z.boolean(),
  isMine: z.boolean(),
  state: viewState,
  count,
})
const rule = z.object({
  member,
  field: z.enum(RULE_FIELDS),
  among: z.array(z.string().trim().min(1).max(100)).max(50),
})

const read = { scope: 'org', need: 'books.read' } as const
const act = { scope: 'org', need: 'desk.work' } as const

export const worklistRoutes = routes({
  worklist: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/desk/worklist',
    summary:
      'Customers with work waiting, one row each, by expected cash and urgency unless another order is asked for',
    query: z.object({
      ...filter,
      sort: z.enum(WORK_SORTS).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ rows: z.array(entry), count }),
  },
  workBoard: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/desk/board',
    summary: 'How much waits: in all, by kind, by member and in each kept view, with what is at stake',
    query: z.object({ member: member.optional() }),
    reply: z.object({
      count,
      snoozed: count,
      amounts: z.array(amount),
      byGroup: z.record(z.enum(WORK_GROUPS), count),
      members: z.array(z.object({ member, name: z.string(), isMe: z.boolean(), count })),
      unassigned: count,
      views: z.array(view),
      /** Comparisons of scenarios whose result can be read, for whoever may decide what follows; nobody else is told. */
      trials: z.array(z.object({ id, name: z.string() })),
      /** What of a provider ends soon or is over, for whoever may see to it. */
      expiries: z.array(z.object({ providerId: id, providerName: z.string(), expiresOn: dayText, days: count })),
      /** Providers of whose files less came within six months than they promised, in hundredths of a percent. */
      notKept: z.array(
        z.object({
          ...{ providerId: id, providerName: z.string(), currency: z.string(), files: count, isSure: z.boolean() },
          ...{ promisedBp: count, cameBp: count, lowBp: count, highBp: count },
        }),
      ),
      /** Money of ours that providers hold past the day of the law or of the mandate. */
      fundsLate: z.array(
        z.object({
          ...{
            mandateId: id,
            number: z.string(),
            providerName: z.string(),
            currency: z.string(),
            cents: z.number().int(),
          },
          ...{ receipts: count, dueOn: dayText },
        }),
      ),
      sort: z.enum(WORK_SORTS),
    }),
  },
  workOf: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/desk/worklist/{customerId}',
    summary: 'All that waits for one customer, and what its place in the list is reckoned from',
    params: z.object({ customerId: id }),
    reply: z.object({ entry: entry.nullable(), formula: formula.nullable() }),
  },
  weighWork: {
    ...read,
    method: 'post',
    path: '/desk/worklist/weigh',
    summary:
      'What a choice of customers comes to: how many, how much, which reminders could be approved, and for whom there is none',
    body: chosen,
    reply: z.object({
      count,
      amounts: z.array(amount),
      actionIds: z.array(id),
      without: z.array(z.object({ customerId: id, customerName: z.string(), message: z.string() })),
      withoutCount: count,
    }),
  },
  snoozeWork: {
    ...act,
    method: 'post',
    path: '/desk/worklist/snooze',
    summary:
      'Puts the work with customers off until a day; it comes back that day, or sooner when something new comes from them',
    body: z
      .object({ ...named, until: dayText, reason: z.string().trim().max(300).default('') })
      .or(z.object({ ...listed, until: dayText, reason: z.string().trim().max(300).default('') })),
    reply: z.object({ act: id, count }),
  },
  wakeWork: {
    ...act,
    method: 'post',
    path: '/desk/worklist/wake',
    summary: 'Takes the work with customers up again today: those named, or all that an act put off, once',
    body: z.object(named).or(undone),
    reply: z.object({ count }),
  },
  assignWork: {
    ...act,
    method: 'post',
    path: '/desk/worklist/assign',
    summary: 'Gives customers to a member, to nobody, or back to the rules; or gives back all that an act gave, once',
    body: z
      .object({ ...named, member: member.nullable() })
      .or(z.object({ ...listed, member: member.nullable() }))
      .or(undone),
    reply: z.object({ act: id, count }),
  },
  keepView: {
    ...act,
    method: 'put',
    path: '/desk/views/{id}',
    summary: 'Keeps a list under a name, for oneself or for everybody; the same id again changes it',
    params: z.object({ id }),
    body: z.object({ name: z.string().trim().max(60), isShared: z.boolean(), state: viewState }),
  },
  dropView: {
    ...act,
    method: 'delete',
    path: '/desk/views/{id}',
    summary: 'Forgets a kept list',
    params: z.object({ id }),
  },
  deskSetting: {
    ...read,
    method: 'get',
    path: '/desk/setting',
    summary: 'The order of the worklist, what its chances are reckoned from, and who works for whom',
    reply: z.object({
      sort: z.enum(WORK_SORTS),
      chances: z.array(
        z.object({ fromDays: count, priorBp: count, bp: count, isOwn: z.boolean(), items: count, enough: count }),
      ),
      measuredOn: dayText.nullable(),
      rules: z.array(rule),
      members: z.array(z.object({ member, name: z.string() })),
    }),
  },
  saveDeskSetting: {
    scope: 'org',
    need: 'settings.manage',
    method: 'put',
    path: '/desk/setting',
    summary: 'Sets the usual order of the worklist and the rules by which customers are dealt out',
    body: z.object({ sort: z.enum(WORK_SORTS), rules: z.array(rule).max(200) }),
  },
})
