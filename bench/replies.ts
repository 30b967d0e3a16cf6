import { SENTENCE_SETS, writeReplies } from '../sim/replies.ts'
import { EXAMPLE_SETS, replyExamples } from '../sim/reply-examples.ts'
import { REPLY_KINDS, type ReplyKind } from '../src/replies/model.ts'
import { splitText } from '../src/replies/new-text.ts'
import { readProposals } from '../src/replies/read-proposals.ts'

/**
 * How well replies are read: `node bench/replies.ts [count] [seed] [--unseen | --later | --examples | --apart | --other | --fresh | --drill | --kept] [--wrong]` prints precision and recall
 * by kind, each with the interval it lies in 95 times in 100 (Wilson), and of days. Examples are read as they stand, each once; of those kept apart no fault is told.
 */
const [count = '5000', seed = 'réponses'] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const asked = process.argv.slice(2).map((word) => word.replace(/^--/, ''))
const examples = EXAMPLE_SETS.find((one) => asked.includes(one))
const set = examples ?? SENTENCE_SETS.find((one) => one !== 'seen' && asked.includes(one)) ?? 'seen'
const replies = examples
  ? replyExamples(examples)
  : writeReplies(seed, Number(count), SENTENCE_SETS.find((one) => one === set)!)
const counts = new Map(REPLY_KINDS.map((kind) => [kind, { right: 0, wrong: 0, missed: 0 }]))
const days = { right: 0, wrong: 0, missed: 0 }
const faults = new Map<string, number>()
for (const reply of replies) {
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
/** Where a share truly lies, 95 times in 100 (Wilson's score interval). */
function between(part: number, whole: number): string {
  if (whole === 0) return '—'
  const [z, p] = [1.96, part / whole]
  const middle = (p + (z * z) / (2 * whole)) / (1 + (z * z) / whole)
  const half = (z / (1 + (z * z) / whole)) * Math.sqrt((p * (1 - p)) / whole + (z * z) / (4 * whole * whole))
  const percent = (share: number): string => (100 * share).toFixed(0)
  return `${(100 * p).toFixed(1)} % (${percent(Math.max(0, middle - half))}–${percent(Math.min(1, middle + half))})`
}
const line = (name: string, { right, wrong, missed }: typeof days): string =>
  `${name.padEnd(12)} ${String(right + missed).padStart(6)} ${between(right, right + wrong).padStart(18)} ${between(right, right + missed).padStart(18)}`
const all = [...counts.values()].reduce(
  (sum, one) => ({ right: sum.right + one.right, wrong: sum.wrong + one.wrong, missed: sum.missed + one.missed }),
  { right: 0, wrong: 0, missed: 0 },
)
console.log(
  `replies read: ${replies.length} over ${set} sentences, seed ${seed}\n${'kind'.padEnd(12)} ${'meant'.padStart(6)} ${'precision'.padStart(18)} ${'recall'.padStart(18)}`,
)
for (const [kind, tally] of counts) if (kind !== 'other') console.log(line(kind, tally))
console.log(line('all', all))
console.log(line('day', days))
if (set !== 'kept' && process.argv.includes('--wrong'))
  for (const [fault, times] of [...faults].toSorted((a, b) => b[1] - a[1]).slice(0, 60))
    console.log(`${times} × ${fault}`)
