import { useParams } from '@tanstack/react-router'
import type { RowShow } from '../../src/intake/model.ts'
import { ROW_SHOWS } from '../../src/intake/model.ts'
import { BankAnswer } from '../debits/BankAnswer.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
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
import previewClasses from './preview.module.css'
import { QueuedFiles } from './QueuedFiles.tsx'
import { ReadWith } from './ReadWith.tsx'
import { Rejections } from './Rejections.tsx'
import rowsClasses from './rows.module.css'
import { Statements } from './Statements.tsx'
import { UnderWay } from './UnderWay.tsx'
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
  switch (view.state) {
    case 'reading':
    case 'committing':
    case 'withdrawing':
      return <UnderWay view={view} />
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
          {view.kind === 'debit_status' && (
            <section className={previewClasses.preview}>
              <BankAnswer importId={view.id} />
            </section>
          )}
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

function Preview({ view }: { view: ImportFound }) {
  return (
    <section className={previewClasses.preview}>
      <Headline view={view} />
      <PreviewNotices view={view} />
      {view.kind === 'debit_status' ? (
        <BankAnswer importId={view.id} />
      ) : view.kind === 'bank_statement' ? (
        <>
          <Statements view={view} />
          <ReadWith view={view} />
        </>
      ) : (
        <div className={previewClasses.proofs}>
          <Controls view={view} />
          <div className={previewClasses.proofs2}>
            <ComputedTerms view={view} />
            <ReadWith view={view} />
          </div>
        </div>
      )}
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
  // It holds no row that becomes anything: only what is odd about it is left to show.
  if (view.kind === 'debit_status')
    return view.counts.rejections > 0 ? (
      <div className={rowsClasses.rows}>
        <Rejections view={view} />
      </div>
    ) : null
  return (
    <>
      <Outcomes view={view} shown={wanted} hrefOf={(show) => urls.import(api.orgId ?? 0, view.id, { voir: show })} />
      <div className={rowsClasses.rows}>
        {wanted === 'rejets' ? <Rejections view={view} /> : <ImportRows key={wanted} view={view} show={wanted} />}
      </div>
    </>
  )
}
