import { useQuery } from '@tanstack/react-query'
import { colleaguesRoutes, type WholeQuestion } from '../../src/colleagues/contract.ts'
import { deedNames } from '../../src/colleagues/wording.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import classes from './colleagues.module.css'
import { wording as words } from './wording.ts'

type Deed = WholeQuestion['deeds'][number]

/** What a colleague did on its page; what it only proposed waits for a yes or a no. */
export function ColleagueDeeds({ questionId, name }: { questionId: string; name: string }) {
  const api = useApi()
  const { t, lang, day, money } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const question = useQuery(api.ask(colleaguesRoutes.question, { params: { id: questionId } })).data
  const decide = async (id: string, isAgreed: boolean) => {
    try {
      await api.call(colleaguesRoutes.decide, { params: { id }, body: { isAgreed } })
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  const facts = (deed: Deed) =>
    [
      t(deedNames[deed.kind]),
      deed.cents !== null && deed.currency !== null && t(words.credit, { amount: money(deed.cents, deed.currency) }),
      deed.untilOn && t(words.until, { day: day(deed.untilOn as LocalDate) }),
      deed.verdict === 'agreed' && t(words.agreed, { name: deed.decidedByName ?? '' }),
      deed.verdict === 'declined' && t(words.declined, { name: deed.decidedByName ?? '' }),
    ].filter(Boolean)
  return (
    <ul className={classes.deeds}>
      {question?.deeds.map((deed) => (
        <li key={deed.id}>
          <b>{deed.verdict === 'proposed' ? t(words.proposes, { name }) : name}</b> · {facts(deed).join(' · ')}
          {deed.fileName && <FileName name={deed.fileName} files={question.files} />}
          {deed.body !== '' && <div className={classes.words}>{deed.body}</div>}
          {deed.verdict === 'proposed' && !refusal && (
            <div className={detail.acts}>
              <ActionButton primary onAct={() => decide(deed.id, true)}>
                {t(words.agree)}
              </ActionButton>
              <ActionButton onAct={() => decide(deed.id, false)}>{t(words.decline)}</ActionButton>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A file of a dispute is among its evidence; any other is opened from here. */
function FileName({ name, files }: { name: string; files: WholeQuestion['files'] }) {
  const api = useApi()
  const file = files.find((one) => one.name === name)
  if (!file) return <> · {name}</>
  return (
    <>
      {' · '}
      <a className={detail.link} href={`/api/orgs/${api.orgId}/question-files/${file.id}`} download={name}>
        {name}
      </a>
    </>
  )
}
