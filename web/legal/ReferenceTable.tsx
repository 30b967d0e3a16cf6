import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { StatuteRowView } from '../../src/legal/contract.ts'
import { type StatuteTheme, SUBJECTS, type Subject, sourceIn } from '../../src/statutes/index.ts'
import { useToday } from '../access/membership.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import listing from '../design/listing.module.css'
import { useWords } from '../design/words.tsx'
import classes from './legal.module.css'
import { markNames, themeNames, words } from './reference-wording.ts'
import { valueText } from './statute-value.ts'

export type RowActs = {
  /** Null: this person may change nothing. */
  onEdit: ((subject: Subject, row: StatuteRowView | null) => void) | null
  onWithdraw(row: StatuteRowView): void
}

type Props = RowActs & { theme: StatuteTheme; rows: readonly StatuteRowView[] }

/** The rows of one theme: for each subject what holds today and what asks for a look, the past behind a press. */
export function ReferenceTable({ theme, rows, onEdit, onWithdraw }: Props) {
  const { t } = useWords()
  const subjects = [...Map.groupBy(rows, ({ subject }) => subject)]
  return (
    <section className={classes.section}>
      <h2>{t(themeNames[theme])}</h2>
      <div className={classes.scroll}>
        <table className={listing.grid} aria-label={t(themeNames[theme])}>
          <thead>
            <tr>
              <th scope="col">{t(words.subject)}</th>
              <th scope="col" data-align="right">
                {t(words.value)}
              </th>
              <th scope="col">{t(words.from)}</th>
              <th scope="col">{t(words.to)}</th>
              <th scope="col">{t(words.citation)}</th>
              <th scope="col">{t(words.mark)}</th>
              <th scope="col">{t(words.verifiedOn)}</th>
              <th scope="col">
                <span className="visually-hidden">{t(words.correct)}</span>
              </th>
            </tr>
          </thead>
          {subjects.map(([subject, of]) => (
            <SubjectRows key={subject} subject={subject} rows={of} onEdit={onEdit} onWithdraw={onWithdraw} />
          ))}
        </table>
      </div>
    </section>
  )
}

function SubjectRows({
  subject,
  rows,
  onEdit,
  onWithdraw,
}: RowActs & { subject: Subject; rows: readonly StatuteRowView[] }) {
  const { t } = useWords()
  const today = useToday()
  const [isWhole, setWhole] = useState(false)
  const isPast = (row: StatuteRowView) => row.to !== null && row.to < today && row.review === null && row.id === null
  const past = rows.filter(isPast)
  const shown = isWhole ? rows : rows.filter((row) => !isPast(row))
  const more = (
    <>
      {past.length > 0 && (
        <button type="button" className={detail.link} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t(words.hideOlder) : t(words.older, { n: past.length })}
          <span className="visually-hidden"> {t(SUBJECTS[subject].name)}</span>
        </button>
      )}
      {onEdit && (
        <button
          type="button"
          className={detail.link}
          aria-label={t(words.addOf, { subject: t(SUBJECTS[subject].name) })}
          onClick={() => onEdit(subject, null)}
        >
          {t(words.add)}
        </button>
      )}
    </>
  )
  return (
    <tbody>
      {shown.map((row, place) => (
        <tr key={`${row.id ?? 'shipped'}-${row.from}`}>
          <th scope="row">
            {place === 0 && (
              <>
                {t(SUBJECTS[subject].name)}
                <span className={detail.links}>{more}</span>
              </>
            )}
          </th>
          <Cells row={row} />
          <td>
            {onEdit && !row.corrected && (
              <span className={detail.links}>
                <RowLinks row={row} onEdit={onEdit} onWithdraw={onWithdraw} />
              </span>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  )
}

function Cells({ row }: { row: StatuteRowView }) {
  const { t, lang, day } = useWords()
  const { unit } = SUBJECTS[row.subject]
  const review =
    row.review && t(words[row.review], { day: row.reviewOn === null ? '' : day(row.reviewOn as LocalDate) })
  return (
    <>
      <td data-align="right">{valueText(lang, unit, row.value)}</td>
      <td>
        <Day date={row.from as LocalDate} />
      </td>
      <td>{row.to ? <Day date={row.to as LocalDate} /> : t(words.noEnd)}</td>
      <td>
        {row.citation}
        <span className={classes.why}>{sourceIn(lang, row.source)}</span>
        {row.madeByName && <span className={classes.why}>{t(words.own, { name: row.madeByName })}</span>}
        {row.corrected && <span className={classes.why}>{t(words.corrected)}</span>}
      </td>
      <td>
        {t(markNames[row.mark])}
        {review && row.review !== 'to_verify' && <b className={classes.review}>{review}</b>}
      </td>
      <td>
        <Day date={row.verifiedOn as LocalDate} />
      </td>
    </>
  )
}

function RowLinks({ row, onEdit, onWithdraw }: { row: StatuteRowView } & RowActs) {
  const { t, day } = useWords()
  const named = { subject: t(SUBJECTS[row.subject].name), from: day(row.from as LocalDate) }
  return (
    <>
      <button
        type="button"
        className={detail.link}
        aria-label={t(words.correctOf, named)}
        onClick={() => onEdit?.(row.subject, row)}
      >
        {t(words.correct)}
      </button>
      {row.id !== null && (
        <button
          type="button"
          className={detail.link}
          aria-label={t(words.withdrawOf, named)}
          onClick={() => onWithdraw(row)}
        >
          {t(words.withdraw)}
        </button>
      )}
    </>
  )
}
