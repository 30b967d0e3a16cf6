import type { LocalDate } from '../../kernel/calendar.ts'
import { Refused, tellRefusal } from '../../kernel/verdict.ts'
import { type Lang, type Sentence, say } from '../../kernel/wording.ts'
import { type Item, itemsById } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { type StatuteRow, SUBJECTS } from '../../statutes/index.ts'
import { type Debt, debtOf, type ToldEvent } from './clock-store.ts'
import type { ClockEventView, ClockView } from './contract.ts'
import { descriptionOf, type HandEvent, promisesToRead, toldOf } from './event-store.ts'
import { listedClaim } from './list-store.ts'
import { CAUSES, CLAIM_TRAITS, type ReckonedEvent } from './model.ts'
import { aboutDebt, clockLawOf, clockOfDebt, type DebtClock, eventsOfDebts } from './reckon-debts.ts'
import { remediesFor } from './remedies.ts'
import { nearnessOf } from './rules.ts'
import { effectSentences, remedySentences, limitationWording as words } from './wording.ts'

/** How the day of one debt was reckoned: read from the books at this moment, whatever the night kept of it. */
export async function showClock(tx: OrgTx, itemId: string, lang: Lang, today: LocalDate): Promise<ClockView> {
  const debt = await debtOf(tx, itemId)
  const listed = await listedClaim(tx, itemId)
  if (!debt || !listed) throw new Refused(notFound().refusal)
  const law = await clockLawOf(tx)
  const described = await descriptionOf(tx, itemId)
  const about = aboutDebt(debt, law.setting)
  const events = (await eventsOfDebts(tx, [debt])).get(itemId) ?? []
  const verdict = clockOfDebt(law, debt, events)
  const clock = verdict.ok ? verdict.value : null
  const stands = clock?.reckoning ?? { barsOn: null, standing: 'unknown' as const }
  const near = nearnessOf(stands, today)
  const { label, documentNo, ...named } = listed
  return {
    claim: {
      ...named,
      ...{ itemId, customerId: debt.customerId, documentNo: documentNo || label.slice(0, 40) },
      ...{ kind: about.kind, startsOn: about.startsOn, isStartKnown: about.isStartKnown },
      isDated: debt.isDated || about.isStartKnown,
      ...{ barsOn: stands.barsOn, standing: stands.standing, near },
    },
    performedOn: described?.performedOn ?? null,
    issuedOn: debt.issuedOn,
    statedKind: debt.kind,
    contractYears: debt.contractYears,
    describedEvidence: described?.evidence ?? '',
    describedByName: described?.describedByName ?? null,
    steps: clock ? tellSteps(lang, about, clock, startOf(debt, described, law.isWritten), law.isWritten) : [],
    events: clock ? cited(await tellEvents(tx, lang, events, clock), law.isWritten) : [],
    toRead: (await promisesToRead(tx, itemId)).map(({ id, on, source, saidBy }) => ({
      ...{ id, on },
      sentence: say(lang, source === 'mail' ? words.mailToRead : words.letterToRead, { on, by: saidBy || 'none' }),
    })),
    remedies:
      clock && law.isWritten
        ? remediesFor(clock.reckoning, near).map((remedy) => ({
            ...remedy,
            sentence: say(lang, remedySentences[remedy.code], { by: remedy.by ?? '' }),
          }))
        : [],
    toVerify: [
      ...(clock ? rowsUsed(clock).flatMap((row) => (row.mark === 'verify' ? [nameOf(lang, row)] : [])) : []),
      ...(law.isWritten ? [] : [say(lang, words.effectsUnwritten)]),
    ],
    refusal: verdict.ok ? null : tellRefusal(lang, verdict.refusal),
  }
}

/** The outer limit is one of them only where it gives the day. */
const rowsUsed = ({ rows, reckoning }: DebtClock): readonly StatuteRow[] =>
  rows.filter(({ subject }) => subject !== 'limitation_outer' || reckoning.isCapped)

const nameOf = (lang: Lang, { subject, citation }: StatuteRow): string =>
  `${say(lang, SUBJECTS[subject].name)} (${citation})`

type Start = { readonly sentence: Sentence; readonly name: string }

/** Where the first day comes from: told by hand, brought by a file, that of the documents charged or moved, or what stands in for it. */
function startOf(debt: Debt, described: Awaited<ReturnType<typeof descriptionOf>>, isWritten: boolean): Start {
  if (described?.performedOn) return { sentence: words.startKnown, name: described.describedByName }
  if (debt.performedOn) return { sentence: words.startImported, name: '' }
  if (debt.chargedFrom) return { sentence: words.startCharged, name: '' }
  if (debt.movedFrom) return { sentence: words.startMoved, name: '' }
  if (!debt.isDated) return { sentence: words.startUndated, name: '' }
  return { sentence: isWritten ? words.startGuessed : words.startUnwritten, name: '' }
}

/** The day the clock runs from: completion of the work, not the invoice (law sheet §3). */
const START_CITATION = 'Cass. com. 26 février 2020, n° 18-25.036'

function tellSteps(
  lang: Lang,
  about: ReturnType<typeof aboutDebt>,
  { terms, rows, reckoning }: DebtClock,
  start: Start,
  isWritten: boolean,
): ClockView['steps'] {
  const [period] = rows
  const outer = rows.find(({ subject }) => subject === 'limitation_outer')
  const steps: ClockView['steps'] = [
    {
      sentence: say(lang, start.sentence, { day: about.startsOn, name: start.name }),
      cited: isWritten ? { ...citedOf(period!), citation: START_CITATION, mark: 'A' } : null,
    },
    {
      sentence: [
        say(lang, words.period, { name: say(lang, SUBJECTS[period!.subject].name), years: period!.value }),
        CLAIM_TRAITS[about.kind].countedFrom === 'end_of_year' ? say(lang, words.byYear) : '',
      ].join(' '),
      cited: citedOf(period!),
    },
  ]
  if (about.contractYears !== null)
    steps.push({
      sentence: say(lang, words.contract, { years: terms.years }),
      cited: rows[1] ? citedOf(rows[1]) : null,
    })
  if (reckoning.hasTitle)
    steps.push({ sentence: say(lang, words.titleGoverns, { years: terms.titleYears }), cited: null })
  if (reckoning.isCapped && outer)
    steps.push({ sentence: say(lang, words.capped, { years: outer.value }), cited: citedOf(outer) })
  return steps
}

const citedOf = ({ citation, mark, verifiedOn }: StatuteRow) => ({ citation, mark, verifiedOn })

/** Events without the texts of another country. */
const cited = (events: readonly ClockEventView[], isWritten: boolean): ClockEventView[] =>
  events.map((one) => (isWritten ? one : { ...one, citation: '' }))

/** Every event with what it did, the oldest first. */
async function tellEvents(
  tx: OrgTx,
  lang: Lang,
  events: readonly ToldEvent[],
  { reckoning }: DebtClock,
): Promise<ClockEventView[]> {
  const itemId = events[0]?.itemId
  const byHand = new Map((itemId ? await toldOf(tx, itemId) : []).map((one) => [one.id, one]))
  const paid = events.filter(({ source }) => source === 'payment').map(({ id }) => id)
  const receipts = new Map((await itemsById(tx, paid)).map((one) => [one.id, one]))
  const told = new Map(events.map((one) => [one.id, one]))
  return reckoning.events.map((reckoned) => {
    const event = told.get(reckoned.id)!
    return tellEvent(lang, event, reckoned, { hand: byHand.get(event.id), receipt: receipts.get(event.id) })
  })
}

function tellEvent(
  lang: Lang,
  { id, source, cause, on, until, isLost }: ToldEvent,
  { effect, barsOn }: ReckonedEvent,
  { hand, receipt }: { hand: Omit<HandEvent, 'itemIds'> | undefined; receipt: Item | undefined },
): ClockEventView {
  const { lasts, isByCourt, citation } = CAUSES[cause]
  const evidence =
    source === 'plan'
      ? say(lang, words.planEvidence)
      : source === 'promise'
        ? say(lang, words.promiseEvidence)
        : receipt
          ? say(lang, words.paymentEvidence, {
              document: [say(lang, words.receipt), receipt.documentNo || receipt.label].filter(Boolean).join(' '),
              amount: { cents: receipt.amountCents, currency: receipt.currency },
            })
          : (hand?.evidence ?? '')
  return {
    ...{ id, source, cause, on, until, evidence, effect, barsOn, citation },
    sentence: say(lang, effectSentences[effect], { why: hand?.lostWhy ?? '' }),
    recordedByName: hand?.recordedByName ?? null,
    mayEnd: hand !== undefined && lasts === 'during' && until === null && !isLost,
    mayLose: hand !== undefined && isByCourt && !isLost,
    mayWithdraw: hand !== undefined,
  }
}
