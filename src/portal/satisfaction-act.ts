import { type Refusal, Refused, refuse } from '../kernel/verdict.ts'
import { type Sentence, say } from '../kernel/wording.ts'
import { type Html, h } from '../platform/page/html.ts'
import type { PageForm } from '../platform/page/page-form.ts'
import type { PageReply } from '../platform/page/page-server.ts'
import { takeAct, textIn } from './act.ts'
import { actWording as words } from './act-wording.ts'
import { refusedBlock, textField, tokenField } from './form-parts.ts'
import { portalPage, wayBack } from './portal-page.ts'
import type { Statement } from './statement.ts'
import type { Visit } from './visit.ts'

const GRADES = [1, 2, 3, 4, 5] as const

/** Two questions, once the account is settled. Nothing follows from them for the customer. */
export const satisfactionAct = (visit: Visit, statement: Statement, form: PageForm): Promise<PageReply> =>
  takeAct(visit, form, statement, async () => {
    if (!statement.asksSatisfaction) throw new Refused(refuse('not_asked', words.satisfactionOver).refusal)
    const clear = Number(form.text('clear'))
    const easy = Number(form.text('easy'))
    const isGrade = (n: number) => GRADES.some((grade) => grade === n)
    if (!isGrade(clear) || !isGrade(easy)) throw new Refused(refuse('grade_missing', words.gradeMissing).refusal)
    const note = textIn(form, 'comment', 1000)
    const said = { key: 'satisfaction', params: { clear, easy }, note } as const
    return { kind: 'satisfaction', said, made: {}, state: 'done', verb: 'portal_satisfaction' }
  })

const question = (visit: Visit, id: string, name: Sentence, sent: PageForm | null): Html =>
  h`<fieldset><legend>${say(visit.lang, name)}</legend><p class="hint">${say(visit.lang, words.notAtAll)}, ${say(visit.lang, words.entirely)}</p><div class="grades">${GRADES.map(
    (grade) =>
      h`<label class="grade"><input type="radio" name="${id}" value="${grade}" required${sent?.text(id) === String(grade) ? h` checked` : null}> ${grade}</label>`,
  )}</div></fieldset>`

/** The questions as a form: at the foot of a settled account, and alone after a refusal. */
export const satisfactionForm = (visit: Visit, sent: PageForm | null): Html =>
  h`<form method="post" class="form" action="${visit.at('/satisfaction')}">
${tokenField(sent?.text('token') ?? null)}
${question(visit, 'clear', words.wasClear, sent)}
${question(visit, 'easy', words.wasEasy, sent)}
${textField('comment', `${say(visit.lang, words.comment)} (${say(visit.lang, words.optional)})`, sent, false)}
<button class="primary">${say(visit.lang, words.satisfactionAct)}</button>
</form>`

export function satisfactionPage(
  visit: Visit,
  statement: Statement,
  sent: PageForm | null,
  refusal: Refusal | null,
): PageReply {
  const title = say(visit.lang, words.satisfactionTitle)
  const body = h`${wayBack(visit)}<h1>${title}</h1>${refusedBlock(visit, refusal)}${satisfactionForm(visit, sent)}`
  return portalPage(visit, statement, '/satisfaction', title, body)
}
