import { day, type LocalDate } from '../../kernel/calendar.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import type { Doubt, Evidence, EvidenceKind, ProvisionAccounts } from './model.ts'
import { provisionWording as words } from './wording.ts'

/** Hundredths of a percent in a whole. */
const WHOLE = 10_000

/** The VAT within an amount that holds it, at one rate; rounded half up to the cent. */
export const vatWithin = (grossCents: number, bp: number): number => {
  const net = Number((BigInt(grossCents) * BigInt(WHOLE) * 2n + BigInt(WHOLE + bp)) / (BigInt(WHOLE + bp) * 2n))
  return grossCents - net
}

/** What of a document's VAT is in what is left of it: in proportion, rounded half up; the whole of it for the whole. */
export const vatLeft = (of: { readonly amountCents: number; readonly vatCents: number }, openCents: number): number =>
  of.amountCents === 0
    ? 0
    : Number((BigInt(of.vatCents) * BigInt(openCents) * 2n + BigInt(of.amountCents)) / (BigInt(of.amountCents) * 2n))

/** What is provided for: so much of the net, rounded half up (law sheet §7.3: 12 000 with VAT, at 60 %, is 10 000 × 60 % = 6 000). */
export const provided = (netCents: number, percentBp: number): number =>
  Number((BigInt(netCents) * BigInt(percentBp) * 2n + BigInt(WHOLE)) / BigInt(WHOLE * 2))

/** What shows more than that time has passed. */
const TELLING: ReadonlySet<EvidenceKind> = new Set([
  'judgment',
  'proof',
  'notice',
  'proceeding',
  'dispute',
  'returned',
  'told',
])

/**
 * Whether tax takes an allowance: its reason is an event of before the closing and the steps taken are shown. Age alone, whatever the
 * percentage, is refused (CGI art. 39-1-5°); the accounts may still want it, and it is then added back.
 */
export function judgeDeductible(doubt: Doubt, evidence: readonly Evidence[], closingOn: LocalDate): Verdict<null> {
  const before = evidence.filter(({ on }) => on === null || on <= closingOn)
  if (doubt !== 'age') return before.length > 0 ? accept(null) : refuse('no_evidence', words.noEvidence)
  return before.some(({ kind }) => TELLING.has(kind)) ? accept(null) : refuse('age_alone', words.ageAlone)
}

/** The last day on which the VAT of a debt lost on `on` is claimed: the end of the second year after (CGI ann. II art. 208). */
export const vatDeadline = (on: LocalDate): LocalDate => day(`${Number(on.slice(0, 4)) + 2}-12-31`)

/** One line of an entry of the accounts. */
export type EntryLine = {
  readonly account: keyof Omit<ProvisionAccounts, 'journal'>
  readonly debitCents: number
  readonly creditCents: number
}
const debit = (account: EntryLine['account'], cents: number): EntryLine => ({
  account,
  debitCents: cents,
  creditCents: 0,
})
const credit = (account: EntryLine['account'], cents: number): EntryLine => ({
  account,
  debitCents: 0,
  creditCents: cents,
})

export type Movement = {
  readonly grossCents: number
  readonly provisionCents: number
  readonly beforeCents: number
  readonly beforeGrossCents: number
}

/**
 * The entries of one debt at a closing: moved to 416, VAT included, as it becomes doubtful, and back to 411 as it is paid; what its
 * allowance grows by (681 to 491), or what of it is taken back (491 to 781).
 */
export function entriesOf({ grossCents, provisionCents, beforeCents, beforeGrossCents }: Movement): EntryLine[][] {
  const more = provisionCents - beforeCents
  const doubtful = grossCents - beforeGrossCents
  return [
    ...(doubtful > 0 ? [[debit('doubtful', doubtful), credit('customers', doubtful)]] : []),
    ...(doubtful < 0 ? [[debit('customers', -doubtful), credit('doubtful', -doubtful)]] : []),
    ...(more > 0 ? [[debit('allowance', more), credit('depreciation', more)]] : []),
    ...(more < 0 ? [[debit('depreciation', -more), credit('reversal', -more)]] : []),
  ]
}

/**
 * The entry of a loss: 654 for the net, the VAT taken back, and the customer's accounts emptied of it, that of doubtful customers first
 * (law sheet §7.2: 1 200 is 1 000 and 200).
 */
export function lossEntry(netCents: number, vatCents: number, doubtfulCents: number): EntryLine[] {
  const others = netCents + vatCents - doubtfulCents
  return [
    debit('loss', netCents),
    ...(vatCents > 0 ? [debit('vat', vatCents)] : []),
    ...(doubtfulCents > 0 ? [credit('doubtful', doubtfulCents)] : []),
    ...(others > 0 ? [credit('customers', others)] : []),
  ]
}
