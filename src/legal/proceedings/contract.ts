import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { EVIDENCE_MARKS } from '../../statutes/index.ts'
import { cents, count, currency, day, id, params, read, work } from '../contract-terms.ts'
import { actRoutes, granted, told } from './act-contract.ts'
import { CONTESTED } from './advice.ts'
import { adviceRoutes, yesNo } from './advice-contract.ts'
import { act, court, kind, text } from './contract-shapes.ts'
import { courtRoutes } from './court-contract.ts'
import { DELAY_CODES } from './delays.ts'
import { DEBTOR_ROLES, OUTCOMES, STAGES } from './model.ts'
import { cost, moneyRoutes, parts, payment } from './money-contract.ts'
import { PROCEEDING_SHOWS, PROCEEDING_SORTS } from './shows.ts'

export type { ActView } from './act-contract.ts'
export type { AdviceView } from './advice-contract.ts'
export type { CostView, PartsView, PaymentView } from './money-contract.ts'

const debtor = {
  role: z.enum(DEBTOR_ROLES),
  name: text(300).min(1),
  siren: z
    .string()
    .regex(/^\d{9}$/)
    .nullable(),
  addressLines: z.array(text(100)).max(6),
  postcode: text(20),
  city: text(100),
  country: z.string().regex(/^[A-Z]{2}$/),
}
const another = z.object({ ...debtor, role: z.enum(['joint', 'guarantor']) })

const handling = { court, reference: text(100), lawyer: text(200), officer: text(200), note: text(2000) }

const row = z
  .object({
    id,
    number: z.string(),
    kind,
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    currency,
    claimedCents: cents,
    openCents: cents,
    stage: z.enum(STAGES),
    courtName: z.string(),
    nextCode: z.enum(DELAY_CODES).nullable(),
    nextOn: day.nullable(),
  })
  .meta({ id: 'ProceedingRow' })
export type ProceedingRow = z.output<typeof row>

/** A delay with how it was reckoned. `state`: met · open · missed (ours, over and not done) · past (theirs, over). */
const delay = z.object({
  code: z.enum(DELAY_CODES),
  side: z.enum(['ours', 'theirs', 'from', 'habit']),
  debtorId: id.nullable(),
  endsOn: day,
  since: day,
  state: z.enum(['met', 'open', 'missed', 'past']),
  metOn: day.nullable(),
  alerts: z.array(day),
  note: z.string().nullable(),
  /** Null for a day that somebody fixed, or a habit. */
  reckoned: z
    .object({
      plainEndOn: day,
      /** Why it is not the day that the calendar alone would give. */
      moved: z.string().nullable(),
      isUncertain: z.boolean(),
      period: z.string(),
      citation: z.string(),
      mark: z.enum(EVIDENCE_MARKS),
    })
    .nullable(),
})
export type DelayView = z.output<typeof delay>

const proceeding = z
  .object({
    ...{ id, number: z.string(), kind, customerId: id, customerName: z.string(), currency },
    ...{ openedOn: day, openedByName: z.string(), stage: z.enum(STAGES), ...handling },
    outcome: z.enum(OUTCOMES).nullable(),
    closedOn: day.nullable(),
    debtors: z.array(z.object({ id, ...debtor })),
    items: z.array(z.object({ itemId: id, documentNo: z.string(), dueOn: day, claimedCents: cents, openCents: cents })),
    claimedCents: cents,
    openCents: cents,
    acts: z.array(told),
    delays: z.array(delay),
    costs: z.array(cost),
    /** What was paid since it was opened, and what is left of what is asked. */
    payments: z.array(payment),
    left: parts,
    /** What may be told next, with the first day it may happen where the law sets one. */
    next: z.array(z.object({ act, from: day.nullable(), citation: z.string().nullable() })),
    /** What the last decision granted, and what is left of the documents since. */
    title: z.object({ on: day, granted: granted.nullable() }).nullable(),
    /** An appeal that a court still has to decide: who asked, and what it changes. Null: there is none. */
    appealed: z.string().nullable(),
    /** The last day on which a court may be asked of the first of its documents. */
    barsOn: day.nullable(),
    toVerify: z.array(z.string()),
    /** Since when insolvency proceedings forbid to go on (C. com. art. L622-21); null: none is open. */
    insolventSince: day.nullable(),
    /** A delay waits for somebody to look at it. */
    waits: z.boolean(),
    today: day,
  })
  .meta({ id: 'Proceeding' })
export type ProceedingView = z.output<typeof proceeding>

const matterRoutes = routes({
  proceedings: {
    ...read,
    method: 'get',
    path: '/proceedings',
    summary: 'Matters before courts and officers, by their next delay, stage or amount',
    query: z.object({
      show: z.enum(PROCEEDING_SHOWS).default('running'),
      sort: z.enum(PROCEEDING_SORTS).default('deadline'),
      customerId: id.optional(),
      words: text(100).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({
      proceedings: z.array(row),
      count,
      totals: z.array(z.object({ currency, openCents: cents })),
      running: count,
      /** With a delay that ends within two weeks; with one of ours that is over. */
      due: count,
      missed: count,
    }),
  },
  proceeding: {
    ...read,
    method: 'get',
    path: '/proceedings/{id}',
    summary:
      'One matter: whom it is against, its acts, each delay with how it was reckoned, its costs, what may follow',
    params,
    reply: proceeding,
  },
  openProceeding: {
    ...work,
    method: 'post',
    path: '/customers/{id}/proceedings',
    summary: 'Opens a matter for open debts; reminders leave them to it until it is closed',
    params,
    body: z.object({
      kind,
      itemIds: z.array(id).min(1).max(500),
      others: z.array(another).max(19),
      contested: z.enum(CONTESTED).nullable(),
      traders: yesNo.nullable(),
      note: text(2000),
    }),
    reply: z.object({ id }),
  },
  changeProceeding: {
    ...work,
    method: 'put',
    path: '/proceedings/{id}',
    summary: 'Says which court, its reference, the lawyer and the officer; delays follow the place of the court',
    params,
    body: z.object(handling),
  },
  addDebtor: {
    ...work,
    method: 'post',
    path: '/proceedings/{id}/debtors',
    summary: 'Adds a joint debtor or a guarantor: acts are served on it as well',
    params,
    body: another,
    reply: z.object({ id }),
  },
  dropDebtor: {
    ...work,
    method: 'delete',
    path: '/proceedings/{id}/debtors/{debtorId}',
    summary: 'Leaves out a debtor that no act names',
    params: z.object({ id, debtorId: id }),
  },
  delaysSeen: {
    ...work,
    method: 'post',
    path: '/proceedings/{id}/seen',
    summary: 'Somebody looked at the delays of a matter: each waits until its next alert',
    params,
  },
})

export const proceedingRoutes = { ...matterRoutes, ...adviceRoutes, ...actRoutes, ...moneyRoutes, ...courtRoutes }
