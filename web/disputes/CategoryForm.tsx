import { Checkbox, CloseButton, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type CategoryView, disputesRoutes, type CategoryForm as Form } from '../../src/disputes/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './disputes.module.css'
import { useColleagues, useOwners } from './members.ts'
import { disputeWords, categoryWords as words } from './wording.ts'

type Props = {
  /** Null: a cause to add. */
  category: (CategoryView & { label: string }) | null
  onSaved(): void
}

const NEW: Form = {
  name: '',
  owner: null,
  colleagueId: null,
  colleagueDecides: false,
  delayDays: 10,
  tasks: [],
  isRetired: false,
}

/** Members and colleagues are chosen in one list; this tells the colleagues. */
const BY_LINK = 'link:'
const ownerIn = (value: string) =>
  value.startsWith(BY_LINK)
    ? { owner: null, colleagueId: value.slice(BY_LINK.length) }
    : { owner: value || null, colleagueId: null }

/** A cause of dispute: its name, who answers for it, its delay, and its tasks in order. */
export function CategoryForm({ category, onSaved }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const { choices } = useOwners()
  const colleagues = useColleagues()
  const [form, setForm] = useState<Form>(category ? { ...NEW, ...category, name: category.label } : NEW)
  const [failure, setFailure] = useState<unknown>(null)
  const put = (next: Partial<Form>) => setForm({ ...form, ...next })
  const putTask = (index: number, next: Partial<Form['tasks'][number]>) =>
    put({ tasks: form.tasks.map((task, place) => (place === index ? { ...task, ...next } : task)) })
  const save = async () => {
    setFailure(null)
    const { name, owner, colleagueId, colleagueDecides, delayDays, tasks, isRetired } = form
    const body = {
      name,
      owner,
      colleagueId,
      colleagueDecides,
      delayDays,
      isRetired,
      tasks: tasks.filter((task) => task.name.trim() !== ''),
    }
    try {
      if (category) await api.call(disputesRoutes.changeCategory, { params: { id: category.id }, body })
      else await api.call(disputesRoutes.addCategory, { body })
      tellDone(t(words.saved))
      await refresh()
      onSaved()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <h2>{category?.label ?? t(words.add)}</h2>
      <TextInput
        label={t(words.name)}
        value={form.name}
        maxLength={80}
        onChange={(event) => put({ name: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <NativeSelect
          label={t(disputeWords.owner)}
          value={form.owner ?? ''}
          onChange={(event) => put({ owner: event.currentTarget.value || null })}
          data={[{ value: '', label: t(words.whoOpens) }, ...choices]}
        />
        <NumberInput
          label={t(words.delay)}
          value={form.delayDays}
          min={0}
          max={365}
          allowDecimal={false}
          onChange={(value) => put({ delayDays: Number(value) || 0 })}
        />
      </div>
      <NativeSelect
        label={t(words.colleague)}
        value={form.colleagueId ?? ''}
        onChange={(event) => put({ colleagueId: event.currentTarget.value || null })}
        data={[{ value: '', label: t(words.noColleague) }, ...colleagues.choices]}
      />
      {form.colleagueId !== null && (
        <Checkbox
          label={t(words.colleagueDecides)}
          checked={form.colleagueDecides}
          onChange={(event) => put({ colleagueDecides: event.currentTarget.checked })}
        />
      )}
      <section className={detail.part}>
        <h3>{t(words.tasks)}</h3>
        {form.tasks.map((task, index) => {
          const n = index + 1
          return (
            <div key={index} className={classes.task}>
              <TextInput
                size="xs"
                aria-label={t(words.taskName, { n })}
                value={task.name}
                maxLength={200}
                onChange={(event) => putTask(index, { name: event.currentTarget.value })}
              />
              <NumberInput
                size="xs"
                aria-label={t(words.taskDays, { n })}
                prefix={t(words.dayPrefix)}
                value={task.days}
                min={0}
                max={365}
                allowDecimal={false}
                onChange={(value) => putTask(index, { days: Number(value) || 0 })}
              />
              <NativeSelect
                size="xs"
                aria-label={t(words.taskOwner, { n })}
                value={task.colleagueId === null ? (task.owner ?? '') : `${BY_LINK}${task.colleagueId}`}
                onChange={(event) => putTask(index, ownerIn(event.currentTarget.value))}
                data={[
                  { value: '', label: t(words.ownerOfDispute) },
                  { group: t(words.members), items: choices },
                  {
                    group: t(words.colleagues),
                    items: colleagues.choices.map(({ value, label }) => ({ value: `${BY_LINK}${value}`, label })),
                  },
                ]}
              />
              <CloseButton
                aria-label={t(words.removeTask, { n })}
                onClick={() => put({ tasks: form.tasks.filter((_, place) => place !== index) })}
              />
            </div>
          )
        })}
        <div>
          <ActionButton
            onAct={() => put({ tasks: [...form.tasks, { name: '', days: 1, owner: null, colleagueId: null }] })}
          >
            {t(words.addTask)}
          </ActionButton>
        </div>
      </section>
      {category && (
        <Checkbox
          label={t(words.retire)}
          checked={form.isRetired}
          onChange={(event) => put({ isRetired: event.currentTarget.checked })}
        />
      )}
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton primary type="submit" refusal={refusal} onAct={save}>
          {t(words.save)}
        </ActionButton>
      </div>
    </form>
  )
}
