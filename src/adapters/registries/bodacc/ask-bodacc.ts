import type { LocalDate } from '../../../kernel/calendar.ts'
import { callWebService, jsonOf } from '../../web-service/call.ts'
import { shortly } from '../../web-service/carrier.ts'
import type { NoticeRead } from './model.ts'
import { readNotice } from './read-notice.ts'

/** Which notices: those published on some days, or those that name one of some companies. */
export type NoticesAsked =
  | { readonly from: LocalDate; readonly to: LocalDate }
  | { readonly sirens: readonly string[]; readonly from: LocalDate }

/** A page of answers, or why there is none. `later`: it asks for less at once, in so many seconds where it says so. */
export type NoticesAnswer =
  | { readonly kind: 'page'; readonly notices: readonly NoticeRead[]; readonly total: number; readonly isLast: boolean }
  | { readonly kind: 'later'; readonly afterS: number | null; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }

/** The most records of one answer, and the farthest that answers reach (explore v2.1: offset + limit). */
export const PAGE = 100
export const FARTHEST = 10_000
/** Companies named in one question: its address stays short enough for every server on the way. */
export const MOST_COMPANIES = 60
const PATIENCE_MS = 20_000
/** A hundred notices of the longest kind. */
const MOST_BYTES = 8 << 20

/** Asks for one page, oldest first. Never throws for what a network or the service does. */
export async function askBodacc(url: string, asked: NoticesAsked, offset: number): Promise<NoticesAnswer> {
  const address = new URL(url)
  address.searchParams.set('where', whereOf(asked))
  // In one order, so that what is published meanwhile comes after what was read.
  address.searchParams.set('order_by', 'dateparution,id')
  address.searchParams.set('limit', String(PAGE))
  address.searchParams.set('offset', String(offset))
  const answer = await callWebService({
    method: 'GET',
    url: address.href,
    headers: { accept: 'application/json' },
    patienceMs: PATIENCE_MS,
    maxBytes: MOST_BYTES,
  })
  if (answer.kind !== 'answered') return { kind: 'failed', reason: answer.reason }
  const { status, retryAfterS } = answer
  const response = `HTTP ${status} ${shortly(answer.bytes.toString())}`
  if (status === 429 || status === 503) return { kind: 'later', afterS: retryAfterS, reason: response }
  const body = jsonOf(answer) as { readonly total_count?: unknown; readonly results?: unknown } | undefined
  if (status !== 200 || !Array.isArray(body?.results) || typeof body.total_count !== 'number')
    return { kind: 'failed', reason: response }
  const end = offset + body.results.length
  return {
    kind: 'page',
    notices: body.results.map(readNotice),
    total: body.total_count,
    isLast: body.results.length === 0 || end >= body.total_count || end + PAGE > FARTHEST,
  }
}

/** As the query language of the data set writes it (ODSQL): text between double quotes, days as `date'…'`. */
function whereOf(asked: NoticesAsked): string {
  const family = 'familleavis = "collective"'
  if ('to' in asked) return `${family} and dateparution >= date'${asked.from}' and dateparution <= date'${asked.to}'`
  const named = asked.sirens.map((siren) => `registre = "${siren.replace(/\D/g, '')}"`).join(' or ')
  return `${family} and dateparution >= date'${asked.from}' and (${named})`
}
