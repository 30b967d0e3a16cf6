import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ImportView, intakeRoutes } from '../../src/intake/contract.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './intake.module.css'
import { positionWords } from './positions-wording.ts'
import { wording } from './preview-wording.ts'

export const isTable = (view: ImportView): boolean => view.facts.format === 'csv' || view.facts.format === 'xlsx'

/** Which mapping a table was read with, and the way to change it. */
export function ReadWith({ view }: { view: ImportView }) {
  const { t } = useWords()
  const api = useApi()
  const profiles = useQuery({ ...api.ask(intakeRoutes.profiles, {}), enabled: isTable(view) })
  if (isReturnsFile(view)) return <ReadByPositions view={view} />
  if (!isTable(view)) return null
  const profile = profiles.data?.profiles.find((one) => one.id === view.facts.profileId)
  const said = profile
    ? t(wording.readWith, { name: profile.name })
    : t(view.options.mapping ? wording.readBy : wording.readWithSuggestion)
  const canReview = view.state === 'previewed' || view.state === 'refused'
  return (
    <p className={classes.line}>
      <span>{said}.</span>
      {canReview && (
        <Link to={urls.importColumns(api.orgId ?? 0, view.id)} className={classes.link}>
          {t(wording.reviewColumns)}
        </Link>
      )}
    </p>
  )
}

/** A file of returns (CFONB 240), whose positions a person gives. */
export const isReturnsFile = (view: ImportView): boolean => view.facts.format === 'CFONB 240'

/** Which positions a file of returns was read with, and the way to change them. */
function ReadByPositions({ view }: { view: ImportView }) {
  const { t } = useWords()
  const api = useApi()
  const name = typeof view.facts.columnMap === 'string' ? view.facts.columnMap : null
  const canReview = view.state === 'previewed'
  if (name === null) return null
  return (
    <p className={classes.line}>
      <span>{t(positionWords.readWith, { name })}.</span>
      {canReview && (
        <Link to={urls.importPositions(api.orgId ?? 0, view.id)} className={classes.link}>
          {t(positionWords.review)}
        </Link>
      )}
    </p>
  )
}
