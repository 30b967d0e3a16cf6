import { z } from 'zod'
import { routes } from '../platform/route.ts'
import { debitRoutes } from './collection-contract.ts'
import { GAP_REASONS, JOURNAL_FORMATS, MATCH_CLASSES } from './model.ts'

const id = z.uuid()
const instant = z.date().or(z.string())
const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const cents = z.number().int()
const count = z.number().int()
const matchClass = z.enum(MATCH_CLASSES)
const anyClass = z.enum([...MATCH_CLASSES, 'by_hand'])
const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
}

/** An item that a proposal settles or a match settled, with how much of it. */
const partView = z
  .object({
    itemId: id,
    cents,
    documentNo: z.string(),
    kind: z.string(),
    dueOn: dayText,
    openCents: cents,
    /** Why this one, in the reader's language. */
    evidence: z.array(z.string()),
  })
  .meta({ id: 'MatchPart' })
export type PartView = z.output<typeof partView>

export const proposalView = z
  .object({
    place: count,
    class: matchClass,
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    payerId: id.nullable(),
    payerName: z.string().nullable(),
    parts: z.array(partView),
    gapCents: cents,
    gapReason: z.string(),
    onAccountCents: cents,
    /** Evidence that is not about one item: who pays, and how the amount fits. */
    evidence: z.array(z.string()),
    isTied: z.boolean(),
  })
  .meta({ id: 'MatchProposal' })
export type ProposalView = z.output<typeof proposalView>

export const matchView = z
  .object({
    id,
    class: anyClass,
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    /** Who paid, when it is another customer. */
    payerName: z.string().nullable(),
    /** Written off so that the documents are settled in full. */
    gapCents: cents,
    cents,
    how: z.enum(['automatic', 'accepted', 'by_hand']),
    matchedAt: instant,
    matchedBy: z.string(),
    undoneAt: instant.nullable(),
    undoneBy: z.string().nullable(),
    settled: z.array(z.object({ itemId: id, documentNo: z.string(), kind: z.string(), cents })),
    evidence: z.array(z.string()),
  })
  .meta({ id: 'CashMatch' })
export type MatchView = z.output<typeof matchView>

export const LINE_SHOWS = ['open', 'matched', 'set_aside', 'returned', 'all'] as const

export const lineView = z
  .object({
    id,
    accountId: id,
    accountName: z.string(),
    bookedOn: dayText,
    valueOn: dayText.nullable(),
    cents,
    leftCents: cents,
    currency: z.string(),
    state: z.enum(['open', 'matched', 'set_aside']),
    setAsideAs: z.string(),
    code: z.string(),
    label: z.string(),
    payerName: z.string(),
    returnCode: z.string(),
    /** The first proposal in short: its kind, whom it concerns, whether another is as good. */
    best: z
      .object({
        class: matchClass,
        customerName: z.string(),
        customerCode: z.string(),
        isTied: z.boolean(),
        parts: count,
      })
      .nullable(),
    /** Who the line is matched with. */
    customers: z.array(z.string()),
  })
  .meta({ id: 'BankLine' })
export type LineView = z.output<typeof lineView>

export const accountView = z
  .object({
    id,
    name: z.string(),
    iban: z.string().nullable(),
    rib: z.string().nullable(),
    other: z.string(),
    currency: z.string(),
    ledgerAccount: z.string(),
    isFollowed: z.boolean(),
    /** The day the last statement goes to, its closing balance, and how many lines wait. */
    freshOn: dayText.nullable(),
    balanceCents: cents.nullable(),
    openLines: count,
    /** Places where a statement does not begin with what the one before ended with. */
    gaps: z.array(z.object({ fromOn: dayText, toOn: dayText, endedCents: cents, beginsCents: cents, importId: id })),
  })
  .meta({ id: 'BankAccount' })
export type AccountView = z.output<typeof accountView>

export const settingView = z
  .object({
    roundingCents: cents.min(0).max(1_000),
    feeCents: cents.min(0).max(10_000),
    discountsBp: z.array(z.number().int().min(1).max(5_000)).max(10),
    discountDays: z.number().int().min(0).max(120),
    subsetItems: z.number().int().min(0).max(24),
    autoClasses: z.array(matchClass),
    leastPrecisionBp: z.number().int().min(9_000).max(10_000),
    returnFeeCents: cents.min(1).max(100_000).nullable(),
  })
  .meta({ id: 'CashSetting' })

const journalExport = z
  .object({
    id,
    no: count,
    entries: count,
    debitCents: cents,
    fromOn: dayText,
    toOn: dayText,
    exportedAt: instant,
    exportedBy: z.string(),
  })
  .meta({ id: 'JournalExport' })

const adviceView = z
  .object({
    id,
    name: z.string(),
    format: z.string(),
    payer: z.string(),
    paidOn: dayText.nullable(),
    totalCents: cents.nullable(),
    currency: z.string().nullable(),
    agreement: z.enum(['adds_up', 'differs', 'incomplete', 'no_total']),
    rows: z.array(
      z.object({ line: count, words: z.string(), candidates: z.array(z.string()), cents: cents.nullable() }),
    ),
    receivedAt: instant,
    receivedBy: z.string(),
    state: z.enum(['waiting', 'linked', 'dropped']),
    lineId: id.nullable(),
  })
  .meta({ id: 'RemittanceAdvice' })

const order = z.object({
  customerId: id,
  parts: z.array(z.object({ itemId: id, cents })).max(500),
  writeOffCents: cents.min(0).default(0),
  writeOffAs: z.enum(GAP_REASONS).default('write_off'),
  onAccountCents: cents.min(0).default(0),
  payerId: id.nullable().default(null),
})
export type OrderInput = z.output<typeof order>

const org = { scope: 'org' } as const
const read = { ...org, need: 'books.read' } as const
const work = { ...org, need: 'desk.work' } as const
const write = { ...org, need: 'books.import' } as const
const manage = { ...org, need: 'settings.manage' } as const
const params = z.object({ id })
/** What became of several lines at once, and what was left out with its reason. */
const bulkReply = z.object({
  done: count,
  leftOut: z.array(z.object({ lineId: id, message: z.string() })),
})

export const cashRoutes = routes({
  ...debitRoutes,
  lines: {
    ...read,
    method: 'get',
    path: '/cash/lines',
    summary: 'Bank lines, one page, with the best proposal of each and totals of what is shown',
    query: z.object({
      show: z.enum(LINE_SHOWS).default('open'),
      accountId: id.optional(),
      class: matchClass.optional(),
      words: z.string().max(200).optional(),
      ...paging,
    }),
    reply: z.object({
      lines: z.array(lineView),
      count,
      totals: z.array(z.object({ currency: z.string(), leftCents: cents })),
      counts: z.object({ open: count, matched: count, automatic: count, setAside: count, returned: count }),
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
    }),
  },
  accept: {
    ...work,
    method: 'post',
    path: '/cash/lines/{id}/accept',
    summary: 'Applies a proposal as it stands',
    params,
    body: z.object({ place: z.number().int().min(1).max(9).default(1) }),
    reply: z.object({ matchId: id }),
  },
  acceptMany: {
    ...work,
    method: 'post',
    path: '/cash/accept',
    summary:
      'Applies the first proposal of each of these lines; those that no longer hold are left out with the reason',
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
    body: z.object({ place: z.number().int().min(1).max(9) }),
    reply: z.object({ proposals: z.array(proposalView) }),
  },
  undo: {
    ...work,
    method: 'post',
    path: '/cash/matches/{id}/undo',
    summary: 'Takes a match back whole: documents and line are as before',
    params,
    reply: z.object({ lineId: id }),
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
  returns: {
    ...read,
    method: 'get',
    path: '/cash/returns',
    summary: 'Payments that came back, with the reason in words and what to do; those nobody dealt with first',
    query: z.object({ show: z.enum(['open', 'all']).default('open') }),
    reply: z.object({
      returns: z.array(
        z.object({
          matchId: id,
          lineId: id,
          customerId: id,
          customerCode: z.string(),
          customerName: z.string(),
          cents,
          currency: z.string(),
          returnedOn: dayText,
          code: z.string(),
          reason: z.string(),
          advice: z.string(),
          /** Documents open again. */
          reopened: z.array(z.string()),
          handledAt: instant.nullable(),
          handledBy: z.string(),
        }),
      ),
    }),
  },
  handleReturn: {
    ...work,
    method: 'post',
    path: '/cash/returns/{id}/handled',
    summary: 'Says that a returned payment was dealt with: it leaves the worklist',
    params,
  },
  journal: {
    ...read,
    method: 'get',
    path: '/cash/journal',
    summary: 'What happened here and the accounts lack, by kind; and what was given before',
    reply: z.object({
      pending: z.array(z.object({ kind: z.string(), currency: z.string(), isUndoing: z.boolean(), count, cents })),
      exports: z.array(journalExport),
    }),
  },
  exportJournal: {
    ...write,
    method: 'post',
    path: '/cash/journal',
    summary: 'Closes what is pending into an export; none of it leaves twice',
    reply: journalExport,
  },
  journalFile: {
    ...read,
    method: 'get',
    path: '/cash/journal/{id}/file',
    summary: 'An export as accounting entries (FEC columns or CSV), or the lettering it implies',
    params,
    query: z.object({ format: z.enum(JOURNAL_FORMATS).default('fec') }),
    reply: 'bytes',
  },
  advices: {
    ...read,
    method: 'get',
    path: '/cash/advices',
    summary: 'What payers announced, waiting for their payment',
    query: z.object({ show: z.enum(['waiting', 'all']).default('waiting') }),
    reply: z.object({ advices: z.array(adviceView) }),
  },
  pasteAdvice: {
    ...work,
    method: 'post',
    path: '/cash/advices',
    summary: 'Keeps a remittance advice pasted from a mail; its payment is matched by it when it arrives',
    body: z.object({ text: z.string().min(5).max(200_000) }),
    reply: adviceView,
  },
  uploadAdvice: {
    ...work,
    method: 'post',
    path: '/cash/advices/file',
    summary: 'Keeps a remittance advice from a file: text, CSV, XLSX, or PDF with text',
    query: z.object({ name: z.string().min(1).max(200) }),
    body: 'bytes',
    reply: adviceView,
  },
  dropAdvice: {
    ...work,
    method: 'delete',
    path: '/cash/advices/{id}',
    summary: 'Drops an advice that no payment will follow',
    params,
  },
  accounts: {
    ...read,
    method: 'get',
    path: '/cash/accounts',
    summary: 'Bank accounts: how fresh, what waits, where statements do not join',
    reply: z.object({ accounts: z.array(accountView) }),
  },
  changeAccount: {
    ...manage,
    method: 'put',
    path: '/cash/accounts/{id}',
    summary: 'Names an account, its ledger account, and whether reminders wait for its statements',
    params,
    body: z.object({
      name: z.string().trim().min(1).max(100),
      ledgerAccount: z.string().regex(/^[0-9A-Z]{3,20}$/),
      isFollowed: z.boolean(),
    }),
  },
  setting: {
    ...read,
    method: 'get',
    path: '/cash/setting',
    summary: 'How far matching may go by itself, and how each kind of match fared here',
    reply: settingView.extend({
      classes: z.array(
        z.object({
          class: matchClass,
          right: count,
          wrong: count,
          automatic: count,
          automaticUndone: count,
          precisionBp: z.number().int().nullable(),
          /** Applied without asking today: chosen, and not disproved. */
          applies: z.boolean(),
        }),
      ),
    }),
  },
  changeSetting: {
    ...manage,
    method: 'put',
    path: '/cash/setting',
    summary: 'Changes tolerances and what is applied without asking',
    body: settingView,
  },
})
