import { type BankRecord, type Movement, nobody, noReferences } from '../adapters/bank-files/model.ts'
import type { StatementRow } from '../adapters/ledger-files/index.ts'
import { addDays } from '../kernel/calendar.ts'
import { toIban } from '../kernel/identifiers.ts'
import { accept, type Refusal, refuse, type Verdict } from '../kernel/verdict.ts'
import { accountNamed } from './account-name.ts'
import { balancesAround, oldestFirst } from './order-rows.ts'
import { statementWording as words } from './statement-wording.ts'

type Moved = StatementRow & { readonly cents: number }

/** Past it a column was misread, and sums would no longer be exact to the cent. */
const LARGEST_SUM_CENTS = 1e15

/**
 * Bank records of the rows of a table: one statement for each account, its rows from the oldest on. `account` is the one a
 * person named for rows that name none. Refused, with the line, when an account is not named, when one account has two
 * currencies, or when a balance does not follow from the one before.
 */
export function statementsOfRows(
  rows: readonly StatementRow[],
  account: string | undefined,
): Verdict<{ records: BankRecord[]; zeros: number }> {
  const byAccount = new Map<string, Moved[]>()
  let sum = 0
  for (const row of signed(rows)) {
    const name = row.account || account
    if (!name) return refuse('account_missing', words.accountMissing, { line: row.line }, 'account')
    const known = byAccount.get(keyOf(name))
    if (known && known[0]!.currency !== row.currency)
      return refuse('two_currencies', words.twoCurrencies, {
        line: row.line,
        currency: row.currency,
        other: known[0]!.currency,
        otherLine: known[0]!.line,
      })
    sum += Math.abs(row.cents)
    if (sum > LARGEST_SUM_CENTS) return refuse('absurd_total', words.absurdSum, { line: row.line })
    if (known) known.push(row)
    else byAccount.set(keyOf(name), [row])
  }
  const records: BankRecord[] = []
  let no = 0
  for (const [name, own] of byAccount) {
    const statement = statementOf(++no, name, own)
    if (!statement.ok) return statement
    records.push(...statement.value)
  }
  return accept({ records, zeros: rows.length - records.filter((record) => record.is === 'movement').length })
}

/** One account written in two ways is one account. */
const keyOf = (name: string): string => {
  const { iban, rib, other } = accountNamed(name)
  return iban ?? rib ?? other ?? ''
}

/**
 * Banks write a debit as a plain figure, or with its minus: in a column where no debit is positive it carries its sign. A
 * negative debit among positive ones is money given back.
 */
function signed(rows: readonly StatementRow[]): Moved[] {
  const isPlain = rows.some((row) => (row.debitCents ?? 0) > 0)
  return rows.map((row) => {
    const debit = row.debitCents ?? 0
    const moved = (row.creditCents ?? 0) + (isPlain ? -debit : debit)
    return { ...row, cents: (row.amountCents ?? moved) || 0 }
  })
}

/** What the account holds today, repeated beside every movement, is no balance after it. */
function withoutStanding(rows: readonly Moved[]): readonly Moved[] {
  const [first, ...others] = rows
  const isStanding =
    others.some((row) => row.cents !== 0) && others.every((row) => row.balanceCents === first!.balanceCents)
  return isStanding ? rows.map((row) => ({ ...row, balanceCents: null })) : rows
}

function statementOf(no: number, name: string, rows: readonly Moved[]): Verdict<BankRecord[]> {
  const { rows: ordered, broken } = oldestFirst(withoutStanding(rows))
  const [first] = ordered
  const last = ordered.at(-1)!
  const { currency } = first!
  if (broken) return { ok: false, refusal: brokenChain(broken, currency) }
  const around = balancesAround(ordered)
  const movements = ordered.filter((row) => row.cents !== 0)
  const balance = (on: Moved['bookedOn'], cents: number | undefined) =>
    cents === undefined ? null : { on, cents, currency }
  return accept([
    {
      is: 'statement',
      no,
      line: Math.min(first!.line, last.line),
      account: { ...accountNamed(name), currency },
      reference: '',
      sequence: '',
      from: first!.bookedOn,
      to: last.bookedOn,
      // What the account held at the end of the day before: a table says no day for it.
      opening: balance(addDays(first!.bookedOn, -1), around?.openingCents),
    },
    ...movements.map((row, at) => ({ is: 'movement' as const, ...movementOf(row, at + 1) })),
    {
      is: 'end',
      no,
      line: Math.max(first!.line, last.line),
      closing: balance(last.bookedOn, around?.closingCents),
      entries: movements.length,
      sumCents: movements.reduce((sum, row) => sum + row.cents, 0),
      balanced: around && true,
    },
  ])
}

const brokenChain = (
  { line, computedCents, writtenCents }: { line: number; computedCents: number; writtenCents: number },
  currency: string,
): Refusal => ({
  code: 'balance_broken',
  sentence: words.balanceBroken,
  params: { line, computed: { cents: computedCents, currency }, written: { cents: writtenCents, currency } },
  where: String(line),
})

function movementOf(row: Moved, entryNo: number): Movement {
  const iban = toIban(row.payerAccount)
  return {
    line: row.line,
    entryNo,
    bookedOn: row.bookedOn,
    valueOn: row.valueOn,
    cents: row.cents,
    currency: row.currency,
    status: 'booked',
    reversal: false,
    code: row.operation.slice(0, 80),
    label: row.label || row.remittance,
    counterparty: { ...nobody, name: row.payerName, iban, id: iban ? '' : row.payerAccount.slice(0, 80) },
    references: { ...noReferences, bank: row.reference.slice(0, 200) },
    remittance: row.label && row.remittance ? [row.remittance] : [],
    // Less than nothing in the column of money in: what had come in went back.
    returned: row.cents < 0 && (row.creditCents ?? 0) < 0 ? { code: '', words: '' } : null,
    instructed: null,
    feeCents: 0,
  }
}
