import type { LocalDate } from '../../kernel/calendar.ts'
import { accept, type Verdict } from '../../kernel/verdict.ts'
import { type EvidenceMark, type StatuteBook, statuteAt } from '../../statutes/index.ts'
import { halfUp } from './fee-of.ts'
import type { Tariff } from './model.ts'

/** The rate of VAT on fees, and the row of the law it rests on; no row where the provider charges none. */
export type VatRate = { readonly bp: number; readonly citation: string | null; readonly mark: EvidenceMark | null }

/** What VAT the fees of a tariff bear on a day; refused where the law of the country is not known that day. */
export function vatOf(tariff: Pick<Tariff, 'vat'>, book: StatuteBook, on: LocalDate): Verdict<VatRate> {
  if (tariff.vat === 'none') return accept({ bp: 0, citation: null, mark: null })
  const row = statuteAt(book, 'vat_standard', on)
  return row.ok ? accept({ bp: row.value.value, citation: row.value.citation, mark: row.value.mark }) : row
}

/** VAT on an amount net of it, to the cent, half a cent away from nothing: a credit bears what its charge bore. */
export const vatOn = (netCents: number, bp: number): number =>
  Math.sign(netCents) * halfUp(BigInt(Math.abs(netCents)) * BigInt(bp), 10_000n)
