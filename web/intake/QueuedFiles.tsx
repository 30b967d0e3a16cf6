import { dayIn } from '../../src/kernel/calendar.ts'
import { ErrorState } from '../design/ErrorState.tsx'
import { ProgressLine } from '../design/ProgressLine.tsx'
import { useWords } from '../design/words.tsx'
import arrivalClasses from './arrival.module.css'
import { wording } from './arrival-wording.ts'
import type { Queued } from './file-queue.ts'
import classes from './intake.module.css'
import { kilobytes, useFileQueue, useQueued } from './queue.tsx'

/** The files on their way, in the order they will be read. */
export function QueuedFiles() {
  const { t } = useWords()
  const queued = useQueued().filter((one) => one.state !== 'read')
  if (queued.length === 0) return null
  return (
    <ul className={arrivalClasses.queue} aria-label={t(wording.queue)}>
      {queued.map((one) => (
        <li key={one.id}>
          <QueuedFile one={one} />
        </li>
      ))}
    </ul>
  )
}

function QueuedFile({ one }: { one: Queued }) {
  const { t, day } = useWords()
  const queue = useFileQueue()
  const remove = (
    <button type="button" className={classes.textButton} onClick={() => queue.remove(one.id)}>
      {t(one.state === 'sending' ? wording.cancelSending : wording.removeFromQueue)}
    </button>
  )
  if (one.state === 'failed')
    return (
      <div>
        <p>{one.name}</p>
        <ErrorState failure={one.failure} onRetry={() => queue.retry(one.id)} />
        {remove}
      </div>
    )
  if (one.state === 'waiting')
    return (
      <p className={classes.line}>
        {t(wording.waiting, { file: one.name })} {remove}
      </p>
    )
  const progress = { done: kilobytes(one.sent), total: kilobytes(one.size), startedAt: one.startedAt }
  return (
    <div>
      {one.state === 'preparing' ? (
        <p role="status">{t(wording.preparing, { file: one.name })}</p>
      ) : (
        <ProgressLine label={t(wording.sending, { file: one.name })} progress={progress} />
      )}
      {one.sameAs && (
        <p className={classes.quiet}>
          {t(wording.sameAs, { name: one.sameAs.name, day: day(dayIn('Europe/Paris', new Date(one.sameAs.at))) })}
        </p>
      )}
      {one.state === 'sending' && remove}
    </div>
  )
}
