import type { LocalDate } from '../../kernel/calendar.ts'
import type { Cause } from '../limitation/model.ts'
import { stageOf } from './machine.ts'
import type { Act, Matter, ToldAct } from './model.ts'

/** What an act does to the limitation of the documents, by the rules of law sheet §3. */
export type ClockEffect = {
  readonly actId: string
  readonly cause: Cause
  readonly on: LocalDate
  /** The day a lasting one ended; null while it lasts. */
  readonly until: LocalDate | null
  /** The day its effect was lost (C. civ. art. 2243; Cass. 2e civ. 19 November 2020, no. 19-20.238). */
  readonly lostOn: LocalDate | null
}

/**
 * Everything that the acts of a matter do to limitation, reckoned as a whole: a decision told later ends, or undoes, what an act told
 * before began. Filing does nothing; serving the order interrupts, and serving a guarantor interrupts against nobody else (C. civ.
 * art. 2246). What the order to pay of art. L126-1 does is not known: nothing is counted on. A matter that is closed before the judge
 * decided is given up: its action interrupted nothing, and stops no clock any more (art. 2243). While we appeal a refusal it is not
 * final: the action still interrupts, until the court of appeal has said (art. 2242 and 2243).
 */
export function clockEffects({
  kind,
  acts,
  debtors,
}: Pick<Matter, 'kind' | 'acts' | 'debtors'>): readonly ClockEffect[] {
  const isGuarantor = ({ debtorId }: ToldAct) => debtors.find(({ id }) => id === debtorId)?.role === 'guarantor'
  const closed = acts.find(({ act }) => act === 'closed')
  const stage = closed && stageOf({ kind, acts: acts.filter((one) => one !== closed) })
  const isGivenUp = stage === 'contested' || stage === 'appeal'
  const ENDS: readonly Act[] = ['judged', 'extinguished', 'title_issued', 'appeal_ended']
  const asked = acts.findLastIndex(({ act }) => act === 'we_appealed')
  const refused = acts.slice(0, Math.max(asked, 0)).findLast(({ act }) => act === 'judged')?.result === 'nothing'
  // Refused by the first judge and asked again: what that judge said has ended nothing.
  const counting = asked >= 0 && refused ? acts.slice(asked) : acts
  const ends = counting.filter(({ act }) => ENDS.includes(act))
  const end = ends[0] ?? closed
  // A court of appeal may take back what the first decision gave: the last one tells.
  const last = ends.at(-1)
  const isLost =
    last?.act === 'extinguished' ||
    (last?.act === 'judged' && last.result === 'nothing') ||
    (last?.act === 'appeal_ended' && refused)
  const lostOn = isLost ? last!.on : isGivenUp ? closed!.on : null
  return acts.flatMap((one): ClockEffect[] => {
    const plain = { actId: one.id, on: one.on, until: null, lostOn: null }
    switch (one.act) {
      case 'served':
        return isGuarantor(one) ? [] : [{ ...plain, cause: 'order_served', lostOn }]
      case 'summoned':
        return [{ ...plain, cause: 'court_action', until: end?.on ?? null, lostOn }]
      case 'agreed':
        return [{ ...plain, cause: 'small_claim', until: end?.on ?? null }]
      case 'judged':
        return one.result === 'nothing' ? [] : [{ ...plain, cause: 'title', lostOn }]
      case 'unopposed': {
        // An order that was opposed after all is a title no more; what the judge says of it is another.
        const opposed = acts.slice(acts.indexOf(one)).find(({ act }) => act === 'opposed')
        return [{ ...plain, cause: 'title', lostOn: opposed?.on ?? lostOn }]
      }
      case 'made_executory':
      case 'title_issued':
      case 'title_held':
        return [{ ...plain, cause: 'title', lostOn }]
      case 'seized':
        return isGuarantor(one) ? [] : [{ ...plain, cause: 'enforcement' }]
      default:
        return []
    }
  })
}
