import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { insightRoutes } from '../../src/insight/contract.ts'
import { type LocalDate, toLocalDate } from '../../src/kernel/calendar.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { useOrganisation, useToday } from '../access/membership.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { PageTabs } from '../design/PageTabs.tsx'
import { useWords } from '../design/words.tsx'
import { CurrencySwitch } from '../ledger/CurrencySwitch.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './insight.module.css'
import { indicatorPageWords as words } from './page-wording.ts'
import { wording } from './wording.ts'

/** `au` the day measured, `devise` in which: what every part of the dashboard keeps. */
export type MeasuredAt = 'au' | 'devise'

/** The day and the currency of the address, or today and that of the books. */
export function useMeasuredAt(): { asOf: LocalDate; currency: string; today: LocalDate } {
  const [at] = useAddressState<MeasuredAt>()
  const today = useToday()
  const own = useOrganisation().data?.currency ?? 'EUR'
  return { asOf: toLocalDate(at.au ?? '') ?? today, currency: at.devise ?? own, today }
}

/** Every indicator of that day and of the twelve month ends before it. */
export function useMeasure() {
  const api = useApi()
  const { asOf, currency } = useMeasuredAt()
  return useQuery(api.ask(insightRoutes.indicators, { query: { asOf, currency } }))
}

type Part = 'vue' | 'indicateurs' | 'mois' | 'reglages'
type Props = { here: Part; facts?: readonly ReactNode[]; actions?: ReactNode; children: ReactNode }

/** The head of everything that is measured: its parts, the day, the currency. */
export function InsightFrame({ here, facts = [], actions, children }: Props) {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<MeasuredAt>()
  const { asOf, currency, today } = useMeasuredAt()
  const isMeasured = here !== 'reglages'
  const query = { asOf, currency, limit: 1 }
  const aged = useQuery({ ...api.ask(ledgerRoutes.agedBalance, { query }), enabled: isMeasured })
  const orgId = api.orgId ?? 0
  const kept = { au: at.au, devise: at.devise }
  return (
    <>
      <PageHeader
        title={t(wording.dashboard)}
        facts={facts}
        actions={
          <div className={classes.tools}>
            {isMeasured && (
              <>
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
              </>
            )}
            {actions}
          </div>
        }
      />
      <PageTabs
        label={t(words.parts)}
        here={here}
        groups={[
          [
            { key: 'vue', label: t(words.overview), href: urls.dashboard(orgId, kept) },
            { key: 'indicateurs', label: t(words.indicators), href: urls.indicators(orgId, kept) },
            { key: 'mois', label: t(words.months), href: urls.indicatorMonths(orgId, kept) },
          ],
          [{ key: 'reglages', label: t(words.settings), href: urls.insightSettings(orgId) }],
        ]}
      />
      {children}
    </>
  )
}
