import type { Letterhead } from '../../correspondence/index.ts'
import { dayIn, formatDay, type LocalDate } from '../../kernel/calendar.ts'
import { formatMoney } from '../../kernel/money.ts'
import { type Lang, type Sentence, type SentenceParams, say } from '../../kernel/wording.ts'
import { type ActBlock, actDocument, figures, heading, paragraph, remark } from '../../legal/index.ts'
import type { PdfDocument } from '../../platform/pdf/pdf-press.ts'
import type { QuoteRequestView, QuoteView } from './quote-contract.ts'
import { quoteWording as words } from './quote-wording.ts'

/** The comparison of quotes as it is laid before whoever decides: net results side by side, then each tariff in words. */
export function quotesToPrint(
  lang: Lang,
  request: QuoteRequestView,
  { organisation, isDemo }: Letterhead,
  { today, timeZone }: { readonly today: LocalDate; readonly timeZone: string },
): PdfDocument {
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const money = (cents: number) => formatMoney(lang, cents, request.currency)
  const title = t(words.title, { number: request.number })
  const why = (quote: QuoteView): string => {
    if (quote.fault) return quote.fault
    return quote.state === 'declined' ? t(words.declined) : t(words.noAnswer)
  }
  const answered = request.quotes.filter(({ tariff }) => tariff !== null)
  const blocks: ActBlock[] = [
    figures(
      [
        [t(words.provider), 'wide'],
        [t(words.recovered), 'figure'],
        [t(words.fees), 'figure'],
        [t(words.net), 'figure'],
        [t(words.perHundred), 'figure'],
      ],
      request.quotes.map((quote) =>
        quote.worth
          ? [
              quote.providerName,
              money(quote.worth.recoveredCents),
              money(quote.worth.feesCents),
              money(quote.worth.netCents),
              formatMoney(lang, Math.round((quote.worth.netCents * 10_000) / request.cents), request.currency),
            ]
          : [`${quote.providerName} – ${why(quote)}`, '', '', '', ''],
      ),
    ),
    remark(t(words.method)),
    ...answered.flatMap((quote): ActBlock[] => [
      heading(t(words.tariff, { name: quote.providerName })),
      { is: 'list', lines: quote.tariffSays },
      ...(quote.note === '' ? [] : [paragraph(quote.note)]),
      ...(quote.isExpired && quote.validUntil
        ? [remark(t(words.expired, { day: formatDay(lang, quote.validUntil as LocalDate) }))]
        : []),
    ]),
  ]
  const askedOn = dayIn(timeZone, new Date(request.askedAt))
  return actDocument({
    lang,
    title,
    head: title,
    under: t(words.under, {
      day: askedOn,
      files: request.files,
      amount: { cents: request.cents, currency: request.currency },
    }),
    foot: `${organisation.name} · ${request.number}`,
    author: organisation.name,
    isDemo,
    on: today,
    blocks,
  })
}
