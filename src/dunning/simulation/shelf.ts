import { newId } from '../../kernel/ids.ts'
import type { Simulated } from './simulate.ts'

/** Messages kept in all: some tens of megabytes. */
const KEPT_MESSAGES = 100_000
/** Simulations kept in all, for those that are small. */
const KEPT_SIMULATIONS = 50

/** Simulations already played, so that another page of one is not another simulation. */
export type SimulationShelf = {
  /** Gives the name to ask for it again. The oldest give way; what is larger than the shelf is played again for each page. */
  put(orgId: number, left: readonly Simulated[], at: Date): string
  /** Null when it gave way, or when this process never played it: it is then played again. */
  find(orgId: number, id: string): readonly Simulated[] | null
}

export function simulationShelf(room = KEPT_MESSAGES): SimulationShelf {
  const kept = new Map<string, readonly Simulated[]>()
  let messages = 0
  const keyOf = (orgId: number, id: string): string => `${orgId}|${id}`
  return {
    put(orgId, left, at) {
      const id = newId(at)
      if (left.length > room) return id
      kept.set(keyOf(orgId, id), left)
      messages += left.length
      for (const [key, old] of kept) {
        if (messages <= room && kept.size <= KEPT_SIMULATIONS) break
        kept.delete(key)
        messages -= old.length
      }
      return id
    },
    find: (orgId, id) => kept.get(keyOf(orgId, id)) ?? null,
  }
}
