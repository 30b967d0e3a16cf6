import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { toIban } from '../../kernel/identifiers.ts'
import { tellRefusal } from '../../kernel/verdict.ts'
import { type Lang } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { AGES } from '../audit/model.ts'
import type { ProvenRates } from '../comparing/model.ts'
import { outside } from '../comparing/rules.ts'
import { tariffInWords } from '../tariffs/cells-in-words.ts'
import { sizeOfPortfolio } from './ask-quotes.ts'
import { pagesOf } from './page-link.ts'
import { papersOf } from './paper-store.ts'
import { conditionsOf, providersById } from './provider-store.ts'
import type { QuoteRequestView, QuoteView } from './quote-contract.ts'
import { requestNumber } from './quote-model.ts'
import { type Quote, type QuoteRequest, quotesOf } from './quote-store.ts'
import { flagsOf, isBar } from './rules.ts'

const UNTOLD = Object.fromEntries(AGES.map((age) => [age, null])) as unknown as ProvenRates

/**
 * Requests with each quote and what it makes of the portfolio that was priced, the one that nets most first: what comes in at the rates that
 * the provider states, where it does, less its fees. What was asked and what is compared is the same portfolio, however the books moved.
 */
export async function presentRequests(
  tx: OrgTx,
  lang: Lang,
  requests: readonly QuoteRequest[],
  { today, at }: Pick<By, 'today' | 'at'>,
): Promise<QuoteRequestView[]> {
  const quotes = await quotesOf(
    tx,
    requests.map(({ id }) => id),
  )
  const pages = await pagesOf(
    tx,
    quotes.map(({ id }) => id),
    at,
  )
  const ids = [...new Set(quotes.map(({ providerId }) => providerId))]
  const providers = new Map((await providersById(tx, ids)).map((one) => [one.id, one]))
  const papers = await papersOf(tx, ids)
  const conditions = new Map((await conditionsOf(tx, ids)).map((one) => [one.providerId, one]))
  const ourIban = toIban((await organisationOf(tx)).iban ?? '')
  const view = (quote: Quote, request: QuoteRequest): QuoteView => {
    const provider = providers.get(quote.providerId)!
    const own = papers.filter(({ providerId }) => providerId === provider.id)
    const flags = flagsOf(provider, conditions.get(provider.id) ?? null, own, { today, ourIban })
    const { tariff, proven } = quote
    const worth = tariff && outside(request.portfolio.grains, { rates: proven ?? UNTOLD, tariff, vatBp: 0 })
    return {
      id: quote.id,
      providerId: provider.id,
      providerName: provider.name,
      isHere: quote.agencyOrgId !== null,
      state: quote.state,
      tariff: tariff as QuoteView['tariff'],
      tariffSays: tariff ? tariffInWords(lang, tariff) : [],
      proven: proven as QuoteView['proven'],
      note: quote.note,
      validUntil: quote.validUntil,
      isExpired: quote.validUntil !== null && quote.validUntil < today,
      answeredAt: quote.answeredAt,
      answeredByName: quote.answeredByName,
      isTyped: quote.isTyped,
      remitDays: quote.remitDays,
      isByLink: quote.isByLink,
      answerSha256: quote.answerSha256,
      page: pages.get(quote.id) ?? null,
      messageId: quote.messageId,
      worth: worth?.ok
        ? {
            recoveredCents: worth.value.recoveredCents,
            feesCents: worth.value.feesCents,
            netCents: worth.value.netCents,
            assumedCents: worth.value.assumedCents,
          }
        : null,
      fault: worth && !worth.ok ? tellRefusal(lang, worth.refusal) : null,
      flags: flags.length,
      isBarred: flags.some(isBar),
    }
  }
  return requests.map((request) => ({
    id: request.id,
    number: requestNumber(request.no),
    currency: request.currency,
    words: request.words,
    answerBy: request.answerBy,
    fewWhy: request.fewWhy,
    askedAt: request.askedAt,
    askedByName: request.askedByName,
    isClosed: request.closedAt !== null,
    ...sizeOfPortfolio(request.portfolio),
    quotes: quotes
      .filter(({ requestId }) => requestId === request.id)
      .map((quote) => view(quote, request))
      .toSorted(
        (a, b) =>
          (b.worth?.netCents ?? -Infinity) - (a.worth?.netCents ?? -Infinity) ||
          a.providerName.localeCompare(b.providerName),
      ),
  }))
}
