import { organisationOf } from '../access/index.ts'
import { dayIn } from '../kernel/calendar.ts'
import { isId } from '../kernel/ids.ts'
import { Refused } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import { notFound } from '../platform/http.ts'
import { h } from '../platform/page/html.ts'
import type { PageReply } from '../platform/page/page-server.ts'
import { type Said, saidIn } from './act.ts'
import { actNames, actWording as words } from './act-wording.ts'
import { pageWording } from './page-wording.ts'
import { portalPage } from './portal-page.ts'
import { referenceOf } from './receipt.ts'
import type { Statement } from './statement.ts'
import { actOf } from './store.ts'
import type { Visit } from './visit.ts'

/** What was recorded of an act, for whoever did it to keep. */
export async function donePage(visit: Visit, statement: Statement, id: string): Promise<PageReply> {
  const { tx, lang, customer } = visit
  const act = isId(id) ? await actOf(tx, id) : null
  if (act?.customerId !== customer.id) throw new Refused(notFound().refusal)
  const { timeZone } = await organisationOf(tx)
  const said = act.said as Said
  const params = { day: dayIn(timeZone, act.at), customer: customer.name, reference: referenceOf(act.id) }
  const { receiptTo } = act.made
  const title = say(lang, words.doneTitle)
  const body = h`<h1>${title}</h1>
<div class="taken" role="status"><p class="strong">${say(lang, actNames[act.kind])}</p>
<p>${saidIn(lang, said)}</p>
${said.note ? h`<p>${say(lang, words.quoted, { note: said.note })}</p>` : null}
</div>
<p>${say(lang, words.doneOn, params)}${typeof receiptTo === 'string' ? ` ${say(lang, words.receiptSent, { name: receiptTo })}` : ''}</p>
<p><a class="button primary" href="${visit.at('')}">${say(lang, pageWording.goBack)}</a></p>`
  return portalPage(visit, statement, `/done/${id}`, title, body)
}
