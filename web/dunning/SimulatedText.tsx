import { useQuery } from '@tanstack/react-query'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { MessageView } from '../correspondence/MessageView.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { NextAction } from './ActionList.tsx'
import { Amounts } from './Amounts.tsx'
import { actionWords } from './action-wording.ts'
import type { SimulatedRow, SimulatedScenario } from './SimulationPage.tsx'
import { scenarioWords } from './scenario-wording.ts'
import { simulationWords } from './simulation-wording.ts'

/** The text a customer would have received on a simulated day, and why. */
export function SimulatedText({
  row,
  from,
  scenario,
  scenarioId,
}: {
  row: SimulatedRow
  from: LocalDate
  scenario: SimulatedScenario
  /** The scenario it is a draft of. */
  scenarioId: string | undefined
}) {
  const api = useApi()
  const { t, day } = useWords()
  const isPersonal = row.channel === 'call' || row.channel === 'task'
  const body = { from, on: row.on, customerId: row.customerId, stepId: row.stepId, scenario, scenarioId }
  const found = useQuery({
    queryKey: [...api.keyOf(dunningRoutes.simulatedText), body],
    queryFn: ({ signal }) => api.call(dunningRoutes.simulatedText, { body, signal }),
    enabled: !isPersonal,
  })
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          <FigureLink href={urls.customer(api.orgId ?? 0, row.customerId)}>{row.customerName}</FigureLink>
        </h2>
        <span className={detail.panelFacts}>
          <span>{day(row.on as LocalDate)}</span>
          <NextAction row={row} />
          <Amounts amounts={row.amounts} strong />
        </span>
      </header>
      <div className={detail.part}>
        <Reason kind="evidence">{row.why.sentence}</Reason>
        <p className={detail.quiet}>
          {t(simulationWords.documents)} : {row.documentNos.join(', ')}
        </p>
      </div>
      {isPersonal ? (
        <p className={detail.quiet}>{t(scenarioWords.previewPersonal)}</p>
      ) : found.error ? (
        <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <>
          <p className={detail.address}>
            {t(actionWords.goesTo, { name: found.data.toName })} {found.data.toAddress && ` · ${found.data.toAddress}`}
          </p>
          <MessageView subject={found.data.subject} html={found.data.html} text={found.data.text} />
        </>
      ) : (
        <SkeletonTable columns={[1]} rows={6} />
      )}
    </article>
  )
}
