import { Checkbox } from '@mantine/core'
import type { MatchClass } from '../../src/cash/model.ts'
import { classWording } from '../../src/cash/wording.ts'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import listing from '../design/listing.module.css'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { JUDGED_WORDS, SHOW_WORDS } from './lines.ts'
import type { MatchingSetting } from './MatchingPage.tsx'
import { matchingWords } from './matching-wording.ts'
import { percentText } from './percent.ts'
import classes from './settings.module.css'
import { useStanding } from './standing.ts'

type Kind = MatchingSetting['classes'][number]
type Props = {
  setting: MatchingSetting
  auto: ReadonlySet<MatchClass>
  mayChange: boolean
  onAuto(cls: MatchClass, on: boolean): void
}

/** Each kind of match: what is proven of it, what people said, what was applied, and why it applies by itself or not. */
export function ClassTable({ setting, auto, mayChange, onAuto }: Props) {
  const { t, lang } = useWords()
  const heads = ['right', 'wrong', 'automatic', 'undone', 'toCheck'] as const
  return (
    <table className={listing.grid}>
      <thead>
        <tr>
          <th scope="col">{t(matchingWords.class)}</th>
          <th scope="col" data-align="right">
            {t(matchingWords.proven, { asked: percentText(lang, setting.leastPrecisionBp) })}
          </th>
          {heads.map((head) => (
            <th key={head} scope="col" data-align="right">
              {t(matchingWords[head])}
            </th>
          ))}
          <th scope="col" className={classes.after}>
            {t(matchingWords.state)}
          </th>
        </tr>
      </thead>
      <tbody>
        {setting.classes.map((one) => (
          <KindRow
            key={one.class}
            one={one}
            setting={setting}
            isTicked={auto.has(one.class)}
            mayChange={mayChange}
            onAuto={(on) => onAuto(one.class, on)}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = {
  one: Kind
  setting: MatchingSetting
  isTicked: boolean
  mayChange: boolean
  onAuto(on: boolean): void
}

function KindRow({ one, setting, isTicked, mayChange, onAuto }: RowProps) {
  const api = useApi()
  const { t, lang, count } = useWords()
  const standing = useStanding(setting)
  const name = t(classWording[one.class])
  // Every figure opens the lines it is made of.
  const figure = (n: number, head: 'right' | 'wrong' | 'automatic' | 'undone' | 'toCheck', jugees?: string) =>
    n === 0 ? (
      <span className={detail.quiet}>0</span>
    ) : (
      <FigureLink
        href={urls.cash(
          api.orgId ?? 0,
          jugees ? { voir: SHOW_WORDS.all, sorte: one.class, jugees } : { voir: SHOW_WORDS.to_check },
        )}
        says={t(matchingWords.opens, { n: count(n), what: t(matchingWords[head]), class: name })}
      >
        {count(n)}
      </FigureLink>
    )
  const { leastBp } = one.standing === 'own_proof' ? one.own : one.start
  return (
    <tr>
      <th scope="row">
        <Checkbox
          size="xs"
          label={name}
          aria-label={t(matchingWords.tick, { class: name })}
          checked={isTicked}
          disabled={!mayChange}
          onChange={(event) => onAuto(event.currentTarget.checked)}
        />
      </th>
      <td data-align="right">
        {leastBp === 0 ? <span className={detail.quiet}>–</span> : percentText(lang, leastBp, 2)}
      </td>
      <td data-align="right">{figure(one.own.right, 'right', JUDGED_WORDS.right)}</td>
      <td data-align="right">{figure(one.own.wrong, 'wrong', JUDGED_WORDS.wrong)}</td>
      <td data-align="right">{figure(one.automatic, 'automatic', JUDGED_WORDS.alone)}</td>
      <td data-align="right">{figure(one.automaticUndone, 'undone', JUDGED_WORDS.undone)}</td>
      <td data-align="right">{figure(one.toCheck, 'toCheck')}</td>
      <td className={classes.why}>
        {one.applies ? <b>{t(matchingWords.applies)}</b> : <span>{standing.state(one)}</span>} {standing.why(one)}
      </td>
    </tr>
  )
}
