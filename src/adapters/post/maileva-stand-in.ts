import { type Asked, type Given, openWebStandIn } from '../web-service/stand-in.ts'
import type { MailevaSecrets } from './maileva-bearer.ts'
import type { MailevaSettings } from './model.ts'

type Sending = {
  id: string
  isRegistered: boolean
  status: string
  documents: number
  recipients: Record<string, unknown>[]
  fields: Record<string, unknown>
  deliveries: { status: string; label: string; date: string }[]
}

/** What the stand-in does at the next submission instead of taking it: once each, in order. */
export type MailevaMood = 'hang_up_after' | 'hang_up_draft' | 'broken' | 'busy'

/**
 * Maileva as published, on a local port: it gives tokens that run out, checks drafts, documents and the six lines of addresses, submits once,
 * and tells what became of a letter.
 */
export async function openMailevaStandIn(now: () => Date) {
  const secrets: MailevaSecrets = { clientSecret: 'client-secret-0123', password: 'password-0123' }
  const sendings: Sending[] = []
  const moods: MailevaMood[] = []
  let tokens = 0
  const refuse = (code: string): Given => ({ status: 400, json: { errors: [{ code, message: code }] } })

  function answer({ method, url, headers, body }: Asked): Given {
    if (url.pathname === '/auth/token') return tokenFor(headers.authorization, new URLSearchParams(body.toString()))
    if (headers.authorization !== `Bearer token-${tokens}`) return { status: 401 }
    const [, kind, rest = ''] = /^\/(registered_mail|mail)\/v2\/sendings(.*)$/.exec(url.pathname) ?? []
    if (!kind) return { status: 404 }
    const isRegistered = kind === 'registered_mail'
    if (rest === '' && method === 'GET')
      return { status: 200, json: { sendings: of(isRegistered).map(told), paging: {} } }
    if (rest === '' && method === 'POST') return create(isRegistered, JSON.parse(body.toString()))
    const [, id, part = ''] = /^\/([\w-]+)(\/.*)?$/.exec(rest) ?? []
    const one = of(isRegistered).find((sent) => sent.id === id)
    if (!one) return { status: 404, json: { code: 'SENDING_NOT_FOUND', message: '' } }
    return onOne(one, method, part, body)
  }

  const of = (isRegistered: boolean) => sendings.filter((sent) => sent.isRegistered === isRegistered)
  const told = (one: Sending) => ({ ...one.fields, id: one.id, status: one.status, custom_id: one.fields.custom_id })

  function tokenFor(authorization: string | undefined, form: URLSearchParams): Given {
    const due = `Basic ${Buffer.from(`client-1:${secrets.clientSecret}`).toString('base64')}`
    if (authorization !== due || form.get('password') !== secrets.password || form.get('grant_type') !== 'password')
      return { status: 401, json: { errors: [{ code: 'CLIENT_ERROR', message: 'Authentication failed' }] } }
    tokens++
    return { status: 200, json: { access_token: `token-${tokens}`, expires_in: '3600' } }
  }

  function create(isRegistered: boolean, fields: Record<string, unknown>): Given {
    if (moods[0] === 'hang_up_draft') {
      moods.shift()
      return 'hang_up'
    }
    if (!fields.name) return refuse('EMPTY_NAME')
    const id = `s-${sendings.length + 1}`
    sendings.push({ id, isRegistered, status: 'DRAFT', documents: 0, recipients: [], fields, deliveries: [] })
    return { status: 201, json: { id, name: fields.name, status: 'DRAFT' } }
  }

  function onOne(one: Sending, method: string, part: string, body: Buffer): Given {
    if (method === 'GET') return read(one, part)
    if (one.status !== 'DRAFT') return refuse('SENDING_STATUS_PERMISSION_ADD')
    if (part === '/documents') {
      if (!body.includes('%PDF')) return refuse('EMPTY_DOCUMENT')
      one.documents++
      return { status: 201, json: { id: `d-${one.documents}` } }
    }
    if (part === '/recipients') {
      const lines = JSON.parse(body.toString())
      for (let n = 1; n <= 6; n++)
        if (String(lines[`address_line_${n}`] ?? '').length > 38) return refuse(`ADDRESS_LINE_${n}_TOO_LONG`)
      if (!lines.address_line_1 && !lines.address_line_2) return refuse('EMPTY_ADDRESS_LINE_1_OR_ADDRESS_LINE_2')
      if (lines.country_code === 'FR' && !/^\d{5} \S/.test(lines.address_line_6 ?? ''))
        return refuse('ADDRESS_LINE_6_WRONG_FORMAT')
      one.recipients.push({ ...lines, id: `r-${one.id}`, status: 'DRAFT' })
      return { status: 201, json: { id: `r-${one.id}` } }
    }
    if (part !== '/submit') return { status: 404 }
    const mood = moods.shift()
    if (mood === 'busy') return { status: 429, headers: { 'retry-after': '60' } }
    if (one.documents !== 1 || one.recipients.length !== 1) return refuse('INVALID_DOCUMENTS_COUNT')
    one.status = 'PENDING'
    for (const recipient of one.recipients) recipient.status = 'PENDING'
    if (mood === 'hang_up_after') return 'hang_up'
    return mood === 'broken' ? { status: 500 } : { status: 200 }
  }

  function read(one: Sending, part: string): Given {
    if (part === '') return { status: 200, json: told(one) }
    if (part === '/recipients') return { status: 200, json: { recipients: one.recipients, paging: {} } }
    if (part.endsWith('/delivery_statuses'))
      return { status: 200, json: { delivery_statuses: one.deliveries, paging: {} } }
    if (part === '/download_deposit_proof' && one.fields.deposit_proof_url)
      return { status: 200, bytes: Buffer.from('%PDF deposit') }
    if (part.endsWith('/download_acknowledgement_of_receipt') && one.recipients[0]?.acknowledgement_of_receipt_url)
      return { status: 200, bytes: Buffer.from('%PDF receipt') }
    return { status: 404 }
  }

  const server = await openWebStandIn(answer)
  const settings: MailevaSettings = {
    url: server.url,
    authUrl: `${server.url}/auth`,
    clientId: 'client-1',
    username: 'compta@atelier.example',
    color: false,
    duplex: true,
    withReceipt: true,
  }
  const find = (id: string) => sendings.find((one) => one.id === id)!
  return {
    settings,
    secrets,
    sendings,
    moods,
    /** Printed and handed to the post, with its proof. */
    post(id: string) {
      const one = find(id)
      one.status = 'PROCESSED'
      Object.assign(one.fields, { processed_date: now().toISOString() })
      if (one.isRegistered)
        Object.assign(one.fields, {
          deposit_proof_date: now().toISOString(),
          deposit_proof_url: `/sendings/${id}/download_deposit_proof`,
        })
      Object.assign(one.recipients[0]!, {
        status: 'PROCESSED',
        registered_number: one.isRegistered ? '1E00232062142' : undefined,
      })
    },
    /** A code of the post about a letter, now. */
    deliver(id: string, status: string, label: string) {
      const one = find(id)
      one.deliveries.push({ status, label, date: now().toISOString() })
      if (status === 'N01') Object.assign(one.recipients[0]!, { acknowledgement_of_receipt_url: '/ar' })
    },
    reject(id: string) {
      find(id).status = 'REJECTED'
    },
    close: server.close,
  }
}
