import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { callWebService, jsonOf, type WebRequest } from '../web-service/call.ts'
import { type Handover, type Hook, type HookReading, shortly, unsettled } from '../web-service/carrier.ts'
import type { HttpSmsSettings, Sms, SmsGateway } from './model.ts'

/** `secret` goes into the request where `{secret}` stands; `hookSecret` signs what the gateway tells us. */
export type HttpSmsSecrets = { readonly secret: string; readonly hookSecret: string }

const PATIENCE_MS = 30_000
/** A signed call older than this is not believed again. */
const HOOK_LIFE_S = 15 * 60

/**
 * A gateway of one's own. Each request carries our name of the message as `Idempotency-Key`; a gateway that honours it never sends one twice.
 *
 * What it tells us is JSON, signed: `x-timestamp` in Unix seconds and `x-signature`, the HMAC-SHA256 in hexadecimal of `timestamp.body` under
 * the secret shared for it. `{ "event": id, "ref": …, "status": "delivered" | "undelivered" | "invalid_number", "at": ISO, "detail": … }`, or
 * `{ "event": id, "from": "+33…", "text": … , "at": ISO }` for an answer.
 */
export function httpGateway(settings: HttpSmsSettings, secrets: HttpSmsSecrets): SmsGateway {
  return {
    async send(sms) {
      const answer = await callWebService(requestFor(settings, secrets, sms))
      const open = unsettled(answer)
      if (open || answer.kind !== 'answered') return open!
      const response = shortly(answer.bytes.toString()) || `HTTP ${answer.status}`
      if (answer.status >= 400) return refusedBy(answer.status, response)
      const ref = settings.refPath === '' ? sms.id : at(jsonOf(answer), settings.refPath)
      if (ref === undefined)
        return { state: 'uncertain', reason: `the answer names no message at ${settings.refPath}: ${response}` }
      return { state: 'accepted', ref, response }
    },
    // Such a gateway is not asked: it tells.
    follow: async () => ({ state: 'known', events: [], proofs: [], registeredNo: null, isOver: false }),
    seek: async () => null,
    replies: async () => [],
    readHook: (hook) => readSigned(hook, secrets.hookSecret),
    check: async () => ({ ok: true, response: '' }),
  }
}

/** 422 and 400 speak of the message; where the words are about the number, the recipient is at fault. */
const refusedBy = (status: number, response: string): Handover => ({
  state: 'refused',
  fault: /number|recipient|destinat|num[ée]ro|msisdn|phone/i.test(response) ? 'recipient' : 'content',
  response: `HTTP ${status} ${response}`.slice(0, 300),
})

function requestFor(settings: HttpSmsSettings, { secret }: HttpSmsSecrets, sms: Sms): WebRequest {
  const values: Record<string, string> = { to: sms.to, text: sms.text, sender: settings.sender, id: sms.id, secret }
  const filled = (text: string): string => text.replace(/\{(to|text|sender|id|secret)\}/g, (_, name) => values[name]!)
  const named = Object.fromEntries(
    settings.headers.split('\n').flatMap((line) => {
      const [, name, value] = /^\s*([\w-]+)\s*:\s*(.*)$/.exec(line) ?? []
      // A line break in a value would begin another header.
      return name ? [[name.toLowerCase(), filled(value ?? '').replace(/[\r\n]+/g, ' ')]] : []
    }),
  )
  const headers = { 'idempotency-key': sms.id, ...named }
  const common = { method: settings.method, patienceMs: PATIENCE_MS }
  if (settings.bodyKind === 'json') {
    const body = JSON.stringify(inside(JSON.parse(settings.template), filled))
    return { ...common, url: settings.url, headers: { 'content-type': 'application/json', ...headers }, body }
  }
  const fields = new URLSearchParams(
    settings.template.split('\n').map((line): [string, string] => {
      const eq = line.indexOf('=')
      return [line.slice(0, eq).trim(), filled(line.slice(eq + 1).trim())]
    }),
  )
  if (settings.bodyKind === 'form')
    return {
      ...common,
      url: settings.url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: fields.toString(),
    }
  const url = new URL(settings.url)
  for (const [name, value] of fields) url.searchParams.append(name, value)
  return { ...common, url: url.href, headers }
}

/** Values are put into the strings of a document already read, so that nothing in a text can add a field. */
function inside(value: unknown, filled: (text: string) => string): unknown {
  if (typeof value === 'string') return filled(value)
  if (Array.isArray(value)) return value.map((one) => inside(one, filled))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inside(one, filled)]))
}

/** `data.0.id` in an answer, as text. */
function at(value: unknown, path: string): string | undefined {
  const found = path
    .split('.')
    .reduce<unknown>((inner, step) => (inner as Record<string, unknown> | null | undefined)?.[step], value)
  return typeof found === 'string' || typeof found === 'number' ? String(found).slice(0, 200) : undefined
}

const told = z.object({
  event: z.string().min(1).max(150),
  at: z.iso.datetime({ offset: true }),
  ref: z.string().min(1).max(200).optional(),
  status: z.enum(['delivered', 'undelivered', 'invalid_number']).optional(),
  detail: z.string().max(300).optional(),
  from: z.string().max(20).optional(),
  text: z.string().max(2000).optional(),
})

function readSigned({ headers, body, at: now }: Hook, secret: string): HookReading {
  const stamp = headers.get('x-timestamp') ?? ''
  const given = Buffer.from(headers.get('x-signature') ?? '')
  const due = Buffer.from(createHmac('sha256', secret).update(`${stamp}.`).update(body).digest('hex'))
  const isFresh = Math.abs(now.getTime() / 1000 - Number(stamp)) <= HOOK_LIFE_S
  if (given.length !== due.length || !timingSafeEqual(given, due) || !isFresh) return { says: 'forged' }
  const read = told.safeParse(jsonOf({ bytes: body }))
  if (!read.success) return { says: 'nothing' }
  const { event, ref, status, detail = '', from, text } = read.data
  const at = new Date(read.data.at)
  if (from !== undefined && text !== undefined) return { says: 'reply', reply: { eventId: event, from, text, at } }
  if (ref === undefined || status === undefined) return { says: 'nothing' }
  const kind = status === 'delivered' ? 'delivered' : 'undelivered'
  return {
    says: 'told',
    ref,
    event: { eventId: event, kind, at, detail, isAddressFault: status === 'invalid_number' },
  }
}
