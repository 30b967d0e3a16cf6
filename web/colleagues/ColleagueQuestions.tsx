import { useQuery } from '@tanstack/react-query'
import { colleaguesRoutes, type QuestionView } from '../../src/colleagues/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { Instant } from '../design/Instant.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { AskColleague } from './AskColleague.tsx'
import { ColleagueDeeds } from './ColleagueDeeds.tsx'
import classes from './colleagues.module.css'
import { wording as words } from './wording.ts'

type Props = {
  customerId: string
  disputeId?: string
  /** False where there is nothing left to ask about. */
  canAsk?: boolean
}

/** What colleagues were asked about a customer, or about one of its disputes, and what they answered; the way to ask one more. */
export function ColleagueQuestions({ customerId, disputeId, canAsk = true }: Props) {
  const api = useApi()
  const { t } = useWords()
  const query = disputeId ? ({ disputeId, show: 'all' } as const) : ({ customerId, show: 'waiting' } as const)
  const questions = useQuery(api.ask(colleaguesRoutes.questions, { query })).data?.questions ?? []
  if (!canAsk && questions.length === 0) return null
  return (
    <section className={detail.part} aria-label={t(words.title)}>
      <h3>{t(words.title)}</h3>
      {questions.length > 0 && (
        <ul className={classes.questions}>
          {questions.map((one) => (
            <Question key={one.id} question={one} />
          ))}
        </ul>
      )}
      {canAsk && (
        <div className={detail.acts}>
          <AskColleague customerId={customerId} disputeId={disputeId ?? null} hasKey={!disputeId} />
        </div>
      )}
    </section>
  )
}

function Question({ question }: { question: QuestionView }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const { id, colleagueName: name, state } = question
  const act = async (what: 'remind' | 'withdraw' | 'close', done: string) => {
    try {
      await api.call(colleaguesRoutes[what], { params: { id } })
      tellDone(done)
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  const isWaiting = state === 'open' || state === 'answered'
  return (
    <li className={classes.question}>
      <span className={detail.quiet}>
        {question.origin === 'digest'
          ? t(words.fromDigest, { name })
          : t(words.askedOf, { asker: question.askedByName, name })}{' '}
        · <Instant at={question.askedAt} /> · {t(words[state])}
        {state === 'open' && ` · ${t(question.firstReadAt ? words.read : words.notRead)}`}
        {question.reminders > 0 && ` · ${t(words.reminded, { n: question.reminders })}`}
      </span>
      {question.asks !== '' && <span className={classes.words}>{question.asks}</span>}
      {question.isSilent && <Reason kind="held">{t(words.silent, { name })}</Reason>}
      {question.answeredAt && <ColleagueDeeds questionId={id} name={name} />}
      {isWaiting && !refusal && (
        <div className={detail.acts}>
          {state === 'answered' && question.proposals === 0 && (
            <ActionButton primary onAct={() => act('close', t(words.seenDone))}>
              {t(words.seen)}
            </ActionButton>
          )}
          {state === 'open' && (
            <ActionButton onAct={() => act('remind', t(words.remindedDone, { name }))}>{t(words.remind)}</ActionButton>
          )}
          <ActionButton onAct={() => act('withdraw', t(words.withdrawnDone))}>{t(words.withdraw)}</ActionButton>
        </div>
      )}
    </li>
  )
}
