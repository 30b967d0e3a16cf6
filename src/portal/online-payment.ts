import { isId } from '../kernel/ids.ts'
import { type Money, sumCents } from '../kernel/money.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import type { Db } from '../platform/db.ts'
import { log } from '../platform/log.ts'
import { h, type Piece } from '../platform/page/html.ts'
import type { PageForm } from '../platform/page/page-form.ts'
import type { PageReply } from '../platform/page/page-server.ts'
import { actWording } from './act-wording.ts'
import { tokenField } from './form-parts.ts'
import { pageWording as words } from './page-wording.ts'
import { insertPayment, paymentsSince, type StoredTaker, takerOf } from './payment-store.ts'
import { openTaker, type TakerDeps } from './payment-taker.ts'
import { portalPage, wayBack } from './portal-page.ts'
import type { Owed, Statement } from './statement.ts'
import type { Visit } from './visit.ts'
import { money } from './written.ts'

/** The button that pays what is chosen elsewhere; none while nobody takes payments, or for sums in two currencies at once. */
export async function payOnlineForm(visit: Visit, statement: Statement, chosen: readonly Owed[]): Promise<Piece> {
  const { tx, lang } = visit
  const amount = amountOf(chosen)
  if (!amount || !isTakenOnline(statement) || !(await takerOf(tx))) return null
  return h`<form method="post" class="form" action="${visit.at('/online')}">
${tokenField(null)}
${chosen.map(({ id }) => h`<input type="hidden" name="i" value="${id}">`)}
<button class="primary">${say(lang, words.payOnline, { amount })}</button>
</form>`
}

/** A service pays us: what is owed to another does not go through it, but to the separate account. */
const isTakenOnline = ({ isPayable, collectedFor }: Statement): boolean => isPayable && collectedFor === null

/** Documents of one payment: beyond them it is made in parts, or by transfer. */
const MOST_ITEMS = 500
/** Payments that one customer begins in a day: each is a call to the service. */
const MOST_A_DAY = 40
const DAY_MS = 86_400_000

/** What is asked of these documents, as for a transfer; null for nothing, for too many, and for two currencies at once. */
function amountOf(chosen: readonly Owed[]): Money | null {
  const asked = chosen.filter(({ askedCents }) => askedCents > 0)
  const [first] = asked
  if (!first || asked.length > MOST_ITEMS || asked.some(({ currency }) => currency !== first.currency)) return null
  return { cents: sumCents(asked.map(({ askedCents }) => askedCents)), currency: first.currency }
}

type Begun = {
  readonly stored: StoredTaker
  readonly id: string
  readonly chosen: readonly Owed[]
  readonly amount: Money
}

/** Keeps the payment that begins, in its own transaction: the service is asked only once that stands. */
export async function beginPayment(visit: Visit, statement: Statement, form: PageForm): Promise<Begun> {
  const { tx, link, customer, lang, by } = visit
  const asked = new Set(form.texts('i'))
  const chosen = statement.owed.filter(({ id, askedCents }) => asked.has(id) && askedCents > 0)
  const amount = amountOf(chosen)
  const stored = isTakenOnline(statement) ? await takerOf(tx) : null
  const id = form.text('token')
  if (!amount || !stored || !isId(id)) throw new Refused(refuse('form_old', actWording.formOld).refusal)
  if ((await paymentsSince(tx, customer.id, new Date(by.at.getTime() - DAY_MS))) >= MOST_A_DAY)
    throw new Refused(refuse('too_many', actWording.tooMany).refusal)
  const payment = {
    id,
    customerId: customer.id,
    linkId: link.id,
    itemIds: chosen.map((one) => one.id),
    ...amount,
    lang,
    state: 'opened',
  } as const
  await insertPayment(tx, payment, by.at)
  return { stored, id, chosen, amount }
}

/** Asks the service for its page, outside of any transaction, and gives its address; refused when it gives none. */
export async function openPayment(
  deps: TakerDeps & { readonly db: Db },
  orgId: number,
  { stored, id, chosen, amount }: Begun,
  asked: { readonly lang: 'fr' | 'en'; readonly backTo: string },
): Promise<string> {
  const label = chosen.map(({ documentNo }) => documentNo).join(', ')
  const opened = await openTaker(deps, orgId, stored).open({ id, amount, label, ...asked })
  if (opened.ok) return opened.url
  log.warn('an online payment could not be opened', { orgId, reason: opened.reason })
  throw new Refused(refuse('payment_unopened', words.onlineDown).refusal)
}

/** The way to the service: a link, for the policy of our pages lets no form lead elsewhere. */
export function onlinePage(visit: Visit, statement: Statement, { amount: due }: Begun, url: string): PageReply {
  const { lang } = visit
  const name = say(lang, words.payOnline, { amount: money(lang, due) })
  const body = h`${wayBack(visit)}<h1>${name}</h1>
<p>${say(lang, words.payOnlineSaid)}</p>
<p><a class="button primary" href="${url}" rel="noreferrer">${name}</a></p>
<p class="about">${say(lang, words.onlineAfter)}</p>`
  return portalPage(visit, statement, '/pay', name, body)
}
