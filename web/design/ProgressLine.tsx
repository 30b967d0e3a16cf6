import { type Progress, secondsLeft } from './progress.ts'
import classes from './states.module.css'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

/** Long work under way: counts, and the time left. A total of 0 means that nobody can tell how much there is. */
export function ProgressLine({ label, progress, now = new Date() }: { label: string; progress: Progress; now?: Date }) {
  const { t, count } = useWords()
  const { done, total } = progress
  const isKnown = total > 0
  const left = isKnown ? secondsLeft(progress, now) : null
  const time =
    left === null
      ? null
      : left < 90
        ? t(wording.timeLeftSeconds, { n: left })
        : t(wording.timeLeftMinutes, { n: Math.round(left / 60) })
  const counts = isKnown ? t(wording.progressOf, { done: count(done), total: count(total) }) : undefined
  return (
    <div className={classes.progress}>
      <div className={classes.progressLine}>
        <span>{label}</span>
        <span>{isKnown && done >= total ? t(wording.finished) : [counts, time].filter(Boolean).join(' · ')}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={isKnown ? total : undefined}
        aria-valuenow={isKnown ? done : undefined}
        aria-valuetext={counts}
        className={classes.track}
      >
        <div style={{ transform: `scaleX(${isKnown ? done / total : 0})` }} />
      </div>
    </div>
  )
}
