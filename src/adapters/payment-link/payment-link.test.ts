import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addressTemplate } from './address-template.ts'
import type { PaymentOrder } from './model.ts'
import { stripe } from './stripe.ts'
import { openStripeStandIn, type StripeStandIn } from './stripe-stand-in.ts'

/** Payments opened elsewhere, and what is believed of what is told about them. */
const AT = new Date('2026-03-02T09:00:00Z')
const order: PaymentOrder = {
  id: '01890000-0000-7000-8000-000000000001',
  amount: { cents: 150_000, currency: 'EUR' },
  label: 'FA-101 & <FA-102>',
  lang: 'fr',
  backTo: 'https://quittance.example/p/abcde',
}
let standIn: StripeStandIn
const taker = () => stripe({ url: standIn.url, key: standIn.key, hookSecret: standIn.hookSecret })

beforeAll(async () => {
  standIn = await openStripeStandIn()
})
beforeEach(() => {
  standIn.mood = 'well'
})
afterAll(() => standIn.close())

test('a payment opened twice is the same page; what Stripe refuses, or does not answer, is told with its reason', async () => {
  const first = await taker().open(order)
  expect(first).toMatchObject({ ok: true, url: expect.stringContaining('https://checkout.stripe.com/') })
  expect(await taker().open(order)).toEqual(first)
  expect(standIn.sessions.size).toBe(1)
  const wrongKey = stripe({ url: standIn.url, key: 'sk_test_other', hookSecret: '' })
  expect(await wrongKey.open(order)).toEqual({ ok: false, reason: 'HTTP 401 Invalid API Key provided' })
  const tiny = { ...order, id: '01890000-0000-7000-8000-000000000002', amount: { cents: 1, currency: 'EUR' } }
  expect(await taker().open(tiny)).toMatchObject({ ok: false, reason: expect.stringContaining('at least') })
  standIn.mood = 'down'
  expect((await taker().open(order)).ok).toBe(false)
  standIn.mood = 'silent'
  expect((await taker().open(order)).ok).toBe(false)
})

test('an event is believed with its signature, of these minutes; altered, late or unsigned it is forged', async () => {
  await taker().open(order)
  const [session] = [...standIn.sessions.values()]
  const read = (call: { body: Uint8Array; headers: Record<string, string> }, at = AT) =>
    taker().readHook({ body: call.body, headers: new Headers(call.headers), at })
  const paid = standIn.event(session!, 'checkout.session.completed', 'paid', AT)
  expect(read(paid)).toEqual({ says: 'paid', id: order.id, ref: session!.id, amount: order.amount })
  expect(read(standIn.event(session!, 'checkout.session.completed', 'unpaid', AT)).says).toBe('pending')
  expect(read(standIn.event(session!, 'checkout.session.async_payment_failed', 'unpaid', AT)).says).toBe('failed')
  expect(read(standIn.event(session!, 'charge.refunded', 'paid', AT)).says).toBe('nothing')
  const altered = Buffer.from(paid.body.toString().replace('150000', '150001'))
  expect(read({ ...paid, body: altered }).says).toBe('forged')
  expect(read({ ...paid, headers: {} }).says).toBe('forged')
  expect(read(paid, new Date(AT.getTime() + 301_000)).says).toBe('forged')
  expect(
    stripe({ url: '', key: '', hookSecret: '' }).readHook({ ...paid, headers: new Headers(paid.headers), at: AT }).says,
  ).toBe('forged')
})

test('an address of one’s own carries the values escaped and a signature of what they are', async () => {
  const secret = 'shared'
  const template =
    'https://pay.example/?ref={id}&amount={amount}&cur={currency}&for={label}&back={back}&sig={signature}'
  const page = addressTemplate({ template, secret })
  const opened = await page.open(order)
  const url = new URL(opened.ok ? opened.url : '')
  expect(url.searchParams.get('for')).toBe(order.label)
  expect(url.searchParams.get('amount')).toBe('1500.00')
  const due = createHmac('sha256', secret).update(`${order.id}|1500.00|EUR`).digest('hex')
  expect(url.searchParams.get('sig')).toBe(due)

  const body = Buffer.from(JSON.stringify({ id: order.id, status: 'paid', cents: 150_000, currency: 'EUR' }))
  const stamp = String(AT.getTime() / 1000)
  const signature = createHmac('sha256', secret).update(`${stamp}.`).update(body).digest('hex')
  const headers = new Headers({ 'x-timestamp': stamp, 'x-signature': signature })
  expect(page.readHook({ headers, body, at: AT })).toMatchObject({ says: 'paid', amount: order.amount })
  expect(page.readHook({ headers: new Headers({ 'x-timestamp': stamp }), body, at: AT })).toEqual({ says: 'forged' })
})
