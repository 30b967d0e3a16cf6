import type { LocalDate } from '../../kernel/calendar.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import type { Sentence } from '../../kernel/wording.ts'
import type { StatuteBook } from '../../statutes/index.ts'
import { actNames, stageNames } from './act-wording.ts'
import { beforeOf, lastDayFor, needsLawyer } from './delays.ts'
import {
  type Act,
  appealIn,
  type Matter,
  marksOf,
  type ProceedingKind,
  type Stage,
  type ToldAct,
  titleIn,
} from './model.ts'
import { machineWording as words } from './wording.ts'

/** What may happen at each stage of each kind, and where it leads; `by_result`: a title, or the end of this way. */
type Moves = Partial<Record<Stage, Partial<Record<Act, Stage | 'by_result'>>>>

/** What is done with a title, however it was obtained; a court of appeal may take it back, or give more. An appeal suspends nothing (CPC art. 514). */
const WITH_A_TITLE: Moves = {
  title: {
    decision_served: 'title',
    served_on_us: 'title',
    appealed: 'title',
    we_appealed: 'title',
    appeal_ended: 'title',
    seized: 'enforcing',
    unfruitful: 'enforcing',
    judged: 'by_result',
  },
  enforcing: {
    seized: 'enforcing',
    seizure_told: 'enforcing',
    unfruitful: 'enforcing',
    decision_served: 'enforcing',
    served_on_us: 'enforcing',
    appealed: 'enforcing',
    we_appealed: 'enforcing',
    appeal_ended: 'enforcing',
    judged: 'by_result',
  },
}

/** What may follow a judgment that granted us nothing: our appeal, and what the court of appeal says. */
const AFTER_A_REFUSAL: Moves = {
  failed: { served_on_us: 'failed', we_appealed: 'appeal' },
  appeal: { hearing_set: 'appeal', judged: 'by_result', appeal_ended: 'failed' },
}

const BEFORE_THE_JUDGE: NonNullable<Moves['contested']> = {
  hearing_set: 'contested',
  judged: 'by_result',
  extinguished: 'failed',
}

const action: Moves = {
  prepared: { summoned: 'contested' },
  contested: { summons_filed: 'contested', ...BEFORE_THE_JUDGE },
  ...AFTER_A_REFUSAL,
  ...WITH_A_TITLE,
}

const MOVES: Readonly<Record<ProceedingKind, Moves>> = {
  payment_order: {
    prepared: { filed: 'pending' },
    pending: { ordered: 'ordered', rejected: 'failed' },
    ordered: { served: 'served' },
    served: { served: 'served', opposed: 'contested', unopposed: 'title' },
    contested: {
      ...{ served: 'contested', opposed: 'contested', deposited: 'contested', lawyer_named: 'contested' },
      ...BEFORE_THE_JUDGE,
    },
    ...AFTER_A_REFUSAL,
    // Another debtor may still be served, also while one opposes, and one that was not served in person may still oppose (CPC art. 1416 al. 2).
    title: { ...WITH_A_TITLE.title, served: 'title', opposed: 'contested' },
    enforcing: { ...WITH_A_TITLE.enforcing, served: 'enforcing', opposed: 'contested' },
  },
  trade_claim: {
    prepared: { command_served: 'served' },
    served: { command_served: 'served', debtor_contested: 'failed', recorded: 'ordered' },
    ordered: { made_executory: 'title' },
    ...WITH_A_TITLE,
  },
  small_claim: {
    prepared: { invited: 'served' },
    served: { agreed: 'ordered', declined: 'failed' },
    ordered: { title_issued: 'title' },
    ...WITH_A_TITLE,
  },
  urgent_action: action,
  full_action: action,
  enforcement: { prepared: { title_held: 'title' }, ...WITH_A_TITLE },
}

const nextStage = (
  kind: ProceedingKind,
  from: Stage,
  { act, result }: Pick<ToldAct, 'act' | 'result'>,
): Stage | null => {
  if (act === 'closed') return from === 'closed' ? null : 'closed'
  const to = MOVES[kind][from]?.[act] ?? null
  return to === 'by_result' ? (result === 'nothing' ? 'failed' : 'title') : to
}

/** Where a matter stands after its acts. */
export const stageOf = ({ kind, acts }: Pick<Matter, 'kind' | 'acts'>): Stage =>
  acts.reduce<Stage>((stage, act) => nextStage(kind, stage, act) ?? stage, 'prepared')

/** What may happen next, in the order in which it usually does. */
export function nextActs(matter: Pick<Matter, 'kind' | 'acts' | 'courtKind' | 'debtors'>): readonly Act[] {
  const stage = stageOf(matter)
  if (stage === 'closed') return []
  const acts = Object.keys(MOVES[matter.kind][stage] ?? {}) as Act[]
  return [...acts.filter((act) => isOpenAct(matter, act)), 'closed']
}

/** What a court does not ask for, or was done for everybody already, is not proposed. */
function isOpenAct({ acts, courtKind, debtors }: Pick<Matter, 'acts' | 'courtKind' | 'debtors'>, act: Act): boolean {
  if (act === 'deposited' && courtKind !== 'commercial') return false
  if (act === 'lawyer_named' && courtKind === 'commercial') return false
  if (OF_APPEAL.has(act)) return isOpenAppeal(acts, debtors.length, act)
  const times = acts.filter((one) => one.act === act).length
  // With a title, the only decision to come is that of an appeal.
  if (act === 'judged' && titleIn(acts)) return appealIn(acts) !== undefined
  if (ONCE.has(act)) return times === 0
  return !marksOf(act).each || !ONCE_EACH.has(act) || times < debtors.length
}

const OF_APPEAL: ReadonlySet<Act> = new Set(['served_on_us', 'appealed', 'we_appealed', 'appeal_ended'])

/**
 * A judgment of the first judge is appealed once by whoever lost something by it: an order that nobody opposed is not (CPC art. 1422), nor
 * what a court of appeal decided. A title of another matter may be a judgment: only its debtor appeals.
 */
function isOpenAppeal(acts: readonly ToldAct[], debtors: number, act: Act): boolean {
  if (act === 'appeal_ended') return appealIn(acts) !== undefined
  const at = acts.findLastIndex((one) => one.act === 'judged')
  const isOver = acts.slice(0, at).some((one) => isAppeal(one)) || acts.some((one) => one.act === 'appeal_ended')
  if (isOver) return false
  const told = acts.filter((one) => one.act === act).length
  if (act === 'appealed') return told < debtors && (at >= 0 || acts.some((one) => one.act === 'title_held'))
  return told === 0 && acts[at] !== undefined && acts[at].result !== 'whole'
}
const isAppeal = ({ act }: ToldAct): boolean => act === 'appealed' || act === 'we_appealed'
const ONCE: ReadonlySet<Act> = new Set(['deposited', 'lawyer_named', 'summons_filed'])
const ONCE_EACH: ReadonlySet<Act> = new Set(['served', 'opposed', 'command_served', 'decision_served', 'appealed'])

/**
 * Whether an act may be told of a matter, and where it leads. Refused, with what to do: what cannot follow, a day ahead or out of
 * order, a debtor that is none of its, a service after its last day, a title before the law gives it.
 */
export function mayTell(matter: Matter, told: ToldAct, book: StatuteBook, today: LocalDate): Verdict<Stage> {
  const stage = stageOf(matter)
  if (told.act === 'we_appealed' && stage === 'failed' && matter.acts.some(({ act }) => act === 'rejected'))
    return refuse('no_appeal', words.noAppealOfRejection, undefined, 'act')
  const to = nextStage(matter.kind, stage, told)
  if (to === null || (told.act !== 'closed' && !isOpenAct(matter, told.act)))
    return refuse('not_now', notNow(matter, stage, told.act), undefined, 'act')
  if (told.on > today) return refuse('day_ahead', words.dayAhead, { day: told.on, today }, 'on')
  const floor = floorOf(matter, told)
  if (floor && told.on < floor.on) {
    const params = { day: told.on, before: floor.on }
    return refuse('days_reversed', named(words.daysReversed, floor.act), params, 'on')
  }
  return checkWhom(matter, told) ?? checkFacts(told) ?? checkDelays(matter, told, book) ?? accept(to)
}

/** The act that this one may not precede: the one before it of another kind, since one thing happens to several debtors on several days. */
const floorOf = ({ acts }: Matter, told: ToldAct): ToldAct | undefined =>
  marksOf(told.act).each ? acts.findLast(({ act }) => act !== told.act) : acts.at(-1)

function checkWhom({ debtors, acts }: Matter, { act, debtorId }: ToldAct): Verdict<never> | null {
  if (!marksOf(act).each) return debtorId === null ? null : refuse('for_all', words.forAll, undefined, 'debtorId')
  if (!debtors.some(({ id }) => id === debtorId))
    return refuse('which_debtor', named(words.whichDebtor, act), undefined, 'debtorId')
  if (ONCE_EACH.has(act) && acts.some((one) => one.act === act && one.debtorId === debtorId))
    return refuse('told_already', named(words.toldAlready, act), undefined, 'debtorId')
  return null
}

function checkFacts({ act, on, result, granted, dueOn }: ToldAct): Verdict<never> | null {
  const { gives, fixes } = marksOf(act)
  if (gives && result === null) return refuse('no_result', words.noResult, undefined, 'result')
  if (act === 'ordered' && result === 'nothing') return refuse('is_rejected', words.isRejected, undefined, 'result')
  const grants = gives && result !== null && result !== 'nothing'
  if (grants && (granted === null || granted.principalCents <= 0))
    return refuse('no_amount', words.noAmount, undefined, 'principalCents')
  if (!grants && act !== 'title_held' && granted !== null)
    return refuse('no_amount_here', words.noAmountHere, undefined, 'principalCents')
  if (fixes && dueOn === null) return refuse('no_hearing', words.noHearing, undefined, 'dueOn')
  if (fixes && dueOn! <= on) return refuse('hearing_before', words.hearingBefore, { day: dueOn!, on }, 'dueOn')
  if (!fixes && dueOn !== null) return refuse('no_day_here', words.noDayHere, undefined, 'dueOn')
  return null
}

function checkDelays(matter: Matter, told: ToldAct, book: StatuteBook): Verdict<never> | null {
  const last = lastDayFor(matter, told, book)
  if (last === 'no_law') return refuse('statute_missing', words.noLaw, { day: told.on }, 'on')
  if (last && told.on > last.deadline.endsOn)
    return refuse(
      'too_late',
      named(last.lost, told.act),
      { day: told.on, by: last.deadline.endsOn, from: last.from, citation: last.deadline.row.citation },
      'on',
    )
  const first = beforeOf(matter, told, book)
  if (first && told.on < first.from)
    return refuse(
      'too_early',
      named(words.tooEarly, told.act),
      { day: told.on, from: first.from, citation: first.citation },
      'on',
    )
  if (told.act === 'lawyer_named' && !needsLawyer(matter, book, told.on))
    return refuse('no_lawyer_needed', words.noLawyerNeeded, undefined, 'act')
  return null
}

/** A sentence that names an act where it says `[act]`. */
const named = (sentence: Sentence, act: Act): Sentence => ({
  fr: sentence.fr.replace('[act]', actNames[act].fr),
  en: sentence.en.replace('[act]', actNames[act].en),
})

function notNow(matter: Matter, stage: Stage, act: Act): Sentence {
  const next = nextActs(matter)
  const tell = (lang: 'fr' | 'en') =>
    (next.length === 0 ? words.nothingNext : words.notNow)[lang]
      .replace('[act]', actNames[act][lang])
      .replace('[stage]', stageNames[stage][lang])
      .replace('[next]', next.map((one) => actNames[one][lang]).join(lang === 'fr' ? ' ; ' : '; '))
  return { fr: tell('fr'), en: tell('en') }
}
