import { toIban } from '../../kernel/identifiers.ts'
import type { Currency } from '../../kernel/money.ts'
import { decimalUnits } from './minor-units.ts'
import type { AccountName, Balance } from './model.ts'
import { swiftDay } from './mt940-line.ts'
import type { textWording } from './wording-text.ts'

type BalanceFault = {
  readonly code: string
  readonly sentence: keyof typeof textWording
  readonly value: string
  readonly params?: Readonly<Record<string, string>>
}

/**
 * `C150314EUR2187,95`. Null when its amount or currency cannot be taken; a day that does not exist is a fault of its own. A
 * balance that leaves its currency out is in the one of the statement.
 */
export function readBalance(
  text: string,
  expected: Currency | null,
  latestYear?: number,
): { readonly balance: Balance | null; readonly faults: readonly BalanceFault[] } {
  const parts = /^([CD])(\d{6})([A-Z]{3})?(.*)$/.exec(text)
  if (!parts) {
    const fault: BalanceFault = { code: 'unparsable_amount', sentence: 'unparsableAmount', value: text.slice(0, 60) }
    return { balance: null, faults: [fault] }
  }
  const [, mark, date, written, amount] = parts as unknown as [string, string, string, string | undefined, string]
  const currency = written ?? expected
  if (currency === null)
    return { balance: null, faults: [{ code: 'bad_currency', sentence: 'badCurrency', value: text.slice(7, 10) }] }
  const faults: BalanceFault[] = []
  const on = swiftDay(date, latestYear)
  if (!on) faults.push({ code: 'bad_date', sentence: 'badDate', value: date })
  if (expected && expected !== currency) {
    faults.push({ code: 'other_currency', sentence: 'otherCurrency', value: currency, params: { expected } })
    return { balance: null, faults }
  }
  const cents = swiftUnits(amount, currency)
  if (typeof cents !== 'number') {
    const sentence = {
      unparsable_amount: 'unparsableAmount',
      too_many_decimals: 'tooManyDecimals',
      absurd_amount: 'absurdAmount',
    } as const
    faults.push({ code: cents.code, sentence: sentence[cents.code], value: amount, params: { currency } })
    return { balance: null, faults }
  }
  return { balance: { on, cents: mark === 'D' && cents !== 0 ? -cents : cents, currency }, faults }
}

/** SWIFT writes a comma before decimals and nothing else: a point would be a thousands mark, which it does not have. */
export const swiftUnits = (amount: string, currency: Currency): ReturnType<typeof decimalUnits> =>
  decimalUnits(amount.includes('.') ? '' : amount, currency, 'unsigned')

/**
 * An IBAN, perhaps behind the bank's BIC or a slash (`BILLLULL/LU28…`, `/PL61…`), or what the bank writes:
 * `20070000/0123456601`, `1291.99.348EUR`. A currency at the end is the account's.
 */
export function accountName(text: string, known: Currency | null): AccountName {
  const written = text.replace(/^\/+/, '')
  const bare = written.replace(/[ /]?[A-Z]{3}$/, '')
  const iban =
    toIban(bare) ??
    toIban(written) ??
    bare
      .split('/')
      .map(toIban)
      .find((found) => found !== null) ??
    null
  const currency = /[\d/ ]([A-Z]{3})$/.exec(written)?.[1] ?? known
  return { iban, rib: null, other: iban || written === '' ? null : written, currency }
}
