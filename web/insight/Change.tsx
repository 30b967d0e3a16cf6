import type { Indicator } from '../../src/insight/model.ts'
import { useWords } from '../design/words.tsx'
import { changeOf, changeText } from './figures.ts'
import classes from './insight.module.css'
import { indicatorPageWords as words } from './page-wording.ts'

type Props = { indicator: Indicator; now: number | null; before: number | null; ownCurrency: string }

/** How a figure moved in a month, and whether that is good. */
export function Change({ indicator, now, before, ownCurrency }: Props) {
  const { t, lang } = useWords()
  const change = changeOf(indicator, now, before)
  if (!change) return <span className={classes.quiet}>–</span>
  if (change.is === 'steady') return <span className={classes.quiet}>{t(words.steady)}</span>
  return (
    <span className={classes.change}>
      {changeText(lang, indicator, change.by, ownCurrency)}
      {change.is !== 'neither' && <small> {t(words[change.is])}</small>}
    </span>
  )
}
