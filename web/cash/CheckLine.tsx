import { cashRoutes } from '../../src/cash/contract.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { checkWords } from './check-wording.ts'
import type { LineActs } from './LinePanel.tsx'
import type { LineView } from './lines.ts'

type Props = Pick<LineActs, 'isChecking' | 'isQuiet' | 'onGone' | 'onStayed' | 'onBack'> & { line: LineView }

/** What was applied to a line without asking and was drawn to be looked at: one key says that it is right, undoing that it is wrong. */
export function CheckLine({ line, isChecking, isQuiet, onGone, onStayed, onBack }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  const confirm = async () => {
    const act = api.call(cashRoutes.confirmLines, { body: { lineIds: [line.id] } })
    // Where the sample is looked at, the next one follows at once; anywhere else the line stays where it is.
    const followed = isChecking ? onGone(act) : null
    try {
      await act
      await (followed ?? onStayed())
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
      if (isChecking) onBack(line.id)
    }
  }
  return (
    <section className={detail.part} aria-label={t(checkWords.asked)}>
      <p>{t(checkWords.asked)}</p>
      <div className={detail.acts}>
        <ActionButton
          primary={!isQuiet}
          // While lines are ticked, Enter is theirs.
          shortcut={isQuiet ? undefined : { keys: 'Enter', does: checkWords.keyRight }}
          onAct={confirm}
        >
          {t(checkWords.right)}
        </ActionButton>
      </div>
    </section>
  )
}
