import { categoryBook, disputeName, keepEvidence, openDispute } from '../disputes/index.ts'
import { sumCents } from '../kernel/money.ts'
import { type Refusal, Refused, refuse } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import { h } from '../platform/page/html.ts'
import type { PageForm } from '../platform/page/page-form.ts'
import type { PageReply } from '../platform/page/page-server.ts'
import { nameIn, numbersOf, takeAct, textIn } from './act.ts'
import { actWording as words } from './act-wording.ts'
import { type Choice, chooseItems, tickedIn } from './choose-items.ts'
import { field, fileField, nameField, refusedBlock, textField, tokenField } from './form-parts.ts'
import { portalPage, wayBack } from './portal-page.ts'
import type { Owed, Statement } from './statement.ts'
import type { Visit } from './visit.ts'
import { readAmount } from './written.ts'

/** Contests the ticked documents, or part of one, with a cause, what is wrong in the customer's words, and a file. */
export const disputeAct = (visit: Visit, statement: Statement, form: PageForm): Promise<PageReply> =>
  takeAct(visit, form, statement, async () => {
    const { tx, by, customer, lang } = visit
    const items = tickedIn(statement, form)
    const name = nameIn(form)
    const note = textIn(form, 'why', 2000)
    if (note === '') throw new Refused(refuse('why_missing', words.explainMissing, {}, 'why').refusal)
    const cents = partIn(form, items)
    const categoryId = form.text('cause')
    const input = {
      customerId: customer.id,
      categoryId,
      items: items.map(({ id }) => ({ itemId: id, cents })),
      note: say(lang, words.saidBy, { name, note }),
      dueOn: null,
      source: 'portal',
    } as const
    const disputeId = await openDispute(tx, input, by)
    const file = form.file('file')
    if (file) await keepEvidence(tx, disputeId, file, by)
    const category = (await categoryBook(tx, by.at)).find(({ id }) => id === categoryId)!
    const contested = cents ?? sumCents(items.map(({ openCents }) => openCents))
    const amount = { cents: contested, currency: items[0]!.currency }
    const params = { amount, documents: numbersOf(items), cause: disputeName(lang, category.name) }
    return { kind: 'dispute', said: { key: 'dispute', params, name, note }, made: { disputeId }, state: 'done' }
  })

/** The part of the one ticked document that is contested; null: all of it. */
function partIn(form: PageForm, items: readonly Owed[]): number | null {
  if (form.text('part') !== '' && items.length !== 1)
    throw new Refused(refuse('part_alone', words.partAlone, {}, 'part').refusal)
  return amountIn(form, 'part', items[0]!.currency)
}

/** An amount in minor units; null when none was given. */
export function amountIn(form: PageForm, name: string, currency: string): number | null {
  const text = form.text(name)
  if (text === '') return null
  const cents = readAmount(text, currency)
  if (cents === null || cents <= 0)
    throw new Refused(refuse('amount_wrong', words.amountWrong, { value: text.slice(0, 30) }, name).refusal)
  return cents
}

export async function disputePage(
  visit: Visit,
  statement: Statement,
  sent: PageForm | null,
  refusal: Refusal | null,
  choice: Choice | null,
): Promise<PageReply> {
  const { tx, lang, by } = visit
  const own = statement.owed.filter(({ of, contestedCents }) => of === null && contestedCents === 0)
  const causes = (await categoryBook(tx, by.at)).filter(({ isRetired }) => !isRetired)
  const chosen = sent?.text('cause') ?? ''
  const title = say(lang, words.disputeTitle)
  const choosing = chooseItems(
    visit,
    { path: '/dispute', legend: say(lang, words.documents), items: own, ticked: [] },
    choice,
    sent,
  )
  const body = h`${wayBack(visit)}<h1>${title}</h1>
<p>${say(lang, words.disputeSaid)}</p>
${refusedBlock(visit, refusal)}
${choosing.above}
<form method="post" enctype="multipart/form-data" class="form" action="${visit.at('/dispute')}">
${tokenField(sent?.text('token') ?? null)}
${choosing.inForm}
${field(
  'cause',
  say(lang, words.cause),
  h`<select id="cause" name="cause" required><option value="">${say(lang, words.chooseCause)}</option>${causes.map(
    ({ id, name }) =>
      h`<option value="${id}"${id === chosen ? h` selected` : null}>${disputeName(lang, name)}</option>`,
  )}</select>`,
)}
${field('part', `${say(lang, words.part)} (${say(lang, words.optional)})`, h`<input id="part" name="part" inputmode="decimal" maxlength="20" aria-describedby="part-hint" value="${sent?.text('part') ?? ''}">`, say(lang, words.partHint))}
${textField('why', say(lang, words.explain), sent, true)}
${fileField(visit)}
${nameField(visit, sent)}
<button class="primary">${say(lang, words.disputeAct)}</button>
</form>`
  return portalPage(visit, statement, '/dispute', title, body)
}
