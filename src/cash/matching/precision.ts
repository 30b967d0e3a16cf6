import { MATCH_CLASSES, type MatchClass } from '../model.ts'
import type { CashSetting } from '../setting-store.ts'
import measured from './measured-beforehand.json' with { type: 'json' }
import { leastShareBp, mostShareBp, type Tally } from './proportion.ts'
import type { Standing } from './standing.ts'

/** How this product fared on payments whose truth is known, written by `npm run bench:proof`: nobody's own, and everybody's to begin with. */
export const measuredBeforehand: {
  readonly generator: number
  /** From one to another, each. */
  readonly seeds: readonly (readonly number[])[]
  readonly lines: number
  readonly measuredOn: string
  readonly kinds: Readonly<Partial<Record<MatchClass, Tally>>>
} = measured

const NOTHING: Tally = { right: 0, wrong: 0 }

export const startingTally = (cls: MatchClass): Tally => measuredBeforehand.kinds[cls] ?? NOTHING

/** One wrong answer alone may be a slip of the hand, and stops nothing. */
const WRONG_ENOUGH = 2

/**
 * What was measured beforehand holds until the organisation's own answers say something by themselves, either way: that what is
 * asked of the kind is reached, or that it cannot be. Few answers say neither, and silence never counts.
 */
export function standingOf(start: Tally, own: Tally, leastPrecisionBp: number): Standing {
  if (own.wrong >= WRONG_ENOUGH && mostShareBp(own) < leastPrecisionBp) return 'disproved'
  if (leastShareBp(own) >= leastPrecisionBp) return 'own_proof'
  if (leastShareBp(start) >= leastPrecisionBp) return 'start_proof'
  return own.right + own.wrong + start.right + start.wrong === 0 ? 'unmeasured' : 'unproven'
}

export type OwnTallies = ReadonlyMap<string, Tally>

const standing = (setting: CashSetting, own: OwnTallies, cls: MatchClass): Standing =>
  standingOf(startingTally(cls), own.get(cls) ?? NOTHING, setting.leastPrecisionBp)

/** Kinds applied without asking: chosen by a person, and proven. */
export const provenClasses = (setting: CashSetting, own: OwnTallies): ReadonlySet<MatchClass> =>
  new Set(setting.autoClasses.filter((cls) => /_proof$/.test(standing(setting, own, cls))))

/** Kinds that were chosen, and that people's answers have disproved since. */
export const disprovedClasses = (setting: CashSetting, own: OwnTallies): MatchClass[] =>
  setting.autoClasses.filter((cls) => standing(setting, own, cls) === 'disproved')

/** Every kind with what is known of it and what follows. */
export const proofOfKinds = (setting: CashSetting, own: OwnTallies) => {
  const proven = provenClasses(setting, own)
  return MATCH_CLASSES.map((cls) => {
    const start = startingTally(cls)
    const said = own.get(cls) ?? NOTHING
    return {
      class: cls,
      start: { ...start, leastBp: leastShareBp(start) },
      own: { right: said.right, wrong: said.wrong, leastBp: leastShareBp(said), mostBp: mostShareBp(said) },
      standing: standing(setting, own, cls),
      applies: proven.has(cls),
    }
  })
}
