import type { Ages } from '../../src/insight/model.ts'
import { AGE_BUCKETS, type AgedCell } from '../../src/ledger/model.ts'
import { Amount } from '../design/Amount.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { columnNames } from '../ledger/aged-columns.ts'
import { shareOf } from './figures.ts'
import classes from './insight.module.css'
import { wording } from './wording.ts'

type Props = { ages: Ages; currency: string; owedAt(cell: AgedCell): string }

/** The share that is overdue, age by age: each sum opens its documents, and anybody can redo the division. */
export function ShareExplained({ ages, currency, owedAt }: Props) {
  const { t, lang } = useWords()
  const debits = AGE_BUCKETS.reduce((sum, { key }) => sum + ages[key], 0)
  const line = (name: string, cell: AgedCell, cents: number) => (
    <tr key={cell}>
      <th scope="row">{name}</th>
      <td>
        <FigureLink href={owedAt(cell)}>
          <Amount cents={cents} currency={currency} />
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
          <tbody>{AGE_BUCKETS.map(({ key }) => line(t(columnNames[key]), key, ages[key]))}</tbody>
          <tfoot>
            {line(t(wording.overdue), 'overdue', debits - ages.notDue)}
            {line(t(wording.allOwed), 'debits', debits)}
          </tfoot>
        </table>
      </div>
    </section>
  )
}
