import { formatDay } from '../../kernel/calendar.ts'
import { commaText, csvText } from '../../kernel/csv.ts'
import { formatIban } from '../../kernel/identifiers.ts'
import { formatMoney } from '../../kernel/money.ts'
import { type Lang, type Sentence, type SentenceParams, say } from '../../kernel/wording.ts'
import { type ActBlock, actDocument, figures, paragraph, remark } from '../../legal/index.ts'
import type { PdfDocument } from '../../platform/pdf/pdf-press.ts'
import type { Settlement } from '../fees/invoice-store.ts'
import { mandateNumber } from '../model.ts'
import { placementNumber } from '../placements/model.ts'
import type { KnownReceipt } from './check-statement.ts'
import { type Remittance, remittanceNumber } from './model.ts'
import type { RemittedReceipt } from './store.ts'
import { statementWording as words } from './wording.ts'

/** A statement as both sides read it. */
export type Statement = {
  readonly remittance: Remittance
  readonly lines: readonly RemittedReceipt[]
  readonly settled: readonly Settlement[]
  readonly isDemo: boolean
}

const signed = ({ kind, cents }: RemittedReceipt): number => (kind === 'return' ? -cents : cents)

/** The statement as the press takes it: the same rows, the same bytes. */
export function statementToPrint(lang: Lang, { remittance: one, lines, settled, isDemo }: Statement): PdfDocument {
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const money = (cents: number | null) => (cents === null ? '–' : formatMoney(lang, cents, one.currency))
  const number = remittanceNumber(one.no)
  const sums: ActBlock = {
    is: 'sums',
    rows: [
      [t(words.total), money(one.receiptsCents)],
      ...(one.returnsCents > 0 ? ([[t(words.returns), money(-one.returnsCents)]] as [string, string][]) : []),
      ...settled.flatMap((of): [string, string][] => [
        [t(words.setOff, { number: of.number }), money(-of.cents - of.serviceCents)],
        ...(of.serviceCents === 0
          ? []
          : ([[t(words.service, { number: of.number }), money(of.serviceCents)]] as [string, string][])),
      ]),
    ],
    last: [t(words.remitted), money(one.cents)],
  }
  return actDocument({
    lang,
    title: `${t(words.title)} ${number}`,
    head: t(words.title),
    under: t(words.under, { number, day: one.madeOn, mandate: mandateNumber(one.mandateNo) }),
    foot: t(words.foot, { provider: one.providerName, number, creditor: one.creditorName }),
    author: one.providerName,
    isDemo,
    on: one.madeOn,
    blocks: [
      ...(one.state === 'undone' ? [{ is: 'strong' as const, text: t(words.undone) }] : []),
      {
        is: 'parties',
        parties: [
          { role: t(words.provider), name: one.providerName, lines: [] },
          { role: t(words.creditor), name: one.creditorName, lines: [t(words.to, { iban: formatIban(one.iban) })] },
        ],
      },
      sums,
      figures(
        [
          [t(words.no)],
          [t(words.receivedOn)],
          [t(words.debtor), 'wide'],
          [t(words.file)],
          [t(words.amount), 'figure'],
          [t(words.fee), 'figure'],
          [t(words.vat), 'figure'],
        ],
        lines.map((line) => [
          String(line.receiptNo),
          formatDay(lang, line.receivedOn),
          [
            line.debtorName,
            line.documents,
            line.kind === 'return' && line.returnedOn ? t(words.wentBack, { day: line.returnedOn }) : '',
          ]
            .filter(Boolean)
            .join(' · '),
          placementNumber(line.placementNo),
          money(signed(line)),
          money(line.feeCents),
          money(line.vatCents),
        ]),
      ),
      ...(one.mode === 'gross' ? [paragraph(t(words.gross))] : []),
      paragraph(t(words.reference, { reference: one.reference })),
      remark(t(words.due, { day: one.dueOn })),
    ],
  })
}

/** The same as a table: what a provider that works elsewhere sends back is read in these columns. */
export const statementToCsv = (lang: Lang, { remittance: one, lines }: Statement): string => {
  const head = (sentence: Sentence) => say(lang, sentence)
  const amount = (cents: number | null) => (cents === null ? '' : commaText(cents, one.currency))
  return csvText([
    [words.no, words.file, words.code, words.debtor, words.documents, words.receivedOn, words.currency, words.amount]
      .map(head)
      .concat([words.fee, words.vat, words.dueOn, words.invoice].map(head)),
    ...lines.map((line) => [
      ...[String(line.receiptNo), placementNumber(line.placementNo), line.debtorCode, line.debtorName, line.documents],
      ...[line.receivedOn, one.currency, amount(signed(line)), amount(line.feeCents), amount(line.vatCents)],
      ...[line.dueOn, line.invoice ?? ''],
    ]),
  ])
}

/** The columns in which a provider that works elsewhere sends its statement, with the receipts that wait for it: what they cost is its to say. */
export const templateToCsv = (lang: Lang, receipts: readonly KnownReceipt[]): string =>
  csvText([
    [words.no, words.file, words.debtor, words.receivedOn, words.currency, words.amount, words.fee, words.vat].map(
      (title) => say(lang, title),
    ),
    ...receipts
      .filter(({ isReturned, isRemitted }) => !isReturned && !isRemitted)
      .map(({ no, placementNo, debtorName, receivedOn, currency, cents }) => [
        ...[String(no), placementNumber(placementNo), debtorName, receivedOn, currency, commaText(cents, currency)],
        ...['', ''],
      ]),
  ])
