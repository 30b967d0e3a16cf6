import { type Progress, secondsLeft } from './progress.ts'
import classes from './states.module.css'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

/** Long work under way: counts, and the time left. */
export function ProgressLine({ label, progress, now = new Date() }: { label: string; progress: Progress; now?: Date }) {
  const { t, count } = useWords()
  const { done, total } = progress
  const left = secondsLeft(progress, now)
  const time =
    left === null
      ? null
      : left < 90
        ? t(wording.timeLeftSeconds, { n: left })
        : t(wording.timeLeftMinutes, { n: Math.round(left / 60) })
  const counts = t(wording.progressOf, { done: count(done), total: count(total) })
  return (
    <div className={classes.progress}>
      <div className={classes.progressLine}>
        <span>{label}</span>
        <span>{done >= total ? t(wording.finished) : [counts, time].filter(Boolean).join(' · ')}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={counts}
        className={classes.track}
      >
        <div style={{ transform: `scaleX(${total === 0 ? 1 : done / total})` }} />
      </div>
    </div>
  )
}
