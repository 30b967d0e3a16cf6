import { Checkbox } from '@mantine/core'
import type { MatchClass } from '../../src/cash/model.ts'
import { classWording } from '../../src/cash/wording.ts'
import detail from '../design/detail.module.css'
import listing from '../design/listing.module.css'
import { useWords } from '../design/words.tsx'
import type { MatchingSetting } from './MatchingPage.tsx'
import { matchingWords } from './matching-wording.ts'
import { percentText } from './percent.ts'
import classes from './settings.module.css'

type Props = {
  setting: MatchingSetting
  auto: ReadonlySet<MatchClass>
  mayChange: boolean
  onAuto(cls: MatchClass, on: boolean): void
}

/** Each kind of match with what people said of it here, and whether it applies by itself today. */
export function ClassTable({ setting, auto, mayChange, onAuto }: Props) {
  const { t, lang, count } = useWords()
  const standing = (one: MatchingSetting['classes'][number]): string => {
    if (one.applies) return t(matchingWords.applies)
    if (!setting.autoClasses.includes(one.class) || one.precisionBp === null) return t(matchingWords.proposed)
    return t(matchingWords.stopped, {
      measured: percentText(lang, one.precisionBp, 2),
      least: percentText(lang, setting.leastPrecisionBp, 2),
    })
  }
  const figure = (n: number) => (n === 0 ? <span className={detail.quiet}>0</span> : count(n))
  return (
    <table className={listing.grid}>
      <thead>
        <tr>
          <th scope="col">{t(matchingWords.class)}</th>
          <th scope="col" data-align="right">
            {t(matchingWords.right)}
          </th>
          <th scope="col" data-align="right">
            {t(matchingWords.wrong)}
          </th>
          <th scope="col" data-align="right">
            {t(matchingWords.automatic)}
          </th>
          <th scope="col" data-align="right">
            {t(matchingWords.undone)}
          </th>
          <th scope="col" data-align="right">
            {t(matchingWords.precision)}
          </th>
          <th scope="col" className={classes.after}>
            {t(matchingWords.state)}
          </th>
        </tr>
      </thead>
      <tbody>
        {setting.classes.map((one) => (
          <tr key={one.class}>
            <th scope="row">
              <Checkbox
                size="xs"
                label={t(classWording[one.class])}
                aria-label={t(matchingWords.tick, { class: t(classWording[one.class]) })}
                checked={auto.has(one.class)}
                disabled={!mayChange}
                onChange={(event) => onAuto(one.class, event.currentTarget.checked)}
              />
            </th>
            <td data-align="right">{figure(one.right)}</td>
            <td data-align="right">{figure(one.wrong)}</td>
            <td data-align="right">{figure(one.automatic)}</td>
            <td data-align="right">{figure(one.automaticUndone)}</td>
            <td data-align="right">
              {one.precisionBp === null ? (
                <span className={detail.quiet}>
                  {one.right + one.wrong + one.automatic === 0 ? '–' : t(matchingWords.tooFew)}
                </span>
              ) : (
                percentText(lang, one.precisionBp, 2)
              )}
            </td>
            <td className={classes.after}>{one.applies ? <b>{standing(one)}</b> : standing(one)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
