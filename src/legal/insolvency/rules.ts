import type { LocalDate } from '../../kernel/calendar.ts'
import { type Deadline, insolvencyDays, type StatuteBook } from '../../statutes/index.ts'
import { FREEZING, type InsolvencyCase, type Meaning, type Procedure, type ProofState, type Standing } from './model.ts'

/** Outside metropolitan France, as the texts mean it: abroad, and overseas (C. com. art. R622-24). */
export const isOutsideMetropolis = ({
  country,
  postcode,
}: {
  readonly country: string
  readonly postcode: string
}): boolean => country !== 'FR' || /^9[78]/.test(postcode.trim())

/** What is to be done within a period that runs from publication. */
export const DUTIES = ['prove', 'claim_goods', 'ask_relief'] as const
export type Duty = (typeof DUTIES)[number]
export type DutyDay = {
  readonly duty: Duty
  readonly deadline: Deadline
  readonly state: 'to_do' | 'done' | 'late' | 'not_needed'
}

export type CaseFacts = {
  readonly book: StatuteBook
  readonly isCreditorAbroad: boolean
  readonly proof: { readonly state: ProofState; readonly sentOn: LocalDate | null } | null
  readonly goodsClaimedOn: LocalDate | null
  readonly reliefAskedOn: LocalDate | null
  readonly today: LocalDate
}

/**
 * The duties of a creditor and how each stands on a day; null while the day of publication is not known, or where no row of the law covers
 * it. A proof sent after its period is late for good: relief is then asked, within six months of publication (art. L622-26). Goods are
 * claimed back only where title was kept in writing (art. L624-9, L624-16).
 */
export function dutiesOf(
  one: Pick<InsolvencyCase, 'publishedOn' | 'hasTitleRetention'>,
  { book, isCreditorAbroad, proof, goodsClaimedOn, reliefAskedOn, today }: CaseFacts,
): readonly DutyDay[] | null {
  if (one.publishedOn === null) return null
  const days = insolvencyDays(book, { publishedOn: one.publishedOn, isCreditorAbroad })
  if (!days) return null
  const { declareBy, claimGoodsBy, liftForeclosureBy } = days
  const sentOn = proof?.sentOn ?? null
  const isProved = sentOn !== null && sentOn <= declareBy.endsOn
  const isForeclosed = !isProved && today > declareBy.endsOn
  const stateOf = (doneOn: LocalDate | null, by: LocalDate, needed: boolean): DutyDay['state'] =>
    doneOn !== null && doneOn <= by ? 'done' : !needed ? 'not_needed' : today > by ? 'late' : 'to_do'
  return [
    { duty: 'prove', deadline: declareBy, state: stateOf(sentOn, declareBy.endsOn, true) },
    {
      duty: 'claim_goods',
      deadline: claimGoodsBy,
      state: stateOf(goodsClaimedOn, claimGoodsBy.endsOn, one.hasTitleRetention),
    },
    {
      duty: 'ask_relief',
      deadline: liftForeclosureBy,
      state: stateOf(reliefAskedOn, liftForeclosureBy.endsOn, isForeclosed),
    },
  ]
}

/** The next day that matters of a case, or null: what is not done yet, the soonest first. */
export const nextDuty = (duties: readonly DutyDay[] | null): DutyDay | null =>
  (duties ?? [])
    .filter(({ state }) => state === 'to_do')
    .toSorted((a, b) => (a.deadline.endsOn < b.deadline.endsOn ? -1 : 1))[0] ?? null

/** Where a judgment leaves a case, or null when it changes nothing of its standing. */
export function standingAfter(meaning: Meaning): Standing | null {
  switch (meaning) {
    case 'conversion':
    case 'plan_resolved':
      return 'open'
    case 'plan':
    case 'closed_paid':
    case 'closed_short':
    case 'ended':
      return meaning
    default:
      return null
  }
}

/** A resolution of a plan opens a new procedure, a winding-up unless the judgment says otherwise (C. com. art. L626-27). */
export const procedureAfter = (meaning: Meaning, named: Procedure | null, before: Procedure): Procedure =>
  meaning === 'plan_resolved'
    ? named === 'receivership'
      ? 'receivership'
      : 'liquidation'
    : meaning === 'conversion'
      ? (named ?? before)
      : before

export const isFreezing = (standing: Standing): boolean => (FREEZING as readonly Standing[]).includes(standing)

export const isOver = (standing: Standing): boolean =>
  standing === 'closed_paid' || standing === 'closed_short' || standing === 'ended' || standing === 'annulled'
