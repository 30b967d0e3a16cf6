import listing from '../design/listing.module.css'
import { useWords } from '../design/words.tsx'
import { Amounts } from './Amounts.tsx'
import { amountsOf } from './board.ts'
import type { Simulation } from './SimulationPage.tsx'
import { sumsByStep } from './simulated-figures.ts'
import { simulationWords } from './simulation-wording.ts'

/** What really left over the same days, beside what was simulated, step by step. */
export function ReallyLeft({ simulation, order }: { simulation: Simulation; order: readonly string[] }) {
  const { t, count } = useWords()
  const planned = sumsByStep(simulation.steps, order)
  const names = [...new Set([...planned, ...simulation.really].map(({ stepName }) => stepName))]
  const sum = (rows: readonly { count: number }[]) => rows.reduce((total, row) => total + row.count, 0)
  const of = <T extends { stepName: string }>(rows: readonly T[], name: string | null) =>
    name === null ? rows : rows.filter(({ stepName }) => stepName === name)
  const line = (name: string | null) => {
    const left = of(simulation.really, name)
    return (
      <tr key={name}>
        <th scope="row">{name ?? t(simulationWords.inAll)}</th>
        <td data-align="right">{count(sum(of(simulation.steps, name)))}</td>
        <td data-align="right">{count(sum(left))}</td>
        <td data-align="right">
          <Amounts amounts={amountsOf(left)} />
        </td>
      </tr>
    )
  }
  return (
    <table className={listing.grid} style={{ maxWidth: 640 }} aria-label={t(simulationWords.against)}>
      <thead>
        <tr>
          <th scope="col">{t(simulationWords.against)}</th>
          <th scope="col" data-align="right">
            {t(simulationWords.simulated)}
          </th>
          <th scope="col" data-align="right">
            {t(simulationWords.really)}
          </th>
          <th scope="col" data-align="right">
            {t(simulationWords.claimed)}
          </th>
        </tr>
      </thead>
      <tbody>{names.map(line)}</tbody>
      <tfoot>{line(null)}</tfoot>
    </table>
  )
}
