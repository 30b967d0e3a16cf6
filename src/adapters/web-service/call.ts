import http from 'node:http'
import https from 'node:https'
import { checkWrittenAddress, lookUpOutward } from '../../platform/outward.ts'

/** One question to a service on the web. `patienceMs`: how long it may stay silent at any moment of the exchange. */
export type WebRequest = {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array | string
  readonly patienceMs: number
  /** Longest answer taken; a longer one is no answer. */
  readonly maxBytes?: number
}

/**
 * What came of it. `unreached`: the question did not leave whole, so nothing can have been done about it. `silent`: it left whole and no
 * answer can be read: the service may or may not have acted.
 */
export type WebAnswer =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly bytes: Buffer
      readonly retryAfterS: number | null
      readonly contentType: string
    }
  | { readonly kind: 'unreached'; readonly reason: string }
  | { readonly kind: 'silent'; readonly reason: string }

const MAX_ANSWER_BYTES = 1_048_576

/**
 * Asks once, on a connection of its own: one kept open may have been closed by the other side without our knowing, and a lost question would
 * look like a lost answer. Follows no redirection, so that what is secret goes nowhere else, and reaches no private address. Never throws for
 * what a network does.
 */
export function callWebService(request: WebRequest): Promise<WebAnswer> {
  const { method, url, headers, patienceMs, maxBytes = MAX_ANSWER_BYTES } = request
  const body = Buffer.from(request.body ?? '')
  return new Promise((resolve) => {
    let hasLeft = false
    let isSettled = false
    const settle = (answer: WebAnswer): void => {
      if (isSettled) return
      isSettled = true
      outgoing.destroy()
      resolve(answer)
    }
    const fail = (reason: string): void => settle({ kind: hasLeft ? 'silent' : 'unreached', reason })
    const { request: open } = url.startsWith('https:') ? https : http
    let outgoing: http.ClientRequest
    try {
      checkWrittenAddress(new URL(url).hostname)
      outgoing = open(url, {
        lookup: lookUpOutward,
        method,
        headers: { ...headers, ...(request.body === undefined ? {} : { 'content-length': body.length }) },
        agent: false,
        timeout: patienceMs,
      })
    } catch (error) {
      // A header or an address that cannot be written, or may not be reached: nothing left.
      return resolve({ kind: 'unreached', reason: (error as Error).message.slice(0, 300) })
    }
    outgoing.once('finish', () => {
      hasLeft = true
    })
    outgoing.once('timeout', () => fail('no answer in time'))
    outgoing.on('error', (error) => fail(error.message.slice(0, 300)))
    outgoing.once('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size > maxBytes) fail('the answer is too long')
      })
      response.on('error', (error) => fail(error.message.slice(0, 300)))
      response.on('close', () => fail('the answer was cut'))
      response.on('end', () => {
        const wait = Number(response.headers['retry-after'])
        settle({
          kind: 'answered',
          status: response.statusCode ?? 0,
          bytes: Buffer.concat(chunks),
          retryAfterS: Number.isFinite(wait) && wait > 0 ? Math.ceil(wait) : null,
          contentType: response.headers['content-type'] ?? '',
        })
      })
    })
    outgoing.end(body)
  })
}

/** The answer as JSON; undefined when it is none. */
export function jsonOf(answer: { readonly bytes: Buffer }): unknown {
  try {
    return JSON.parse(answer.bytes.toString())
  } catch {
    return undefined
  }
}
