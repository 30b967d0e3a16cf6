import { intakeRoutes } from '../../src/intake/contract.ts'
import { addressOf } from '../wire/call.ts'
import { Breakdown, Misunderstood, RefusedByServer, Unreachable } from '../wire/failures.ts'

type Kept = ReturnType<typeof intakeRoutes.storeFile.reply.parse>

/**
 * Sends a file, saying how many bytes have left. `fetch` cannot tell that, hence the older interface. Throws what `call`
 * throws; an upload stopped by `signal` throws an `AbortError`.
 */
export function uploadFile(
  orgId: number,
  file: File,
  asked: { onSent(bytes: number): void; signal: AbortSignal },
): Promise<Kept> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const address = addressOf(`/api/orgs/${orgId}${intakeRoutes.storeFile.path}`, {}, { name: file.name })
    request.open('POST', address)
    request.setRequestHeader('accept-language', document.documentElement.lang)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => asked.onSent(event.loaded)
    request.onerror = () => reject(new Unreachable('no answer'))
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'))
    request.onload = () => settle(request, resolve, reject)
    asked.signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function settle(request: XMLHttpRequest, resolve: (kept: Kept) => void, reject: (failure: Error) => void): void {
  const answer = parsed(request.responseText)
  if (request.status >= 400) {
    const said = (answer as { refusal?: { code?: unknown; message?: unknown } } | undefined)?.refusal
    if (typeof said?.code !== 'string' || typeof said.message !== 'string') return reject(new Breakdown(request.status))
    return reject(new RefusedByServer(request.status, { code: said.code, message: said.message }))
  }
  const reply = intakeRoutes.storeFile.reply.safeParse(answer)
  return reply.success ? resolve(reply.data) : reject(new Misunderstood(`post ${intakeRoutes.storeFile.path}`))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
