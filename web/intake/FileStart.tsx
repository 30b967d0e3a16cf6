import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { NAMED_ENCODINGS } from '../../src/adapters/ledger-files/named-encoding.ts'
import { type ProfileLayout, SEPARATORS } from '../../src/intake/table-layout.ts'
import { useWords, type Words } from '../design/words.tsx'
import classes from './layout.module.css'
import { encodingNames, separatorNames, wording } from './layout-wording.ts'
import type { TableShown } from './MappingForm.tsx'
import { wording as mappingWording } from './mapping-wording.ts'
import { TitleLines } from './TitleLines.tsx'

export type LayoutChange = Partial<Record<keyof ProfileLayout, string | number | undefined>>
type Props = { table: TableShown; layout: ProfileLayout; onLayout(change: LayoutChange): void }

/** How the file was cut into sheet, titles and columns; what was recognised wrongly is corrected on its own first lines. */
export function FileStart({ table, layout, onLayout }: Props) {
  const words = useWords()
  const { t } = words
  const { sheet: _, ...corrections } = layout
  const isCorrected = Object.keys(corrections).length > 0
  const isDoubtful = table.headerLine === 0 || table.suggestion.mapping === null
  const [opened, setOpened] = useState<boolean | null>(null)
  const isOpen = opened ?? (isCorrected || isDoubtful)
  return (
    <section className={classes.start}>
      <h2 className={classes.title}>{t(wording.title)}</h2>
      <p className={classes.said} role="status">
        <span>{inWords(words, table)}</span>
        <button type="button" className={classes.textButton} aria-expanded={isOpen} onClick={() => setOpened(!isOpen)}>
          {t(isOpen ? wording.close : wording.correct)}
        </button>
        {isCorrected && (
          <button
            type="button"
            className={classes.textButton}
            onClick={() => onLayout({ headerLine: undefined, separator: undefined, encoding: undefined })}
          >
            {t(wording.reset)}
          </button>
        )}
      </p>
      {(isOpen || table.sheets.length > 1) && (
        <div className={classes.choices}>
          {table.sheets.length > 1 && (
            <NativeSelect
              label={t(mappingWording.sheet)}
              value={table.sheet ?? ''}
              onChange={(event) => onLayout({ sheet: event.currentTarget.value, headerLine: undefined })}
              data={table.sheets.map((one) => ({
                value: one.name,
                label: t(mappingWording.sheetRows, { name: one.name, n: one.rows }),
              }))}
            />
          )}
          {table.format === 'csv' && <TextChoices table={table} layout={layout} onLayout={onLayout} />}
        </div>
      )}
      {isOpen && <TitleLines table={table} onLine={(headerLine) => onLayout({ headerLine })} />}
    </section>
  )
}

/** What a text leaves to guess: its separator, and what its bytes above 127 stand for. */
function TextChoices({ table, layout, onLayout }: Props) {
  const words = useWords()
  const { t } = words
  const recognised = (isNamed: boolean, name: string) =>
    isNamed ? t(wording.recognise) : t(wording.recognised, { name })
  return (
    <>
      <NativeSelect
        label={t(wording.separator)}
        value={layout.separator ?? ''}
        onChange={({ currentTarget }) => onLayout({ separator: currentTarget.value || undefined })}
        data={[
          { value: '', label: recognised(layout.separator !== undefined, separatorOf(words, table)) },
          ...SEPARATORS.map((one) => ({ value: one as string, label: t(separatorNames[one]) })),
        ]}
      />
      <NativeSelect
        label={t(wording.encoding)}
        description={t(wording.encodingUse)}
        inputWrapperOrder={['label', 'input', 'description']}
        value={layout.encoding ?? ''}
        onChange={({ currentTarget }) => onLayout({ encoding: currentTarget.value || undefined })}
        data={[
          { value: '', label: recognised(layout.encoding !== undefined, encodingOf(words, table)) },
          ...NAMED_ENCODINGS.map((one) => ({ value: one as string, label: t(encodingNames[one]) })),
        ]}
      />
    </>
  )
}

function separatorOf({ t }: Words, { separator }: TableShown): string {
  const known = SEPARATORS.find((one) => one === separator)
  return known ? t(separatorNames[known]) : (separator ?? '')
}

const encodingOf = ({ t }: Words, { encoding }: TableShown): string =>
  encoding !== null && encoding in encodingNames
    ? t(encodingNames[encoding as keyof typeof encodingNames])
    : (encoding ?? '')

/** `Colonnes séparées par point-virgule, lettres en UTF-8, titres en ligne 3`. */
function inWords(words: Words, table: TableShown): string {
  const { t } = words
  const cut =
    table.format === 'csv'
      ? t(wording.csv, { separator: separatorOf(words, table), encoding: encodingOf(words, table) })
      : t(wording.sheetRead, { sheet: table.sheet ?? '' })
  const titles = table.headerLine > 0 ? t(wording.titlesAt, { line: table.headerLine }) : t(wording.titlesNone)
  return `${cut}, ${titles}.`
}
