import { type Lang, say } from '../../src/kernel/wording.ts'
import type { ClaimView } from '../../src/legal/contract.ts'
import { claimWording as words } from './claim-wording.ts'

/** Until when a debt can be asked for in court, in a few words. */
export function barsInWords(
  lang: Lang,
  { barsOn, near, standing, isDated }: Pick<ClaimView, 'barsOn' | 'near' | 'standing' | 'isDated'>,
): string {
  if (barsOn === null) return say(lang, standing === 'unknown' ? words.noAnswer : words.noDay)
  if (near === 'barred') return say(lang, words.barredOn, { day: barsOn })
  return say(lang, isDated ? words.barsOn : words.barsAtLatest, { day: barsOn })
}
