import { tellFailure } from '../wire/failures.ts'
import classes from './states.module.css'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

type Props = {
  failure: unknown
  onRetry?(): void
  /** Says that a form's content is still there. */
  keepsTyped?: boolean
}

/** What went wrong, where, and what to do, beside the way to try again. */
export function ErrorState({ failure, onRetry, keepsTyped }: Props) {
  const { t, lang } = useWords()
  return (
    <div role="alert" className={classes.failure}>
      <div>
        <strong>{tellFailure(lang, failure)}</strong>
        {keepsTyped && <p>{t(wording.keptWhatYouTyped)}</p>}
      </div>
      {onRetry && (
        <button type="button" className={classes.textButton} onClick={onRetry}>
          {t(wording.retry)}
        </button>
      )}
    </div>
  )
}
