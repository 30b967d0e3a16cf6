import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { insightRoutes } from '../../src/insight/contract.ts'
import { toLocalDate } from '../../src/kernel/calendar.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import type { AgedCell } from '../../src/ledger/model.ts'
import { useOrganisation, useToday } from '../access/membership.tsx'
import { useWaitingFact } from '../cash/waiting-receipts.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { AgedBar } from '../design/AgedBar.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { agedParts } from '../ledger/aged-columns.ts'
import { CurrencySwitch } from '../ledger/CurrencySwitch.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { DsoExplained } from './DsoExplained.tsx'
import { DsoLine } from './DsoLine.tsx'
import { EXPLAINED, Indicators } from './Indicators.tsx'
import classes from './insight.module.css'
import { LateCustomers, MOST_LATE } from './LateCustomers.tsx'
import { Outcomes } from './Outcomes.tsx'
import { ShareExplained } from './ShareExplained.tsx'
import { wording } from './wording.ts'

/** `au` day · `devise` · `calcul` the figure that is explained · `methode` of the line · `etape` of reminders that is open */
export type DashboardState = 'au' | 'devise' | 'calcul' | 'methode' | 'etape'

/** What is owed, how late, how long it takes to be paid: on any day, one currency at a time. */
export function DashboardPage() {
  const api = useApi()
  const navigate = useNavigate()
  const { t } = useWords()
  const [at, change] = useAddressState<DashboardState>()
  const today = useToday()
  const organisation = useOrganisation()
  const currency = at.devise ?? organisation.data?.currency ?? 'EUR'
  const asOf = toLocalDate(at.au ?? '') ?? today
  const method = at.methode === 'epuisement' ? 'byCountBack' : 'byBalance'
  const explained = EXPLAINED.find((one) => one === at.calcul) ?? null
  const query = { asOf, currency }
  const aged = useQuery(
    api.ask(ledgerRoutes.agedBalance, {
      query: { ...query, sort: 'overdue', descending: 'true', limit: MOST_LATE, offset: 0 },
    }),
  )
  const dso = useQuery(api.ask(insightRoutes.dso, { query }))
  const waiting = useWaitingFact({ asOf: asOf === today ? undefined : asOf, currency })
  const total = aged.data?.totals.find((one) => one.currency === currency)
  const orgId = api.orgId ?? 0
  const cellAt = (client: string | undefined, tranche?: AgedCell) =>
    urls.agedBalance(orgId, { au: at.au, devise: at.devise, client, tranche })
  const balanceAt = (cell?: AgedCell) => cellAt(undefined, cell)

  return (
    <>
      <PageHeader
        title={t(wording.dashboard)}
        actions={
          <div className={classes.tools}>
            <CurrencySwitch
              totals={aged.data?.totals ?? []}
              value={currency}
              onValue={(devise) => change({ devise })}
            />
            <DayInput
              inline
              label={t(wording.asOf)}
              value={asOf}
              today={today}
              latest={today}
              onValue={(day) => day && change({ au: day === today ? null : day })}
            />
          </div>
        }
      />
      {aged.error && !aged.data && <ErrorState failure={aged.error} onRetry={() => void aged.refetch()} />}
      {aged.isPending && <SkeletonTable columns={[1, 1, 1, 1, 1]} rows={5} />}
      {aged.data && !total && (
        <EmptyState
          title={t(wording.emptyTitle)}
          actions={
            <ActionButton onAct={() => navigate({ href: urls.start(orgId) })}>{t(wording.importFile)}</ActionButton>
          }
        >
          {t(wording.empty)}
        </EmptyState>
      )}
      {aged.data && total && (
        <div className={classes.board}>
          <Indicators
            total={total}
            waiting={waiting}
            dso={dso.data ?? null}
            balanceAt={balanceAt}
            explained={explained}
            onExplain={(calcul) => change({ calcul })}
          />
          {dso.error && !dso.data && <ErrorState failure={dso.error} onRetry={() => void dso.refetch()} />}
          {explained === 'part' && <ShareExplained total={total} balanceAt={balanceAt} />}
          {explained === 'dso' && dso.data && (
            <DsoExplained
              dso={dso.data}
              balanceHref={balanceAt()}
              salesHref={(du, au) => urls.sales(orgId, { du, au, devise: at.devise })}
            />
          )}
          <section className={classes.block}>
            <AgedBar title={t(wording.ageTitle)} currency={currency} buckets={agedParts(total, t, balanceAt)} />
          </section>
          <div className={classes.two}>
            <section className={classes.block}>
              <DsoLine
                history={dso.data?.history ?? null}
                method={method}
                hrefAt={(au) => urls.dashboard(orgId, { ...at, au, calcul: 'dso' })}
                onMethod={(next) => change({ methode: next === 'byCountBack' ? 'epuisement' : null })}
              />
            </section>
            <section className={classes.block}>
              <LateCustomers rows={aged.data.rows} total={total} balanceHref={balanceAt()} cellAt={cellAt} />
            </section>
          </div>
          <section className={`${classes.block} ${classes.steps}`}>
            <Outcomes
              asOf={asOf}
              currency={currency}
              open={at.etape}
              stepHref={(etape) => urls.dashboard(orgId, { ...at, etape })}
            />
          </section>
        </div>
      )}
    </>
  )
}
