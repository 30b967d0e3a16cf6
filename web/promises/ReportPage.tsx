import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addMonths, type LocalDate } from '../../src/kernel/calendar.ts'
import { type KeptRate, promiseRoutes } from '../../src/promises/contract.ts'
import { useToday } from '../access/membership.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { PromisesFrame } from './PromisesFrame.tsx'
import { percentOf } from './percent-of.ts'
import classes from './promises.module.css'
import { wording as words } from './wording.ts'

type Row = KeptRate & { readonly name: string; readonly customerId?: string }

/** How the promises of a period were kept: together, by who wrote them down, by customer. */
export function ReportPage() {
  const api = useApi()
  const { t } = useWords()
  const today = useToday()
  const [from, setFrom] = useState<LocalDate | null>(addMonths(today, -3))
  const [to, setTo] = useState<LocalDate | null>(today)
  const found = useQuery({
    ...api.ask(promiseRoutes.promiseReport, { query: { from: from ?? today, to: to ?? today } }),
    placeholderData: (before) => before,
    enabled: from !== null && to !== null,
  })
  const report = found.data
  return (
    <PromisesFrame here="bilan">
      <div className={classes.tools}>
        <DayInput inline label={t(words.reportFrom)} today={today} value={from} onValue={setFrom} />
        <DayInput inline label={t(words.reportTo)} today={today} value={to} onValue={setTo} />
      </div>
      <div className={classes.body}>
        <p className={classes.lead}>{t(words.reportWhat)}</p>
        {found.error && !report && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
        {!report && !found.error && <SkeletonTable columns={[3, 1, 1, 1]} rows={6} />}
        {report?.all.due === 0 && <p>{t(words.reportNone)}</p>}
        {report && report.all.due > 0 && (
          <>
            <Rates title={t(words.byCollector)} who={t(words.who)} rows={report.byCollector} all={report.all} />
            <Rates title={t(words.byCustomer)} who={t(words.customer)} rows={report.byCustomer} />
          </>
        )}
      </div>
    </PromisesFrame>
  )
}

function Rates({ title, who, rows, all }: { title: string; who: string; rows: readonly Row[]; all?: KeptRate }) {
  const { t } = useWords()
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{who}</th>
            {[words.fellDue, words.keptCount, words.rate, words.dueAmount, words.keptAmount, words.amountRate].map(
              (name) => (
                <th key={name.fr} scope="col" data-figure>
                  {t(name)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RateLine key={row.customerId ?? row.name} row={row} />
          ))}
        </tbody>
        {all && rows.length > 1 && (
          <tfoot>
            <RateLine row={{ ...all, name: t(words.everything) }} />
          </tfoot>
        )}
      </table>
    </section>
  )
}

function RateLine({ row }: { row: Row }) {
  const api = useApi()
  const { lang, count, money } = useWords()
  const lines = (of: (one: KeptRate['amounts'][number]) => string) =>
    row.amounts.map((one) => <div key={one.currency}>{of(one)}</div>)
  return (
    <tr>
      <th scope="row">
        {row.customerId ? (
          <FigureLink href={urls.customer(api.orgId ?? 0, row.customerId)}>{row.name}</FigureLink>
        ) : (
          row.name
        )}
      </th>
      <td data-figure>{count(row.due)}</td>
      <td data-figure>{count(row.kept)}</td>
      <td data-figure>{percentOf(lang, row.kept, row.due)}</td>
      <td data-figure>{lines((one) => money(one.dueCents, one.currency))}</td>
      <td data-figure>{lines((one) => money(one.keptCents, one.currency))}</td>
      <td data-figure>{lines((one) => percentOf(lang, one.keptCents, one.dueCents))}</td>
    </tr>
  )
}
