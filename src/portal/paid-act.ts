import { raiseWork } from '../desk/index.ts'
import { type DunningDeps, holdsRunning, placeHolds } from '../dunning/index.ts'
import { addDays } from '../kernel/calendar.ts'
import { type Refusal, Refused, refuse } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import { h } from '../platform/page/html.ts'
import type { PageForm } from '../platform/page/page-form.ts'
import type { PageReply } from '../platform/page/page-server.ts'
import { checkedFile } from '../platform/upload.ts'
import { nameIn, numbersOf, takeAct, textIn } from './act.ts'
import { actWording as words } from './act-wording.ts'
import { type Choice, chooseItems, tickedIn } from './choose-items.ts'
import { chooseWording as chooseWords } from './choose-wording.ts'
import { field, fileField, nameField, refusedBlock, tokenField } from './form-parts.ts'
import { PAID_HOLD_DAYS } from './model.ts'
import { portalPage, wayBack } from './portal-page.ts'
import { dayIn } from './promise-act.ts'
import type { Owed, Statement } from './statement.ts'
import type { Visit } from './visit.ts'

/**
 * Says that documents are paid already: their reminders wait some days, and somebody here looks for the money. It is no receipt: only a
 * bank line is.
 */
export const paidAct = (visit: Visit, statement: Statement, form: PageForm, deps: DunningDeps): Promise<PageReply> =>
  takeAct(visit, form, statement, async (actId) => {
    const { tx, by, customer, lang } = visit
    const items = tickedIn(statement, form, { all: ownOf(statement), isOneCurrency: false })
    const name = nameIn(form)
    const note = textIn(form, 'how', 300)
    const paidOn = dayIn(form, 'paidOn')
    if (paidOn > by.today) throw new Refused(refuse('paid_later', words.paidLater, {}, 'paidOn').refusal)
    const given = form.file('file')
    const file = given && checkedFile(given)
    const held = await holdsRunning(tx, [customer.id], by.today)
    const told = new Set(held.filter(({ category }) => category === 'payment_announced').map(({ itemId }) => itemId))
    const news = items.filter(({ id }) => !told.has(id))
    if (news.length === 0 || told.has(null)) throw new Refused(refuse('already_done', words.paidTwice, {}, 'i').refusal)
    const hold = {
      category: 'payment_announced',
      note: (note === '' ? name : say(lang, words.saidBy, { name, note })).slice(0, 300),
      untilOn: addDays(by.today, PAID_HOLD_DAYS),
    } as const
    const ids = news.map(({ id }) => id)
    const holds = await placeHolds(tx, deps, customer.id, ids, hold, by.actor)
    await raiseWork(tx, { customerId: customer.id, kind: 'payment_proof', subjectId: actId, at: by.at, words: note })
    const params = { day: paidOn, documents: numbersOf(items) }
    return {
      kind: 'paid',
      said: { key: 'paid', params, name, note, file: file?.name ?? null },
      made: { holds },
      state: 'waiting',
      verb: 'portal_paid_told',
      file,
    }
  })

const ownOf = ({ owed }: Statement): readonly Owed[] => owed.filter(({ of }) => of === null)

export function paidPage(
  visit: Visit,
  statement: Statement,
  sent: PageForm | null,
  refusal: Refusal | null,
  choice: Choice | null,
): PageReply {
  const { lang, by } = visit
  const own = ownOf(statement)
  const title = say(lang, words.paidTitle)
  const choosing = chooseItems(
    visit,
    {
      path: '/paid',
      legend: say(lang, words.documents),
      items: own,
      ticked: [],
      all: { items: own, name: say(lang, chooseWords.allOpen, { count: own.length }) },
    },
    choice,
    sent,
  )
  const body = h`${wayBack(visit)}<h1>${title}</h1>
<p>${say(lang, words.paidSaid, { days: PAID_HOLD_DAYS })}</p>
${refusedBlock(visit, refusal)}
${choosing.above}
<form method="post" enctype="multipart/form-data" class="form" action="${visit.at('/paid')}">
${tokenField(sent?.text('token') ?? null)}
${choosing.inForm}
${field('paidOn', say(lang, words.paidDay), h`<input type="date" id="paidOn" name="paidOn" required max="${by.today}" value="${sent?.text('paidOn') ?? by.today}">`)}
${field('how', `${say(lang, words.paidHow)} (${say(lang, words.optional)})`, h`<input id="how" name="how" maxlength="300" value="${sent?.text('how') ?? ''}">`)}
${fileField(visit)}
${nameField(visit, sent)}
<button class="primary">${say(lang, words.paidAct)}</button>
</form>`
  return portalPage(visit, statement, '/paid', title, body)
}
