import { z } from 'zod'
import { callWebService, jsonOf } from '../web-service/call.ts'
import { type Handover, shortly } from '../web-service/carrier.ts'
import type { MailevaSettings } from './model.ts'

export type MailevaSecrets = { readonly clientSecret: string; readonly password: string }

const PATIENCE_MS = 60_000
const token = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() })

/** Gives the key of requests, asked for with the account's own and kept until it runs out; a refusal says why there is none. */
export function mailevaBearer(settings: MailevaSettings, secrets: MailevaSecrets) {
  let known: { token: string; until: number } | null = null
  return async (at: Date): Promise<string | Handover> => {
    if (known && known.until > at.getTime()) return known.token
    const answer = await callWebService({
      method: 'POST',
      url: `${settings.authUrl.replace(/\/$/, '')}/token`,
      headers: {
        authorization: `Basic ${Buffer.from(`${settings.clientId}:${secrets.clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({
        grant_type: 'password',
        username: settings.username,
        password: secrets.password,
      }).toString(),
      patienceMs: PATIENCE_MS,
    })
    const read = answer.kind === 'answered' && answer.status === 200 ? token.safeParse(jsonOf(answer)) : null
    if (!read?.success) {
      const reason =
        answer.kind === 'answered' ? `HTTP ${answer.status} ${shortly(answer.bytes.toString())}` : answer.reason
      const stage = answer.kind === 'answered' && answer.status < 500 ? 'account' : 'connection'
      return { state: 'retry', stage, response: reason, afterS: null }
    }
    known = { token: read.data.access_token, until: at.getTime() + Math.max(0, read.data.expires_in - 30) * 1000 }
    return known.token
  }
}
