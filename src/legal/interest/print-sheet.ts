import { readFileSync } from 'node:fs'
import {
  letterheadOf,
  recipientOf,
  sheetColumn,
  sheetDocument,
  sheetHead,
  spacedSiren,
} from '../../correspondence/index.ts'
import { addDays, formatDay, formatLongDay, type LocalDate } from '../../kernel/calendar.ts'
import { formatMoney, formatPercent, type Money, sumsByCurrency } from '../../kernel/money.ts'
import { type Lang, type Sentence, say } from '../../kernel/wording.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { PdfDocument } from '../../platform/pdf/pdf-press.ts'
import { isFrenchLaw, statuteOn } from '../../statutes/index.ts'
import { statutesOf } from '../references/statutes-of.ts'
import { noteNumber } from './claim-charges.ts'
import type { Sheet, SheetDocument } from './sheet.ts'
import { basisNames, printed as words } from './sheet-wording.ts'

const TEMPLATE = readFileSync(new URL('./sheet.typ', import.meta.url), 'utf8')

/** A calculation as the press takes it, in the customer's language unless another is named: the annex of a note, of a notice or of a claim in court. */
export async function sheetToPrint(tx: OrgTx, sheet: Sheet, on: LocalDate, inLang?: Lang): Promise<PdfDocument> {
  const letterhead = await letterheadOf(tx)
  const { organisation } = letterhead
  const customer = (await customerOf(tx, sheet.customerId))!
  const { addressLines, ...recipient } = recipientOf(customer, null)
  const lang = inLang ?? recipient.lang
  const { note, documents } = sheet
  const title = note ? say(lang, words.noteTitle, { number: noteNumber(note.no) }) : say(lang, words.title)
  const segments = documents.flatMap((one) => one.segments)
  const citations = new Set(segments.flatMap(({ citation }) => citation.split(' ; ')).filter((one) => one !== ''))
  const book = await statutesOf(tx)
  const charged = documents.filter(({ indemnityCents }) => indemnityCents > 0)
  const fixed = charged.flatMap(({ dueOn }) => statuteOn(book, 'recovery_indemnity', addDays(dueOn, 1)) ?? [])
  for (const { citation } of fixed) citations.add(citation)
  const isVerified = [...segments, ...fixed].every(({ mark }) => mark !== 'verify')
  const data = {
    title,
    ...sheetHead(lang, letterhead),
    page: say(lang, words.page),
    reference: `${organisation.name} · ${customer.code}`,
    upTo: say(lang, words.upTo, { upTo: formatLongDay(lang, sheet.upTo) }),
    takenBack: note?.takenBackAt ? say(lang, words.takenBack) : null,
    creditor: party(lang, say(lang, words.creditor), organisation.name, organisation.addressLines, organisation.siren),
    debtor: party(lang, say(lang, words.customer), customer.name, addressLines, customer.siren),
    summaryTitle: say(lang, words.summary),
    summary: summaryOf(lang, documents, note ? words.asked : words.toAsk),
    method: say(lang, words.method),
    law: say(lang, isFrenchLaw(organisation.country ?? 'FR') ? words.law : words.lawElsewhere, {
      citations: [...citations].join(lang === 'fr' ? ' ; ' : '; '),
    }),
    toVerify: isVerified ? null : say(lang, words.toVerify),
    detailTitle: say(lang, words.detail),
    documents: documents.filter((one) => one.segments.length > 0).map((one) => detailOf(lang, one)),
  }
  return sheetDocument(TEMPLATE, data, organisation.look.logo, on)
}

function summaryOf(lang: Lang, documents: readonly SheetDocument[], asked: Sentence) {
  const hasBefore = documents.some(({ beforeCents }) => beforeCents !== 0)
  const money = (cents: number, currency: string) => (cents === 0 ? '' : formatMoney(lang, cents, currency))
  const rows = documents.map((one) => [
    nameOf(lang, one),
    formatDay(lang, one.dueOn),
    money(one.amountCents, one.currency),
    money(one.interestCents, one.currency),
    ...(hasBefore ? [money(-one.beforeCents, one.currency)] : []),
    money(one.indemnityCents, 'EUR'),
    both(lang, one.askedCents, one.currency, one.indemnityCents),
  ])
  return {
    columns: [
      sheetColumn(say(lang, words.document), 'wide'),
      sheetColumn(say(lang, words.dueOn)),
      sheetColumn(say(lang, words.amount), 'figure'),
      sheetColumn(say(lang, words.interest), 'figure'),
      ...(hasBefore ? [sheetColumn(say(lang, words.before), 'figure')] : []),
      sheetColumn(say(lang, words.indemnity), 'figure'),
      sheetColumn(say(lang, asked), 'figure'),
    ],
    rows,
    total: [
      say(lang, words.total),
      '',
      '',
      ...(hasBefore ? [''] : []),
      '',
      '',
      totals(documents)
        .map(({ cents, currency }) => formatMoney(lang, cents, currency))
        .join(' + '),
    ],
  }
}

/** What is asked, currency by currency: the indemnity is in euros. */
const totals = (documents: readonly SheetDocument[]): Money[] =>
  sumsByCurrency(
    documents
      .flatMap((one) => [
        { currency: one.currency, cents: one.askedCents },
        { currency: 'EUR', cents: one.indemnityCents },
      ])
      .filter(({ cents }) => cents !== 0),
  )

const both = (lang: Lang, cents: number, currency: string, indemnityCents: number): string =>
  currency === 'EUR'
    ? formatMoney(lang, cents + indemnityCents, currency)
    : [
        ...(cents === 0 ? [] : [formatMoney(lang, cents, currency)]),
        ...(indemnityCents === 0 ? [] : [formatMoney(lang, indemnityCents, 'EUR')]),
      ].join(' + ')

function detailOf(lang: Lang, one: SheetDocument) {
  const money = (cents: number) => formatMoney(lang, cents, one.currency)
  return {
    head: say(lang, words.documentHead, {
      document: nameOf(lang, one),
      amount: { cents: one.amountCents, currency: one.currency },
      dueOn: one.dueOn,
    }),
    columns: [
      sheetColumn(say(lang, words.from)),
      sheetColumn(say(lang, words.to)),
      sheetColumn(say(lang, words.days), 'figure'),
      sheetColumn(say(lang, words.balance), 'figure'),
      sheetColumn(say(lang, words.rate), 'figure'),
      sheetColumn(say(lang, words.basis), 'wide'),
      sheetColumn(say(lang, words.interest), 'figure'),
    ],
    rows: one.segments.map((segment) => [
      formatDay(lang, addDays(segment.from, 1)),
      formatDay(lang, segment.to),
      String(segment.days),
      money(segment.balanceCents),
      `${formatPercent(lang, segment.bp)}${segment.mark === 'verify' ? '\u00a0*' : ''}`,
      say(lang, basisNames[segment.basis]),
      money(segment.cents),
    ]),
    total: [say(lang, words.total), '', '', '', '', '', money(one.interestCents)],
  }
}

const nameOf = (lang: Lang, { documentNo }: SheetDocument): string => documentNo || say(lang, words.unnumbered)

const party = (lang: Lang, role: string, name: string, lines: readonly string[], siren: string | null) => ({
  role,
  name,
  lines: [...lines, ...(siren ? [say(lang, words.siren, { siren: spacedSiren(siren) })] : [])],
})
