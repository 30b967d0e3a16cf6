import type { ImportView } from '../../src/intake/contract.ts'
import type { Words } from '../design/words.tsx'
import { figuresOf, outcomesOf } from './import-figures.ts'
import { wording } from './wording.ts'

/** What an import does or did, in a few words: `412 créées, dont 280 soldées, 3 modifiées`. Blank while it is not read. */
export function effectInWords({ t }: Words, view: ImportView): string {
  if (!figuresOf(view)) return ''
  const outcomes = outcomesOf(view)
  const rows = (show: string) => outcomes.find((one) => one.show === show)?.count ?? 0
  const isDone = view.state === 'committed' || view.state === 'withdrawn'
  const parts = [
    rows('created') > 0 && t(isDone ? wording.effectCreated : wording.toCreate, { n: rows('created') }),
    rows('settled') > 0 && t(wording.effectSettled, { n: rows('settled') }),
    rows('changed') > 0 && t(isDone ? wording.effectChanged : wording.toChange, { n: rows('changed') }),
    rows('vanished') > 0 && t(isDone ? wording.effectVanished : wording.toTakeBack, { n: rows('vanished') }),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : t(wording.effectNone)
}
