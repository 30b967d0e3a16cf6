import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { adviceView } from '../advices/contract.ts'
import { cents, count, dayText, id, matchClass, params, read, work } from '../contract-terms.ts'
import { TOLD_KINDS } from '../journal/model.ts'
import { JUDGED, LINE_SHOWS, lineView, matchView, proposalView, refusalView } from '../lines/line-view.ts'
import { GAP_REASONS } from '../model.ts'

const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
}

const order = z.object({
  customerId: id,
  /** `cents` of the line; `ownCents` is what they settle of a document owed in another currency, in its own. */
  parts: z.array(z.object({ itemId: id, cents, ownCents: cents.min(1).optional() })).max(500),
  writeOffCents: cents.min(0).default(0),
  writeOffAs: z.enum(GAP_REASONS).default('write_off'),
  onAccountCents: cents.min(0).default(0),
  payerId: id.nullable().default(null),
})
export type OrderInput = z.output<typeof order>

/** A proposal as whoever answers has it before them: an answer never goes to another one that has taken its place since. */
const seen = z.object({ customerId: id, parts: order.shape.parts })
export type SeenProposal = z.output<typeof seen>

/** What became of several lines at once, and what was left out with its reason. */
const bulkReply = z.object({
  done: count,
  leftOut: z.array(z.object({ lineId: id, message: z.string() })),
})

export const lineRoutes = routes({
  lines: {
    ...read,
    method: 'get',
    path: '/cash/lines',
    summary: 'Bank lines, one page, with the best proposal of each and totals of what is shown',
    query: z.object({
      show: z.enum(LINE_SHOWS).default('open'),
      accountId: id.optional(),
      class: matchClass.optional(),
      /** Only lines that this customer is proposed for. */
      customerId: id.optional(),
      /** Only what the bank had booked by that day. */
      until: dayText.optional(),
      /** Only money received. */
      received: z.stringbool().default(false),
      words: z.string().max(200).optional(),
      /** Only lines judged so in the last twelve months; `class` is then the kind that was judged. */
      judged: z.enum(JUDGED).optional(),
      ...paging,
    }),
    reply: z.object({
      lines: z.array(lineView),
      count,
      totals: z.array(z.object({ currency: z.string(), leftCents: cents })),
      /** Kinds of first proposals among the open lines of this filter, whichever kind it asks for. */
      classes: z.array(z.object({ class: matchClass, lines: count, tied: count })),
      counts: z.object({
        open: count,
        matched: count,
        automatic: count,
        setAside: count,
        refunds: count,
        returned: count,
        toCheck: count,
        /** Kinds that people’s answers switched off, and that nobody has dealt with. */
        stopped: count,
      }),
    }),
  },
  line: {
    ...read,
    method: 'get',
    path: '/cash/lines/{id}',
    summary: 'One bank line: all that the bank said, what is proposed with its evidence, what it was matched with',
    params,
    reply: z.object({
      line: lineView,
      details: z.array(z.object({ name: z.string(), text: z.string() })),
      importId: id,
      fileLine: count,
      proposals: z.array(proposalView),
      matches: z.array(matchView),
      /** Remittance advices whose money this line is, or may be. */
      advices: z.array(adviceView),
      /** What it brings that is no customer's payment, such as a remittance, and what was kept back from it. */
      told: z
        .object({ kind: z.enum(TOLD_KINDS), aboutId: id, piece: z.string(), party: z.string(), keptCents: cents })
        .nullable(),
      refusals: z.array(refusalView),
    }),
  },
  accept: {
    ...work,
    method: 'post',
    path: '/cash/lines/{id}/accept',
    summary: 'Applies a proposal as it stands',
    params,
    body: z.object({ place: z.number().int().min(1).max(9).default(1), seen: seen.optional() }),
    reply: z.object({ matchId: id }),
  },
  acceptMany: {
    ...work,
    method: 'post',
    path: '/cash/accept',
    summary:
      'Applies the first proposal of each of these lines; ties and those that no longer hold are left out with the reason',
    body: z.object({ lineIds: z.array(id).min(1).max(500) }),
    reply: bulkReply.extend({ matchIds: z.array(id) }),
  },
  match: {
    ...work,
    method: 'post',
    path: '/cash/lines/{id}/match',
    summary: 'Settles what a person chose with a line or a part of it; the rest of it stays open or goes on account',
    params,
    body: order,
    reply: z.object({ matchId: id }),
  },
  refuse: {
    ...work,
    method: 'post',
    path: '/cash/lines/{id}/refuse',
    summary: 'Says that a proposal is wrong: its items are not proposed again for this line',
    params,
    body: z.object({ place: z.number().int().min(1).max(9), seen: seen.optional() }),
    reply: z.object({ refusalId: id, proposals: z.array(proposalView) }),
  },
  takeBackRefusal: {
    ...work,
    method: 'delete',
    path: '/cash/lines/{id}/refusals/{refusalId}',
    summary: 'Takes a refusal back: what it named may be proposed again, and nothing is remembered of it',
    params: z.object({ id, refusalId: id }),
  },
  undo: {
    ...work,
    method: 'post',
    path: '/cash/matches/{id}/undo',
    summary: 'Takes a match back whole: documents and line are as before',
    params,
    /** `note` says what is not as before: what the accounts have by now, what was paid otherwise meanwhile. */
    reply: z.object({ lineId: id, note: z.string().nullable() }),
  },
  undoMany: {
    ...work,
    method: 'post',
    path: '/cash/undo',
    summary: 'Takes matches back, each whole; those that serve elsewhere since are left out with the reason',
    body: z.object({ matchIds: z.array(id).min(1).max(500) }),
    reply: z.object({ done: count, leftOut: z.array(z.object({ matchId: id, message: z.string() })) }),
  },
  setAside: {
    ...work,
    method: 'post',
    path: '/cash/set-aside',
    summary: 'Says that lines are no matter of a customer; or, without a reason, that they are after all',
    body: z.object({ lineIds: z.array(id).min(1).max(500), as: z.string().trim().max(40) }),
    reply: z.object({ done: count }),
  },
  matchNow: {
    ...work,
    method: 'post',
    path: '/cash/match-now',
    summary: 'Looks again for what every open line pays',
    reply: z.object({ lines: count, proposed: count, applied: count }),
  },
})
