import type { AgedRow, Field, OpenItemRow, TypedRow } from '../adapters/ledger-files/index.ts'
import { addDays, formatDay, type LocalDate } from '../kernel/calendar.ts'
import { type Lang, type Sentence, say } from '../kernel/wording.ts'
import type { ItemKind, Side } from '../ledger/index.ts'
import { dueDateOf, type PaymentTerms } from '../statutes/index.ts'
import { Bounds } from './bounds.ts'
import { minorUnits } from './minor-units.ts'
import { MOST_REJECTIONS, type Rejection } from './model.ts'
import { type StagedItem, uuidOf } from './stage-items.ts'
import { intakeWording as words } from './wording.ts'

/**
 * Turns the rows of a list into items. The identity of a document is its customer, number, dates and direction, never its
 * amount; its group is its own identity, so that what later lists observe about it settles it and nothing else.
 */
export class ListStaging {
  /** What is open on the list, per currency. */
  readonly controlCents: Record<string, number> = {}
  computedDueDays = 0
  /** What is worth a look and stops nothing, in the order of the rows. */
  readonly remarks: Rejection[] = []
  private readonly bounds = new Bounds()
  private readonly seen = new Map<string, number>()
  /** Where each number was first met. */
  private readonly numbers = new Map<string, Pick<OpenItemRow, 'line' | 'customerCode' | 'customerName'>>()
  private readonly list: {
    readonly asOf: LocalDate
    readonly terms: ReadonlyMap<string, PaymentTerms>
    readonly defaultTerms: PaymentTerms
    readonly lang: Lang
    /** Lists of different profiles never speak of the same items. */
    readonly scope: string
    /** The title of the column a field is read from. */
    readonly titleOf: (field: Field) => string
  }

  constructor(list: ListStaging['list']) {
    this.list = list
  }

  items(rows: readonly TypedRow[]): StagedItem[] {
    return rows.flatMap((row) =>
      row.row === 'open_item' ? this.openItem(row) : row.row === 'aged' ? this.aged(row) : [],
    )
  }

  private openItem(row: OpenItemRow): StagedItem[] {
    const open = minorUnits(row.openCents, row.currency, row.line)
    if (open === 0) return []
    const whole = minorUnits(row.cents, row.currency, row.line)
    const side: Side = open > 0 ? 1 : -1
    // An original amount of the other sign, or smaller than what is open, is another figure than the one we look for.
    const amount = Math.sign(whole) === side && Math.abs(whole) >= Math.abs(open) ? Math.abs(whole) : Math.abs(open)
    const issuedOn = row.issuedOn ?? (row.dueOn && row.dueOn < this.list.asOf ? row.dueOn : this.list.asOf)
    const identity = [
      'open item',
      this.list.scope,
      row.customerCode,
      row.documentNo ?? '',
      row.issuedOn ?? '',
      row.dueOn ?? '',
      row.currency,
      side,
    ]
    this.checkNumber(row, identity)
    if (row.issuedOn && row.issuedOn > this.list.asOf)
      this.remark(row, 'issuedOn', 'dated_after_list', row.issuedOn, words.datedAfterList, { asOf: this.list.asOf })
    const key = this.key(row.documentNo ? identity : [...identity, amount])
    const item = this.item(row, key, {
      kind: kindOf(row, side),
      side,
      amountCents: amount,
      currency: row.currency,
      baseCents: open,
      documentNo: row.documentNo ?? '',
      label: row.label ?? '',
      issuedOn,
      isDated: row.issuedOn !== null || side === -1,
      ...this.due(row, side, issuedOn),
      ...(row.performedOn && side === 1 ? { performedOn: row.performedOn } : {}),
      nature: 'listed',
    })
    if (amount === Math.abs(open)) return [item]
    return [
      item,
      {
        ...item,
        rowKey: uuidOf(`already settled\u001f${key}`),
        kind: 'adjustment',
        side: side === 1 ? -1 : 1,
        amountCents: amount - Math.abs(open),
        baseCents: 0,
        label: say(this.list.lang, words.alreadySettled),
        isDated: true,
        dueOn: issuedOn,
        dueSource: 'none',
        performedOn: undefined,
        nature: 'already_settled',
      },
    ]
  }

  private aged(row: AgedRow): StagedItem[] {
    const { asOf, lang } = this.list
    const items: StagedItem[] = []
    for (const bucket of row.buckets) {
      const cents = minorUnits(bucket.cents, row.currency, row.line)
      if (cents === 0) continue
      const side: Side = cents > 0 ? 1 : -1
      const { issuedOn, dueOn } = side === 1 ? this.agedDays(row, bucket) : { issuedOn: asOf, dueOn: asOf }
      const identity = [
        'aged',
        this.list.scope,
        asOf,
        row.customerCode,
        row.currency,
        bucket.fromDays ?? '',
        bucket.toDays ?? '',
        cents,
      ]
      items.push(
        this.item(row, this.key(identity), {
          kind: 'opening',
          side,
          amountCents: Math.abs(cents),
          currency: row.currency,
          baseCents: cents,
          documentNo: '',
          label: say(lang, words.agedBucket, { day: formatDay(lang, asOf), bucket: bucketName(lang, bucket, side) }),
          issuedOn,
          isDated: side === -1,
          dueOn,
          dueSource: side === 1 ? 'computed' : 'none',
          nature: 'listed',
        }),
      )
    }
    return items
  }

  /**
   * The youngest claim the band may hold: one is never chased earlier than the balance itself says. What is not due may have been
   * invoiced on the very day, and then has its whole term before it.
   */
  private agedDays(row: AgedRow, bucket: { fromDays: number | null }): Pick<StagedItem, 'issuedOn' | 'dueOn'> {
    const { asOf } = this.list
    if (bucket.fromDays === null) return { issuedOn: asOf, dueOn: dueDateOf(asOf, this.termsOf(row)) }
    const day = bucket.fromDays > 0 ? addDays(asOf, -bucket.fromDays) : asOf
    return { issuedOn: day, dueOn: day }
  }

  private item(
    row: TypedRow,
    key: string,
    fields: Omit<StagedItem, 'line' | 'rowKey' | 'customerCode' | 'customerName' | 'settleKey' | 'settledOn'>,
  ): StagedItem {
    this.bounds.check(row.line, { ...row, ...fields, cents: fields.amountCents })
    this.controlCents[fields.currency] = (this.controlCents[fields.currency] ?? 0) + fields.baseCents
    return {
      line: row.line,
      rowKey: key,
      customerCode: row.customerCode,
      customerName: row.customerName.slice(0, 300),
      settleKey: key,
      settledOn: this.list.asOf,
      ...fields,
    }
  }

  private due(row: OpenItemRow, side: Side, issuedOn: LocalDate): Pick<StagedItem, 'dueOn' | 'dueSource'> {
    if (side === -1) return { dueOn: issuedOn, dueSource: 'none' }
    if (row.dueOn && row.dueOn >= issuedOn) return { dueOn: row.dueOn, dueSource: 'stated' }
    if (row.dueOn) this.remark(row, 'dueOn', 'due_before_issue', row.dueOn, words.dueBeforeIssue, { issuedOn })
    this.computedDueDays++
    return { dueOn: dueDateOf(issuedOn, this.termsOf(row)), dueSource: 'computed' }
  }

  private termsOf = (row: TypedRow): PaymentTerms => this.list.terms.get(row.customerCode) ?? this.list.defaultTerms

  /** The same number again is a slip when all else is the same, or when it is another customer's. Instalments differ by their day. */
  private checkNumber(row: OpenItemRow, identity: readonly (string | number)[]): void {
    const { documentNo } = row
    if (documentNo === null || row.openCents <= 0) return
    const first = this.numbers.get(documentNo)
    const key = identity.join('\u001f')
    const twin = this.numbers.get(key)
    const { line, customerCode, customerName } = row
    const here = { line, customerCode, customerName }
    if (!first) this.numbers.set(documentNo, here)
    if (!twin) this.numbers.set(key, here)
    if (twin) {
      const params = { customer: row.customerName, first: twin.line }
      this.remark(row, 'documentNo', 'same_document_twice', documentNo, words.sameDocumentTwice, params)
    } else if (first && first.customerCode !== row.customerCode) {
      const params = { other: first.customerName, first: first.line }
      this.remark(row, 'documentNo', 'number_of_another_customer', documentNo, words.numberOfAnotherCustomer, params)
    }
  }

  private remark(
    row: TypedRow,
    field: Field,
    code: string,
    value: string,
    sentence: Sentence,
    params: Rejection['params'],
  ): void {
    if (this.remarks.length >= MOST_REJECTIONS) return
    const column = this.list.titleOf(field)
    const { line } = row
    this.remarks.push({
      line,
      column,
      value,
      code,
      severity: 'warning',
      sentence,
      params: { line, column, value, ...params },
    })
  }

  /** Rows that nothing tells apart are told apart by their order. */
  private key(identity: readonly (string | number)[]): string {
    const text = identity.join('\u001f')
    const rank = (this.seen.get(text) ?? 0) + 1
    this.seen.set(text, rank)
    return uuidOf(rank === 1 ? text : `${text}\u001f${rank}`)
  }
}

function kindOf(row: OpenItemRow, side: Side): ItemKind {
  if (side === 1) return row.kind === 'invoice' ? 'invoice' : 'adjustment'
  if (row.kind === 'payment') return 'receipt'
  return row.kind === 'other' ? 'adjustment' : 'credit_note'
}

function bucketName(lang: Lang, bucket: { fromDays: number | null; toDays: number | null }, side: Side): string {
  if (bucket.fromDays === null && side === -1) return say(lang, words.agedUnapplied)
  if (bucket.fromDays === null || bucket.toDays === 0) return say(lang, words.agedNotDue)
  if (bucket.toDays === null) return say(lang, words.agedOver, { from: bucket.fromDays - 1 })
  return say(lang, words.agedDays, { from: bucket.fromDays, to: bucket.toDays })
}
