import { type Lang, say } from '../../kernel/wording.ts'
import { barTold } from '../../legal/index.ts'
import type { FlagView } from './contract.ts'
import { type Flag, isBar } from './rules.ts'
import { flagSentences, paperKindNames } from './wording.ts'

/** A red flag as a person reads it, with what to do about it. */
export const flagTold = (lang: Lang, flag: Flag): FlagView => ({
  code: flag.code === 'condition' ? flag.bar.code : flag.code,
  sentence: say(lang, flagSentences[flag.code], {
    ...('kind' in flag ? { paper: say(lang, paperKindNames[flag.kind]) } : {}),
    ...('on' in flag ? { on: flag.on } : {}),
    ...('days' in flag ? { days: flag.days } : {}),
    ...('since' in flag ? { since: flag.since } : {}),
    ...('bar' in flag ? { why: barTold(lang, flag.bar, { name: '' }) } : {}),
  }),
  isBar: isBar(flag),
})
