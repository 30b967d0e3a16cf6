import { addDays, daysBetween } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { OpenLine } from '../lines/line-store.ts'
import { aliasOf } from '../words/payer-name-words.ts'
import { plainText } from '../words/reference-key.ts'
import { soundsReturned } from '../words/return-words.ts'
import { type Debit, debitsOf } from './store.ts'

/** Banks credit a lot on its day, or some days after when it was handed over late; a day before where they date by value. */
const CREDITED_WITHIN = { before: 1, after: 6 }

/** More rejects than that in one lot, and nobody says which of them a sum is made of. */
const MOST_REJECTED = 12

export const total = (debits: readonly Debit[]): number => debits.reduce((sum, debit) => sum + debit.cents, 0)

/**
 * Those of some expected debits that come to an amount: all that run; else, where the bank credits its rejects as well and takes
 * each back in a line of its own, all that run and the rejected ones that make the difference, if only some do.
 */
export function ofAmount(debits: readonly Debit[], cents: number): readonly Debit[] | null {
  const running = debits.filter((debit) => debit.state === 'running')
  if (running.length === 0) return null
  const missing = cents - total(running)
  if (missing === 0) return running
  const rejected = debits.filter((debit) => debit.state === 'rejected')
  if (missing < 0 || missing > total(rejected)) return null
  if (missing === total(rejected)) return [...running, ...rejected]
  if (rejected.length > MOST_REJECTED) return null
  const sums = Array.from({ length: 2 ** rejected.length }, (_, set) =>
    rejected.filter((_, place) => set & (1 << place)),
  )
  const fitting = sums.filter((some) => total(some) === missing)
  return fitting.length === 1 ? [...running, ...fitting[0]!] : null
}

const DEBIT_WORDS = /\b(?:PRLVS?|PRLVTS?|PRELVT?S?|PRELEV(?:EMENTS?)?|SDD|DIRECT DEBITS?|LASTSCHRIFT(?:EN)?)\b/
const OTHER_WORDS = /\b(?:VIR|VIREMENTS?|CHQ|CHEQUES?|CARTES?|CB|ESPECES|EFFETS?|LCR|ANNUL\w*|REGUL\w*|REMB\w*)\b/

/** The bank's own words call the line direct debits, and nothing else; `PMNT/IDDT` is what ISO 20022 calls them. */
export function saysDirectDebits({ label, code }: Pick<OpenLine, 'label' | 'code'>): boolean {
  if (code.startsWith('PMNT/')) return code.startsWith('PMNT/IDDT/')
  const said = plainText(label)
  return DEBIT_WORDS.test(said) && !OTHER_WORDS.test(said) && !soundsReturned(said)
}

/** Debits of the collections about the days of these lines. */
export async function debitsAbout(tx: OrgTx, lines: readonly OpenLine[]): Promise<readonly Debit[]> {
  const days = lines.map((line) => line.bookedOn).toSorted()
  if (days.length === 0) return []
  const from = addDays(days[0]!, -CREDITED_WITHIN.after)
  return debitsOf(tx, { collectedBetween: [from, addDays(days.at(-1)!, CREDITED_WITHIN.before)] })
}

/** Lines that one lot alone, or one whole file, can be the money of, where no other line can be it too. */
export function onlyLots(
  lines: readonly OpenLine[],
  debits: readonly Debit[],
): { readonly line: OpenLine; readonly named: readonly Debit[] }[] {
  const groups = [
    ...Map.groupBy(debits, (debit) => debit.lot).values(),
    ...[...Map.groupBy(debits, (debit) => debit.messageId).values()].filter(
      (file) => new Set(file.map((debit) => debit.lot)).size > 1,
    ),
  ]
  const pairs = lines.flatMap((line) =>
    groups.flatMap((group) => {
      const late = daysBetween(group[0]!.collectOn, line.bookedOn)
      if (late < -CREDITED_WITHIN.before || late > CREDITED_WITHIN.after) return []
      const named = ofAmount(group, line.cents)
      return named && isPaidBy(named, line) ? [{ line, named }] : []
    }),
  )
  return pairs.filter(({ line, named }) =>
    pairs.every(
      (other) =>
        (other.line === line && other.named === named) ||
        (other.line !== line && !other.named.some((debit) => named.includes(debit))),
    ),
  )
}

/** A lot of one debit is of one payer: another that the bank names has paid otherwise. */
function isPaidBy(named: readonly Debit[], line: OpenLine): boolean {
  const [only, another] = named
  if (another || line.payerName === '') return true
  return [only!.customerName, only!.told.debtorName].some((name) => aliasOf(name) === aliasOf(line.payerName))
}
