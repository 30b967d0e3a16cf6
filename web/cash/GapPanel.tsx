import { useQuery } from '@tanstack/react-query'
import { type AccountView, cashRoutes } from '../../src/cash/contract.ts'
import { addDays, type LocalDate } from '../../src/kernel/calendar.ts'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Instant } from '../design/Instant.tsx'
import listing from '../design/listing.module.css'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { ChooseFiles } from '../intake/DropFiles.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import balance from './advices.module.css'
import { gapWords } from './gap-wording.ts'
import { SHOW_WORDS } from './lines.ts'

/** One place where statements do not join: which days, which amounts, what is recorded there, and what would fill it. */
export function GapPanel({ account, toOn }: { account: AccountView; toOn: string }) {
  const api = useApi()
  const { t, day, money } = useWords()
  const found = useQuery(api.ask(cashRoutes.gap, { params: { id: account.id }, query: { toOn } }))
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={6} />
  }
  const { gap, lines, withdrawn } = found.data
  const orgId = api.orgId ?? 0
  const [from, to] = [gap.fromOn as LocalDate, gap.toOn as LocalDate]
  const first = from < to ? addDays(from, 1) : to
  const difference = gap.beginsCents - gap.endedCents
  const figures = [
    [t(gapWords.ended, { day: day(from) }), gap.endedCents],
    [t(gapWords.begins, { day: day(to) }), gap.beginsCents],
    [t(gapWords.difference), difference],
  ] as const
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          {from < to ? t(gapWords.title, { from: day(first), to: day(to) }) : t(gapWords.titleDay, { day: day(to) })}
        </h2>
        <div className={detail.panelFacts}>
          <span>{account.name}</span>
          <FigureLink href={urls.import(orgId, gap.beforeImportId)}>{t(gapWords.before)}</FigureLink>
          <FigureLink href={urls.import(orgId, gap.importId)}>{t(gapWords.after)}</FigureLink>
        </div>
      </header>
      <dl className={balance.balance}>
        {figures.map(([name, cents]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{money(cents, account.currency)}</dd>
          </div>
        ))}
      </dl>
      <section className={detail.part}>
        <h3>{t(gapWords.fill)}</h3>
        <p>
          {t(from < to ? gapWords.missing : gapWords.contradicts, {
            from: day(first),
            to: day(to),
            difference: { cents: difference, currency: account.currency },
          })}
        </p>
        <div className={detail.acts}>
          <ChooseFiles label={t(gapWords.drop)} />
        </div>
        {withdrawn.map((one) => (
          <p key={`${one.importId} ${one.closingOn}`}>
            <FigureLink href={urls.import(orgId, one.importId)}>
              {t(gapWords.withdrawn, {
                from: one.openingOn ? day(one.openingOn as LocalDate) : '–',
                to: one.closingOn ? day(one.closingOn as LocalDate) : '–',
              })}
            </FigureLink>{' '}
            <span className={detail.quiet}>
              <Instant at={one.withdrawnAt} />
            </span>
            {one.fills && <Reason kind="evidence">{t(gapWords.fills)}</Reason>}
          </p>
        ))}
      </section>
      <section className={detail.part}>
        <h3>{t(gapWords.lines)}</h3>
        {lines.length === 0 ? (
          <p className={detail.quiet}>{t(gapWords.noLine)}</p>
        ) : (
          <table className={listing.grid} aria-label={t(gapWords.lines)}>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}>
                  <td>
                    <Day date={line.bookedOn as LocalDate} />
                  </td>
                  <th scope="row">
                    <FigureLink href={urls.cash(orgId, { voir: SHOW_WORDS.all, ligne: line.id })}>
                      {line.payerName || line.label}
                    </FigureLink>
                  </th>
                  <td data-align="right">
                    <Amount cents={line.cents} currency={account.currency} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </article>
  )
}
