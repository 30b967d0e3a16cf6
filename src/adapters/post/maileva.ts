import { z } from 'zod'
import { callWebService, jsonOf, type WebAnswer } from '../web-service/call.ts'
import {
  type Following,
  type Handover,
  type Hook,
  type HookReading,
  type ServiceProof,
  shortly,
  type TrackedEvent,
  type TrackingKind,
  unsettled,
} from '../web-service/carrier.ts'
import { multipart } from '../web-service/form.ts'
import { DELIVERY_CODES } from './delivery-codes.ts'
import { type MailevaSecrets, mailevaBearer } from './maileva-bearer.ts'
import type { MailevaSettings, PostalLetter, PostalService } from './model.ts'
import { sixLines } from './six-lines.ts'

const PATIENCE_MS = 60_000
const MAX_PROOF_BYTES = 20 * 1024 * 1024

const sending = z.object({
  id: z.string(),
  custom_id: z.string().nullish(),
  status: z.string(),
  status_detail: z.string().nullish(),
  processed_date: z.string().nullish(),
  deposit_proof_date: z.string().nullish(),
  deposit_proof_url: z.string().nullish(),
})
const sendings = z.object({ sendings: z.array(sending) })
const recipients = z.object({
  recipients: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      status_detail: z.string().nullish(),
      registered_number: z.string().nullish(),
      acknowledgement_of_receipt_url: z.string().nullish(),
    }),
  ),
})
const deliveries = z.object({
  delivery_statuses: z.array(z.object({ status: z.string(), label: z.string().nullish(), date: z.string().nullish() })),
})

const ENDS: readonly TrackingKind[] = ['delivered', 'refused', 'unclaimed', 'returned']

/**
 * Maileva (La Poste group), letters and registered letters printed, put into envelopes and posted, as its published specifications describe:
 * - « Envoi et Suivi de Lettres Recommandées En Ligne distribuées par le facteur » 2.5, https://api.maileva.com/registered_mail/v2;
 * - « Envoi et Suivi de Courrier », https://api.maileva.com/mail/v2; « Authentification » 2.0; « notifications (webhook) » 2.6,
 *   all on https://www.maileva.com/developpeur/ (copies read in github.com/mmeisso/maileva-api-adapter-v2 and github.com/cube43/maileva).
 *
 * A letter is first a draft, then submitted. Drafts are harmless: only the answer to the submission may be lost with a letter, and its draft,
 * found again by `custom_id`, then says whether it was submitted. Notifications are not signed: they only say that something moved.
 */
export function maileva(settings: MailevaSettings, secrets: MailevaSecrets): PostalService {
  const bearer = mailevaBearer(settings, secrets)
  const home = (isRegistered: boolean) =>
    `${settings.url.replace(/\/$/, '')}/${isRegistered ? 'registered_mail' : 'mail'}/v2`

  type Body = { contentType: string; body: Buffer | string }
  async function ask(method: string, url: string, at: Date, body?: Body): Promise<WebAnswer | Handover> {
    const key = await bearer(at)
    if (typeof key !== 'string') return key
    const type: Record<string, string> = body ? { 'content-type': body.contentType } : {}
    return callWebService({
      method,
      url,
      headers: { authorization: `Bearer ${key}`, accept: 'application/json', ...type },
      patienceMs: PATIENCE_MS,
      maxBytes: MAX_PROOF_BYTES,
      ...(body ? { body: body.body } : {}),
    })
  }

  /** A step that leaves nothing behind but a draft: whatever became of it, the letter may be handed over again. */
  async function draft<T>(
    method: string,
    url: string,
    at: Date,
    body: Body,
    schema: z.ZodType<T>,
  ): Promise<T | Handover> {
    const answer = await ask(method, url, at, body)
    const open = 'state' in answer ? answer : unsettled(answer)
    if (open?.state === 'uncertain') return { state: 'retry', stage: 'connection', response: open.reason, afterS: null }
    if (open) return open
    const answered = answer as Extract<WebAnswer, { kind: 'answered' }>
    const response = shortly(answered.bytes.toString())
    if (answered.status >= 400)
      return {
        state: 'refused',
        fault: /ADDRESS|RECIPIENT|COUNTRY|ZIP/.test(response) ? 'recipient' : 'content',
        response,
      }
    const read = schema.safeParse(jsonOf(answered))
    if (read.success) return read.data
    return { state: 'retry', stage: 'connection', response: `an answer of another form: ${response}`, afterS: null }
  }

  const json = (value: unknown): Body => ({ contentType: 'application/json', body: JSON.stringify(value) })

  async function read<T>(url: string, at: Date, schema: z.ZodType<T>): Promise<T | null> {
    const answer = await ask('GET', url, at)
    if ('state' in answer || answer.kind !== 'answered' || answer.status !== 200) return null
    const found = schema.safeParse(jsonOf(answer))
    return found.success ? found.data : null
  }

  async function proof(kind: ServiceProof['kind'], url: string, at: Date): Promise<ServiceProof[]> {
    const answer = await ask('GET', url, at)
    if ('state' in answer || answer.kind !== 'answered' || answer.status !== 200 || answer.bytes.length === 0) return []
    return [{ kind, contentType: answer.contentType || 'application/pdf', bytes: answer.bytes }]
  }

  return {
    async send(letter, at) {
      const address = linesOf(letter)
      if (!address)
        return { state: 'refused', fault: 'recipient', response: 'the address does not fit six lines of 38' }
      const at0 = home(letter.isRegistered)
      const made = await draft(
        'POST',
        `${at0}/sendings`,
        at,
        json(optionsOf(settings, letter)),
        z.object({ id: z.string() }),
      )
      if ('state' in made) return made
      const place = `${at0}/sendings/${encodeURIComponent(made.id)}`
      const file = multipart([['metadata', JSON.stringify({ priority: 1, name: letter.fileName })]], {
        field: 'document',
        name: letter.fileName,
        type: 'application/pdf',
        bytes: letter.pdf,
      })
      const added = await draft('POST', `${place}/documents`, at, file, z.object({ id: z.string() }))
      if ('state' in added) return added
      const addressed = await draft('POST', `${place}/recipients`, at, json(address), z.object({ id: z.string() }))
      if ('state' in addressed) return addressed
      const answer = await ask('POST', `${place}/submit`, at)
      const open = 'state' in answer ? answer : unsettled(answer)
      if (open) return open
      const answered = answer as Extract<WebAnswer, { kind: 'answered' }>
      const response = shortly(answered.bytes.toString())
      if (answered.status >= 400)
        return { state: 'refused', fault: 'content', response: `HTTP ${answered.status} ${response}` }
      return { state: 'accepted', ref: refOf(letter.isRegistered, made.id), response: `Maileva ${made.id}` }
    },

    async follow(ref, at, have): Promise<Following> {
      const { isRegistered, id } = parsedRef(ref)
      const place = `${home(isRegistered)}/sendings/${encodeURIComponent(id)}`
      const one = await read(place, at, sending)
      const people = one && (await read(`${place}/recipients`, at, recipients))
      if (!one || !people) return { state: 'unanswered', reason: 'no readable answer about the letter' }
      const [to] = people.recipients
      if (one.status === 'REJECTED' || to?.status === 'REJECTED') {
        const detail = shortly(to?.status_detail ?? one.status_detail ?? '')
        const event: TrackedEvent = { eventId: 'rejected', kind: 'undelivered', at, detail, isAddressFault: true }
        return { state: 'known', events: [event], proofs: [], registeredNo: null, isOver: true }
      }
      const events: TrackedEvent[] = []
      const posted = one.deposit_proof_date ?? (isRegistered ? null : one.processed_date)
      if (posted) events.push({ eventId: 'deposited', kind: 'deposited', at: new Date(posted), detail: '' })
      const told =
        to && (await read(`${place}/recipients/${encodeURIComponent(to.id)}/delivery_statuses`, at, deliveries))
      for (const { status, label, date } of told?.delivery_statuses ?? []) {
        const meaning = DELIVERY_CODES[status]
        if (meaning && date)
          events.push({ eventId: `${status} ${date}`, ...meaning, at: new Date(date), detail: label ?? status })
      }
      const proofs: ServiceProof[] = []
      if (one.deposit_proof_url && !have.has('deposit'))
        proofs.push(...(await proof('deposit', `${place}/download_deposit_proof`, at)))
      if (to?.acknowledgement_of_receipt_url && !have.has('receipt'))
        proofs.push(
          ...(await proof(
            'receipt',
            `${place}/recipients/${encodeURIComponent(to.id)}/download_acknowledgement_of_receipt`,
            at,
          )),
        )
      const isEnd = events.some(({ kind }) => ENDS.includes(kind))
      const waitsForReceipt =
        isRegistered && settings.withReceipt && !have.has('receipt') && proofs.every(({ kind }) => kind !== 'receipt')
      const isOver = isRegistered ? isEnd && !waitsForReceipt : isEnd
      return { state: 'known', events, proofs, registeredNo: to?.registered_number ?? null, isOver }
    },

    async seek(id, at) {
      for (const isRegistered of [true, false]) {
        const found = await read(`${home(isRegistered)}/sendings?start_index=1&count=100`, at, sendings)
        const one = found?.sendings.find((sent) => sent.custom_id === id && sent.status !== 'DRAFT')
        if (one) return refOf(isRegistered, one.id)
      }
      return null
    },

    readHook({ body }: Hook): HookReading {
      const told = jsonOf({ bytes: body }) as Record<string, unknown> | undefined
      const location = String(told?.resource_location ?? '')
      const [, kind, id] = /\/(registered_mail|mail)\/v\d+\/sendings\/([\w-]{1,60})/.exec(location) ?? []
      return id ? { says: 'doorbell', ref: refOf(kind === 'registered_mail', id) } : { says: 'nothing' }
    },

    replies: async () => [],

    async check(at) {
      const key = await bearer(at)
      if (typeof key === 'string') return { ok: true, response: `Maileva, ${settings.username}` }
      return { ok: false, response: 'response' in key ? key.response : '' }
    },
  }
}

const refOf = (isRegistered: boolean, id: string): string => `${isRegistered ? 'R' : 'L'}:${id}`
const parsedRef = (ref: string) => ({ isRegistered: ref.startsWith('R:'), id: ref.slice(2) })

function linesOf({ to }: PostalLetter) {
  const lines = sixLines(to)
  return lines && { ...lines, country_code: to.country }
}

function optionsOf(settings: MailevaSettings, letter: PostalLetter): Record<string, unknown> {
  const from = sixLines(letter.from) ?? {}
  const sender = Object.fromEntries(Object.entries(from).map(([name, line]) => [`sender_${name}`, line]))
  return {
    name: letter.fileName.slice(0, 256),
    custom_id: letter.id,
    color_printing: settings.color,
    duplex_printing: settings.duplex,
    optional_address_sheet: false,
    ...(letter.isRegistered
      ? { acknowledgement_of_receipt: settings.withReceipt, acknowledgement_of_receipt_scanning: settings.withReceipt }
      : {}),
    ...sender,
    sender_country_code: letter.from.country,
  }
}
