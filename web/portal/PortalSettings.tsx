import { Checkbox, NativeSelect, NumberInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { portalRoutes } from '../../src/portal/contract.ts'
import { PLAN_OFFERS, type PlanOffer, type PortalSetting } from '../../src/portal/model.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { PaymentTakerForm } from './PaymentTakerForm.tsx'
import classes from './portal.module.css'
import { planOfferNames, wording as words } from './wording.ts'

/** What customers find on their page, and how long a link to it lasts. */
export function PortalSettings() {
  const api = useApi()
  const found = useQuery(api.ask(portalRoutes.setting, {}))
  const taker = useQuery(api.ask(portalRoutes.paymentTaker, {}))
  if (found.data)
    return (
      <>
        <Setting setting={found.data} />
        {taker.data && <PaymentTakerForm taker={taker.data} />}
      </>
    )
  if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  return <SkeletonTable columns={[2, 3]} rows={8} />
}

const BOUNDS = { linkDays: [1, 730], promiseDays: [1, 365], planMonths: [2, 60] } as const
type Counted = keyof typeof BOUNDS
type Ticked = 'isOn' | 'showsGroup' | 'takesPromises' | 'asksSatisfaction'

function Setting({ setting }: { setting: PortalSetting }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const [draft, setDraft] = useState<{ [name in keyof PortalSetting]: PortalSetting[name] | string | null }>({
    ...setting,
  })
  const [isChecked, setChecked] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const wrong = (name: Counted): string | null => {
    const [from, to] = BOUNDS[name]
    const value = draft[name]
    const isRight = typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
    return isRight ? null : t(words.wrongNumber, { from, to })
  }
  const save = async () => {
    setChecked(true)
    setFailure(null)
    if (draft.planMostCents === null || (Object.keys(BOUNDS) as Counted[]).some((name) => wrong(name))) return
    try {
      await api.call(portalRoutes.changeSetting, { body: draft as PortalSetting })
      tellDone(t(words.saved))
      await refresh()
    } catch (cause) {
      setFailure(cause)
    }
  }
  const count = (name: Counted) => (
    <NumberInput
      label={t(words[name])}
      value={(draft[name] as number | string) ?? ''}
      min={BOUNDS[name][0]}
      max={BOUNDS[name][1]}
      clampBehavior="none"
      allowDecimal={false}
      error={isChecked ? wrong(name) : null}
      onChange={(value) => setDraft({ ...draft, [name]: value })}
    />
  )
  const tick = (name: Ticked) => (
    <Checkbox
      label={t(words[name])}
      checked={draft[name] as boolean}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.checked })}
    />
  )
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <p className={classes.lead}>{t(words.settingLead)}</p>
      {tick('isOn')}
      {count('linkDays')}
      {tick('showsGroup')}
      {tick('takesPromises')}
      {count('promiseDays')}
      <NativeSelect
        label={t(words.plans)}
        value={draft.plans as PlanOffer}
        data={PLAN_OFFERS.map((value) => ({ value, label: t(planOfferNames[value]) }))}
        onChange={(event) => setDraft({ ...draft, plans: event.currentTarget.value as PlanOffer })}
      />
      {draft.plans === 'within_limits' && (
        <>
          {count('planMonths')}
          <MoneyInput
            label={t(words.planMost)}
            currency="EUR"
            cents={draft.planMostCents as number | null}
            onCents={(planMostCents) => setDraft({ ...draft, planMostCents })}
          />
        </>
      )}
      {tick('asksSatisfaction')}
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton type="submit" primary refusal={refusal} onAct={save}>
          {t(words.save)}
        </ActionButton>
      </div>
    </form>
  )
}
