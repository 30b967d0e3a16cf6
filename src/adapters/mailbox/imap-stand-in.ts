import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { ImapSettings } from './imap-settings.ts'
import { answerCommand, type Held, type Session } from './imap-stand-in-commands.ts'

/** How the server of a test misbehaves. */
export type Moods = {
  readonly refusesLogin?: boolean
  /** The connection dies in the middle of the answer to this fetch of a body, counted from 1. */
  cutAtBody?: number
  /** Every answer waits this long. */
  readonly slowMs?: number
  /** Says goodbye instead of a greeting. */
  readonly isClosed?: boolean
  readonly folder?: string
}

/** A mailbox on a free local port that holds its clients to RFC 3501: what it does not know is `BAD`. */
export type ImapStandIn = {
  readonly settings: ImapSettings
  readonly mails: Held[]
  /** Every command line that was heard, without its tag. */
  readonly heard: string[]
  moods: Moods
  uidValidity: number
  deliver(mail: string | Buffer, arrivedAt?: Date): number
  close(): Promise<void>
}

export const LOGIN = { user: 'compta@atelier.example', password: 'mot de passe "à" lui' }

export async function openImapStandIn(moods: Moods = {}): Promise<ImapStandIn> {
  const sockets = new Set<Socket>()
  const mails: Held[] = []
  const heard: string[] = []
  let lastUid = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    serve(socket)
  })
  const serve = (socket: Socket): void => {
    if (box.moods.isClosed) {
      socket.end('* BYE maintenance\r\n')
      return
    }
    const session: Session = { isIn: false, folder: null, readOnly: true, bodies: 0 }
    let buffer = Buffer.alloc(0)
    let turn = Promise.resolve()
    socket.write('* OK [CAPABILITY IMAP4rev1 LITERAL+] ready\r\n')
    socket.on('data', (chunk) => {
      buffer = Buffer.concat([buffer, Buffer.from(chunk)])
      for (;;) {
        const command = wholeCommand(buffer, socket)
        if (!command) return
        buffer = buffer.subarray(command.length)
        turn = turn.then(() => say(socket, session, command.text))
      }
    })
  }
  const say = async (socket: Socket, session: Session, text: string): Promise<void> => {
    heard.push(text.replace(/^\S+ /, ''))
    if (box.moods.slowMs) await new Promise((later) => setTimeout(later, box.moods.slowMs))
    const answer = answerCommand(box, session, text)
    if (answer.cutAfter !== undefined) {
      socket.write(answer.bytes.subarray(0, answer.cutAfter), () => socket.destroy())
      return
    }
    socket.write(answer.bytes)
    if (answer.isLast) socket.end()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const box: ImapStandIn = {
    settings: {
      host: '127.0.0.1',
      port: (server.address() as AddressInfo).port,
      security: 'none',
      login: LOGIN,
      authority: null,
      folder: moods.folder ?? 'INBOX',
      patience: { connectMs: 4000, greetMs: 4000, silenceMs: 4000 },
    },
    mails,
    heard,
    moods,
    uidValidity: 1_700_000_000,
    deliver(mail, arrivedAt = new Date()) {
      lastUid += 1
      const bytes = typeof mail === 'string' ? Buffer.from(mail.replace(/\r?\n/g, '\r\n')) : mail
      mails.push({ uid: lastUid, bytes, arrivedAt, flags: new Set() })
      return lastUid
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
  return box
}

/** One command with its literals in place, once all of it is here; a synchronising literal is asked for (RFC 3501 §7.5). */
function wholeCommand(buffer: Buffer, socket: Socket): { text: string; length: number } | null {
  let at = 0
  let text = ''
  for (;;) {
    const end = buffer.indexOf('\r\n', at)
    if (end < 0) return null
    const line = buffer.toString('utf8', at, end)
    const literal = /\{(\d+)(\+?)\}$/.exec(line)
    if (!literal) return { text: text + line, length: end + 2 }
    const size = Number(literal[1])
    if (buffer.length < end + 2 + size) {
      if (literal[2] === '' && buffer.length === end + 2) socket.write('+ go on\r\n')
      return null
    }
    const value = buffer.toString('utf8', end + 2, end + 2 + size)
    text += `${line.slice(0, literal.index)}"${value.replace(/["\\]/g, '\\$&')}"`
    at = end + 2 + size
  }
}
