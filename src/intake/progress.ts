import type { Clock } from '../platform/clock.ts'
import type { Progress, Stage } from './model.ts'

/** Where long work says how far it has come, for those who wait or come back. */
export type ProgressReport = {
  /** Begins a stage of `total` steps; 0 when nobody can tell how many there are. Told before the stage begins. */
  enter(stage: Stage, total: number, unit?: Progress['unit']): Promise<void>
  /** The stage has come to `done`; told now and then. */
  move(done: number): void
}

export const toldToNobody: ProgressReport = { enter: async () => {}, move: () => {} }

/** A stage is told in this many moves at most: each is a write to the database. */
const MOVES = 200

/**
 * Reports through `save`, one report at a time: while one is on its way the next ones wait, and only the last of them
 * follows. A report that fails is only a report.
 */
export function createReport(clock: Clock, save: (progress: Progress) => Promise<unknown>): ProgressReport {
  let current: Progress | null = null
  let next: Progress | null = null
  let sending: Promise<void> | null = null
  const send = async () => {
    while (next) {
      const telling = next
      next = null
      await save(telling).catch(() => {})
    }
    sending = null
  }
  const tell = (progress: Progress): Promise<void> => {
    next = current = progress
    sending ??= send()
    return sending
  }
  return {
    enter: (stage, total, unit = 'lines') => tell({ stage, done: 0, total, unit, since: clock.now().toISOString() }),
    move(done) {
      if (!current || done - current.done < Math.max(1, current.total / MOVES)) return
      void tell({ ...current, done: Math.min(done, current.total) })
    },
  }
}
