import { formatDay } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { type Refusal, tellRefusal } from '../../kernel/verdict.ts'
import { LANGS, type Lang, say } from '../../kernel/wording.ts'
import { type Html, h, type Piece } from '../../platform/page/html.ts'
import type { PageForm } from '../../platform/page/page-form.ts'
import type { PageReply } from '../../platform/page/page-server.ts'
import { languageNames } from '../../platform/page/plain-page.ts'
import type { PageAct } from './model.ts'
import type { Visit } from './visit.ts'
import { actNames, pagesWording as words } from './wording.ts'

/** A page of a provider, in the look of the creditor that asks. `path` is its own address, for the other language. */
export function framed(visit: Visit, path: string, title: string, body: Piece): PageReply & { readonly page: unknown } {
  const { lang, provider, lastOn, letterhead } = visit
  const { organisation, isDemo } = letterhead
  const plain = visit.at('').split('?')[0]!
  return {
    page: {
      lang,
      title,
      look: { name: organisation.name, colour: organisation.look.colour, logo: null },
      languages: LANGS.map((one) => ({ lang: one, name: languageNames[one], href: `${plain}${path}?lang=${one}` })),
      languagesName: say(lang, words.languages),
      body: h`${isDemo ? h`<p class="demo">${say(lang, words.demo)}</p>` : null}${body}`,
      foot: h`<p>${say(lang, words.linkIsYours, { provider: provider.name, day: formatDay(lang, lastOn) })}</p>
<p>${[organisation.name, ...organisation.addressLines].join(' · ')}</p>`,
    },
  }
}

/** A form that was sent and refused: what was typed, and every reason. `act` says which one of the page it was. */
export type Sent = { readonly act: string; readonly form: PageForm; readonly refusals: readonly Refusal[] }

/** What was refused of a form that does not stand on the page any more, said at its head. */
export const refusedAside = ({ lang }: Visit, sent: Sent | null, acts: readonly string[]): Piece =>
  sent && sent.refusals.length > 0 && !acts.includes(sent.act) ? refusalsTold(lang, sent.refusals) : null

const refusalsTold = (lang: Lang, refusals: readonly Refusal[]): Html =>
  h`<div class="refused" role="alert">${refusals.map((one) => h`<p>${tellRefusal(lang, one)}</p>`)}</div>`

/** Something that unfolds, open when its form was refused. */
export const folded = (isOpen: boolean, title: string, body: Piece): Html =>
  h`<details${isOpen ? h` open` : null}><summary>${title}</summary>${body}</details>`

export type Field = {
  readonly name: string
  readonly label: string
  readonly value?: string
  readonly hint?: string
  readonly more?: Piece
}

/** A field with its name above it. Names of one form differ from those of another on the page: ids are made of both. */
export const input = (form: string, { name, label, value = '', hint, more = null }: Field): Html => {
  const id = `${form}-${name}`
  return h`<div class="field"><label for="${id}">${label}</label><input id="${id}" name="${name}" value="${value}"${hint ? h` aria-describedby="${id}-hint"` : null}${more ? h` ${more}` : null}>${hint ? h`<p class="hint" id="${id}-hint">${hint}</p>` : null}</div>`
}

export const area = (
  form: string,
  name: string,
  label: string,
  value: string,
  most: number,
  isRequired = false,
): Html =>
  h`<div class="field"><label for="${form}-${name}">${label}</label><textarea id="${form}-${name}" name="${name}" maxlength="${most}"${isRequired ? h` required` : null}>${value}</textarea></div>`

/** One form of the page: it has a name, which tells what is done, and a token by which it is done once. */
export function formOf(
  { lang, at }: Visit,
  act: string,
  sent: Sent | null,
  fields: Piece,
  button: string,
  isPrimary = true,
): Html {
  const own = sent?.act === act ? sent : null
  // Sent before with something else in it: sent again from here, it is another one.
  const isUsed = own?.refusals.some(({ code }) => code === 'form_used')
  const token = isUsed ? null : own?.form.text('token')
  return h`<form method="post" enctype="multipart/form-data" class="form" action="${at('')}#${act}" id="${act}">
${own && own.refusals.length > 0 ? refusalsTold(lang, own.refusals) : null}
<input type="hidden" name="act" value="${act}"><input type="hidden" name="token" value="${token || newId()}">
${fields}
${input(act, { name: 'name', label: say(lang, words.yourName), value: own?.form.text('name') ?? '', hint: say(lang, words.yourNameHint), more: h`required maxlength="120" autocomplete="name"` })}
<button${isPrimary ? h` class="primary"` : null}>${button}</button>
</form>`
}

/** What was done from this link so far, the newest first. */
export const actsDone = ({ lang, at, dayOf }: Visit, acts: readonly PageAct[]): Piece =>
  acts.length === 0
    ? null
    : h`<section aria-labelledby="done"><h2 id="done">${say(lang, words.doneBefore)}</h2><ul class="items">${acts
        .slice(0, 20)
        .map(
          (one) =>
            h`<li><div class="line"><a class="no" href="${at(`/done/${one.id}`)}">${say(lang, actNames[one.kind])}</a><span>${formatDay(lang, dayOf(one.at))}</span></div>${one.said.file ? h`<p class="about">${one.said.file}</p>` : null}</li>`,
        )}</ul></section>`
