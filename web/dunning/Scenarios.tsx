import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dunningRoutes, type ScenarioRow } from '../../src/dunning/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { scenarioWords } from './scenario-wording.ts'

const useScenarios = () => {
  const api = useApi()
  return useQuery(api.ask(dunningRoutes.scenarios, {})).data?.rows ?? []
}

/** Who follows a scenario: everybody who has no other, or those for whom a person chose it. */
export function Followers({ scenarioId }: { scenarioId: string }) {
  const { t, count } = useWords()
  const shown = useScenarios().find(({ id }) => id === scenarioId)
  if (!shown) return null
  const { isStandard, customerCount } = shown
  return (
    <span>
      {isStandard
        ? t(scenarioWords.isStandard)
        : t(scenarioWords.followedBy, { n: customerCount, count: count(customerCount) })}
    </span>
  )
}

/** Which scenario is shown, and how to add another for customers who are reminded otherwise. */
export function Scenarios({ here }: { here: string }) {
  const { t } = useWords()
  const [, change] = useAddressState<'scenario' | 'etape'>()
  const refusal = useRefusal('settings.manage')
  const [isAdding, setAdding] = useState(false)
  const rows = useScenarios()
  return (
    <>
      {rows.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label={t(scenarioWords.scenarioShown)}
          value={here}
          onChange={(event) => {
            const row = rows.find(({ id }) => id === event.currentTarget.value)
            change({ scenario: !row || row.isStandard ? null : row.id, etape: null })
          }}
          data={rows.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {refusal === null && <ActionButton onAct={() => setAdding(true)}>{t(scenarioWords.addScenario)}</ActionButton>}
      {isAdding && (
        <NewScenario
          rows={rows}
          here={here}
          onAdded={(scenario) => change({ scenario, etape: null }, 'push')}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  )
}

type NewProps = { rows: readonly ScenarioRow[]; here: string; onAdded(id: string): void; onClose(): void }

function NewScenario({ rows, here, onAdded, onClose }: NewProps) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [name, setName] = useState('')
  const [copyOf, setCopyOf] = useState(here)
  const add = async () => {
    const { id } = await api.call(dunningRoutes.addScenario, { body: { name, copyOf } })
    await refresh()
    tellDone(t(scenarioWords.added, { name: name.trim() }))
    onAdded(id)
  }
  return (
    <Ask
      opened
      title={t(scenarioWords.addScenario)}
      act={t(scenarioWords.addAct)}
      onAct={add}
      onClose={onClose}
      refusal={name.trim() === '' ? t(scenarioWords.nameFirst) : null}
    >
      <p>{t(scenarioWords.addWhat)}</p>
      <TextInput
        data-autofocus
        label={t(scenarioWords.scenarioName)}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t(scenarioWords.copyOf)}
        value={copyOf}
        onChange={(event) => setCopyOf(event.currentTarget.value)}
        data={rows.map((row) => ({ value: row.id, label: row.name }))}
      />
    </Ask>
  )
}
