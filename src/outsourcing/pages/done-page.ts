import { formatDay } from '../../kernel/calendar.ts'
import { Refused } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { notFound } from '../../platform/http.ts'
import { h } from '../../platform/page/html.ts'
import type { PageReply } from '../../platform/page/page-server.ts'
import { framed } from './page-frame.ts'
import { actsOfLink } from './store.ts'
import type { Visit } from './visit.ts'
import { actNames, pagesWording as words } from './wording.ts'

/** What was recorded of an act, for whoever did it to keep. Only what this very link did is shown. */
export async function donePage(visit: Visit, id: string): Promise<PageReply> {
  const { tx, lang, link, at, dayOf } = visit
  const act = (await actsOfLink(tx, link.id)).find((one) => one.id === id)
  if (!act) throw new Refused(notFound().refusal)
  const { said, sha256, kind, signerName } = act
  const isRefused = said.faults !== undefined
  const title = say(lang, isRefused ? words.notTaken : words.taken)
  const body = h`<h1>${title}</h1>
<div class="${isRefused ? 'refused' : 'taken'}" role="status"><p class="strong">${say(lang, actNames[kind])}</p>
${said.file ? h`<p>${said.file}</p>` : null}
${said.reason ? h`<p>${said.reason}</p>` : null}
${said.faults?.map((one) => h`<p>${one.line === null ? one[lang] : say(lang, words.faultAt, { line: one.line, what: one[lang] })}</p>`)}</div>
${isRefused ? h`<p>${say(lang, words.nothingKept)}</p>` : null}
<p>${say(lang, words.takenOn, { day: formatDay(lang, dayOf(act.at)), name: signerName })}</p>
<p class="about code">SHA-256 ${sha256}</p>
<p><a class="button primary" href="${at('')}">${say(lang, words.goBack)}</a></p>`
  return framed(visit, `/done/${id}`, title, body)
}
