import { MATCH_CLASSES, type MatchClass } from '../model.ts'
import type { CashSetting } from '../setting-store.ts'
import type { ClassFigures } from './answer-store.ts'

/** Fewer judged matches than this say nothing against what the bench measured. */
const JUDGED_ENOUGH = 20

/** Right ones among those judged here, in hundredths of a percent; null until enough were. What nobody undid counts as right. */
export function precisionBp(
  figures: Pick<ClassFigures, 'right' | 'wrong' | 'automatic' | 'automaticUndone'>,
): number | null {
  // An undone automatic match is both undone and answered "wrong": it counts once.
  const right = figures.right + figures.automatic - figures.automaticUndone
  const wrong = Math.max(figures.wrong, figures.automaticUndone)
  const judged = right + wrong
  return judged < JUDGED_ENOUGH ? null : Math.floor((right * 10_000) / judged)
}

/** Kinds applied without asking: chosen, and not disproved by what people said here. */
export function provenClasses(setting: CashSetting, figures: readonly ClassFigures[]): ReadonlySet<MatchClass> {
  const byClass = new Map(figures.map((one) => [one.class, one]))
  return new Set(
    MATCH_CLASSES.filter((cls) => {
      if (!setting.autoClasses.includes(cls)) return false
      const one = byClass.get(cls)
      const measured = one ? precisionBp(one) : null
      return measured === null || measured >= setting.leastPrecisionBp
    }),
  )
}
