import type { ImapStandIn } from './imap-stand-in.ts'
import { LOGIN } from './imap-stand-in.ts'

export type Held = {
  readonly uid: number
  readonly bytes: Buffer
  readonly arrivedAt: Date
  readonly flags: Set<string>
}
export type Session = { isIn: boolean; folder: string | null; readOnly: boolean; bodies: number }
type Answer = { readonly bytes: Buffer; readonly isLast?: boolean; readonly cutAfter?: number }

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Answers one command of RFC 3501: `OK`, `NO` when it cannot be done, `BAD` when it is not understood or comes at the wrong time. */
export function answerCommand(box: ImapStandIn, session: Session, text: string): Answer {
  const [, tag, name, rest] = /^(\S+) (UID \S+|\S+)(?: (.*))?$/s.exec(text) ?? [null, '*', '', '']
  const reply = (status: 'OK' | 'NO' | 'BAD', words: string, lines: readonly string[] = []): Answer => ({
    bytes: Buffer.from([...lines, `${tag} ${status} ${words}`].map((line) => `${line}\r\n`).join('')),
  })
  const command = (name ?? '').toUpperCase()
  const args = rest ?? ''
  switch (command) {
    case 'CAPABILITY':
      return reply('OK', 'done', ['* CAPABILITY IMAP4rev1 LITERAL+'])
    case 'NOOP':
      return reply('OK', 'done')
    case 'LOGOUT':
      return { ...reply('OK', 'bye', ['* BYE until next time']), isLast: true }
    case 'LOGIN': {
      const [user, password] = strings(args)
      if (session.isIn) return reply('BAD', 'already logged in')
      if (box.moods.refusesLogin || user !== LOGIN.user || password !== LOGIN.password)
        return reply('NO', `[AUTHENTICATIONFAILED] wrong password ${password}`)
      session.isIn = true
      return reply('OK', '[CAPABILITY IMAP4rev1 LITERAL+] welcome')
    }
  }
  if (!session.isIn) return reply('BAD', 'log in first')
  if (command === 'LIST' || command === 'LSUB') {
    const [, pattern] = strings(args)
    if (pattern === '') return reply('OK', 'done', [`* ${command} (\\Noselect) "/" ""`])
    return reply('OK', 'done', [`* ${command} () "/" "INBOX"`])
  }
  if (command === 'SELECT' || command === 'EXAMINE') {
    const [folder] = strings(args)
    if (folder!.toUpperCase() !== 'INBOX') return reply('NO', '[NONEXISTENT] no such folder')
    session.folder = 'INBOX'
    session.readOnly = command === 'EXAMINE'
    const next = (box.mails.at(-1)?.uid ?? 0) + 1
    return reply('OK', `[READ-${session.readOnly ? 'ONLY' : 'WRITE'}] done`, [
      '* FLAGS (\\Seen \\Deleted)',
      `* ${box.mails.length} EXISTS`,
      '* 0 RECENT',
      `* OK [UIDVALIDITY ${box.uidValidity}] valid`,
      `* OK [UIDNEXT ${next}] next`,
    ])
  }
  if (session.folder === null) return reply('BAD', 'select a folder first')
  if (command === 'UID SEARCH') {
    const found = box.mails.filter(searched(args, box.mails)).map(({ uid }) => uid)
    return reply('OK', 'done', [`* SEARCH${found.map((uid) => ` ${uid}`).join('')}`])
  }
  if (command === 'UID STORE') {
    const [, uid, flags] = /^(\d+) \+FLAGS(?:\.SILENT)? \(([^)]*)\)$/.exec(args) ?? []
    if (!uid) return reply('BAD', 'not understood')
    if (session.readOnly) return reply('NO', 'read-only')
    const mail = box.mails.find((one) => one.uid === Number(uid))
    for (const flag of flags!.split(' ')) mail?.flags.add(flag)
    return reply('OK', 'done')
  }
  if (command === 'UID FETCH') return fetched(box, session, args, tag!) ?? reply('BAD', 'not understood')
  return reply('BAD', `${command} is not known here`)
}

function fetched(box: ImapStandIn, session: Session, args: string, tag: string): Answer | null {
  const [, uid, asked] = /^(\d+) \((.*)\)$/.exec(args) ?? []
  const part = /BODY\.PEEK\[\]<0\.(\d+)>/.exec(asked ?? '')
  if (!uid || !part) return null
  const place = box.mails.findIndex((one) => one.uid === Number(uid))
  const done = Buffer.from(`${tag} OK done\r\n`)
  const mail = box.mails[place]
  if (!mail) return { bytes: done }
  const body = mail.bytes.subarray(0, Number(part[1]))
  const at = mail.arrivedAt
  const date = `${String(at.getUTCDate()).padStart(2, ' ')}-${MONTHS[at.getUTCMonth()]}-${at.getUTCFullYear()} ${at.toISOString().slice(11, 19)} +0000`
  const head = `* ${place + 1} FETCH (UID ${uid} RFC822.SIZE ${mail.bytes.length} INTERNALDATE "${date}" BODY[]<0> {${body.length}}\r\n`
  const bytes = Buffer.concat([Buffer.from(head), body, Buffer.from(')\r\n'), done])
  session.bodies += 1
  if (box.moods.cutAtBody !== session.bodies) return { bytes }
  box.moods = { ...box.moods, cutAtBody: undefined as never }
  return { bytes, cutAfter: head.length + Math.floor(body.length / 2) }
}

/** `UID n:*` names the last mail at least (RFC 3501 §6.4.8); `SINCE` counts whole days. */
function searched(args: string, mails: readonly Held[]): (mail: Held) => boolean {
  const range = /^UID (\d+):\*$/.exec(args)
  if (range) {
    const last = mails.at(-1)?.uid ?? 0
    const from = Math.min(Number(range[1]), last)
    return ({ uid }) => uid >= from
  }
  const since = /^SINCE (\d{1,2})-(\w{3})-(\d{4})$/.exec(args)
  const from = since
    ? Date.UTC(Number(since[3]), MONTHS.indexOf(since[2]!), Number(since[1]))
    : Number.POSITIVE_INFINITY
  return ({ arrivedAt }) => arrivedAt.getTime() >= from
}

/** The arguments of a command: atoms and quoted strings. */
const strings = (args: string): string[] =>
  [...args.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/gs)].map(([, quoted, atom]) =>
    quoted === undefined ? atom! : quoted.replace(/\\(.)/gs, '$1'),
  )
