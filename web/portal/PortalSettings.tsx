import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { portalRoutes } from '../../src/portal/contract.ts'
import { PLAN_OFFERS, type PlanOffer, type PortalSetting } from '../../src/portal/model.ts'
import { useSettingForm } from '../access/setting-form.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
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

function Setting({ setting }: { setting: PortalSetting }) {
  const api = useApi()
  const { t } = useWords()
  const save = (body: PortalSetting) => api.call(portalRoutes.changeSetting, { body })
  const { draft, set, count, money, tick, form } = useSettingForm(setting, BOUNDS, save, words, ['planMostCents'])
  return form(
    classes.form,
    <>
      <p className={classes.lead}>{t(words.settingLead)}</p>
      {tick('isOn', words.isOn)}
      {count('linkDays', words.linkDays)}
      {tick('showsGroup', words.showsGroup)}
      {tick('takesPromises', words.takesPromises)}
      {count('promiseDays', words.promiseDays)}
      <NativeSelect
        label={t(words.plans)}
        value={draft.plans as PlanOffer}
        data={PLAN_OFFERS.map((value) => ({ value, label: t(planOfferNames[value]) }))}
        onChange={(event) => set('plans', event.currentTarget.value)}
      />
      {draft.plans === 'within_limits' && (
        <>
          {count('planMonths', words.planMonths)}
          {money('planMostCents', words.planMost)}
        </>
      )}
      {tick('asksSatisfaction', words.asksSatisfaction)}
    </>,
  )
}
