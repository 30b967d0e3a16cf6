import type { Refusal } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import { h } from '../platform/page/html.ts'
import type { PageReply } from '../platform/page/page-server.ts'
import { type Choice, chooseItems } from './choose-items.ts'
import { refusedBlock } from './form-parts.ts'
import { payOnlineForm } from './online-payment.ts'
import { pageWording as words } from './page-wording.ts'
import { paymentBlocks } from './payment-view.ts'
import { portalPage, wayBack } from './portal-page.ts'
import type { Statement } from './statement.ts'
import type { Visit } from './visit.ts'

/** How to pay: the documents ticked, or what is asked of the overdue ones, or else of all. */
export async function payPage(
  visit: Visit,
  statement: Statement,
  asked: readonly string[],
  choice: Choice | null,
  refusal: Refusal | null = null,
): Promise<PageReply> {
  const { lang } = visit
  const { owed } = statement
  const asking = owed.filter(({ askedCents, isAnnounced }) => askedCents > 0 && !isAnnounced)
  const ticked = owed.filter(({ id }) => asked.includes(id))
  const late = asking.filter(({ daysLate }) => daysLate > 0)
  const chosen = ticked.length > 0 ? ticked : late.length > 0 ? late : asking
  const isLess = chosen.some(({ askedCents, openCents }) => askedCents < openCents)
  const blocks = paymentBlocks(lang, statement, chosen, 'h1')
  // Of many, the search is the form: what is chosen in it is what is paid.
  const choosing = chooseItems(
    visit,
    { path: '/pay', legend: say(lang, words.chooseToPay), items: owed, ticked: chosen.map(({ id }) => id) },
    choice,
    null,
  )
  const body = h`${wayBack(visit)}
<h1>${say(lang, words.howToPay)}</h1>
${refusedBlock(visit, refusal)}
${blocks.length === 0 ? h`<p>${say(lang, owed.length === 0 ? words.nothingOwed : words.nothingAsked)}</p>` : blocks}
${blocks.length > 0 && isLess ? h`<p class="about">${say(lang, words.askedLess)}</p>` : null}
<p id="said" role="status"></p>
${await payOnlineForm(visit, statement, chosen)}
<p class="about">${say(lang, words.afterPaying)}</p>
${
  choosing.above ??
  h`<form method="get" action="${visit.at('/pay').split('?')[0]!}" class="form">
${lang === visit.customer.lang ? null : h`<input type="hidden" name="lang" value="${lang}">`}
${choosing.inForm}
<button>${say(lang, words.showPayment)}</button>
</form>`
}`
  return portalPage(visit, statement, '/pay', say(lang, words.howToPay), body)
}
