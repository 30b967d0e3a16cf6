import { useQuery } from '@tanstack/react-query'
import { type Chosen, outsourcingRoutes } from '../../src/outsourcing/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import type { Selection } from '../design/selection.ts'
import { useApi } from '../wire/api.tsx'

export type ReadyBoard = ReplyOut<typeof outsourcingRoutes.readyBoard>
export type PlacingMandate = ReadyBoard['mandates'][number]

export function useReadyBoard(): ReadyBoard | null {
  const api = useApi()
  return useQuery(api.ask(outsourcingRoutes.readyBoard, {})).data ?? null
}

/** The mandate to begin with: the first that nothing keeps from being used. */
export const firstMandate = (mandates: readonly PlacingMandate[]): string =>
  (mandates.find(({ bars }) => bars.length === 0) ?? mandates[0])?.id ?? ''

/** What ticks of a narrowed queue come to for the server. */
export const chosenOf = (
  selection: Selection,
  queue: { to?: string | undefined; words?: string | undefined },
): Chosen => (selection.kind === 'some' ? { keys: [...selection.keys] } : { all: queue, except: [...selection.keys] })
