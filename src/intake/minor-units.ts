import { exponentOf } from '../kernel/money.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { intakeWording as words } from './wording.ts'

/** Files write every amount with two decimals; yen have none and dinars three. Throws `Refused` for a yen with cents. */
export function minorUnits(hundredths: number, currency: string, line: number): number {
  const exponent = exponentOf(currency)
  const units = exponent >= 2 ? hundredths * 10 ** (exponent - 2) : hundredths / 10 ** (2 - exponent)
  if (!Number.isSafeInteger(units))
    throw new Refused(
      refuse('currency_without_cents', words.currencyWithoutCents, { line, currency }, String(line)).refusal,
    )
  return units
}
