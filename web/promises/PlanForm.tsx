import { Checkbox, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import { type PlanView, promiseRoutes } from '../../src/promises/contract.ts'
import type { ScheduledPayment } from '../../src/promises/model.ts'
import { checkSchedule } from '../../src/promises/rules.ts'
import { useIsAgent, useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useFocusReturn } from '../design/focus-return.ts'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { likelyDebts, owedOf } from './chosen-debts.ts'
import { DebtPicker, useDebts } from './DebtPicker.tsx'
import { planWords as words } from './plan-wording.ts'
import classes from './promises.module.css'
import { ScheduleEditor } from './ScheduleEditor.tsx'
import { type DraftPayment, dividedInto, usualDivision } from './schedule-draft.ts'
import { wording } from './wording.ts'

type Props = {
  customer: { readonly id: string; readonly name: string }
  /** Null: a plan to draft. */
  plan: PlanView | null
  onSaved(id: string): void
  onCancel(): void
}

const paymentsOf = (plan: PlanView): DraftPayment[] =>
  plan.instalments.map(({ place, dueOn, cents }) => ({ key: place, dueOn: dueOn as DraftPayment['dueOn'], cents }))

/** A plan to agree on: the documents, then how their whole is paid. Nothing is said to the customer before it is proposed. */
export function PlanForm({ customer, plan, onSaved, onCancel }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  useFocusReturn(true)
  const today = useToday()
  const refresh = useRefresh()
  const isAgent = useIsAgent()
  const refusal = useRefusal(plan ? 'desk.work' : 'claims.work')
  const { debts, failure: unknown } = useDebts(customer.id)
  const [ticked, setTicked] = useState<ReadonlySet<string> | null>(
    plan && new Set(plan.parts.map(({ itemId }) => itemId)),
  )
  const [division, setDivision] = useState(() => usualDivision(today))
  const [payments, setPayments] = useState<readonly DraftPayment[] | null>(plan && paymentsOf(plan))
  const [isTyped, setTyped] = useState(plan !== null)
  const [note, setNote] = useState(plan?.note ?? '')
  const [byDebit, setByDebit] = useState(plan?.byDebit ?? false)
  const [faults, setFaults] = useState<{ itemIds?: string | undefined; payments?: string | undefined }>({})
  const [failure, setFailure] = useState<unknown>(null)
  // Debits are the creditor's: an agent neither sees the mandate nor uses it.
  const asked = { ...api.ask(cashRoutes.mandates, { query: { customerId: customer.id } }), enabled: !isAgent }
  const mandates = useQuery(asked).data?.mandates ?? []
  const mandate = mandates.find(({ state }) => state === 'active')
  const chosen = ticked ?? (debts ? likelyDebts(debts, today) : new Set<string>())
  const owed = debts ? owedOf(debts, chosen) : null
  useEffect(() => {
    // Until a payment is typed, the payments follow what is ticked and how it is divided.
    if (!isTyped && owed) setPayments(dividedInto(owed.cents, division))
  }, [isTyped, owed?.cents, division])
  if (!debts)
    return unknown ? <ErrorState failure={unknown} onRetry={refresh} /> : <SkeletonTable columns={[2, 1]} rows={8} />

  const save = async () => {
    setFailure(null)
    if (!owed) return setFaults({ itemIds: t(chosen.size === 0 ? wording.missingDocuments : wording.oneCurrency) })
    const schedule = (payments ?? []).map(({ dueOn, cents }) => ({ dueOn: dueOn ?? '', cents: cents ?? 0 }))
    const verdict = checkSchedule(schedule as ScheduledPayment[], owed, today)
    if (!verdict.ok) return setFaults({ payments: tellRefusal(lang, verdict.refusal) })
    setFaults({})
    const body = { itemIds: [...chosen], payments: schedule, note, byDebit }
    try {
      if (plan) {
        await api.call(promiseRoutes.changePlan, { params: { id: plan.id }, body })
        tellDone(t(words.saved, { plan: plan.reference }))
        await refresh()
        return onSaved(plan.id)
      }
      const { id } = await api.call(promiseRoutes.draftPlan, { params: { id: customer.id }, body })
      await refresh()
      onSaved(id)
    } catch (cause) {
      if (cause instanceof RefusedByServer && cause.where)
        setFaults(cause.where === 'itemIds' ? { itemIds: cause.message } : { payments: cause.message })
      else setFailure(cause)
    }
  }
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <DebtPicker debts={debts} ticked={chosen} onTicked={setTicked} error={faults.itemIds} />
      {owed && (
        <ScheduleEditor
          owed={owed}
          division={division}
          onDivision={(next) => {
            setDivision(next)
            setTyped(false)
          }}
          payments={payments ?? []}
          onPayments={(next) => {
            setTyped(true)
            setPayments(next)
          }}
          error={faults.payments}
        />
      )}
      {(mandate || byDebit) && (
        <Checkbox
          label={t(words.byDebit, { mandate: mandate?.reference ?? '' })}
          description={t(words.byDebitWhat)}
          checked={byDebit}
          onChange={(event) => setByDebit(event.currentTarget.checked)}
        />
      )}
      <Textarea
        label={t(words.noteField)}
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
          {t(words.save)}
        </ActionButton>
        <ActionButton onAct={onCancel}>{t(wording.cancel)}</ActionButton>
      </div>
    </form>
  )
}
