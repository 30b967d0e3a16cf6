import { exactCents, exponentOf, formatMoney, type Money } from '../kernel/money.ts'
import type { Lang } from '../kernel/wording.ts'

export const money = (lang: Lang, { cents, currency }: Money): string => formatMoney(lang, cents, currency)

/** `1 234,56` or `1,234.56` or `1234.5` in minor units; null when it is no amount of this currency. */
export function readAmount(text: string, currency: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f€$£']/g, '')
  const digits = exponentOf(currency)
  const found = /^(\d{1,3}(?:[.,]\d{3})+|\d{1,11})(?:[.,](\d{1,3}))?$/.exec(plain)
  if (!found || (found[2]?.length ?? 0) > digits) return null
  const whole = Number(found[1]!.replace(/[.,]/g, ''))
  return exactCents(whole * 10 ** digits + Number((found[2] ?? '').padEnd(digits, '0') || 0))
}

/** Enough of an address for its owner to know it again; a stray link must not tell it to others. */
export const maskedMail = (email: string): string => email.replace(/^(.)[^@]*(?=@)/, '$1•••')

export const maskedPhone = (phone: string): string => `•••• ${phone.replace(/\s/g, '').slice(-4)}`
