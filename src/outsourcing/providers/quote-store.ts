import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { ProvenRates } from '../comparing/model.ts'
import type { Tariff } from '../tariffs/model.ts'
import { json } from './provider-store.ts'
import type { Portfolio, QuoteState } from './quote-model.ts'

export type QuoteRequest = {
  readonly id: string
  readonly orgId: number
  readonly no: number
  readonly currency: string
  readonly portfolio: Portfolio
  readonly words: string
  readonly answerBy: LocalDate
  readonly fewWhy: string
  readonly askedAt: Date
  readonly askedByName: string
  readonly closedAt: Date | null
}

/** What one provider was asked, and answered. */
export type Quote = {
  readonly id: string
  readonly orgId: number
  readonly requestId: string
  readonly providerId: string
  readonly agencyOrgId: number | null
  readonly creditorName: string
  readonly state: QuoteState
  readonly messageId: string | null
  readonly tariff: Tariff | null
  readonly proven: ProvenRates | null
  readonly note: string
  readonly validUntil: LocalDate | null
  readonly answeredAt: Date | null
  readonly answeredByName: string | null
  readonly isTyped: boolean
  /** Days from the collection of a sum to its remittance, as it offers them. */
  readonly remitDays: number | null
  /** Answered by itself from the page that a link opens; the hash of what it sent. */
  readonly isByLink: boolean
  readonly answerSha256: string | null
}

const request = part`r.id, r.org_id, r.no, r.currency, r.portfolio, r.words, r.answer_by, r.few_why, r.asked_at, r.asked_by_name, r.closed_at`
const quote = part`q.id, q.org_id, q.request_id, q.provider_id, q.agency_org_id, q.creditor_name, q.state, q.message_id, q.tariff, q.proven, q.note,
  q.valid_until, q.answered_at, q.answered_by_name, q.is_typed, q.remit_days, q.is_by_link, encode(q.answer_sha256, 'hex') as answer_sha256`

export const quoteRequests = (tx: OrgTx): Promise<QuoteRequest[]> =>
  tx.rows(sql`select ${request} from outsourcing.quote_request r where r.org_id = ${tx.orgId} order by r.no desc`)

export const quoteRequestOf = (tx: OrgTx, id: string): Promise<QuoteRequest | null> =>
  tx.maybe(sql`select ${request} from outsourcing.quote_request r where r.org_id = ${tx.orgId} and r.id = ${id}`)

export const quotesOf = (tx: OrgTx, requestIds: readonly string[]): Promise<Quote[]> =>
  tx.rows(sql`
    select ${quote} from outsourcing.quote q where q.org_id = ${tx.orgId} and q.request_id = any(${requestIds}::uuid[]) order by q.id`)

export const quoteOf = (tx: OrgTx, id: string): Promise<Quote | null> =>
  tx.maybe(sql`select ${quote} from outsourcing.quote q where q.org_id = ${tx.orgId} and q.id = ${id}`)

export const lockQuote = (tx: OrgTx, id: string): Promise<Quote | null> =>
  tx.maybe(sql`select ${quote} from outsourcing.quote q where q.org_id = ${tx.orgId} and q.id = ${id} for update`)

/** What creditors ask of this organisation as a provider, with the request of each. */
export const quotesAsked = (
  tx: OrgTx,
): Promise<
  (Quote & Pick<QuoteRequest, 'no' | 'currency' | 'portfolio' | 'words' | 'answerBy' | 'closedAt' | 'askedAt'>)[]
> =>
  tx.rows(sql`
    select ${quote}, r.no, r.currency, r.portfolio, r.words, r.answer_by, r.closed_at, r.asked_at
    from outsourcing.quote q join outsourcing.quote_request r on r.org_id = q.org_id and r.id = q.request_id
    where q.agency_org_id = ${tx.orgId} order by r.asked_at desc, q.id`)

/** Requests are numbered one after the other. */
export const insertRequest = async (
  tx: OrgTx,
  one: Omit<QuoteRequest, 'orgId' | 'no' | 'closedAt'>,
): Promise<{ no: number }> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('outsourcing quote requests'), ${tx.orgId}::int)`)
  return tx.one(sql`
    insert into outsourcing.quote_request (org_id, id, no, currency, portfolio, words, answer_by, few_why, asked_at, asked_by_name)
    select ${tx.orgId}, ${one.id}, coalesce(max(r.no), 0) + 1, ${one.currency}, ${JSON.stringify(one.portfolio)}::jsonb, ${one.words},
      ${one.answerBy}::date, ${one.fewWhy}, ${one.askedAt}, ${one.askedByName}
    from outsourcing.quote_request r where r.org_id = ${tx.orgId}
    returning no`)
}

export const insertQuote = (
  tx: OrgTx,
  one: Pick<Quote, 'id' | 'requestId' | 'providerId' | 'agencyOrgId' | 'creditorName' | 'messageId'>,
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.quote (org_id, id, request_id, provider_id, agency_org_id, creditor_name, state, message_id)
    values (${tx.orgId}, ${one.id}, ${one.requestId}, ${one.providerId}, ${one.agencyOrgId}, ${one.creditorName}, 'asked', ${one.messageId})`)

export type QuoteAnswer = Pick<Quote, 'tariff' | 'proven' | 'note' | 'validUntil' | 'remitDays'>

/** How an answer came: typed here, from the provider's organisation, or from its page, with the hash of what it sent there. */
export type AnswerWay = { readonly isTyped: boolean; readonly sha256: string | null }

export const writeAnswer = (
  tx: OrgTx,
  id: string,
  one: QuoteAnswer & AnswerWay & { readonly state: QuoteState },
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update outsourcing.quote set state = ${one.state}, tariff = ${json(one.tariff)}::jsonb, proven = ${json(one.proven)}::jsonb, note = ${one.note},
      valid_until = ${one.validUntil}, is_typed = ${one.isTyped}, remit_days = ${one.remitDays},
      is_by_link = ${one.sha256 !== null}, answer_sha256 = decode(${one.sha256}::text, 'hex'), answered_at = ${by.at}, answered_by_name = ${by.name}
    where org_id = ${tx.orgId} and id = ${id}`)

export const closeRequest = (tx: OrgTx, id: string, at: Date): Promise<number> =>
  tx.run(sql`
    update outsourcing.quote_request set closed_at = ${at} where org_id = ${tx.orgId} and id = ${id} and closed_at is null`)

/** The mail that told of a quote last. */
export const keepQuoteMail = (tx: OrgTx, id: string, messageId: string): Promise<number> =>
  tx.run(sql`update outsourcing.quote set message_id = ${messageId} where org_id = ${tx.orgId} and id = ${id}`)

/** A provider that disconnects answers no more from its organisation. */
export const forgetAgency = (tx: OrgTx, providerId: string): Promise<number> =>
  tx.run(sql`
    update outsourcing.quote set agency_org_id = null where org_id = ${tx.orgId} and provider_id = ${providerId} and state = 'asked'`)
