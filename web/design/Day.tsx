import type { LocalDate } from '../../src/kernel/calendar.ts'
import classes from './figures.module.css'
import { useWords } from './words.tsx'

/** A calendar day, `21/11/2026`. */
export function Day({ date }: { date: LocalDate }) {
  const { day } = useWords()
  return (
    <time dateTime={date} className={classes.day}>
      {day(date)}
    </time>
  )
}
