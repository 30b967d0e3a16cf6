import { createHash } from 'node:crypto'
import { type By, mandateServing } from '../cash/index.ts'
import { addDays, type LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { orRefuse, Refused, refuse } from '../kernel/verdict.ts'
import { type Lang, type Sentence, say } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import { record } from '../trail/index.ts'
import { type AskLaw, type MandateHook, type PlanHooks, refuseBarred } from './at-law.ts'
import { chooseDebts } from './choose-debts.ts'
import { type Plan, type PlanState, type PromiseSetting, planReference, type ScheduledPayment } from './model.ts'
import {
  insertPlan,
  lockPlans,
  approvePlan as markApproved,
  markProposed,
  markSigned,
  movePlan,
  nextPlanNo,
  redraft,
} from './plan-store.ts'
import { printAgreement } from './print-agreement.ts'
import { beyondLimits, checkSchedule } from './rules.ts'
import { settingOf } from './setting-store.ts'
import { movePromises, promisesAbout } from './store.ts'
import { promiseMoved } from './tell.ts'
import { beyondNames, planStateNames, promiseWording as words } from './wording.ts'

export type PlanOrder = {
  readonly customerId: string
  readonly itemIds: readonly string[]
  readonly payments: readonly ScheduledPayment[]
  readonly note: string
  /** Fetched by direct debit under the customer's mandate, instead of awaited as transfers. */
  readonly byDebit?: boolean
}

/** Drafts a plan over all that is left of some documents. Nothing is held, and nobody is told, until it is proposed. */
export async function draftPlan(tx: OrgTx, askLaw: AskLaw, order: PlanOrder, by: By): Promise<string> {
  if (tx.agency !== null && order.byDebit)
    throw new Refused(refuse('no_mandate', words.debitByCreditor, undefined, 'byDebit').refusal)
  const { items, owed } = await chooseDebts(tx, askLaw, order.customerId, order.itemIds, { promise: null })
  const payments = orRefuse(checkSchedule(order.payments, owed, by.today))
  const { remindDays, noticeDays } = await settingOf(tx)
  const id = newId(by.at)
  const no = await nextPlanNo(tx)
  const { customerId, note } = order
  await insertPlan(tx, {
    id,
    no,
    customerId,
    ...owed,
    stateOn: by.today,
    note,
    madeAt: by.at,
    madeBy: by.actor.id,
    madeByName: by.actor.name,
    remindDays,
    noticeDays,
  })
  const parts = items.map((item) => ({ itemId: item.id, cents: item.openCents }))
  await redraft(tx, { id, ...owed, note, byDebit: order.byDebit ?? false }, parts, payments)
  await tell(tx, 'plan_drafted', { no, customerId }, by, { amount: owed, payments })
  return id
}

/** Changes a draft; what was approved before is to be approved again. */
export async function changeDraft(
  tx: OrgTx,
  askLaw: AskLaw,
  id: string,
  order: Omit<PlanOrder, 'customerId'>,
  by: By,
): Promise<void> {
  const plan = await planIn(tx, id, ['draft'])
  const { items, owed } = await chooseDebts(tx, askLaw, plan.customerId, order.itemIds, { promise: null, plan: id })
  const payments = orRefuse(checkSchedule(order.payments, owed, by.today))
  const parts = items.map((item) => ({ itemId: item.id, cents: item.openCents }))
  await redraft(tx, { id, ...owed, note: order.note, byDebit: order.byDebit ?? false }, parts, payments)
  await tell(tx, 'plan_changed', plan, by, { amount: owed, payments })
}

/** Lets a draft that goes beyond the limits be proposed all the same. */
export async function approvePlan(tx: OrgTx, id: string, by: By): Promise<void> {
  const plan = await planIn(tx, id, ['draft'])
  await markApproved(tx, id, { name: by.actor.name, at: by.at })
  await tell(tx, 'plan_approved', plan, by, {})
}

/**
 * Proposes a plan to the customer: its schedule is fixed, its agreement is made, reminders of its documents wait for the answer,
 * and promises about them give way. What is paid from now on pays the plan.
 */
export async function proposePlan(
  tx: OrgTx,
  hooks: PlanHooks & Partial<MandateHook>,
  press: PdfPress,
  id: string,
  by: By,
): Promise<void> {
  const plan = await planIn(tx, id, ['draft'])
  const { customerId, currency } = plan
  const total = { cents: plan.cents, currency }
  const itemIds = plan.parts.map(({ itemId }) => itemId)
  const { owed } = await chooseDebts(tx, hooks.askLaw, customerId, itemIds, { promise: null, plan: id })
  if (owed.cents !== plan.cents) throw new Refused(refuse('total_moved', words.totalMoved, { owed, total }).refusal)
  orRefuse(checkSchedule(plan.instalments, total, by.today))
  if (plan.byDebit) await checkMandate(tx, plan, by.today)
  const setting = await settingOf(tx)
  const beyond = beyondLimits(plan.instalments, total, setting, by.today)
  if (beyond.length > 0 && plan.approvedAt === null)
    throw new Refused(
      refuse(
        'not_approved',
        tx.agency === null
          ? notApproved(beyond, setting, currency)
          : filled(
              words.mandateAsks,
              inEachLanguage((lang) => beyondInWords(lang, beyond, setting, currency)),
            ),
      ).refusal,
    )
  if (tx.agency !== null && plan.approvedAt === null) await refuseBeyondMandate(tx, hooks, plan, by.today)
  const agreement = await printAgreement(tx, hooks.askAgent, press, plan, by.today)
  const sha256 = createHash('sha256').update(agreement).digest()
  const answerBy = addDays(by.today, setting.answerDays)
  await markProposed(tx, id, { at: by.at, on: by.today, answerBy, agreement, sha256 })
  const given = (await promisesAbout(tx, itemIds)).filter(({ state }) => state === 'running')
  const why = say('fr', words.byPlan, { plan: planReference(plan.no) })
  await movePromises(
    tx,
    given.map((one) => ({ id: one.id, state: 'replaced' as const, on: by.today, keptCents: one.keptCents, why })),
    by.at,
  )
  await promiseMoved(tx, customerId)
  await tell(tx, 'plan_proposed', plan, by, { amount: total, answerBy, sha256: sha256.toString('hex') })
}

/** Refuses what an agent may agree to only once the creditor said yes. */
async function refuseBeyondMandate(
  tx: OrgTx,
  { askMandate }: Partial<MandateHook>,
  plan: Plan,
  today: LocalDate,
): Promise<void> {
  const why = askMandate ? await askMandate(tx, plan, today) : words.noMandateKnown
  if (why) throw new Refused(refuse('not_approved', filled(words.mandateAsks, why)).refusal)
}

/** The agreement came back signed: the plan runs. Refused for one that the law bars: what was signed too late binds nobody. */
export async function signPlan(
  tx: OrgTx,
  askLaw: AskLaw,
  id: string,
  signed: { readonly on: LocalDate; readonly by: string },
  by: By,
): Promise<void> {
  const plan = await planIn(tx, id, ['proposed', 'active'])
  if (signed.on > by.today)
    throw new Refused(refuse('signed_later', words.signedLater, { on: signed.on }, 'signedOn').refusal)
  if (plan.state === 'proposed') await refuseBarred(tx, askLaw, plan, signed.on)
  await markSigned(tx, id, signed)
  if (plan.state === 'proposed') await movePlan(tx, id, { state: 'active', on: by.today, why: '' })
  await promiseMoved(tx, plan.customerId)
  await tell(tx, 'plan_signed', plan, by, { signedOn: signed.on, signedBy: signed.by })
}

/** Ends a plan that is not over: the whole of what is left is due again, and reminders go on. */
export async function cancelPlan(tx: OrgTx, id: string, why: string, by: By): Promise<void> {
  const plan = await planIn(tx, id, ['draft', 'proposed', 'active'])
  await movePlan(tx, id, { state: 'cancelled', on: by.today, why })
  await promiseMoved(tx, plan.customerId)
  await tell(tx, 'plan_cancelled', plan, by, { reason: why })
}

/** Refuses to promise direct debits that no mandate allows: they are in euro, and a mandate serves today. */
async function checkMandate(tx: OrgTx, plan: Plan, today: LocalDate): Promise<void> {
  if (plan.currency !== 'EUR')
    throw new Refused(refuse('debit_in_euro', words.debitInEuro, undefined, 'byDebit').refusal)
  if ((await mandateServing(tx, plan.customerId, today)) === null)
    throw new Refused(refuse('no_mandate', words.noMandate, undefined, 'byDebit').refusal)
}

async function planIn(tx: OrgTx, id: string, states: readonly PlanState[]): Promise<Plan> {
  const [plan] = await lockPlans(tx, { id })
  if (!plan) throw new Refused(notFound().refusal)
  if (states.includes(plan.state)) return plan
  const sentence = states.includes('draft') && states.length === 1 ? words.notDraft : words.planOver
  throw new Refused(refuse('plan_state', stated(sentence, plan.state)).refusal)
}

const LANGS: readonly Lang[] = ['fr', 'en']

/** A sentence with the name of the state put into it, in each language. */
const stated = (sentence: Sentence, state: PlanState): Sentence =>
  Object.fromEntries(
    LANGS.map((lang) => [lang, sentence[lang].replace('{state}', planStateNames[state][lang].toLowerCase())]),
  ) as Sentence

/** What of a plan is beyond the limits, in words of each language. */
export function beyondInWords(
  lang: Lang,
  beyond: ReturnType<typeof beyondLimits>,
  setting: PromiseSetting,
  currency: string,
): string {
  const params = {
    months: setting.maxMonths,
    least: { cents: setting.minInstalmentCents, currency },
    most: { cents: setting.approveOverCents ?? 0, currency },
  }
  return beyond.map((one) => say(lang, beyondNames[one], params)).join(', ')
}

/** A sentence with a reason put into it, in each language. */
const filled = (sentence: Sentence, why: Sentence): Sentence => ({
  fr: sentence.fr.replace('{why}', why.fr),
  en: sentence.en.replace('{why}', why.en),
})

const inEachLanguage = (told: (lang: Lang) => string): Sentence => ({ fr: told('fr'), en: told('en') })

const notApproved = (beyond: ReturnType<typeof beyondLimits>, setting: PromiseSetting, currency: string): Sentence =>
  filled(
    words.notApproved,
    inEachLanguage((lang) => beyondInWords(lang, beyond, setting, currency)),
  )

const tell = (
  tx: OrgTx,
  verb: string,
  plan: Pick<Plan, 'no' | 'customerId'>,
  by: By,
  data: Readonly<Record<string, unknown>>,
) =>
  record(tx, {
    actor: by.actor,
    at: by.at,
    verb,
    subject: { kind: 'customer', id: plan.customerId },
    data: { plan: planReference(plan.no), ...data },
  })
