import { SegmentedControl } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { type ImportView, intakeRoutes } from '../../src/intake/contract.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { Instant } from '../design/Instant.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { documentWords } from '../documents/wording.ts'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { wording as arrivalWording } from './arrival-wording.ts'
import { ChooseFiles, DropPage, FirstImport } from './DropFiles.tsx'
import { effectInWords } from './effect-in-words.ts'
import { isUnderWay } from './how-far.ts'
import { ImportPanel } from './ImportPanel.tsx'
import classes from './intake.module.css'
import { Profiles } from './Profiles.tsx'
import { QueuedFiles } from './QueuedFiles.tsx'
import { useQueued, useRecentImports } from './queue.tsx'
import { kindNames, stateNames, wording } from './wording.ts'

/** `import` the one whose panel is open · `onglet` imports or saved mappings. */
type ImportsState = 'import' | 'onglet'

/** Files that came, what each did to the books, and where to drop the next ones. */
export function ImportsPage() {
  const api = useApi()
  const { t } = useWords()
  const navigate = useNavigate()
  const [at, change] = useAddressState<ImportsState>()
  const recent = useRecentImports()
  const queued = useQueued()
  const known = recent.data?.count
  const isFirst = known === 0 && queued.length === 0
  const showsProfiles = at.onglet === 'modeles'
  return (
    <DropPage>
      <PageHeader
        title={t(wording.title)}
        facts={known ? [t(wording.importsCount, { n: known })] : []}
        actions={
          <>
            <ActionButton onAct={() => navigate({ to: urls.documents(api.orgId ?? 0) })}>
              {t(documentWords.openPage)}
            </ActionButton>
            {!(isFirst && !showsProfiles) && <ChooseFiles primary />}
          </>
        }
      />
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t(wording.tabs)}
          value={showsProfiles ? 'modeles' : 'imports'}
          onChange={(tab) => change({ onglet: tab === 'modeles' ? tab : null, import: null })}
          data={[
            { value: 'imports', label: t(wording.tabImports) },
            { value: 'modeles', label: t(wording.tabProfiles) },
          ]}
        />
        {!isFirst && !showsProfiles && <p className={classes.quiet}>{t(arrivalWording.dropHere)}</p>}
      </div>
      <QueuedFiles />
      {showsProfiles ? (
        <Profiles />
      ) : recent.error && !recent.data ? (
        <ErrorState failure={recent.error} onRetry={() => void recent.refetch()} />
      ) : isFirst ? (
        <FirstImport />
      ) : (
        <ListAndPanel
          list={<ImportList active={at.import ?? null} onActive={(id) => change({ import: id })} />}
          panel={at.import ? <ImportPanel id={at.import} /> : null}
          panelLabel={t(wording.open)}
          onClose={() => change({ import: null })}
        />
      )}
    </DropPage>
  )
}

function ImportList({ active, onActive }: { active: string | null; onActive(id: string): void }) {
  const api = useApi()
  const words = useWords()
  const { t } = words
  const navigate = useNavigate()
  const client = useQueryClient()
  const recent = useRecentImports()
  const listKey = [...api.keyOf(intakeRoutes.imports), 'list', words.lang]
  const underWay = new Map(recent.data?.imports.filter(isUnderWay).map((one) => [one.id, one]))
  const states = recent.data?.imports.map((one) => `${one.id}${one.state}`).join()
  // The pages of the list follow what the recent imports say of themselves.
  useEffect(() => void client.invalidateQueries({ queryKey: listKey }), [states])
  const rows = usePagedRows<ImportView>({
    queryKey: listKey,
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(intakeRoutes.imports, { query: { offset, limit }, signal })
      return { rows: page.imports, total: page.count }
    },
  })
  const columns: Column<ImportView>[] = [
    {
      key: 'file',
      header: t(wording.file),
      width: 'minmax(180px, 2fr)',
      cell: (row) => <span title={row.fileName}>{row.fileName}</span>,
    },
    { key: 'kind', header: t(wording.kind), width: '152px', hideBelowPx: 820, cell: (row) => t(kindNames[row.kind]) },
    { key: 'state', header: t(wording.state), width: '132px', cell: (row) => <ImportState view={row} /> },
    {
      key: 'effect',
      header: t(wording.effect),
      width: 'minmax(160px, 2fr)',
      hideBelowPx: 700,
      cell: (row) => row.refusal?.message ?? effectInWords(words, underWay.get(row.id) ?? row),
    },
    {
      key: 'when',
      header: t(wording.when),
      width: '150px',
      hideBelowPx: 480,
      cell: (row) => <Instant at={row.createdAt} />,
    },
    { key: 'who', header: t(wording.who), width: '140px', hideBelowPx: 900, cell: (row) => row.createdBy },
  ]
  return (
    <DataTable
      label={t(wording.title)}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      activeKey={active}
      onActive={onActive}
      onOpen={(row) => void navigate({ to: urls.import(api.orgId ?? 0, row.id) })}
      empty={<p className={classes.quiet}>{t(wording.willShowHere)}</p>}
    />
  )
}

/** A state waiting for somebody is heavier than one that is done. */
export function ImportState({ view }: { view: ImportView }) {
  const { t } = useWords()
  return (
    <span className={classes.state} data-state={view.state}>
      {t(stateNames[view.state])}
    </span>
  )
}
