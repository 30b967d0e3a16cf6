import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { Day } from '../design/Day.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { Amounts } from '../dunning/Amounts.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import common from './outsourcing.module.css'
import { routingWords as words } from './routing-words.ts'

/** What the rules placed by themselves, night by night, each opening the files that left. */
export function RoutingNights() {
  const api = useApi()
  const { t, lang } = useWords()
  const nights = useQuery(api.ask(routes.policyNights, { query: {} })).data?.nights
  if (!nights) return null
  return (
    <section className={common.part}>
      <h2>{t(words.nights)}</h2>
      {nights.length === 0 ? (
        <p className={common.quiet}>{t(words.noNight)}</p>
      ) : (
        <div className={common.scroll}>
          <table className={common.table}>
            <thead>
              <tr>
                <th scope="col">{t(words.nightOf)}</th>
                <th scope="col">{t(words.nightRule)}</th>
                <th scope="col" className={common.figure}>
                  {t(words.nightPlaced)}
                </th>
                <th scope="col" className={common.figure}>
                  {t(words.nightLeft)}
                </th>
              </tr>
            </thead>
            <tbody>
              {nights.map((night) => (
                <Fragment key={night.on}>
                  {night.isStale && (
                    <tr>
                      <th scope="row">
                        <Day date={night.on as LocalDate} />
                      </th>
                      <td colSpan={3}>
                        <Reason kind="held">
                          {night.staleOn ? t(words.nightStale, { on: night.staleOn }) : t(words.nightUnknown)}
                        </Reason>
                      </td>
                    </tr>
                  )}
                  {night.rules.map((rule, at) => (
                    <tr key={at}>
                      <th scope="row">{at === 0 && <Day date={night.on as LocalDate} />}</th>
                      <td>
                        {rule.name}
                        <span className={common.under}>
                          {night.policyName} · {rule.mandate} – {rule.provider}
                        </span>
                        {rule.bars.map((bar) => (
                          <Reason key={bar.en} kind="held">
                            {bar[lang]}
                          </Reason>
                        ))}
                      </td>
                      <td className={common.figure}>
                        {rule.placingId ? (
                          <FigureLink href={urls.placements(api.orgId ?? 0, { voir: 'tous', remise: rule.placingId })}>
                            {t(words.goesCount, { n: rule.files })}
                          </FigureLink>
                        ) : (
                          t(words.goesCount, { n: 0 })
                        )}
                        <span className={common.under}>
                          <Amounts amounts={rule.amounts} />
                        </span>
                        {rule.refused > 0 && (
                          <span className={common.under}>{t(words.nightRefused, { n: rule.refused })}</span>
                        )}
                      </td>
                      <td className={common.figure}>{rule.leftFiles}</td>
                    </tr>
                  ))}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
