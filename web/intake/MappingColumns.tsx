import { NativeSelect } from '@mantine/core'
import type { MappingInput } from '../../src/intake/contract.ts'
import { useWords } from '../design/words.tsx'
import type { TableShown } from './MappingForm.tsx'
import classes from './mapping.module.css'
import { assign, bucketChoices, codeOf, type Draft, draftOf, FIELDS_OF, meaningOf } from './mapping-draft.ts'
import { wording } from './mapping-wording.ts'
import { bucketName, fieldName } from './meaning-in-words.ts'

const SAMPLES_SHOWN = 3

type Props = { table: TableShown; draft: Draft; start: MappingInput | null; onDraft(draft: Draft): void }

/** Every column of the file with values of its own, what it is taken for, and why. */
export function MappingColumns({ table, draft, start, onDraft }: Props) {
  const words = useWords()
  const { t } = words
  const choices = [
    { value: '', label: t(wording.nothing) },
    ...FIELDS_OF[draft.kind].map((field) => ({ value: field as string, label: fieldName(words, field, draft.kind) })),
    ...(draft.kind === 'aged_balance'
      ? bucketChoices(draft, table.suggestion.mapping).map((bucket) => ({
          value: codeOf({ bucket }),
          label: bucketName(words, bucket),
        }))
      : []),
  ]
  const given = draftOf(start, draft.meanings.length, '')
  const why = (column: number): string => {
    const meaning = draft.meanings[column] ?? null
    const isGiven = start?.kind === draft.kind && codeOf(given.meanings[column] ?? null) === codeOf(meaning)
    if (!isGiven) return meaning ? t(wording.fromYou) : ''
    if (!meaning) return t(wording.notRecognised)
    if (table.profile && start === table.profile.mapping) return t(wording.fromProfile, { name: table.profile.name })
    return t('bucket' in meaning ? wording.fromAge : wording.fromTitle)
  }
  return (
    <section>
      <h2 className={classes.title}>{t(wording.columns)}</h2>
      <table className={classes.columns}>
        <thead>
          <tr>
            <th scope="col">{t(wording.column)}</th>
            <th scope="col">{t(wording.samples)}</th>
            <th scope="col">{t(wording.means)}</th>
            <th scope="col">{t(wording.why)}</th>
          </tr>
        </thead>
        <tbody>
          {draft.meanings.map((meaning, column) => {
            const name = table.header[column] || t(wording.unnamed, { n: column + 1 })
            const values = table.samples.map((row) => row.cells[column] ?? '').filter((text) => text !== '')
            return (
              <tr key={column} data-left={meaning === null || undefined}>
                <th scope="row">{name}</th>
                <td className={classes.samples}>{[...new Set(values)].slice(0, SAMPLES_SHOWN).join(' · ')}</td>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={t(wording.fieldFor, { column: name })}
                    value={codeOf(meaning)}
                    data={choices}
                    onChange={(event) => onDraft(assign(draft, column, meaningOf(event.currentTarget.value)))}
                  />
                </td>
                <td className={classes.why}>{why(column)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
