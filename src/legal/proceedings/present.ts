import type { LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import { Refused } from '../../kernel/verdict.ts'
import { type Lang, type Sentence, say } from '../../kernel/wording.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { type Deadline, HOLIDAY_NAMES, type StatuteBook, SUBJECTS } from '../../statutes/index.ts'
import { insolventDebts } from '../insolvency/case-store.ts'
import { statutesOf } from '../references/statutes-of.ts'
import { claimedDebts } from './advice-store.ts'
import type { DelayView, ProceedingView } from './contract.ts'
import { costsOf } from './cost-store.ts'
import { proceedingsDue } from './delay-store.ts'
import { beforeOf, type Delay } from './delays.ts'
import { nextActs } from './machine.ts'
import { type WholeMatter, wholeMatter } from './matter.ts'
import { proceedingOf } from './matter-store.ts'
import { type Act, appealIn, proceedingNumber, type ToldAct, titleIn } from './model.ts'
import { delaysOf } from './open-delays.ts'
import { leftOf, paymentsOn } from './payment-store.ts'
import { appealWording, missedSentences, delayWording as words } from './wording.ts'

/** One matter as it stands at this moment, its delays reckoned anew from its acts. */
export async function showProceeding(tx: OrgTx, id: string, lang: Lang, today: LocalDate): Promise<ProceedingView> {
  const proceeding = await proceedingOf(tx, id)
  if (!proceeding) throw new Refused(notFound().refusal)
  const whole = await wholeMatter(tx, proceeding)
  const book = await statutesOf(tx)
  const customer = (await customerOf(tx, proceeding.customerId))!
  const delays = proceeding.stage === 'closed' ? [] : delaysOf(whole.matter, book)
  const { no, ...rest } = proceeding
  return {
    ...rest,
    number: proceedingNumber(no),
    customerName: customer.name,
    debtors: whole.debtors.map((debtor) => ({ ...debtor, addressLines: [...debtor.addressLines] })),
    items: whole.items.map(({ kind: _, ...item }) => item),
    claimedCents: sumCents(whole.items.map(({ claimedCents }) => claimedCents)),
    openCents: sumCents(whole.items.map(({ openCents }) => openCents)),
    acts: whole.acts.map(({ proceedingId: _, clockEventId, ...act }) => ({
      ...act,
      movesClock: clockEventId !== null,
    })),
    delays: delays.map((delay) => delayView(delay, lang, today)),
    costs: (await costsOf(tx, id)).map(({ proceedingId: _, documentNo: __, ...cost }) => cost),
    payments: await paymentsOn(tx, id),
    left: await leftOf(tx, id),
    next: nextOf(whole, book),
    title: titleOf(whole),
    appealed: appealTold(whole, lang),
    barsOn: await firstBar(tx, whole, today),
    today,
    insolventSince: await insolvencyOf(tx, whole),
    waits: (await proceedingsDue(tx, today)).some(({ proceedingId }) => proceedingId === id),
    toVerify: [
      ...new Set(
        delays.flatMap(({ deadline, metOn }) =>
          deadline?.row.mark === 'verify' && metOn === null ? [nameOf(lang, deadline)] : [],
        ),
      ),
    ],
  }
}

const nameOf = (lang: Lang, { row }: Deadline): string => `${say(lang, SUBJECTS[row.subject].name)} (${row.citation})`

function delayView(delay: Delay, lang: Lang, today: LocalDate): DelayView {
  const { deadline, alerts, note, ...rest } = delay
  const state = stateOf(delay, today)
  return {
    ...rest,
    state,
    alerts: [...alerts],
    note: tellNote(note, state === 'missed' ? (missedSentences[delay.code] ?? null) : null, lang),
    reckoned: deadline && {
      plainEndOn: deadline.plainEndOn,
      moved: movedIn(deadline, lang),
      isUncertain: deadline.isUncertain,
      period: say(lang, words.period, { n: deadline.row.value, unit: SUBJECTS[deadline.row.subject].unit }),
      citation: deadline.row.citation,
      mark: deadline.row.mark,
    },
  }
}

const tellNote = (note: Sentence | null, missed: Sentence | null, lang: Lang): string | null =>
  missed ? say(lang, missed) : note && say(lang, note)

async function insolvencyOf(tx: OrgTx, { items, proceeding }: WholeMatter): Promise<LocalDate | null> {
  const frozen = await insolventDebts(tx, { ids: [proceeding.customerId], isRange: false })
  return frozen.find(({ itemId }) => items.some((one) => one.itemId === itemId))?.openedOn ?? null
}

function stateOf({ side, endsOn, metOn }: Delay, today: LocalDate): DelayView['state'] {
  if (metOn !== null) return 'met'
  if (endsOn >= today || side === 'from' || side === 'habit') return 'open'
  return side === 'ours' ? 'missed' : 'past'
}

function movedIn({ moved, plainEndOn, endsOn }: Deadline, lang: Lang): string | null {
  if (moved) {
    const holiday = moved.holiday ? say(lang, HOLIDAY_NAMES[moved.holiday.name]) : ''
    return say(lang, words.moved, { day: plainEndOn, off: moved.off, holiday })
  }
  return endsOn < plainEndOn ? say(lang, words.movedBack, { day: plainEndOn }) : null
}

function nextOf(whole: WholeMatter, book: StatuteBook): ProceedingView['next'] {
  const asIf = (act: Act): ToldAct => ({
    ...{ id: '', act, on: whole.proceeding.openedOn, debtorId: null, result: null, inPerson: false, dueOn: null },
    granted: null,
  })
  return nextActs(whole.matter).map((act) => {
    const first = beforeOf(whole.matter, asIf(act), book)
    return { act, from: first?.from ?? null, citation: first?.citation ?? null }
  })
}

/** The act that gave a title, with what it grants: an order that nobody opposed grants what it ordered. */
function titleOf({ acts }: WholeMatter): ProceedingView['title'] {
  const title = titleIn(acts)
  if (!title) return null
  return { on: title.on, granted: title.granted ?? acts.findLast(({ granted }) => granted !== null)?.granted ?? null }
}

function appealTold({ acts }: WholeMatter, lang: Lang): string | null {
  const appeal = appealIn(acts)
  if (!appeal) return null
  const sentence =
    appeal.act === 'appealed'
      ? appealWording.theirs
      : titleIn(acts)
        ? appealWording.oursOfPart
        : appealWording.oursOfNothing
  return say(lang, sentence, { on: appeal.on })
}

async function firstBar(tx: OrgTx, { items, proceeding }: WholeMatter, today: LocalDate): Promise<LocalDate | null> {
  const ids = items.map(({ itemId }) => itemId)
  const debts = await claimedDebts(tx, proceeding.customerId, ids, today)
  return debts.reduce<LocalDate | null>((a, { barsOn: b }) => (b && (a === null || b < a) ? b : a), null)
}
