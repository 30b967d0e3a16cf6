import { type Refusal, Refused, refuse } from '../kernel/verdict.ts'
import { type Sentence, say } from '../kernel/wording.ts'
import { keepDebtorAnswer, type ToJudge } from '../outsourcing/index.ts'
import { type Html, h } from '../platform/page/html.ts'
import type { PageForm } from '../platform/page/page-form.ts'
import type { PageReply } from '../platform/page/page-server.ts'
import { type Done, takeAct, textIn } from './act.ts'
import { actWording as words } from './act-wording.ts'
import { refusedBlock, textField, tokenField } from './form-parts.ts'
import { portalPage, wayBack } from './portal-page.ts'
import type { Statement } from './statement.ts'
import type { Visit } from './visit.ts'

const GRADES = [1, 2, 3, 4, 5] as const

/**
 * Two questions once the account is settled; one, of how it was treated, to who paid or was let go by a provider that collects for its
 * creditor. Nothing follows from them for the customer.
 */
export const satisfactionAct = (visit: Visit, statement: Statement, form: PageForm): Promise<PageReply> =>
  takeAct(visit, form, statement, async () => {
    if (statement.toJudge) return judged(visit, statement, statement.toJudge, form)
    if (!statement.asksSatisfaction) throw new Refused(refuse('not_asked', words.satisfactionOver).refusal)
    const clear = Number(form.text('clear'))
    const easy = Number(form.text('easy'))
    const isGrade = (n: number) => GRADES.some((grade) => grade === n)
    if (!isGrade(clear) || !isGrade(easy)) throw new Refused(refuse('grade_missing', words.gradeMissing).refusal)
    const note = textIn(form, 'comment', 1000)
    const said = { key: 'satisfaction', params: { clear, easy }, note } as const
    return { kind: 'satisfaction', said, made: {}, state: 'done', verb: 'portal_satisfaction' }
  })

async function judged(
  { tx, by }: Visit,
  { today }: Statement,
  { placementId, provider }: ToJudge,
  form: PageForm,
): Promise<Done> {
  const grade = Number(form.text('grade'))
  if (!GRADES.some((one) => one === grade)) throw new Refused(refuse('grade_missing', words.oneGradeMissing).refusal)
  const note = textIn(form, 'comment', 1000)
  await keepDebtorAnswer(tx, { placementId, grade, words: note }, { at: by.at, today })
  const said = { key: 'treated', params: { provider, grade }, note } as const
  return { kind: 'satisfaction', said, made: { placement: placementId }, state: 'done', verb: 'portal_satisfaction' }
}

const question = (visit: Visit, id: string, name: Sentence, sent: PageForm | null): Html =>
  h`<fieldset><legend>${say(visit.lang, name)}</legend><p class="hint">${say(visit.lang, words.notAtAll)}, ${say(visit.lang, words.entirely)}</p><div class="grades">${GRADES.map(
    (grade) =>
      h`<label class="grade"><input type="radio" name="${id}" value="${grade}" required${sent?.text(id) === String(grade) ? h` checked` : null}> ${grade}</label>`,
  )}</div></fieldset>`

export const satisfactionTitle = ({ lang }: Visit, { toJudge }: Statement): string =>
  toJudge ? say(lang, words.treatedTitle, { provider: toJudge.provider }) : say(lang, words.satisfactionTitle)

/** The questions as a form: at the foot of a settled account, and alone after a refusal. */
export const satisfactionForm = (visit: Visit, { toJudge }: Statement, sent: PageForm | null): Html =>
  h`<form method="post" class="form" action="${visit.at('/satisfaction')}">
${tokenField(sent?.text('token') ?? null)}
${
  toJudge
    ? question(visit, 'grade', words.howTreated, sent)
    : h`${question(visit, 'clear', words.wasClear, sent)}
${question(visit, 'easy', words.wasEasy, sent)}`
}
${textField('comment', `${say(visit.lang, words.comment)} (${say(visit.lang, words.optional)})`, sent, false)}
<button class="primary">${say(visit.lang, words.satisfactionAct)}</button>
</form>`

export function satisfactionPage(
  visit: Visit,
  statement: Statement,
  sent: PageForm | null,
  refusal: Refusal | null,
): PageReply {
  const title = satisfactionTitle(visit, statement)
  const body = h`${wayBack(visit)}<h1>${title}</h1>${refusedBlock(visit, refusal)}${satisfactionForm(visit, statement, sent)}`
  return portalPage(visit, statement, '/satisfaction', title, body)
}
