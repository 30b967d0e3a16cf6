import { z } from 'zod'
import { callWebService, jsonOf } from '../web-service/call.ts'
import {
  type Following,
  type Handover,
  type Hook,
  type HookReading,
  type ProofKind,
  type ServiceProof,
  shortly,
  type TrackedEvent,
  unsettled,
} from '../web-service/carrier.ts'
import { multipart } from '../web-service/form.ts'
import { fromParisTime, parisTime } from '../web-service/paris-time.ts'
import { ar24Open, ar24Signature, oneTimeCode } from './ar24-cipher.ts'
import type { Ar24Settings, RegisteredMailService } from './model.ts'

/**
 * AR24, qualified electronic registered letters (eIDAS art. 44, CPCE art. L. 100), as its published documentation describes it:
 * - « AR24's API Documentation Portal », https://developers.ar24.fr/doc/ (form data in, JSON out, 60 seconds, date and signature);
 * - « Obtenez le statut de vos courriers en temps réel avec un Webhook »,
 *   https://www.ar24.fr/base-de-connaissances/api/obtenez-le-statut-de-vos-courriers-en-temps-reel-avec-un-webhook/ (48 tries, unsigned).
 *
 * It promises nothing about a letter handed over twice. Ours carries its id as `ref_dossier`, by which it is looked for among the letters of
 * the account. Its callbacks are not signed: they only say that there is something to ask about.
 */
export type Ar24Secrets = {
  readonly token: string
  readonly privateKey: string
  /** What the sender's authenticator holds: a qualified letter proves who sends it. */
  readonly otpSecret: string
}

const PATIENCE_MS = 60_000
const MAX_PROOF_BYTES = 20 * 1024 * 1024

const reply = z.object({
  status: z.string(),
  slug: z.string().optional(),
  message: z.string().optional(),
  result: z.unknown().optional(),
})
const uploaded = z.object({ file_id: z.coerce.string() })
const when = z.string().nullish()
const mail = z.object({
  id: z.coerce.string(),
  ref_dossier: z.string().nullish(),
  date: when,
  ts_ev_date: when,
  view_date: when,
  refused_date: when,
  negligence_date: when,
  bounced_date: when,
  proof_dp_url: when,
  proof_ev_url: when,
  proof_ar_url: when,
  proof_rf_url: when,
  proof_ng_url: when,
  proof_bc_url: when,
})
type Mail = z.output<typeof mail>

/** Refusals that speak of the recipient, and those that speak of the letter; any other speaks of us. */
const OF_RECIPIENT = ['missing_email', 'same_sender_recipients_emails', 'invalid_recipient', 'invalid_email']
const OF_CONTENT = [
  'attachment_not_exists',
  'attachment_unavailable',
  'attachment_too_big',
  'content_exceeds_limit',
  'forbidden_html',
  'error_no_content_no_attachment',
]

type Asked =
  | { readonly settled: Handover; readonly result?: undefined }
  | { readonly settled: null; readonly result: unknown }

export function ar24(settings: Ar24Settings, secrets: Ar24Secrets): RegisteredMailService {
  const base = settings.url.replace(/\/$/, '')

  /** One request: what it says went wrong, or its result. */
  async function ask(
    method: 'GET' | 'POST',
    path: string,
    at: Date,
    fields: readonly (readonly [string, string])[],
    file?: { name: string; bytes: Uint8Array },
  ): Promise<Asked> {
    const date = parisTime(at)
    const all = [['token', secrets.token], ['date', date], ['id_user', settings.userId], ...fields] as const
    const form = file && multipart(all, { field: 'file', name: file.name, type: 'application/pdf', bytes: file.bytes })
    const query = new URLSearchParams(all.map(([name, value]) => [name, value])).toString()
    const answer = await callWebService({
      method,
      url: method === 'GET' ? `${base}${path}?${query}` : base + path,
      headers: {
        signature: ar24Signature(date, secrets.privateKey),
        'accept-language': 'fr',
        ...(method === 'POST' ? { 'content-type': form?.contentType ?? 'application/x-www-form-urlencoded' } : {}),
      },
      patienceMs: PATIENCE_MS,
      ...(method === 'POST' ? { body: form?.body ?? query } : {}),
    })
    const open = unsettled(answer)
    if (open || answer.kind !== 'answered') return { settled: open! }
    // Errors come in the clear, answers enciphered.
    const text = answer.bytes.toString()
    const clear = jsonOf(answer) ?? jsonOf({ bytes: Buffer.from(ar24Open(text, date, secrets.privateKey) ?? '') })
    const read = reply.safeParse(clear)
    if (!read.success)
      return { settled: { state: 'uncertain', reason: `an answer that does not open: ${shortly(text)}` } }
    const { status, slug = '', message = '' } = read.data
    const response = shortly(`${slug} ${message}`)
    if (status.toUpperCase() === 'SUCCESS') return { settled: null, result: read.data.result }
    if (status.toLowerCase() === 'maintenance')
      return { settled: { state: 'retry', stage: 'connection', response: 'maintenance', afterS: 600 } }
    if (OF_RECIPIENT.includes(slug)) return { settled: { state: 'refused', fault: 'recipient', response } }
    if (OF_CONTENT.includes(slug)) return { settled: { state: 'refused', fault: 'content', response } }
    return { settled: { state: 'retry', stage: 'account', response, afterS: null } }
  }

  const mailsOf = z.array(mail)

  return {
    async send(letter, at) {
      const file = await ask('POST', '/attachment', at, [], { name: letter.fileName, bytes: letter.pdf })
      // A file that nobody refers to is no letter: whatever became of it, it may be handed over again.
      if (file.settled?.state === 'uncertain')
        return { state: 'retry', stage: 'connection', response: file.settled.reason, afterS: null }
      if (file.settled) return file.settled
      const held = uploaded.safeParse(file.result)
      if (!held.success)
        return { state: 'retry', stage: 'account', response: 'no file number in the answer', afterS: null }
      const sent = await ask('POST', '/mail', at, [
        ['to_firstname', letter.to.firstName],
        ['to_lastname', letter.to.lastName],
        ['to_company', letter.to.company],
        ['to_email', letter.to.email],
        ['dest_statut', letter.to.isConsumer ? 'particulier' : 'professionnel'],
        ['content', letter.text],
        ['ref_dossier', letter.id],
        ['ref_client', letter.reference],
        ['eidas', '1'],
        ['otp', oneTimeCode(secrets.otpSecret, at)],
        ['attachment[0]', held.data.file_id],
      ])
      if (sent.settled) return sent.settled
      const taken = mail.safeParse(sent.result)
      if (!taken.success) return { state: 'uncertain', reason: 'an answer that names no letter' }
      return { state: 'accepted', ref: taken.data.id, response: `AR24 ${taken.data.id}` }
    },

    async follow(ref, at, have): Promise<Following> {
      const asked = await ask('GET', '/mail', at, [['id', ref]])
      const found = asked.settled ? null : mail.safeParse(asked.result)
      if (!found?.success) return { state: 'unanswered', reason: 'no readable answer about the letter' }
      const proofs: ServiceProof[] = []
      for (const [kind, url] of proofsOf(found.data)) {
        if (have.has(kind) || !isTheirs(url, base)) continue
        const fetched = await callWebService({
          method: 'GET',
          url,
          headers: {},
          patienceMs: PATIENCE_MS,
          maxBytes: MAX_PROOF_BYTES,
        })
        if (fetched.kind === 'answered' && fetched.status === 200 && fetched.bytes.length > 0)
          proofs.push({ kind, contentType: 'application/pdf', bytes: fetched.bytes })
      }
      const events = eventsOf(found.data)
      const isOver = events.some(({ kind }) => ['accepted', 'refused', 'unclaimed', 'undelivered'].includes(kind))
      const missing = proofsOf(found.data).filter(
        ([kind]) => !have.has(kind) && !proofs.some((one) => one.kind === kind),
      )
      return { state: 'known', events, proofs, registeredNo: null, isOver: isOver && missing.length === 0 }
    },

    async seek(id, at) {
      const asked = await ask('GET', '/user/mail', at, [])
      const found = asked.settled ? null : mailsOf.safeParse(asked.result)
      return (found?.success && found.data.find((one) => one.ref_dossier === id)?.id) || null
    },

    readHook({ query, body }: Hook): HookReading {
      const told = jsonOf({ bytes: body }) as { id_mail?: unknown } | undefined
      const ref = String(
        told?.id_mail ?? new URLSearchParams(body.toString()).get('id_mail') ?? query.get('id_mail') ?? '',
      )
      return /^\d{1,20}$/.test(ref) ? { says: 'doorbell', ref } : { says: 'nothing' }
    },

    replies: async () => [],

    async check(at) {
      const asked = await ask('GET', '/user', at, [])
      if (!asked.settled) return { ok: true, response: `AR24, ${settings.userId}` }
      const { settled } = asked
      return { ok: false, response: 'response' in settled ? settled.response : settled.reason }
    },
  }
}

/** Proofs are fetched from where the service itself is, and nowhere else that an answer may name. */
const isTheirs = (url: string, base: string): boolean => URL.canParse(url) && new URL(url).host === new URL(base).host

function proofsOf(one: Mail): [ProofKind, string][] {
  const named: readonly [ProofKind, string | null | undefined][] = [
    ['deposit', one.proof_dp_url],
    ['presentation', one.proof_ev_url],
    ['receipt', one.proof_ar_url],
    ['refusal', one.proof_rf_url],
    ['unclaimed', one.proof_ng_url],
    ['bounce', one.proof_bc_url],
  ]
  return named.flatMap(([kind, url]): [ProofKind, string][] => (url ? [[kind, url]] : []))
}

function eventsOf(one: Mail): TrackedEvent[] {
  const told = (
    kind: TrackedEvent['kind'],
    text: string | null | undefined,
    isAddressFault = false,
  ): TrackedEvent[] => {
    const at = fromParisTime(text)
    return at ? [{ eventId: kind, kind, at, detail: '', isAddressFault }] : []
  }
  return [
    // The letter is deposited when its first presentation is proven: what comes before may still fail.
    ...(fromParisTime(one.ts_ev_date) ? told('deposited', one.date ?? one.ts_ev_date) : []),
    ...told('presented', one.ts_ev_date),
    ...told('accepted', one.view_date),
    ...told('refused', one.refused_date),
    ...told('unclaimed', one.negligence_date),
    ...told('undelivered', one.bounced_date, true),
  ]
}
