import { afterEach, expect, test, vi } from 'vitest'
import { callWebService } from './call.ts'
import { unsettled } from './carrier.ts'
import { type Given, openWebStandIn } from './stand-in.ts'

afterEach(() => vi.unstubAllEnvs())

const ask = (url: string, patienceMs = 5_000, maxBytes = 1000) =>
  callWebService({ method: 'POST', url, headers: { 'content-type': 'text/plain' }, body: 'once', patienceMs, maxBytes })
const given = async <T>(what: Given, work: (url: string, asked: () => number) => Promise<T>): Promise<T> => {
  const server = await openWebStandIn(() => what)
  try {
    return await work(server.url, () => server.asked.length)
  } finally {
    await server.close()
  }
}

test('an answer is read as it is, and no redirection is followed', async () => {
  await given({ status: 302, headers: { location: 'http://127.0.0.1:1/' } }, async (url, asked) => {
    const answer = await ask(url)
    expect(answer).toMatchObject({ kind: 'answered', status: 302 })
    expect(asked()).toBe(1)
    expect(unsettled(answer)).toMatchObject({ state: 'retry', stage: 'account' })
  })
})

test('what could not be handed over whole is told apart from an answer that was lost', async () => {
  const gone = await given({ status: 200 }, async (url) => url)
  expect(await ask(gone)).toMatchObject({ kind: 'unreached' })
  expect(await ask('http://nobody.invalid/')).toMatchObject({ kind: 'unreached' })
  const unwritable = { method: 'POST', url: gone, headers: { 'x-key': 'clé « de test »’' }, patienceMs: 1000 }
  expect(await callWebService(unwritable)).toMatchObject({ kind: 'unreached' })
  expect(await given('hang_up', (url) => ask(url))).toMatchObject({ kind: 'silent' })
  expect(await given('hold', (url) => ask(url, 200))).toMatchObject({ kind: 'silent', reason: 'no answer in time' })
  expect(await given({ status: 200, bytes: Buffer.alloc(5000) }, (url) => ask(url))).toMatchObject({ kind: 'silent' })
})

test('a private address is asked nothing, however it is written', async () => {
  vi.stubEnv('QUITTANCE_ALLOW_PRIVATE_HOSTS', '')
  await given({ status: 200 }, async (url, asked) => {
    const { port } = new URL(url)
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '0.0.0.0'])
      expect(await ask(`http://${host}:${port}/`), host).toMatchObject({
        kind: 'unreached',
        reason: expect.stringContaining('is not on the public internet'),
      })
    expect(asked()).toBe(0)
  })
})

test.each([
  [429, { state: 'retry', stage: 'pace', afterS: 30 }],
  [503, { state: 'retry', stage: 'connection', afterS: 30 }],
  [500, { state: 'uncertain' }],
  [502, { state: 'uncertain' }],
  [504, { state: 'uncertain' }],
  [401, { state: 'retry', stage: 'account' }],
  [404, { state: 'retry', stage: 'account' }],
])('HTTP %i: what may have been passed on is in doubt, what was not is tried again', async (status, expected) => {
  const answer = await given({ status, headers: { 'retry-after': '30' } }, (url) => ask(url))
  expect(unsettled(answer)).toMatchObject(expected)
})
