import { type Asked, type Given, openWebStandIn, type WebStandIn } from '../web-service/stand-in.ts'
import type { OvhSmsSettings } from './model.ts'
import { type OvhSecrets, ovhSignature } from './ovh.ts'

type Held = {
  id: number
  tag: string
  receiver: string
  message: string
  deliveryReceipt: number
  ptt: number
  sentAt: string
}

/** What the stand-in does instead of taking the next message: once each, in order. */
export type OvhMood = 'hang_up_after' | 'hang_up_before' | 'busy' | 'no_credit' | 'broken'

/**
 * OVHcloud SMS as published, on a local port: it checks the signature of every request and its hour, the sender, the fields, and the form of
 * numbers; gives reports and answers when told what became of a message.
 */
export async function openOvhStandIn(now: () => Date) {
  const settings = { serviceName: 'sms-ab12345-1', applicationKey: 'AK0123456789abcd', sender: '', withStop: false }
  const secrets: OvhSecrets = { applicationSecret: 'AS-secret-0123456789', consumerKey: 'CK-secret-0123456789' }
  const held: Held[] = []
  const moods: OvhMood[] = []
  const incoming: { id: number; sender: string; message: string; creationDatetime: string }[] = []
  const refuse = (status: number, message: string): Given => ({
    status,
    json: { message, class: 'Client::BadRequest' },
  })

  function answer({ method, url, headers, body }: Asked): Given {
    const stamp = Number(headers['x-ovh-timestamp'])
    const due = ovhSignature(secrets, { method, url: url.href, body: body.toString(), stamp })
    if (headers['x-ovh-application'] !== settings.applicationKey) return refuse(403, 'Invalid application key')
    if (Math.abs(stamp * 1000 - now().getTime()) > 60_000) return refuse(400, 'QUERY_TIME_OUT')
    if (headers['x-ovh-signature'] !== due || headers['x-ovh-consumer'] !== secrets.consumerKey)
      return refuse(403, 'Invalid signature')
    const service = `/1.0/sms/${settings.serviceName}`
    if (url.pathname === '/1.0/sms/ptts')
      return url.searchParams.get('ptt') === '5'
        ? { status: 200, json: { comment: '', description: 'Unknown subscriber', duration: 'permanent' } }
        : { status: 200, json: { comment: '', description: 'Absent subscriber', duration: 'temporary' } }
    if (!url.pathname.startsWith(service)) return refuse(404, 'The requested object does not exist')
    const path = url.pathname.slice(service.length)
    if (path === '') return { status: 200, json: { name: settings.serviceName, creditsLeft: 42 } }
    if (path === '/jobs' && method === 'POST') return take(body)
    if (path === '/outgoing') {
      const tag = url.searchParams.get('tag')
      return { status: 200, json: held.filter((one) => tag === null || one.tag === tag).map(({ id }) => id) }
    }
    if (path === '/incoming') return { status: 200, json: incoming.map(({ id }) => id) }
    const [, of, id] = /^\/(outgoing|incoming)\/(\d+)$/.exec(path) ?? []
    const found = (of === 'outgoing' ? held : incoming).find((one) => String(one.id) === id)
    return found ? { status: 200, json: found } : refuse(404, 'The requested object does not exist')
  }

  function take(body: Buffer): Given {
    const mood = moods.shift()
    if (mood === 'hang_up_before') return 'hang_up'
    if (mood === 'busy')
      return { status: 429, json: { message: 'too many requests' }, headers: { 'retry-after': '30' } }
    if (mood === 'no_credit') return refuse(402, 'not enough credits')
    const job = JSON.parse(body.toString())
    if (typeof job.message !== 'string' || job.message === '') return refuse(400, 'Missing message parameter')
    if (!Array.isArray(job.receivers)) return refuse(400, 'Missing receivers parameter')
    if (!job.senderForResponse && !job.sender) return refuse(400, 'Sender is mandatory')
    const isGood = (to: string) => /^(\+|00)[1-9]\d{7,14}$/.test(to)
    const ids = job.receivers.filter(isGood).map((receiver: string) => {
      const id = 70_000 + held.length
      held.push({
        id,
        tag: job.tag ?? '',
        receiver,
        message: job.message,
        deliveryReceipt: 0,
        ptt: 1,
        sentAt: now().toISOString(),
      })
      return id
    })
    if (mood === 'hang_up_after') return 'hang_up'
    if (mood === 'broken') return { status: 500, json: { message: 'internal error' } }
    const report = {
      ids,
      validReceivers: job.receivers.filter(isGood),
      invalidReceivers: job.receivers.filter((to: string) => !isGood(to)),
      totalCreditsRemoved: ids.length,
    }
    return { status: 200, json: report }
  }

  const server: WebStandIn = await openWebStandIn(answer)
  const own: OvhSmsSettings = { ...settings, url: `${server.url}/1.0` }
  return {
    settings: own,
    secrets,
    held,
    moods,
    incoming,
    /** What the network reports of a message: 1 delivered, 2 or 16 not, with the code of why. */
    report(id: number, deliveryReceipt: number, ptt = 1) {
      const found = held.find((one) => one.id === id)
      if (found) Object.assign(found, { deliveryReceipt, ptt })
    },
    close: server.close,
  }
}
