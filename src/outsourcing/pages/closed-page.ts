import type { Refusal } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { h, type Piece } from '../../platform/page/html.ts'
import type { PageCall, PageReply } from '../../platform/page/page-server.ts'
import { languageOf, plainPage } from '../../platform/page/plain-page.ts'
import { pagesWording as words } from './wording.ts'

const nobodysPage = (call: PageCall, said: Piece) => {
  const lang = languageOf(call)
  const title = say(lang, words.closedTitle)
  return {
    page: plainPage(call, { title, body: h`<h1>${title}</h1>${said}`, languagesName: say(lang, words.languages) }),
  }
}

/** The one answer to every link that opens nothing: expired, taken back, of another, or never given. */
export const closedPage = (call: PageCall, isTired = false): PageReply => ({
  ...nobodysPage(call, h`<p>${say(languageOf(call), isTired ? words.tired : words.closed)}</p>`),
  status: isTired ? 429 : 404,
})

/** What went wrong before anybody was recognised: a form from elsewhere, one too large, a fault of ours. */
export async function faultPage(call: PageCall, refusal: Refusal): Promise<PageReply> {
  if (refusal.code === 'not_found') return closedPage(call)
  const lang = languageOf(call)
  return nobodysPage(call, h`<p class="refused" role="alert">${say(lang, refusal.sentence, refusal.params)}</p>`)
}
