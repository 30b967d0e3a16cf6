import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { simpleParser } from 'mailparser'
import { afterEach, describe, expect, it } from 'vitest'
import { checkSmtp } from './check-smtp.ts'
import { isMailAddress } from './envelope.ts'
import { composeMail, type OutgoingMail, sendBySmtp } from './smtp.ts'
import { openSession } from './smtp-session.ts'
import { answer, openStandIn, type StandIn } from './smtp-stand-in.ts'
import { testCertificate } from './test-certificate.ts'

const open: StandIn[] = []
const standIn = async (...args: Parameters<typeof openStandIn>): Promise<StandIn> => {
  const server = await openStandIn(...args)
  open.push(server)
  return server
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const mail = (patch: Partial<OutgoingMail> = {}): OutgoingMail => ({
  messageId: '<0190-action@quittance.example>',
  at: new Date('2026-11-21T09:00:00Z'),
  from: { name: 'Hélène Garnier, Verdure', address: 'compta@verdure.example' },
  replyTo: { name: null, address: 'relances@verdure.example' },
  to: [{ name: 'Claire Morel', address: 'claire@morel.example' }],
  cc: [],
  subject: 'Rappel : facture F-1024 échue — 1 234,56 €',
  html: '<p>Échéance dépassée <img src="cid:qr@quittance"></p>',
  text: 'Échéance dépassée\n',
  attachments: [{ filename: 'virement.png', contentType: 'image/png', content: PIXEL, cid: 'qr@quittance' }],
  ...patch,
})
const bigMail = () =>
  mail({
    attachments: [
      { filename: 'releve.pdf', contentType: 'application/pdf', content: new Uint8Array(8_000_000), cid: null },
    ],
  })

describe('an accepted mail', () => {
  it('arrives whole: Message-ID, accents, both bodies, inline picture', async () => {
    const server = await standIn()
    const outcome = await sendBySmtp(server.settings, mail())
    expect(outcome).toEqual({ state: 'accepted', response: expect.stringContaining('queued as 42'), rejected: [] })
    const parsed = await simpleParser(server.taken[0]!, { keepCidLinks: true })
    expect(parsed.messageId).toBe('<0190-action@quittance.example>')
    expect(parsed.subject).toBe('Rappel : facture F-1024 échue — 1 234,56 €')
    expect(parsed.from?.value[0]).toMatchObject({ name: 'Hélène Garnier, Verdure', address: 'compta@verdure.example' })
    expect(parsed.replyTo?.text).toBe('relances@verdure.example')
    expect(parsed.date?.toISOString()).toBe('2026-11-21T09:00:00.000Z')
    expect(parsed.text).toContain('Échéance dépassée')
    expect(parsed.html).toContain('cid:qr@quittance')
    expect(parsed.attachments[0]).toMatchObject({ contentId: '<qr@quittance>', contentDisposition: 'inline' })
    expect(parsed.attachments[0]!.content.equals(PIXEL)).toBe(true)
  })

  it('is the same bytes when handed over again', async () => {
    const server = await standIn()
    await sendBySmtp(server.settings, mail())
    await sendBySmtp(server.settings, mail())
    expect(server.taken).toHaveLength(2)
    expect(server.taken[0]!.equals(server.taken[1]!)).toBe(true)
  })

  it('names the recipients the server would not take', async () => {
    const server = await standIn(() => ({
      onRcptTo: ({ address }, _session, done) =>
        address.startsWith('gone') ? done(answer(550, 'no such user')) : done(),
    }))
    const to = [...mail().to, { name: null, address: 'gone@morel.example' }]
    const outcome = await sendBySmtp(server.settings, mail({ to }))
    expect(outcome).toMatchObject({ state: 'accepted', rejected: [{ address: 'gone@morel.example', code: 550 }] })
  })

  it('leaves no room for a second header in a subject or a name', async () => {
    const server = await standIn()
    const outcome = await sendBySmtp(
      server.settings,
      mail({ subject: 'Rappel\r\nBcc: spy@evil.example', from: { name: 'A\r\nX-Evil: 1', address: 'a@b.example' } }),
    )
    expect(outcome.state).toBe('accepted')
    const head = server.taken[0]!.toString('utf8').split('\r\n\r\n')[0]!
    expect(head).not.toMatch(/^(Bcc|X-Evil):/im)
  })
})

describe('a server that answers no', () => {
  const cases = [
    ['RCPT 550', 'onRcptTo', 550, { state: 'refused', permanent: true, stage: 'recipient', code: 550 }],
    ['RCPT 450', 'onRcptTo', 450, { state: 'retry', stage: 'recipient', code: 450 }],
    ['MAIL 553', 'onMailFrom', 553, { state: 'refused', stage: 'sender', code: 553 }],
    ['MAIL 421', 'onMailFrom', 421, { state: 'retry' }],
  ] as const
  it.each(cases)('%s', async (_name, handler, code, expected) => {
    const server = await standIn(() => ({
      [handler]: (_address: unknown, _session: unknown, done: (error: Error) => void) => done(answer(code, 'no')),
    }))
    expect(await sendBySmtp(server.settings, mail())).toMatchObject(expected)
  })

  it.each([
    [554, { state: 'refused', stage: 'content', code: 554 }],
    [451, { state: 'retry', stage: 'content', code: 451 }],
    [503, { state: 'retry', code: 503 }],
  ] as const)('DATA %i', async (code, expected) => {
    const server = await standIn(() => ({
      onData: (stream, _session, done) => void stream.resume().on('end', () => done(answer(code, 'no'))),
    }))
    expect(await sendBySmtp(server.settings, mail())).toMatchObject(expected)
  })

  it('at login: the message is not at fault and waits', async () => {
    const server = await standIn(() => ({
      onAuth: (_auth, _session, done) => done(answer(535, 'bad password')),
      allowInsecureAuth: true,
      authOptional: false,
    }))
    const settings = { ...server.settings, login: { user: 'u', password: 'p' } }
    expect(await sendBySmtp(settings, mail())).toMatchObject({ state: 'retry', stage: 'login', code: 535 })
  })

  it('refuses an address that is none before any connection', async () => {
    const server = await standIn()
    expect(
      await sendBySmtp(server.settings, mail({ to: [{ name: null, address: 'a@b.example> RCPT TO:<x@y' }] })),
    ).toMatchObject({ state: 'refused', stage: 'address' })
    expect(server.taken).toHaveLength(0)
    expect(['a@b.fr', 'é.dupont@société.fr'].map(isMailAddress)).toEqual([true, true])
    expect(['', 'a', 'a@', '@b', 'a b@c.fr', 'a@b,c@d', 'a@b\r\nc'].map(isMailAddress)).toEqual(Array(7).fill(false))
  })

  it('says no to a message larger than the server announced', async () => {
    const server = await standIn(() => ({ size: 100_000 }))
    expect(await sendBySmtp(server.settings, bigMail())).toMatchObject({
      state: 'refused',
      stage: expect.stringMatching(/content|sender/),
    })
  })
})

describe('a connection that breaks', () => {
  it('before the greeting, at RCPT, or in the middle of the data: nothing left, retry', async () => {
    const early = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    await new Promise((resolve) => early.once('listening', resolve))
    const server = await standIn((cut) => ({ onRcptTo: () => cut() }))
    const halfway = await standIn((cut) => ({ onData: (stream) => void stream.once('data', () => cut()) }))
    const port = (early.address() as AddressInfo).port
    expect(await sendBySmtp({ ...server.settings, port }, mail())).toMatchObject({
      state: 'retry',
      stage: 'connection',
      code: null,
    })
    expect(await sendBySmtp(server.settings, mail())).toMatchObject({ state: 'retry', code: null })
    expect(await sendBySmtp(halfway.settings, bigMail())).toMatchObject({ state: 'retry', code: null })
    early.close()
  })

  it('after the last byte without an answer: uncertain', async () => {
    const server = await standIn((cut) => ({ onData: (stream) => void stream.resume().on('end', () => cut()) }))
    expect(await sendBySmtp(server.settings, mail())).toMatchObject({ state: 'uncertain' })
    expect(await sendBySmtp(server.settings, bigMail())).toMatchObject({ state: 'uncertain' })
  })

  it('a server silent after the last byte: uncertain; slow but answering: accepted', async () => {
    const silent = await standIn(() => ({ onData: (stream) => void stream.resume() }))
    expect(
      await sendBySmtp({ ...silent.settings, patience: { ...silent.settings.patience, replyMs: 300 } }, mail()),
    ).toMatchObject({ state: 'uncertain' })
    const slow = await standIn(() => ({
      onData: (stream, _session, done) => void stream.resume().on('end', () => setTimeout(() => done(), 600)),
    }))
    expect(await sendBySmtp(slow.settings, mail())).toMatchObject({ state: 'accepted' })
  })

  it('nobody there: retry', async () => {
    const server = await standIn()
    const { settings } = server
    await server.close()
    open.pop()
    expect(await sendBySmtp(settings, mail())).toMatchObject({ state: 'retry', stage: 'connection' })
  })
})

describe('a server that is out of step', () => {
  /** Says what it is told to say when a mail is to be given, and when the closing dot has come. */
  async function outOfStep(says: { atData: string; atDot: (say: (text: string) => void) => void }) {
    const left: string[] = []
    const server = createServer((socket) => {
      const say = (text: string) => void socket.write(text)
      say('220 here\r\n')
      socket.on('error', () => undefined)
      socket.on('data', (chunk) => {
        const text = chunk.toString()
        left.push(text)
        if (text === 'DATA\r\n') say(says.atData)
        else if (text.endsWith('\r\n.\r\n')) says.atDot(say)
        else if (/^(EHLO|MAIL|RCPT) /.test(text)) say('250 fine\r\n')
      })
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
    open.push({ close } as StandIn)
    const { port } = server.address() as AddressInfo
    const patience = { connectMs: 2000, greetMs: 2000, replyMs: 300 }
    return {
      left,
      close,
      settings: { host: '127.0.0.1', port, security: 'none', login: null, authority: null, patience },
    } as const
  }

  it('takes a mail that has not left: retry, and the mail does not leave', async () => {
    const { left, settings, close } = await outOfStep({ atData: '354 go\r\n250 taken\r\n', atDot: () => undefined })
    const session = await openSession(settings)
    if ('state' in session) throw new Error(session.state)
    let leave = (): void => {}
    const envelope = { from: 'compta@verdure.example', to: ['claire@morel.example'] }
    const mayEnd = () => new Promise<void>((resolve) => (leave = resolve))
    const outcome = await session.handOver(envelope, await composeMail(mail()), mayEnd)
    expect(outcome).toMatchObject({ state: 'retry', code: null })
    leave()
    expect(session.isOpen).toBe(false)
    await close()
    expect(left.join('')).not.toContain('\r\n.\r\n')
  })

  it('answers the whole mail with what is no refusal of it, or never to the end: uncertain', async () => {
    const again = await outOfStep({ atData: '354 go\r\n', atDot: (say) => say('354 go\r\n') })
    expect(await sendBySmtp(again.settings, mail())).toMatchObject({ state: 'uncertain' })
    let telling: NodeJS.Timeout | undefined
    const endless = await outOfStep({
      atData: '354 go\r\n',
      atDot: (say) => (telling = setInterval(() => say('250-still at it\r\n'), 20)),
    })
    expect(await sendBySmtp(endless.settings, mail())).toMatchObject({ state: 'uncertain' })
    clearInterval(telling)
  })
})

describe('encryption', () => {
  it('refuses a certificate nobody vouches for, in both modes', async () => {
    const direct = await standIn(() => ({ secure: true }))
    expect(await sendBySmtp({ ...direct.settings, security: 'tls' }, mail())).toMatchObject({
      state: 'retry',
      stage: 'connection',
    })
    const upgraded = await standIn()
    expect(await sendBySmtp({ ...upgraded.settings, security: 'starttls' }, mail())).toMatchObject({
      state: 'retry',
      stage: 'connection',
    })
    expect([...direct.taken, ...upgraded.taken]).toHaveLength(0)
  })

  it('trusts the authority it is given, in both modes', async () => {
    const certificate = testCertificate('localhost')
    const direct = await standIn(() => ({ secure: true, ...certificate }))
    const upgraded = await standIn(() => certificate)
    const localhost = { host: 'localhost', authority: certificate.cert }
    expect(await sendBySmtp({ ...direct.settings, ...localhost, security: 'tls' }, mail())).toMatchObject({
      state: 'accepted',
    })
    expect(await sendBySmtp({ ...upgraded.settings, ...localhost, security: 'starttls' }, mail())).toMatchObject({
      state: 'accepted',
    })
    expect(await checkSmtp({ ...upgraded.settings, ...localhost, security: 'starttls' })).toMatchObject({
      value: { isEncrypted: true },
    })
    const other = { ...direct.settings, host: '127.0.0.1', authority: certificate.cert, security: 'tls' as const }
    expect(await checkSmtp(other)).toMatchObject({ refusal: { code: 'smtp_certificate' } })
  })

  it('never falls back to plain text when STARTTLS is not offered', async () => {
    const server = await standIn(() => ({ disabledCommands: ['STARTTLS'] }))
    expect(await sendBySmtp({ ...server.settings, security: 'starttls' }, mail())).toMatchObject({
      state: 'retry',
      stage: 'connection',
    })
    expect(server.taken).toHaveLength(0)
  })
})
