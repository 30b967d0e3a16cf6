import { createHmac, timingSafeEqual } from 'node:crypto'
import { openWebStandIn, type WebStandIn } from '../web-service/stand-in.ts'

export type Heard = { readonly id: string; readonly kind: string; readonly body: Record<string, unknown> }

/**
 * A provider's program on a local port, as careful as it should be: it believes only what is signed by the key it was given within five
 * minutes of its own clock, and knows what it heard before. For tests.
 */
export type WebhookStandIn = WebStandIn & {
  secret: string
  /** What it took, each thing once, in the order in which it came. */
  readonly heard: Heard[]
  /** What it was told again. */
  readonly again: string[]
  readonly refused: string[]
  /** How the next calls are answered instead. */
  mood: 'well' | 'down' | 'hangs_up'
}

const LIFE_S = 300

export async function openWebhookStandIn(now: () => Date): Promise<WebhookStandIn> {
  const standIn = {
    secret: '',
    heard: [] as Heard[],
    again: [] as string[],
    refused: [] as string[],
    mood: 'well' as WebhookStandIn['mood'],
  }
  const refuse = (status: number, why: string) => {
    standIn.refused.push(why)
    return { status, json: { error: why } }
  }
  const server = await openWebStandIn(({ method, headers, body }) => {
    if (standIn.mood === 'hangs_up') return 'hang_up'
    if (standIn.mood === 'down') return { status: 503, json: { error: 'maintenance' } }
    if (method !== 'POST') return refuse(405, 'POST only')
    const [, stamp = '', given = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['quittance-signature'])) ?? []
    if (stamp === '') return refuse(401, 'no signature')
    if (Math.abs(now().getTime() / 1000 - Number(stamp)) > LIFE_S) return refuse(401, 'too old')
    const due = createHmac('sha256', standIn.secret).update(`${stamp}.${body.toString()}`).digest()
    if (!timingSafeEqual(due, Buffer.from(given, 'hex'))) return refuse(401, 'wrong signature')
    const told = JSON.parse(body.toString()) as Record<string, unknown>
    const id = String(headers['quittance-id'])
    const kind = String(headers['quittance-event'])
    if (told.id !== id || told.kind !== kind) return refuse(400, 'the head does not fit the body')
    if (standIn.heard.some((one) => one.id === id)) standIn.again.push(id)
    else standIn.heard.push({ id, kind, body: told })
    return { status: 204 }
  })
  return Object.assign(standIn, server)
}
