import { parisTime } from '../web-service/paris-time.ts'
import { type Asked, type Given, openWebStandIn } from '../web-service/stand-in.ts'
import type { Ar24Secrets } from './ar24.ts'
import { ar24Seal, ar24Signature, oneTimeCode } from './ar24-cipher.ts'
import type { Ar24Settings } from './model.ts'

type Held = Record<string, string | null> & { id: string }

/** What the stand-in does instead of taking the next letter: once each, in order. */
export type Ar24Mood = 'hang_up_after' | 'maintenance' | 'no_payment' | 'lost_file'

/** What may become of a letter, by the field that dates it and the proof that comes with it. */
const ENDS = {
  presented: ['ts_ev_date', 'proof_ev_url', 'ev'],
  accepted: ['view_date', 'proof_ar_url', 'ar'],
  refused: ['refused_date', 'proof_rf_url', 'rf'],
  unclaimed: ['negligence_date', 'proof_ng_url', 'ng'],
  bounced: ['bounced_date', 'proof_bc_url', 'bc'],
} as const

/**
 * AR24 as published, on a local port: it checks the date and the signature of every request, the account, the files and the one-time code;
 * answers enciphered, refuses in the clear, and gives proofs.
 */
export async function openAr24StandIn(now: () => Date) {
  const secrets: Ar24Secrets = {
    token: 'tok-0123456789abcdef',
    privateKey: '7X9gx9E3Qx4EiUdB63nc',
    otpSecret: 'JBSWY3DPEHPK3PXP',
  }
  const userId = '4711'
  const files = new Map<string, Buffer>()
  const held: Held[] = []
  const moods: Ar24Mood[] = []
  const refuse = (slug: string): Given => ({ status: 200, json: { status: 'ERROR', slug, message: slug } })

  function answer(asked: Asked): Given {
    const proof = /^\/get\/proof\/(\w+)-(\d+)$/.exec(asked.url.pathname)
    if (proof) return { status: 200, bytes: Buffer.from(`%PDF proof ${proof[1]} of ${proof[2]}`) }
    const fields = asked.method === 'GET' ? asked.url.searchParams : fieldsOf(asked)
    const date = fields.get('date') ?? ''
    if (fields.get('token') !== secrets.token) return refuse('token_invalid')
    if (
      Math.abs(Date.parse(`${date.replace(' ', 'T')}Z`) - Date.parse(`${parisTime(now()).replace(' ', 'T')}Z`)) >
      600_000
    )
      return refuse('expired_date')
    if (asked.headers.signature !== ar24Signature(date, secrets.privateKey)) return refuse('invalid_signature')
    if (fields.get('id_user') !== userId) return refuse('user_unavailable')
    const sealed = (result: unknown): Given => ({
      status: 200,
      bytes: Buffer.from(ar24Seal(JSON.stringify({ status: 'SUCCESS', result }), date, secrets.privateKey)),
    })
    switch (`${asked.method} ${asked.url.pathname}`) {
      case 'GET /api/user':
        return sealed({ id: userId, email: 'compta@atelier.example' })
      case 'GET /api/user/mail':
        return sealed(held)
      case 'GET /api/mail': {
        const one = held.find(({ id }) => id === fields.get('id'))
        return one ? sealed(one) : refuse('missing_erm_id')
      }
      case 'POST /api/attachment': {
        if (moods[0] === 'lost_file') {
          moods.shift()
          return 'hang_up'
        }
        const id = String(500 + files.size)
        files.set(id, asked.body)
        return sealed({ file_id: id })
      }
      case 'POST /api/mail':
        return take(fields, sealed)
    }
    return { status: 404 }
  }

  function take(fields: URLSearchParams, sealed: (result: unknown) => Given): Given {
    const mood = moods.shift()
    if (mood === 'maintenance') return { status: 200, json: { status: 'maintenance' } }
    if (mood === 'no_payment') return refuse('user_no_payment')
    if (fields.get('otp') !== oneTimeCode(secrets.otpSecret, now())) return refuse('authentication_otp_invalid')
    if (!/^[^@\s]+@[^@\s]+\.[a-z]+$/.test(fields.get('to_email') ?? '')) return refuse('invalid_recipient')
    if ((fields.get('to_email') ?? '').startsWith('gone')) return refuse('invalid_email')
    if (!files.has(fields.get('attachment[0]') ?? '')) return refuse('attachment_not_exists')
    const one: Held = {
      id: String(9000 + held.length),
      status: 'waiting',
      ref_dossier: fields.get('ref_dossier'),
      to_email: fields.get('to_email'),
      dest_statut: fields.get('dest_statut'),
      date: parisTime(now()),
      ts_ev_date: '0000-00-00 00:00:00',
    }
    held.push(one)
    return mood === 'hang_up_after' ? 'hang_up' : sealed(one)
  }

  const server = await openWebStandIn(answer)
  const settings: Ar24Settings = { url: `${server.url}/api`, userId }
  return {
    settings,
    secrets,
    held,
    files,
    moods,
    /** What becomes of a letter, now. */
    happen(id: string, what: keyof typeof ENDS) {
      const [field, url, name] = ENDS[what]
      const one = held.find((mail) => mail.id === id)
      if (one) Object.assign(one, { [field]: parisTime(now()), [url]: `${server.url}/get/proof/${name}-${id}` })
    },
    close: server.close,
  }
}

/** The fields of a form, with or without a file. */
function fieldsOf({ headers, body }: Asked): URLSearchParams {
  const boundary = /boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1]
  if (!boundary) return new URLSearchParams(body.toString())
  const parts = body.toString('latin1').split(`--${boundary}`)
  return new URLSearchParams(
    parts.flatMap((part): [string, string][] => {
      const [, name, value] = /name="([^"]+)"\r\n\r\n([\s\S]*)\r\n$/.exec(part) ?? []
      return name ? [[name, Buffer.from(value ?? '', 'latin1').toString()]] : []
    }),
  )
}
