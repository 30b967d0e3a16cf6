import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '../../src/platform/route.ts'
import { addressOf, call, onSignedOut } from './call.ts'
import { Breakdown, Misunderstood, RefusedByServer, tellFailure, Unreachable } from './failures.ts'

const reply = z.object({ name: z.string(), cents: z.int() })
const params = z.object({ id: z.string() })
const { customer, rename, remove, logo, door } = routes({
  customer: { method: 'get', path: '/customers/{id}', scope: 'org', summary: '', params, reply },
  rename: {
    method: 'put',
    path: '/customers/{id}',
    scope: 'org',
    summary: '',
    params,
    body: z.object({ name: z.string() }),
    reply,
  },
  remove: { method: 'delete', path: '/customers/{id}', scope: 'org', summary: '', params },
  logo: { method: 'put', path: '/logo', scope: 'org', summary: '', body: 'bytes', reply: 'bytes' },
  door: { method: 'get', path: '/door', scope: 'open', summary: '', reply },
})

let server: Server
let base = ''
const fetchOf = globalThis.fetch
beforeAll(async () => {
  server = createServer((request, response) => {
    const answers: Record<string, [number, string]> = {
      '/api/orgs/7/customers/1': [200, '{"name":"Atelier Morel","cents":1248000}'],
      '/api/orgs/7/customers/2': [
        409,
        '{"refusal":{"code":"name_taken","message":"Ce nom est déjà pris.","where":"name"}}',
      ],
      '/api/orgs/7/customers/3': [200, '{"name":"Atelier Morel"}'],
      '/api/orgs/7/customers/4': [502, '<html>bad gateway</html>'],
      '/api/orgs/7/customers/5': [401, '{"refusal":{"code":"signed_out","message":"Reconnectez-vous."}}'],
      '/api/orgs/7/customers/7': [204, ''],
      '/api/door': [401, '{"refusal":{"code":"wrong_password","message":"Mot de passe faux."}}'],
      '/api/orgs/7/customers/6': [200, `{"name":"${request.headers['accept-language']} ${request.method}","cents":1}`],
    }
    if (request.url === '/api/orgs/7/logo') return void request.pipe(response)
    const [status, body] = answers[request.url ?? ''] ?? [404, '{}']
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  base = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
  // Node's fetch has no page to complete a relative address from, and no document to read the language of.
  globalThis.fetch = (input, init) => fetchOf(new URL(String(input), base), init)
  Object.assign(globalThis, { document: { documentElement: { lang: 'fr' } } })
})
afterAll(() => {
  globalThis.fetch = fetchOf
  Reflect.deleteProperty(globalThis, 'document')
  server.close()
})

const failureOf = (id: string) =>
  call(7, customer, { params: { id } }).then(
    () => null,
    (failure: unknown) => failure,
  )

test('a reply that fits its contract is given back typed', async () => {
  const found = await call(7, customer, { params: { id: '1' } })
  expect(found.cents + 1).toBe(1_248_001)
  expect((await call(7, rename, { params: { id: '6' }, body: { name: 'x' } })).name).toBe('fr PUT')
  expect(await call(7, remove, { params: { id: '7' } })).toBeUndefined()
})

test('a file goes and comes back as it is, and an organisation is never left out', async () => {
  const sent = new Uint8Array([0, 255, 10, 13])
  const back = await call(7, logo, { body: new Blob([sent]) })
  expect(new Uint8Array(await back.arrayBuffer())).toEqual(sent)
  await expect(call(null, logo, { body: new Blob([]) })).rejects.toThrow('/logo is called without an organisation')
})

test('a refusal carries its code, its sentence and its field', async () => {
  const failure = await failureOf('2')
  expect(failure).toBeInstanceOf(RefusedByServer)
  expect(failure).toMatchObject({ status: 409, code: 'name_taken', where: 'name' })
  expect(tellFailure('fr', failure)).toBe('Ce nom est déjà pris.')
})

test('a reply in another form, a failing server and a silent one are told apart', async () => {
  expect(await failureOf('3')).toBeInstanceOf(Misunderstood)
  expect(await failureOf('4')).toMatchObject({ name: 'Breakdown', status: 502 })
  expect(await failureOf('404')).toBeInstanceOf(Breakdown)
  const kept = base
  base = 'http://127.0.0.1:1'
  const silent = await failureOf('1')
  base = kept
  expect(silent).toBeInstanceOf(Unreachable)
  expect(tellFailure('en', silent)).toContain('does not answer')
})

test('a 401 tells the page that nobody is signed in any more', async () => {
  let told = 0
  onSignedOut(() => told++)
  expect(await failureOf('5')).toMatchObject({ code: 'signed_out' })
  expect(told).toBe(1)
  await expect(call(null, door, {})).rejects.toThrow('Mot de passe faux.')
  expect(told).toBe(1)
})

test('addresses escape their parts, repeat lists and leave nothing out silently', () => {
  expect(addressOf('/a/{id}', { id: 'x/y é' }, { q: 'a&b', tag: ['1', '2'], none: null })).toBe(
    '/a/x%2Fy%20%C3%A9?q=a%26b&tag=1&tag=2',
  )
  expect(() => addressOf('/a/{id}', {}, {})).toThrow('/a/{id} is called without id')
})
