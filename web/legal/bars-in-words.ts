import { type Lang, say } from '../../src/kernel/wording.ts'
import type { ClaimView } from '../../src/legal/contract.ts'
import { claimWording as words } from './claim-wording.ts'

/** Until when a debt can be asked for in court, in a few words. */
export function barsInWords(
  lang: Lang,
  { barsOn, near, standing }: Pick<ClaimView, 'barsOn' | 'near' | 'standing'>,
): string {
  if (barsOn === null) return say(lang, standing === 'unknown' ? words.noAnswer : words.noDay)
  return say(lang, near === 'barred' ? words.barredOn : words.barsOn, { day: barsOn })
}
