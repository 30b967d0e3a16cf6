import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { deskRoutes, type ViewState } from '../../src/desk/contract.ts'
import { newId } from '../../src/kernel/ids.ts'
import { useRefusal } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { Chip } from '../design/Chip.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './worklist.module.css'
import { addressOf, type WorkBoard, type WorkFilter } from './worklist.ts'
import { worklistWords as words } from './worklist-wording.ts'

type View = WorkBoard['views'][number]
type Props = {
  views: readonly View[]
  filter: WorkFilter
  onAddress(address: ReturnType<typeof addressOf>): void
}

const stateOf = ({ group, member, words: typed, sort }: WorkFilter): ViewState => ({
  ...(group && { group }),
  ...(member && { member }),
  ...(typed && { words: typed }),
  ...(sort && { sort }),
})
const same = (a: ViewState, b: ViewState): boolean =>
  a.group === b.group && a.member === b.member && a.words === b.words && a.sort === b.sort

/** Lists kept under a name, each with how many customers it holds now; the one on screen is kept or forgotten here. */
export function KeptViews({ views, filter, onAddress }: Props) {
  const api = useApi()
  const { t, count } = useWords()
  const undo = useUndo()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const [isAsking, setAsking] = useState(false)
  const state = stateOf(filter)
  const isPlain = Object.keys(state).length === 0
  const shown = views.find((view) => same(view.state, state))
  const forget = async (view: View) => {
    await api.call(deskRoutes.dropView, { params: { id: view.id } })
    undo({
      message: t(words.forgotten, { name: view.name }),
      undo: async () => {
        const { name, isShared } = view
        await api.call(deskRoutes.keepView, { params: { id: view.id }, body: { name, isShared, state: view.state } })
        await refresh()
      },
    })
    await refresh()
  }
  if (views.length === 0 && (isPlain || refusal)) return null
  return (
    <div className={classes.views} role="group" aria-label={t(words.views)}>
      {views.map((view) => (
        <Chip
          key={view.id}
          isOn={view === shown}
          onPress={() => onAddress(addressOf(view === shown ? {} : view.state))}
        >
          {view.name} {count(view.count)}
        </Chip>
      ))}
      {!isPlain && !shown && !refusal && <Chip onPress={() => setAsking(true)}>{t(words.keepView)}</Chip>}
      {shown?.isMine && !refusal && (
        <Chip onPress={() => void forget(shown)}>{t(words.forget, { name: shown.name })}</Chip>
      )}
      {isAsking && <KeepQuestion state={state} onClose={() => setAsking(false)} />}
    </div>
  )
}

function KeepQuestion({ state, onClose }: { state: ViewState; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const keep = async () => {
    await api.call(deskRoutes.keepView, { params: { id: newId() }, body: { name, isShared, state } })
    await refresh()
  }
  return (
    <Ask opened title={t(words.keepTitle)} act={t(words.keepAct)} onAct={keep} onClose={onClose}>
      <p>{t(words.keepWhat)}</p>
      <TextInput
        data-autofocus
        label={t(words.viewName)}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox
        label={t(words.viewShared)}
        checked={isShared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
    </Ask>
  )
}
