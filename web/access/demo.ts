import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { accessRoutes } from '../../src/access/contract.ts'
import { demoRoutes } from '../../src/main/demo-contract.ts'
import type { Progress } from '../design/progress.ts'
import { apiOf } from '../wire/api.tsx'
import type { Me } from './session.ts'

const api = apiOf(null)
/** How often a demo company under way is asked how far it is. */
const POLL_MS = 1_000

export type Demo = {
  /** How far its preparation is; null while none is under way. */
  readonly progress: Progress | null
  readonly failed: boolean
  /** The server stopped during its preparation: it has to be asked for again. */
  readonly interrupted: boolean
  /** The demo company of the person, once there is one. */
  readonly orgId: number | null
  make(): Promise<void>
}

/** The demo company of the person signed in: asked for, in the making, or among their organisations. */
export function useDemo(me: Me | undefined): Demo {
  const client = useQueryClient()
  const asked = api.ask(demoRoutes.demo, {})
  const { data } = useQuery({
    ...asked,
    refetchInterval: ({ state }) => (state.data?.state === 'preparing' ? POLL_MS : false),
  })
  const made = data?.orgId ?? null
  useEffect(() => {
    if (made !== null) void client.invalidateQueries({ queryKey: api.keyOf(accessRoutes.me) })
  }, [made])
  return {
    progress:
      data?.state === 'preparing'
        ? { done: data.done, total: data.total, startedAt: new Date(data.startedAt ?? Date.now()) }
        : null,
    failed: data?.state === 'failed',
    interrupted: data?.state === 'interrupted',
    orgId: me?.organisations.find((one) => one.isDemo)?.orgId ?? null,
    make: async () => void client.setQueryData(asked.queryKey, await api.call(demoRoutes.makeDemo, {})),
  }
}
