import { createHash } from 'node:crypto'
import { formatDay } from '../../kernel/calendar.ts'
import { formatAmount, formatMoney, sumCents } from '../../kernel/money.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { h, type Piece } from '../../platform/page/html.ts'
import type { PageForm } from '../../platform/page/page-form.ts'
import type { PageReply } from '../../platform/page/page-server.ts'
import { checkedFile } from '../../platform/upload.ts'
import { AGES, ageOf, SIZES, sizeOf } from '../audit/model.ts'
import { ageNames, sizeNames } from '../audit/wording.ts'
import { answerByLink } from '../providers/answer-quote.ts'
import { sizeOfPortfolio } from '../providers/ask-quotes.ts'
import { dropPaper } from '../providers/keep-paper.ts'
import { requestNumber } from '../providers/quote-model.ts'
import type { Quote, QuoteRequest } from '../providers/quote-store.ts'
import { tariffInWords } from '../tariffs/cells-in-words.ts'
import { STAGES, type SuccessTier } from '../tariffs/model.ts'
import { stageNames } from '../tariffs/wording.ts'
import { actsDone, area, folded, formOf, framed, input, refusedAside, type Sent } from './page-frame.ts'
import { paperSection } from './paper-form.ts'
import { answerIn, rowsIn } from './quote-form.ts'
import { actsOfLink } from './store.ts'
import { takeAct, textIn } from './take-act.ts'
import type { Visit } from './visit.ts'
import { pagesWording as words } from './wording.ts'

type Asked = { readonly quote: Quote; readonly request: QuoteRequest }

const isOpen = ({ request }: Asked, { by }: Visit): boolean => request.closedAt === null && by.today <= request.answerBy

/** What is asked of a provider, what it answered, and the form by which it answers until the day asked for. */
export async function quotePage(visit: Visit, asked: Asked, sent: Sent | null): Promise<PageReply> {
  const { lang, letterhead, tx, link } = visit
  const { request } = asked
  const by = { day: formatDay(lang, request.answerBy) }
  const title = say(lang, words.quoteTitle, { creditor: letterhead.organisation.name })
  const body = h`<p class="over">${requestNumber(request.no)}</p><h1>${title}</h1>
${refusedAside(visit, sent, isOpen(asked, visit) ? ['quote', 'decline', 'paper'] : [])}
${
  isOpen(asked, visit)
    ? h`<p class="part">${say(lang, words.answerBy, by)}</p>`
    : h`<p class="note" role="status">${say(lang, request.closedAt ? words.requestClosed : words.requestOver, by)}</p>`
}
${request.words === '' ? null : h`<section aria-labelledby="words"><h2 id="words">${say(lang, words.theirWords)}</h2>${request.words.split('\n').map((line) => h`<p>${line}</p>`)}</section>`}
${portfolio(lang, request)}
${answered(visit, asked)}
${isOpen(asked, visit) ? [answerForm(visit, asked, sent), declineForm(visit, sent), paperSection(visit, sent)] : null}
${actsDone(visit, await actsOfLink(tx, link.id))}`
  return framed(visit, '', title, body)
}

function portfolio(lang: Lang, { portfolio: { grains }, currency }: QuoteRequest): Piece {
  const { files, cents } = sizeOfPortfolio({ grains })
  const cells = SIZES.flatMap((size) =>
    AGES.map((age) => {
      const own = grains.filter((one) => sizeOf(one.fromCents, currency) === size && ageOf(one.fromDays) === age)
      const counted = { files: sumCents(own.map((one) => one.files)), cents: sumCents(own.map((one) => one.cents)) }
      return { size, age, ...counted }
    }),
  ).filter((one) => one.files > 0)
  return h`<section aria-labelledby="portfolio"><h2 id="portfolio">${say(lang, words.portfolio)}</h2>
<p class="part">${say(lang, words.portfolioSum, { files, amount: { cents, currency } })}</p>
<p class="about">${say(lang, words.portfolioNote)}</p>
<ul class="items">${cells.map(
    (
      one,
    ) => h`<li><div class="line"><span class="no">${say(lang, words.cell, { size: say(lang, sizeNames[one.size]), age: say(lang, ageNames[one.age]) })}</span>
<span class="figure">${formatMoney(lang, one.cents, currency)}</span></div>
<p class="about">${say(lang, words.cellFiles, { files: one.files })}</p></li>`,
  )}</ul></section>`
}

function answered({ lang, dayOf }: Visit, { quote }: Asked): Piece {
  if (quote.state !== 'answered' && quote.state !== 'declined') return null
  const on = formatDay(lang, dayOf(quote.answeredAt!))
  const who = { name: quote.answeredByName ?? '', day: on }
  return h`<section aria-labelledby="answer"><h2 id="answer">${say(lang, words.yourAnswer)}</h2>
<div class="taken"><p class="strong">${say(lang, quote.state === 'declined' ? words.youDeclined : quote.isByLink ? words.youAnswered : words.theyTyped, who)}</p>
${quote.tariff ? tariffInWords(lang, quote.tariff).map((line) => h`<p>${line}</p>`) : null}
${quote.remitDays ? h`<p>${say(lang, words.remitsIn, { days: quote.remitDays })}</p>` : null}
${quote.validUntil ? h`<p>${say(lang, words.validTo, { day: formatDay(lang, quote.validUntil) })}</p>` : null}
${quote.note === '' ? null : h`<p>${quote.note}</p>`}
${quote.answerSha256 ? h`<p class="about code">SHA-256 ${quote.answerSha256}</p>` : null}</div></section>`
}

/** What the form begins with: what was typed, else what was answered, else one line for everything. */
function typedOf(lang: Lang, { quote, request: { currency } }: Asked, form: PageForm | null) {
  const tiers = quote.tariff?.success?.tiers ?? []
  const amount = (cents: number | null | undefined) =>
    cents === null || cents === undefined ? '' : formatAmount(lang, cents, currency)
  const rate = (bp: number | null | undefined) =>
    bp === null || bp === undefined ? '' : formatAmount(lang, bp, 'EUR').replace(/[.,]00$/, '')
  const kept: Record<string, string> = {
    perFile: amount(quote.tariff?.perFile?.[0]?.cents),
    minimum: amount(quote.tariff?.minimumPerFileCents),
    vat: quote.tariff?.vat ?? 'standard',
    remitDays: String(quote.remitDays ?? ''),
    validUntil: quote.validUntil ?? '',
    note: quote.note,
    ...Object.fromEntries(AGES.map((age) => [`proven-${age}`, rate(quote.proven?.[age])])),
  }
  tiers.forEach((tier: SuccessTier, row) => {
    kept[`stage-${row}`] = tier.stage
    kept[`from-${row}`] = tier.fromCents === 0 ? '' : amount(tier.fromCents)
    kept[`to-${row}`] = amount(tier.toCents)
    kept[`days-${row}`] = tier.fromDays === 0 ? '' : String(tier.fromDays)
    kept[`until-${row}`] = String(tier.toDays ?? '')
    kept[`rate-${row}`] = rate(tier.bp)
  })
  const rows = form ? rowsIn(form) : Math.max(tiers.length, 1)
  return { rows, of: (name: string): string => (form ? form.text(name) : (kept[name] ?? '')) }
}

function answerForm(visit: Visit, asked: Asked, sent: Sent | null): Piece {
  const { lang } = visit
  const { currency } = asked.request
  const form = sent?.act === 'quote' ? sent.form : null
  const { rows, of } = typedOf(lang, asked, form)
  const field = (name: string, label: string, more: Piece = null, hint?: string) =>
    input('quote', { name, label, value: of(name), more, ...(hint ? { hint } : {}) })
  const decimal = h`inputmode="decimal" maxlength="20" autocomplete="off"`
  const whole = h`inputmode="numeric" maxlength="6" autocomplete="off"`
  const row = (
    _: unknown,
    n: number,
  ) => h`<fieldset class="tier"><legend>${say(lang, words.line, { n: n + 1 })}</legend><div class="two">
${field(`rate-${n}`, say(lang, words.rate), decimal)}
<div class="field"><label for="quote-stage-${n}">${say(lang, words.stage)}</label><select id="quote-stage-${n}" name="stage-${n}">${STAGES.map((stage) => h`<option value="${stage}"${of(`stage-${n}`) === stage ? h` selected` : null}>${say(lang, stageNames[stage])}</option>`)}</select></div>
${field(`from-${n}`, say(lang, words.fromAmount, { currency }), decimal)}
${field(`to-${n}`, say(lang, words.toAmount, { currency }), decimal)}
${field(`days-${n}`, say(lang, words.fromDays), whole)}
${field(`until-${n}`, say(lang, words.toDays), whole)}
</div></fieldset>`
  const fields = h`<p>${say(lang, words.rowsNote)}</p>
<input type="hidden" name="rows" value="${rows}">
${Array.from({ length: rows }, row)}
<button name="more" value="1" formnovalidate>${say(lang, words.moreRows)}</button>
<div class="two">
${field('minimum', say(lang, words.minimum, { currency }), decimal)}
${field('perFile', say(lang, words.perFile, { currency }), decimal)}
<div class="field"><label for="quote-vat">${say(lang, words.vat)}</label><select id="quote-vat" name="vat"><option value="standard">${say(lang, words.vatStandard)}</option><option value="none"${of('vat') === 'none' ? h` selected` : null}>${say(lang, words.vatNone)}</option></select></div>
${field('remitDays', say(lang, words.remitDays), whole)}
${input('quote', { name: 'validUntil', label: say(lang, words.validUntil), value: of('validUntil'), more: h`type="date"` })}
</div>
<fieldset><legend>${say(lang, words.proven)}</legend><p class="hint" id="proven-hint">${say(lang, words.provenNote)}</p><div class="three">${AGES.map((age) => field(`proven-${age}`, say(lang, ageNames[age]), h`aria-describedby="proven-hint" ${decimal}`))}</div></fieldset>
${area('quote', 'note', say(lang, words.remarks), of('note'), 4000)}
<div class="field"><label for="quote-file">${say(lang, words.pdf)}</label><input type="file" id="quote-file" name="file" accept="application/pdf" aria-describedby="quote-file-hint"><p class="hint" id="quote-file-hint">${say(lang, words.pdfNote)}</p></div>`
  const isAgain = asked.quote.state === 'answered'
  return h`<section aria-labelledby="prices"><h2 id="prices">${say(lang, isAgain ? words.correct : words.yourPrices)}</h2>
${formOf(visit, 'quote', sent, fields, say(lang, isAgain ? words.sendAgain : words.send))}</section>`
}

const declineForm = (visit: Visit, sent: Sent | null): Piece =>
  h`<section>${folded(
    sent?.act === 'decline',
    say(visit.lang, words.decline),
    formOf(
      visit,
      'decline',
      sent,
      area(
        'decline',
        'note',
        say(visit.lang, words.declineWhy),
        sent?.act === 'decline' ? sent.form.text('note') : '',
        2000,
      ),
      say(visit.lang, words.declineAct),
      false,
    ),
  )}</section>`

const hashOf = (said: unknown): string => createHash('sha256').update(JSON.stringify(said)).digest('hex')

/** What was sent, and its hash: of all that it says, with who says it. */
function readQuote({ by }: Visit, { quote, request }: Asked, form: PageForm, signer: string) {
  const about = { quote: quote.id, request: request.id, signer }
  if (form.text('act') === 'decline') {
    const reason = textIn(form, 'note', 2000)
    return { answer: null, file: null, reason, sha256: hashOf({ ...about, declined: reason }) }
  }
  const answer = answerIn(form, { currency: request.currency, today: by.today })
  const sent = form.file('file')
  const file = sent && checkedFile(sent)
  if (file && file.type !== 'application/pdf')
    throw new Refused(refuse('not_pdf', words.notPdf, { name: file.name }, 'file').refusal)
  return { answer, file, reason: '', sha256: hashOf({ ...about, answer, file: file?.sha256 ?? null }) }
}

/** Takes the prices, or the word that there will be none: the answer of the quote, under the hash of all that was sent. */
export const quoteAct = (visit: Visit, asked: Asked, form: PageForm): Promise<PageReply> =>
  takeAct(
    visit,
    form,
    async (signer) => {
      const { tx, by, provider } = visit
      const { answer, file, reason, sha256 } = readQuote(visit, asked, form, signer)
      const signed = { ...by, actor: { ...by.actor, name: `${signer} (${provider.name})` } }
      await answerByLink(tx, asked.quote.id, answer, { sha256, signer, reason }, signed)
      if (answer === null) return { kind: 'declined', sha256, said: { reason } }
      if (file) await dropPaper(tx, provider.id, file, { kind: 'price_list', expiresOn: answer.validUntil }, signed)
      return { kind: 'quote', sha256, said: file ? { file: file.name } : {} }
    },
    (signer) => readQuote(visit, asked, form, signer).sha256,
  )
