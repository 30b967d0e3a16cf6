import type { LocalDate } from '../../kernel/calendar.ts'
import type { Currency } from '../../kernel/money.ts'
import { LARGEST_CENTS, parseAmount } from '../ledger-files/amount.ts'
import { type Cells, type Column, cellsOf, headingOf, type Role } from './columns.ts'
import { deniedIn, isDenyingCell } from './denied.ts'
import { documentsIn, documentsThrough, isCreditBefore, isDoubtful, looksLikeCredit } from './documents-in.ts'
import type { Line, Piece } from './line.ts'
import {
  type AmountMark,
  amountsIn,
  currenciesNamed,
  dayFigures,
  daysIn,
  folded,
  type Mark,
  noiseIn,
  type Style,
  without,
} from './marks.ts'
import { dayRank, isDeduction, payerOf, totalRank, totalRowRank } from './phrases.ts'
import { type ColumnAmounts, type DraftRow, deductionRow, rowOfAmounts, rowOfColumns } from './row.ts'
import { styleOf } from './written-style.ts'

/** Something the advice says of itself, with how surely it says it. */
export type Said<T> = { readonly value: T; readonly rank: number }

/** Reads an advice line by line: rows under a heading by their columns, and everything else as prose. */
export class AdviceReading {
  readonly rows: DraftRow[] = []
  readonly totals: Said<number>[] = []
  readonly days: Said<LocalDate>[] = []
  readonly payers: Said<string>[] = []
  readonly currencies = new Set<Currency>()
  private readonly style: Style
  /** Rows read under a heading. */
  private readonly tabular = new Set<DraftRow>()
  private columns: readonly Column[] | null = null
  /** Amounts written once, for several documents together. */
  private readonly shared: { readonly line: number; readonly cents: number }[] = []
  /** A document at the end of a line, whose amount may begin the next. */
  private pending: { readonly index: number; readonly line: number } | null = null

  constructor(lines: readonly Line[]) {
    this.style = styleOf(lines)
    for (const line of lines) this.read(line)
    const [only, another] = this.shared
    // `factures FA1 à FA4 : 4 000 €`, and nothing else: that is what was paid.
    if (only && !another && this.totals.length === 0 && this.rows.every(({ line }) => line === only.line))
      this.totals.push({ value: only.cents, rank: 2 })
    // Under a heading, documents that the prose around merely mentions are not rows.
    if (this.rows.some((row) => row.cents !== null && this.tabular.has(row)))
      this.rows.splice(0, this.rows.length, ...this.rows.filter((row) => this.tabular.has(row) || row.cents !== null))
  }

  private read(line: Line): void {
    const heading = headingOf(line)
    if (heading) {
      this.columns = heading
      for (const column of heading) for (const code of currenciesNamed(column.heading)) this.currencies.add(code)
      return
    }
    const payer = payerOf(line.text)
    if (payer) this.payers.push({ value: payer.name, rank: payer.rank })
    if (this.columns && this.readColumns(line, cellsOf(line, this.columns))) return
    this.readProse(line)
  }

  private readColumns(line: Line, cells: Cells): boolean {
    const textOf = (role: Role) => (cells.get(role) ?? []).map((piece) => piece.text).join(' ')
    const { all, ...amounts } = this.columnAmounts(cells)
    const { net, gross } = amounts
    if (all.length === 0) return false
    for (const code of currenciesNamed(textOf('currency'))) this.currencies.add(code)
    for (const { text } of [...cells.values()].flat())
      for (const { currency } of this.amountsOf(text)) if (currency) this.currencies.add(currency)
    const first = line.pieces[0]!.text
    const document = `${textOf('document')} ${textOf('reference')}`.trim()
    const rank = totalRowRank(first) ?? totalRowRank(document)
    if (rank !== null) {
      const stated = net ?? gross ?? amounts.credit ?? amounts.debit
      if (stated !== null && rank > 0) this.totals.push({ value: stated, rank })
      return true
    }
    if (line.pieces.some((piece) => isDenyingCell(piece.text))) return true
    const words = line.text
    const candidates = (['document', 'reference', 'ownReference'] as const).flatMap((role) =>
      likeliestFirst((cells.get(role) ?? []).flatMap(({ text }) => candidatesOf(text))),
    )
    const isCredit = isCreditKind(`${textOf('kind')} ${document}`)
    if (candidates.length === 0) {
      if (!isDeduction(words)) return false
      this.add(deductionRow(line.line, words, net ?? gross ?? amounts.deduction), true)
      return true
    }
    const row = rowOfColumns(line.line, words, candidates, { ...amounts, all }, isCredit)
    this.add({ ...row, maybeCredit: !isCredit && looksLikeCredit(candidates[0]!) && (row.cents ?? 0) > 0 }, true)
    return true
  }

  /** What stands in the amount columns. `Montant` is the net where no other column is, else the gross. */
  private columnAmounts(cells: Cells): ColumnAmounts {
    const all: (number | null)[] = []
    const amount = (...roles: Role[]): number | null => {
      for (const role of roles) {
        const pieces = (cells.get(role) ?? []).filter((piece) => /\d/.test(piece.text))
        if (pieces.length === 0) continue
        const cents = pieces.length === 1 ? this.centsOf(pieces[0]!) : null
        all.push(cents)
        return cents
      }
      return null
    }
    const hasNet = this.columns!.some((column) => column.role === 'net')
    const net = hasNet
      ? amount('net')
      : this.columns!.some((column) => column.role === 'deduction')
        ? null
        : amount('amount', 'gross')
    const gross = hasNet || net === null ? amount('gross', 'amount') : null
    return { net, gross, deduction: amount('deduction'), debit: amount('debit'), credit: amount('credit'), all }
  }

  private readProse(line: Line): void {
    const { text } = line
    const noise = noiseIn(text)
    const days = daysIn(without(text, noise), this.style)
    const bare = without(text, [...noise, ...days])
    for (const { from, day } of days) {
      const rank = dayRank(bare.slice(0, from))
      if (rank > 0) this.days.push({ value: day, rank })
    }
    const sure = documentsIn(bare, false)
    const afterDocuments = this.amountsOf(without(bare, sure))
    const cited = sure.length > 0 ? sure : documentsIn(without(bare, afterDocuments), afterDocuments.length > 0)
    const denied = deniedIn(bare, cited)
    if (cited.length > 0 && denied.size === cited.length) {
      this.pending = null
      return
    }
    const documents = cited.flatMap((mark, at) => [mark, ...documentsThrough(bare, mark, cited[at + 1])])
    for (const named of /\b(?:devise|currency)\b/.test(folded(text)) ? currenciesNamed(text) : [])
      this.currencies.add(named)
    const amounts = afterDocuments.filter((amount) => !this.isTotal(bare, amount, documents))
    for (const { currency } of afterDocuments) if (currency) this.currencies.add(currency)
    const carried = this.pending
    this.pending = null
    if (documents.length === 0) {
      const [only] = amounts
      if (carried && amounts.length === 1 && /^\W*$/.test(text.slice(0, only!.from)) && line.line <= carried.line + 2)
        this.complete(carried.index, only!)
      else if (amounts.length === 1 && isDeduction(bare.slice(0, only!.from)))
        this.add(deductionRow(line.line, text, only!.cents), false)
      return
    }
    this.pair(line, bare, documents, amounts, denied)
  }

  /** Amounts that say what was paid in all are kept apart, unless a document stands between the words and the figure. */
  private isTotal(text: string, amount: AmountMark, documents: readonly Mark[]): boolean {
    const before = documents.findLast((mark) => mark.to <= amount.from)
    const words = text.slice(before?.to ?? 0, amount.from)
    const rank = totalRank(words)
    // `facture FA1, payée 120,00` is about that document; `soit un total de` closes the list.
    if (rank === 0 || (before && (rank < 3 || !/total/i.test(words)))) return false
    if (amount.cents === null) return true
    this.totals.push({ value: amount.cents, rank })
    return true
  }

  /** Each document with the amounts up to the next one, or the amounts before it when the line begins with one. */
  private pair(
    line: Line,
    text: string,
    documents: readonly Mark[],
    amounts: readonly AmountMark[],
    denied: ReadonlySet<Mark>,
  ): void {
    const amountsFirst =
      amounts.length > 0 && amounts[0]!.from < documents[0]!.from && amounts.at(-1)!.to <= documents.at(-1)!.from
    const groups = documents.map((document, index) => {
      const from = amountsFirst ? (documents[index - 1]?.to ?? 0) : index === 0 ? 0 : document.from
      const to = amountsFirst ? document.from : (documents[index + 1]?.from ?? Number.POSITIVE_INFINITY)
      return amounts.filter((amount) => amount.from >= from && amount.to <= to)
    })
    // One amount after several documents is theirs together: nobody can say whose.
    const isShared =
      documents.length > denied.size + 1 &&
      groups.some((group, at) => group.length === 0 && !denied.has(documents[at]!))
    const [once] = amounts
    if (isShared && amounts.length === 1 && denied.size === 0 && once!.cents !== null)
      this.shared.push({ line: line.line, cents: once!.cents })
    for (const [index, document] of documents.entries()) {
      if (denied.has(document)) continue
      const group = isShared ? [] : groups[index]!
      const place = amountsFirst ? Math.min(document.from, group[0]?.from ?? document.from) : document.from
      const isCredit =
        isCreditBefore(text, document.from) ||
        isCreditBefore(text, place) ||
        isCreditKind(documents.length === 1 ? text.slice(0, document.from) : '')
      const [first, second] = group
      const between = first && second ? text.slice(first.to, second.from) : ''
      const isDeducted = isDeduction(between) || /\b(?:moins|minus|less)\b/.test(folded(between))
      const cents = group.map((amount) => amount.cents)
      // Read the other way, the number is the beginning of the amount: two amounts, hence none.
      if (isDoubtful(text, document)) cents.push(this.amountsOf(text.slice(document.from))[0]?.cents ?? null)
      const row = rowOfAmounts(line.line, line.text, [document.text], cents, { isCredit, isDeducted })
      this.add({ ...row, maybeCredit: !isCredit && looksLikeCredit(document.text) && (row.cents ?? 0) > 0 }, false)
    }
    const isLast = amounts.length === 0 && documents.length === 1
    this.pending = isLast ? { index: this.rows.length - 1, line: line.line } : null
  }

  private complete(index: number, amount: AmountMark): void {
    const row = this.rows[index]!
    const isCredit = isCreditKind(row.words)
    const whole = rowOfAmounts(row.line, row.words, row.candidates, [amount.cents], { isCredit, isDeducted: false })
    this.rows[index] = { ...whole, maybeCredit: !isCredit && looksLikeCredit(row.candidates[0]!) }
  }

  private add(row: DraftRow, isTabular: boolean): void {
    this.rows.push(row)
    if (isTabular) this.tabular.add(row)
  }

  private amountsOf = (text: string): AmountMark[] => amountsIn(text, this.style)

  /** Hundredths of a cell of an amount column, whose figures need no cents and no currency to be one. */
  private centsOf({ text, value }: Piece): number | null {
    if (typeof value === 'number') {
      const cents = Math.round(value * 100)
      return Math.abs(value * 100 - cents) < 1e-4 && Math.abs(cents) < LARGEST_CENTS ? cents || 0 : null
    }
    const [mark, more] = this.amountsOf(text)
    if (mark && !more && mark.to - mark.from >= text.length - 1) return mark.cents
    const parsed =
      value === null ? parseAmount(text.replace(/\s?(?:CR|C)$/i, '-'), this.style.numbers ?? undefined) : null
    return parsed?.ok ? parsed.value : null
  }
}

const isCreditKind = (text: string): boolean =>
  /\b(?:avoirs?|note de credit|credit (?:note|memo)s?|cn|crn)\b/.test(folded(text))

/** Letters and figures together are a document's number more often than a rank is. */
const likeliestFirst = (numbers: readonly string[]): string[] => {
  const isShaped = (number: string) => /\p{L}/u.test(number) && /\d{2}/.test(number)
  return [...numbers.filter(isShaped), ...numbers.filter((number) => !isShaped(number))]
}

/** Numbers of a cell: those that look like documents, else the whole cell when it has figures. */
function candidatesOf(cell: string): string[] {
  const found = documentsIn(cell, false).map((mark) => mark.text)
  if (found.length > 0) return found
  const whole = cell.trim().slice(0, 60)
  return /\d/.test(whole) && whole.split(/\s+/).length <= 2 && dayFigures(whole).length === 0 ? [whole] : []
}
