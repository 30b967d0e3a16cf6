import { spacedSiren } from '../../correspondence/index.ts'
import { formatLongDay } from '../../kernel/calendar.ts'
import { formatMoney } from '../../kernel/money.ts'
import { type Lang, type Sentence, type SentenceParams, say } from '../../kernel/wording.ts'
import { type ActBlock, actDocument, heading, paragraph, remark } from '../../legal/index.ts'
import type { PdfDocument } from '../../platform/pdf/pdf-press.ts'
import type { Mandate } from '../mandates/model.ts'
import type { MandateParty, Terms } from '../mandates/terms.ts'
import { mandateNumber } from '../model.ts'
import { owedToAgency, recoveredOf } from './figures.ts'
import type { Acceptance, Closing, Figures } from './model.ts'
import { printed as words } from './wording.ts'

type Printable = {
  readonly mandate: Mandate
  readonly terms: Terms
  readonly closing: Pick<Closing, 'no' | 'struckOn' | 'figures' | 'lang'>
  readonly acceptances: readonly Acceptance[]
  readonly isDemo: boolean
}

/** A closing statement as the press takes it: PDF/A-2b, the same bytes for the same figures. In another language it is a translation. */
export function closingToPrint({ mandate, terms, closing, ...one }: Printable, lang: Lang = closing.lang): PdfDocument {
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const number = t(words.number, { mandate: mandateNumber(mandate.no), no: closing.no })
  return actDocument({
    lang,
    title: `${t(words.title)} ${number}`,
    head: t(words.title),
    under: number,
    foot: `${number} · ${terms.creditor.name} – ${terms.provider.name}`,
    author: terms.creditor.name,
    isDemo: one.isDemo,
    on: closing.struckOn,
    blocks: [
      ...(lang === closing.lang ? [] : [remark(t(words.translation))]),
      {
        is: 'parties',
        parties: [partyOf(lang, words.creditor, terms.creditor), partyOf(lang, words.provider, terms.provider)],
      },
      ...closing.figures.flatMap((figures) => figureBlocks(lang, figures, closing)),
      remark(t(words.law)),
      remark(t(words.later)),
      heading(t(words.acceptances)),
      {
        is: 'signatures',
        boxes: (['creditor', 'agency'] as const).map((side) => {
          const party = side === 'creditor' ? terms.creditor : terms.provider
          const accepted = one.acceptances.find((found) => found.side === side)
          const lines = accepted
            ? [
                t(words.accepted, { on: accepted.acceptedOn, name: accepted.signerName }),
                accepted.signerTitle,
                `SHA-256 ${accepted.sha256.slice(0, 32)}…`,
              ]
            : [t(words.acceptHow)]
          return { name: t(words.forSide, { side: party.name }), lines: lines.filter(Boolean) }
        }),
      },
    ],
  })
}

const partyOf = (lang: Lang, role: Sentence, party: MandateParty) => ({
  role: say(lang, role),
  name: party.name,
  lines: [
    ...party.address.split('\n'),
    ...(party.siren ? [say(lang, words.siren, { siren: spacedSiren(party.siren) })] : []),
  ].filter(Boolean),
})

function figureBlocks(lang: Lang, one: Figures, { struckOn }: Pick<Closing, 'struckOn'>): ActBlock[] {
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const money = (cents: number) => formatMoney(lang, cents, one.currency)
  type Row = readonly [string, string]
  const row = (sentence: Sentence, cents: number, params?: SentenceParams): Row => [t(sentence, params), money(cents)]
  /** Left out where there is nothing of it. */
  const some = (sentence: Sentence, cents: number): Row[] => (cents === 0 ? [] : [row(sentence, cents)])
  const owed = owedToAgency(one)
  const feesDue = one.feeCents + one.feeVatCents
  return [
    paragraph(t(words.asOf, { on: formatLongDay(lang, struckOn), currency: one.currency })),
    heading(t(words.claims)),
    {
      is: 'sums',
      rows: [
        row(words.toAgency, one.toAgencyCents),
        row(words.toCreditor, one.toCreditorCents),
        ...some(words.returned, -one.returnedCents),
      ],
      last: row(words.recovered, recoveredOf(one)),
    },
    ...(one.afterEndCents === 0
      ? []
      : [
          {
            is: 'pairs' as const,
            rows: [...some(words.afterEnd, one.afterEndCents), ...some(words.afterTail, one.afterTailCents)],
          },
        ]),
    {
      is: 'sums',
      rows: [
        row(words.inTime, one.inTimeCents),
        ...some(words.otherwise, one.otherwiseCents),
        row(words.back, one.backCents, { n: one.backFiles }),
        row(words.out, one.outCents, { n: one.outFiles }),
      ],
      last: row(words.placed, one.placedCents, { n: one.files }),
    },
    heading(t(words.fees)),
    {
      is: 'sums',
      rows: [
        row(words.earned, one.feeCents),
        ...some(words.givenBack, one.givenBackCents),
        ...some(words.disputed, one.disputedCents),
        row(words.vat, one.feeVatCents),
      ],
      last: row(words.feesDue, feesDue),
    },
    {
      is: 'pairs',
      rows: [
        row(words.invoiced, one.invoicedCents + one.invoicedVatCents),
        row(words.unbilled, one.unbilledCents + one.unbilledVatCents),
        row(words.settled, one.settledCents),
        ...some(words.keptBack, one.keptBackCents),
      ],
    },
    heading(t(words.money)),
    {
      is: 'sums',
      rows: [
        row(words.received, one.toAgencyCents),
        ...some(words.returnedHeld, -one.returnedHeldCents),
        row(words.remitted, -one.remittedReceiptsCents),
      ],
      last: row(words.held, one.heldCents),
    },
    remark(
      t(words.transferred, {
        amount: money(one.remittancesCents),
        fees: money(one.remittancesFeesCents),
        returns: money(one.remittancesReturnsCents),
      }),
    ),
    heading(t(words.balance)),
    one.heldCents === 0 && owed === 0
      ? paragraph(t(words.isZero))
      : {
          is: 'pairs',
          rows: [
            ...some(words.toCreditorLeft, one.heldCents + Math.max(0, -owed)),
            ...some(words.toProviderLeft, Math.max(0, owed)),
          ],
        },
  ]
}
