import { formatDay } from '../../kernel/calendar.ts'
import { formatMoney } from '../../kernel/money.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { type Html, h, type Piece } from '../../platform/page/html.ts'
import type { PageForm } from '../../platform/page/page-form.ts'
import type { PageReply } from '../../platform/page/page-server.ts'
import { acceptancesOf, closingsOf, contestsOf } from '../closing/closing-store.ts'
import { owedToAgency, recoveredOf } from '../closing/figures.ts'
import type { Closing, Figures } from '../closing/model.ts'
import { acceptClosing, contestClosing } from '../closing/strike.ts'
import { printed } from '../closing/wording.ts'
import type { Mandate } from '../mandates/model.ts'
import { signedTerms } from '../mandates/store.ts'
import { mandateNumber } from '../model.ts'
import { actsDone, area, folded, formOf, framed, input, refusedAside, type Sent } from './page-frame.ts'
import { paperSection } from './paper-form.ts'
import { statementSection } from './statement-form.ts'
import { actsOfLink } from './store.ts'
import { takeAct, textIn } from './take-act.ts'
import type { Visit } from './visit.ts'
import { pagesWording as words } from './wording.ts'

/** What a provider that works elsewhere has to do with a mandate: its closing statement, what it collected, its papers. */
export async function mandatePage(visit: Visit, mandate: Mandate, sent: Sent | null): Promise<PageReply> {
  const { lang, letterhead, tx, link } = visit
  const creditor = letterhead.organisation.name
  const title = say(lang, words.mandateTitle, { creditor })
  const [last] = await closingsOf(tx, mandate.id)
  const terms = await signedTerms(tx, mandate.id)
  const isHeld = last !== undefined && sent?.refusals.every(({ code }) => code !== 'already_done')
  const acts = ['statement', 'paper', ...(isHeld ? ['accept', 'contest'] : [])]
  const body = h`<p class="over">${mandateNumber(mandate.no)}</p><h1>${title}</h1>
${refusedAside(visit, sent, acts)}
${last ? await closingSection(visit, mandate, last, sent) : null}
${terms ? statementSection(visit, terms, sent) : null}
${paperSection(visit, sent)}
${actsDone(visit, await actsOfLink(tx, link.id))}`
  return framed(visit, '', title, body)
}

async function closingSection(visit: Visit, mandate: Mandate, closing: Closing, sent: Sent | null): Promise<Piece> {
  const { tx, lang, at } = visit
  const { no, sha256 } = closing
  const isThis = (one: { readonly no: number }) => one.no === no
  const accepted = (await acceptancesOf(tx, mandate.id)).find((one) => isThis(one) && one.side === 'agency')
  const contest = (await contestsOf(tx, mandate.id)).find(isThis)
  return h`<section aria-labelledby="closing"><h2 id="closing">${say(lang, words.closing, { no, day: formatDay(lang, closing.struckOn) })}</h2>
${closing.figures.map((one) => figureList(lang, one))}
<p><a class="button" href="${at(`/arrete/${no}`)}">${say(lang, words.openPdf)}</a></p>
<p class="about code">SHA-256 ${sha256}</p>
${contest ? h`<p class="note">${say(lang, words.contestedOn, { name: contest.signerName, day: formatDay(lang, contest.contestedOn), reason: contest.reason })}</p>` : null}
${
  accepted
    ? h`<p class="taken" role="status">${say(lang, words.acceptedOn, { name: accepted.signerName, day: formatDay(lang, accepted.acceptedOn) })}</p>`
    : [acceptForm(visit, closing, sent), contest ? null : contestForm(visit, closing, sent)]
}</section>`
}

function figureList(lang: Lang, one: Figures): Html {
  const owed = owedToAgency(one)
  const left: readonly (readonly [string, number])[] = [
    [say(lang, printed.toCreditorLeft), one.heldCents + Math.max(0, -owed)],
    [say(lang, printed.toProviderLeft), Math.max(0, owed)],
  ]
  const rows: readonly (readonly [string, number])[] = [
    [say(lang, printed.placed, { n: one.files }), one.placedCents],
    [say(lang, printed.recovered), recoveredOf(one)],
    [say(lang, printed.received), one.toAgencyCents],
    [say(lang, printed.feesDue), one.feeCents + one.feeVatCents],
    [say(lang, printed.remitted), one.remittedReceiptsCents],
    [say(lang, printed.held), one.heldCents],
    ...left.filter(([, cents]) => cents !== 0),
  ]
  return h`<ul class="items">${rows.map(
    ([name, cents]) =>
      h`<li><div class="line"><span>${name}</span><span class="figure">${formatMoney(lang, cents, one.currency)}</span></div></li>`,
  )}</ul>`
}

/** What was read goes with the form: a statement that was struck meanwhile is not accepted unread. */
const whatWasRead = ({ no, sha256 }: Closing): Piece =>
  h`<input type="hidden" name="no" value="${no}"><input type="hidden" name="sha256" value="${sha256}">`

function acceptForm(visit: Visit, closing: Closing, sent: Sent | null): Piece {
  const { lang } = visit
  const own = sent?.act === 'accept' ? sent.form : null
  const fields = h`<p>${say(lang, words.acceptNote)}</p>${whatWasRead(closing)}
<label class="tick"><input type="checkbox" name="read" value="1" required${own?.text('read') ? h` checked` : null}><span>${say(lang, words.acceptRead)}</span></label>
${input('accept', { name: 'title', label: say(lang, words.yourTitle), value: own?.text('title') ?? '', more: h`maxlength="120"` })}`
  return formOf(visit, 'accept', sent, fields, say(lang, words.accept))
}

function contestForm(visit: Visit, closing: Closing, sent: Sent | null): Piece {
  const { lang } = visit
  const own = sent?.act === 'contest' ? sent.form : null
  const fields = h`${whatWasRead(closing)}${area('contest', 'reason', say(lang, words.contestWhy), own?.text('reason') ?? '', 2000, true)}`
  return folded(
    own !== null,
    say(lang, words.contest),
    formOf(visit, 'contest', sent, fields, say(lang, words.contestAct), false),
  )
}

export const closingAct = (visit: Visit, mandate: Mandate, form: PageForm): Promise<PageReply> =>
  takeAct(visit, form, async (signerName) => {
    const { tx, by } = visit
    const read = { no: Number(form.text('no')), sha256: form.text('sha256') }
    if (form.text('act') === 'contest') {
      const reason = textIn(form, 'reason', 2000)
      await contestClosing(tx, mandate.id, { ...read, reason, signerName }, by)
      return { kind: 'contested', sha256: read.sha256, said: { no: read.no, reason } }
    }
    if (form.text('read') === '') throw new Refused(refuse('not_read', words.notRead, undefined, 'read').refusal)
    await acceptClosing(tx, mandate.id, 'agency', { ...read, signerName, signerTitle: textIn(form, 'title', 120) }, by)
    return { kind: 'accepted', sha256: read.sha256, said: { no: read.no } }
  })
