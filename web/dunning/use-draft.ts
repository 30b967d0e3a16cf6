import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { type Refusal, refuse } from '../../src/kernel/verdict.ts'
import { useApi } from '../wire/api.tsx'
import { draftOf, faultsOf, keepDraft, keptDraft, type ScenarioDraft } from './scenario-draft.ts'

type Scenario = z.output<typeof dunningRoutes.scenario.reply>
type Warning = { readonly message: string; readonly where?: string | undefined }

/** A scenario while it is edited: what was typed lasts as long as the window, on the version it was begun on. */
export function useDraft(scenario: Scenario) {
  const { orgId } = useApi()
  const inForce = draftOf(scenario)
  const kept = keptDraft(orgId ?? 0, scenario.id)
  // A draft begun on an older version would undo what a colleague saved since: it is dropped.
  const [draft, setDraft] = useState<ScenarioDraft>(kept?.version === scenario.version ? kept.draft : inForce)
  return {
    draft,
    isChanged: JSON.stringify(draft) !== JSON.stringify(inForce),
    edit(next: ScenarioDraft) {
      setDraft(next)
      keepDraft(orgId ?? 0, scenario.id, { version: scenario.version, draft: next })
    },
    drop() {
      setDraft(inForce)
      keepDraft(orgId ?? 0, scenario.id, null)
    },
  }
}

/**
 * Everything that forbids saving a draft, at each keystroke by the rules that the browser knows, a moment later by what only the
 * server knows (who is gone, whom a channel does not reach).
 */
export function useChecked(draft: ScenarioDraft): { faults: readonly Refusal[]; warnings: readonly Warning[] } {
  const api = useApi()
  const own = faultsOf(draft)
  const [settled] = useDebouncedValue(draft, 350)
  const body = { scenario: settled }
  const checked = useQuery({
    queryKey: [...api.keyOf(dunningRoutes.checkScenario), body],
    queryFn: ({ signal }) => api.call(dunningRoutes.checkScenario, { body, signal }),
    // A number left empty cannot be written down for the server.
    enabled: own.length === 0,
    placeholderData: (before) => before,
  })
  if (own.length > 0 || !checked.data) return { faults: own, warnings: checked.data?.warnings ?? [] }
  const told = checked.data.faults.map(
    ({ code, message, where }) => refuse(code, { fr: '{message}', en: '{message}' }, { message }, where).refusal,
  )
  return { faults: told, warnings: checked.data.warnings }
}
