import type { LocalDate } from '../../kernel/calendar.ts'
import type { CourtPlace } from '../../statutes/index.ts'

/** The ways to a title, and what is done with one. */
export const PROCEEDING_KINDS = [
  'payment_order',
  'trade_claim',
  'small_claim',
  'urgent_action',
  'full_action',
  'enforcement',
] as const
export type ProceedingKind = (typeof PROCEEDING_KINDS)[number]

/** A commercial court or court for economic activities, a civil court (tribunal judiciaire), or its judge for the protection of consumers. */
export const COURT_KINDS = ['commercial', 'civil', 'protection'] as const
export type CourtKind = (typeof COURT_KINDS)[number]

/**
 * Where a matter stands. `pending`: asked, nothing answered · `ordered`: granted, to be served (or recorded by the officer) ·
 * `served`: the debtor may still oppose or answer · `contested`: before the judge with both sides · `failed`: this way leads no further ·
 * `appeal`: we asked a court of appeal for what the judge refused.
 */
export const STAGES = [
  'prepared',
  'pending',
  'ordered',
  'served',
  'contested',
  'title',
  'enforcing',
  'failed',
  'appeal',
  'closed',
] as const
export type Stage = (typeof STAGES)[number]

/** `joint`: owes the whole with the debtor · `guarantor`: owes it for the debtor. */
export const DEBTOR_ROLES = ['debtor', 'joint', 'guarantor'] as const
export type DebtorRole = (typeof DEBTOR_ROLES)[number]

export const OUTCOMES = ['paid', 'settled', 'irrecoverable', 'abandoned'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const RESULTS = ['whole', 'part', 'nothing'] as const
export type Result = (typeof RESULTS)[number]

/**
 * What happens in a matter. `each`: to one debtor at a time · `gives`: a decision, with its result and what it grants · `fixes`: a day
 * to come, such as a hearing.
 */
export const ACTS = {
  filed: {},
  ordered: { gives: true },
  rejected: {},
  served: { each: true },
  opposed: { each: true },
  deposited: {},
  lawyer_named: {},
  unopposed: {},
  command_served: { each: true },
  debtor_contested: { each: true },
  recorded: {},
  made_executory: {},
  invited: {},
  agreed: {},
  declined: {},
  title_issued: {},
  summoned: { fixes: true },
  summons_filed: {},
  hearing_set: { fixes: true },
  judged: { gives: true },
  extinguished: {},
  decision_served: { each: true },
  served_on_us: {},
  appealed: { each: true },
  we_appealed: {},
  appeal_ended: {},
  title_held: {},
  seized: { each: true },
  seizure_told: { each: true },
  unfruitful: {},
  closed: {},
} as const satisfies Record<string, { readonly each?: true; readonly gives?: true; readonly fixes?: true }>
export type Act = keyof typeof ACTS
export const ACT_LIST = Object.keys(ACTS) as readonly Act[]

type Marks = { readonly each?: true; readonly gives?: true; readonly fixes?: true }
export const marksOf = (act: Act): Marks => ACTS[act]

/** What a decision grants, in minor units of the matter's currency. */
export type Granted = {
  readonly principalCents: number
  readonly interestCents: number
  readonly costsCents: number
  readonly interestFrom: LocalDate | null
}

/** An act as it was told. */
export type ToldAct = {
  readonly id: string
  readonly act: Act
  readonly on: LocalDate
  readonly debtorId: string | null
  readonly result: Result | null
  /** Handed to the debtor itself (CPC art. 1416). */
  readonly inPerson: boolean
  readonly dueOn: LocalDate | null
  readonly granted: Granted | null
}

/** A matter as far as its rules go; acts in the order they happened. */
export type Matter = {
  readonly kind: ProceedingKind
  readonly courtKind: CourtKind
  readonly place: CourtPlace
  /** What is asked for, in minor units: above a threshold, a lawyer is needed. */
  readonly claimedCents: number
  readonly debtors: readonly { readonly id: string; readonly role: DebtorRole }[]
  readonly acts: readonly ToldAct[]
}

export const COST_KINDS = [
  'registry',
  'service',
  'lawyer',
  'enforcement',
  'contribution',
  'translation',
  'other',
] as const
export type CostKind = (typeof COST_KINDS)[number]

/**
 * Costs that a judgment puts on the debtor (dépens: CPC art. 695). A lawyer's fees are not: only what the judge grants of them is
 * (CPC art. 700), and neither is what we spend of our own choice.
 */
export const isRecoverableKind = (kind: CostKind): boolean =>
  kind === 'registry' || kind === 'service' || kind === 'enforcement' || kind === 'translation'

/** `CTX-0007`: what a matter is called. */
export const proceedingNumber = (no: number): string => `CTX-${String(no).padStart(4, '0')}`

/** Whether a court of appeal still has to say, whoever asked it, and the act that asked last. */
export function appealIn<A extends Pick<ToldAct, 'act'>>(acts: readonly A[]): A | undefined {
  const asked = acts.findLastIndex(({ act }) => act === 'appealed' || act === 'we_appealed')
  const over = acts.findLastIndex(({ act }) => act === 'judged' || act === 'appeal_ended')
  return asked > over ? acts[asked] : undefined
}

/** An act that gives a title; a decision that grants nothing gives none. */
const isTitle = ({ act, result }: Pick<ToldAct, 'act' | 'result'>): boolean =>
  ['unopposed', 'made_executory', 'title_issued', 'title_held'].includes(act) ||
  (act === 'judged' && result !== 'nothing')

/** The act that gave the title of a matter; undefined while there is none, while an opposition or once an appeal takes it back. */
export function titleIn<A extends ToldAct>(acts: readonly A[]): A | undefined {
  const at = acts.findLastIndex(isTitle)
  const isLost = acts
    .slice(at + 1)
    .some(
      ({ act, result }) => act === 'opposed' || act === 'extinguished' || (act === 'judged' && result === 'nothing'),
    )
  return at < 0 || isLost ? undefined : acts[at]
}
