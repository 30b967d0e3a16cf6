import { type Refusal, refuse } from '../../kernel/verdict.ts'
import type { Sentence } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type AnsweredLine, answeredAmong } from './meanwhile-store.ts'

/** What is said to a person who answers a line that has its answer by now. */
const words = {
  matched: {
    fr: 'Cette ligne a été rapprochée entre-temps par {by}, avec {customer} : il n’y a plus rien à faire.',
    en: 'This line was matched meanwhile by {by}, with {customer}: nothing is left to do.',
  },
  matchedItself: {
    fr: 'Cette ligne a été rapprochée entre-temps, automatiquement, avec {customer} : il n’y a plus rien à faire.',
    en: 'This line was matched meanwhile, automatically, with {customer}: nothing is left to do.',
  },
  setAside: {
    fr: 'Cette ligne a été mise de côté entre-temps : reprenez-la d’abord si elle concerne un client.',
    en: 'This line was set aside meanwhile: bring it back first if it concerns a customer.',
  },
  withdrawn: {
    fr: 'Le relevé de cette ligne a été retiré entre-temps.',
    en: 'The statement of this line was withdrawn meanwhile.',
  },
} satisfies Record<string, Sentence>

/** Of these lines, those that somebody else answered before, each with who and how. */
export async function answeredMeanwhile(tx: OrgTx, lineIds: readonly string[]): Promise<ReadonlyMap<string, Refusal>> {
  if (lineIds.length === 0) return new Map()
  return new Map((await answeredAmong(tx, lineIds)).map((line) => [line.id, becauseOf(line).refusal]))
}

function becauseOf({ state, matchedBy, isAutomatic, customerName }: AnsweredLine) {
  if (state === 'withdrawn') return refuse('changed_meanwhile', words.withdrawn)
  if (matchedBy === null) return refuse('changed_meanwhile', words.setAside)
  const params = { by: matchedBy, customer: customerName ?? '' }
  return refuse('changed_meanwhile', isAutomatic ? words.matchedItself : words.matched, params)
}
