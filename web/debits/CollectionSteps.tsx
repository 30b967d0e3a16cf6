import type { CollectionView, NoticeView } from '../../src/cash/contract.ts'
import { dayIn } from '../../src/kernel/calendar.ts'
import { useOrganisation } from '../access/membership.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { endOf } from './collection-standing.ts'
import { collectionWords as words } from './collections-wording.ts'
import classes from './debits.module.css'

/** How far a collection is, step by step, who did what, and how far its notices are. */
export function CollectionSteps({
  collection,
  notices,
}: {
  collection: CollectionView
  notices: readonly NoticeView[]
}) {
  const { t, day } = useWords()
  const timeZone = useOrganisation().data?.timeZone ?? 'Europe/Paris'
  if (collection.state === 'cancelled') return null
  const { madeAt, madeBy, validatedAt, validatedBy, handedAt, handedBy } = collection
  const end = endOf(collection)
  const steps = [
    { name: words.stepDraft, next: words.stepDraft, at: madeAt, by: madeBy },
    { name: words.stepValidated, next: words.toValidate, at: validatedAt, by: validatedBy },
    { name: words.stepHanded, next: words.toHand, at: handedAt, by: handedBy },
  ]
  const done = steps.filter((step) => step.at !== null).length
  return (
    <ol className={classes.steps} aria-label={t(words.steps)}>
      {steps.map(({ name, next, at, by }, place) => (
        <li key={name.en} data-done={at !== null || undefined} data-here={place === done || undefined}>
          {t(place === done ? next : name)}
          {at !== null && <small>{t(words.by, { day: day(dayIn(timeZone, new Date(at))), who: by })}</small>}
          {place === 1 && at !== null && <Notices notices={notices} />}
        </li>
      ))}
      <li data-done={end !== null || undefined} data-here={(done === 3 && end === null) || undefined}>
        {t(end ?? (done === 3 ? words.awaited : words.stepDone))}
      </li>
    </ol>
  )
}

/** How many customers were told, and what a person still has to do about the others. */
function Notices({ notices }: { notices: readonly NoticeView[] }) {
  const api = useApi()
  const { t } = useWords()
  if (notices.length === 0) return null
  const inState = (...states: string[]) => notices.filter((notice) => states.includes(notice.state)).length
  const letters = inState('produced')
  const failed = inState('failed', 'uncertain')
  return (
    <small>
      {t(words.noticesSent, { n: inState('sent', 'posted'), all: notices.length })}
      {letters > 0 && (
        <>
          {' · '}
          <FigureLink href={urls.reminders(api.orgId ?? 0, { onglet: 'lettres' })}>
            {t(words.lettersToPrint, { n: letters })}
          </FigureLink>
        </>
      )}
      {failed > 0 && ` · ${t(words.noticesFailed, { n: failed })}`}
    </small>
  )
}
