import type { ImportView } from '../../src/intake/contract.ts'
import type { Words } from '../design/words.tsx'
import { howFar, isUnderWay } from './how-far.ts'
import { answerFigures, figuresOf, outcomesOf } from './import-figures.ts'
import { wording } from './wording.ts'

/** What an import does or did, in a few words: `412 créées, dont 280 soldées, 3 modifiées`. Before that, how far it is. */
export function effectInWords(words: Words, view: ImportView): string {
  const { t, count } = words
  if (isUnderWay(view)) {
    const { done, total } = howFar(view)
    return total > 0 && view.progress?.unit === 'lines'
      ? t(wording.effectUnderWay, { done: count(done), total: count(total) })
      : ''
  }
  const answer = answerFigures(view)
  if (answer) return t(wording.effectAnswer, answer)
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
