import { useNavigate } from '@tanstack/react-router'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { Instant } from '../design/Instant.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { Headline, ImportFacts } from './ImportHead.tsx'
import { ImportState } from './ImportsPage.tsx'
import classes from './intake.module.css'
import { Outcomes } from './Outcomes.tsx'
import rowsClasses from './rows.module.css'
import { useImport } from './use-imports.ts'
import { Withdraw } from './Withdraw.tsx'
import { wording } from './wording.ts'

/** What one import of the list says and did; its own page shows the rows. */
export function ImportPanel({ id }: { id: string }) {
  const { t } = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const found = useImport(id)
  if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  const view = found.data
  if (!view) return <SkeletonTable columns={[2, 1]} rows={5} />
  return (
    <div className={classes.panel} data-panel>
      <h2>{view.fileName}</h2>
      <p className={classes.line}>
        <ImportState view={view} />
        <span className={classes.quiet}>
          <Instant at={view.createdAt} /> · {view.createdBy}
        </span>
      </p>
      <p className={rowsClasses.inlineFacts}>
        <ImportFacts view={view} />
      </p>
      {view.refusal ? <p>{view.refusal.message}</p> : <Headline view={view} />}
      <Outcomes view={view} hrefOf={(show) => urls.import(api.orgId ?? 0, view.id, { voir: show })} />
      <ActionButton
        primary={view.state === 'previewed'}
        onAct={() => navigate({ to: urls.import(api.orgId ?? 0, view.id) })}
      >
        {t(wording.open)}
      </ActionButton>
      {view.state === 'committed' && <Withdraw view={view} />}
    </div>
  )
}
