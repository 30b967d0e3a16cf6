import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { checkSmtp } from './check-smtp.ts'
import { answer, openStandIn, type StandIn } from './smtp-stand-in.ts'

const open: StandIn[] = []
const standIn = async (...args: Parameters<typeof openStandIn>): Promise<StandIn> => {
  const server = await openStandIn(...args)
  open.push(server)
  return server
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

describe('the test of the settings', () => {
  const codeOf = (verdict: Awaited<ReturnType<typeof checkSmtp>>) => (verdict.ok ? 'ok' : verdict.refusal.code)

  it('names what fails', async () => {
    const plain = await standIn(() => ({ disabledCommands: ['STARTTLS'] }))
    const secure = await standIn(() => ({ secure: true }))
    const closed = await openStandIn()
    await closed.close()
    const strict = await standIn(() => ({
      onAuth: (_auth, _session, done) => done(answer(535, 'bad password')),
      allowInsecureAuth: true,
    }))
    const web = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1')
    await new Promise((resolve) => web.once('listening', resolve))
    const mute = createServer(() => undefined).listen(0, '127.0.0.1')
    await new Promise((resolve) => mute.once('listening', resolve))
    const at = (server: typeof web) => ({ ...plain.settings, port: (server.address() as AddressInfo).port })
    const login = { user: 'u', password: 'p' }
    const codes = await Promise.all([
      checkSmtp(plain.settings),
      checkSmtp({ ...plain.settings, host: 'no-such-host.invalid' }),
      checkSmtp(closed.settings),
      checkSmtp({ ...plain.settings, security: 'starttls' }),
      checkSmtp({ ...plain.settings, security: 'tls' }),
      checkSmtp({ ...secure.settings, security: 'tls' }),
      checkSmtp({ ...strict.settings, login }),
      checkSmtp(at(web)),
      checkSmtp({ ...at(mute), patience: { connectMs: 500, greetMs: 500, replyMs: 500 } }),
    ])
    expect(codes.map(codeOf)).toEqual([
      'ok',
      'smtp_host_unknown',
      'smtp_port_closed',
      'smtp_no_starttls',
      'smtp_tls',
      'smtp_certificate',
      'smtp_login_refused',
      'smtp_not_mail',
      'smtp_timed_out',
    ])
    web.close()
    mute.close()
  })

  it('tells a good login over plain connection, and sends nothing', async () => {
    const server = await standIn(() => ({
      onAuth: (auth, _session, done) => done(null, { user: auth.username }),
      allowInsecureAuth: true,
    }))
    const verdict = await checkSmtp({ ...server.settings, login: { user: 'u', password: 'p' } })
    expect(verdict).toEqual({ ok: true, value: { isEncrypted: false, isLoggedIn: true } })
    expect(server.taken).toHaveLength(0)
  })
})
