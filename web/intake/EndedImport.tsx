import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dayIn } from '../../src/kernel/calendar.ts'
import { wording as debitWording } from '../debits/wording.ts'
import { EmptyState } from '../design/EmptyState.tsx'
import { Instant } from '../design/Instant.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { AccountQuestion } from './AccountQuestion.tsx'
import { ChooseFiles } from './DropFiles.tsx'
import endingClasses from './ending.module.css'
import { wording } from './ending-wording.ts'
import { Headline } from './ImportHead.tsx'
import classes from './intake.module.css'
import { Reread } from './PreviewNotices.tsx'
import { positionWords } from './positions-wording.ts'
import previewClasses from './preview.module.css'
import { wording as previewWording } from './preview-wording.ts'
import { useRecentImports } from './queue.tsx'
import { isReturnsFile, isTable, ReadWith } from './ReadWith.tsx'
import { Rejections } from './Rejections.tsx'
import rowsClasses from './rows.module.css'
import { wording as statementWording } from './statement-wording.ts'
import type { ImportFound } from './use-imports.ts'
import { Withdraw } from './Withdraw.tsx'

export function BackToImports() {
  const { t } = useWords()
  const api = useApi()
  return (
    <Link to={urls.section(api.orgId ?? 0, 'imports')} className={classes.link}>
      ← {t(wording.backToImports)}
    </Link>
  )
}

/** The true defect first and large, then every other one with its place. */
export function RefusedImport({ view }: { view: ImportFound }) {
  const { t } = useWords()
  const api = useApi()
  const defects = view.counts.rejections
  // A payment order of that width has no returns to read.
  const isReturns = isReturnsFile(view) && view.refusal?.code !== 'payment_order'
  const asksAccount = view.refusal?.code === 'account_missing' && !isTable(view) && !isReturnsFile(view)
  const total = Math.max(defects, Number(view.summary.rejected ?? 0))
  return (
    <>
      <section className={endingClasses.refused} role="alert">
        <h2>{t(wording.refusedTitle)}</h2>
        <p className={endingClasses.defect}>{view.refusal?.message}</p>
        <p className={classes.quiet}>{t(wording.refusedNothing)}</p>
        <ReadWith view={{ ...view, state: 'committed' }} />
        {asksAccount && <AccountQuestion view={view} />}
        <div className={classes.actions}>
          {isTable(view) && (
            <Button component={Link} to={urls.importColumns(api.orgId ?? 0, view.id)} variant="default">
              {t(previewWording.reviewColumns)}
            </Button>
          )}
          {isReturns && (
            <Button component={Link} to={urls.importPositions(api.orgId ?? 0, view.id)}>
              {t(view.facts.columnMap ? positionWords.review : positionWords.give)}
            </Button>
          )}
          <ChooseFiles primary={!isReturns && !asksAccount} label={t(wording.otherFile)} />
        </div>
      </section>
      {defects > 0 && (
        <div className={rowsClasses.rows}>
          <div className={rowsClasses.rowsHead}>
            <h2>{t(wording.allDefects, { n: total })}</h2>
            {total > defects && (
              <p className={classes.quiet}>{t(wording.firstDefects, { shown: defects, all: total })}</p>
            )}
          </div>
          <Rejections view={view} />
        </div>
      )}
    </>
  )
}

/** What was done, where to go now, and the way back. */
export function DoneImport({ view }: { view: ImportFound }) {
  const { t } = useWords()
  const orgId = useApi().orgId ?? 0
  const waiting = (useRecentImports().data?.imports ?? [])
    .filter((one) => one.state === 'previewed' && one.id !== view.id)
    .sort((a, b) => ((a.fiscalYearEnd ?? '9999') < (b.fiscalYearEnd ?? '9999') ? -1 : 1))
  const next = waiting[0]
  const isBank = view.kind === 'bank_statement'
  const ways = [
    ...(isBank ? [{ to: urls.cash(orgId), name: t(statementWording.toCash) }] : []),
    ...(view.kind === 'debit_status' ? [{ to: urls.failedDebits(orgId), name: t(debitWording.failed) }] : []),
    { to: urls.section(orgId, 'clients'), name: t(wording.toCustomers) },
    { to: urls.section(orgId, 'relances'), name: t(wording.toReminders) },
    { to: urls.section(orgId, 'balance-agee'), name: t(wording.toAged) },
  ]
  return (
    <section className={previewClasses.preview}>
      <Headline view={view} />
      <p className={classes.line}>
        <span>{isBank ? t(statementWording.doneSays) : `${t(wording.doneTitle)}.`}</span>
        {view.settledAt && (
          <span className={classes.quiet}>
            <Instant at={view.settledAt} /> · {view.createdBy}
          </span>
        )}
      </p>
      <div className={endingClasses.next}>
        <nav aria-label={t(wording.doneNext)} className={classes.actions}>
          {next && <Reread primary view={next} label={t(wording.nextFile, { file: next.fileName })} />}
          {ways.map((way) => (
            <Button key={way.to} component={Link} to={way.to} variant="default">
              {way.name}
            </Button>
          ))}
        </nav>
        <Withdraw view={view} />
      </div>
    </section>
  )
}

export function WithdrawnImport({ view }: { view: ImportFound }) {
  const { t, day } = useWords()
  const on = dayIn('Europe/Paris', new Date(view.settledAt ?? view.createdAt))
  return (
    <EmptyState title={t(wording.withdrawnTitle)} actions={<Reread view={view} />}>
      {t(wording.withdrawnSays, { day: day(on) })}
    </EmptyState>
  )
}

export function DroppedImport() {
  const { t } = useWords()
  return (
    <EmptyState title={t(wording.discardedTitle)} actions={<ChooseFiles primary />}>
      {t(wording.discardKept)}
    </EmptyState>
  )
}
