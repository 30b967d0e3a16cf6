import { useQuery } from '@tanstack/react-query'
import { cashRoutes } from '../../src/cash/contract.ts'
import type { MatchClass } from '../../src/cash/model.ts'
import { classWording } from '../../src/cash/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { checkWords } from './check-wording.ts'
import { JUDGED_WORDS, SHOW_WORDS } from './lines.ts'
import { percentText } from './percent.ts'
import classes from './returns.module.css'

/** Kinds of match that people's answers switched off: work until somebody lets them run again or leaves them off. */
export function StoppedKinds() {
  const api = useApi()
  const { t, lang, count } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  // Counted with the lines, which are read again after every act: the answer that stops a kind shows at once.
  const counts = useQuery(api.ask(cashRoutes.lines, { query: { show: 'open', limit: 1 } })).data?.counts
  const isAny = (counts?.stopped ?? 0) > 0
  const stopped = useQuery({ ...api.ask(cashRoutes.stopped, {}), enabled: isAny }).data?.stopped ?? []
  if (!isAny || stopped.length === 0) return null
  const settle = async (cls: MatchClass, runAgain: boolean) => {
    try {
      await api.call(cashRoutes.settleStopped, { body: { class: cls, runAgain } })
      tellDone(t(runAgain ? checkWords.runsAgain : checkWords.leftOff, { class: t(classWording[cls]) }))
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  return (
    <section className={classes.returns} aria-label={t(checkWords.stoppedTitle, { n: stopped.length })}>
      <h2>{t(checkWords.stoppedTitle, { n: stopped.length })}</h2>
      <ul>
        {stopped.map((one) => (
          <li key={one.class}>
            <span className={classes.who}>{t(classWording[one.class])}</span>
            <span>
              {t(checkWords.stoppedWhy, {
                n: one.rightCount + one.wrongCount,
                most: percentText(lang, one.mostPrecisionBp, 2),
                asked: percentText(lang, one.leastPrecisionBp),
              })}{' '}
              <FigureLink
                href={urls.cash(api.orgId ?? 0, {
                  voir: SHOW_WORDS.all,
                  sorte: one.class,
                  jugees: JUDGED_WORDS.wrong,
                })}
              >
                {t(checkWords.seeWrong, { n: count(one.wrongCount) })}
              </FigureLink>
            </span>
            <span className={classes.acts}>
              <ActionButton refusal={refusal} onAct={() => settle(one.class, false)}>
                {t(checkWords.leaveOff)}
              </ActionButton>
              {!refusal && <ActionButton onAct={() => settle(one.class, true)}>{t(checkWords.runAgain)}</ActionButton>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
