import { addDays, type LocalDate, weekday } from '../kernel/calendar.ts'
import { holidayOn } from '../statutes/index.ts'
import type { ColleagueSetting, Question } from './model.ts'

/** The day on which so many working days have passed since `from`: Monday to Friday, public holidays of the calendar left out. */
export function afterWorkingDays(from: LocalDate, days: number): LocalDate {
  let on = from
  for (let left = days; left > 0; ) {
    on = addDays(on, 1)
    if (weekday(on) <= 5 && holidayOn('FR', on) === null) left -= 1
  }
  return on
}

type Waiting = Pick<Question, 'state' | 'origin' | 'toldOn' | 'reminders' | 'answerBy'>

/** A question of a member or a dispute is asked again when its working days passed without an answer; a digest asks nothing. */
export function remindsToday(question: Waiting, setting: ColleagueSetting, today: LocalDate): boolean {
  if (question.state !== 'open' || question.origin === 'digest') return false
  if (question.reminders >= setting.mostReminders) return false
  return afterWorkingDays(question.toldOn, setting.remindDays) <= today
}

/** Nobody answered: the day asked for has passed, every reminder was in vain, or nobody can be reminded. It is for a member again. */
export function isSilent(
  question: Waiting & { readonly isOutOfReach: boolean },
  setting: ColleagueSetting,
  today: LocalDate,
): boolean {
  if (question.state !== 'open' || question.origin === 'digest') return false
  if (question.isOutOfReach || (question.answerBy !== null && question.answerBy < today)) return true
  return question.reminders >= setting.mostReminders && afterWorkingDays(question.toldOn, setting.remindDays) <= today
}

/** The Monday of the week of a day. */
export const mondayOf = (on: LocalDate): LocalDate => addDays(on, 1 - weekday(on))
