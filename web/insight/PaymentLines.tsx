import { useInfiniteQuery } from '@tanstack/react-query'
import { insightRoutes } from '../../src/insight/contract.ts'
import { type LocalDate, toLocalDate } from '../../src/kernel/calendar.ts'
import { useOrganisation, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import listing from '../design/listing.module.css'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { behaviourWords as words } from './behaviour-wording.ts'
import classes from './insight.module.css'

const PAGE = 100

/** The payments a figure is made of: those of `devise` from `depuis` to `jusque`, on time only when `heure` says so. */
export function PaymentLines({ customerId }: { customerId: string }) {
  const api = useApi()
  const { t, lang, day } = useWords()
  const today = useToday()
  const base = useOrganisation().data?.currency ?? 'EUR'
  const [at] = useAddressState<'devise' | 'depuis' | 'jusque' | 'heure'>()
  const to = (at.jusque && toLocalDate(at.jusque)) || today
  const from = (at.depuis && toLocalDate(at.depuis)) || to
  const currency = at.devise && /^[A-Z]{3}$/.test(at.devise) ? at.devise : base
  const onTime = at.heure === 'oui'
  const found = useInfiniteQuery({
    queryKey: [...api.keyOf(insightRoutes.payments), customerId, from, to, currency, onTime],
    queryFn: ({ pageParam, signal }) =>
      api.call(insightRoutes.payments, {
        params: { id: customerId },
        query: { from, to, currency, ...(onTime ? { onTime: 'true' } : {}), limit: PAGE, offset: pageParam },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ count }, pages) => (pages.length * PAGE < count ? pages.length * PAGE : undefined),
  })
  if (found.error && !found.data) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonTable columns={[2, 1, 1, 1]} rows={8} />
  const first = found.data.pages[0]!
  const lines = found.data.pages.flatMap((page) => page.lines)
  const number = new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 1 })
  const days = (n: number) => t(n < 0 ? words.daysBefore : words.daysAfter, { n: number.format(Math.abs(n)) })
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{t(words.payments)}</h2>
        <span>{t(words.period, { from: day(from), to: day(to) })}</span>
        {onTime && <span>{t(words.onTimeOnly)}</span>}
        <span>
          {t(words.count, { n: first.count })} · <Amount cents={first.paidCents} currency={currency} strong />
        </span>
        {first.daysLate !== null && <span>{t(words.average, { days: days(first.daysLate) })}</span>}
      </header>
      {lines.length > 0 && (
        <table className={`${listing.grid} ${classes.tight}`} aria-label={t(words.payments)}>
          <thead>
            <tr>
              <th scope="col">{t(words.document)}</th>
              <th scope="col">{t(words.dueOn)}</th>
              <th scope="col">{t(words.paidOn)}</th>
              <th scope="col" data-align="right">
                {t(words.late)}
              </th>
              <th scope="col" data-align="right">
                {t(words.amount)}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={`${line.itemId}-${index}`} className={classes.line}>
                <th scope="row">
                  <FigureLink href={urls.item(api.orgId ?? 0, customerId, line.itemId)}>{line.documentNo}</FigureLink>
                </th>
                <td>
                  <Day date={line.dueOn as LocalDate} />
                </td>
                <td>
                  <Day date={line.paidOn as LocalDate} />
                </td>
                <td data-align="right">{t(words.daysAfter, { n: number.format(line.daysLate).replace('-', '−') })}</td>
                <td data-align="right">
                  <Amount cents={line.cents} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.hasNextPage && <ActionButton onAct={() => found.fetchNextPage()}>{t(words.more)}</ActionButton>}
    </article>
  )
}
