import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './parties.module.css'
import { wording } from './wording.ts'

type Member = z.output<typeof partiesRoutes.group.reply>['customers'][number]

/** Whether the group is reminded through its head, and who of it stays apart. */
export function GroupReminders({ members }: { members: readonly Member[] }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const done = useUndo()
  const refusal = useRefusal('desk.work')
  const [failure, setFailure] = useState<unknown>(null)
  const [head, ...others] = members
  const keep = async ({ id, groupReminders, paysAlone }: Member, change: Partial<Member>, message: string) => {
    setFailure(null)
    const before = { groupReminders, paysAlone }
    const put = (body: typeof before) => api.call(partiesRoutes.updateGroup, { params: { id }, body }).then(refresh)
    const { groupReminders: together = groupReminders, paysAlone: alone = paysAlone } = change
    try {
      await put({ groupReminders: together, paysAlone: alone })
      done({ message, undo: () => put(before) })
    } catch (cause) {
      setFailure(cause)
    }
  }
  if (!head || others.length === 0) return null
  return (
    <section className={classes.groupReminders} aria-labelledby="group-reminders">
      <h2 id="group-reminders">{t(wording.groupReminders)}</h2>
      {failure !== null && <ErrorState failure={failure} />}
      <Checkbox
        label={t(wording.remindTogether)}
        description={t(wording.remindTogetherUse, { name: head.name })}
        checked={head.groupReminders}
        disabled={refusal !== null}
        onChange={(event) => {
          const groupReminders = event.currentTarget.checked
          void keep(head, { groupReminders }, t(groupReminders ? wording.nowTogether : wording.nowApart))
        }}
      />
      {refusal && <p className={classes.quiet}>{refusal}</p>}
      {head.groupReminders && (
        <fieldset className={classes.apart}>
          <legend>{t(wording.whoStaysApart)}</legend>
          {others.map((one) => (
            <Checkbox
              key={one.id}
              size="xs"
              label={one.name}
              checked={one.paysAlone}
              disabled={refusal !== null}
              onChange={(event) => {
                const paysAlone = event.currentTarget.checked
                const said = paysAlone ? wording.memberApart : wording.memberTogether
                void keep(one, { paysAlone }, t(said, { name: one.name }))
              }}
            />
          ))}
        </fieldset>
      )}
    </section>
  )
}
