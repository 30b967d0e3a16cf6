import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ImportView } from '../../src/intake/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { linkTo } from '../design/link-to.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './intake.module.css'
import { wording } from './preview-wording.ts'
import { useRecentImports } from './queue.tsx'
import { statementFigures, toldOf } from './statement-figures.ts'
import { type ImportFound, useReread } from './use-imports.ts'

/** What to know before confirming: a year to take first, books that moved since the reading, lines to look at. */
export function PreviewNotices({ view }: { view: ImportFound }) {
  const { t, day } = useWords()
  const api = useApi()
  const orgId = api.orgId ?? 0
  const others = useRecentImports().data?.imports ?? []
  const earlier = others
    .filter((one) => one.state === 'previewed' && one.id !== view.id && one.fiscalYearEnd && view.fiscalYearEnd)
    .filter((one) => one.fiscalYearEnd! < view.fiscalYearEnd!)
    .sort((a, b) => (a.fiscalYearEnd! < b.fiscalYearEnd! ? -1 : 1))[0]
  const readAt = new Date(view.createdAt).getTime()
  const isStale = others.some((one) => one.settledAt !== null && new Date(one.settledAt).getTime() > readAt)
  const told = statementFigures(view)?.statements.reduce((sum, one) => sum + toldOf(one), 0) ?? 0
  // What the accounts shown say themselves needs no notice; one that there is counts all, as the heading over the rows does.
  const warnings = view.counts.rejections > told ? view.counts.rejections : 0
  return (
    <>
      {earlier && (
        <p className={classes.notice} role="status">
          {t(wording.earlierFirst, { day: day(earlier.fiscalYearEnd as LocalDate) })}{' '}
          <Link to={urls.import(orgId, earlier.id)} className={classes.link}>
            {t(wording.openEarlier, { file: earlier.fileName })}
          </Link>
        </p>
      )}
      {isStale && !earlier && (
        <div className={classes.notice} role="status">
          <p>{t(wording.stale)}</p>
          <Reread view={view} />
        </div>
      )}
      {warnings > 0 && (
        <p className={classes.notice}>
          {t(wording.warnings, { n: warnings })}.{' '}
          <Link
            {...linkTo(urls.import(orgId, view.id, { voir: 'rejets' }))}
            className={classes.link}
            resetScroll={false}
          >
            {t(wording.seeWarnings)}
          </Link>
        </p>
      )}
    </>
  )
}

/** Reads the stored file again, as it was read, and opens the new reading. */
export function Reread({ view, label, primary }: { view: ImportView; label?: string; primary?: boolean }) {
  const { t } = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const reread = useReread()
  const [failure, setFailure] = useState<unknown>(null)
  const act = async () => {
    setFailure(null)
    try {
      const id = await reread(view)
      await navigate({ to: urls.import(api.orgId ?? 0, id) })
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <>
      <ActionButton primary={primary} onAct={act}>
        {label ?? t(wording.reread)}
      </ActionButton>
      {failure !== null && <ErrorState failure={failure} />}
    </>
  )
}
