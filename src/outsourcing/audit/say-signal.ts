import { formatPercent } from '../../kernel/money.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { Signal } from './model.ts'
import { signalSays } from './wording.ts'

/** A signal's value as it is read: a share, or hours a week. */
export const signalValue = (lang: Lang, code: Signal['code'], value: number | null): string =>
  value === null
    ? say(lang, signalSays.unknown)
    : code === 'hours'
      ? say(lang, signalSays.hours, { hours: value / 60 })
      : formatPercent(lang, value)

export const signalState = (lang: Lang, { code, value, isRaised }: Signal): string =>
  say(
    lang,
    value === null
      ? signalSays.unknown
      : isRaised
        ? code === 'recovery'
          ? signalSays.below
          : signalSays.above
        : signalSays.fine,
  )
