import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { disputesRoutes } from '../../src/disputes/contract.ts'
import { addMonths, endOfMonth, type LocalDate, toLocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import listing from '../design/listing.module.css'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { DisputesFrame } from './DisputesFrame.tsx'
import classes from './disputes.module.css'
import { useOwners } from './members.ts'
import { disputeWords as words } from './wording.ts'

const GROUPS = { motif: 'category', responsable: 'owner', mois: 'month', issue: 'outcome' } as const
type GroupName = keyof typeof GROUPS

/** Why customers contest, how long it takes and what it costs: disputes resolved from `du` to `au`, grouped by `par`. */
export function ReportPage() {
  const api = useApi()
  const { t, lang } = useWords()
  const today = useToday()
  const { nameOf } = useOwners()
  const [at, change] = useAddressState<'par' | 'du' | 'au'>()
  const group: GroupName = at.par && at.par in GROUPS ? (at.par as GroupName) : 'motif'
  const to = (at.au && toLocalDate(at.au)) || today
  const from = (at.du && toLocalDate(at.du)) || addMonths(to, -12)
  const found = useQuery({
    ...api.ask(disputesRoutes.report, { query: { by: GROUPS[group], from, to } }),
    placeholderData: (before) => before,
  })
  const rows = found.data?.rows ?? []
  const nameIn = ({ key, name }: (typeof rows)[number]): string =>
    group === 'responsable' ? nameOf(key) : group === 'mois' ? monthName(lang, key ?? '') : name
  const month = (key: string | null) => toLocalDate(`${key}-01`)
  const listOf = ({ key, currency }: (typeof rows)[number]): string => {
    const first = group === 'mois' ? month(key) : null
    return urls.disputes(api.orgId ?? 0, {
      voir: 'resolus',
      devise: currency,
      du: first ? later(first, from) : from,
      au: first ? earlier(endOfMonth(first), to) : to,
      motif: group === 'motif' ? key : null,
      responsable: group === 'responsable' ? (key ?? 'none') : null,
      issue: group === 'issue' ? key : null,
    })
  }
  return (
    <DisputesFrame here="bilan">
      <div className={listing.filters}>
        <DayInput
          inline
          label={t(words.from)}
          value={from}
          onValue={(du) => change({ du })}
          today={today}
          latest={to}
        />
        <DayInput
          inline
          label={t(words.to)}
          value={to}
          onValue={(au) => change({ au })}
          today={today}
          earliest={from}
        />
        <SegmentedControl
          size="xs"
          aria-label={t(words.by)}
          value={group}
          onChange={(par) => change({ par: par === 'motif' ? null : par })}
          data={[
            { value: 'motif', label: t(words.byCategory) },
            { value: 'responsable', label: t(words.byOwner) },
            { value: 'mois', label: t(words.byMonth) },
            { value: 'issue', label: t(words.byOutcome) },
          ]}
        />
      </div>
      <div className={classes.page} aria-busy={found.isPlaceholderData}>
        {!found.data &&
          (found.error ? (
            <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
          ) : (
            <SkeletonTable columns={[2, 1, 1, 1, 1, 1]} rows={8} />
          ))}
        {found.data && rows.length === 0 && (
          <EmptyState title={t(words.reportEmptyTitle)}>{t(words.reportEmpty)}</EmptyState>
        )}
        {rows.length > 0 && (
          <table className={listing.grid} aria-label={t(words.reportTable)}>
            <thead>
              <tr>
                <th scope="col">
                  {t(
                    {
                      motif: words.byCategory,
                      responsable: words.byOwner,
                      mois: words.byMonth,
                      issue: words.byOutcome,
                    }[group],
                  )}
                </th>
                <th scope="col">{t(words.currency)}</th>
                {[
                  words.reportCount,
                  words.reportAmount,
                  words.reportCredited,
                  words.reportForgiven,
                  words.reportMedian,
                  words.reportLongest,
                ].map((name) => (
                  <th key={name.en} scope="col" data-align="right">
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.key} ${row.currency}`}>
                  <th scope="row">{nameIn(row)}</th>
                  <td>{row.currency}</td>
                  <td data-align="right">
                    <FigureLink
                      href={listOf(row)}
                      says={t(words.reportCell, { name: nameIn(row), count: t(words.nOf, { n: row.count }) })}
                    >
                      {row.count}
                    </FigureLink>
                  </td>
                  <td data-align="right">
                    <Amount cents={row.disputedCents} currency={row.currency} />
                  </td>
                  <td data-align="right">
                    <Amount cents={row.creditedCents} currency={row.currency} />
                  </td>
                  <td data-align="right">
                    <Amount cents={row.forgivenCents} currency={row.currency} />
                  </td>
                  <td data-align="right">{t(words.nDays, { n: row.medianDays })}</td>
                  <td data-align="right">{t(words.nDays, { n: row.longestDays })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </DisputesFrame>
  )
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)
const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)

const monthName = (lang: string, key: string): string => {
  const name = new Intl.DateTimeFormat(lang, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${key}-01T00:00:00Z`),
  )
  return name.charAt(0).toUpperCase() + name.slice(1)
}
