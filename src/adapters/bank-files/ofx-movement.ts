import { toIban } from '../../kernel/identifiers.ts'
import type { Currency } from '../../kernel/money.ts'
import { tidyText } from '../ledger-files/encoding.ts'
import { decimalUnits } from './minor-units.ts'
import { type AccountName, type Movement, nobody, noReferences } from './model.ts'

type Entry = Pick<Movement, 'line' | 'entryNo' | 'bookedOn' | 'valueOn' | 'cents' | 'currency'>

/** What the leaves of a transaction say. `NAME` is the bank's label as often as a person: only `PAYEE` names somebody. */
export function ofxMovement(
  entry: Entry,
  leaves: ReadonlyMap<string, string>,
  payee: string,
  pending: boolean,
): Movement {
  const text = (name: string) => tidyText(leaves.get(name) ?? '')
  const memo = text('MEMO')
  const label = text('NAME') || payee || memo
  return {
    ...entry,
    status: pending ? 'pending' : 'booked',
    reversal: false,
    code: text('TRNTYPE').toUpperCase(),
    label,
    counterparty: { ...nobody, name: payee },
    references: { ...noReferences, bank: text('FITID'), transaction: text('REFNUM'), entry: text('CHECKNUM') },
    remittance: memo === '' || memo === label ? [] : [memo],
    returned: null,
    instructed: null,
    feeCents: 0,
  }
}

/** A French RIB without its key when bank, branch and account have its lengths; else what the bank writes. */
export function accountName(leaves: ReadonlyMap<string, string>): AccountName {
  const [bank, branch, account] = ['BANKID', 'BRANCHID', 'ACCTID'].map((name) => tidyText(leaves.get(name) ?? ''))
  const iban = toIban(account!)
  const rib = `${bank}${branch}${account}`.toUpperCase()
  if (!iban && /^\d{5}$/.test(bank!) && /^\d{5}$/.test(branch!) && /^[0-9A-Z]{11}$/i.test(account!))
    return { iban: null, rib, other: null, currency: null }
  const other = [bank, branch, account].filter((part) => part !== '').join(' ')
  return { iban, rib: null, other: iban || other === '' ? null : other, currency: null }
}

/**
 * OFX has no thousands mark, and some banks write one: `1.234,56` and `1,234.56` say which is which by having both. Minor units.
 */
export function ofxUnits(amount: string, currency: Currency): ReturnType<typeof decimalUnits> {
  const grouped = /^[+-]?\d{1,3}(?:(?:\.\d{3})+,\d{1,2}|(?:,\d{3})+\.\d{1,2})$/.test(amount)
  return decimalUnits(grouped ? amount.replace(/[.,](?=\d{3})/g, '') : amount, currency, 'signed')
}
