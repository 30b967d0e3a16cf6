import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { decimalText } from '../../kernel/money.ts'
import { jsonOf } from '../web-service/call.ts'
import type { PaymentTaker } from './model.ts'
import { isSigned } from './signed-call.ts'

/**
 * Any page that takes what it must know from its address. In `template`, `{id}`, `{amount}` (`1234.56`), `{currency}`, `{label}`, `{lang}` and
 * `{back}` stand for their values; `{signature}` for the HMAC-SHA256, in hexadecimal, of `id|amount|currency` under `secret`, so that
 * nobody lowers what they pay by editing the address.
 */
export type TemplateSettings = { readonly template: string; readonly secret: string }

const told = z.object({
  id: z.string().max(200),
  status: z.enum(['paid', 'pending', 'failed']),
  cents: z.number().int().positive(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  ref: z.string().max(200).default(''),
})

/**
 * What it tells us is JSON: `{ id, status, cents, currency, ref }`, with `x-timestamp` in Unix seconds and `x-signature`, the HMAC-SHA256 in
 * hexadecimal of `timestamp.body` under the same secret.
 */
export function addressTemplate({ template, secret }: TemplateSettings): PaymentTaker {
  return {
    async open({ id, amount, label, lang, backTo }) {
      const sum = decimalText(amount.cents, amount.currency)
      const signature = createHmac('sha256', secret).update(`${id}|${sum}|${amount.currency}`).digest('hex')
      const values: Record<string, string> = {
        id,
        amount: sum,
        currency: amount.currency,
        label,
        lang,
        back: backTo,
        signature,
      }
      const url = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
      return { ok: true, url, ref: id }
    },
    readHook({ headers, body, at }) {
      const signatures = [headers.get('x-signature') ?? '']
      if (!isSigned(secret, headers.get('x-timestamp') ?? '', body, signatures, at)) return { says: 'forged' }
      const read = told.safeParse(jsonOf({ bytes: Buffer.from(body) }))
      if (!read.success) return { says: 'nothing' }
      const { id, status, cents, currency, ref } = read.data
      return { says: status, id, ref, amount: { cents, currency } }
    },
  }
}
