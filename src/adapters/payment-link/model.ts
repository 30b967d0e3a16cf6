import type { Money } from '../../kernel/money.ts'
import type { Lang } from '../../kernel/wording.ts'

/** What is to be paid in one go on somebody else's page. */
export type PaymentOrder = {
  /** Our name of the payment, for ever: opened again under it, nobody pays twice. */
  readonly id: string
  readonly amount: Money
  /** What the payer reads beside the amount. */
  readonly label: string
  readonly lang: Lang
  /** Where the payer comes back to, having paid or not. */
  readonly backTo: string
}

/** `ref`: what the service calls the payment. */
export type OpenedPayment =
  | { readonly ok: true; readonly url: string; readonly ref: string }
  | { readonly ok: false; readonly reason: string }

export type PaymentHook = { readonly headers: Headers; readonly body: Uint8Array; readonly at: Date }

/** What a call in the name of the service says. `forged`: nothing proves that it comes from there. */
export type PaymentHookReading =
  | { readonly says: 'forged' }
  | { readonly says: 'nothing' }
  | {
      readonly says: 'paid' | 'pending' | 'failed'
      /** The `id` of the order. */
      readonly id: string
      readonly ref: string
      readonly amount: Money
    }

/** Whoever takes payments on a page of its own. What it says is a payment announced: only a bank line is money. */
export type PaymentTaker = {
  open(order: PaymentOrder): Promise<OpenedPayment>
  readHook(hook: PaymentHook): PaymentHookReading
}
