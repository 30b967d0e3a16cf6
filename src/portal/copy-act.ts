import { raiseWork } from '../desk/index.ts'
import type { Refusal } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import { h } from '../platform/page/html.ts'
import type { PageForm } from '../platform/page/page-form.ts'
import type { PageReply } from '../platform/page/page-server.ts'
import { nameIn, numbersOf, takeAct } from './act.ts'
import { actWording as words } from './act-wording.ts'
import { type Choice, chooseItems, tickedIn } from './choose-items.ts'
import { nameField, refusedBlock, tokenField } from './form-parts.ts'
import { portalPage, wayBack } from './portal-page.ts'
import type { Statement } from './statement.ts'
import type { Visit } from './visit.ts'

/** Asks for documents that are not kept here: somebody here sends them. */
export const copyAct = (visit: Visit, statement: Statement, form: PageForm): Promise<PageReply> =>
  takeAct(visit, form, statement, async (actId) => {
    const { tx, by, customer } = visit
    const ticked = tickedIn(statement, form, { isOneCurrency: false })
    const documents = numbersOf(ticked)
    const name = nameIn(form)
    const work = {
      customerId: customer.id,
      kind: 'portal_message',
      subjectId: actId,
      at: by.at,
      words: documents,
    } as const
    await raiseWork(tx, work)
    const said = { key: 'copy', params: { documents }, name } as const
    return {
      kind: 'copy',
      said,
      made: { numbers: ticked.map(({ documentNo }) => documentNo) },
      state: 'waiting',
      verb: 'portal_copy_asked',
    }
  })

export function copyPage(
  visit: Visit,
  statement: Statement,
  sent: PageForm | null,
  refusal: Refusal | null,
  choice: Choice | null,
): PageReply {
  const { lang } = visit
  const own = statement.owed.filter(({ of, pdfId }) => of === null && pdfId === null)
  const title = say(lang, words.copyTitle)
  const choosing = chooseItems(
    visit,
    { path: '/copy', legend: say(lang, words.documents), items: own, ticked: [] },
    choice,
    sent,
  )
  const body = h`${wayBack(visit)}<h1>${title}</h1>
<p>${say(lang, words.copySaid)}</p>
${refusedBlock(visit, refusal)}
${choosing.above}
<form method="post" class="form" action="${visit.at('/copy')}">
${tokenField(sent?.text('token') ?? null)}
${choosing.inForm}
${nameField(visit, sent)}
<button class="primary">${say(lang, words.copyAct)}</button>
</form>`
  return portalPage(visit, statement, '/copy', title, body)
}
