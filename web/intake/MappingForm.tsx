import { Checkbox, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { intakeRoutes } from '../../src/intake/contract.ts'
import type { ProfileLayout } from '../../src/intake/table-layout.ts'
import { type LocalDate, toLocalDate } from '../../src/kernel/calendar.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import { FileStart, type LayoutChange } from './FileStart.tsx'
import { layoutIn } from './layout-in-address.ts'
import { MappingColumns } from './MappingColumns.tsx'
import { widthOf } from './MappingPage.tsx'
import { MappingPreview } from './MappingPreview.tsx'
import { MappingSettings } from './MappingSettings.tsx'
import classes from './mapping.module.css'
import { draftOf, lackOf, mappingOf } from './mapping-draft.ts'
import { wording } from './mapping-wording.ts'
import { type ImportFound, optionsOf, useReread } from './use-imports.ts'

export type TableShown = ReplyOut<typeof intakeRoutes.table>

type Props = {
  view: ImportFound
  table: TableShown
  currency: string
  layout: ProfileLayout
  onLayout(change: LayoutChange): void
}

/** The mapping as it is made, its effect on the first rows, and the way to read the file with it. */
export function MappingForm({ view, table, currency, layout, onLayout }: Props) {
  const { t } = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const reread = useReread()
  const today = useToday()
  const options = optionsOf(view)
  const { profile, suggestion } = table
  // Columns chosen for one way to cut the file say nothing of another.
  const isCutAsRead = JSON.stringify(layoutIn({}, view)) === JSON.stringify(layout)
  const start =
    (isCutAsRead ? options.mapping : undefined) ??
    profile?.mapping ??
    (suggestion.mapping && { ...suggestion.mapping, currency })
  const width = widthOf(table)
  const kind = start?.kind ?? (suggestion.kind === 'bank_statement' ? 'bank_statement' : 'open_items')
  const begin = () => draftOf(start ?? null, width, start?.currency ?? currency, kind)
  const [draft, setDraft] = useState(begin)
  const [madeFor, setMadeFor] = useState(table)
  if (madeFor !== table) {
    setMadeFor(table)
    if (formOf(madeFor) !== formOf(table)) setDraft(begin)
  }
  const [asOf, setAsOf] = useState<LocalDate | null>(() =>
    options.asOf ? toLocalDate(options.asOf) : start?.kind === 'open_items' ? today : null,
  )
  const mapping = mappingOf(draft)
  const { sheet: _, ...cut } = layout
  const isProfile =
    profile !== null &&
    profile.layout.separator === layout.separator &&
    profile.layout.encoding === layout.encoding &&
    JSON.stringify(sorted(profile.mapping)) === JSON.stringify(sorted(mapping))
  const [saves, setSaves] = useState<boolean | null>(null)
  const savesNow = saves ?? !isProfile
  const [name, setName] = useState(profile?.name ?? nameFor(view.fileName))
  const [failure, setFailure] = useState<unknown>(null)

  const hasAsOfColumn = mapping.columns.asOf !== undefined
  const needsDay = draft.kind === 'aged_balance' && !hasAsOfColumn && asOf === null
  const lack = lackOf(draft)
  const refusal =
    (lack && t(lack)) ??
    (/^[A-Z]{3}$/.test(draft.currency) ? null : t(wording.currencyWrong, { value: draft.currency })) ??
    (needsDay ? t(wording.asOfMissing) : null) ??
    (savesNow && name.trim() === '' ? t(wording.saveNameMissing) : null)

  const apply = async () => {
    setFailure(null)
    try {
      const body = { name: name.trim(), mapping, header: titlesOf(table), layout }
      const saved = !savesNow
        ? null
        : profile
          ? await api.call(intakeRoutes.updateProfile, { params: { id: profile.id }, body })
          : await api.call(intakeRoutes.createProfile, { body })
      const profileId = saved?.id ?? (isProfile ? profile.id : undefined)
      const isList = draft.kind === 'open_items' || draft.kind === 'aged_balance'
      const wantsDay = isList && !hasAsOfColumn && asOf !== null
      const id = await reread(view, {
        kind: draft.kind,
        options: {
          mapping,
          profileId,
          sheet: table.sheet ?? undefined,
          layout: cut,
          asOf: wantsDay ? asOf : undefined,
          terms: options.terms,
        },
      })
      await navigate({ to: urls.import(api.orgId ?? 0, id), replace: true })
    } catch (cause) {
      setFailure(cause)
    }
  }
  const nameTaken = failure instanceof RefusedByServer && failure.where === 'name' ? failure.message : null

  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <div className={classes.main}>
        <FileStart table={table} layout={layout} onLayout={onLayout} />
        <MappingSettings table={table} draft={draft} onDraft={setDraft} asOf={asOf} onAsOf={setAsOf} />
        <MappingColumns table={table} draft={draft} start={start ?? null} onDraft={setDraft} />
        <MappingPreview table={table} draft={draft} />
      </div>
      <div className={classes.foot}>
        {failure !== null && nameTaken === null && <ErrorState failure={failure} keepsTyped />}
        <div className={classes.save}>
          <Checkbox
            label={profile ? t(wording.saveUpdates, { name: profile.name }) : t(wording.save)}
            checked={savesNow}
            onChange={(event) => setSaves(event.currentTarget.checked)}
          />
          {savesNow && (
            <TextInput
              aria-label={t(wording.saveName)}
              placeholder={t(wording.saveName)}
              value={name}
              maxLength={100}
              error={nameTaken}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </div>
        <ActionButton
          type="submit"
          primary
          refusal={refusal}
          shortcut={{ keys: 'Mod+Enter', does: wording.apply }}
          onAct={apply}
        >
          {t(wording.apply)}
        </ActionButton>
      </div>
    </form>
  )
}

/** Another sheet, other titles or another number of columns is another table, for which the columns are said anew. */
const formOf = (table: TableShown): string => [table.sheet, widthOf(table), ...table.header].join('\u001f')

/** The titles by which the next file is known; blank ones, as many as there are columns, where there are none. */
const titlesOf = (table: TableShown): string[] =>
  table.headerLine > 0 ? table.header : Array.from({ length: widthOf(table) }, () => '')

/** Two mappings are the same whatever the order in which their columns were given. */
const sorted = (mapping: ReturnType<typeof mappingOf>) => ({
  ...mapping,
  columns: Object.entries(mapping.columns).sort(([a], [b]) => (a < b ? -1 : 1)),
  buckets: [...mapping.buckets]
    .sort((a, b) => a.column - b.column)
    .map(({ column, fromDays, toDays }) => [column, fromDays, toDays]),
})

/** A name to start from: that of the file, without its dates and its ending. */
const nameFor = (fileName: string): string =>
  fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[\d_]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
