import { lazy } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { AgeSwatch } from '../design/AgePattern.tsx'
import type { AgeStep } from '../design/age.ts'
import { ChartFigure } from '../design/ChartFigure.tsx'
import { Day } from '../design/Day.tsx'
import listing from '../design/listing.module.css'
import { useWords } from '../design/words.tsx'
import { NextAction } from './ActionList.tsx'
import { Amounts } from './Amounts.tsx'
import classes from './actions.module.css'
import { amountsOf } from './board.ts'
import type { Simulation } from './SimulationPage.tsx'
import { countsByDay, sumsByStep } from './simulated-figures.ts'
import { simulationWords } from './simulation-wording.ts'

const Plot = lazy(() => import('./SimulationPlot.tsx'))

/** Steps take the five tones of the scale in their order; beyond five the last one repeats, the label tells them apart. */
export const swatchOf = (index: number): AgeStep => Math.min(index, 4) as AgeStep

type Props = {
  simulation: Simulation
  /** The steps of the scenario simulated, in their order. */
  order: readonly string[]
  from: LocalDate
  to: LocalDate
}

/** How many messages a day, of which step, and what they claim. */
export function SimulationFigures({ simulation, order, from, to }: Props) {
  const { t, count, day } = useWords()
  const steps = sumsByStep(simulation.steps, order)
  const days = countsByDay(simulation.steps, from, to)
  const total = steps.reduce((sum, step) => sum + step.count, 0)
  return (
    <>
      <ChartFigure
        title={t(simulationWords.messagesByStep)}
        spoken={t(simulationWords.messagesSpoken, {
          total: count(total),
          from: day(from),
          to: day(to),
          max: count(Math.max(...days.map((one) => one.total))),
        })}
        chartPx={148}
        chart={<Plot days={days} steps={steps} />}
        table={
          <table className={listing.grid}>
            <thead>
              <tr>
                <th scope="col">{t(simulationWords.day)}</th>
                {steps.map((step) => (
                  <th key={step.stepId} scope="col" data-align="right">
                    {step.stepName}
                  </th>
                ))}
                <th scope="col" data-align="right">
                  {t(simulationWords.total)}
                </th>
              </tr>
            </thead>
            <tbody>
              {days
                .filter((one) => one.total > 0)
                .map((one) => (
                  <tr key={one.on}>
                    <th scope="row">
                      <Day date={one.on} />
                    </th>
                    {steps.map((step) => (
                      <td key={step.stepId} data-align="right">
                        {one.byStep[step.stepId] ?? '–'}
                      </td>
                    ))}
                    <td data-align="right">{one.total}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        }
      />
      <table className={listing.grid}>
        <thead>
          <tr>
            <th scope="col">{t(simulationWords.step)}</th>
            <th scope="col" data-align="right">
              {t(simulationWords.messages)}
            </th>
            <th scope="col" data-align="right">
              {t(simulationWords.ofWhich)}
            </th>
            <th scope="col" data-align="right">
              {t(simulationWords.amount)}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => (
            <tr key={step.stepId}>
              <th scope="row">
                <span className={classes.next}>
                  <AgeSwatch step={swatchOf(index)} />
                  <NextAction row={step} />
                </span>
              </th>
              <td data-align="right">{count(step.count)}</td>
              <td data-align="right">{step.toConfirm > 0 ? count(step.toConfirm) : '–'}</td>
              <td data-align="right">
                <Amounts amounts={step.amounts} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t(simulationWords.total)}</th>
            <td data-align="right">{count(total)}</td>
            <td data-align="right">{count(steps.reduce((sum, step) => sum + step.toConfirm, 0))}</td>
            <td data-align="right">
              <Amounts amounts={amountsOf(steps)} />
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  )
}
