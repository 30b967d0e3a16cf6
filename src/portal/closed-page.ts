import { type Refusal } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import { h, type Piece } from '../platform/page/html.ts'
import type { PageCall, PageReply } from '../platform/page/page-server.ts'
import { languageOf, plainPage } from '../platform/page/plain-page.ts'
import { pageWording as words } from './page-wording.ts'

const nobodysPage = (call: PageCall, title: string, body: Piece) => ({
  page: plainPage(call, { title, body, languagesName: say(languageOf(call), words.languages) }),
})

/** The one answer to every link that opens nothing: expired, revoked, of another, or never given. */
export function closedPage(call: PageCall, isTired = false): PageReply {
  const lang = languageOf(call)
  const title = say(lang, words.closedTitle)
  const why = say(lang, isTired ? words.tired : words.closed)
  return { ...nobodysPage(call, title, h`<h1>${title}</h1><p>${why}</p>`), status: isTired ? 429 : 404 }
}

/** What went wrong before anybody was recognised: a form from elsewhere, one too large, a fault of ours. */
export async function faultPage(call: PageCall, refusal: Refusal): Promise<PageReply> {
  const lang = languageOf(call)
  if (refusal.code === 'not_found') return closedPage(call)
  const title = say(lang, words.closedTitle)
  const body = h`<h1>${title}</h1><p class="refused" role="alert">${say(lang, refusal.sentence, refusal.params)}</p>`
  return nobodysPage(call, title, body)
}

/** Where the code of a letter is typed. */
export function doorPage(call: PageCall, typed: string | null): PageReply {
  const lang = languageOf(call)
  const title = say(lang, words.doorTitle)
  const body = h`<h1>${title}</h1>
<form method="post" class="form">
<p>${say(lang, words.door)}</p>
${typed === null ? null : h`<p class="refused" role="alert">${say(lang, words.closed)}</p>`}
<label for="code">${say(lang, words.code)}</label>
<input id="code" name="code" required maxlength="40" autocomplete="off" autocapitalize="none" spellcheck="false" value="${typed ?? ''}">
<button class="primary">${say(lang, words.open)}</button>
</form>`
  return { ...nobodysPage(call, title, body), status: typed === null ? 200 : 404 }
}
