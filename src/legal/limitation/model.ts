import type { LocalDate } from '../../kernel/calendar.ts'
import type { Subject } from '../../statutes/index.ts'

/** What a debt is for, as far as its limitation goes (law sheet §3). */
export const CLAIM_KINDS = ['trade', 'consumer', 'carriage', 'telecom', 'rent', 'insurance', 'public', 'other'] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** Debits that a court could be asked to order: not the transfers and refunds of our own books. */
export const CLAIMED_ITEMS = ['invoice', 'opening', 'adjustment', 'fee', 'interest', 'returned'] as const

/** What a kind of claim has of its own besides the length of its period. */
export type ClaimTraits = {
  readonly subject: Subject
  /** Which of the creditor's own letters interrupt: none as a rule; a recorded one of an insurer; any written demand to a public body. */
  readonly letters: 'none' | 'recorded' | 'written'
  /** Counted from the day itself, or from the end of its calendar year (loi 68-1250, art. 1). */
  readonly countedFrom: 'day' | 'end_of_year'
  /** The contract may make it shorter or longer (C. civ. art. 2254). */
  readonly isByContract: boolean
}

const usual = { letters: 'none', countedFrom: 'day', isByContract: false } as const

export const CLAIM_TRAITS: Readonly<Record<ClaimKind, ClaimTraits>> = {
  trade: { ...usual, subject: 'limitation_trade', isByContract: true },
  // C. conso. art. L218-1: no agreement changes it.
  consumer: { ...usual, subject: 'limitation_consumer' },
  carriage: { ...usual, subject: 'limitation_carriage', isByContract: true },
  telecom: { ...usual, subject: 'limitation_telecom', isByContract: true },
  rent: { ...usual, subject: 'limitation_rent' },
  // C. assur. art. L114-2: a recorded letter about the premium interrupts; L114-3: no agreement changes it.
  insurance: { ...usual, subject: 'limitation_insurance', letters: 'recorded' },
  // Loi 68-1250, art. 1 and 2.
  public: { ...usual, subject: 'limitation_public', letters: 'written', countedFrom: 'end_of_year' },
  other: { ...usual, subject: 'limitation_other', isByContract: true },
}

/**
 * What can be told of a debt. `at`: it happens on a day. `during`: it lasts from a day to another, or is not over yet.
 * `restarts`: a full period begins anew, at its end where it lasts. `suspends`: the clock stands still and goes on after.
 * `letter`: nothing, save for the claims whose own text says otherwise.
 */
export const CAUSES = {
  acknowledgement: { lasts: 'at', effect: 'restarts', isByCourt: false, citation: 'C. civ. art. 2240' },
  part_payment: {
    lasts: 'at',
    effect: 'restarts',
    isByCourt: false,
    citation: 'C. civ. art. 2240 ; Cass. 2e civ. 3 juillet 2014, n° 13-17.449',
  },
  court_action: { lasts: 'during', effect: 'restarts', isByCourt: true, citation: 'C. civ. art. 2241 et 2242' },
  enforcement: { lasts: 'at', effect: 'restarts', isByCourt: true, citation: 'C. civ. art. 2244' },
  order_served: { lasts: 'at', effect: 'restarts', isByCourt: true, citation: 'Cass. 10 juillet 1990, n° 89-13.345' },
  title: { lasts: 'at', effect: 'restarts', isByCourt: true, citation: 'CPCEx art. L111-4' },
  proof_of_claim: { lasts: 'during', effect: 'restarts', isByCourt: true, citation: 'C. com. art. L622-25-1' },
  mediation: { lasts: 'during', effect: 'suspends', isByCourt: false, citation: 'C. civ. art. 2238' },
  conciliation: { lasts: 'during', effect: 'suspends', isByCourt: false, citation: 'C. civ. art. 2238' },
  small_claim: {
    lasts: 'during',
    effect: 'suspends',
    isByCourt: false,
    citation: 'CPCEx art. L125-1 ; C. civ. art. 2238',
  },
  order_filed: { lasts: 'at', effect: 'none', isByCourt: false, citation: 'Cass. 10 juillet 1990, n° 89-13.345' },
  recorded_letter: { lasts: 'at', effect: 'letter', isByCourt: false, citation: 'Cass. 18 mai 2022, n° 20-23.204' },
  letter: { lasts: 'at', effect: 'letter', isByCourt: false, citation: 'Cass. 18 mai 2022, n° 20-23.204' },
  phone_promise: { lasts: 'at', effect: 'none', isByCourt: false, citation: 'C. civ. art. 2240' },
} as const satisfies Record<
  string,
  {
    readonly lasts: 'at' | 'during'
    readonly effect: 'restarts' | 'suspends' | 'letter' | 'none'
    /** A court or an officer acts: the outer limit does not hold it (C. civ. art. 2232 al. 2). */
    readonly isByCourt: boolean
    readonly citation: string
  }
>
export type Cause = keyof typeof CAUSES
export const CAUSE_LIST = Object.keys(CAUSES) as readonly Cause[]

/** Something that happened to a debt, with what proves it. */
export type ClockEvent = {
  readonly id: string
  readonly cause: Cause
  readonly on: LocalDate
  /** The day a lasting one ended; null while it lasts, and for those of one day. */
  readonly until: LocalDate | null
  /** Its effect was lost after the event: the opposition case was extinguished, the action withdrawn or rejected for good. */
  readonly isLost: boolean
}

/** What the law and the organisation say of a claim, gathered for one reckoning. Years and months are whole numbers. */
export type ClockTerms = {
  readonly kind: ClaimKind
  readonly years: number
  /** What an executory title gives. */
  readonly titleYears: number
  /** Null where the law of the country knows none. */
  readonly outerYears: number | null
  readonly leastMonthsAfterSuspension: number
}

/** What an event did: `lost`, `late` (the debt was barred already), `early` (before the clock began), `covered` by a longer one. */
export type EventEffect = 'restarts' | 'suspends' | 'none' | 'lost' | 'late' | 'early' | 'covered'

export type ReckonedEvent = {
  readonly id: string
  readonly effect: EventEffect
  /** The last day as it stood after this event; null while the clock stands still. */
  readonly barsOn: LocalDate | null
}

/** `runs`: towards `barsOn`. `suspended`, `in_court`: nothing runs while what stops it lasts, and there is no day. */
export type Standing = 'runs' | 'suspended' | 'in_court'
/** As kept: `unknown` where no row of the law covers the debt, or its contract says what the law does not allow. */
export const KEPT_STANDINGS = ['runs', 'suspended', 'in_court', 'unknown'] as const
export type KeptStanding = Standing | 'unknown'

export type Reckoning = {
  readonly startsOn: LocalDate
  /** The last day on which a court may be asked (C. civ. art. 2229: the period is over when its last day is). */
  readonly barsOn: LocalDate | null
  readonly standing: Standing
  /** The outer limit, not the period, gives the day. */
  readonly isCapped: boolean
  /** A title governs it from an event on. */
  readonly hasTitle: boolean
  readonly events: readonly ReckonedEvent[]
}

/** How near the end is, in months; alerts are given at these. */
export const ALERT_MONTHS = [12, 6, 3, 1] as const
export type AlertMonths = (typeof ALERT_MONTHS)[number]

export const NEARNESS = ['barred', 'm1', 'm3', 'm6', 'm12', 'later', 'stopped', 'unknown'] as const
export type Nearness = (typeof NEARNESS)[number]

/** What debts are unless said otherwise: those of businesses and of consumers; those of public bodies have one kind. */
export const BUSINESS_KINDS = ['trade', 'carriage', 'telecom', 'rent', 'insurance', 'other'] as const
export const CONSUMER_KINDS = ['consumer', 'telecom', 'rent', 'insurance'] as const
export type LimitationSetting = {
  readonly businessKind: (typeof BUSINESS_KINDS)[number]
  readonly consumerKind: (typeof CONSUMER_KINDS)[number]
  /** What the contracts with businesses say, in years; null: nothing. */
  readonly contractYears: number | null
}
export const USUAL_SETTING: LimitationSetting = { businessKind: 'trade', consumerKind: 'consumer', contractYears: null }
