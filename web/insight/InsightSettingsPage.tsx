import { TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { insightRoutes } from '../../src/insight/contract.ts'
import type { Perimeter, ReminderPrices } from '../../src/insight/model.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { useSettingForm } from '../access/setting-form.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { InsightFrame } from './InsightFrame.tsx'
import classes from './insight.module.css'
import { insightSettingWords as words } from './setting-wording.ts'

/** What indicators leave out, and what reminders cost. */
export function InsightSettingsPage() {
  const api = useApi()
  const found = useQuery(api.ask(insightRoutes.insightSetting, {}))
  return (
    <InsightFrame here="reglages">
      {found.error && !found.data && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {!found.data && !found.error && <SkeletonTable columns={[2, 3]} rows={8} />}
      {found.data && (
        <div className={classes.settings}>
          <PerimeterForm perimeter={found.data.perimeter} />
          <PricesForm prices={found.data.reminderPrices ?? NO_PRICES} isTold={found.data.reminderPrices !== null} />
        </div>
      )}
    </InsightFrame>
  )
}

function PerimeterForm({ perimeter }: { perimeter: Perimeter }) {
  const api = useApi()
  const { t } = useWords()
  const tags = useQuery(api.ask(partiesRoutes.profileWords, {})).data?.tags ?? []
  const save = (body: Perimeter) =>
    api.call(insightRoutes.changePerimeter, { body: { ...body, groupTags: [...body.groupTags] } })
  const told = { save: words.savePerimeter, saved: words.savedPerimeter }
  const { draft, set, tick, form } = useSettingForm(perimeter, {}, save, told)
  return form(
    classes.settingForm,
    <>
      <h2>{t(words.perimeterTitle)}</h2>
      <p>{t(words.perimeterWhat)}</p>
      {tick('withoutDoubtful', words.withoutDoubtful)}
      {tick('withoutPrepayments', words.withoutPrepayments)}
      <TagsInput
        label={t(words.groupTags)}
        description={t(words.groupTagsWhat)}
        data={tags}
        maxTags={30}
        value={[...(draft.groupTags as readonly string[])]}
        onChange={(value) => set('groupTags', value)}
      />
    </>,
  )
}

/** Nothing is told: each figure is asked for. */
const NO_PRICES: ReminderPrices = {
  hoursMonth: 0,
  hourCents: 0,
  letterCents: 0,
  registeredCents: 0,
  electronicCents: 0,
  smsCents: 0,
  licenceMonthCents: 0,
}
const BOUNDS = { hoursMonth: [0, 10_000] } as const

function PricesForm({ prices, isTold }: { prices: ReminderPrices; isTold: boolean }) {
  const api = useApi()
  const { t } = useWords()
  const save = (body: ReminderPrices) => api.call(insightRoutes.changeReminderPrices, { body })
  const told = { save: words.savePrices, saved: words.savedPrices }
  const needed = Object.keys(NO_PRICES) as (keyof ReminderPrices)[]
  const { count, money, form } = useSettingForm(prices, BOUNDS, save, told, needed)
  return form(
    classes.settingForm,
    <>
      <h2>{t(words.pricesTitle)}</h2>
      <p>{t(words.pricesWhat)}</p>
      {!isTold && <p className={classes.quiet}>{t(words.pricesUntold)}</p>}
      <div className={classes.settingFields}>
        {count('hoursMonth', words.hoursMonth)}
        {money('hourCents', words.hour)}
        {money('letterCents', words.letter)}
        {money('registeredCents', words.registered)}
        {money('electronicCents', words.electronic)}
        {money('smsCents', words.sms)}
        {money('licenceMonthCents', words.licence)}
      </div>
    </>,
  )
}
