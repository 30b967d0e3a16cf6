import type { z } from 'zod'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { holdCategoryNames } from '../../src/dunning/wording.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { tellNotDone } from '../design/tell.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import classes from './customer.module.css'
import { customerWords } from './customer-wording.ts'

type Hold = z.output<typeof dunningRoutes.holds.reply>['rows'][number]

/** What holds a customer or a document, with its reason and end; lifting one can be undone. */
export function CustomerHolds({ holds, mayLift }: { holds: readonly Hold[]; mayLift: boolean }) {
  const api = useApi()
  const { t, day, lang } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const today = useToday()
  if (holds.length === 0) return null
  const isRunning = (hold: Hold) => hold.liftedOn === null && (hold.untilOn === null || hold.untilOn >= today)
  const running = holds.filter(isRunning)
  const past = holds.filter((hold) => !isRunning(hold))
  const whatOf = (hold: Hold) => hold.documentNo ?? t(customerWords.wholeCustomer)
  const lift = async (hold: Hold) => {
    try {
      await api.call(dunningRoutes.liftHold, { params: { id: hold.id } })
      undo({
        message: t(customerWords.liftedSaid, { what: whatOf(hold) }),
        undo: async () => {
          const { itemId, category, note, untilOn } = hold
          await api.call(dunningRoutes.placeHold, {
            params: { id: hold.customerId },
            body: { itemId, category, note, untilOn },
          })
          await refresh()
        },
      })
      await refresh()
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  const line = (hold: Hold) => (
    <li key={hold.id}>
      <span>
        <b>{whatOf(hold)}</b> · {t(holdCategoryNames[hold.category])}
        {hold.note && ` · ${t(customerWords.noteQuoted, { note: hold.note })}`} ·{' '}
        {hold.liftedOn
          ? t(customerWords.liftedOn, { day: day(hold.liftedOn as LocalDate) })
          : hold.untilOn
            ? t(customerWords.untilDay, { day: day(hold.untilOn as LocalDate) })
            : t(customerWords.noEnd)}
      </span>
      {isRunning(hold) && mayLift && (
        <button
          type="button"
          className={detail.link}
          aria-label={t(customerWords.liftOf, { what: whatOf(hold) })}
          onClick={() => void lift(hold)}
        >
          {t(customerWords.lift)}
        </button>
      )}
    </li>
  )
  return (
    <div className={detail.part}>
      <h3>{t(customerWords.holds)}</h3>
      {running.length > 0 && <ul className={classes.holds}>{running.map(line)}</ul>}
      {past.length > 0 && (
        <details>
          <summary className={detail.quiet}>{t(customerWords.pastHolds, { n: past.length })}</summary>
          <ul className={classes.holds}>{past.map(line)}</ul>
        </details>
      )}
    </div>
  )
}
