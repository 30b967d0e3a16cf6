import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type CostView, legalRoutes, type ProceedingView } from '../../src/legal/contract.ts'
import { costNames } from '../../src/legal/proceedings/act-wording.ts'
import { COST_KINDS, type CostKind, isRecoverableKind } from '../../src/legal/proceedings/model.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import { Day } from '../design/Day.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './claims.module.css'
import { proceedingWords as words } from './proceeding-wording.ts'

/** What a matter costs us, and what of it is asked of the debtor. */
export function ProceedingCosts({ matter }: { matter: ProceedingView }) {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const refresh = useRefresh()
  const [asks, setAsks] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const { currency, costs } = matter
  const act =
    (route: typeof legalRoutes.claimCost | typeof legalRoutes.withdrawCost, id: string, done: string) => async () => {
      setFailure(null)
      try {
        await api.call(route, { params: { id } })
        tellDone(done)
        await refresh()
      } catch (thrown) {
        setFailure(thrown)
      }
    }
  const fate = ({ itemId, isRecoverable }: CostView) =>
    t(itemId ? words.isClaimed : isRecoverable ? words.isRecoverable : words.isOurs)
  return (
    <section className={detail.part} aria-label={t(words.costs)}>
      <h3>{t(words.costs)}</h3>
      {costs.length === 0 && <p className={detail.quiet}>{t(words.noCost)}</p>}
      <ul className={classes.list}>
        {costs.map((cost) => (
          <li key={cost.id}>
            <span className={classes.head}>
              <span>
                {t(costNames[cost.kind])}
                {cost.label && ` · ${cost.label}`}
              </span>
              <Amount cents={cost.cents} currency={currency} />
            </span>
            <span className={classes.cited}>
              <Day date={cost.incurredOn as LocalDate} /> · {fate(cost)}
            </span>
            <span className={detail.acts}>
              {cost.isRecoverable && !cost.itemId && (
                <ActionButton refusal={refusal} onAct={act(legalRoutes.claimCost, cost.id, t(words.costClaimedDone))}>
                  {t(words.claimCost)}
                </ActionButton>
              )}
              <ActionButton refusal={refusal} onAct={act(legalRoutes.withdrawCost, cost.id, t(words.changed))}>
                {t(words.withdrawCost)}
              </ActionButton>
            </span>
          </li>
        ))}
      </ul>
      {failure !== null && <ErrorState failure={failure} />}
      <div className={detail.acts}>
        <ActionButton refusal={refusal} shortcut={{ keys: 'f', does: words.addCost }} onAct={() => setAsks(true)}>
          {t(words.addCost)}
        </ActionButton>
      </div>
      {asks && <CostQuestion matter={matter} onClose={() => setAsks(false)} />}
    </section>
  )
}

function CostQuestion({ matter, onClose }: { matter: ProceedingView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const [kind, setKind] = useState<CostKind>('registry')
  const [label, setLabel] = useState('')
  const [cents, setCents] = useState<number | null>(null)
  const [on, setOn] = useState<LocalDate | null>(today)
  const [isRecoverable, setRecoverable] = useState(true)
  const add = async () => {
    await api.call(legalRoutes.addCost, {
      params: { id: matter.id },
      body: { kind, label, cents: cents!, incurredOn: on!, isRecoverable },
    })
    tellDone(t(words.costNoted))
    await refresh()
  }
  const choose = (chosen: CostKind) => {
    setKind(chosen)
    setRecoverable(isRecoverableKind(chosen))
  }
  const wrong = !cents ? t(words.amountMissing) : on === null ? t(words.dayMissing) : null
  return (
    <Ask opened title={t(words.addCost)} act={t(words.addCost)} onAct={add} onClose={onClose} refusal={wrong}>
      <NativeSelect
        data-autofocus
        label={t(words.costKind)}
        value={kind}
        onChange={(event) => choose(event.currentTarget.value as CostKind)}
        data={COST_KINDS.map((one) => ({ value: one, label: t(costNames[one]) }))}
      />
      <div className={classes.two}>
        <MoneyInput label={t(words.amount)} currency={matter.currency} cents={cents} onCents={setCents} />
        <DayInput label={t(words.on)} value={on} onValue={setOn} today={today} latest={today} />
      </div>
      <TextInput
        label={t(words.costLabel)}
        value={label}
        maxLength={200}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <Checkbox
        label={t(words.recoverable)}
        description={t(words.recoverableHint)}
        checked={isRecoverable}
        onChange={(event) => setRecoverable(event.currentTarget.checked)}
      />
    </Ask>
  )
}
