import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { type Board, waitingForBooks } from './board.ts'
import classes from './foot-and-banner.module.css'
import { worklistWords } from './worklist-wording.ts'

/** Shown while reminders wait for fresher books: import what follows, or say in one press that nothing is missing. */
export function FreshnessBanner({ board }: { board: Board }) {
  const api = useApi()
  const { t, day, lang } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const waiting = waitingForBooks(board)
  if (waiting === 0) return null
  const today = board.today as LocalDate
  const attest = async () => {
    try {
      await api.call(dunningRoutes.attest, { body: { on: today } })
      // The server decides again by itself a little later: asked for now, the list is right when the button comes back.
      await api.call(dunningRoutes.runNow, {})
      tellDone(t(worklistWords.attested, { day: day(today) }))
      await refresh()
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  return (
    <aside className={classes.banner} aria-label={t(worklistWords.staleTitle, { n: waiting })}>
      <div>
        <b>{t(worklistWords.staleTitle, { n: waiting })}</b>{' '}
        {board.booksFreshOn
          ? t(board.lateAccount === null ? worklistWords.staleSince : worklistWords.staleAccount, {
              day: day(board.booksFreshOn as LocalDate),
              account: board.lateAccount ?? '',
            })
          : t(worklistWords.staleNever)}
      </div>
      <div className={classes.bannerActs}>
        <FigureLink href={urls.section(api.orgId ?? 0, 'imports')}>{t(worklistWords.importBooks)}</FigureLink>
        <ActionButton refusal={refusal} onAct={attest}>
          {t(worklistWords.attest, { day: day(today) })}
        </ActionButton>
      </div>
    </aside>
  )
}
