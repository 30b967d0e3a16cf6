import { type Refusal } from '../kernel/verdict.ts'
import { LANGS, type Lang, say } from '../kernel/wording.ts'
import { h, type Piece } from '../platform/page/html.ts'
import type { PageCall, PageReply } from '../platform/page/page-server.ts'
import { pageWording as words } from './page-wording.ts'

/** A page of nobody in particular: where no link was followed, nothing tells whose it might have been. */
const NOBODY = { name: 'Quittance', colour: '#1f3a5f', logo: null }

export const languageNames: Readonly<Record<Lang, string>> = { fr: 'Français', en: 'English' }

function plainPage(call: PageCall, title: string, body: Piece, status: number): PageReply {
  const lang = call.chosen ?? call.spoken
  const { pathname } = new URL(call.request.url)
  return {
    status,
    page: {
      lang,
      title,
      look: NOBODY,
      languages: LANGS.map((one) => ({ lang: one, name: languageNames[one], href: `${pathname}?lang=${one}` })),
      languagesName: say(lang, words.languages),
      body,
      foot: null,
    },
  }
}

/** The one answer to every link that opens nothing: expired, revoked, of another, or never given. */
export function closedPage(call: PageCall, isTired = false): PageReply {
  const lang = call.chosen ?? call.spoken
  const title = say(lang, words.closedTitle)
  const why = say(lang, isTired ? words.tired : words.closed)
  return plainPage(call, title, h`<h1>${title}</h1><p>${why}</p>`, isTired ? 429 : 404)
}

/** What went wrong before anybody was recognised: a form from elsewhere, one too large, a fault of ours. */
export async function faultPage(call: PageCall, refusal: Refusal): Promise<PageReply> {
  const lang = call.chosen ?? call.spoken
  if (refusal.code === 'not_found') return closedPage(call)
  const title = say(lang, words.closedTitle)
  const body = h`<h1>${title}</h1><p class="refused" role="alert">${say(lang, refusal.sentence, refusal.params)}</p>`
  const { page } = plainPage(call, title, body, 422) as Extract<PageReply, { page: unknown }>
  return { page }
}

/** Where the code of a letter is typed. */
export function doorPage(call: PageCall, typed: string | null): PageReply {
  const lang = call.chosen ?? call.spoken
  const title = say(lang, words.doorTitle)
  const body = h`<h1>${title}</h1>
<form method="post" class="form">
<p>${say(lang, words.door)}</p>
${typed === null ? null : h`<p class="refused" role="alert">${say(lang, words.closed)}</p>`}
<label for="code">${say(lang, words.code)}</label>
<input id="code" name="code" required maxlength="40" autocomplete="off" autocapitalize="none" spellcheck="false" value="${typed ?? ''}">
<button class="primary">${say(lang, words.open)}</button>
</form>`
  return plainPage(call, title, body, typed === null ? 200 : 404)
}
