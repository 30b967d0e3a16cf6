import type { CollectionView } from '../../src/cash/contract.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import { collectionWords as words } from './collections-wording.ts'
import { collectionStates } from './wording.ts'

type Standing = Pick<CollectionView, 'state' | 'cents' | 'settledCents' | 'failedCents'>

/** How the money of a collection ended; null while some of it is still awaited. */
export function endOf({ cents, settledCents, failedCents }: Standing): Sentence | null {
  if (cents === 0 || settledCents + failedCents !== cents) return null
  if (failedCents === 0) return words.stepDone
  return settledCents === 0 ? words.stepUnpaid : words.stepDoneInPart
}

/** Where a collection stands: the bank has it until all of its money came or came back. */
export const standingOf = (collection: Standing): Sentence =>
  (collection.state === 'handed_over' && endOf(collection)) || collectionStates[collection.state]
