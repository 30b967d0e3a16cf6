import type { LocalDate } from '../../src/kernel/calendar.ts'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import classes from './sample.module.css'

const LINES = [
  { on: '2026-11-20', payer: 'BATI SUD', cents: 240_000, pays: 'FA2026-0142, FA2026-0150, AV-0007' },
  { on: '2026-11-20', payer: 'DUPONT ET FILS', cents: 88_055, pays: 'FA2026-0139' },
] as const

/** What the page looks like once a statement is in. */
export function SampleLines() {
  return (
    <table className={classes.sample}>
      <tbody>
        {LINES.map((line) => (
          <tr key={line.payer}>
            <td>
              <Day date={line.on as LocalDate} />
            </td>
            <td>
              {line.payer}
              <br />
              <small>↳ {line.pays}</small>
            </td>
            <td data-align="right">
              <Amount cents={line.cents} currency="EUR" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
