import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { formatIban } from '../../src/kernel/identifiers.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { DedicatedView, FundAccountView } from '../../src/outsourcing/receipts/fund-contract.ts'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { FundEntries } from './FundEntries.tsx'
import { fundLineWords as moves } from './fund-line-words.ts'
import classes from './outsourcing.module.css'
import { receiptWords as words } from './receipt-words.ts'

const keyOf = ({ creditor, currency }: FundAccountView): string => `${creditor}-${currency}`

/** What is held for each creditor, beside what the bank has: `compte` the account whose movements are open. */
export function FundAccounts() {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<'compte'>()
  const funds = useQuery(api.ask(routes.fundAccounts, {})).data
  const rows = usePagedRows<FundAccountView>({
    queryKey: [...api.keyOf(routes.fundAccounts), 'rows'],
    fetchPage: async ({ offset, limit, signal }) => {
      const { accounts } = await api.call(routes.fundAccounts, { signal })
      return { rows: accounts.slice(offset, offset + limit), total: accounts.length }
    },
  })
  const open = funds?.accounts.find((one) => keyOf(one) === at.compte) ?? null
  return (
    <>
      {funds && funds.iban === null && <Reason kind="excluded">{t(words.noIban)}</Reason>}
      {funds?.iban && funds.dedicated.length === 0 && (
        <Reason kind="held">{t(words.noStatement, { iban: formatIban(funds.iban) })}</Reason>
      )}
      {funds?.dedicated.map((one) => (
        <Dedicated key={one.accountId} one={one} />
      ))}
      <ListAndPanel
        panelLabel={t(words.accountPanel)}
        onClose={() => change({ compte: null })}
        panel={open ? <FundEntries key={keyOf(open)} account={open} /> : null}
        list={
          <DataTable
            label={t(words.accountList)}
            columns={useColumns()}
            rows={rows}
            rowKey={keyOf}
            activeKey={at.compte ?? null}
            onActive={(compte) => change({ compte })}
            empty={<EmptyState title={t(words.emptyFundsTitle)}>{t(words.emptyFunds)}</EmptyState>}
          />
        }
      />
    </>
  )
}

/** The dedicated account as its bank tells it, and what it should hold: each figure opens its lines. */
function Dedicated({ one }: { one: DedicatedView }) {
  const api = useApi()
  const { t, day } = useWords()
  const orgId = api.orgId ?? 0
  const { currency } = one
  const to = (state: Record<string, string>) => urls.funds(orgId, state)
  const figures = [
    {
      name: words.heldSum,
      cents: one.heldCents,
      href: to({ voir: 'encaissements', quels: 'a-reverser', devise: currency }),
    },
    { name: words.overSum, cents: one.overCents, href: to({ voir: 'banque', lignes: 'trop-percus' }) },
    { name: words.openSum, cents: one.openCents, href: to({ voir: 'banque' }) },
    {
      name: words.awaitedSum,
      cents: -one.awaitedCents,
      href: to({ voir: 'encaissements', quels: 'a-reverser', devise: currency }),
    },
    {
      name: one.ownCents < 0 ? moves.ownOwed : moves.ownSum,
      cents: one.ownCents,
      href: to({ voir: 'banque', lignes: 'reconnues' }),
    },
    {
      name: moves.underwaySum,
      cents: one.underwayCents,
      href: urls.remittances(orgId, { cote: 'prestataire', voir: 'faits' }),
    },
    {
      name: moves.goingBackSum,
      cents: one.goingBackCents,
      href: to({ voir: 'encaissements', quels: 'annules', devise: currency }),
    },
    { name: moves.givenBackSum, cents: one.givenBackCents, href: to({ voir: 'banque', lignes: 'affectees' }) },
    {
      name: moves.regainSum,
      cents: -one.regainCents,
      href: to({ voir: 'encaissements', quels: 'a-recuperer', devise: currency }),
    },
    { name: moves.outSum, cents: one.outCents, href: to({ voir: 'banque', lignes: 'sorties' }) },
  ]
  return (
    <section className={classes.funds} aria-label={t(words.dedicated, { name: one.name })}>
      <span className={classes.fund}>
        <small>
          {t(words.bankBalance)}
          {one.balanceOn && ` ${t(words.balanceOn, { day: day(one.balanceOn as LocalDate) })}`}
        </small>
        {one.balanceCents === null ? (
          t(words.balanceUnknown)
        ) : (
          <Amount cents={one.balanceCents} currency={currency} strong />
        )}
      </span>
      {figures
        .filter(({ cents }, place) => cents !== 0 || place === 0)
        .map(({ name, cents, href }) => (
          <span key={name.fr} className={classes.fund}>
            <small>{t(name)}</small>
            <FigureLink href={href}>
              <Amount cents={cents} currency={currency} />
            </FigureLink>
          </span>
        ))}
      {one.unexplainedCents !== null && (
        <span className={classes.fund} data-wrong={one.unexplainedCents !== 0 || undefined}>
          <small>{t(words.unexplained)}</small>
          <Amount cents={one.unexplainedCents} currency={currency} strong />
        </span>
      )}
    </section>
  )
}

function useColumns(): Column<FundAccountView>[] {
  const { t, day } = useWords()
  return [
    { key: 'creditor', header: t(words.creditor), width: 'minmax(140px, 2fr)', cell: (row) => row.creditorName },
    {
      key: 'balance',
      header: t(words.balance),
      width: 'minmax(110px, 1fr)',
      align: 'right',
      cell: (row) => <Amount cents={row.balanceCents} currency={row.currency} strong />,
    },
    {
      key: 'remit',
      header: t(words.remitBy),
      width: 'minmax(130px, 1fr)',
      cell: (row) =>
        row.remitBy &&
        (row.isLate ? (
          <b>{t(words.late, { day: day(row.remitBy as LocalDate) })}</b>
        ) : (
          <Day date={row.remitBy as LocalDate} />
        )),
    },
    {
      key: 'held',
      header: t(words.receipts),
      width: 'minmax(150px, 1.2fr)',
      hideBelowPx: 640,
      cell: (row) => t(words.heldCount, { n: row.heldCount }),
    },
    {
      key: 'regain',
      header: t(words.regainSum),
      width: 'minmax(104px, 0.8fr)',
      align: 'right',
      hideBelowPx: 760,
      cell: (row) => row.regainCents > 0 && <Amount cents={row.regainCents} currency={row.currency} />,
    },
  ]
}
