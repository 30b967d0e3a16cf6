import { createHash } from 'node:crypto'
import { z } from 'zod'
import { callWebService, jsonOf, type WebAnswer } from '../web-service/call.ts'
import { type Following, type Hook, type HookReading, type Reply, shortly, unsettled } from '../web-service/carrier.ts'
import type { OvhSmsSettings, SmsGateway } from './model.ts'

/**
 * OVHcloud SMS, as its published API describes it:
 * - « API SMS Cookbook », https://docs.ovhcloud.com/en/guides/web-cloud/messaging/sms/api-sms-cookbook (jobs, noStopClause, tag);
 * - « OVH SMS API », https://gandrille.github.io/linux-notes/Web_API/OVH_API/OVH_SMS_API.html (signature of a request);
 * - the API's own schema, https://eu.api.ovh.com/1.0/sms.json (sms.SmsSendingReport, sms.Outgoing, sms.PttDetails, sms.Incoming).
 *
 * It promises nothing about a message handed over twice. Ours carries its id as `tag`, by which it can be looked for; that it is not found
 * proves nothing. Its callbacks are not signed: they only say that there is something to ask about.
 */
export type OvhSecrets = { readonly applicationSecret: string; readonly consumerKey: string }

const PATIENCE_MS = 30_000

const sendingReport = z.object({ ids: z.array(z.number().int()), invalidReceivers: z.array(z.string()) })
/** `deliveryReceipt`: 1 delivered; 2 and 16 not delivered; 0, 4 and 8 still on its way. */
const outgoing = z.object({
  deliveryReceipt: z.number().int(),
  ptt: z.number().int(),
  deliveredAt: z.string().nullish(),
  sentAt: z.string().nullish(),
})
const pttDetails = z.object({
  description: z.string(),
  duration: z.enum(['permanent', 'temporary', 'indeterminated']),
})
const incoming = z.object({
  id: z.number().int(),
  sender: z.string(),
  message: z.string(),
  creationDatetime: z.string(),
})

export const ovhTag = (id: string): string => id.replaceAll('-', '')

/** `$1$` and the SHA-1 of what is asked, under both secrets. */
export const ovhSignature = (
  { applicationSecret, consumerKey }: OvhSecrets,
  asked: { method: string; url: string; body: string; stamp: number },
): string =>
  `$1$${createHash('sha1')
    .update([applicationSecret, consumerKey, asked.method, asked.url, asked.body, asked.stamp].join('+'))
    .digest('hex')}`

export function ovhGateway(settings: OvhSmsSettings, secrets: OvhSecrets): SmsGateway {
  const service = `/sms/${encodeURIComponent(settings.serviceName)}`

  function ask(method: string, path: string, at: Date, json?: unknown): Promise<WebAnswer> {
    const url = settings.url.replace(/\/$/, '') + path
    const body = json === undefined ? '' : JSON.stringify(json)
    const stamp = Math.floor(at.getTime() / 1000)
    const headers = {
      'x-ovh-application': settings.applicationKey,
      'x-ovh-consumer': secrets.consumerKey,
      'x-ovh-timestamp': String(stamp),
      'x-ovh-signature': ovhSignature(secrets, { method, url, body, stamp }),
      ...(json === undefined ? {} : { 'content-type': 'application/json;charset=utf-8' }),
    }
    return callWebService({ method, url, headers, patienceMs: PATIENCE_MS, ...(json === undefined ? {} : { body }) })
  }

  async function read<T>(path: string, at: Date, schema: z.ZodType<T>): Promise<T | null> {
    const answer = await ask('GET', path, at)
    if (answer.kind !== 'answered' || answer.status !== 200) return null
    const read = schema.safeParse(jsonOf(answer))
    return read.success ? read.data : null
  }

  return {
    async send(sms, at) {
      const answer = await ask('POST', `${service}/jobs`, at, {
        message: sms.text,
        receivers: [sms.to],
        ...(settings.sender === '' ? { senderForResponse: true } : { sender: settings.sender }),
        noStopClause: !settings.withStop,
        charset: 'UTF-8',
        class: 'phoneDisplay',
        coding: '7bit',
        priority: 'medium',
        tag: ovhTag(sms.id),
      })
      const open = unsettled(answer)
      if (open || answer.kind !== 'answered') return open!
      const response = shortly(answer.bytes.toString())
      if (answer.status !== 200)
        return { state: 'refused', fault: 'content', response: `HTTP ${answer.status} ${response}` }
      const report = sendingReport.safeParse(jsonOf(answer))
      if (!report.success) return { state: 'uncertain', reason: `an answer of another form: ${response}` }
      const [ref] = report.data.ids
      if (ref !== undefined) return { state: 'accepted', ref: String(ref), response }
      if (report.data.invalidReceivers.length > 0) return { state: 'refused', fault: 'recipient', response }
      return { state: 'uncertain', reason: `an answer that names no message: ${response}` }
    },

    async follow(ref, at): Promise<Following> {
      const found = await read(`${service}/outgoing/${encodeURIComponent(ref)}`, at, outgoing)
      if (!found) return { state: 'unanswered', reason: 'no readable answer about the message' }
      const { deliveryReceipt, ptt } = found
      const known = { state: 'known', proofs: [], registeredNo: null } as const
      if (deliveryReceipt === 1) {
        const when = new Date(found.deliveredAt ?? found.sentAt ?? at)
        return { ...known, isOver: true, events: [{ eventId: 'delivered', kind: 'delivered', at: when, detail: '' }] }
      }
      if (deliveryReceipt !== 2 && deliveryReceipt !== 16) return { ...known, isOver: false, events: [] }
      const why = await read(`/sms/ptts?ptt=${ptt}`, at, pttDetails)
      const detail = `${why?.description ?? ''} (${ptt})`.trim().slice(0, 300)
      const isAddressFault = why?.duration === 'permanent'
      const when = new Date(found.sentAt ?? at)
      return {
        ...known,
        isOver: true,
        events: [{ eventId: 'undelivered', kind: 'undelivered', at: when, detail, isAddressFault }],
      }
    },

    async seek(id, at) {
      const found = await read(`${service}/outgoing?tag=${ovhTag(id)}`, at, z.array(z.number().int()))
      return found?.[0] === undefined ? null : String(found[0])
    },

    readHook({ query }: Hook): HookReading {
      const ref = query.get('id') ?? ''
      return /^\d{1,20}$/.test(ref) ? { says: 'doorbell', ref } : { says: 'nothing' }
    },

    async replies(since, at): Promise<readonly Reply[]> {
      if (settings.sender !== '') return []
      const from = encodeURIComponent(since.toISOString())
      const ids = await read(`${service}/incoming?creationDatetime.from=${from}`, at, z.array(z.number().int()))
      const found: Reply[] = []
      for (const id of ids ?? []) {
        const one = await read(`${service}/incoming/${id}`, at, incoming)
        if (!one) continue
        const { sender, message, creationDatetime } = one
        found.push({
          eventId: `incoming:${id}`,
          from: sender,
          text: message.slice(0, 2000),
          at: new Date(creationDatetime),
        })
      }
      return found
    },

    async check(at) {
      const answer = await ask('GET', service, at)
      if (answer.kind !== 'answered') return { ok: false, response: answer.reason }
      return { ok: answer.status === 200, response: `HTTP ${answer.status} ${shortly(answer.bytes.toString())}` }
    },
  }
}
