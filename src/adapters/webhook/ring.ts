import { createHmac } from 'node:crypto'
import { callWebService } from '../web-service/call.ts'
import { shortly } from '../web-service/carrier.ts'

/** How long the other side may keep us waiting at any moment. */
const PATIENCE_MS = 10_000
/** Nothing of the answer is read but its status and its first words. */
const MOST_ANSWER_BYTES = 65_536

export type Ring = {
  readonly url: string
  readonly secret: string
  /** The same each time the same thing is told: whoever hears it twice knows. */
  readonly id: string
  readonly kind: string
  readonly body: string
}
export type Rung = { readonly isTaken: boolean; readonly answer: string; readonly afterS: number | null }

/**
 * Tells a program elsewhere that something happened: one POST of JSON, signed. `Quittance-Signature: t=SECONDS,v1=HEX`, where HEX is the
 * HMAC-SHA256, by the secret, of `SECONDS.BODY`. Any answer of 200 to 299 is a yes. Reaches no private address, follows no redirection.
 */
export async function ring({ url, secret, id, kind, body }: Ring, at: Date): Promise<Rung> {
  const stamp = Math.floor(at.getTime() / 1000)
  const answer = await callWebService({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Quittance',
      'quittance-event': kind,
      'quittance-id': id,
      'quittance-signature': `t=${stamp},v1=${signatureOf(secret, stamp, body)}`,
    },
    body,
    patienceMs: PATIENCE_MS,
    maxBytes: MOST_ANSWER_BYTES,
  })
  if (answer.kind !== 'answered') return { isTaken: false, answer: shortly(answer.reason), afterS: null }
  const told = shortly(`HTTP ${answer.status} ${answer.bytes.toString()}`)
  return { isTaken: answer.status >= 200 && answer.status < 300, answer: told, afterS: answer.retryAfterS }
}

const signatureOf = (secret: string, stamp: number, body: string): string =>
  createHmac('sha256', secret).update(`${stamp}.${body}`).digest('hex')
