import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import type { Sentence } from '../../kernel/wording.ts'
import {
  type Deadline,
  delayFrom,
  paymentOrderDays,
  type StatuteBook,
  smallClaimAnswerBy,
  statuteOn,
  tradeClaimDays,
} from '../../statutes/index.ts'
import type { Act, Matter, ToldAct } from './model.ts'
import { machineWording as words } from './wording.ts'

/** What opens a delay, met or not: who must do what by when, or from when on. */
export const DELAY_CODES = [
  'serve_order',
  'oppose',
  'enforce_from',
  'deposit',
  'name_lawyer',
  'hearing',
  'file_summons',
  'contest',
  'record_from',
  'serve_title',
  'answer',
  'serve_judgment',
  'appeal',
  'our_appeal',
  'tell_seizure',
  'contest_seizure',
  'ask_registry',
] as const
export type DelayCode = (typeof DELAY_CODES)[number]

/** `ours`: lost when we let it pass · `theirs`: the debtor's · `from`: what may be done from then on · `habit`: no text sets it. */
export type DelaySide = 'ours' | 'theirs' | 'from' | 'habit'

export type Delay = {
  readonly code: DelayCode
  readonly side: DelaySide
  /** Of one debtor; null: of the matter. */
  readonly debtorId: string | null
  readonly endsOn: LocalDate
  /** How it was reckoned; null where it is a day that somebody fixed. */
  readonly deadline: Deadline | null
  /** The act it runs from. */
  readonly since: LocalDate
  /** The days on which whoever follows it is told again. */
  readonly alerts: readonly LocalDate[]
  /** The day it was done; null while it is open. */
  readonly metOn: LocalDate | null
  /** What else is to be known of it. */
  readonly note: Sentence | null
}

/** The last of an act, and of one debtor where it is told. */
export const lastOf = ({ acts }: Matter, act: Act, debtorId?: string | null): ToldAct | undefined =>
  acts.findLast((one) => one.act === act && (debtorId === undefined || one.debtorId === debtorId))

export const orderDays = (matter: Matter, debtorId: string, book: StatuteBook) => {
  const order = lastOf(matter, 'ordered')
  if (!order) return null
  const service = lastOf(matter, 'served', debtorId)
  const days = { orderedOn: order.on, servedOn: service?.on ?? null, inPerson: service?.inPerson ?? false }
  return paymentOrderDays(book, days, matter.place)
}

/** A lawyer is mandatory before a civil or commercial court above a threshold (CPC art. 761 and 853). */
export function needsLawyer({ claimedCents }: Pick<Matter, 'claimedCents'>, book: StatuteBook, on: LocalDate): boolean {
  const threshold = statuteOn(book, 'lawyer_threshold', on)
  return threshold !== null && claimedCents > threshold.value
}

type Last = { readonly deadline: Deadline; readonly from: LocalDate; readonly lost: Sentence }

/** The last day on which an act is in time, with what is lost after it; null where nothing bounds it, or where it may be late at no loss. */
export function lastDayFor(matter: Matter, told: ToldAct, book: StatuteBook): Last | 'no_law' | null {
  const within = (deadline: Deadline | null, from: LocalDate, lost: Sentence): Last | 'no_law' =>
    deadline ? { deadline, from, lost } : 'no_law'
  switch (told.act) {
    case 'served': {
      const days = orderDays(matter, told.debtorId ?? '', book)
      return within(days?.serveBy ?? null, lastOf(matter, 'ordered')!.on, words.orderLapsed)
    }
    case 'deposited': {
      const { on } = lastOf(matter, 'opposed')!
      return within(delayFrom(book, 'opposition_deposit', on, matter.place), on, words.depositLapsed)
    }
    case 'agreed': {
      const { on } = lastOf(matter, 'invited')!
      return within(smallClaimAnswerBy(book, on, matter.place), on, words.answerLate)
    }
    case 'we_appealed': {
      const served = lastOf(matter, 'served_on_us')
      return served ? within(appealBy(matter, book, served.on), served.on, words.appealLate) : null
    }
    case 'decision_served': {
      if (matter.kind !== 'trade_claim') return null
      const title = lastOf(matter, 'made_executory')!
      return within(delayFrom(book, 'trade_claim_serve', title.on, matter.place), title.on, words.titleLapsed)
    }
    default:
      return null
  }
}

/** The last day to appeal a decision that was served on a day: fifteen days for an urgent order, a month for a judgment. */
export const appealBy = (matter: Matter, book: StatuteBook, servedOn: LocalDate): Deadline | null =>
  delayFrom(book, matter.kind === 'urgent_action' ? 'urgent_appeal' : 'judgment_appeal', servedOn, matter.place)

/** The first day on which an act may be done; null where nothing delays it. */
export function beforeOf(
  matter: Matter,
  { act }: ToldAct,
  book: StatuteBook,
): { readonly from: LocalDate; readonly citation: string } | null {
  if (act === 'unopposed') return unopposedFrom(matter, book)
  if (act === 'recorded') {
    const first = matter.acts
      .filter((one) => one.act === 'command_served')
      .map(({ on }) => tradeClaimDays(book, { servedOn: on, titleOn: null }, matter.place)?.recordFrom)
    const last = first.reduce<LocalDate | null>((a, b) => (b && (a === null || b > a) ? b : a), null)
    return last && { from: last, citation: 'CPCEx art. L126-3' }
  }
  return null
}

/**
 * An order becomes a title once nobody it was served on opposed it in time: the day after the last of their delays, safely. Before
 * the regime of 1 September 2026 the registry certifies it; not served in person, no day is sure, and the certificate is what counts.
 */
export function unopposedFrom(
  matter: Matter,
  book: StatuteBook,
): { readonly from: LocalDate; readonly citation: string; readonly deadline: Deadline } | null {
  let last: { from: LocalDate; citation: string; deadline: Deadline } | null = null
  for (const { id } of matter.debtors) {
    const days = lastOf(matter, 'served', id) && orderDays(matter, id, book)
    if (!days?.opposeBy) continue
    const from = days.enforceableFrom ?? addDays(days.opposeBy.endsOn, 1)
    if (last === null || from > last.from)
      last = { from, citation: 'CPC art. 1416 et 1422', deadline: days.silence ?? days.opposeBy }
  }
  return last
}
