import { type LocalDate, toLocalDate } from '../../kernel/calendar.ts'
import { type Currency, exponentOf, isCurrency, type Money } from '../../kernel/money.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import type { DefectList } from '../ledger-files/defects.ts'
import { wordingXml } from './wording-xml.ts'
import type { XmlNode } from './xml-node.ts'

/** An amount with the number of decimals it was written with: a control total must read like the file it checks. */
export type WrittenMoney = Money & { readonly decimals: number }

/**
 * Minor units of an ISO 20022 amount: digits, a point, decimals, never a sign; the currency says how many decimals count, and
 * zeros beyond them are allowed (`8.850`). Refuses what an integer below 2^53 cannot hold.
 */
export function readMoney(text: string, currency: Currency): Verdict<WrittenMoney> {
  const value = text.slice(0, 60)
  if (!isCurrency(currency)) return refuse('invalid_currency', wordingXml.invalidCurrency, { value: currency })
  const match = /^\+?(\d+)?(?:\.(\d*))?$/.exec(text)
  const [whole = '', decimals = ''] = [match?.[1], match?.[2]]
  if (!match || whole + decimals === '') return refuse('unparsable_amount', wordingXml.unparsableAmount, { value })
  const digits = exponentOf(currency)
  if (/[1-9]/.test(decimals.slice(digits)))
    return refuse('too_many_decimals', wordingXml.tooManyDecimals, { value, currency })
  const units = (whole + decimals.slice(0, digits).padEnd(digits, '0')).replace(/^0+/, '')
  const cents = Number(units)
  if (units.length > 16 || !Number.isSafeInteger(cents))
    return refuse('absurd_amount', wordingXml.absurdAmount, { value })
  return accept({ cents, currency, decimals: decimals.length })
}

/** The amount of an element such as `<Amt Ccy="EUR">12.50</Amt>`, or null when it cannot be read. */
export function moneyOf(node: XmlNode | undefined): WrittenMoney | null {
  const money = node && readMoney(node.text, node.attributes['Ccy'] ?? '')
  return money?.ok ? money.value : null
}

/** The amount of an element that must be readable: what is wrong with it is added to `faults`, under the name `column`. */
export function moneyOrFault(node: XmlNode, column: string, faults: DefectList): WrittenMoney | null {
  const money = readMoney(node.text, node.attributes['Ccy'] ?? '')
  if (money.ok) return money.value
  const { code, sentence, params } = money.refusal
  faults.add(code, sentence, { line: node.line, column, value: String(params?.['value'] ?? node.text) }, params)
  return null
}

/** The day of an ISO date or date-time as written; its time zone is the bank's and moves nothing. */
export const isoDay = (text: string): LocalDate | null =>
  /^\d{4}-\d{2}-\d{2}(?:T[\d:.,]+)?(?:Z|[+-]\d{2}:?\d{2})?$/.test(text) ? toLocalDate(text.slice(0, 10)) : null

/** The day of a `Dt`/`DtTm` choice below `node`. Null when there is none; a day that does not exist is a fault. */
export function dayOf(node: XmlNode | undefined, column: string, faults: DefectList): LocalDate | null {
  const text = node?.firstText('Dt', 'DtTm') ?? ''
  if (text === '') return null
  const day = isoDay(text)
  if (!day) faults.add('unparsable_date', wordingXml.unparsableDate, { line: node!.line, column, value: text })
  return day
}

/** Decimal text with as many decimals as the file itself writes. */
export function asWritten(cents: number, currency: Currency, decimals: number): string {
  const digits = exponentOf(currency)
  const text = String(Math.abs(cents)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const minor = text
    .slice(text.length - digits)
    .padEnd(decimals, '0')
    .slice(0, decimals)
  return `${cents < 0 ? '-' : ''}${whole}${minor === '' ? '' : `.${minor}`}`
}
