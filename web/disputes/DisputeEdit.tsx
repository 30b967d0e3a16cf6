import { NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { type DisputeView, disputesRoutes } from '../../src/disputes/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { CategorySelect } from './CategorySelect.tsx'
import classes from './disputes.module.css'
import { useOwners } from './members.ts'
import { disputeWords as words } from './wording.ts'

/** Corrects a dispute: its cause, who answers for it, by when, and what the customer says. */
export function DisputeEdit({ dispute, onDone }: { dispute: DisputeView; onDone(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const { choices } = useOwners()
  const [categoryId, setCategoryId] = useState<string | null>(dispute.categoryId)
  const [owner, setOwner] = useState(dispute.owner ?? '')
  const [dueOn, setDueOn] = useState<LocalDate | null>(dispute.dueOn as LocalDate)
  const [note, setNote] = useState(dispute.note)
  const [failure, setFailure] = useState<unknown>(null)
  const save = async () => {
    setFailure(null)
    try {
      await api.call(disputesRoutes.edit, {
        params: { id: dispute.id },
        body: {
          categoryId: categoryId ?? dispute.categoryId,
          owner: owner || null,
          dueOn: dueOn ?? dispute.dueOn,
          note,
        },
      })
      await refresh()
      onDone()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <h2>{dispute.customerName}</h2>
      <CategorySelect value={categoryId} onValue={setCategoryId} />
      <div className={classes.pair}>
        <NativeSelect
          label={t(words.owner)}
          value={owner}
          onChange={(event) => setOwner(event.currentTarget.value)}
          data={[{ value: '', label: t(words.nobody) }, ...choices]}
        />
        <DayInput
          label={t(words.dueOn)}
          value={dueOn}
          onValue={setDueOn}
          today={today}
          earliest={dispute.openedOn as LocalDate}
        />
      </div>
      <Textarea
        label={t(words.cause)}
        value={note}
        maxLength={4000}
        autosize
        minRows={3}
        maxRows={12}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton primary type="submit" onAct={save}>
          {t(words.save)}
        </ActionButton>
        <ActionButton onAct={onDone}>{t(words.cancel)}</ActionButton>
      </div>
    </form>
  )
}
