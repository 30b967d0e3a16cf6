import type { LocalDate } from '../src/kernel/calendar.ts'
import { addDays, weekday } from '../src/kernel/calendar.ts'

/** What is to happen on later days, in the order it was planned. */
export class Tasks {
  #byDay = new Map<LocalDate, Array<() => void>>()

  at(on: LocalDate, act: () => void): void {
    const list = this.#byDay.get(on)
    if (list) list.push(act)
    else this.#byDay.set(on, [act])
  }

  /** Does everything planned for `on`, including what is added to that same day meanwhile. */
  run(on: LocalDate): void {
    const list = this.#byDay.get(on)
    if (!list) return
    for (let i = 0; i < list.length; i++) list[i]!()
    this.#byDay.delete(on)
  }
}

/** The same day when it is Monday to Friday, else the Monday after. Public holidays are not looked at. */
export const workingDay = (on: LocalDate): LocalDate => (weekday(on) <= 5 ? on : addDays(on, 8 - weekday(on)))

/** The first `wanted` day of the week (1 = Monday) on or after `on`. */
export const nextWeekday = (on: LocalDate, wanted: number): LocalDate => addDays(on, (wanted - weekday(on) + 7) % 7)
