import { type SentenceSet, writeReplies } from '../sim/replies.ts'
import { REPLY_KINDS, type ReplyKind } from '../src/replies/model.ts'
import { splitText } from '../src/replies/new-text.ts'
import { readProposals } from '../src/replies/read-proposals.ts'

/** How well replies are read: `node bench/replies.ts [count] [seed] [--unseen | --blind] [--wrong]` prints precision and recall by kind, and of days. */
const [count = '5000', seed = 'réponses'] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const set: SentenceSet = process.argv.includes('--unseen')
  ? 'unseen'
  : process.argv.includes('--blind')
    ? 'blind'
    : 'seen'
const counts = new Map(REPLY_KINDS.map((kind) => [kind, { right: 0, wrong: 0, missed: 0 }]))
const days = { right: 0, wrong: 0, missed: 0 }
const faults = new Map<string, number>()
for (const reply of writeReplies(seed, Number(count), set)) {
  const proposals = readProposals({
    subject: '',
    text: splitText(reply.text).own,
    sentOn: reply.sentOn,
    isMachine: false,
  })
  const proposed = new Set<ReplyKind>(proposals.map(({ kind }) => kind))
  for (const [kind, tally] of counts) {
    const isMeant = reply.kinds.includes(kind)
    if (proposed.has(kind) && isMeant) tally.right++
    else if (proposed.has(kind)) tally.wrong++
    else if (isMeant) tally.missed++
    if (proposed.has(kind) !== isMeant) {
      const fault = `${isMeant ? 'missed' : 'wrong'} ${kind}: ${splitText(reply.text).own.replace(/\s+/g, ' ').slice(0, 160)}`
      faults.set(fault, (faults.get(fault) ?? 0) + 1)
    }
  }
  const first = proposals.find(({ kind }) => kind === reply.kinds[0])
  if (reply.on === null || !first) continue
  if (first.on === reply.on) days.right++
  else if (first.on) {
    days.wrong++
    faults.set(`day ${first.on} for ${reply.on} (written on ${reply.sentOn}): ${first.quote}`, 1)
  } else days.missed++
}
const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)} %`)
const line = (name: string, { right, wrong, missed }: typeof days): string =>
  `${name.padEnd(12)} ${String(right + missed).padStart(6)} ${share(right, right + wrong).padStart(10)} ${share(right, right + missed).padStart(10)}`
const all = [...counts.values()].reduce(
  (sum, one) => ({ right: sum.right + one.right, wrong: sum.wrong + one.wrong, missed: sum.missed + one.missed }),
  { right: 0, wrong: 0, missed: 0 },
)
console.log(
  `replies read: ${count} over ${set} sentences, seed ${seed}\n${'kind'.padEnd(12)} ${'meant'.padStart(6)} ${'precision'.padStart(10)} ${'recall'.padStart(10)}`,
)
for (const [kind, tally] of counts) if (kind !== 'other') console.log(line(kind, tally))
console.log(line('all', all))
console.log(line('day', days))
if (process.argv.includes('--wrong'))
  for (const [fault, times] of [...faults].toSorted((a, b) => b[1] - a[1]).slice(0, 60))
    console.log(`${times} × ${fault}`)
