import type { z } from 'zod'
import type { cashRoutes } from '../../src/cash/contract.ts'

export type Returnable = z.output<typeof cashRoutes.returnable.reply>
export type Payment = Returnable['payments'][number]

/** What a person says came back in a line; null while what is typed is no amount. */
export type ReturnDraft = { readonly cents: number | null; readonly bankFeeCents: number | null }

/** As much of the payment as the line has, and the rest of the line as the bank's fee when rules would call it one. */
export function returnOf(payment: Payment, lineCents: number, feeCents: number): ReturnDraft {
  const cents = Math.min(payment.leftCents, lineCents)
  const rest = lineCents - cents
  return { cents, bankFeeCents: rest <= feeCents ? rest : 0 }
}

/** What is left of the line, negative when too much is asked of it, and why the draft cannot be applied. */
export function weighReturn(
  { cents, bankFeeCents }: ReturnDraft,
  payment: Payment,
  lineCents: number,
): { readonly restCents: number; readonly fault: 'nothing' | 'beyond' | 'too_much' | null } {
  const restCents = lineCents - (cents ?? 0) - (bankFeeCents ?? 0)
  const fault =
    cents === null || cents <= 0 ? 'nothing' : cents > payment.leftCents ? 'beyond' : restCents < 0 ? 'too_much' : null
  return { restCents, fault }
}
