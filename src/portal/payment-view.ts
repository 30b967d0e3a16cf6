import { raw } from 'hono/html'
import { qrSvg } from '../correspondence/index.ts'
import type { Payment } from '../correspondence/model.ts'
import { type Money, sumCents } from '../kernel/money.ts'
import { type Lang, say } from '../kernel/wording.ts'
import { type Html, h, type Piece } from '../platform/page/html.ts'
import { payeeOf } from './collectors.ts'
import { pageWording as words } from './page-wording.ts'
import { paymentOf } from './payment.ts'
import type { Owed, Statement } from './statement.ts'
import { money } from './written.ts'

/**
 * How to pay by transfer what is asked of these documents: each currency by itself, since one code carries one amount, and what an agency
 * collects in its own name apart, to the account that it holds for it. `under`: the heading that they stand below.
 */
export function paymentBlocks(
  lang: Lang,
  statement: Statement,
  owed: readonly Owed[],
  under: 'h1' | 'h2',
): readonly Piece[] {
  const asked = owed.filter(({ askedCents }) => askedCents > 0)
  // What is paid to the organisation itself comes first, whatever is due when.
  const payeeId = (one: Owed): string => payeeOf(statement, one)?.mandateId ?? ''
  const inOrder = asked.toSorted((a, b) => Number(payeeId(a) !== '') - Number(payeeId(b) !== ''))
  const hasAgency = inOrder.some((one) => payeeId(one) !== '')
  const apart = Map.groupBy(inOrder, (one) => `${payeeId(one)} ${one.currency}`)
  return [...apart.values()].map((own) => {
    const cents = sumCents(own.map(({ askedCents }) => askedCents))
    const payee = payeeOf(statement, own[0]!)
    const block = paymentBlock(lang, { cents, currency: own[0]!.currency }, paymentOf(statement, own, payee))
    if (!hasAgency) return block
    const { name: organisation } = statement.organisation
    const title = payee
      ? say(lang, words.collectedBlock, { agency: payee.name })
      : say(lang, words.ownBlock, { organisation })
    return under === 'h1' ? h`<h2>${title}</h2>${block}` : h`<h3>${title}</h3>${block}`
  })
}

/** The account, the reference and the code of a transfer. Null payment: the creditor has no account here. */
function paymentBlock(lang: Lang, due: Money, payment: Payment | null): Piece {
  if (!payment) return h`<p>${say(lang, words.noBank)}</p>`
  const amount = money(lang, due)
  return h`<div class="transfer">
${payment.epc ? qrCode(lang, payment.epc, amount) : null}
<dl class="bank">
<dt>${say(lang, words.amount)}</dt><dd class="strong figure">${amount}</dd>
<dt>${say(lang, words.holder)}</dt><dd>${payment.holder}</dd>
<dt>${say(lang, words.iban)}</dt><dd class="strong code">${payment.iban} ${copyButton(lang, payment.iban.replace(/\s/g, ''), words.copyIban, words.ibanCopied)}</dd>
${payment.bic ? h`<dt>${say(lang, words.bic)}</dt><dd class="code">${payment.bic}</dd>` : null}
<dt>${say(lang, words.reference)}</dt><dd class="strong code">${payment.reference} ${copyButton(lang, payment.reference, words.copyReference, words.referenceCopied)}</dd>
</dl>
</div>`
}

/** Drawn by us from modules alone: nothing of what it says is markup. */
export const qrCode = (lang: Lang, epc: string, amount: string): Html =>
  h`<figure class="qr"><div role="img" aria-label="${say(lang, words.qrName, { amount })}">${raw(qrSvg(epc))}</div><figcaption>${say(lang, words.qr)}</figcaption></figure>`

/** Shown by the script, which alone can copy. */
const copyButton = (
  lang: Lang,
  text: string,
  name: (typeof words)['copyIban'] | (typeof words)['copyReference'],
  said: (typeof words)['ibanCopied'] | (typeof words)['referenceCopied'],
): Html =>
  h`<button type="button" class="small" hidden data-copy="${text}" data-copied="${say(lang, said)}" aria-label="${say(lang, name)}">${say(lang, words.copy)}</button>`
