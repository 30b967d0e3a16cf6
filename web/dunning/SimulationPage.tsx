import { Checkbox, NativeSelect, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { addDays, type LocalDate, toLocalDate } from '../../src/kernel/calendar.ts'
import type { BodyIn } from '../../src/platform/route.ts'
import { useToday } from '../access/membership.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { NextAction } from './ActionList.tsx'
import { Amounts } from './Amounts.tsx'
import { ReallyLeft } from './ReallyLeft.tsx'
import { RemindersFrame } from './RemindersFrame.tsx'
import { SimulatedText } from './SimulatedText.tsx'
import { SimulationFigures } from './SimulationFigures.tsx'
import { keptDraft } from './scenario-draft.ts'
import { scenarioWords } from './scenario-wording.ts'
import classes from './simulation.module.css'
import { simulationWords } from './simulation-wording.ts'

export type Simulation = z.output<typeof dunningRoutes.simulate.reply>
export type SimulatedRow = Simulation['rows'][number]

const PAGE_ROWS = 200
const rowKey = (row: SimulatedRow) => `${row.on}.${row.customerId}.${row.stepId}.${row.documentNos[0] ?? ''}`

/** Who would have been reminded over a span of days, by day and step, down to each text. Nothing leaves. */
export function SimulationPage() {
  const api = useApi()
  const { t, day } = useWords()
  const today = useToday()
  const [at, change] = useAddressState<'du' | 'au' | 'scenario' | 'segment' | 'fraicheur' | 'ligne'>()
  const from = toLocalDate(at.du ?? '') ?? addDays(today, -30)
  const to = toLocalDate(at.au ?? '') ?? addDays(today, -1)
  const segments = useQuery(api.ask(dunningRoutes.segments, {})).data?.segments ?? []
  const inForce = useQuery(api.ask(dunningRoutes.scenario, { query: { id: at.scenario } }))
  // The draft of the scenario that the address names, else of the standard one.
  const scenarioId = inForce.data?.id ?? at.scenario
  const kept = scenarioId ? keptDraft(api.orgId ?? 0, scenarioId) : null
  // One begun on an older version was dropped by whoever looks at the scenario.
  const draft = kept && (!inForce.data || kept.version === inForce.data.version) ? kept.draft : null
  const scenario = at.scenario ? draft : null
  const body = {
    from,
    to,
    scenario,
    scenarioId: scenario ? scenarioId : undefined,
    segmentId: at.segment ?? null,
    heedsFreshness: at.fraicheur === 'oui',
  }
  const key = [...api.keyOf(dunningRoutes.simulate), body]
  const first = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.call(dunningRoutes.simulate, { body: { ...body, limit: PAGE_ROWS }, signal }),
    staleTime: 60_000,
  })
  const [chosen, setChosen] = useState<SimulatedRow | null>(null)
  const spans = [
    { days: 30, past: true },
    { days: 60, past: true },
    { days: 90, past: true },
    { days: 30, past: false },
    { days: 60, past: false },
  ].map(({ days, past }) => ({
    value: past ? `-${days}` : `+${days}`,
    label: t(past ? simulationWords.lastDays : simulationWords.nextDays, { n: days }),
    du: past ? addDays(today, -days) : today,
    au: past ? addDays(today, -1) : addDays(today, days - 1),
  }))
  const span = spans.find((one) => one.du === from && one.au === to)
  const order = (scenario ?? inForce.data)?.steps.map((step) => step.id) ?? []
  return (
    <RemindersFrame here="simulation">
      <ListAndPanel
        wide
        panelLabel={t(simulationWords.textOf)}
        onClose={() => {
          setChosen(null)
          change({ ligne: null })
        }}
        panel={
          chosen && at.ligne === rowKey(chosen) ? (
            <SimulatedText row={chosen} from={from} scenario={scenario} scenarioId={body.scenarioId} />
          ) : null
        }
        list={
          <div className={classes.page}>
            <p className={detail.quiet}>{t(simulationWords.simulationWhat)}</p>
            <div className={classes.controls}>
              <SegmentedControl
                size="xs"
                aria-label={t(simulationWords.span)}
                value={span?.value ?? ''}
                onChange={(value) => {
                  const one = spans.find((known) => known.value === value)
                  if (one) change({ du: one.du, au: one.au, ligne: null })
                }}
                data={spans.map(({ value, label }) => ({ value, label }))}
              />
              <DayInput
                label={t(scenarioWords.from)}
                value={from}
                today={today}
                onValue={(du) => du && change({ du, au: to, ligne: null })}
              />
              <DayInput
                label={t(scenarioWords.to)}
                value={to}
                today={today}
                onValue={(au) => au && change({ du: from, au, ligne: null })}
              />
              {segments.length > 0 && (
                <NativeSelect
                  size="xs"
                  label={t(simulationWords.whose)}
                  value={at.segment ?? ''}
                  onChange={(event) => change({ segment: event.currentTarget.value || null, ligne: null })}
                  data={[
                    { value: '', label: t(simulationWords.everybody) },
                    ...segments.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              )}
              {draft && (
                <SegmentedControl
                  size="xs"
                  aria-label={t(simulationWords.which)}
                  value={at.scenario ? 'brouillon' : 'vigueur'}
                  onChange={(value) =>
                    change({ scenario: value === 'brouillon' ? (scenarioId ?? null) : null, ligne: null })
                  }
                  data={[
                    { value: 'vigueur', label: t(simulationWords.inForce) },
                    { value: 'brouillon', label: t(simulationWords.draft) },
                  ]}
                />
              )}
              <Checkbox
                label={t(simulationWords.heeds)}
                checked={at.fraicheur === 'oui'}
                onChange={(event) => change({ fraicheur: event.currentTarget.checked ? 'oui' : null, ligne: null })}
              />
            </div>
            {first.error && <ErrorState failure={first.error} onRetry={() => void first.refetch()} />}
            {first.data && first.data.faults.length > 0 && (
              <div role="alert">
                <p>{t(simulationWords.draftFaults)}</p>
                {first.data.faults.map((fault) => (
                  <p key={fault.code + fault.where} className={detail.fault}>
                    {fault.message}
                  </p>
                ))}
              </div>
            )}
            {first.data && first.data.count > 0 && (
              <SimulationFigures simulation={first.data} order={order} from={from} to={to} />
            )}
            {first.data && first.data.really.length > 0 && <ReallyLeft simulation={first.data} order={order} />}
            <SimulatedRows
              body={body}
              queryKey={key}
              first={first.data}
              activeKey={at.ligne ?? null}
              onRow={(row) => {
                setChosen(row)
                change({ ligne: rowKey(row) })
              }}
              label={`${t(simulationWords.whoWould)}, ${day(from)} – ${day(to)}`}
            />
          </div>
        }
      />
    </RemindersFrame>
  )
}

type RowsProps = {
  body: BodyIn<typeof dunningRoutes.simulate>
  queryKey: readonly unknown[]
  first: Simulation | undefined
  activeKey: string | null
  onRow(row: SimulatedRow): void
  label: string
}
export type SimulatedScenario = NonNullable<ReturnType<typeof keptDraft>>['draft'] | null

function SimulatedRows({ body, queryKey, first, activeKey, onRow, label }: RowsProps) {
  const api = useApi()
  const { t } = useWords()
  const rows = usePagedRows<SimulatedRow>({
    queryKey: [...queryKey, 'rows', first !== undefined],
    pageRows: PAGE_ROWS,
    fetchPage: async ({ offset, limit, signal }) => {
      // The first page came with the figures: it is not simulated twice.
      const page =
        offset === 0 && first
          ? first
          : await api.call(dunningRoutes.simulate, {
              body: { ...body, offset, limit, of: first?.id ?? undefined },
              signal,
            })
      return { rows: page.rows, total: page.count }
    },
  })
  const columns: Column<SimulatedRow>[] = [
    { key: 'on', header: t(simulationWords.day), width: '108px', cell: (row) => <Day date={row.on as LocalDate} /> },
    {
      key: 'customer',
      header: t(simulationWords.customer),
      width: 'minmax(150px, 1.4fr)',
      cell: (row) => row.customerName,
    },
    {
      key: 'step',
      header: t(simulationWords.step),
      width: 'minmax(150px, 1.1fr)',
      cell: (row) => <NextAction row={row} />,
    },
    {
      key: 'amount',
      header: t(simulationWords.amount),
      width: 'minmax(128px, 0.8fr)',
      align: 'right',
      cell: (row) => <Amounts amounts={row.amounts} />,
    },
    {
      key: 'why',
      header: t(simulationWords.why),
      width: 'minmax(200px, 2.4fr)',
      hideBelowPx: 720,
      cell: (row) => <Reason kind="evidence">{row.why.sentence}</Reason>,
    },
  ]
  return (
    <div className={classes.fill}>
      <DataTable
        compact
        label={label}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        activeKey={activeKey}
        onActive={(_, row) => onRow(row)}
        empty={<EmptyState title={t(simulationWords.nobodyTitle)}>{t(simulationWords.nobody)}</EmptyState>}
      />
    </div>
  )
}
