import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { EVIDENCE_MARKS } from '../../statutes/index.ts'
import { cents, count, currency, day, id, manage, params, read, reason, work } from '../contract-terms.ts'
import { CONTESTED, ROUTES } from './advice.ts'
import { DELAY_CODES } from './delays.ts'
import {
  ACT_LIST,
  type Act,
  COST_KINDS,
  COURT_KINDS,
  DEBTOR_ROLES,
  OUTCOMES,
  PROCEEDING_KINDS,
  RESULTS,
  STAGES,
} from './model.ts'
import { PROCEEDING_SHOWS, PROCEEDING_SORTS } from './shows.ts'

const kind = z.enum(PROCEEDING_KINDS)
const act = z.enum(ACT_LIST as [Act, ...Act[]])
const text = (most: number) => z.string().trim().max(most)
const amount = cents.min(0).max(Number.MAX_SAFE_INTEGER)

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

const court = z.object({
  kind: z.enum(COURT_KINDS),
  name: text(200),
  address: text(300),
  postcode: text(10),
  city: text(100),
})
const handling = { court, reference: text(100), lawyer: text(200), officer: text(200), note: text(2000) }

const granted = z.object({
  principalCents: amount,
  interestCents: amount,
  costsCents: amount,
  interestFrom: day.nullable(),
})

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

const cost = z.object({
  id,
  kind: z.enum(COST_KINDS),
  label: z.string(),
  cents,
  incurredOn: day,
  isRecoverable: z.boolean(),
  itemId: id.nullable(),
  recordedByName: z.string(),
})
export type CostView = z.output<typeof cost>

const told = z.object({
  id,
  act,
  on: day,
  debtorId: id.nullable(),
  result: z.enum(RESULTS).nullable(),
  inPerson: z.boolean(),
  dueOn: day.nullable(),
  granted: granted.nullable(),
  evidence: z.string(),
  documentId: id.nullable(),
  documentName: z.string().nullable(),
  recordedByName: z.string(),
  /** The limitation of its documents was told of it. */
  movesClock: z.boolean(),
})
export type ActView = z.output<typeof told>

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
    /** What may be told next, with the first day it may happen where the law sets one. */
    next: z.array(z.object({ act, from: day.nullable(), citation: z.string().nullable() })),
    /** What the last decision granted, and what is left of the documents since. */
    title: z.object({ on: day, granted: granted.nullable() }).nullable(),
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

const advice = z
  .object({
    currency,
    principalCents: cents,
    accessoryCents: cents,
    items: z.array(z.object({ itemId: id, documentNo: z.string(), openCents: cents })),
    facts: z.object({
      contested: z.enum(CONTESTED),
      areTraders: z.boolean().nullable(),
      hasOrder: z.boolean(),
      hasDelivery: z.boolean(),
      barsOn: day.nullable(),
      country: z.string(),
      debtors: count,
      debtorKind: z.enum(['business', 'consumer', 'public']),
    }),
    court,
    usesTradeClaim: z.boolean(),
    /** What a court for economic activities asks of the claimant described; null: it was not described. */
    contributionCents: cents.nullable(),
    routes: z.array(
      z.object({
        route: z.enum(ROUTES),
        standing: z.enum(['advised', 'possible', 'not']),
        reasons: z.array(
          z.object({
            says: z.enum(['for', 'against', 'note']),
            sentence: z.string(),
            citation: z.string(),
            mark: z.enum(EVIDENCE_MARKS),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'RouteAdvice' })
export type AdviceView = z.output<typeof advice>

const yesNo = z.enum(['yes', 'no'])
const fromText = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

export const proceedingRoutes = routes({
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
  routeAdvice: {
    ...read,
    method: 'get',
    path: '/customers/{id}/route-advice',
    summary: 'Which ways to a title are open for what a customer owes, each with its reasons; one is advised',
    params,
    query: z.object({
      /** Documents, joined by commas; all that are late where none is named. */
      itemIds: z.string().max(20_000).optional(),
      contested: z.enum(CONTESTED).optional(),
      traders: yesNo.optional(),
      debtors: z.coerce.number().int().min(1).max(20).default(1),
      /** The claimant, for the contribution of courts for economic activities: staff, yearly turnover and profit in cents. */
      staff: fromText.optional(),
      turnoverCents: fromText.optional(),
      profitCents: z.coerce.number().int().optional(),
    }),
    /** Null: nothing is late. */
    reply: z.object({ advice: advice.nullable() }),
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
  tellAct: {
    ...work,
    method: 'post',
    path: '/proceedings/{id}/acts',
    summary: 'Tells what happened: stage, delays and limitation follow; what comes too late or too soon is refused',
    params,
    body: z.object({
      act,
      on: day,
      debtorId: id.nullable(),
      result: z.enum(RESULTS).nullable(),
      inPerson: z.boolean(),
      dueOn: day.nullable(),
      granted: granted.nullable(),
      outcome: z.enum(OUTCOMES).nullable(),
      evidence: text(2000),
      documentId: id.nullable(),
    }),
    reply: z.object({ id }),
  },
  withdrawAct: {
    ...work,
    method: 'post',
    path: '/proceeding-acts/{id}/withdraw',
    summary: 'It was a slip: the last act is as if it had never been told',
    params,
    body: z.object({ reason }),
  },
  delaysSeen: {
    ...work,
    method: 'post',
    path: '/proceedings/{id}/seen',
    summary: 'Somebody looked at the delays of a matter: each waits until its next alert',
    params,
  },
  addCost: {
    ...work,
    method: 'post',
    path: '/proceedings/{id}/costs',
    summary: 'Notes what a matter cost; nothing is asked of the debtor by it',
    params,
    body: z.object({
      kind: z.enum(COST_KINDS),
      label: text(200),
      cents: amount.min(1),
      incurredOn: day,
      isRecoverable: z.boolean(),
    }),
    reply: z.object({ id }),
  },
  claimCost: {
    ...work,
    method: 'post',
    path: '/proceeding-costs/{id}/claim',
    summary: 'Asks the customer for a cost that its title puts on it: a debit of its books',
    params,
    reply: z.object({ itemId: id }),
  },
  withdrawCost: {
    ...work,
    method: 'post',
    path: '/proceeding-costs/{id}/withdraw',
    summary: 'It was a slip: the cost is taken away, and its debit reversed',
    params,
  },
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
