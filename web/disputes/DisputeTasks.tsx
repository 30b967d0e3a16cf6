import { Checkbox } from '@mantine/core'
import { type DisputeView, disputesRoutes } from '../../src/disputes/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { Reason } from '../design/Reason.tsx'
import { tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import classes from './disputes.module.css'
import { useColleagues, useOwners } from './members.ts'
import { disputeWords as words } from './wording.ts'

/** What is to be done about a dispute, in order; a tick can be taken back. */
export function DisputeTasks({ dispute }: { dispute: DisputeView }) {
  const api = useApi()
  const { t, lang, day } = useWords()
  const { nameOf } = useOwners()
  const { nameOf: colleagueOf } = useColleagues()
  const refresh = useRefresh()
  const refusal = useRefusal('claims.work')
  const mark = async (taskId: string, isDone: boolean) => {
    try {
      await api.call(disputesRoutes.markTask, { params: { id: dispute.id, taskId }, body: { isDone } })
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  return (
    <section className={detail.part}>
      <h3>{t(words.tasks)}</h3>
      {dispute.tasks.length === 0 && <p className={detail.quiet}>{t(words.noTask)}</p>}
      <ul className={classes.rows}>
        {dispute.tasks.map((task) => (
          <li key={task.id} className={classes.row}>
            <Checkbox
              size="xs"
              label={task.name}
              checked={task.doneAt !== null}
              disabled={refusal !== null}
              onChange={(event) => void mark(task.id, event.currentTarget.checked)}
            />
            {task.doneAt !== null ? (
              <span className={detail.quiet}>{t(words.taskDone, { name: task.doneBy ?? '' })}</span>
            ) : task.isLate ? (
              <Reason kind="held">{t(words.taskBy, { day: day(task.dueOn as LocalDate) })}</Reason>
            ) : (
              <span className={detail.quiet}>{t(words.taskBy, { day: day(task.dueOn as LocalDate) })}</span>
            )}
            {task.colleagueId !== null ? (
              <span className={detail.quiet}>{t(words.byLink, { name: colleagueOf(task.colleagueId) })}</span>
            ) : (
              task.owner !== dispute.owner && <span className={detail.quiet}>{nameOf(task.owner)}</span>
            )}
          </li>
        ))}
      </ul>
      {refusal && <p className={detail.refusal}>{refusal}</p>}
    </section>
  )
}
