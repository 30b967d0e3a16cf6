import { formatDay, type LocalDate } from '../kernel/calendar.ts'
import { formatMoney } from '../kernel/money.ts'
import { type Sentence, type SentenceParams, say } from '../kernel/wording.ts'
import { type Html, h, type Piece } from '../platform/page/html.ts'
import { formsOf, pageForms } from './page-acts.ts'
import type { PageDispute, PageFacts } from './page-facts.ts'
import { pageWording as words } from './page-wording.ts'
import { deedNames } from './wording.ts'

/** What was typed and refused: shown again, under the sentence that says why. */
export type Refusal = { readonly act: string; readonly sentence: string; typed(name: string): string }

/** Where its forms are posted, and under which address its files stand. */
export type Addresses = { readonly at: string; readonly files: string }

/** What stands on the page of a question. `key` names each form once, so that one sent twice is done once. */
export function questionBody(
  facts: PageFacts,
  { at, files }: Addresses,
  key: () => string,
  said: Refusal | 'done' | null,
): Piece {
  const { lang, question, customer, dispute } = facts
  const isOpen = question.state === 'open' || question.state === 'answered'
  const refusal = said === 'done' ? null : said
  const isAside = refusal !== null && !(isOpen && formsOf(facts).has(refusal.act))
  return h`
${said === 'done' ? h`<p class="note" role="status">${say(lang, words.done)}</p>` : null}
${isAside ? h`<p class="note late" role="alert">${refusal.sentence}</p>` : null}
<h1>${say(lang, words.aboutCustomer, { customer })}</h1>
${asked(facts)}
${itemList(facts)}
${dispute ? disputeSection(facts, dispute, files) : null}
${deedList(facts)}
${isOpen ? pageForms(facts, at, key, refusal) : h`<p class="note" role="status">${say(lang, words.over)}</p>`}`
}

function asked({ lang, question }: PageFacts): Piece {
  if (question.origin === 'digest') return null
  return h`<section aria-labelledby="asked"><h2 id="asked">${say(lang, words.asksYou, { asker: question.askedByName })}</h2>
${question.asks.split('\n').map((line) => h`<p>${line}</p>`)}
${question.answerBy ? h`<p class="about">${say(lang, words.answerBy, { day: formatDay(lang, question.answerBy) })}</p>` : null}</section>`
}

function itemList({ lang, question, items }: PageFacts): Piece {
  const isDigest = question.origin === 'digest'
  if (items.length === 0) return isDigest ? h`<p>${say(lang, words.nothingOverdue)}</p>` : null
  return h`<section aria-labelledby="items"><h2 id="items">${say(lang, isDigest ? words.overdue : words.documents)}</h2>
<ul class="items">${items.map(
    (item) => h`<li><div class="line"><span class="no">${item.documentNo || item.label.slice(0, 40)}</span>
<span class="figure">${formatMoney(lang, item.openCents, item.currency)}</span></div>
<p class="about">${say(lang, words.due, { day: formatDay(lang, item.dueOn) })}</p></li>`,
  )}</ul></section>`
}

function disputeSection({ lang }: PageFacts, dispute: PageDispute, files: string): Html {
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const amount = formatMoney(lang, dispute.cents, dispute.currency)
  return h`<section aria-labelledby="dispute"><h2 id="dispute">${t(words.dispute)}</h2>
<div class="line"><span>${dispute.cause}</span><span class="figure strong">${amount}</span></div>
${dispute.note ? h`<p class="about">${t(words.customerSays)}</p>${dispute.note.split('\n').map((line) => h`<p>${line}</p>`)}` : null}
${
  dispute.evidence.length > 0
    ? h`<p class="about">${t(words.evidence)}</p><ul class="plain">${dispute.evidence.map(
        (file) => h`<li><a href="${files}/${file.id}">${file.name}</a></li>`,
      )}</ul>`
    : null
}</section>`
}

function deedList({ lang, deeds }: PageFacts): Piece {
  if (deeds.length === 0) return null
  const verdict = { done: null, proposed: words.proposed, agreed: words.agreed, declined: words.declined }
  return h`<section aria-labelledby="before"><h2 id="before">${say(lang, words.doneBefore)}</h2><ul class="items">${deeds.map(
    (deed) => {
      const state = verdict[deed.verdict]
      const until = deed.untilOn && say(lang, words.until, { day: formatDay(lang, deed.untilOn as LocalDate) })
      const head = [say(lang, deedNames[deed.kind]), until, state && say(lang, state)].filter(Boolean).join(', ')
      return h`<li><p class="strong">${head}</p>${deed.fileName ? h`<p>${deed.fileName}</p>` : null}${deed.body ? h`<p>${deed.body}</p>` : null}</li>`
    },
  )}</ul></section>`
}
