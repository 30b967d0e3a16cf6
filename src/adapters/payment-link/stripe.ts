import { z } from 'zod'
import { callWebService, jsonOf } from '../web-service/call.ts'
import type { PaymentHook, PaymentHookReading, PaymentOrder, PaymentTaker } from './model.ts'
import { isSigned } from './signed-call.ts'

/** `url`: the service itself, or its stand-in in tests. `key` opens payments, `hookSecret` proves what the service tells us. */
export type StripeSettings = { readonly url: string; readonly key: string; readonly hookSecret: string }

export const STRIPE_URL = 'https://api.stripe.com'
const PATIENCE_MS = 20_000

const session = z.object({ id: z.string().max(200), url: z.url().max(2000) })
const fault = z.object({ error: z.object({ message: z.string() }) })

/**
 * Stripe Checkout (docs.stripe.com/api/checkout/sessions): a session per payment, opened under an `Idempotency-Key`, so that asking again
 * gives the same page. Its amounts are in minor units as ours are.
 */
export function stripe({ url, key, hookSecret }: StripeSettings): PaymentTaker {
  return {
    async open(order) {
      const answer = await callWebService({
        method: 'POST',
        url: `${url}/v1/checkout/sessions`,
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/x-www-form-urlencoded',
          'idempotency-key': order.id,
        },
        body: new URLSearchParams(fieldsOf(order)).toString(),
        patienceMs: PATIENCE_MS,
      })
      if (answer.kind !== 'answered') return { ok: false, reason: answer.reason }
      const said = jsonOf(answer)
      const made = session.safeParse(said)
      if (answer.status === 200 && made.success) return { ok: true, url: made.data.url, ref: made.data.id }
      const told = fault.safeParse(said)
      return { ok: false, reason: `HTTP ${answer.status} ${told.success ? told.data.error.message : ''}`.slice(0, 300) }
    },
    readHook: (hook) => readEvent(hook, hookSecret),
  }
}

const fieldsOf = ({ id, amount, label, lang, backTo }: PaymentOrder): Record<string, string> => ({
  mode: 'payment',
  locale: lang,
  client_reference_id: id,
  success_url: backTo,
  cancel_url: backTo,
  'line_items[0][quantity]': '1',
  'line_items[0][price_data][currency]': amount.currency.toLowerCase(),
  'line_items[0][price_data][unit_amount]': String(amount.cents),
  'line_items[0][price_data][product_data][name]': label.slice(0, 250),
  'payment_intent_data[description]': label.slice(0, 250),
})

const event = z.object({
  type: z.string(),
  data: z.object({
    object: z.object({
      id: z.string().max(200),
      client_reference_id: z.string().max(200).nullable(),
      payment_status: z.string(),
      amount_total: z.number().int(),
      currency: z.string().regex(/^[a-z]{3}$/),
    }),
  }),
})

/** A direct debit is completed first and paid days later; a card is both at once. */
function readEvent({ headers, body, at }: PaymentHook, secret: string): PaymentHookReading {
  const parts = (headers.get('stripe-signature') ?? '').split(',').map((part) => part.trim().split('='))
  const stamp = parts.find(([name]) => name === 't')?.[1] ?? ''
  const signatures = parts.flatMap(([name, value]) => (name === 'v1' && value ? [value] : []))
  if (!isSigned(secret, stamp, body, signatures, at)) return { says: 'forged' }
  const read = event.safeParse(jsonOf({ bytes: Buffer.from(body) }))
  if (!read.success) return { says: 'nothing' }
  const { object } = read.data.data
  const says = meaningOf(read.data.type, object.payment_status)
  if (!says || object.client_reference_id === null) return { says: 'nothing' }
  const amount = { cents: object.amount_total, currency: object.currency.toUpperCase() }
  return { says, id: object.client_reference_id, ref: object.id, amount }
}

function meaningOf(type: string, status: string): 'paid' | 'pending' | 'failed' | null {
  if (type === 'checkout.session.completed') return status === 'paid' ? 'paid' : 'pending'
  if (type === 'checkout.session.async_payment_succeeded') return 'paid'
  return type === 'checkout.session.async_payment_failed' ? 'failed' : null
}
