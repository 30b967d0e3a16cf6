import { addDays, type LocalDate, localDate, toLocalDate } from '../../src/kernel/calendar.ts'
import { refuse, type Verdict } from '../../src/kernel/verdict.ts'
import { wording } from './wording.ts'

/**
 * The day a person typed: `21/11/2026`, `21/11/26`, `21.11` and `21` (of the current year, of the current month),
 * `2026-11-21`, `+7` and `-3` from today. Day before month in both languages. Null for an empty text.
 */
export function parseDay(text: string, today: LocalDate): Verdict<LocalDate | null> {
  const bare = text.trim()
  if (bare === '') return { ok: true, value: null }
  const shift = /^([+-])(\d{1,4})$/.exec(bare)
  if (shift) return { ok: true, value: addDays(today, Number(`${shift[1]}${shift[2]}`)) }
  const iso = toLocalDate(bare)
  if (iso) return { ok: true, value: iso }
  const parts = /^(\d{1,2})(?:[/. -](\d{1,2}))?(?:[/. -](\d{4}|\d{2}))?$/.exec(bare)
  const year = parts?.[3] ?? today.slice(0, 4)
  const found =
    parts &&
    localDate(Number(year.length === 2 ? `20${year}` : year), Number(parts[2] ?? today.slice(5, 7)), Number(parts[1]))
  return found ? { ok: true, value: found } : refuse('bad_day', wording.badDay, { text: bare })
}
