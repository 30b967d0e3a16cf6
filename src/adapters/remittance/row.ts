import type { AdviceRow } from './model.ts'

/** A row before the advice as a whole is known. */
export type DraftRow = AdviceRow & {
  /** Negated when that, and only that, makes the advice add up: its number begins like a credit note's. */
  readonly maybeCredit: boolean
  /** From the payer's debit and credit columns, whose sense only the total proves. */
  readonly isLedger: boolean
}

const draft = (line: number, words: string, candidates: readonly string[], amounts: readonly (number | null)[]) => ({
  line,
  words: words.slice(0, 300),
  candidates: [...new Set(candidates)],
  amounts: amounts.filter((cents) => cents !== null),
  maybeCredit: false,
  isLedger: false,
})

/** What the amounts written after one document say, in the order they stand. */
export function rowOfAmounts(
  line: number,
  words: string,
  candidates: readonly string[],
  amounts: readonly (number | null)[],
  { isCredit, isDeducted }: { readonly isCredit: boolean; readonly isDeducted: boolean },
): DraftRow {
  const base = { ...draft(line, words, candidates, amounts), grossCents: null, deductionCents: null }
  const signed = (cents: number) => (isCredit ? -Math.abs(cents) : cents)
  const [first, second, third] = amounts as readonly [number | null | undefined, ...(number | null | undefined)[]]
  if (amounts.includes(null) || first === undefined || first === null) return { ...base, cents: null }
  if (amounts.length === 1 || (amounts.length === 2 && first === second)) return { ...base, cents: signed(first) }
  // Before, taken off, after: believed because the three agree.
  if (amounts.length === 3 && first - Math.abs(second!) === third!)
    return { ...base, cents: signed(third), grossCents: signed(first), deductionCents: Math.abs(second!) }
  if (amounts.length === 2 && isDeducted && Math.abs(second!) < Math.abs(first))
    return {
      ...base,
      cents: signed(first - Math.abs(second!)),
      grossCents: signed(first),
      deductionCents: Math.abs(second!),
    }
  return { ...base, cents: null }
}

export type ColumnAmounts = {
  readonly net: number | null
  readonly gross: number | null
  readonly deduction: number | null
  readonly debit: number | null
  readonly credit: number | null
  /** Every amount of the row, readable or not. */
  readonly all: readonly (number | null)[]
}

/** What named columns say. A net that is not its gross less its deduction leaves a doubt, hence no amount. */
export function rowOfColumns(
  line: number,
  words: string,
  candidates: readonly string[],
  { net, gross, deduction, debit, credit, all }: ColumnAmounts,
  isCredit: boolean,
): DraftRow {
  const base = draft(line, words, candidates, all)
  const signed = (cents: number) => (isCredit ? -Math.abs(cents) : cents)
  const off = deduction === null ? null : Math.abs(deduction)
  const isUnreadable = all.includes(null)
  if (net === null && gross === null) {
    const cents = isUnreadable || (debit === null && credit === null) ? null : (credit ?? 0) - (debit ?? 0) || 0
    return { ...base, cents, grossCents: null, deductionCents: null, isLedger: cents !== null }
  }
  if (off === null || off === 0)
    return {
      ...base,
      cents: isUnreadable ? null : signed((net ?? gross)!),
      grossCents: gross === null || gross === net ? null : signed(gross),
      deductionCents: null,
    }
  // A credit note may be written without its sign, and its deduction then reduces it.
  const whole = gross === null ? signed(net!) + off : signed(gross)
  const paid = gross === null ? signed(net!) : whole < 0 ? whole + off : whole - off
  const agrees = net === null || gross === null || signed(net) === paid
  return { ...base, cents: isUnreadable || !agrees ? null : paid, grossCents: whole, deductionCents: off }
}

/** Something taken off the payment as a whole. */
export const deductionRow = (line: number, words: string, cents: number | null): DraftRow => ({
  ...draft(line, words, [], [cents]),
  cents: cents === null ? null : -Math.abs(cents),
  grossCents: null,
  deductionCents: null,
})
