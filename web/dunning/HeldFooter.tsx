import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import type { Board } from './board.ts'
import classes from './foot-and-banner.module.css'
import { heldNames } from './wording.ts'
import { worklistWords } from './worklist-wording.ts'

/** Who is held today and why, in one line; each count opens its customers. */
export function HeldFooter({ board }: { board: Board }) {
  const api = useApi()
  const { t, count } = useWords()
  const held = board.held.filter((one) => one.count > 0).sort((a, b) => b.count - a.count)
  const total = held.reduce((sum, one) => sum + one.count, 0)
  return (
    <footer className={classes.held}>
      {total === 0 ? (
        t(worklistWords.heldNobody)
      ) : (
        <>
          <span className={classes.heldTotal}>{t(worklistWords.heldToday, { n: count(total) })}</span>
          {held.map((one) => {
            const what = t(heldNames[one.reasonCode] ?? heldNames.other!, { n: one.count })
            return (
              <FigureLink
                key={one.verdict + one.reasonCode}
                href={urls.reminders(api.orgId ?? 0, {
                  onglet: 'retenus',
                  verdict: one.verdict === 'exhausted' ? 'termine' : null,
                  motif: one.reasonCode,
                })}
                says={t(worklistWords.heldOpen, { n: count(one.count), what })}
              >
                {count(one.count)} {what}
              </FigureLink>
            )
          })}
        </>
      )}
    </footer>
  )
}
