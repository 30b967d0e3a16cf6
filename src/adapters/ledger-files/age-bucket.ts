import { withoutAccents } from '../../kernel/plain-letters.ts'

/** Bounds in days past due, both included; null is unbounded. `{ null, 0 }` is what is not due yet. */
export type AgeBucket = { readonly fromDays: number | null; readonly toDays: number | null }

type Parsed = AgeBucket & { readonly upperOnly: boolean; readonly months?: number }

const NOT_DUE =
  /^(?:non echue?s?|pas echue?s?|a echoir|en cours|courante?|not (?:yet )?due|current|not overdue|future)$/
/** Credits that settle nothing yet have no age: where they have a column, it is part of the total as what is not due is. */
const UNAPPLIED =
  /^(?:avoirs? et reglements? )?(?:non |pas )(?:lettres?|affectes?|imputes?)$|^(?:credits? and payments? )?(?:unapplied|not applied|unallocated|unapplied (?:cash|credits?))$/
const UNIT = '(?:jours?|jrs?|j|days?|d)?'
const RANGE = new RegExp(
  `^(?:de |from |echue?s? (?:de )?)?(?:j ?\\+ ?)?(\\d{1,4}) ?${UNIT} ?(?:-|/|a|au|to|et|and|<>|\\.\\.) ?(?:j ?\\+ ?)?(\\d{1,4}) ?${UNIT}$`,
)
const OVER = new RegExp(
  `^(?:(?:echue?s? )?(?:>=?|\\+|plus de|\\+ ?de|au[ -]dela de|superieur a|sup\\.? ?a?|over|more than|above|older than|beyond) ?(\\d{1,4}) ?${UNIT}|(\\d{1,4}) ?${UNIT} ?(?:\\+|et plus|et \\+|and over|and more|and above|or more|plus))$`,
)
const UNDER = new RegExp(`^(?:echue?s? )?(?:<=?|moins de|jusqu'a|up to|less than|under)? ?(\\d{1,4}) ?${UNIT}$`)

/** Bands by month: `< 1 Month` is the first one where it stands, and `1 Month` then the second. */
const UNDER_A_MONTH = /^(?:<|moins d'|less than |under )(?: ?1|un|one|a)? ?(?:mois|months?)$/
const MONTHS = /^(\d{1,2}) ?(?:mois|months?)$/
const OLDER = /^(?:older|plus anciens?|plus anciennes?|anterieure?s?|au[ -]dela)$/
const MONTH_DAYS = 30

function parseBucket(header: string): Parsed | null {
  const text = withoutAccents(header)
    .replace(/[–—−]/g, '-')
    .replace(/’/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
  if (NOT_DUE.test(text) || UNAPPLIED.test(text)) return { fromDays: null, toDays: 0, upperOnly: false }
  if (UNDER_A_MONTH.test(text)) return { fromDays: null, toDays: MONTH_DAYS, upperOnly: true, months: 0 }
  const months = MONTHS.exec(text)
  if (months)
    return { fromDays: null, toDays: Number(months[1]) * MONTH_DAYS, upperOnly: true, months: Number(months[1]) }
  if (OLDER.test(text)) return { fromDays: 1, toDays: null, upperOnly: false }
  const range = RANGE.exec(text)
  if (range && Number(range[1]) < Number(range[2]))
    return { fromDays: Number(range[1]), toDays: Number(range[2]), upperOnly: false }
  const over = OVER.exec(text)
  if (over) return { fromDays: Number(over[1] ?? over[2]) + 1, toDays: null, upperOnly: false }
  const under = UNDER.exec(text)
  // A bare figure is a column number or a year as often as an age.
  if (under && (/[a-z<]/.test(text) || Number(under[1]) % 15 === 0) && Number(under[1]) > 0 && Number(under[1]) <= 730)
    return { fromDays: null, toDays: Number(under[1]), upperOnly: true }
  return null
}

/**
 * The age columns of a header with their bounds. Packages name a band by both ends (`31-60`), by its start (`> 90`) or by its
 * upper end alone (`60 days`): a band without a start begins the day after the previous band ends. Fewer than two: none.
 */
export function ageBuckets(header: readonly string[]): (AgeBucket & { readonly column: number })[] {
  const found: (AgeBucket & { column: number })[] = []
  const parsed = header.map(parseBucket)
  const later = parsed.some((bucket) => bucket?.months === 0) ? MONTH_DAYS : 0
  for (const [column, read] of parsed.entries()) {
    if (!read) continue
    const bucket = read.months ? { ...read, toDays: read.toDays! + later } : read
    const previous = found.at(-1)
    const after = previous?.toDays === null || previous === undefined ? null : previous.toDays + 1
    if (bucket.upperOnly) found.push({ column, fromDays: after ?? 1, toDays: bucket.toDays })
    // `0-30` right after "not due" starts at 1: day 0 is the due date itself. `180 and over` after `90 days` leaves no hole.
    else if (after !== null && bucket.fromDays !== null && (bucket.toDays === null || bucket.fromDays < after))
      found.push({ column, fromDays: after, toDays: bucket.toDays })
    else found.push({ column, fromDays: bucket.fromDays, toDays: bucket.toDays })
  }
  return found.length >= 2 ? found : []
}
