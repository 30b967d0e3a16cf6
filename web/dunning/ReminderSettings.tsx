import { Checkbox, NumberInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './customer.module.css'
import { settingsWords } from './settings-wording.ts'

type Settings = z.output<typeof dunningRoutes.settings.reply>

/** Whether automatic steps leave by themselves, and how old the books may be before nothing leaves any more. */
export function ReminderSettings() {
  const api = useApi()
  const found = useQuery(api.ask(dunningRoutes.settings, {}))
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[1, 2]} rows={4} />
  }
  return <SettingsForm key={`${found.data.freshnessDays} ${found.data.automatic}`} settings={found.data} />
}

const USUAL_DAYS = 5

function SettingsForm({ settings }: { settings: Settings }) {
  const api = useApi()
  const { t, day } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const [days, setDays] = useState<number | string | null>(settings.freshnessDays)
  const [automatic, setAutomatic] = useState(settings.automatic)
  const [failure, setFailure] = useState<unknown>(null)
  const isGood = days === null || (Number.isInteger(days) && Number(days) >= 1 && Number(days) <= 365)
  const save = async () => {
    setFailure(null)
    try {
      const body = { freshnessDays: days === null ? null : Number(days), automatic }
      await api.call(dunningRoutes.saveSettings, { body })
      tellDone(t(settingsWords.settingsSaved))
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  return (
    <section className={classes.settings} aria-labelledby="freshness">
      <h2>{t(settingsWords.letGoTitle)}</h2>
      <p>{t(settingsWords.letGoWhat)}</p>
      <Checkbox
        label={t(settingsWords.letGo)}
        checked={automatic}
        onChange={(event) => setAutomatic(event.currentTarget.checked)}
      />
      <h2 id="freshness">{t(settingsWords.settingsTitle)}</h2>
      <p>{t(settingsWords.freshnessWhat)}</p>
      <p className={detail.quiet}>
        {settings.booksFreshOn
          ? t(settingsWords.freshOn, { day: day(settings.booksFreshOn as LocalDate) })
          : t(settingsWords.freshNever)}{' '}
        {settings.attestedOn &&
          t(settingsWords.attestedBy, { name: settings.attestedBy, day: day(settings.attestedOn as LocalDate) })}
      </p>
      <Checkbox
        label={t(settingsWords.freshnessOff)}
        checked={days === null}
        onChange={(event) => setDays(event.currentTarget.checked ? null : (settings.freshnessDays ?? USUAL_DAYS))}
      />
      {days !== null && (
        <NumberInput
          label={t(settingsWords.freshness)}
          suffix={` ${t(settingsWords.freshnessDays)}`}
          value={days}
          min={1}
          max={365}
          clampBehavior="none"
          allowDecimal={false}
          error={isGood ? null : t(settingsWords.daysWrong)}
          onChange={setDays}
          w={240}
        />
      )}
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <ActionButton primary refusal={refusal ?? (isGood ? null : t(settingsWords.daysWrong))} onAct={save}>
        {t(settingsWords.saveSettings)}
      </ActionButton>
      <FigureLink href={urls.scenario(api.orgId ?? 0)}>{t(settingsWords.scenarioLink)}</FigureLink>
    </section>
  )
}
