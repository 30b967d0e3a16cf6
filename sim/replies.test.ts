import { expect, test } from 'vitest'
import type { ReplyKind } from '../src/replies/model.ts'
import { splitText } from '../src/replies/new-text.ts'
import { readProposals } from '../src/replies/read-proposals.ts'
import { type SentenceSet, writeReplies } from './replies.ts'
import { replyExamples } from './reply-examples.ts'

/** What is right and wrong among what is proposed over a set of sentences, and what is missed. */
function measured(set: SentenceSet, count: number) {
  let [right, wrong, missed, days, wrongDays] = [0, 0, 0, 0, 0]
  const faults: string[] = []
  for (const reply of writeReplies('lettres', count, set)) {
    const { own } = splitText(reply.text)
    const proposals = readProposals({ subject: '', text: own, sentOn: reply.sentOn, isMachine: false })
    for (const { kind, on } of proposals) {
      if (!reply.kinds.includes(kind)) {
        wrong++
        faults.push(`${kind}: ${own}`)
      } else right++
      if (kind === reply.kinds[0] && reply.on && on) {
        if (on === reply.on) days++
        else wrongDays++
      }
    }
    const proposed = new Set<ReplyKind>(proposals.map(({ kind }) => kind))
    missed += reply.kinds.filter((kind) => !proposed.has(kind)).length
  }
  return {
    precision: right / (right + wrong),
    recall: right / (right + missed),
    days: days / (days + wrongDays),
    faults: faults.slice(0, 10).join('\n---\n'),
  }
}

/** What is proposed is nearly always right: a person confirms in one keystroke only when it is. */
test('of what is proposed 98 in 100 are right, days included, and nearly all that is said is proposed', () => {
  const { precision, recall, days, faults } = measured('seen', 900)
  expect(precision, faults).toBeGreaterThanOrEqual(0.98)
  expect(days).toBeGreaterThanOrEqual(0.98)
  expect(recall).toBeGreaterThanOrEqual(0.97)
})

test.each([
  ['unseen', 0.97, 0.9],
  ['later', 0.98, 0.95],
] as const)(
  'over %s sentences, which the rules were not written over, little is wrong and most is found',
  (set, least, found) => {
    const { precision, recall, days } = measured(set, 400)
    expect(precision).toBeGreaterThanOrEqual(least)
    expect(days).toBeGreaterThanOrEqual(0.95)
    expect(recall).toBeGreaterThanOrEqual(found)
  },
)

test.each([
  ['examples', 0.99, 0.98],
  ['apart', 0.98, 0.98],
  // When they were first read: 0.90 and 0.78, 0.84 and 0.82. What is asked here is that nothing mended over them is lost again.
  ['other', 0.99, 0.99],
  ['fresh', 0.99, 0.99],
  ['drill', 0.98, 0.98],
] as const)(
  'of the set « %s », read as it stands and development by now, nearly all is found and little is wrong',
  (set, least, found) => {
    let [right, wrong, missed] = [0, 0, 0]
    const faults: string[] = []
    for (const { text, sentOn, kinds } of replyExamples(set)) {
      const own = splitText(text).own
      const said = readProposals({ subject: '', text: own, sentOn, isMachine: false }).map(({ kind }) => kind)
      right += said.filter((kind) => kinds.includes(kind)).length
      wrong += said.filter((kind) => !kinds.includes(kind)).length
      missed += kinds.filter((kind) => !said.includes(kind)).length
      if (said.some((kind) => !kinds.includes(kind))) faults.push(`${said.join(', ')}: ${own}`)
    }
    expect(right / (right + wrong), faults.join('\n')).toBeGreaterThanOrEqual(least)
    expect(right / (right + missed)).toBeGreaterThanOrEqual(found)
  },
)
