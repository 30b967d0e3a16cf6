import { spacedSiren } from '../../correspondence/index.ts'
import { formatDay } from '../../kernel/calendar.ts'
import { formatMoney, formatPercent, sumCents } from '../../kernel/money.ts'
import { type Lang, type Sentence, type SentenceParams, say } from '../../kernel/wording.ts'
import { type ActBlock, actDocument, figures, paragraph, remark } from '../../legal/index.ts'
import type { PdfDocument } from '../../platform/pdf/pdf-press.ts'
import { placementNumber } from '../placements/model.ts'
import type { FeeRow } from './answer-store.ts'
import { type Invoice, type InvoiceParties, leftOf, type Settlement } from './invoice-store.ts'
import { feeHow, feeLabel } from './present.ts'
import { invoiceWording as words } from './wording.ts'

export type PrintedInvoice = {
  readonly invoice: Invoice
  readonly lines: readonly FeeRow[]
  readonly settlements: readonly Settlement[]
  /** Numbers of the invoices that a credit note gives back from. */
  readonly corrects: readonly string[]
  readonly isDemo: boolean
}

/** An invoice of fees as the press takes it: the same rows, the same bytes. */
export function invoiceToPrint(lang: Lang, one: PrintedInvoice): PdfDocument {
  const { invoice, lines, settlements, corrects } = one
  const { currency, parties, netCents, vatCents, number } = invoice
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const money = (cents: number) => formatMoney(lang, cents, currency)
  const isCredit = netCents < 0
  const title = t(isCredit ? words.creditNote : words.invoice)
  const service = lines.filter(({ kind }) => kind === 'service_credit').map((line) => line.netCents)
  const rates = Map.groupBy(lines, ({ vatBp }) => vatBp)
  const vat = [...rates].map(([bp, of]): [string, string] =>
    bp === 0
      ? [t(words.noVat), money(0)]
      : [
          t(words.vatOf, {
            rate: formatPercent(lang, bp),
            amount: { cents: sumCents(of.map((line) => line.netCents)), currency },
          }),
          money(sumCents(of.map((line) => line.vatCents))),
        ],
  )
  const sums: ActBlock = {
    is: 'sums',
    rows: [
      ...(service.length === 0
        ? []
        : ([
            [t(words.fees), money(netCents - sumCents(service))],
            [t(words.service), money(sumCents(service))],
          ] as [string, string][])),
      [t(words.total), money(netCents)],
      ...vat,
      ...(settlements.length === 0 ? [] : ([[t(words.whole), money(netCents + vatCents)]] as [string, string][])),
      ...settlements.map((of): [string, string] => [
        t(of.remittanceId === null ? words.paid : words.setOff, { day: of.on }),
        money(-of.cents),
      ]),
    ],
    last:
      settlements.length === 0 ? [t(words.whole), money(netCents + vatCents)] : [t(words.left), money(leftOf(invoice))],
  }
  return actDocument({
    lang,
    title: `${title} ${number}`,
    head: title,
    under: t(words.under, { number, day: invoice.issuedOn, mandate: parties.mandate }),
    foot: t(words.foot, { provider: parties.provider.name, number, creditor: parties.creditor.name }),
    author: parties.provider.name,
    isDemo: one.isDemo,
    on: invoice.issuedOn,
    blocks: [
      {
        is: 'parties',
        parties: [
          partyOf(lang, t(words.provider), parties.provider, rates),
          partyOf(lang, t(words.creditor), parties.creditor),
        ],
      },
      figures(
        [[t(words.on)], [t(words.what), 'wide'], [t(words.file)], [t(words.rate), 'figure'], [t(words.net), 'figure']],
        lines.map((line) => [
          formatDay(lang, line.on),
          [feeLabel(lang, line), line.debtorName, feeHow(lang, line)].filter(Boolean).join(' · '),
          line.placementNo === null ? '' : placementNumber(line.placementNo),
          line.vatBp === 0 ? '–' : formatPercent(lang, line.vatBp),
          money(line.netCents),
        ]),
      ),
      sums,
      ...(corrects.length > 0 ? [paragraph(t(words.corrects, { numbers: corrects.join(', ') }))] : []),
      ...(isCredit ? [] : [paragraph(t(words.due, { due: invoice.dueOn }))]),
      remark(t(words.rounding)),
    ],
  })
}

function partyOf(
  lang: Lang,
  role: string,
  { name, siren, address }: InvoiceParties['provider'],
  rates?: ReadonlyMap<number, unknown>,
) {
  const bearsVat = rates !== undefined && [...rates.keys()].some((bp) => bp > 0)
  return {
    role,
    name,
    lines: [
      ...address.split('\n'),
      ...(siren ? [say(lang, words.siren, { siren: spacedSiren(siren) })] : []),
      ...(siren && bearsVat ? [say(lang, words.vatNumber, { number: vatNumber(siren) })] : []),
    ].filter(Boolean),
  }
}

/** The VAT number of a French company follows from its SIREN (CGI art. 286 ter: two figures of control). */
const vatNumber = (siren: string): string =>
  `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`
