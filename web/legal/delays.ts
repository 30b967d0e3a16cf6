import { day, type LocalDate } from '../../src/kernel/calendar.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import type { legalRoutes } from '../../src/legal/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import {
  type CourtPlace,
  type Deadline,
  insolvencyDays,
  paymentOrderDays,
  type StatuteBook,
  smallClaimAnswerBy,
  statuteBook,
  tradeClaimDays,
} from '../../src/statutes/index.ts'
import { delayWording as words } from './delay-wording.ts'

export const PROCEDURES = ['order', 'tradeClaim', 'smallClaim', 'insolvency'] as const
export type Procedure = (typeof PROCEDURES)[number]

/** What is known of a procedure: its first act, what followed it, and where. */
export type Acts = {
  readonly procedure: Procedure
  readonly on: LocalDate
  readonly thenOn: LocalDate | null
  /** Served in person, of an order; of an insolvency, a creditor abroad. */
  readonly flag: boolean
  readonly place: CourtPlace
}

/** One line of the calendar: a last day with its rule, a first day, or days to be reminded on. */
export type DelayLine = {
  readonly what: Sentence
  readonly deadline?: Deadline
  readonly from?: LocalDate
  readonly days?: readonly LocalDate[]
  readonly note?: Sentence
}

/** The law as the server tells it: rows of the organisation's own before those that come with the product. */
export function bookOf({ country, rows }: ReplyOut<typeof legalRoutes.legalReferences>): StatuteBook {
  const own = rows.filter(({ id }) => id !== null)
  return statuteBook(
    country,
    own.map((row) => ({
      ...row,
      from: day(row.from),
      to: row.to === null ? null : day(row.to),
      verifiedOn: day(row.verifiedOn),
      reviewOn: row.reviewOn === null ? null : day(row.reviewOn),
    })),
  )
}

/** The calendar that follows from the acts; null where no rule is known for their day. */
export function delaysOf(book: StatuteBook, { procedure, on, thenOn, flag, place }: Acts): readonly DelayLine[] | null {
  switch (procedure) {
    case 'order': {
      const days = paymentOrderDays(book, { orderedOn: on, servedOn: thenOn, inPerson: flag }, place)
      if (!days) return null
      const { serveBy, remindOn, opposeBy, mayOpposeLater, enforceableFrom } = days
      return [
        { what: words.serveBy, deadline: serveBy },
        ...(thenOn === null ? [{ what: words.remindOn, days: remindOn }] : []),
        ...(opposeBy
          ? [{ what: words.opposeBy, deadline: opposeBy, ...(mayOpposeLater ? { note: words.mayOpposeLater } : {}) }]
          : []),
        ...(enforceableFrom
          ? [{ what: words.enforceFrom, from: enforceableFrom }]
          : thenOn === null
            ? []
            : [{ what: words.enforceFrom, note: words.enforceUnknown }]),
      ]
    }
    case 'tradeClaim': {
      const days = tradeClaimDays(book, { servedOn: on, titleOn: thenOn }, place)
      return (
        days && [
          { what: words.contestBy, deadline: days.contestBy },
          { what: words.recordFrom, from: days.recordFrom },
          ...(days.serveTitleBy ? [{ what: words.serveTitleBy, deadline: days.serveTitleBy }] : []),
        ]
      )
    }
    case 'smallClaim': {
      const deadline = smallClaimAnswerBy(book, on, place)
      return deadline && [{ what: words.answerBy, deadline }]
    }
    case 'insolvency': {
      const days = insolvencyDays(book, { publishedOn: on, isCreditorAbroad: flag }, place)
      return (
        days && [
          { what: words.declareBy, deadline: days.declareBy },
          { what: words.goodsBy, deadline: days.claimGoodsBy },
          { what: words.foreclosureBy, deadline: days.liftForeclosureBy },
        ]
      )
    }
  }
}
