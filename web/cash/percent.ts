import type { Lang } from '../../src/kernel/wording.ts'

/** Percentages as people read and type them, kept in hundredths of a percent. */

export function percentText(lang: Lang, bp: number, least = 0): string {
  const written = new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'percent',
    minimumFractionDigits: least,
    maximumFractionDigits: 2,
  }).format(bp / 10_000)
  return written.replace('\u00a0', '\u202f')
}

/** Hundredths of a percent of `99,9` or `99.9 %`; null for anything else. */
export function parsePercent(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim())
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

/** Percentages separated by spaces or semicolons; null when one of them is none. */
export function parsePercents(text: string): number[] | null {
  const parts = text.split(/[\s;]+/).filter((part) => part !== '' && part !== '%')
  const read = parts.map(parsePercent)
  return read.every((bp) => bp !== null) ? read : null
}
