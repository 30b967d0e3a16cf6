import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { colleaguesRoutes } from '../../src/colleagues/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import classes from './colleagues.module.css'
import { LinkSettings } from './LinkSettings.tsx'
import { settingWords as words } from './wording.ts'

/** Who receives the weekly digest, what it would say today, and what colleagues may do from a link. */
export function DigestSettings() {
  const api = useApi()
  const { t, lang, day } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const colleagues = useQuery(api.ask(partiesRoutes.colleagues, {})).data?.colleagues ?? []
  const found = useQuery(api.ask(colleaguesRoutes.subscribers, {})).data
  const [shown, setShown] = useState<string | null>(null)
  const reachable = colleagues.filter(({ email }) => email !== null)
  if (!found || reachable.length === 0) return null
  const subscribe = async (id: string, isWanted: boolean) => {
    try {
      await api.call(colleaguesRoutes.subscribe, { params: { id }, body: { isWanted } })
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  return (
    <div className={classes.settings}>
      <section>
        <h2>{t(words.digest)}</h2>
        <p className={detail.quiet}>{t(words.digestWhat)}</p>
        <ul className={classes.deeds}>
          {reachable.map(({ id, name }) => {
            const own = found.subscribers.find((one) => one.colleagueId === id)
            const isShown = shown === id
            return (
              <li key={id}>
                <div className={classes.subscriber}>
                  <Checkbox
                    label={t(words.receives, { name })}
                    checked={own !== undefined}
                    disabled={refusal !== null}
                    onChange={(event) => void subscribe(id, event.currentTarget.checked)}
                  />
                  {own && (
                    <span className={detail.quiet}>
                      {own.lastWeekOn
                        ? t(words.lastWeek, { day: day(own.lastWeekOn as LocalDate) })
                        : t(words.neverYet)}
                    </span>
                  )}
                  <button
                    type="button"
                    className={detail.link}
                    aria-expanded={isShown}
                    aria-label={t(isShown ? words.hideOf : words.previewOf, { name })}
                    onClick={() => setShown(isShown ? null : id)}
                  >
                    {t(isShown ? words.hide : words.preview)}
                  </button>
                </div>
                {isShown && <Preview colleagueId={id} />}
              </li>
            )
          })}
        </ul>
      </section>
      <LinkSettings />
    </div>
  )
}

function Preview({ colleagueId }: { colleagueId: string }) {
  const api = useApi()
  const { t } = useWords()
  const found = useQuery(api.ask(colleaguesRoutes.digestPreview, { params: { id: colleagueId } })).data
  if (!found) return null
  return (
    <div className={classes.preview} role="status">
      {found.customers.length === 0 && <span>{t(words.nothing)}</span>}
      {found.customers.map((one) => (
        <div key={one.customerId}>
          <FigureLink href={urls.customer(api.orgId ?? 0, one.customerId)}>{one.name}</FigureLink>
          {one.lines.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
      ))}
    </div>
  )
}
