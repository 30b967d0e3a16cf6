import { addDays, type LocalDate, toLocalDate } from '../kernel/calendar.ts'
import { sumCents } from '../kernel/money.ts'
import { type Refusal, Refused, refuse } from '../kernel/verdict.ts'
import { type Lang, say } from '../kernel/wording.ts'
import { debtsAtLaw } from '../legal/index.ts'
import { h } from '../platform/page/html.ts'
import type { PageForm } from '../platform/page/page-form.ts'
import type { PageReply } from '../platform/page/page-server.ts'
import { recordPromise } from '../promises/index.ts'
import { nameIn, numbersOf, takeAct } from './act.ts'
import { actWording as words } from './act-wording.ts'
import { type Choice, chooseItems, tickedIn } from './choose-items.ts'
import { chooseWording as chooseWords } from './choose-wording.ts'
import { amountIn } from './dispute-act.ts'
import { field, nameField, refusedBlock, tokenField } from './form-parts.ts'
import { portalPage, wayBack } from './portal-page.ts'
import type { Owed, Statement } from './statement.ts'
import type { Visit } from './visit.ts'

/** Promises a payment of the ticked documents, or of a part of their amount, by a day, within the days that the creditor allows. */
export const promiseAct = (visit: Visit, statement: Statement, form: PageForm): Promise<PageReply> =>
  takeAct(visit, form, statement, async () => {
    const { tx, by, setting, customer } = visit
    if (!setting.takesPromises) throw new Refused(refuse('promises_off', words.promiseOff).refusal)
    const items = tickedIn(statement, form, { all: allOf(promisable(statement)) })
    const saidBy = nameIn(form)
    const dueOn = dayIn(form, 'dueOn')
    const last = addDays(by.today, setting.promiseDays)
    if (dueOn > last) throw new Refused(refuse('promised_far', words.promiseFar, { day: last }, 'dueOn').refusal)
    const { currency } = items[0]!
    const cents = amountIn(form, 'amount', currency)
    const order = { customerId: customer.id, itemIds: items.map(({ id }) => id), cents, dueOn, saidBy }
    const promiseId = await recordPromise(tx, debtsAtLaw, { ...order, source: 'portal', note: '', replaces: null }, by)
    const amount = { cents: cents ?? sumCents(items.map(({ openCents }) => openCents)), currency }
    const params = { amount, day: dueOn, documents: numbersOf(items) }
    return { kind: 'promise', said: { key: 'promise', params, name: saidBy }, made: { promiseId }, state: 'done' }
  })

const promisable = ({ owed }: Statement): readonly Owed[] =>
  owed.filter(({ of, isInPlan, promisedOn, frozenOn }) => of === null && !isInPlan && !promisedOn && frozenOn === null)

/** Those that are overdue and not contested; where none is, all of them. */
function allOf(items: readonly Owed[]): readonly Owed[] {
  const late = items.filter(({ daysLate, contestedCents }) => daysLate > 0 && contestedCents === 0)
  return late.length > 0 ? late : items
}

const allNamed = (lang: Lang, all: readonly Owed[]): string =>
  say(lang, all[0] && all[0].daysLate > 0 ? chooseWords.allLate : chooseWords.allOpen, { count: all.length })

/** A day that was given; refused when it is none. */
export function dayIn(form: PageForm, name: string): LocalDate {
  const day = toLocalDate(form.text(name))
  if (!day) throw new Refused(refuse('day_wrong', words.dayWrong, {}, name).refusal)
  return day
}

export function promisePage(
  visit: Visit,
  statement: Statement,
  sent: PageForm | null,
  refusal: Refusal | null,
  choice: Choice | null,
): PageReply {
  const { lang, setting, by } = visit
  const own = promisable(statement)
  const all = allOf(own)
  const last = addDays(by.today, setting.promiseDays)
  const title = say(lang, words.promiseTitle)
  const choosing = chooseItems(
    visit,
    {
      path: '/promise',
      legend: say(lang, words.documents),
      items: own,
      ticked: all.map(({ id }) => id),
      all: { items: all, name: allNamed(lang, all) },
    },
    choice,
    sent,
  )
  const body = h`${wayBack(visit)}<h1>${title}</h1>
<p>${say(lang, words.promiseSaid)}</p>
${refusedBlock(visit, refusal)}
${choosing.above}
<form method="post" class="form" action="${visit.at('/promise')}">
${tokenField(sent?.text('token') ?? null)}
${choosing.inForm}
${field('dueOn', say(lang, words.promiseDay), h`<input type="date" id="dueOn" name="dueOn" required min="${by.today}" max="${last}" aria-describedby="dueOn-hint" value="${sent?.text('dueOn') ?? ''}">`, say(lang, words.promiseBy, { day: last }))}
${field('amount', `${say(lang, words.promised)} (${say(lang, words.optional)})`, h`<input id="amount" name="amount" inputmode="decimal" maxlength="20" aria-describedby="amount-hint" value="${sent?.text('amount') ?? ''}">`, say(lang, words.promisedHint))}
${nameField(visit, sent)}
<button class="primary">${say(lang, words.promiseAct)}</button>
</form>`
  return portalPage(visit, statement, '/promise', title, body)
}
