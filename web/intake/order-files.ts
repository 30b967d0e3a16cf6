import type { LocalDate } from '../../src/kernel/calendar.ts'
import { toLocalDate } from '../../src/kernel/calendar.ts'

/** The end of the year a FEC says it holds, by its name (`{SIREN}FEC{AAAAMMJJ}`, BOI-CF-IOR-60-40-20); null for other names. */
export function yearEndInName(name: string): LocalDate | null {
  const match = /FEC_?(\d{4})(\d{2})(\d{2})/i.exec(name)
  return match && toLocalDate(`${match[1]}-${match[2]}-${match[3]}`)
}

/** Years in the order they were lived, since each carries the balances of the one before; then the rest as it was dropped. */
export function inReadingOrder<T extends { readonly name: string }>(files: readonly T[]): T[] {
  const rank = (file: T) => yearEndInName(file.name) ?? '9999'
  return [...files].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
}
