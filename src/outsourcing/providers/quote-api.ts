import { type ApiDeps, type Links, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { letterheadOf } from '../../correspondence/index.ts'
import { day } from '../../kernel/calendar.ts'
import { Refused } from '../../kernel/verdict.ts'
import { notFound } from '../../platform/http.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import type { Body } from '../../platform/route.ts'
import { answerQuote, closeQuotes, typeQuote } from './answer-quote.ts'
import { askQuotes, sendQuotePage } from './ask-quotes.ts'
import { presentRequests } from './compare-quotes.ts'
import { closePage } from './page-link.ts'
import { quotesToPrint } from './print-quotes.ts'
import { type QuoteAsked, quoteRoutes as routes } from './quote-contract.ts'
import { requestNumber } from './quote-model.ts'
import { quoteOf, quoteRequestOf, quoteRequests, quotesAsked } from './quote-store.ts'

export type QuoteDeps = ApiDeps & { readonly press: PdfPress; readonly links: Links }

const given = (body: Body<typeof routes.typeQuote>) => ({
  ...body,
  validUntil: body.validUntil === null ? null : day(body.validUntil),
})

export function serveQuotes({ http, db, clock, press, links }: QuoteDeps): void {
  http.serve(routes.quoteRequests, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, async (tx) => ({
      requests: await presentRequests(tx, call.lang, await quoteRequests(tx), actingAs(member, clock)),
    }))
  })

  http.serve(routes.askQuotes, async (call) => {
    const member = memberOf(call)
    const asking = { ...call.body, answerBy: day(call.body.answerBy) }
    return db.inOrg(member.orgId, (tx) => askQuotes(tx, links, asking, actingAs(member, clock)))
  })

  http.serve(routes.typeQuote, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => typeQuote(tx, call.params.id, given(call.body), actingAs(member, clock)))
  })

  http.serve(routes.withdrawQuote, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => typeQuote(tx, call.params.id, null, actingAs(member, clock)))
  })

  http.serve(routes.sendQuotePage, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, async (tx) => ({
      messageId: await sendQuotePage(tx, links, call.params.id, actingAs(member, clock)),
    }))
  })

  http.serve(routes.closeQuotePage, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, async (tx) => {
      const quote = await quoteOf(tx, call.params.id)
      if (!quote) throw new Refused(notFound().refusal)
      await closePage(tx, quote, actingAs(member, clock))
    })
  })

  http.serve(routes.closeQuoteRequest, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => closeQuotes(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.quotesPdf, async (call) => {
    const member = memberOf(call)
    const now = actingAs(member, clock)
    const { today } = now
    const document = await db.inOrg(member.orgId, async (tx) => {
      const request = await quoteRequestOf(tx, call.params.id)
      if (!request) throw new Refused(notFound().refusal)
      const [view] = await presentRequests(tx, call.lang, [request], now)
      return {
        printed: quotesToPrint(call.lang, view!, await letterheadOf(tx), { today, timeZone: member.timeZone }),
        no: request.no,
      }
    })
    const { bytes } = await press.renderPdf(document.printed)
    return { bytes, type: 'application/pdf', name: `${requestNumber(document.no)}.pdf`, inline: true }
  })

  http.serve(routes.quotesAsked, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, async (tx) => ({
      quotes: (await quotesAsked(tx)).map(({ portfolio, ...one }) => ({
        id: one.id,
        number: requestNumber(one.no),
        creditorName: one.creditorName,
        state: one.state,
        currency: one.currency,
        words: one.words,
        askedAt: one.askedAt,
        answerBy: one.answerBy,
        isClosed: one.closedAt !== null,
        // What the creditor expects to recover itself is its own business.
        portfolio: portfolio.grains.map(({ fromCents, fromDays, kind, files, cents, ageDays }) => ({
          ...{ fromCents, fromDays, kind, files, cents, ageDays },
        })),
        tariff: one.tariff as QuoteAsked['tariff'],
        proven: one.proven as QuoteAsked['proven'],
        note: one.note,
        validUntil: one.validUntil,
      })),
    }))
  })

  http.serve(routes.answerQuote, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => answerQuote(tx, call.params.id, given(call.body), actingAs(member, clock)))
  })

  http.serve(routes.declineQuote, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => answerQuote(tx, call.params.id, null, actingAs(member, clock)))
  })
}
