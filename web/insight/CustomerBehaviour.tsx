import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { insightRoutes } from '../../src/insight/contract.ts'
import { addDays, type LocalDate } from '../../src/kernel/calendar.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import { promiseRoutes } from '../../src/promises/contract.ts'
import { useOrganisation } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import ledger from '../ledger/ledger.module.css'
import { percentOf } from '../promises/percent-of.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { behaviourWords as words } from './behaviour-wording.ts'

type Currency = z.output<typeof insightRoutes.behaviour.reply>['currencies'][number]

/** Less than this is no change of habit. */
const STEADY_DAYS = 1

/** Half-years of which one has no payment say nothing of a trend. */
const trendOf = ({ lastHalf, firstHalf }: Currency): { name: Sentence; days: number } | null => {
  if (!lastHalf || !firstHalf) return null
  const days = Math.round((lastHalf.daysLate - firstHalf.daysLate) * 10) / 10
  const name = Math.abs(days) < STEADY_DAYS ? words.steady : days > 0 ? words.slower : words.faster
  return { name, days: Math.abs(days) }
}

/** How a customer paid over the last twelve months and kept its word; every figure opens what it is made of. */
export function CustomerBehaviour({ customerId, customerName }: { customerId: string; customerName: string }) {
  const api = useApi()
  const { t, lang, day } = useWords()
  const orgId = api.orgId ?? 0
  const base = useOrganisation().data?.currency ?? 'EUR'
  const params = { id: customerId }
  const found = useQuery(api.ask(insightRoutes.behaviour, { params }))
  const kept = useQuery(api.ask(promiseRoutes.customerPromises, { params })).data?.kept
  if (!found.data) return null
  const { from, to, turnOn, invoiced, contested } = found.data
  const currencies = found.data.currencies.toSorted((a, b) => Number(b.currency === base) - Number(a.currency === base))
  const paymentsOf = (devise: string, more: Record<string, string> = {}) =>
    urls.customer(orgId, customerId, { panneau: 'paiements', devise, depuis: from, jusque: to, ...more })
  const number = new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 1 })
  const days = (n: number) => t(n < 0 ? words.daysBefore : words.daysAfter, { n: number.format(Math.abs(n)) })
  if (currencies.length === 0 && invoiced === 0 && !kept?.due) return null
  return (
    <section aria-label={t(words.title)}>
      {currencies.map((one) => {
        const trend = trendOf(one)
        return (
          <dl key={one.currency} className={ledger.figures}>
            <div>
              <dt>{t(currencies.length > 1 ? words.delayIn : words.delay, { currency: one.currency })}</dt>
              <dd>
                <FigureLink href={paymentsOf(one.currency)}>{days(one.daysLate)}</FigureLink>
              </dd>
            </div>
            {trend && (
              <div>
                <dt>{t(words.trend)}</dt>
                <dd>
                  {t(trend.name, { n: number.format(trend.days) })}
                  <small className={detail.quiet}>
                    {' '}
                    <FigureLink href={paymentsOf(one.currency, { depuis: turnOn })}>
                      {days(one.lastHalf!.daysLate)}
                    </FigureLink>{' '}
                    {t(words.against)}{' '}
                    <FigureLink href={paymentsOf(one.currency, { jusque: addDays(turnOn as LocalDate, -1) })}>
                      {days(one.firstHalf!.daysLate)}
                    </FigureLink>
                  </small>
                </dd>
              </div>
            )}
            <div>
              <dt>{t(words.onTime)}</dt>
              <dd>
                <FigureLink href={paymentsOf(one.currency, { heure: 'oui' })}>
                  {percentOf(lang, one.onTimeBp, 10_000)}
                </FigureLink>
              </dd>
            </div>
            {one === currencies[0] && kept !== undefined && kept.due > 0 && (
              <div>
                <dt>{t(words.kept)}</dt>
                <dd>
                  <FigureLink href={urls.promises(orgId, { voir: 'tout', mots: customerName })}>
                    {t(words.keptOf, { kept: kept.kept, due: kept.due })}
                  </FigureLink>
                </dd>
              </div>
            )}
            {one === currencies[0] && invoiced > 0 && (
              <div>
                <dt>{t(words.contested)}</dt>
                <dd>
                  <FigureLink href={urls.disputes(orgId, { client: customerId, voir: 'tous' })}>
                    {t(words.contestedOf, { contested, invoiced, percent: percentOf(lang, contested, invoiced) })}
                  </FigureLink>
                </dd>
              </div>
            )}
          </dl>
        )
      })}
      {currencies.length === 0 && <p className={detail.quiet}>{t(words.nonePaid)}</p>}
      <p className={detail.quiet}>{t(words.over, { from: day(from as LocalDate), to: day(to as LocalDate) })}</p>
    </section>
  )
}
