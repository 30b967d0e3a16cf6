import { createServer, type Socket } from 'node:net'
import { randomFrom } from '../stories/moody-server.ts'

/**
 * A mail server in a process of its own that takes mails as fast as they come and counts them by Message-ID. Like a real one it
 * refuses, postpones, allows so many connections, and now and then hangs up: before the mail, within it, and after it, when
 * nobody can know. Tells its parent its port, how many mails it took when that changes, and every count when it is asked.
 */
const random = randomFrom(Number(process.env.SEED))
/** Connections at once, over all who send. */
const MOST = Number(process.env.CONNECTIONS)
const sometimes = (share: number) => random() < share
const taken = new Map<string, number>()
let open = 0

const server = createServer((socket) => {
  open++
  socket.once('close', () => open--)
  socket.on('error', () => {})
  socket.setNoDelay(true)
  if (open > MOST) return void socket.end('421 4.7.0 too many connections\r\n')
  if (sometimes(0.002)) return void socket.end('421 4.3.2 not now\r\n')
  socket.write('220 sink.example ESMTP\r\n')
  listen(socket)
})

function listen(socket: Socket): void {
  let held = ''
  let isMail = false
  let breaksOffAt = Number.POSITIVE_INFINITY
  socket.setEncoding('latin1')
  socket.on('data', (text: string) => {
    held += text
    if (isMail) {
      if (held.length > breaksOffAt) return void socket.destroy()
      const end = held.indexOf('\r\n.\r\n')
      if (end < 0) return
      const mail = held.slice(0, end)
      held = held.slice(end + 5)
      isMail = false
      conclude(socket, mail)
      return
    }
    for (let at = held.indexOf('\r\n'); at >= 0 && !isMail; at = held.indexOf('\r\n')) {
      const line = held.slice(0, at)
      held = held.slice(at + 2)
      if (/^DATA/i.test(line)) {
        isMail = true
        breaksOffAt = sometimes(0.002) ? 2000 : Number.POSITIVE_INFINITY
        socket.write('354 go ahead\r\n')
      } else if (!hear(socket, line)) return
    }
  })
}

/** False when it hung up. */
function hear(socket: Socket, line: string): boolean {
  if (/^(EHLO|HELO)/i.test(line)) socket.write('250-sink.example\r\n250 8BITMIME\r\n')
  else if (/^MAIL/i.test(line)) socket.write(sometimes(0.01) ? '451 4.3.0 try later\r\n' : '250 ok\r\n')
  else if (/^RCPT TO:<gone/i.test(line)) socket.write('550 5.1.1 user unknown\r\n')
  else if (/^RCPT/i.test(line)) {
    if (sometimes(0.002)) {
      socket.destroy()
      return false
    }
    socket.write(sometimes(0.01) ? '450 4.2.0 greylisted\r\n' : '250 ok\r\n')
  } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
  else socket.write('250 ok\r\n')
  return true
}

function conclude(socket: Socket, mail: string): void {
  if (sometimes(0.01)) return void socket.write('452 4.3.1 disk full\r\n')
  if (sometimes(0.001)) return void socket.destroy()
  // A copy: what a pattern finds is a view of the whole mail, which 300,000 of them would keep in memory.
  const id = Buffer.from(/^Message-ID: <([^@]+)@/m.exec(mail)![1]!).toString()
  taken.set(id, (taken.get(id) ?? 0) + 1)
  // Taken, and its answer lost.
  if (sometimes(0.002)) return void socket.destroy()
  if (sometimes(0.05)) setTimeout(() => socket.write('250 2.0.0 queued\r\n'), random() * 30)
  else socket.write('250 2.0.0 queued\r\n')
}

let told = 0
setInterval(() => {
  if (taken.size !== told) process.send!({ size: (told = taken.size) })
}, 50)
process.on('message', () => process.send!({ taken: [...taken] }))
process.on('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }))
