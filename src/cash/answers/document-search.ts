/** What a person typed to find a document, in every way it can be read. */
export type DocumentSearch = {
  /** Letters and digits of a number, in capitals; empty when there are none. */
  readonly number: string
  /** The beginning of an amount, with a point: `1234.5`. */
  readonly amount: string | null
  /** A day, or a month, of issue or of falling due; null stands for any. */
  readonly on: { readonly year: number | null; readonly month: number; readonly day: number | null } | null
}

/** `FA2026-0142`, `142`, `1 234,5`, `12/10`, `12/10/2026`, `10/2026`, `2026-10-12`: several readings may hold at once. */
export function readSearch(text: string): DocumentSearch {
  const typed = text.trim()
  const bare = typed.replace(/[\s\u00a0\u202f'’€]/g, '')
  const amount = /^\d+(?:[.,]\d*)?$/.test(bare) ? bare.replace(',', '.') : null
  return { number: typed.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''), amount, on: readDay(typed) }
}

function readDay(typed: string): DocumentSearch['on'] {
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(typed)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const month = /^(\d{1,2})[/.](\d{4})$/.exec(typed)
  if (month) return dayOf(month[2], month[1], undefined)
  const day = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?$/.exec(typed)
  if (!day) return null
  return dayOf(day[3]?.length === 2 ? `20${day[3]}` : day[3], day[2], day[1])
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): DocumentSearch['on'] {
  const on = { year: year ? Number(year) : null, month: Number(month), day: day ? Number(day) : null }
  return on.month < 1 || on.month > 12 || (on.day !== null && (on.day < 1 || on.day > 31)) ? null : on
}
