import { answer, openStandIn, type StandIn } from '../src/adapters/mail/smtp-stand-in.ts'

/** Small seeded generator (mulberry32), so that a failing run can be run again. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A server that postpones, refuses, hangs up and dawdles, and counts what it took by Message-ID. */
export function moodyServer(random: () => number, taken: Map<string, number>): Promise<StandIn> {
  const sometimes = (share: number) => random() < share
  return openStandIn((cut) => ({
    onConnect: (_session, done) => (sometimes(0.02) ? done(answer(421, 'too busy')) : done()),
    onMailFrom: (_address, _session, done) => (sometimes(0.05) ? done(answer(451, 'try later')) : done()),
    onRcptTo({ address }, _session, done) {
      if (address.startsWith('gone')) return done(answer(550, '5.1.1 user unknown'))
      if (sometimes(0.05)) return done(answer(450, 'greylisted'))
      if (sometimes(0.03)) return cut()
      done()
    },
    onData(stream, _session, done) {
      const hangsUpMidway = sometimes(0.03)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        if (hangsUpMidway) cut()
      })
      stream.on('end', () => {
        if (hangsUpMidway) return
        const postponed = sometimes(0.05)
        const lost = sometimes(0.02)
        const silent = sometimes(0.03)
        const id = /^Message-ID: <([^@]+)@/m.exec(Buffer.concat(chunks).toString('latin1'))![1]!
        if (!postponed && !lost) taken.set(id, (taken.get(id) ?? 0) + 1)
        const reply = () => {
          if (postponed) done(answer(451, 'disk full'))
          else if (lost || silent) cut()
          else done(null, 'queued')
        }
        if (sometimes(0.3)) setTimeout(reply, random() * 25)
        else reply()
      })
    },
  }))
}
