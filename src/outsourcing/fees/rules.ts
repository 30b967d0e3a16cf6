import { addDays, addMonths, type LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import { accept, type Verdict } from '../../kernel/verdict.ts'
import type { Terms } from '../mandates/terms.ts'
import { type FileFee, feeOf } from '../tariffs/fee-of.ts'
import type { FiledClaim, Receipt, Tariff } from '../tariffs/model.ts'
import { vatOn } from '../tariffs/vat-of.ts'

/** What one receipt, or its return, adds to the fees of its file, before VAT, and what the fee of the file is then; null where it is refused. */
export type FeeStep = { readonly netCents: number; readonly fee: FileFee | null }

/** What a receipt adds: the fee after it less the fee before, by the tariff of its day. */
export function feeAdded(tariff: Tariff, file: FiledClaim, before: readonly Receipt[], one: Receipt): Verdict<FeeStep> {
  const was = feeOf(tariff, file, before)
  const fee = feeOf(tariff, file, [...before, one])
  // What was refused before was not charged: it is, once the money bears it.
  return fee.ok ? accept({ netCents: fee.value.feeCents - (was.ok ? was.value.feeCents : 0), fee: fee.value }) : fee
}

/**
 * What a return gives back (negative or nothing): the fee with the receipt less the fee without it, by the tariff the receipt was charged by.
 * What stays charged is never below nothing nor above what is left of the money, so that a file of which all went back costs nothing, even
 * when its tariff changed in between. A fee that the tariff refuses is none.
 */
export function feeGivenBack(
  tariff: Tariff,
  file: FiledClaim,
  kept: readonly Receipt[],
  returned: Receipt,
  chargedCents: number,
): { readonly netCents: number; readonly fee: FileFee | null } {
  const withIt = feeOf(tariff, file, [...kept, returned])
  const without = feeOf(tariff, file, kept)
  const cents = (fee: Verdict<FileFee>) => (fee.ok ? fee.value.feeCents : 0)
  const told = chargedCents + cents(without) - cents(withIt)
  const stays = Math.min(Math.max(0, told), sumCents(kept.map((one) => one.cents)), chargedCents)
  return { netCents: stays - chargedCents, fee: without.ok ? without.value : null }
}

/** An amount and the VAT on it: each line is rounded by itself, and sums are sums of lines, so that a credit gives back what its charge bore. */
export const withVat = (netCents: number, vatBp: number): { netCents: number; vatBp: number; vatCents: number } => ({
  netCents,
  vatBp,
  vatCents: vatOn(netCents, vatBp),
})

/** A version of a mandate that both signed, and the day of the last signature. */
export type SignedVersion = {
  readonly mandateId: string
  readonly version: number
  readonly signedOn: LocalDate | null
  readonly terms: Terms
}

/** The version by which a day is charged: the last that both had signed by then, else the first. */
export const versionOn = (versions: readonly SignedVersion[], on: LocalDate): SignedVersion =>
  versions.findLast(({ signedOn }) => signedOn !== null && signedOn <= on) ?? versions[0]!

/** The most months that fees wait for their invoice; what no remittance goes with is not left to wait for one. */
const MONTHS_A_BILL = { each: 1, monthly: 1, quarterly: 3 } as const

/**
 * The last day whose fees are to be invoiced by the rhythm of a mandate, counted from its first day; null: none yet. Once the mandate is over,
 * everything; with each remittance, everything to its day.
 */
export function billUntil(
  rhythm: keyof typeof MONTHS_A_BILL,
  {
    startsOn,
    endsOn,
    remittedOn,
  }: Readonly<Record<'endsOn' | 'remittedOn', LocalDate | null>> & { startsOn: LocalDate },
  today: LocalDate,
): LocalDate | null {
  if (endsOn !== null && endsOn < today) return today
  let last: LocalDate | null = null
  for (let n = 1; ; n++) {
    const next = addMonths(startsOn, n * MONTHS_A_BILL[rhythm])
    if (next > today) break
    last = addDays(next, -1)
  }
  return rhythm === 'each' && remittedOn !== null && (last === null || last < remittedOn) ? remittedOn : last
}

/** The day on which an invoice is to be paid. */
export const payableOn = (issuedOn: LocalDate, payDays: number): LocalDate => addDays(issuedOn, payDays)

/** How much of the open invoices and credit notes is set off against money to be handed over, the oldest first, credits before all. */
export function setOff<T extends { readonly openCents: number }>(
  open: readonly T[],
  availableCents: number,
): { readonly one: T; readonly cents: number }[] {
  const charges = open.filter(({ openCents }) => openCents > 0)
  const charged = charges.reduce((sum, { openCents }) => sum + openCents, 0)
  // A credit is used up by charges; money that debtors paid never pays it.
  let creditLeft = charged
  const used = open
    .filter(({ openCents }) => openCents < 0)
    .flatMap((one) => {
      const cents = Math.min(-one.openCents, creditLeft)
      creditLeft -= cents
      return cents > 0 ? [{ one, cents: -cents }] : []
    })
  let room = availableCents + (charged - creditLeft)
  return [
    ...used,
    ...charges.flatMap((one) => {
      const cents = Math.min(one.openCents, room)
      room -= cents
      return cents > 0 ? [{ one, cents }] : []
    }),
  ]
}
