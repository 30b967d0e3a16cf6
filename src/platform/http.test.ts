import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { createHttp } from './http.ts'

test('what surrounds a caller surrounds validation, handler and the reading of a streamed answer, and nobody else', async () => {
  const here = new AsyncLocalStorage<string>()
  const { app, serve } = createHttp<string>(
    async (_spec, request) => request.headers.get('x-who')!,
    (who, work) => (who === 'agent' ? here.run(who, work) : work()),
  )
  const said = () => here.getStore() ?? 'nobody'
  serve({ method: 'get', path: '/stream', scope: 'open', summary: '', reply: 'bytes' }, async () => {
    let chunks = 0
    const first = said()
    const bytes = new ReadableStream<Uint8Array>({
      async pull(controller) {
        controller.enqueue(new TextEncoder().encode(` ${said()}`))
        if (++chunks === 3) controller.close()
      },
    })
    return { bytes, type: 'text/plain', name: first }
  })
  const asked = async (who: string) => {
    const response = await app.request('http://localhost/api/stream', { headers: { 'x-who': who } })
    return [response.headers.get('content-disposition'), await slowly(response.body!)]
  }
  // Whoever reads slowly is who asks for more: a stream that is full waits for its reader.
  const slowly = async (body: ReadableStream<Uint8Array>): Promise<string> => {
    const reader = body.getReader()
    let text = ''
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      text += new TextDecoder().decode(read.value)
      await new Promise((later) => setTimeout(later, 30))
    }
    return text
  }
  const [agent, member] = await Promise.all([asked('agent'), asked('member')])
  expect(agent).toEqual(["attachment; filename*=UTF-8''agent", ' agent agent agent'])
  expect(member).toEqual(["attachment; filename*=UTF-8''nobody", ' nobody nobody nobody'])
})
