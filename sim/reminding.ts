import type { LocalDate } from '../src/kernel/calendar.ts'
import { addDays } from '../src/kernel/calendar.ts'
import type { Debtor } from './debtor.ts'

/** One reminder reaching one customer about some of its open documents. `level` runs from 1 (friendly) to 4 (formal notice). */
export type Reminder = {
  readonly on: LocalDate
  readonly customer: string
  readonly documents: readonly string[]
  readonly level: number
}

/** Days late from which the company, before it had a tool, sent its first, second and third reminder. */
const HABIT_DAYS = [8, 21, 42] as const

/** What the company sends by habit on `on`: each document once per level, one message per customer and level. */
export function habitualReminders(debtors: Iterable<Debtor>, on: LocalDate): Reminder[] {
  const reminders: Reminder[] = []
  const dueBy = HABIT_DAYS.map((days) => addDays(on, -days))
  const levelOf = (dueOn: LocalDate): number => dueBy.filter((limit) => dueOn <= limit).length
  for (const { customer, debts } of debtors) {
    const due = debts.filter((debt) => levelOf(debt.item.dueOn) > debt.remindedLevel)
    for (const [level, list] of Map.groupBy(due, (debt) => levelOf(debt.item.dueOn))) {
      reminders.push({ on, customer: customer.code, documents: list.map((debt) => debt.item.documentNo), level })
    }
  }
  return reminders
}
