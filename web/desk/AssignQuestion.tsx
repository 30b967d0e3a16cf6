import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { deskRoutes } from '../../src/desk/contract.ts'
import type { BodyIn } from '../../src/platform/route.ts'
import { Ask } from '../design/Ask.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import type { WorkBoard } from './worklist.ts'
import { worklistWords as words } from './worklist-wording.ts'

type Props = {
  chosen: BodyIn<typeof deskRoutes.weighWork>
  members: WorkBoard['members']
  onClose(): void
  onAssigned(): Promise<void>
}

const NOBODY = 'none'
const RULES = 'rules'

/** Who works for these customers from now on: a member, nobody, or whoever the rules name. */
export function AssignQuestion({ chosen, members, onClose, onAssigned }: Props) {
  const api = useApi()
  const { t } = useWords()
  const undo = useUndo()
  const refresh = useRefresh()
  const [to, setTo] = useState(members.find(({ isMe }) => isMe)?.member ?? NOBODY)
  const choices = [
    ...members.map(({ member, name }) => ({ value: member, label: name })),
    { value: NOBODY, label: t(words.nobodyName) },
    { value: RULES, label: t(words.byRules) },
  ]
  const assign = async () => {
    const body = { ...chosen, member: to === NOBODY ? null : to }
    const { act, count } = await api.call(deskRoutes.assignWork, { body })
    undo({
      message: t(words.assigned, {
        n: count,
        name: choices.find(({ value }) => value === to)?.label ?? '',
      }),
      undo: async () => {
        await api.call(deskRoutes.assignWork, { body: { act } })
        await refresh()
      },
    })
    await onAssigned()
  }
  return (
    <Ask opened title={t(words.assignTitle)} act={t(words.assignAct)} onAct={assign} onClose={onClose}>
      <NativeSelect
        data-autofocus
        label={t(words.assignTo)}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        data={choices}
      />
    </Ask>
  )
}
