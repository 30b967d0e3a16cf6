import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { intakeRoutes } from '../../src/intake/contract.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useQueued } from './queue.tsx'

/**
 * Once the files just dropped are read, the first of them opens: on its columns when it is a table nobody has explained
 * yet, else on its preview.
 */
export function useOpenWhatWasRead(): void {
  const api = useApi()
  const navigate = useNavigate()
  const queued = useQueued()
  const seen = useRef(new Set(queued.filter((one) => one.state === 'read').map((one) => one.id)))
  const busy = queued.some((one) => one.state === 'waiting' || one.state === 'sending' || one.state === 'preparing')
  const fresh = queued.filter((one) => one.state === 'read' && !seen.current.has(one.id))
  const first = busy ? undefined : fresh[0]
  const firstImport = first?.importId
  useEffect(() => {
    if (!firstImport) return
    for (const one of fresh) seen.current.add(one.id)
    const orgId = api.orgId ?? 0
    const open = async () => {
      const view = await api.call(intakeRoutes.import, { params: { id: firstImport } })
      const isTable = view.facts.format === 'csv' || view.facts.format === 'xlsx'
      const isExplained = view.facts.profileId != null
      const address = isTable && !isExplained ? urls.importColumns(orgId, view.id) : urls.import(orgId, view.id)
      await navigate({ to: address })
    }
    // A file that cannot be opened by itself is still in the list, where it is opened by hand.
    open().catch(() => {})
  }, [firstImport])
}
