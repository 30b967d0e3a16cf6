import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { SmtpSettings } from './smtp-settings.ts'

/** A real SMTP server on a free local port, for tests: keeps what it takes and can cut its own connections. */
export type StandIn = {
  readonly settings: SmtpSettings
  readonly taken: Buffer[]
  readonly cut: () => void
  readonly close: () => Promise<void>
}

export async function openStandIn(behaviour: (cut: () => void) => SMTPServerOptions = () => ({})): Promise<StandIn> {
  const taken: Buffer[] = []
  // The sockets of a server are not part of its typed surface.
  const cut = () => {
    for (const connection of server.connections as Set<{ _socket: { destroy: () => void } }>)
      connection._socket.destroy()
  }
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        taken.push(Buffer.concat(chunks))
        done(null, 'queued as 42')
      })
    },
    ...behaviour(cut),
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    settings: {
      host: '127.0.0.1',
      port,
      security: 'none',
      login: null,
      authority: null,
      patience: { connectMs: 2000, greetMs: 2000, replyMs: 2000 },
    },
    taken,
    cut,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** An answer with its code, as the server's handlers give it. */
export const answer = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode })
