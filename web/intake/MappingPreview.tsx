import { useEffect, useState } from 'react'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import { useWords } from '../design/words.tsx'
import type { TableShown } from './MappingForm.tsx'
import classes from './mapping.module.css'
import { type Draft, mappingOf } from './mapping-draft.ts'
import { wording } from './mapping-wording.ts'
import { meaningInWords } from './meaning-in-words.ts'
import { type ReadCell, type ReadSamples, readSamples } from './read-samples.ts'
import { wording as rowsWording } from './rows-wording.ts'

/** The first rows as they will be understood; what cannot be read says so in its cell. */
export function MappingPreview({ table, draft }: { table: TableShown; draft: Draft }) {
  const words = useWords()
  const { t, count } = words
  const [read, setRead] = useState<ReadSamples | null>(null)
  useEffect(() => {
    let current = true
    const reading = readSamples(table.header, table.samples, mappingOf(draft), draft.meanings, table.sheet !== null)
    void reading.then((result) => current && setRead(result))
    return () => void (current = false)
  }, [table, draft])
  if (!read) return null
  const shown = draft.meanings.flatMap((meaning, column) => (meaning ? [{ meaning, column }] : []))
  const right = read.totals.filter((total) => total.matches).length
  return (
    <section>
      <h2 className={classes.title}>{t(wording.preview)}</h2>
      <p className={classes.said} role="status">
        {t(wording.previewSays, { n: read.rows.length })} {t(wording.faults, { n: read.defects })}{' '}
        {read.totals.length > 0 && t(wording.totalsFound, { n: read.totals.length, m: right })}
      </p>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t(wording.preview)}>
        <table className={classes.preview}>
          <thead>
            <tr>
              <th scope="col">{t(rowsWording.line)}</th>
              {shown.map(({ meaning, column }) => (
                <th key={column} scope="col">
                  {meaningInWords(words, meaning, draft.kind)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {read.rows.map((row) => (
              <tr key={row.line} data-total={row.isTotal || undefined}>
                <th scope="row">
                  {count(row.line)}
                  {row.isTotal && <small>{t(wording.totalRow)}</small>}
                </th>
                {shown.map(({ column }) => (
                  <PreviewCell key={column} cell={row.cells[column]!} currency={draft.currency} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function PreviewCell({ cell, currency }: { cell: ReadCell; currency: string }) {
  const { lang } = useWords()
  const { value, defect } = cell
  if (defect)
    return (
      <td data-fault>
        <code>{cell.raw || '–'}</code>
        <small>{tellRefusal(lang, defect)}</small>
      </td>
    )
  if (!value) return <td />
  if (value.kind === 'day')
    return (
      <td>
        <Day date={value.day} />
      </td>
    )
  if (value.kind === 'amount')
    return (
      <td data-align="right">
        <Amount cents={value.cents} currency={/^[A-Z]{3}$/.test(currency) ? currency : 'EUR'} bare />
      </td>
    )
  return (
    <td className={classes.text} title={value.text}>
      {value.text}
    </td>
  )
}
