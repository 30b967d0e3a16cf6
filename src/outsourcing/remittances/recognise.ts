import type { SeenLine } from '../../cash/index.ts'
import { addDays } from '../../kernel/calendar.ts'
import type { Expected } from './arrival-store.ts'

/** Banks date a transfer some days after it left, or the day before where they date by value. */
export const BEFORE = 1
export const AFTER = 10

export type Account = { readonly providerId: string; readonly iban: string }

/**
 * Which open receipts bring which remittances: by its reference and amount, else by the provider's account and an amount that one remittance
 * alone has. A line that names a remittance without its amount, or comes from such an account, is of nobody else. Pure.
 */
export function arrivalsAmong(
  lines: readonly SeenLine[],
  expected: readonly Expected[],
  accounts: readonly Account[],
): {
  readonly arrived: { readonly line: SeenLine; readonly remittance: Expected }[]
  readonly others: readonly string[]
} {
  const arrived: { line: SeenLine; remittance: Expected }[] = []
  const free = new Set(expected)
  const take = (line: SeenLine, remittance: Expected) => {
    arrived.push({ line, remittance })
    free.delete(remittance)
  }
  const payer = (line: SeenLine) => accounts.filter(({ iban }) => iban !== '' && iban === line.payerIban)
  const waiting = lines.filter((line) => {
    const named = [...free].find((one) => isNamed(one, line) && isSum(one, line))
    if (named) take(line, named)
    return !named
  })
  const may = (one: Expected, line: SeenLine) =>
    isSum(one, line) && isNear(one, line) && payer(line).some(({ providerId }) => providerId === one.providerId)
  const open = [...free]
  for (const line of waiting) {
    const [only, another] = open.filter((one) => may(one, line))
    const isOnlyLine = only && waiting.filter((other) => may(only, other)).length === 1
    if (only && !another && isOnlyLine) take(line, only)
  }
  const done = new Set(arrived.map(({ line }) => line.id))
  return {
    arrived,
    others: waiting
      .filter((line) => !done.has(line.id) && (payer(line).length > 0 || expected.some((one) => isNamed(one, line))))
      .map(({ id }) => id),
  }
}

const isSum = (one: Expected, line: SeenLine): boolean => one.cents === line.cents && one.currency === line.currency

/** Banks leave out signs and break words. */
export const letters = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')
/** What a provider that works elsewhere calls its transfer may be a word of any line: it names something with a figure and so many letters. */
const LEAST_LETTERS = 5
export const isNamed = ({ reference }: Pick<Expected, 'reference'>, { text }: Pick<SeenLine, 'text'>): boolean => {
  const name = letters(reference)
  return name.length >= LEAST_LETTERS && /\d/.test(name) && letters(text).includes(name)
}

const isNear = ({ paidOn }: Expected, { bookedOn }: SeenLine): boolean =>
  bookedOn >= addDays(paidOn, -BEFORE) && bookedOn <= addDays(paidOn, AFTER)
