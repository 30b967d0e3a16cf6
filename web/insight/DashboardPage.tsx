import { useQuery } from '@tanstack/react-query'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import type { AgedCell } from '../../src/ledger/model.ts'
import { useWaitingFact } from '../cash/waiting-receipts.tsx'
import { AgedBar } from '../design/AgedBar.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { agedParts } from '../ledger/aged-columns.ts'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { DsoExplained } from './DsoExplained.tsx'
import { DsoLine } from './DsoLine.tsx'
import { EXPLAINED, Indicators } from './Indicators.tsx'
import { InsightFrame, useMeasure, useMeasuredAt } from './InsightFrame.tsx'
import classes from './insight.module.css'
import { LateCustomers, MOST_LATE } from './LateCustomers.tsx'
import { NothingMeasured } from './NothingMeasured.tsx'
import { Outcomes } from './Outcomes.tsx'
import { operandHrefs } from './operand-hrefs.ts'
import { ShareExplained } from './ShareExplained.tsx'
import { wording } from './wording.ts'

/** `au` day · `devise` · `calcul` the figure that is explained · `methode` of the line · `etape` of reminders that is open */
export type DashboardState = 'au' | 'devise' | 'calcul' | 'methode' | 'etape'

/** What is owed, how late, how long it takes to be paid: on any day, one currency at a time. */
export function DashboardPage() {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<DashboardState>()
  const { asOf, currency, today } = useMeasuredAt()
  const method = at.methode === 'epuisement' ? 'dsoCountBack' : 'dsoBalance'
  const explained = EXPLAINED.find((one) => one === at.calcul) ?? null
  const query = { asOf, currency }
  const aged = useQuery(
    api.ask(ledgerRoutes.agedBalance, {
      query: { ...query, sort: 'overdue', descending: 'true', limit: MOST_LATE, offset: 0 },
    }),
  )
  const measure = useMeasure()
  const waiting = useWaitingFact({ asOf: asOf === today ? undefined : asOf, currency })
  const total = aged.data?.totals.find((one) => one.currency === currency)
  const orgId = api.orgId ?? 0
  const cellAt = (client: string | undefined, tranche?: AgedCell) =>
    urls.agedBalance(orgId, { au: at.au, devise: at.devise, client, tranche })
  const balanceAt = (cell?: AgedCell) => cellAt(undefined, cell)
  const to = measure.data && operandHrefs(orgId, measure.data, { today, currency: at.devise })

  return (
    <InsightFrame here="vue">
      {aged.error && !aged.data && <ErrorState failure={aged.error} onRetry={() => void aged.refetch()} />}
      {aged.isPending && <SkeletonTable columns={[1, 1, 1, 1, 1]} rows={5} />}
      {aged.data && !total && <NothingMeasured />}
      {aged.data && total && (
        <div className={classes.board}>
          <Indicators
            total={total}
            waiting={waiting}
            measure={measure.data ?? null}
            balanceAt={balanceAt}
            explained={explained}
            onExplain={(calcul) => change({ calcul })}
          />
          {measure.error && !measure.data && (
            <ErrorState failure={measure.error} onRetry={() => void measure.refetch()} />
          )}
          {explained === 'part' && to && (
            <ShareExplained
              ages={measure.data!.months.at(-1)!.operands.ages}
              currency={currency}
              owedAt={(cell) => to.owed(asOf, cell)}
            />
          )}
          {explained === 'dso' && to && <DsoExplained measure={measure.data!} to={to} />}
          <section className={classes.block}>
            <AgedBar title={t(wording.ageTitle)} currency={currency} buckets={agedParts(total, t, balanceAt)} />
          </section>
          <div className={classes.two}>
            <section className={classes.block}>
              <DsoLine
                months={measure.data?.months ?? null}
                method={method}
                hrefAt={(au) => urls.dashboard(orgId, { ...at, au, calcul: 'dso' })}
                onMethod={(next) => change({ methode: next === 'dsoCountBack' ? 'epuisement' : null })}
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
    </InsightFrame>
  )
}
