import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useOrganisation } from '../access/membership.tsx'
import { useWords } from '../design/words.tsx'
import type { MatchingSetting } from './MatchingPage.tsx'
import { matchingWords } from './matching-wording.ts'
import { percentText } from './percent.ts'

type Kind = MatchingSetting['classes'][number]

/** Why a kind of match applies by itself or not, in words: each figure beside what is asked. */
export function useStanding(setting: MatchingSetting) {
  const { t, lang, count, day } = useWords()
  const timeZone = useOrganisation().data?.timeZone ?? 'Europe/Paris'
  const percent = (bp: number) => percentText(lang, bp, 2)
  const asked = percentText(lang, setting.leastPrecisionBp)

  /** What was measured beforehand, in a sentence; empty of a kind that never came up. */
  const beforehand = ({ start }: Kind): string => {
    const n = start.right + start.wrong
    if (n === 0) return ''
    const seen = Math.floor((start.right * 10_000) / n)
    return t(matchingWords.beforehand, {
      n: count(n),
      seen: percent(seen),
      least: percent(start.leastBp),
      reached: start.leastBp >= setting.leastPrecisionBp ? 'yes' : 'no',
      asked,
    })
  }
  const answers = ({ own }: Kind): string =>
    t(matchingWords.ownUndecided, { n: own.right + own.wrong, least: percent(own.leastBp), most: percent(own.mostBp) })

  return {
    /** What it does today, when it does not apply by itself. */
    state(one: Kind): string {
      if (one.stoppedAt && !setting.autoClasses.includes(one.class)) {
        const on = new Date(one.stoppedAt).toLocaleDateString('sv-SE', { timeZone }) as LocalDate
        return t(matchingWords.stopped, { on: day(on) })
      }
      return t(setting.autoClasses.includes(one.class) ? matchingWords.chosenUnproven : matchingWords.notChosen)
    },
    /** On what grounds. */
    why(one: Kind): string {
      const { own, standing } = one
      const n = own.right + own.wrong
      if (standing === 'own_proof') return t(matchingWords.ownProof, { n, least: percent(own.leastBp), asked })
      if (standing === 'disproved')
        return t(matchingWords.disproved, { n, wrong: own.wrong, most: percent(own.mostBp), asked })
      if (standing === 'unmeasured') return t(matchingWords.unmeasured)
      return [beforehand(one), answers(one)].filter((text) => text !== '').join(' ')
    },
  }
}
