import { useParams } from '@tanstack/react-router'
import type { RowShow } from '../../src/intake/model.ts'
import { ROW_SHOWS } from '../../src/intake/model.ts'
import { ErrorState } from '../design/ErrorState.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { ProgressLine } from '../design/ProgressLine.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { CommitBar } from './CommitBar.tsx'
import { ComputedTerms } from './ComputedTerms.tsx'
import { Controls } from './Controls.tsx'
import { DropPage } from './DropFiles.tsx'
import { BackToImports, DoneImport, DroppedImport, RefusedImport, WithdrawnImport } from './EndedImport.tsx'
import { Headline, importFacts } from './ImportHead.tsx'
import { ImportRows } from './ImportRows.tsx'
import { ImportState } from './ImportsPage.tsx'
import classes from './intake.module.css'
import { canOpen, Outcomes, type Shown } from './Outcomes.tsx'
import { PreviewNotices } from './PreviewNotices.tsx'
import { QueuedFiles } from './QueuedFiles.tsx'
import { kilobytes } from './queue.tsx'
import { ReadWith } from './ReadWith.tsx'
import { Rejections } from './Rejections.tsx'
import { type ImportFound, useImport } from './use-imports.ts'
import { wording } from './wording.ts'

/** One import from its reading to its end: what it would do, what it did, or why it cannot be. `voir` is the figure that is open. */
export function ImportPage() {
  const { importId = '' } = useParams({ strict: false })
  const found = useImport(importId)
  const words = useWords()
  if (found.error && !found.data)
    return (
      <>
        <PageHeader title={words.t(wording.title)} actions={<BackToImports />} />
        <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
      </>
    )
  const view = found.data
  if (!view) return <SkeletonTable columns={[1, 3, 2, 2, 1]} rows={12} />
  return (
    <DropPage>
      <PageHeader
        title={view.fileName}
        facts={[<ImportState key="state" view={view} />, ...importFacts(words, view)]}
        actions={<BackToImports />}
      />
      <QueuedFiles />
      <ImportBody key={view.id} view={view} />
    </DropPage>
  )
}

function ImportBody({ view }: { view: ImportFound }) {
  const { t } = useWords()
  switch (view.state) {
    case 'reading':
      return (
        <UnderWay title={t(wording.readingTitle)} says={t(wording.leaveAndComeBack)}>
          <ProgressLine
            label={t(wording.reading, { file: view.fileName })}
            progress={{
              done: kilobytes(view.readBytes),
              total: kilobytes(view.fileSize),
              startedAt: new Date(view.createdAt),
            }}
          />
        </UnderWay>
      )
    case 'committing':
      return <UnderWay title={t(wording.committingTitle)} says={t(wording.committingSays)} />
    case 'refused':
      return <RefusedImport view={view} />
    case 'discarded':
      return <DroppedImport />
    case 'withdrawn':
      return <WithdrawnImport view={view} />
    case 'committed':
      return (
        <>
          <DoneImport view={view} />
          <ImportDetail view={view} />
        </>
      )
    case 'previewed':
      return (
        <>
          <Preview view={view} />
          <ImportDetail view={view} />
        </>
      )
  }
}

function UnderWay({ title, says, children }: { title: string; says: string; children?: React.ReactNode }) {
  return (
    <section className={classes.underWay} role="status">
      <h2>{title}</h2>
      {children}
      <p className={classes.quiet}>{says}</p>
    </section>
  )
}

function Preview({ view }: { view: ImportFound }) {
  return (
    <section className={classes.preview}>
      <Headline view={view} />
      <PreviewNotices view={view} />
      <div className={classes.proofs}>
        <Controls view={view} />
        <div className={classes.proofs2}>
          <ComputedTerms view={view} />
          <ReadWith view={view} />
        </div>
      </div>
      {view.refusal && (
        <p role="alert" className={classes.notice}>
          {view.refusal.message}
        </p>
      )}
      <CommitBar view={view} />
    </section>
  )
}

const isShow = (text: string | undefined): text is RowShow => (ROW_SHOWS as readonly string[]).includes(text ?? '')

/** The figures and the rows of the one that is open. */
function ImportDetail({ view }: { view: ImportFound }) {
  const api = useApi()
  const [at] = useAddressState<'voir'>()
  const wanted: Shown =
    at.voir === 'rejets' ? 'rejets' : isShow(at.voir) && canOpen(view, at.voir) ? at.voir : 'created'
  return (
    <>
      <Outcomes view={view} shown={wanted} hrefOf={(show) => urls.import(api.orgId ?? 0, view.id, { voir: show })} />
      <div className={classes.rows}>
        {wanted === 'rejets' ? <Rejections view={view} /> : <ImportRows key={wanted} view={view} show={wanted} />}
      </div>
    </>
  )
}
