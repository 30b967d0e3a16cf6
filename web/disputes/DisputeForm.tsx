import { NativeSelect, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { disputesRoutes } from '../../src/disputes/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { OwnBooks, useIsAgent, useRefusal, useToday } from '../access/membership.tsx'
import { CustomerSearch } from '../cash/CustomerSearch.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { CategorySelect } from './CategorySelect.tsx'
import { type Contested, contestedOf, faultOf } from './contested.ts'
import { DocumentChoice } from './DocumentChoice.tsx'
import classes from './disputes.module.css'
import { useOwners } from './members.ts'
import { disputeWords as words } from './wording.ts'

type Props = {
  /** Whose documents are contested; null when it is to be chosen. */
  customerId: string | null
  /** The document it was opened from: it is ticked. */
  itemId: string | null
  onOpened(id: string): void
  onCancel(): void
}

/** What a customer contests, whole or in part, why, and who ends it by when. */
export function DisputeForm({ customerId, itemId, onOpened, onCancel }: Props) {
  const api = useApi()
  const { t, money } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const today = useToday()
  const refusal = useRefusal('claims.work')
  const isAgent = useIsAgent()
  const { choices } = useOwners()
  const [chosen, setChosen] = useState<{ id: string; name: string; code: string } | null>(null)
  const [contested, setContested] = useState<Contested>(new Map())
  const [categoryId, setCategoryId] = useState<string | null>(null)
  const [owner, setOwner] = useState('')
  const [dueOn, setDueOn] = useState<LocalDate | null>(null)
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState<unknown>(null)
  const given = useQuery({
    ...api.ask(partiesRoutes.customer, { params: { id: customerId ?? '' } }),
    enabled: customerId !== null,
  }).data?.customer
  const customer = customerId === null ? chosen : given
  const fault = !customer ? 'chooseCustomer' : faultOf(contested)
  const total = contestedOf(contested)
  const open = async () => {
    if (fault || !customer || !categoryId) return
    setFailure(null)
    try {
      const { id } = await api.call(disputesRoutes.open, {
        body: {
          customerId: customer.id,
          categoryId,
          items: [...contested].map(([id, part]) => ({
            itemId: id,
            cents: part.cents === part.openCents ? null : part.cents,
          })),
          note,
          ...(owner ? { owner } : {}),
          dueOn,
        },
      })
      const amount = total ? money(total.cents, total.currency) : ''
      const message = t(words.opened, { amount })
      // Only the creditor ends a dispute, and be it one opened by mistake.
      if (isAgent) tellDone(message)
      else undo({ message, undo: () => reject(id) })
      await refresh()
      onOpened(id)
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  /** Opened by mistake: rejected at once and without days of grace, it holds nothing back. */
  const reject = async (id: string) => {
    await api.call(disputesRoutes.reject, { params: { id }, body: { note: t(words.cancel), graceDays: 0 } })
    await refresh()
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void open()
  }
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()} onKeyDown={pressed}>
      <h2>{t(words.formTitle)}</h2>
      {customerId === null ? (
        <CustomerSearch label={t(words.customer)} chosen={chosen} onChoose={setChosen} autoFocus />
      ) : (
        <p>{given?.name ?? '…'}</p>
      )}
      {customer && (
        <DocumentChoice
          key={customer.id}
          customerId={customer.id}
          firstId={itemId}
          contested={contested}
          onContested={setContested}
        />
      )}
      <CategorySelect value={categoryId} onValue={setCategoryId} autoFocus={customerId !== null} />
      <Textarea
        label={t(words.cause)}
        value={note}
        maxLength={4000}
        autosize
        minRows={3}
        maxRows={12}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.pair}>
        <OwnBooks>
          <NativeSelect
            label={t(words.owner)}
            value={owner}
            onChange={(event) => setOwner(event.currentTarget.value)}
            data={[{ value: '', label: t(words.ownerOfCategory) }, ...choices]}
          />
        </OwnBooks>
        <DayInput
          label={t(words.dueOn)}
          description={t(words.delayOfCategory)}
          value={dueOn}
          onValue={setDueOn}
          today={today}
          earliest={today}
        />
      </div>
      {total && <p aria-live="polite">{t(words.totalContested, { amount: money(total.cents, total.currency) })}</p>}
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton
          primary
          type="submit"
          shortcut={{ keys: 'Mod+Enter', does: words.act }}
          refusal={refusal ?? (fault && t(words[fault]))}
          onAct={open}
        >
          {t(words.act)}
        </ActionButton>
        <ActionButton onAct={onCancel}>{t(words.cancel)}</ActionButton>
      </div>
    </form>
  )
}
