/** The only source of "now" outside rules. Stories and the simulator move their own. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until told otherwise. */
export function settableClock(start: Date): Clock & { set(at: Date): void } {
  let current = start
  return {
    now: () => current,
    set(at) {
      current = at
    },
  }
}
