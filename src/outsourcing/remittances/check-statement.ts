import type { LocalDate } from '../../kernel/calendar.ts'
import type { Sentence, SentenceParams } from '../../kernel/wording.ts'
import { placementNumber } from '../placements/model.ts'
import type { StatementLine } from './read-statement.ts'
import { statementFaults as words } from './wording.ts'

/** A receipt of ours as a statement may name it. */
export type KnownReceipt = {
  readonly id: string
  readonly no: number
  readonly placementNo: number
  readonly debtorName: string
  readonly receivedOn: LocalDate
  readonly currency: string
  readonly cents: number
  readonly isReturned: boolean
  readonly isRemitted: boolean
  /** What is due for it now: nothing while it is contested, nor once it was given back. */
  readonly feeCents: number | null
  readonly vatCents: number | null
  readonly isContested: boolean
}

export type StatementFault = {
  readonly code: string
  readonly line: number | null
  readonly sentence: Sentence
  readonly params: SentenceParams
}

export type CheckedStatement = {
  readonly faults: readonly StatementFault[]
  readonly receipts: readonly KnownReceipt[]
  readonly receiptsCents: number
  readonly feesCents: number
  readonly cents: number
}

/** Whether a statement adds up with our books: each receipt known, once, for what it was, with the fee of the tariff, and its sum what was paid. Pure. */
export function checkStatement(
  lines: readonly StatementLine[],
  known: readonly KnownReceipt[],
  {
    mode,
    paidCents,
    currency,
  }: { readonly mode: 'net' | 'gross'; readonly paidCents: number; readonly currency: string },
): CheckedStatement {
  const faults: StatementFault[] = []
  const money = (cents: number) => ({ cents, currency })
  const byNo = new Map(known.map((one) => [one.no, one]))
  const taken = new Set<number>()
  const receipts: KnownReceipt[] = []
  let receiptsCents = 0
  let feesCents = 0
  for (const { line, receiptNo, file, cents, feeCents, vatCents } of lines) {
    const fault = (code: keyof typeof words, params: SentenceParams = {}) =>
      faults.push({ code, line, sentence: words[code], params: { line, ...params } })
    if (cents === null || feeCents === null || vatCents === null) {
      fault('noAmount')
      continue
    }
    receiptsCents += cents
    feesCents += feeCents + vatCents
    const receipt = receiptNo === null ? undefined : byNo.get(receiptNo)
    if (!receipt || (file !== '' && file.toUpperCase() !== placementNumber(receipt.placementNo))) {
      fault('unknown', { no: receiptNo ?? '?', file })
      continue
    }
    if (taken.has(receipt.no)) fault('twice', { no: receipt.no })
    else if (receipt.isRemitted) fault('remitted', { no: receipt.no })
    else if (receipt.isReturned) fault('returned', { no: receipt.no })
    taken.add(receipt.no)
    receipts.push(receipt)
    if (cents !== receipt.cents)
      fault('amountDiffers', { no: receipt.no, told: money(cents), ours: money(receipt.cents) })
    if (feeCents < 0 || vatCents < 0) {
      fault('feeBelowNothing')
      continue
    }
    const told = { told: money(feeCents), toldVat: money(vatCents) }
    if (receipt.isContested && feeCents + vatCents > 0) {
      fault('contested', { no: receipt.no, ...told })
      continue
    }
    const fee = { net: receipt.feeCents ?? 0, vat: receipt.vatCents ?? 0 }
    if (feeCents !== fee.net || vatCents !== fee.vat)
      fault('feeDiffers', {
        ...{ no: receipt.no, ...told, ours: money(fee.net), oursVat: money(fee.vat) },
      })
  }
  const kept = mode === 'net' ? feesCents : 0
  const cents = receiptsCents - kept
  const whole = (code: keyof typeof words, params: SentenceParams = {}) =>
    faults.push({ code, line: null, sentence: words[code], params })
  if (lines.length === 0) whole('empty')
  else if (cents !== paidCents) whole('totalDiffers', { paid: money(paidCents), sum: money(cents) })
  if (kept > receiptsCents) whole('feesAbove', { fees: money(kept), received: money(receiptsCents) })
  return { faults, receipts, receiptsCents, feesCents: kept, cents }
}
