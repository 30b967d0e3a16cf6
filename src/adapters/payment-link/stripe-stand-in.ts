import { createHmac, randomBytes } from 'node:crypto'
import { openWebStandIn, type WebStandIn } from '../web-service/stand-in.ts'

type Session = { readonly id: string; readonly url: string; readonly fields: URLSearchParams }

/** Stripe Checkout as its documentation tells it, on a local port: keys, required fields, idempotency, signed events. For tests. */
export type StripeStandIn = WebStandIn & {
  readonly key: string
  readonly hookSecret: string
  readonly sessions: ReadonlyMap<string, Session>
  /** How the next questions are answered instead. */
  mood: 'well' | 'down' | 'silent'
  /** The event of a session, signed as Stripe signs it. */
  event(
    session: Session,
    type: string,
    status: string,
    at: Date,
    change?: Partial<{ amount_total: number }>,
  ): StripeCall
}
export type StripeCall = { readonly body: Buffer; readonly headers: Record<string, string> }

export async function openStripeStandIn(): Promise<StripeStandIn> {
  const key = `sk_test_${randomBytes(12).toString('hex')}`
  const hookSecret = `whsec_${randomBytes(16).toString('hex')}`
  const sessions = new Map<string, Session>()
  const standIn = { mood: 'well' as StripeStandIn['mood'] }
  const error = (status: number, message: string) => ({
    status,
    json: { error: { type: 'invalid_request_error', message } },
  })
  const server = await openWebStandIn(({ method, url, headers, body }) => {
    if (standIn.mood === 'silent') return 'hang_up'
    if (standIn.mood === 'down') return error(500, 'Something went wrong on Stripe’s end.')
    if (headers.authorization !== `Bearer ${key}`) return error(401, 'Invalid API Key provided')
    if (method !== 'POST' || url.pathname !== '/v1/checkout/sessions') return error(404, 'Unrecognized request URL')
    const fields = new URLSearchParams(body.toString())
    const cents = Number(fields.get('line_items[0][price_data][unit_amount]'))
    if (fields.get('mode') !== 'payment') return error(400, 'You must provide mode')
    if (!/^https?:\/\//.test(fields.get('success_url') ?? '')) return error(400, 'Not a valid URL: success_url')
    if (!Number.isInteger(cents) || cents < 50) return error(400, 'The total amount must be at least €0.50')
    if (!/^[a-z]{3}$/.test(fields.get('line_items[0][price_data][currency]') ?? ''))
      return error(400, 'Invalid currency')
    const once = String(headers['idempotency-key'] ?? randomBytes(8).toString('hex'))
    const known = sessions.get(once)
    if (known && known.fields.toString() !== fields.toString())
      return error(400, 'Keys for idempotent requests can only be used with the same parameters')
    const id = `cs_test_${randomBytes(12).toString('hex')}`
    const made = known ?? { id, url: `https://checkout.stripe.com/c/pay/${id}`, fields }
    sessions.set(once, made)
    return { status: 200, json: { id: made.id, object: 'checkout.session', url: made.url, payment_status: 'unpaid' } }
  })
  return Object.assign(standIn, server, {
    key,
    hookSecret,
    sessions,
    event({ id, fields }: Session, type: string, status: string, at: Date, change = {}): StripeCall {
      const object = {
        id,
        object: 'checkout.session',
        client_reference_id: fields.get('client_reference_id'),
        payment_status: status,
        amount_total: Number(fields.get('line_items[0][price_data][unit_amount]')),
        currency: fields.get('line_items[0][price_data][currency]'),
        ...change,
      }
      const body = Buffer.from(JSON.stringify({ id: `evt_${randomBytes(8).toString('hex')}`, type, data: { object } }))
      const stamp = Math.floor(at.getTime() / 1000)
      const signature = createHmac('sha256', hookSecret).update(`${stamp}.`).update(body).digest('hex')
      return { body, headers: { 'stripe-signature': `t=${stamp},v1=${signature}` } }
    },
  })
}
