import { Refused } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import {
  type GivenReceipt,
  type PrintedReceipt,
  receiptNumber,
  receiptsGiven,
  receiptToPrint,
} from '../outsourcing/index.ts'
import { notFound } from '../platform/http.ts'
import { h, type Piece } from '../platform/page/html.ts'
import { pageWording as words } from './page-wording.ts'
import type { Statement } from './statement.ts'
import type { Visit } from './visit.ts'
import { money } from './written.ts'

/** What the customer paid of debts that somebody collects, each with its receipt (CPCEx art. R124-6). */
export function receiptsSection(visit: Visit, { receipts }: Pick<Statement, 'receipts'>): Piece {
  if (receipts.length === 0) return null
  const { lang } = visit
  const line = ({ id, no, receivedOn, cents, currency }: GivenReceipt) =>
    h`<li><div class="line"><a href="${visit.at(`/receipts/${id}`)}">${say(lang, words.receipt, { number: receiptNumber(no) })}</a>
<span class="figure">${money(lang, { cents, currency })}</span></div>
<p class="about">${say(lang, words.issuedOn, { day: receivedOn })}</p></li>`
  return h`<section aria-labelledby="receipts"><h2 id="receipts">${say(lang, words.receipts)}</h2><ul class="items">${receipts.map(line)}</ul></section>`
}

/** The receipt of a payment that the page shows. */
export async function receiptOnPage({ tx, customer }: Visit, id: string): Promise<PrintedReceipt> {
  const shown = await receiptsGiven(tx, customer.id)
  if (!shown.some((one) => one.id === id)) throw new Refused(notFound().refusal)
  return receiptToPrint(tx, id)
}
