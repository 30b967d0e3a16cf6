import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { addDays, type LocalDate } from '../../src/kernel/calendar.ts'
import { type PromiseView, promiseRoutes } from '../../src/promises/contract.ts'
import { PROMISE_SOURCES, type PromiseSource } from '../../src/promises/model.ts'
import { sourceNames } from '../../src/promises/wording.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useFocusReturn } from '../design/focus-return.ts'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { likelyDebts, owedOf } from './chosen-debts.ts'
import { DebtPicker, useDebts } from './DebtPicker.tsx'
import classes from './promises.module.css'
import { wording as words } from './wording.ts'

type Props = {
  customer: { readonly id: string; readonly name: string }
  /** The running promise that this one takes the place of. */
  replaces?: PromiseView | null
  /** Who gave it, where that is known already. */
  saidBy?: string
  onSaved(id: string): void | Promise<unknown>
  onCancel(): void
}

/** The portal writes its own. */
const BY_HAND = PROMISE_SOURCES.filter((source) => source !== 'portal')

type Field = 'itemIds' | 'cents' | 'dueOn'

/** What a customer promises: documents, an amount, a day. What is late is ticked, and all of it proposed, in a week. */
export function PromiseForm({ customer, replaces = null, saidBy: giver = '', onSaved, onCancel }: Props) {
  const api = useApi()
  const { t, day } = useWords()
  useFocusReturn(true)
  const today = useToday()
  const undo = useUndo()
  const refresh = useRefresh()
  const refusal = useRefusal('claims.work')
  const { debts, failure: unknown } = useDebts(customer.id)
  const [ticked, setTicked] = useState<ReadonlySet<string> | null>(
    replaces && new Set(replaces.parts.map(({ itemId }) => itemId)),
  )
  const [cents, setCents] = useState<number | null>(replaces?.cents ?? null)
  const [touched, setTouched] = useState(replaces !== null)
  const [dueOn, setDueOn] = useState<LocalDate | null>(addDays(today, 7))
  const [source, setSource] = useState<PromiseSource>('call')
  const [saidBy, setSaidBy] = useState(replaces?.saidBy ?? giver)
  const [note, setNote] = useState('')
  const [faults, setFaults] = useState<Partial<Record<Field, string>>>({})
  const [failure, setFailure] = useState<unknown>(null)
  const chosen = ticked ?? (debts ? likelyDebts(debts, today) : new Set<string>())
  const owed = debts ? owedOf(debts, chosen) : null
  useEffect(() => {
    // Until an amount is typed, all that is ticked is promised.
    if (!touched && owed) setCents(owed.cents)
  }, [touched, owed?.cents])
  if (!debts)
    return unknown ? <ErrorState failure={unknown} onRetry={refresh} /> : <SkeletonTable columns={[2, 1]} rows={6} />

  const cancel = (id: string) =>
    api.call(promiseRoutes.cancelPromise, { params: { id }, body: { reason: t(words.undone) } })
  const giveBack = (promise: PromiseView, id: string) => {
    const { parts, cents, keptCents, dueOn, source, saidBy, note } = promise
    const itemIds = parts.map(({ itemId }) => itemId)
    return api.call(promiseRoutes.makePromise, {
      params: { id: customer.id },
      body: { itemIds, cents: cents - keptCents, dueOn, source, saidBy, note, replaces: id },
    })
  }
  const save = async () => {
    const found: typeof faults = {
      ...(chosen.size === 0 && { itemIds: t(words.missingDocuments) }),
      ...(chosen.size > 0 && !owed && { itemIds: t(words.oneCurrency) }),
      ...(!dueOn && { dueOn: t(words.missingDay) }),
    }
    setFaults(found)
    setFailure(null)
    if (Object.keys(found).length > 0 || !dueOn) return
    try {
      const { id } = await api.call(promiseRoutes.makePromise, {
        params: { id: customer.id },
        body: { itemIds: [...chosen], cents, dueOn, source, saidBy, note, replaces: replaces?.id ?? null },
      })
      const message = t(words.saved, { customer: customer.name, day: day(dueOn) })
      // The promise that gave way stands again; one whose day has passed cannot be given anew.
      if (replaces && replaces.dueOn < today) tellDone(message)
      else undo({ message, undo: () => (replaces ? giveBack(replaces, id) : cancel(id)).then(refresh) })
      await refresh()
      await onSaved(id)
    } catch (cause) {
      if (cause instanceof RefusedByServer && cause.where) setFaults({ [cause.where]: cause.message })
      else setFailure(cause)
    }
  }
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <DebtPicker debts={debts} ticked={chosen} onTicked={setTicked} error={faults.itemIds} />
      <div className={classes.two}>
        <MoneyInput
          label={t(words.amountField)}
          currency={owed?.currency ?? 'EUR'}
          cents={cents}
          error={faults.cents}
          onCents={(typed) => {
            setTouched(true)
            setCents(typed)
          }}
        />
        <DayInput label={t(words.dayField)} today={today} value={dueOn} onValue={setDueOn} error={faults.dueOn} />
      </div>
      {owed && (
        <p className={detail.quiet}>{t(words.amountWhat, { owed: { cents: owed.cents, currency: owed.currency } })}</p>
      )}
      <div className={classes.two}>
        <NativeSelect
          label={t(words.source)}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value as PromiseSource)}
          data={BY_HAND.map((one) => ({ value: one, label: t(sourceNames[one]) }))}
        />
        <TextInput
          label={t(words.saidBy)}
          value={saidBy}
          maxLength={200}
          onChange={(event) => setSaidBy(event.currentTarget.value)}
        />
      </div>
      <Textarea
        label={t(words.note)}
        autosize
        minRows={1}
        maxRows={6}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton type="submit" primary refusal={refusal} onAct={save}>
          {t(replaces ? words.replaceSave : words.save)}
        </ActionButton>
        <ActionButton onAct={onCancel}>{t(words.cancel)}</ActionButton>
      </div>
    </form>
  )
}
