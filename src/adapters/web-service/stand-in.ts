import http from 'node:http'
import type { AddressInfo } from 'node:net'

export type Asked = {
  readonly method: string
  readonly url: URL
  readonly headers: http.IncomingHttpHeaders
  readonly body: Buffer
}
/** `hang_up` after everything was taken; `hold`: no answer at all; else a status with JSON or bytes. */
export type Given =
  | 'hang_up'
  | 'hold'
  | {
      readonly status: number
      readonly json?: unknown
      readonly bytes?: Uint8Array
      readonly headers?: Record<string, string>
    }

export type WebStandIn = { readonly url: string; readonly asked: Asked[]; close(): Promise<void> }

/** A real HTTP server on a free local port, for tests: what it answers is the business of each stand-in. */
export async function openWebStandIn(answer: (asked: Asked) => Given | Promise<Given>): Promise<WebStandIn> {
  const asked: Asked[] = []
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const one: Asked = {
      method: request.method ?? '',
      url: new URL(request.url ?? '/', `http://127.0.0.1:${port}`),
      headers: request.headers,
      body: Buffer.concat(chunks),
    }
    asked.push(one)
    const given = await answer(one)
    if (given === 'hang_up') return void request.socket.destroy()
    if (given === 'hold') return
    const bytes = given.bytes ?? Buffer.from(given.json === undefined ? '' : JSON.stringify(given.json))
    response.writeHead(given.status, {
      'content-type': given.bytes ? 'application/octet-stream' : 'application/json',
      ...given.headers,
    })
    response.end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
