import classes from './figures.module.css'
import { useWords } from './words.tsx'

const formatters = new Map<string, Intl.DateTimeFormat>()

/** A moment to the minute where the books are kept: `21/11/2026 09:14`. */
export function Instant({ at, timeZone = 'Europe/Paris' }: { at: Date | string; timeZone?: string }) {
  const { lang } = useWords()
  const key = `${lang}|${timeZone}`
  let format = formatters.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
    })
    formatters.set(key, format)
  }
  const moment = new Date(at)
  return (
    <time dateTime={moment.toISOString()} className={classes.day}>
      {format.format(moment).replace(',', '')}
    </time>
  )
}
