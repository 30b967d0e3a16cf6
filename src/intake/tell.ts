import { formatMoney } from '../kernel/money.ts'
import { type Lang, type Sentence, type SentenceParams, say } from '../kernel/wording.ts'

/**
 * A stored sentence in the reader's language. A parameter named `…Cents` is money in `currency`, written when it is read:
 * `openingCents` fills `{opening}`.
 */
export function tell(lang: Lang, stored: { sentence: Sentence; params?: SentenceParams }): string {
  const params: { -readonly [K in keyof SentenceParams]: SentenceParams[K] } = {}
  for (const [key, value] of Object.entries(stored.params ?? {})) {
    if (key.endsWith('Cents'))
      params[key.slice(0, -5)] = formatMoney(lang, Number(value), String(stored.params!.currency))
    else params[key] = value
  }
  return say(lang, stored.sentence, params)
}
