import { raiseWork } from '../desk/index.ts'
import { addMonths } from '../kernel/calendar.ts'
import { isId } from '../kernel/ids.ts'
import { type Money, sumCents } from '../kernel/money.ts'
import { type Refusal, Refused, refuse } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import { debtsAtLaw, planHooks } from '../legal/index.ts'
import { h } from '../platform/page/html.ts'
import type { PageForm } from '../platform/page/page-form.ts'
import type { PageReply } from '../platform/page/page-server.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import { draftPlan, plansOf, promiseSettingOf, proposePlan, signPlan } from '../promises/index.ts'
import { type Plan, planReference, type ScheduledPayment } from '../promises/model.ts'
import { beyondLimits, divide } from '../promises/rules.ts'
import { nameIn, numbersOf, takeAct, textIn } from './act.ts'
import { actWording as words } from './act-wording.ts'
import { type Choice, chooseItems, tickedIn } from './choose-items.ts'
import { chooseWording as chooseWords } from './choose-wording.ts'
import { field, nameField, refusedBlock, textField, tokenField } from './form-parts.ts'
import type { PortalSetting } from './model.ts'
import { portalPage, wayBack } from './portal-page.ts'
import { dayIn } from './promise-act.ts'
import type { Owed, Statement } from './statement.ts'
import type { Visit } from './visit.ts'

/** The most instalments that the page offers: beyond them is for a conversation. */
const MOST_INSTALMENTS = 24

/**
 * Asks for a plan of equal monthly instalments over the ticked documents. Within the limits it is proposed at once and waits for its
 * signature; else it is a draft that somebody here looks at.
 */
export const planAct = (visit: Visit, statement: Statement, form: PageForm, press: PdfPress): Promise<PageReply> =>
  takeAct(visit, form, statement, async (actId) => {
    const { tx, by, setting, customer } = visit
    if (setting.plans === 'none') throw new Refused(refuse('plans_off', words.planOff).refusal)
    const items = tickedIn(statement, form, { all: allOf(spreadable(statement)) })
    const name = nameIn(form)
    const note = textIn(form, 'why', 2000)
    const limits = await promiseSettingOf(tx)
    const most = mostInstalments(limits.maxMonths)
    const count = Number(form.text('count'))
    if (!Number.isInteger(count) || count < 2 || count > most)
      throw new Refused(refuse('count_wrong', words.planCountWrong, { most }, 'count').refusal)
    const firstOn = dayIn(form, 'firstOn')
    const last = addMonths(by.today, 1)
    if (firstOn < by.today || firstOn > last)
      throw new Refused(refuse('first_wrong', words.planFirstWrong, { day: last }, 'firstOn').refusal)
    const total = { cents: sumCents(items.map(({ openCents }) => openCents)), currency: items[0]!.currency }
    const payments = divide({
      totalCents: total.cents,
      downCents: 0,
      downOn: firstOn,
      count,
      firstOn,
      rhythm: 'monthly',
    })
    const order = { customerId: customer.id, itemIds: items.map(({ id }) => id), payments, note }
    const planId = await draftPlan(tx, debtsAtLaw, order, by)
    // Read after the draft was made, which makes those of one organisation wait for one another.
    const running = (await plansOf(tx, { customerId: customer.id, states: ['proposed', 'active'] })).filter(
      ({ currency }) => currency === total.currency,
    )
    const inPlans = { ...total, cents: total.cents + sumCents(running.map(leftOf)) }
    const isWithin =
      isAgreedAtOnce(setting, payments, inPlans) && beyondLimits(payments, total, limits, by.today).length === 0
    const params = { amount: total, count, day: firstOn, documents: numbersOf(items) }
    const said = { key: isWithin ? 'planAgreed' : 'planAsked', params, name, note } as const
    if (isWithin) await proposePlan(tx, planHooks, press, planId, by)
    else
      await raiseWork(tx, { customerId: customer.id, kind: 'plan_requested', subjectId: actId, at: by.at, words: note })
    return { kind: 'plan', said, made: { planId }, state: isWithin ? 'done' : 'waiting' }
  })

const mostInstalments = (maxMonths: number): number => Math.max(2, Math.min(maxMonths, MOST_INSTALMENTS))

const leftOf = ({ instalments }: Plan): number => sumCents(instalments.map(({ cents, paidCents }) => cents - paidCents))

/** `total`: what the customer owes by plans, this one included: ten small ones are no way around the limit. */
function isAgreedAtOnce(setting: PortalSetting, payments: readonly ScheduledPayment[], total: Money): boolean {
  return (
    setting.plans === 'within_limits' && payments.length <= setting.planMonths && total.cents <= setting.planMostCents
  )
}

/** Signs the agreement of a proposed plan, by name: the plan runs. */
export const signAct = (visit: Visit, statement: Statement, form: PageForm, planId: string): Promise<PageReply> =>
  takeAct(visit, form, statement, async () => {
    const { tx, by, customer } = visit
    const [plan] = isId(planId) ? await plansOf(tx, { id: planId, customerId: customer.id, states: ['proposed'] }) : []
    const name = form.text('name')
    if (!plan || form.text('read') !== 'yes' || name === '')
      throw new Refused(refuse('sign_missing', words.signMissing, {}, 'read').refusal)
    await signPlan(tx, debtsAtLaw, planId, { on: by.today, by: nameIn(form) }, by)
    const params = { plan: planReference(plan.no), name }
    return { kind: 'plan', said: { key: 'planSigned', params, name }, made: { planId }, state: 'done' }
  })

const spreadable = ({ owed }: Statement): readonly Owed[] =>
  owed.filter(({ of, isInPlan, frozenOn }) => of === null && !isInPlan && frozenOn === null)
const allOf = (items: readonly Owed[]): readonly Owed[] => items.filter(({ contestedCents }) => contestedCents === 0)

export async function planPage(
  visit: Visit,
  statement: Statement,
  sent: PageForm | null,
  refusal: Refusal | null,
  choice: Choice | null,
): Promise<PageReply> {
  const { tx, lang, setting, by } = visit
  const { maxMonths } = await promiseSettingOf(tx)
  const own = spreadable(statement)
  const all = allOf(own)
  const title = say(lang, words.planTitle)
  const most = mostInstalments(maxMonths)
  const count = Number(sent?.text('count') ?? '3')
  const options = Array.from({ length: most - 1 }, (_, n) => n + 2)
  const currency = own[0]?.currency ?? 'EUR'
  const said =
    setting.plans === 'within_limits'
      ? say(lang, words.planAtOnce, {
          amount: { cents: setting.planMostCents, currency },
          months: Math.min(setting.planMonths, most),
        })
      : say(lang, words.planAsked, { organisation: statement.organisation.name })
  const choosing = chooseItems(
    visit,
    {
      path: '/plan',
      legend: say(lang, words.documents),
      items: own,
      ticked: all.map(({ id }) => id),
      all: { items: all, name: say(lang, chooseWords.allOpen, { count: all.length }) },
    },
    choice,
    sent,
  )
  const body = h`${wayBack(visit)}<h1>${title}</h1>
<p>${said}</p>
${refusedBlock(visit, refusal)}
${choosing.above}
<form method="post" class="form" action="${visit.at('/plan')}">
${tokenField(sent?.text('token') ?? null)}
${choosing.inForm}
${field(
  'count',
  say(lang, words.planCount),
  h`<select id="count" name="count">${options.map((n) => h`<option value="${n}"${n === count ? h` selected` : null}>${n}</option>`)}</select>`,
)}
${field('firstOn', say(lang, words.planFirst), h`<input type="date" id="firstOn" name="firstOn" required min="${by.today}" max="${addMonths(by.today, 1)}" value="${sent?.text('firstOn') ?? ''}">`)}
${textField('why', `${say(lang, words.planWhy)} (${say(lang, words.optional)})`, sent, false)}
${nameField(visit, sent)}
<button class="primary">${say(lang, words.planAct)}</button>
</form>`
  return portalPage(visit, statement, '/plan', title, body)
}
