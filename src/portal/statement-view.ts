import { sumCents } from '../kernel/money.ts'
import type { Refusal } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import { type Html, h, type Piece } from '../platform/page/html.ts'
import type { PageReply } from '../platform/page/page-server.ts'
import { actWording as acts } from './act-wording.ts'
import { collectorsNote } from './collectors.ts'
import { refusedBlock } from './form-parts.ts'
import { pageWording as words } from './page-wording.ts'
import { paymentBlocks } from './payment-view.ts'
import { plansBlock } from './plan-blocks.ts'
import { portalPage } from './portal-page.ts'
import { receiptsSection } from './receipts-given.ts'
import { satisfactionForm, satisfactionTitle } from './satisfaction-act.ts'
import type { Balance, Owed, Statement } from './statement.ts'
import type { Visit } from './visit.ts'
import { money } from './written.ts'

/** The first page: what is owed, what can be done about it, each document, and how to pay. */
export function statementPage(visit: Visit, statement: Statement, refusal: Refusal | null = null): PageReply {
  const { lang } = visit
  const { owed, credits, balances, customer, today, isGroup } = statement
  const params = { customer: customer.name, day: today }
  const late = owed.filter(({ daysLate }) => daysLate > 0)
  const later = owed.filter(({ daysLate }) => daysLate <= 0)
  const body = h`${refusedBlock(visit, refusal)}<p class="over">${say(lang, isGroup ? words.statementOfGroup : words.statementOf, params)}</p>
${headline(visit, balances)}
${statement.collectedFor === null ? null : h`<p class="part">${say(lang, words.collectedFor, { creditor: statement.collectedFor })}</p>`}
${collectorsNote(visit, statement)}
${frozenNote(visit, owed)}
${actsOf(visit, statement)}
${plansBlock(visit, statement)}
${itemsSection(visit, 'late', say(lang, words.overdueItems), late)}
${itemsSection(visit, 'later', say(lang, words.laterItems), later)}
${
  credits.length === 0
    ? null
    : h`<section aria-labelledby="credits"><h2 id="credits">${say(lang, words.credits)}</h2><ul class="items">${credits.map(
        (one) => h`<li><div class="line">${numberOf(visit, one)}
<span class="figure">${money(lang, { cents: -one.openCents, currency: one.currency })}</span></div>
<p class="about">${say(lang, words.issuedOn, { day: one.issuedOn })}${one.of ? ` · ${one.of}` : ''}</p></li>`,
      )}</ul></section>`
}
${owed.length === 0 ? null : paySection(visit, statement)}
${statement.toJudge || statement.asksSatisfaction ? h`<section aria-labelledby="end"><h2 id="end">${satisfactionTitle(visit, statement)}</h2>${satisfactionForm(visit, statement, null)}</section>` : null}
${receiptsSection(visit, statement)}
${contactBlock(visit, statement)}`
  return portalPage(visit, statement, '', say(lang, words.title), body)
}

/** « Vous devez 2 520,00 €, dont 1 500,00 € échus »: one line a currency, never added together. */
function headline({ lang }: Visit, balances: readonly Balance[]): Html {
  const owing = balances.filter(({ dueCents }) => dueCents > 0)
  const first = owing[0]
  const favour = balances.filter(({ dueCents }) => dueCents < 0)
  const inFavour = favour.map(
    ({ dueCents, currency }) =>
      h`<p class="part">${say(lang, words.inYourFavour, { amount: { cents: -dueCents, currency } })}</p>`,
  )
  if (!first) return h`<h1>${say(lang, words.nothingOwed)}</h1>${inFavour}`
  const due = owing.map(({ dueCents, currency }) => money(lang, { cents: dueCents, currency })).join(' + ')
  const overdue = owing.filter(({ overdueCents }) => overdueCents > 0)
  const isAll = owing.every(({ overdueCents, dueCents }) => overdueCents === dueCents)
  const part =
    overdue.length === 0
      ? say(lang, words.nothingOverdue)
      : isAll
        ? say(lang, words.allOverdue)
        : say(lang, words.ofWhichOverdue, {
            overdue: overdue
              .map(({ overdueCents, currency }) => money(lang, { cents: overdueCents, currency }))
              .join(' + '),
          })
  const contested = owing.filter(({ contestedCents }) => contestedCents > 0)
  return h`<h1>${say(lang, words.youOwe, { due })}</h1>
<p class="part${overdue.length > 0 ? ' late' : ''}">${part}</p>
${contested.map(({ contestedCents, currency }) => h`<p class="part">${say(lang, words.ofWhichContested, { contested: { cents: contestedCents, currency } })}</p>`)}
${owing
  .filter(({ creditCents }) => creditCents > 0)
  .map(
    ({ creditCents, currency }) =>
      h`<p class="part">${say(lang, words.creditsDeducted, { amount: { cents: creditCents, currency } })}</p>`,
  )}${inFavour}`
}

/** After a judgment nothing born before it is asked of anybody: the page says so, and lists it apart from what is to be paid. */
function frozenNote({ lang }: Visit, owed: readonly Owed[]): Piece {
  const [first] = owed.flatMap(({ frozenOn }) => frozenOn ?? [])
  return first === undefined ? null : h`<p class="part">${say(lang, words.frozen, { day: first })}</p>`
}

function actsOf(visit: Visit, { owed, isPayable }: Statement): Piece {
  const { lang, setting } = visit
  const own = owed.filter(({ of, frozenOn }) => of === null && frozenOn === null)
  const free = own.filter(({ isInPlan }) => !isInPlan)
  const promisable = free.some(({ promisedOn }) => promisedOn === null)
  const contestable = own.some(({ contestedCents }) => contestedCents === 0)
  const link = (path: string, words: string, isFirst = false) =>
    h`<a class="button${isFirst ? ' primary' : ''}" href="${visit.at(path)}">${words}</a>`
  return h`<nav class="acts" aria-label="${say(lang, words.acts)}">
${isPayable && owed.some(({ frozenOn }) => frozenOn === null) ? link('/pay', say(lang, words.pay), true) : null}
${promisable && setting.takesPromises ? link('/promise', say(lang, words.promise)) : null}
${free.length > 0 && setting.plans !== 'none' ? link('/plan', say(lang, words.plan)) : null}
${contestable ? link('/dispute', say(lang, words.dispute)) : null}
${own.length > 0 ? link('/paid', say(lang, words.paid)) : null}
${link('/contact', say(lang, words.contact))}
</nav>`
}

/** Lines of a list on a phone: beyond them nobody reads on. */
const MOST_SHOWN = 200

function itemsSection(visit: Visit, id: string, title: string, items: readonly Owed[]): Piece {
  if (items.length === 0) return null
  const { lang } = visit
  const totals = [...Map.groupBy(items, ({ currency }) => currency)].map(([currency, own]) =>
    money(lang, { cents: sumCents(own.map(({ openCents }) => openCents)), currency }),
  )
  return h`<section aria-labelledby="${id}"><h2 id="${id}">${title} <span class="figure">${totals.join(' + ')}</span></h2>
<ul class="items">${items.slice(0, MOST_SHOWN).map((one) => itemLine(visit, one))}</ul>
${items.length > MOST_SHOWN ? h`<p class="about">${say(lang, words.moreItems, { n: items.length - MOST_SHOWN })}</p>` : null}</section>`
}

/** The number of a document, which opens its PDF where one is kept. */
const numberOf = (visit: Visit, { id, documentNo, pdfId }: Pick<Owed, 'id' | 'documentNo' | 'pdfId'>): Html =>
  pdfId === null
    ? h`<span class="no">${documentNo}</span>`
    : h`<a class="no" href="${visit.at(`/documents/${id}`)}" aria-label="${say(visit.lang, words.openPdf, { number: documentNo })}">${documentNo}</a>`

function itemLine(visit: Visit, item: Owed): Html {
  const { lang } = visit
  const { currency } = item
  const when =
    item.daysLate > 0
      ? h`<strong class="late">${say(lang, words.daysLate, { days: item.daysLate })}</strong>`
      : item.daysLate === 0
        ? h`<strong>${say(lang, words.dueToday)}</strong>`
        : null
  const notes = [
    item.contestedCents > 0 && say(lang, words.contested, { amount: { cents: item.contestedCents, currency } }),
    item.isInPlan && say(lang, words.inPlan),
    item.frozenOn && say(lang, words.frozenItem),
    item.debitedOn && say(lang, words.debitedOn, { day: item.debitedOn }),
    item.isAnnounced && say(lang, words.announced),
    item.promisedOn && !item.isInPlan && say(lang, words.promisedOn, { day: item.promisedOn }),
  ].filter(Boolean)
  return h`<li><div class="line">${numberOf(visit, item)}<span class="figure">${money(lang, { cents: item.openCents, currency })}</span></div>
<p class="about">${[say(lang, words.issuedOn, { day: item.issuedOn }), say(lang, words.dueOn, { day: item.dueOn })].join(', ')}${item.of ? ` · ${item.of}` : ''}</p>
${when ? h`<p class="about">${when}</p>` : null}
${item.openCents < item.amountCents ? h`<p class="about">${say(lang, words.leftOf, { amount: { cents: item.amountCents, currency } })}</p>` : null}
${notes.map((note) => h`<p class="note">${note}</p>`)}</li>`
}

function paySection(visit: Visit, statement: Statement): Piece {
  const { lang } = visit
  const toPay = statement.owed.filter(({ isAnnounced }) => !isAnnounced)
  const blocks = paymentBlocks(lang, statement, toPay, 'h2')
  if (blocks.length === 0) return null
  return h`<section id="payer" aria-labelledby="how"><h2 id="how">${say(lang, words.howToPay)}</h2>
${blocks}
<p id="said" role="status"></p></section>`
}

function contactBlock(visit: Visit, { organisation, owed }: Statement): Html {
  const { lang } = visit
  const { sender } = organisation
  return h`<section aria-labelledby="ask"><h2 id="ask">${say(lang, words.yourContact)}</h2>
<p>${[sender.name, sender.title].filter(Boolean).join(', ')}</p>
<ul class="plain">
${sender.phone ? h`<li><a href="tel:${sender.phone.replace(/[^+\d]/g, '')}">${say(lang, words.call, { phone: sender.phone })}</a></li>` : null}
${sender.email ? h`<li><a href="mailto:${encodeURIComponent(sender.email).replace('%40', '@')}">${say(lang, words.writeTo, { email: sender.email })}</a></li>` : null}
</ul>
${owed.some(({ of, pdfId }) => of === null && pdfId === null) ? h`<p class="about">${say(lang, words.noPdf)} <a href="${visit.at('/copy')}">${say(lang, words.askCopy)}</a></p>` : null}
</section>`
}
