import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useAct } from './act.ts'
import classes from './outsourcing.module.css'
import { pageLinkWords as words } from './page-link-words.ts'

type Props = {
  page: { lastOn: string; visits: number } | null
  refusal: string | null
  /** Null: nothing is sent any more. */
  onSend: (() => Promise<unknown>) | null
  onClose(): Promise<unknown>
}

/** The page of a provider without an account here: until when its link opens, whether it was looked at; sent again, or taken back. */
export function PageLink({ page, refusal, onSend, onClose }: Props) {
  const { t } = useWords()
  const { act, failure } = useAct()
  const told = (work: () => Promise<unknown>, said: string) => () =>
    act(async () => {
      await work()
      tellDone(said)
    })
  return (
    <>
      <span className={`${detail.quiet} ${classes.beside}`}>
        {page ? t(words.open, { until: page.lastOn, visits: page.visits }) : t(words.none)}
      </span>
      {failure !== null && <ErrorState failure={failure} />}
      {(onSend || page) && (
        <span className={detail.acts}>
          {onSend && (
            <ActionButton refusal={refusal} onAct={told(onSend, t(words.sent))}>
              {t(words.send)}
            </ActionButton>
          )}
          {page && (
            <ActionButton refusal={refusal} onAct={told(onClose, t(words.closed))}>
              {t(words.close)}
            </ActionButton>
          )}
        </span>
      )}
    </>
  )
}
