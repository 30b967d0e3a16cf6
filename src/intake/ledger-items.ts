import {
  type FecPlan,
  type FileSource,
  type ReceivableLine,
  readReceivableLines,
} from '../adapters/ledger-files/index.ts'
import { addMonths, type LocalDate } from '../kernel/calendar.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { Sentence } from '../kernel/wording.ts'
import type { ItemKind } from '../ledger/index.ts'
import { dueDateOf, type PaymentTerms } from '../statutes/index.ts'
import { Bounds } from './bounds.ts'
import { minorUnits } from './minor-units.ts'
import { MOST_REJECTIONS, type Rejection } from './model.ts'
import { type DayOf, dayOfOpening, OpeningDays } from './opening-day.ts'
import { type StagedItem, uuidOf } from './stage-items.ts'
import { intakeWording as words } from './wording.ts'

/** Turns receivable lines into items, and keeps the control totals on the way. */
export class LedgerStaging {
  baseCents = 0
  zeroLines = 0
  computedDueDays = 0
  mixedGroups = false
  /** Claims moved from one account to another: they keep the due date of the document they are about. */
  transfers = 0
  readonly openingDays = new OpeningDays()
  readonly remarks: Rejection[] = []
  private readonly told = new Set<string>()
  private readonly shared = { first: null as ReceivableLine | null, count: 0 }
  private readonly bounds = new Bounds()
  private readonly base: string
  private readonly yearEnd: LocalDate
  private readonly terms: ReadonlyMap<string, PaymentTerms>
  private readonly defaultTerms: PaymentTerms
  private readonly dueDays = new Map<LocalDate, LocalDate>()

  constructor(input: {
    base: string
    yearEnd: LocalDate
    terms: ReadonlyMap<string, PaymentTerms>
    defaultTerms: PaymentTerms
  }) {
    this.base = input.base
    this.yearEnd = input.yearEnd
    this.terms = input.terms
    this.defaultTerms = input.defaultTerms
  }

  async *batches(source: FileSource, plan: FecPlan): AsyncGenerator<StagedItem[]> {
    for await (const lines of readReceivableLines(source, plan)) {
      const rows: StagedItem[] = []
      for (const line of lines) {
        const row = this.item(line)
        if (row) rows.push(row)
      }
      yield rows
    }
  }

  private item(line: ReceivableLine): StagedItem | null {
    this.baseCents += line.cents
    if (line.cents === 0) {
      this.zeroLines++
      return null
    }
    const isForeign = line.currency !== this.base && line.foreignCents !== null && line.foreignCents !== 0
    if (isForeign) this.mixedGroups = true
    if (line.customerCode.length > 80)
      throw new Refused(
        refuse(
          'code_too_long',
          words.codeTooLong,
          { line: line.lineNo, value: line.customerCode.slice(0, 40) },
          String(line.lineNo),
        ).refusal,
      )
    const amountCents = Math.abs(isForeign ? minorUnits(line.foreignCents!, line.currency, line.lineNo) : line.cents)
    this.bounds.check(line.lineNo, { ...line, cents: Math.max(amountCents, Math.abs(line.cents)) })
    const side = line.cents > 0 ? 1 : -1
    const issued = dayOf(line)
    const issuedOn = issued.on
    if (line.nature === 'opening') this.openingDays.note(line.entryOn, issued)
    let dueOn = line.dueOn
    let dueSource: StagedItem['dueSource'] = 'stated'
    if (side === -1) {
      dueOn = issuedOn
      dueSource = 'none'
    } else if (line.nature === 'transfer') {
      // It was overdue by then, or nobody would have moved it: the document it is about says since when.
      this.transfers++
      dueOn = issuedOn
      dueSource = 'computed'
    } else if (!dueOn || dueOn < issuedOn) {
      if (dueOn) this.remark(line, 'DateLimitReglmt', 'due_before_issue', dueOn, words.dueBeforeIssue, { issuedOn })
      dueOn = this.dueDay(line.customerCode, issuedOn)
      dueSource = 'computed'
      this.computedDueDays++
    }
    this.checkReference(line)
    return {
      line: line.lineNo,
      rowKey: rowKeyOf(line.rowKey),
      customerCode: line.customerCode,
      customerName: (line.customerName || line.customerCode).slice(0, 300),
      kind: kindOf(line),
      side,
      amountCents,
      currency: isForeign ? line.currency : this.base,
      baseCents: line.cents,
      documentNo: line.documentNo ?? '',
      label: line.label,
      issuedOn,
      isDated: issued.isDated || side === -1,
      dueOn,
      dueSource,
      settleKey: this.groupOf(line),
      settledOn: line.letteredOn ?? (line.nature === 'transfer' && line.letter === '' ? line.entryOn : null),
      nature: line.nature,
    }
  }

  /** What the accounts settled together, and the two sides of a transfer: what leaves one account is what the other receives. */
  private groupOf(line: ReceivableLine): string | null {
    const { accountNo, customerCode, letter, journalCode, entryNo, entryOn } = line
    if (letter !== '') return uuidOf(['group', accountNo, customerCode, letter, this.yearEnd].join('\u001f'))
    if (line.nature !== 'transfer') return null
    return uuidOf(['transfer', customerCode, journalCode, entryNo, entryOn].join('\u001f'))
  }

  /** References that two customers bear, each told once; those that many bear are counted and told together. */
  private checkReference(line: ReceivableLine): void {
    if (line.cents < 0 || line.nature !== 'invoice' || line.referenceUse === 'own') return
    if (line.referenceUse === 'shared') {
      if (line.documentNo !== null) return
      this.shared.first ??= line
      this.shared.count++
    } else if (line.documentNo === line.pieceRef && !this.told.has(line.pieceRef) && this.told.size < MOST_REJECTIONS) {
      this.told.add(line.pieceRef)
      this.remark(line, 'PieceRef', 'reference_of_two', line.pieceRef, words.referenceOfTwo)
    }
  }

  /** Once the ledger is read: what is to be said of it as a whole. */
  finish(): void {
    const { first, count } = this.shared
    if (first) this.remark(first, 'PieceRef', 'reference_of_many', first.pieceRef, words.referenceOfMany, { count })
  }

  private remark(
    line: ReceivableLine,
    column: string,
    code: string,
    value: string,
    sentence: Sentence,
    params: Rejection['params'] = {},
  ): void {
    if (this.remarks.length >= MOST_REJECTIONS) return
    const place = { line: line.lineNo, column, value }
    this.remarks.push({ ...place, code, severity: 'warning', sentence, params: { ...place, ...params } })
  }

  private dueDay(customerCode: string, issuedOn: LocalDate): LocalDate {
    const own = this.terms.get(customerCode)
    if (own) return dueDateOf(issuedOn, own)
    let found = this.dueDays.get(issuedOn)
    if (!found) {
      found = dueDateOf(issuedOn, this.defaultTerms)
      this.dueDays.set(issuedOn, found)
    }
    return found
  }
}

/**
 * A document counts from its own date; money counts from the day it is entered. A document dated after its entry, or more
 * than three years before, is a slip of the keyboard; one brought forward may be as old as debts get.
 */
function dayOf(line: ReceivableLine): DayOf {
  const { nature, pieceOn, entryOn } = line
  if (nature === 'opening') return dayOfOpening(line)
  const isDocument = nature === 'invoice' || nature === 'credit_note'
  const isSlip = !pieceOn || pieceOn > entryOn || pieceOn < addMonths(entryOn, -36)
  return { on: isDocument && !isSlip ? pieceOn : entryOn, isDated: true }
}

function kindOf(line: ReceivableLine): ItemKind {
  if (line.nature === 'opening') return 'opening'
  if (line.cents > 0) return line.nature === 'invoice' ? 'invoice' : 'adjustment'
  switch (line.nature) {
    case 'credit_note':
      return 'credit_note'
    case 'payment':
      return 'receipt'
    case 'loss':
      return 'write_off'
    default:
      return 'adjustment'
  }
}

/** The first of identical lines keeps its digest; the next ones are told apart by their rank. */
const rowKeyOf = (key: string): string => (key.endsWith('-1') && key.length === 34 ? key.slice(0, 32) : uuidOf(key))
