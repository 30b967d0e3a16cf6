import { type Money, sumCents } from '../kernel/money.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import { type Html, h, type Piece } from '../platform/page/html.ts'
import type { PageForm } from '../platform/page/page-form.ts'
import { actWording as acts } from './act-wording.ts'
import { chooseWording as words } from './choose-wording.ts'
import { pageWording } from './page-wording.ts'
import type { Owed, Statement } from './statement.ts'
import type { Visit } from './visit.ts'
import { money } from './written.ts'

/** Documents that a form lists as they are; more of them are looked for first. */
const MOST_BOXES = 50
/** Documents of a search that are listed at once: on a phone the form itself stands below them. */
const MOST_LISTED = 20
/** Documents chosen one by one at most: an address holds them while others are looked for. */
const MOST_CHOSEN = 150

/** What is chosen before the form is filled in, from the address of the page. */
export type Choice = { readonly ids: readonly string[]; readonly words: string; readonly from: number }

/** Null where nobody has chosen anything yet. */
export function choiceIn(query: URLSearchParams): Choice | null {
  if (!query.has('q')) return null
  const from = Number(query.get('from') ?? '0')
  return {
    ids: [...new Set(query.getAll('i'))].slice(0, MOST_CHOSEN),
    words: query.get('q')!.trim().slice(0, 60),
    from: Number.isSafeInteger(from) && from > 0 ? from : 0,
  }
}

export type Choosing = {
  /** Where the form stands: `/dispute`. */
  readonly path: string
  readonly legend: string
  readonly items: readonly Owed[]
  /** Those ticked when nobody said anything. */
  readonly ticked: readonly string[]
  /** Offered as one box where there are too many to list; ticked where some are when nobody said anything. */
  readonly all?: { readonly items: readonly Owed[]; readonly name: string }
}

/** A box to tick for each document. Of many: a search above the form, and in it those that were chosen, or all of them at once. */
export function chooseItems(
  visit: Visit,
  { path, legend, items, ticked, all }: Choosing,
  choice: Choice | null,
  sent: PageForm | null,
): { readonly above: Piece; readonly inForm: Html } {
  const { lang } = visit
  if (items.length === 0) return { above: null, inForm: h`<p>${say(lang, pageWording.noneToChoose)}</p>` }
  const said = sent?.texts('i') ?? choice?.ids
  if (items.length <= MOST_BOXES) {
    const chosen = new Set(said ?? ticked)
    return { above: null, inForm: boxes(visit, legend, items, (one) => chosen.has(one.id)) }
  }
  const chosenIds = new Set((said ?? []).slice(0, MOST_CHOSEN))
  const chosen = items.filter(({ id }) => chosenIds.has(id))
  const isAll = sent ? sent.text('all') !== '' : choice === null && ticked.length > 0
  const inForm = h`${
    all && all.items.length > 0
      ? h`<label class="tick"><input type="checkbox" name="all" value="${markOf(all.items)}"${isAll ? h` checked` : null}>
<span>${all.name}</span> <span class="figure">${totalsOf(visit, all.items)}</span></label>`
      : null
  }${chosen.length > 0 ? boxes(visit, say(lang, words.chosen), chosen, () => true) : h`<p class="hint">${say(lang, words.noneChosen)}</p>`}`
  return { above: search(visit, { path, legend, items }, choice, chosen), inForm }
}

const boxes = (visit: Visit, legend: string, items: readonly Owed[], isTicked: (one: Owed) => boolean): Html =>
  h`<fieldset class="choose"><legend>${legend}</legend>${items.map(
    (
      one,
    ) => h`<label class="tick"><input type="checkbox" name="i" value="${one.id}"${isTicked(one) ? h` checked` : null}>
<span class="no">${one.documentNo}</span> <span class="about">${say(visit.lang, pageWording.dueOn, { day: one.dueOn })}</span>
<span class="figure">${money(visit.lang, { cents: one.openCents, currency: one.currency })}</span></label>`,
  )}</fieldset>`

/** A form by itself, whose address holds what was chosen so far: it needs no script, and nothing that is typed below comes into it. */
function search(
  visit: Visit,
  { path, legend, items }: Pick<Choosing, 'path' | 'legend' | 'items'>,
  choice: Choice | null,
  chosen: readonly Owed[],
): Html {
  const { lang } = visit
  const wanted = folded(choice?.words ?? '')
  const found = items.filter(({ documentNo }) => folded(documentNo).includes(wanted))
  const from = Math.min(choice?.from ?? 0, Math.max(0, found.length - 1))
  const listed = found.slice(from, from + MOST_LISTED)
  const shown = new Set(listed.map(({ id }) => id))
  const isChosen = new Set(chosen.map(({ id }) => id))
  const turn = (to: number, name: string) => h` <button name="from" value="${to}">${name}</button>`
  return h`<form method="get" class="form" role="search" action="${visit.at(path).split('?')[0]!}">
${lang === visit.customer.lang ? null : h`<input type="hidden" name="lang" value="${lang}">`}
${chosen.filter(({ id }) => !shown.has(id)).map(({ id }) => h`<input type="hidden" name="i" value="${id}">`)}
<div class="field"><label for="q">${say(lang, words.search)}</label><input id="q" name="q" type="search" maxlength="60" autocomplete="off" value="${choice?.words ?? ''}"></div>
<button>${say(lang, words.searchAct)}</button>
${
  listed.length === 0
    ? h`<p role="status">${say(lang, words.noneFound, { words: choice!.words })}</p>`
    : boxes(visit, legend, listed, ({ id }) => isChosen.has(id))
}
<p class="about">${say(lang, words.shown, { first: listed.length === 0 ? 0 : from + 1, last: from + listed.length, count: found.length })}${chosen.length >= MOST_CHOSEN ? ` ${say(lang, words.mostChosen, { most: MOST_CHOSEN })}` : ''}</p>
<button name="from" value="${from}">${say(lang, words.choose)}</button>
${from > 0 ? turn(Math.max(0, from - MOST_LISTED), say(lang, words.earlier)) : null}${from + MOST_LISTED < found.length ? turn(from + MOST_LISTED, say(lang, words.later)) : null}
</form>`
}

/** Letters and figures alone: numbers are typed with and without their signs. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

function totalsOf(visit: Visit, items: readonly Owed[]): string {
  const totals = [...Map.groupBy(items, ({ currency }) => currency)].map(
    ([currency, own]): Money => ({ cents: sumCents(own.map(({ openCents }) => openCents)), currency }),
  )
  return totals.map((total) => money(visit.lang, total)).join(' + ')
}

/** How many there are and what they come to: they are taken together only while this holds. */
const markOf = (items: readonly Owed[]): string =>
  `${items.length}-${sumCents(items.map(({ openCents }) => openCents))}`

/**
 * The customer's own documents that were ticked, one by one or `all` of them; refused when none is, when all are no longer those that were
 * shown, and for two currencies unless these make no difference. Members of its group act on their own pages.
 */
export function tickedIn(
  statement: Statement,
  form: PageForm,
  { all = [], isOneCurrency = true }: { readonly all?: readonly Owed[]; readonly isOneCurrency?: boolean } = {},
): readonly Owed[] {
  const asked = new Set(form.texts('i'))
  const mark = form.text('all')
  if (mark !== '' && mark !== markOf(all)) throw new Refused(refuse('items_moved', words.itemsMoved, {}, 'all').refusal)
  if (mark !== '') for (const { id } of all) asked.add(id)
  const ticked = statement.owed.filter(({ id, of }) => of === null && asked.has(id))
  if (ticked.length === 0) throw new Refused(refuse('no_item', acts.noItem, {}, 'i').refusal)
  if (ticked.some(({ currency }) => currency !== ticked[0]!.currency) && isOneCurrency)
    throw new Refused(refuse('currencies', acts.currencyMixed, {}, 'i').refusal)
  return ticked
}
