import type { ReactNode } from 'react'
import type { z } from 'zod'
import { daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import { customerSorts, type ledgerRoutes } from '../../src/ledger/contract.ts'
import { RISKS } from '../../src/parties/model.ts'
import { riskNames } from '../../src/parties/wording.ts'
import { AgeBadge } from '../design/AgeBadge.tsx'
import { Amount } from '../design/Amount.tsx'
import type { Column } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { NameAndCode } from '../design/NameAndCode.tsx'
import { useWords } from '../design/words.tsx'
import { trackFor } from '../ledger/figure-width.ts'
import { sortOf } from '../shell/address-state.ts'
import classes from './parties.module.css'
import { wording } from './wording.ts'

export type ListedCustomer = z.output<typeof ledgerRoutes.customers.reply>['rows'][number]
type Query = z.input<typeof ledgerRoutes.customers.query>
type Balance = ListedCustomer['balances'][number]
export type CustomersTotal = z.output<typeof ledgerRoutes.customersTotals.reply>['totals'][number]

/**
 * What the address of the list says: `mots` words, `voir` which customers, `tri` sort, and what their profile must be: `commercial` a
 * colleague or `aucun`, `plafond` what is beyond the limit.
 */
const LIST_STATE = ['mots', 'voir', 'tri', 'commercial', 'etiquette', 'secteur', 'groupe', 'risque', 'plafond'] as const
export type CustomersState = (typeof LIST_STATE)[number]
type At = { readonly [name in CustomersState]?: string }

/** The part of an address that is the list's, to be carried along to a customer and back. */
export const listStateOf = (at: At): At => Object.fromEntries(LIST_STATE.map((name) => [name, at[name]]))

export const SHOWS = [
  { show: 'all', name: wording.showAll },
  { show: 'owing', name: wording.showOwing },
  { show: 'overdue', name: wording.showOverdue },
  { show: 'credit', name: wording.showCredit },
] as const satisfies readonly { show: NonNullable<Query['show']>; name: Sentence }[]

/** The question the address asks: everybody by name when it says nothing. */
export function customersQuery(at: At) {
  const sort = sortOf(at.tri, customerSorts)
  return {
    ...filterOf(at),
    sort: (sort?.column ?? 'name') as (typeof customerSorts)[number],
    descending: String(sort?.direction === 'desc'),
  }
}

/** Which customers, whatever their order. What an address says that cannot be is no filter. */
export const filterOf = (at: At) => ({
  words: at.mots || undefined,
  show: SHOWS.find(({ show }) => show === at.voir)?.show ?? 'all',
  salesperson: at.commercial === 'aucun' ? 'none' : idOf(at.commercial),
  tag: at.etiquette || undefined,
  sector: at.secteur || undefined,
  group: idOf(at.groupe),
  risk: RISKS.find((risk) => risk === at.risque),
  overLimit: at.plafond === 'depasse' ? 'true' : undefined,
})

const idOf = (text: string | undefined): string | undefined =>
  text && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : undefined

/** Columns that each person shows or not; the name always stands. */
export const COLUMNS = [
  { key: 'city', name: wording.city },
  { key: 'outstanding', name: wording.outstanding },
  { key: 'overdue', name: wording.overdue },
  { key: 'credit', name: wording.credit },
  { key: 'oldest', name: wording.oldest },
  { key: 'email', name: wording.contactState },
  { key: 'head', name: wording.group },
  { key: 'sector', name: wording.sector },
  { key: 'salesperson', name: wording.salesperson },
  { key: 'risk', name: wording.risk },
  { key: 'tags', name: wording.tags },
  { key: 'limit', name: wording.creditLimit },
] as const satisfies readonly { key: string; name: Sentence }[]
export type ColumnKey = (typeof COLUMNS)[number]['key']

/** What is shown until somebody chooses. */
export const USUAL_COLUMNS: readonly ColumnKey[] = ['city', 'outstanding', 'overdue', 'credit', 'oldest', 'email']

/** The columns chosen, with the totals of the list at their foot: one line a currency, `mainCurrency` first. */
export function useCustomerColumns(
  today: LocalDate,
  mainCurrency: string,
  totals: readonly CustomersTotal[],
  chosen: readonly ColumnKey[],
): Column<ListedCustomer>[] {
  const { t } = useWords()
  const lines = totals.toSorted((a, b) => Number(b.currency === mainCurrency) - Number(a.currency === mainCurrency))
  const foot = (line: (total: CustomersTotal) => ReactNode) =>
    lines.length === 0 ? undefined : (
      <span className={classes.foot}>
        {lines.map((total) => (
          <span key={total.currency}>{line(total)}</span>
        ))}
      </span>
    )
  const sumOf = (cents: (balance: Omit<Balance, 'currency'>) => number) =>
    foot((total) => (
      <Amount cents={cents(total)} currency={total.currency} tone={cents(total) === 0 ? 'quiet' : undefined} />
    ))
  const amountOf = (row: ListedCustomer, cents: (balance: Balance) => number) => (
    <BalanceCell balances={row.balances} mainCurrency={mainCurrency} cents={cents} />
  )
  // As wide as its totals, which no row exceeds, with the sign of the currency.
  const trackOf = (cents: (total: CustomersTotal) => number) =>
    trackFor(
      lines.map((total) => ({ cents: cents(total), currency: total.currency })),
      132,
      20,
    )
  const plain = (
    key: ColumnKey,
    header: Sentence,
    cell: (row: ListedCustomer) => ReactNode,
  ): Column<ListedCustomer> => ({
    key,
    header: t(header),
    width: 'minmax(96px, 0.9fr)',
    cell,
  })
  const columns: Column<ListedCustomer>[] = [
    {
      key: 'name',
      header: t(wording.name),
      width: 'minmax(200px, 2fr)',
      sortable: true,
      cell: (row) => <NameAndCode name={row.name} code={row.code} />,
      foot: foot((total) => t(lines.length === 1 ? wording.total : wording.totalIn, { currency: total.currency })),
    },
    { key: 'city', header: t(wording.city), width: 'minmax(90px, 0.8fr)', hideBelowPx: 900, cell: (row) => row.city },
    {
      key: 'outstanding',
      header: t(wording.outstanding),
      width: trackOf((total) => total.outstandingCents),
      align: 'right',
      sortable: true,
      cell: (row) => amountOf(row, (balance) => balance.outstandingCents),
      foot: sumOf((total) => total.outstandingCents),
    },
    {
      key: 'overdue',
      header: t(wording.overdue),
      width: trackOf((total) => total.overdueCents),
      align: 'right',
      sortable: true,
      cell: (row) => amountOf(row, (balance) => balance.overdueCents),
      foot: sumOf((total) => total.overdueCents),
    },
    {
      key: 'credit',
      header: t(wording.credit),
      width: 'minmax(120px, 1fr)',
      align: 'right',
      sortable: true,
      hideBelowPx: 1000,
      cell: (row) => amountOf(row, (balance) => -balance.unappliedCents),
      foot: sumOf((total) => 0 - total.unappliedCents),
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
    plain('head', wording.group, (row) => row.head),
    plain('sector', wording.sector, (row) => row.sector),
    plain('salesperson', wording.salesperson, (row) => row.salesperson),
    plain('risk', wording.risk, (row) => row.risk && t(riskNames[row.risk])),
    plain('tags', wording.tags, (row) => row.tags.join(', ')),
    {
      key: 'limit',
      header: t(wording.creditLimit),
      width: 'minmax(150px, 1fr)',
      align: 'right',
      cell: (row) => <LimitCell row={row} currency={mainCurrency} />,
    },
  ]
  const wanted = new Set<string>(['name', ...chosen])
  return columns.filter(({ key }) => wanted.has(key))
}

/** The limit, and how much of it is taken; limits are in the currency of the books. */
function LimitCell({ row, currency }: { row: ListedCustomer; currency: string }) {
  const { t } = useWords()
  if (row.creditLimitCents === null) return null
  const owed = row.balances.find((balance) => balance.currency === currency)?.outstandingCents ?? 0
  const percent = row.creditLimitCents > 0 ? Math.floor((100 * Math.max(0, owed)) / row.creditLimitCents) : null
  return (
    <>
      <Amount cents={row.creditLimitCents} currency={currency} />
      {percent !== null && <span className={classes.more}>{t(wording.percent, { n: percent })}</span>}
    </>
  )
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
