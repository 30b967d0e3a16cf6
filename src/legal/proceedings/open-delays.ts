import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import {
  type Deadline,
  delayBefore,
  delayFrom,
  type StatuteBook,
  smallClaimAnswerBy,
  tradeClaimDays,
} from '../../statutes/index.ts'
import { appealBy, type Delay, type DelayCode, lastOf, needsLawyer, orderDays, unopposedFrom } from './delays.ts'
import type { Act, Matter, ToldAct } from './model.ts'
import { machineWording as words } from './wording.ts'

/** A registry that has not answered is asked after a month: a habit, no text. */
const ASK_REGISTRY_DAYS = 30

/** Alerts as a last day nears: two weeks, one week, three days, the day before, the day itself. */
const NEARING = [14, 7, 3, 1, 0] as const
const nearing = (endsOn: LocalDate, since: LocalDate): LocalDate[] =>
  NEARING.map((days) => addDays(endsOn, -days)).filter((on) => on >= since)

/** Every delay that the acts of a matter opened, met or not, in the order of their days. */
export function delaysOf(matter: Matter, book: StatuteBook): readonly Delay[] {
  const found = [ofRequest, ofOrder, ofOpposition, ofTradeClaim, ofSmallClaim, ofHearings, ofJudgment, ofSeizures]
  return found
    .flatMap((of) => of(matter, book))
    .toSorted((a, b) => (a.endsOn < b.endsOn ? -1 : a.endsOn > b.endsOn ? 1 : 0))
}

type Source = (matter: Matter, book: StatuteBook) => Delay[]

const plain = { debtorId: null, deadline: null, metOn: null, note: null } as const

/** Ours to meet, or lost. */
const ours = (code: DelayCode, since: LocalDate, deadline: Deadline | null, more: Partial<Delay> = {}): Delay[] =>
  deadline === null
    ? []
    : [{ ...plain, code, side: 'ours', deadline, since, ...ending(deadline.endsOn, since), ...more }]
const ending = (endsOn: LocalDate, since: LocalDate) => ({ endsOn, alerts: nearing(endsOn, since) })

/** Theirs: it is told the day after, when what they did is known. */
const theirs = (code: DelayCode, since: LocalDate, deadline: Deadline | null, more: Partial<Delay> = {}): Delay[] =>
  deadline === null
    ? []
    : [
        {
          ...{ ...plain, code, side: 'theirs', deadline, since, endsOn: deadline.endsOn },
          ...{ alerts: [addDays(deadline.endsOn, 1)], ...more },
        },
      ]

/** From a day on. */
const from = (code: DelayCode, since: LocalDate, on: LocalDate, more: Partial<Delay>): Delay => ({
  ...{ ...plain, code, side: 'from', since, endsOn: on, alerts: [on], ...more },
})

const dayOf = (matter: Matter, act: Act, debtorId?: string | null): LocalDate | null =>
  lastOf(matter, act, debtorId)?.on ?? null

const ofRequest: Source = (matter) => {
  const filed = lastOf(matter, 'filed')
  if (!filed) return []
  const endsOn = addDays(filed.on, ASK_REGISTRY_DAYS)
  const metOn = dayOf(matter, 'ordered') ?? dayOf(matter, 'rejected')
  return [{ ...plain, code: 'ask_registry', side: 'habit', endsOn, since: filed.on, alerts: [endsOn], metOn }]
}

const ofOrder: Source = (matter, book) => {
  const order = lastOf(matter, 'ordered')
  if (!order) return []
  const free = unopposedFrom(matter, book)
  const isOpposed = lastOf(matter, 'opposed') !== undefined
  const metOn = dayOf(matter, 'unopposed')
  return [
    ...matter.debtors.flatMap(({ id }) => ofService(matter, order, id, book)),
    ...(free && !isOpposed
      ? [
          from('enforce_from', dayOf(matter, 'served')!, free.from, {
            ...{ metOn, deadline: free.deadline, note: words.checkOppositions },
          }),
        ]
      : []),
  ]
}

/** An order is served on each debtor, who may oppose it. */
function ofService(matter: Matter, order: ToldAct, debtorId: string, book: StatuteBook): Delay[] {
  const days = orderDays(matter, debtorId, book)
  if (!days) return []
  const { serveBy, remindOn, opposeBy, mayOpposeLater } = days
  const served = dayOf(matter, 'served', debtorId)
  const alerts = [...new Set([...remindOn, ...nearing(serveBy.endsOn, order.on)])].toSorted()
  const note = order.result === 'part' ? words.partOrder : null
  return [
    ...ours('serve_order', order.on, serveBy, { debtorId, metOn: served, alerts, note }),
    ...(served === null
      ? []
      : theirs('oppose', served, opposeBy, {
          debtorId,
          metOn: dayOf(matter, 'opposed', debtorId) ?? dayOf(matter, 'unopposed'),
          note: mayOpposeLater ? words.mayOpposeLater : null,
        })),
  ]
}

const ofOpposition: Source = (matter, book) => {
  const opposed = matter.acts.find(({ act }) => act === 'opposed')
  if (!opposed) return []
  const { on } = opposed
  const over = dayOf(matter, 'judged') ?? dayOf(matter, 'extinguished')
  if (matter.courtKind === 'commercial')
    return ours('deposit', on, delayFrom(book, 'opposition_deposit', on, matter.place), {
      metOn: dayOf(matter, 'deposited') ?? over,
      note: words.depositNote,
    })
  if (!needsLawyer(matter, book, on)) return []
  return ours('name_lawyer', on, delayFrom(book, 'opposition_lawyer', on, matter.place), {
    metOn: dayOf(matter, 'lawyer_named') ?? over,
  })
}

const ofTradeClaim: Source = (matter, book) => {
  const { acts, place, debtors } = matter
  const answered = dayOf(matter, 'debtor_contested') ?? dayOf(matter, 'recorded')
  const title = dayOf(matter, 'made_executory')
  return [
    ...acts
      .filter(({ act }) => act === 'command_served')
      .flatMap(({ on, debtorId }) => {
        const days = tradeClaimDays(book, { servedOn: on, titleOn: null }, place)
        if (!days) return []
        return [
          ...theirs('contest', on, days.contestBy, { debtorId, metOn: answered }),
          from('record_from', on, days.recordFrom, { debtorId, metOn: answered }),
        ]
      }),
    ...(title === null
      ? []
      : debtors.flatMap(({ id }) =>
          ours('serve_title', title, delayFrom(book, 'trade_claim_serve', title, place), {
            debtorId: id,
            metOn: dayOf(matter, 'decision_served', id),
          }),
        )),
  ]
}

const ofSmallClaim: Source = (matter, book) => {
  const invited = dayOf(matter, 'invited')
  if (invited === null) return []
  const metOn = dayOf(matter, 'agreed') ?? dayOf(matter, 'declined')
  return theirs('answer', invited, smallClaimAnswerBy(book, invited, matter.place), {
    metOn,
    note: words.silenceIsNo,
  })
}

const ofHearings: Source = (matter, book) => {
  const { acts, courtKind, place } = matter
  const hearings = acts.filter(({ dueOn }) => dueOn !== null)
  const over = dayOf(matter, 'judged') ?? dayOf(matter, 'extinguished')
  const subject = courtKind === 'commercial' ? 'summons_file_commercial' : 'summons_file_civil'
  return hearings.flatMap(({ act, on, dueOn }, at): Delay[] => {
    const endsOn = dueOn!
    const metOn = hearings[at + 1]?.on ?? over
    return [
      { ...plain, code: 'hearing', side: 'ours', since: on, ...ending(endsOn, on), metOn },
      ...(act === 'summoned'
        ? ours('file_summons', on, delayBefore(book, subject, endsOn, place), {
            metOn: dayOf(matter, 'summons_filed') ?? over,
          })
        : []),
    ]
  })
}

const ofJudgment: Source = (matter, book) => {
  const judged = lastOf(matter, 'judged')
  if (!judged) return []
  const { on } = judged
  // What a court of appeal decides is not appealed again.
  const before = matter.acts.slice(0, matter.acts.indexOf(judged))
  const isOfAppeal = before.some(({ act }) => act === 'appealed' || act === 'we_appealed')
  const ourAppeal = isOfAppeal || judged.result === 'whole' ? [] : ofOurAppeal(matter, book)
  if (judged.result === 'nothing') return ourAppeal
  const theirAppeals = matter.debtors.flatMap(({ id }) => {
    const served = dayOf(matter, 'decision_served', id)
    return [
      ...ours('serve_judgment', on, delayFrom(book, 'judgment_serve', on, matter.place), {
        debtorId: id,
        metOn: served,
        note: words.ifAbsent,
      }),
      ...(served === null || isOfAppeal
        ? []
        : theirs('appeal', served, appealBy(matter, book, served), { debtorId: id, metOn: theirAppeal(matter, id) })),
    ]
  })
  return [...theirAppeals, ...ourAppeal]
}

/** Until it was told of whom, an appeal was the debtor's. */
const theirAppeal = (matter: Matter, debtorId: string): LocalDate | null =>
  matter.acts.find((one) => one.act === 'appealed' && (one.debtorId ?? debtorId) === debtorId)?.on ?? null

/** What we lost may be appealed from the day the decision was served on us; nothing runs before. */
function ofOurAppeal(matter: Matter, book: StatuteBook): Delay[] {
  const served = dayOf(matter, 'served_on_us')
  if (served === null) return []
  const more = { metOn: dayOf(matter, 'we_appealed'), note: words.ourAppeal }
  return ours('our_appeal', served, appealBy(matter, book, served), more)
}

const ofSeizures: Source = (matter, book) => {
  const { acts, place } = matter
  const seizures = acts.filter(({ act }) => act === 'seized')
  return seizures.flatMap(({ on, debtorId }) => {
    const told = acts.find((one) => one.act === 'seizure_told' && one.debtorId === debtorId && one.on >= on)
    return [
      ...ours('tell_seizure', on, delayFrom(book, 'seizure_tell', on, place), { debtorId, metOn: told?.on ?? null }),
      ...(told
        ? theirs('contest_seizure', told.on, delayFrom(book, 'seizure_contest', told.on, place), { debtorId })
        : []),
    ]
  })
}
