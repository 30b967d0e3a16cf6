import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ColumnMap } from '../../src/adapters/bank-files/cfonb240-map.ts'
import { intakeRoutes } from '../../src/intake/contract.ts'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { NoRight } from '../shell/notices.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import intakeClasses from './intake.module.css'
import mapping from './mapping.module.css'
import { PositionFields } from './PositionFields.tsx'
import { AccountOfReturns, AsJson, SavedMaps } from './PositionSources.tsx'
import classes from './positions.module.css'
import { draftOf, mapOf, type PositionsDraft } from './positions-draft.ts'
import { positionWords } from './positions-wording.ts'
import { RecordsCut } from './RecordsCut.tsx'
import { ReturnsRead } from './ReturnsRead.tsx'
import { type ImportFound, optionsOf, useImport, useReread } from './use-imports.ts'

/** Where a bank writes what in a file of returns: the positions, the records cut by them, and what they read. */
export function PositionsPage() {
  const { importId = '' } = useParams({ strict: false })
  const api = useApi()
  const { t } = useWords()
  const right = useRefusal('books.import')
  const found = useImport(importId)
  const view = found.data
  const given = view ? optionsOf(view).columnMap : undefined
  const file = useReturnsFile(view?.fileId, given)
  if (right !== null) return <NoRight sentence={right} />
  const failure = found.error ?? file.error
  return (
    <>
      <PageHeader
        title={t(positionWords.title)}
        facts={view ? [view.fileName] : []}
        actions={
          <Link to={urls.import(api.orgId ?? 0, importId)} className={intakeClasses.link}>
            ← {t(positionWords.cancel)}
          </Link>
        }
      />
      {failure ? (
        <ErrorState failure={failure} onRetry={() => void (found.error ? found.refetch() : file.refetch())} />
      ) : view && file.data ? (
        <PositionsForm
          key={view.id}
          view={view}
          start={file.data.map}
          isSample={file.data.mapId === null && given === undefined}
        />
      ) : (
        <SkeletonTable columns={[2, 1, 1, 3]} rows={12} />
      )}
    </>
  )
}

/** What a map reads of a file; without one, the map that suits it best. */
function useReturnsFile(fileId: string | undefined, map: unknown) {
  const api = useApi()
  const { lang } = useWords()
  return useQuery({
    queryKey: [...api.keyOf(intakeRoutes.returnsFile), fileId, JSON.stringify(map), lang],
    queryFn: ({ signal }) =>
      api.call(intakeRoutes.returnsFile, {
        params: { id: fileId ?? '' },
        body: map === undefined ? {} : { map },
        signal,
      }),
    enabled: fileId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
}

/** Pauses shorter than this belong to one position being typed. */
const TYPING_MS = 200

function PositionsForm({ view, start, isSample }: { view: ImportFound; start: ColumnMap; isSample: boolean }) {
  const api = useApi()
  const { t, lang } = useWords()
  const navigate = useNavigate()
  const reread = useReread()
  // A sample is nobody's notice: whose it is and where it comes from is for the person to say.
  const [draft, setDraft] = useState<PositionsDraft>(() =>
    isSample ? { ...draftOf(start), name: '', source: '' } : draftOf(start),
  )
  const [account, setAccount] = useState(optionsOf(view).account ?? '')
  const [failure, setFailure] = useState<unknown>(null)
  const [typed] = useDebouncedValue(draft, TYPING_MS)
  // What is read does not depend on the name, which is given last.
  const readable = mapOf({ ...typed, name: typed.name.trim() || '–', source: typed.source.trim() || '–' })
  const file = useReturnsFile(view.fileId, readable.ok ? readable.value : start)
  const verdict = mapOf(draft)
  const reads = file.data && file.data.count > 0 && file.data.defectCount === 0 && readable.ok
  const apply = async () => {
    if (!verdict.ok) return
    setFailure(null)
    try {
      await api.call(intakeRoutes.keepColumnMap, { body: { map: verdict.value } })
      const options = { ...optionsOf(view), columnMap: verdict.value, account: account || undefined }
      const id = await reread(view, { kind: 'auto', options })
      await navigate({ to: urls.import(api.orgId ?? 0, id), replace: true })
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const fault = verdict.ok ? (reads ? null : t(positionWords.readFirst)) : tellRefusal(lang, verdict.refusal)
  return (
    <form className={mapping.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <div className={mapping.main}>
        <p className={classes.quiet}>
          {t(positionWords.what)} {isSample && t(positionWords.unchecked)}
        </p>
        <SavedMaps draft={draft} onDraft={setDraft} />
        <div className={classes.fields}>
          <TextInput
            label={t(positionWords.name)}
            placeholder={t(positionWords.nameHint)}
            value={draft.name}
            maxLength={100}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          <TextInput
            label={t(positionWords.source)}
            placeholder={t(positionWords.sourceHint)}
            value={draft.source}
            maxLength={300}
            onChange={(event) => setDraft({ ...draft, source: event.currentTarget.value })}
          />
          <AccountOfReturns value={account} onValue={setAccount} />
        </div>
        <RecordsCut records={file.data?.records ?? []} draft={draft} />
        <PositionFields draft={draft} records={file.data?.records ?? []} onDraft={setDraft} />
        {file.data && <ReturnsRead read={file.data} currency={draft.currency} />}
        <AsJson draft={draft} onDraft={setDraft} />
      </div>
      <div className={mapping.foot}>
        {failure !== null && <ErrorState failure={failure} keepsTyped />}
        <ActionButton
          type="submit"
          primary
          refusal={fault}
          shortcut={{ keys: 'Mod+Enter', does: positionWords.apply }}
          onAct={apply}
        >
          {t(positionWords.apply)}
        </ActionButton>
      </div>
    </form>
  )
}
