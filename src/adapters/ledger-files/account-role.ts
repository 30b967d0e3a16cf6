import { withoutAccents } from '../../kernel/plain-letters.ts'

/**
 * What an account says about the entry it stands in (plan comptable général). An entry's flags are the union of its lines'
 * flags, each by its side: that is how a receivable line learns whether it is an invoice, a credit note or a payment.
 */
export const flag = {
  saleCredit: 1,
  saleDebit: 2,
  vatCredit: 4,
  vatDebit: 8,
  bank: 16,
  cash: 32,
  cheque: 64,
  card: 128,
  bill: 256,
  collecting: 512,
  loss: 1024,
  doubtful: 2048,
  advance: 4096,
  /** The entry has number 0 or none: its lines are those of a day, not of one operation. */
  unnumbered: 8192,
  /** Its debits and credits differ. */
  unbalanced: 16384,
} as const

/** 512, 514, 515, 517: banks; 53: cash; 511: values being collected, whichever they are. */
export const SETTLES = flag.bank | flag.cash | flag.cheque | flag.card | flag.bill | flag.collecting

const debit = new Uint16Array(10_000)
const credit = new Uint16Array(10_000)
const receivable = new Uint8Array(10_000)

function mark(prefix: string, onDebit: number, onCredit: number): void {
  const from = Number(prefix.padEnd(4, '0'))
  const count = 10 ** (4 - prefix.length)
  debit.fill(onDebit, from, from + count)
  credit.fill(onCredit, from, from + count)
}

// Sales and other ordinary income; 752 rents and 775 disposals are invoiced too. 709 (discounts given) is class 70 on its debit side.
for (const prefix of ['70', '71', '72', '73', '74', '752', '775']) mark(prefix, flag.saleDebit, flag.saleCredit)
mark('4457', flag.vatDebit, flag.vatCredit)
for (const prefix of ['512', '514', '515', '517']) mark(prefix, flag.bank, flag.bank)
mark('53', flag.cash, flag.cash)
mark('511', flag.collecting, flag.collecting)
mark('5112', flag.cheque, flag.cheque)
mark('5113', flag.bill, flag.bill)
mark('5114', flag.bill, flag.bill)
mark('5115', flag.card, flag.card)
mark('413', flag.bill, flag.bill)
mark('654', flag.loss, flag.loss)
mark('6714', flag.loss, flag.loss)
mark('416', flag.doubtful, flag.doubtful)
mark('4191', flag.advance, flag.advance)

for (const prefix of ['411', '413', '416']) receivable.fill(1, Number(`${prefix}0`), Number(`${prefix}0`) + 10)
for (const prefix of [4191, 4197, 4198]) receivable[prefix] = 1

/** Money itself moves on it: banks, cash, values being collected. A bill received is a claim, and no money yet. */
export const isMoney = (prefix: number): boolean => !isReceivable(prefix) && (flagsOf(prefix, 1) & SETTLES) !== 0

/** First four digits as a number, padded with zeros (`70` → 7000); -1 when the account does not begin with a digit. */
export function accountPrefix(bytes: Uint8Array, from: number, to: number): number {
  let start = from
  while (start < to && bytes[start] === 32) start++
  let value = 0
  let count = 0
  for (; count < 4; count++) {
    const digit = start + count < to ? bytes[start + count]! - 48 : -1
    if (digit < 0 || digit > 9) break
    value = value * 10 + digit
  }
  if (count === 0) return -1
  for (; count < 4; count++) value *= 10
  return value
}

export const isReceivable = (prefix: number): boolean => prefix >= 0 && receivable[prefix] === 1

/** The flags a line adds to its entry; a negative debit counts as a credit. */
export const flagsOf = (prefix: number, cents: number): number =>
  prefix < 0 || cents === 0 ? 0 : cents > 0 ? debit[prefix]! : credit[prefix]!

/** A transfer moves a claim from one receivable account to another: the customer owes neither more nor less for it. */
export type Nature = 'invoice' | 'credit_note' | 'payment' | 'opening' | 'loss' | 'transfer' | 'other'
export type PaymentMeans = 'transfer' | 'cheque' | 'card' | 'cash' | 'direct_debit' | 'bill'

/** The nature of a receivable line from its own side and its entry's flags. Openings are decided by journal, before this. */
export function natureOf(prefix: number, cents: number, flags: number): Nature {
  const isBill = prefix >= 4130 && prefix < 4140
  const isAdvance = prefix === 4191
  // A line's own flag is no evidence about itself: a bill paid at the bank is a payment, a bill received is a new claim.
  const settles = (flags & (isBill ? SETTLES & ~flag.bill : SETTLES)) !== 0
  if (cents > 0) {
    if (flags & flag.saleCredit) return 'invoice'
    if (settles) return 'payment'
    if (flags & flag.vatCredit) return 'invoice'
    if (!isAdvance && flags & flag.advance) return 'invoice'
    return flags & flag.doubtful ? 'transfer' : 'other'
  }
  if (cents < 0) {
    if (settles) return 'payment'
    if (flags & (flag.saleDebit | flag.vatDebit) && !(flags & flag.loss)) return 'credit_note'
    if (flags & flag.loss) return 'loss'
    if (flags & flag.doubtful) return 'transfer'
    if (!isAdvance && flags & flag.advance) return 'payment'
  }
  return 'other'
}

/** Only what the accounts or the label say; a bank line whose label is silent stays null rather than guessed. */
export function meansOf(flags: number, label: string): PaymentMeans | null {
  if (flags & flag.cash) return 'cash'
  if (flags & flag.cheque) return 'cheque'
  if (flags & flag.card) return 'card'
  if (flags & flag.bill) return 'bill'
  if (/\b(?:CH[QK]|CHE[QK]UES?|CHQS?|REM(?:ISE)? CH)/i.test(withoutAccents(label))) return 'cheque'
  if (/\b(?:PRLV|PRELEV\w*|PRÉL[ÈE]V\w*|PRLVT)\b/i.test(label)) return 'direct_debit'
  if (/\b(?:LCR|TRAITE|BOR|EFFETS?)\b/i.test(label)) return 'bill'
  if (/\b(?:CB|CARTE|TPE|STRIPE)\b/i.test(label)) return 'card'
  if (/\b(?:ESP[ÈE]CES?|ESP)\b/i.test(label)) return 'cash'
  if (/\b(?:VIR\w*|VRT|VT|SEPA|WIRE)\b/i.test(label)) return 'transfer'
  return null
}
