import { z } from 'zod'
import type { LocalDate } from '../../../kernel/calendar.ts'

/** What a notice says a court decided, as it is printed. `on` is null where the notice gives no day that can be read. */
export type PublishedJudgment = {
  readonly family: string
  readonly nature: string
  readonly on: LocalDate | null
  /** What follows in plain words: the officers named, the day payments stopped, where and by when claims are proved. */
  readonly told: string
}

export const NOTICE_TYPES = ['notice', 'correction', 'annulment'] as const
export type NoticeType = (typeof NOTICE_TYPES)[number]

/** A notice of insolvency as the BODACC publishes it. */
export type PublishedNotice = {
  /** Letter of the edition, number of the issue, number of the notice: `A202602111234`. */
  readonly id: string
  readonly type: NoticeType
  /** The notice that this one corrects or annuls. */
  readonly about: string | null
  readonly publishedOn: LocalDate
  /** Company numbers (SIREN) it names, each once. */
  readonly sirens: readonly string[]
  readonly name: string
  readonly court: string
  readonly judgment: PublishedJudgment | null
  readonly url: string
  /** The record as it came, as JSON. */
  readonly raw: string
}

/** What a record lacks to be a notice. */
export const NOTICE_FAULTS = ['no_id', 'no_day', 'no_company', 'no_judgment', 'about_nothing'] as const
export type NoticeFault = (typeof NOTICE_FAULTS)[number]

/** A record that cannot be followed: `id` its own where it has one, else a fingerprint of what came. */
export type BrokenNotice = {
  readonly id: string
  readonly fault: NoticeFault
  readonly sirens: readonly string[]
  readonly raw: string
}
export type NoticeRead = { readonly notice: PublishedNotice } | { readonly broken: BrokenNotice }

/** Where the feed is read when nothing else is set: public, without a key. */
export const BODACC_URL =
  'https://bodacc-datadila.opendatasoft.com/api/explore/v2.1/catalog/datasets/annonces-commerciales/records'

export const bodaccUrl = z
  .string()
  .trim()
  .max(500)
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'not a web address')
