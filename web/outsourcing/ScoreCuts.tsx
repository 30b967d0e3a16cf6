import type { CSSProperties, ReactNode } from 'react'
import { ageNames, kindNames, sizeNames } from '../../src/outsourcing/audit/wording.ts'
import type { ResultsView } from '../../src/outsourcing/results/contract-views.ts'
import { percentText } from '../cash/percent.ts'
import { useWords } from '../design/words.tsx'
import classes from './outsourcing.module.css'
import { Figure, ScoreRows } from './ScoreTable.tsx'
import { NO_SECTOR, type ScoreSide } from './score-side.ts'
import { scoreWords as words } from './score-words.ts'

/** Sectors told by name. */
const MOST_SECTORS = 12

/** The same figures by age, amount, kind, sector, pilot and rest; each row opens its files. */
export function ScoreCuts({ side, of }: { side: ScoreSide; of: ResultsView }) {
  const { t } = useWords()
  const part = (title: string, rows: Parameters<typeof ScoreRows>[0]['rows']): ReactNode => {
    const shown = rows.filter(({ score }) => score.files > 0)
    return (
      shown.length > 1 && (
        <section key={title} className={classes.part}>
          <ScoreRows label={title} side={side} rows={shown} />
        </section>
      )
    )
  }
  return (
    <>
      {part(
        t(words.byAge),
        of.byAge.map((score) => ({ key: score.age, name: t(ageNames[score.age]), score, to: { age: score.age }, of })),
      )}
      {part(
        t(words.bySize),
        of.bySize.map((score) => ({
          ...{ key: score.size, name: t(sizeNames[score.size]), score, to: { taille: score.size }, of },
        })),
      )}
      {part(
        t(words.byKind),
        of.byKind.map((score) => ({
          ...{ key: score.kind, name: t(kindNames[score.kind]), score, to: { genre: score.kind }, of },
        })),
      )}
      {part(
        t(words.bySector),
        of.bySector.slice(0, MOST_SECTORS).map((score) => ({
          ...{ key: score.sector, name: score.sector || t(words.noSector), score, of },
          to: { secteur: score.sector || NO_SECTOR },
        })),
      )}
      {of.pilot &&
        part(t(words.byPilot), [
          { key: 'pilot', name: t(words.pilot), score: of.pilot.pilot, to: { pilote: 'oui' }, of },
          { key: 'rest', name: t(words.rest), score: of.pilot.rest, to: { pilote: 'non' }, of },
        ])}
    </>
  )
}

/** What of each month's files had come in by each month since; what nobody can know yet is empty. */
export function ScoreCohorts({ side, of }: { side: ScoreSide; of: ResultsView }) {
  const { t, lang, money } = useWords()
  const months = of.cohorts.reduce(
    (most, { cells }) => Math.max(most, cells.findLastIndex((one) => one !== null) + 1),
    0,
  )
  return (
    <section className={classes.part}>
      <h2>{t(words.cohorts)}</h2>
      <p className={classes.note}>{t(words.cohortSays)}</p>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={t(words.cohorts)}>
          <thead>
            <tr>
              <th scope="col">{t(words.month)}</th>
              <th scope="col" className={classes.figure}>
                {t(words.files)}
              </th>
              <th scope="col" className={classes.figure}>
                {t(words.placed)}
              </th>
              {Array.from({ length: months }, (_, at) => (
                <th key={`${at + 1}`} scope="col" className={classes.figure}>
                  {t(words.afterMonths, { n: at + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.cohorts.map(({ month, files, placedCents, cells }) => (
              <tr key={month}>
                <th scope="row">{month}</th>
                <td className={classes.figure}>
                  <Figure side={side} of={of} what={month} n={files} to={{ mois: month }}>
                    {String(files)}
                  </Figure>
                </td>
                <td className={classes.figure}>{money(placedCents, of.currency)}</td>
                {cells.slice(0, months).map((cell, at) => (
                  <td
                    key={`${at + 1}`}
                    className={`${classes.figure} ${classes.shaded}`}
                    style={cell ? ({ '--share': `${Math.min(100, cell.bp / 100)}%` } as CSSProperties) : undefined}
                    title={cell ? money(cell.cents, of.currency) : t(words.notKnown)}
                  >
                    {cell && (
                      <Figure
                        side={side}
                        of={of}
                        what={`${month}, ${t(words.afterMonths, { n: at + 1 })}`}
                        n={cell.cents === 0 ? 0 : files}
                        to={{ mois: month, montre: 'recovered' }}
                      >
                        {percentText(lang, Math.round(cell.bp / 10) * 10)}
                      </Figure>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
