import type { z } from 'zod'
import { daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import type { ledgerRoutes } from '../../src/ledger/contract.ts'
import { AgeBadge } from '../design/AgeBadge.tsx'
import { Amount } from '../design/Amount.tsx'
import type { Column } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { NameAndCode } from '../design/NameAndCode.tsx'
import { useWords } from '../design/words.tsx'
import { sortOf } from '../shell/address-state.ts'
import classes from './parties.module.css'
import { wording } from './wording.ts'

export type ListedCustomer = z.output<typeof ledgerRoutes.customers.reply>['rows'][number]
type Query = z.input<typeof ledgerRoutes.customers.query>
type Balance = ListedCustomer['balances'][number]

/** What the address of the list says: `mots` words, `voir` which customers, `tri` sort. */
export type CustomersState = 'mots' | 'voir' | 'tri'

export const SHOWS = [
  { show: 'all', name: wording.showAll },
  { show: 'owing', name: wording.showOwing },
  { show: 'overdue', name: wording.showOverdue },
  { show: 'credit', name: wording.showCredit },
] as const satisfies readonly { show: NonNullable<Query['show']>; name: Sentence }[]

const SORTS = ['name', 'outstanding', 'overdue', 'oldest'] as const

/** The question the address asks: everybody by name when it says nothing. */
export function customersQuery(at: { readonly [name in CustomersState]?: string }) {
  const sort = sortOf(at.tri, SORTS)
  return {
    words: at.mots || undefined,
    show: SHOWS.find(({ show }) => show === at.voir)?.show ?? 'all',
    sort: (sort?.column ?? 'name') as (typeof SORTS)[number],
    descending: String(sort?.direction === 'desc'),
  }
}

export function useCustomerColumns(today: LocalDate, mainCurrency: string): Column<ListedCustomer>[] {
  const { t } = useWords()
  const amountOf = (row: ListedCustomer, cents: (balance: Balance) => number) => (
    <BalanceCell balances={row.balances} mainCurrency={mainCurrency} cents={cents} />
  )
  return [
    {
      key: 'name',
      header: t(wording.name),
      width: 'minmax(200px, 2fr)',
      sortable: true,
      cell: (row) => <NameAndCode name={row.name} code={row.code} />,
    },
    { key: 'city', header: t(wording.city), width: 'minmax(90px, 0.8fr)', hideBelowPx: 900, cell: (row) => row.city },
    {
      key: 'outstanding',
      header: t(wording.outstanding),
      width: 'minmax(132px, 1fr)',
      align: 'right',
      sortable: true,
      cell: (row) => amountOf(row, (balance) => balance.outstandingCents),
    },
    {
      key: 'overdue',
      header: t(wording.overdue),
      width: 'minmax(132px, 1fr)',
      align: 'right',
      sortable: true,
      cell: (row) => amountOf(row, (balance) => balance.overdueCents),
    },
    {
      key: 'credit',
      header: t(wording.credit),
      width: 'minmax(120px, 1fr)',
      align: 'right',
      hideBelowPx: 1000,
      cell: (row) => amountOf(row, (balance) => -balance.unappliedCents),
    },
    {
      key: 'oldest',
      header: t(wording.oldest),
      width: '112px',
      align: 'right',
      sortable: true,
      cell: (row) => {
        if (row.oldestDueOn === null) return null
        const late = daysBetween(row.oldestDueOn as LocalDate, today)
        return late > 0 ? <AgeBadge daysLate={late} /> : <Day date={row.oldestDueOn as LocalDate} />
      },
    },
    {
      key: 'email',
      header: t(wording.contactState),
      width: '108px',
      hideBelowPx: 720,
      cell: (row) => !row.hasEmail && <span className={classes.badge}>{t(wording.noEmail)}</span>,
    },
  ]
}

type CellProps = { balances: readonly Balance[]; mainCurrency: string; cents(balance: Balance): number }

/** The amount in the organisation's currency, or the first that is not nil, and how many currencies come beside it. */
function BalanceCell({ balances, mainCurrency, cents }: CellProps) {
  const { t, money } = useWords()
  const owed = balances.filter((balance) => cents(balance) !== 0)
  const shown = owed.find((balance) => balance.currency === mainCurrency) ?? owed[0]
  if (!shown) return null
  const others = owed.filter((balance) => balance !== shown)
  return (
    <>
      <Amount cents={cents(shown)} currency={shown.currency} />
      {others.length > 0 && (
        <span className={classes.more} title={others.map((one) => money(cents(one), one.currency)).join(' · ')}>
          {t(wording.moreCurrencies, { n: others.length })}
        </span>
      )}
    </>
  )
}
