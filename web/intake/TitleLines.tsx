import { useState } from 'react'
import { useWords } from '../design/words.tsx'
import classes from './layout.module.css'
import { wording } from './layout-wording.ts'
import type { TableShown } from './MappingForm.tsx'

/** Lines shown before one asks for more: enough for a letterhead, the titles and some data under them. */
const SHOWN = 8
const UNDER_TITLES = 3

/** The first lines of the file as they stand; a click says which of them holds the titles. */
export function TitleLines({ table, onLine }: { table: TableShown; onLine(line: number): void }) {
  const { t, count } = useWords()
  const [all, setAll] = useState(false)
  const [picked, setPicked] = useState<{ readonly line: number; readonly on: TableShown } | null>(null)
  // The choice shows at once, before the file is cut again and says the same.
  const headerLine = picked?.on === table ? picked.line : table.headerLine
  const pick = (line: number) => {
    setPicked({ line, on: table })
    onLine(line)
  }
  const titlesAt = table.opening.findIndex((row) => row.line === table.headerLine)
  const shown = all ? table.opening : table.opening.slice(0, Math.max(SHOWN, titlesAt + 1 + UNDER_TITLES))
  const left = table.opening.length - shown.length
  const width = Math.max(1, ...shown.map((row) => row.cells.length))
  return (
    <fieldset className={classes.lines}>
      <legend>{t(wording.which)}</legend>
      <label className={classes.none}>
        <input type="radio" name="titres" checked={headerLine === 0} onChange={() => pick(0)} />
        {t(wording.none)}
      </label>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t(wording.title)}>
        <table>
          <tbody>
            {shown.map((row) => (
              <tr key={row.line} data-place={placeOf(row.line, headerLine)} onClick={() => pick(row.line)}>
                <td>
                  <input
                    type="radio"
                    name="titres"
                    aria-label={t(wording.lineHolds, { line: row.line })}
                    checked={row.line === headerLine}
                    onClick={(event) => event.stopPropagation()}
                    onChange={() => pick(row.line)}
                  />
                </td>
                <th scope="row">{count(row.line)}</th>
                {isHeading(row.cells) ? (
                  <td colSpan={width}>{row.cells[0]}</td>
                ) : (
                  Array.from({ length: width }, (_, column) => (
                    <td key={column} className={classes.cell} title={row.cells[column]}>
                      {row.cells[column]}
                    </td>
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <button type="button" className={classes.textButton} onClick={() => setAll(true)}>
          {t(wording.more, { n: left })}
        </button>
      )}
    </fieldset>
  )
}

/** A name or a date above a list fills one cell alone, and may run over the others. */
const isHeading = (cells: readonly string[]): boolean => cells.slice(1).every((cell) => cell === '')

/** What stands above the titles is left out. */
const placeOf = (line: number, headerLine: number): 'above' | 'titles' | undefined =>
  line === headerLine ? 'titles' : line < headerLine ? 'above' : undefined
