import type { LocalDate } from '../../kernel/calendar.ts'

/** What a court may open (law sheet §7.1): rescue before insolvency, rescue of the insolvent, winding-up. */
export const PROCEDURES = ['safeguard', 'receivership', 'liquidation'] as const
export type Procedure = (typeof PROCEDURES)[number]

/**
 * Where a case stands. `plan`: claims are paid by it. `closed_paid`, `ended`: creditors act again. `closed_short`: nothing more will
 * come, and no creditor may act again save in the cases of C. com. art. L643-11. `annulled`: it never was.
 */
export const STANDINGS = ['open', 'plan', 'closed_paid', 'closed_short', 'ended', 'annulled'] as const
export type Standing = (typeof STANDINGS)[number]

/** While it stands so, what was owed before the judgment is asked of nobody. */
export const FREEZING = ['open', 'plan', 'closed_short'] as const satisfies readonly Standing[]

/** What a published judgment comes to for a creditor; `unclear`: a person reads it. */
export const MEANINGS = [
  'opening',
  'conversion',
  'plan',
  'plan_resolved',
  'closed_paid',
  'closed_short',
  'ended',
  'list_filed',
  'unclear',
] as const
export type Meaning = (typeof MEANINGS)[number]

/** What may be told of a case by hand, besides what the feed tells. */
export const TOLD_BY_HAND = [
  'conversion',
  'plan',
  'plan_payment',
  'plan_resolved',
  'closed_paid',
  'closed_short',
  'ended',
  'annulled',
  'goods_claimed',
  'relief_asked',
  'certificate',
  'note',
] as const
export type ToldByHand = (typeof TOLD_BY_HAND)[number]

/** Everything that a case's history is made of. */
export const CASE_EVENTS = [
  'opening',
  ...TOLD_BY_HAND,
  'corrected',
  'proof_made',
  'proof_sent',
  'admitted',
  'admitted_in_part',
  'contested',
  'rejected',
  'list_filed',
] as const
export type CaseEventKind = (typeof CASE_EVENTS)[number]

export const PROOF_STATES = ['made', 'sent', 'admitted', 'admitted_in_part', 'contested', 'rejected'] as const
export type ProofState = (typeof PROOF_STATES)[number]
/** What the officer and the judge may answer to a proof. */
export const PROOF_ANSWERS = ['admitted', 'admitted_in_part', 'contested', 'rejected'] as const
export type ProofAnswer = (typeof PROOF_ANSWERS)[number]

export const OFFICER_ROLES = ['creditors_agent', 'liquidator'] as const
export type OfficerRole = (typeof OFFICER_ROLES)[number]

/** To whom claims are proved. `lines`: its address, as a letter is addressed. */
export type Officer = { readonly name: string; readonly role: OfficerRole; readonly lines: readonly string[] }

export type InsolvencyCase = {
  readonly id: string
  readonly customerId: string
  readonly procedure: Procedure
  readonly openedOn: LocalDate
  readonly publishedOn: LocalDate | null
  readonly court: string
  readonly officer: Officer
  readonly standing: Standing
  readonly standingOn: LocalDate
  readonly hasTitleRetention: boolean
  readonly noticeId: string | null
  readonly source: 'feed' | 'hand'
  readonly openedAt: Date
  readonly openedByName: string
}

export type CaseEvent = {
  readonly id: string
  readonly caseId: string
  readonly what: CaseEventKind
  readonly on: LocalDate
  /** The procedure that it named, where it named one. */
  readonly procedure: Procedure | null
  readonly detail: string
  readonly noticeId: string | null
  readonly documentId: string | null
  readonly recordedAt: Date
  readonly recordedByName: string
}

/** A notice as kept here. */
export type KeptNotice = {
  readonly id: string
  readonly type: 'notice' | 'correction' | 'annulment'
  readonly aboutId: string | null
  readonly sirens: readonly string[]
  readonly publishedOn: LocalDate | null
  readonly judgedOn: LocalDate | null
  readonly meaning: Meaning
  readonly family: string
  readonly nature: string
  readonly told: string
  readonly court: string
  readonly company: string
  readonly url: string
  readonly fault: 'no_id' | 'no_day' | 'no_company' | 'no_judgment' | 'about_nothing' | null
  readonly raw: string
  readonly readAt: Date
  readonly state: 'followed' | 'to_look' | 'seen'
  readonly undoneBy: string | null
}

/** Whether and where the public feed is read, and how far it was. */
export type WatchSetting = {
  readonly watches: boolean
  readonly url: string
  readonly readTo: LocalDate | null
  readonly readAt: Date | null
  /** What the last reading met; empty: it went well. */
  readonly fault: string
  readonly hasTitleRetention: boolean
}
