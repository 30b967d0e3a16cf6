import { frenchTypography, type Lang } from '../../src/kernel/wording.ts'

/** A share in whole percent; rounded down, so that “100 %” means every one. Nothing of nothing is a dash. */
export function percentOf(lang: Lang, part: number, whole: number): string {
  if (whole === 0) return '–'
  const percent = Math.floor((100 * part) / whole)
  return lang === 'fr' ? frenchTypography(`${percent} %`) : `${percent}%`
}
