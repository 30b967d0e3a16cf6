import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dunningRoutes as routes } from '../../src/dunning/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { agencyWords as words } from './agency-words.ts'

/** Which of an agency's scenarios the files of a mandate follow that it holds. */
export function MandateScenario({ mandateId }: { mandateId: string }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const [failure, setFailure] = useState<unknown>(null)
  const found = useQuery(api.ask(routes.mandateScenarios, {})).data
  if (!found) return null
  const chosen = found.chosen.find((one) => one.mandateId === mandateId)?.scenarioId ?? ''
  const choose = async (scenarioId: string) => {
    setFailure(null)
    try {
      await api.call(routes.chooseMandateScenario, {
        params: { id: mandateId },
        body: { scenarioId: scenarioId || null },
      })
      await refresh()
      tellDone(t(words.scenarioSaid))
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <section className={detail.part}>
      <h3>{t(words.scenarioTitle)}</h3>
      {failure !== null && <ErrorState failure={failure} />}
      <NativeSelect
        size="xs"
        aria-label={t(words.scenarioTitle)}
        description={refusal ?? t(words.scenarioWhat)}
        disabled={refusal !== null}
        value={chosen}
        onChange={(event) => void choose(event.currentTarget.value)}
        data={[
          { value: '', label: t(words.noScenario) },
          ...found.scenarios.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </section>
  )
}
