import { ageStepOf } from './age.ts'
import classes from './figures.module.css'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

/** How late an item is: the number of days, and bars filled up to its step. */
export function AgeBadge({ daysLate }: { daysLate: number }) {
  const { t } = useWords()
  const step = ageStepOf(daysLate)
  return (
    <span className={classes.age}>
      <span aria-hidden>{step === 0 ? t(wording.notDue) : t(wording.daysShort, { n: daysLate })}</span>
      <span className={classes.bars} aria-hidden style={{ '--bar': `var(--age-${step})` } as React.CSSProperties}>
        {[1, 2, 3, 4].map((bar) => (
          <span key={bar} data-on={bar <= step || undefined} />
        ))}
      </span>
      <span className="visually-hidden">{step === 0 ? t(wording.notDue) : t(wording.daysLate, { n: daysLate })}</span>
    </span>
  )
}
