import { AGE_BUCKETS, type AgedCell } from '../../src/ledger/model.ts'
import { Amount } from '../design/Amount.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { columnNames, debitsOf, overdueOf } from '../ledger/aged-columns.ts'
import { shareOf } from './figures.ts'
import type { AgedTotal } from './Indicators.tsx'
import classes from './insight.module.css'
import { wording } from './wording.ts'

type Props = { total: AgedTotal; balanceAt(cell: AgedCell): string }

/** The share that is overdue, age by age: each sum opens its documents, and anybody can redo the division. */
export function ShareExplained({ total, balanceAt }: Props) {
  const { t, lang } = useWords()
  const debits = debitsOf(total)
  const line = (name: string, cell: AgedCell, cents: number) => (
    <tr key={cell}>
      <th scope="row">{name}</th>
      <td>
        <FigureLink href={balanceAt(cell)}>
          <Amount cents={cents} currency={total.currency} />
        </FigureLink>
      </td>
      <td>{shareOf(lang, cents, debits) || '–'}</td>
    </tr>
  )
  return (
    <section className={classes.explained} aria-label={t(wording.sharePanel)}>
      <div>
        <h3>{t(wording.overdueShare)}</h3>
        <p>{t(wording.shareFormula)}</p>
        <table>
          <caption className="visually-hidden">{t(wording.sharePanel)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(wording.age)}</th>
              <th scope="col">{t(wording.owed)}</th>
              <th scope="col">{t(wording.shareOfOwed)}</th>
            </tr>
          </thead>
          <tbody>{AGE_BUCKETS.map(({ key }) => line(t(columnNames[key]), key, total[key]))}</tbody>
          <tfoot>
            {line(t(wording.overdue), 'overdue', overdueOf(total))}
            {line(t(wording.allOwed), 'debits', debits)}
          </tfoot>
        </table>
      </div>
    </section>
  )
}
