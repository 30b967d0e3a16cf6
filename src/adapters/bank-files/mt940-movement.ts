import type { LocalDate } from '../../kernel/calendar.ts'
import { toIban } from '../../kernel/identifiers.ts'
import type { Currency } from '../../kernel/money.ts'
import { type Movement, nobody, noReferences } from './model.ts'
import { type DetailField, readDetails } from './mt940-details.ts'
import { conversion, type StatementLine } from './mt940-line.ts'

type Entry = {
  line: number
  entryNo: number
  cents: number
  currency: Currency
  bookedOn: LocalDate
  valueOn: LocalDate | null
}

/** Codes with which banks fill supplementary details, beside amounts: `/TRCD/00200/`, `/IACC/D3/`. */
const CODES_ONLY = /(?:\/[A-Z]{4}\/[^/]*)+\/?$/

/** What a `:61:` line and its `:86:` fields say. */
export function mt940Movement(entry: Entry, line: StatementLine, fields: readonly DetailField[]): Movement {
  const reversal = line.mark.startsWith('R')
  // Who stands on the other side of what is undone is whoever stood there before.
  const details = readDetails(fields, entry.cents > 0 !== reversal)
  const { OCMT: instructed, CHGS: fee } = conversion([...line.supplement, details.amounts].join(''))
  // Beside amounts, supplementary details hold the other account, or words of the bank.
  const iban = details.iban ?? line.supplement.map(toIban).find((found) => found !== null) ?? null
  const words = line.supplement
    .filter((text) => toIban(text) === null)
    .map((text) => text.replace(CODES_ONLY, '').trim())
    .filter((text) => text !== '')
    .join(' ')
  const isReturn = /^[A-Z]RTI$/.test(line.type)
  return {
    ...entry,
    status: line.mark.startsWith('E') ? 'pending' : 'booked',
    reversal,
    code: line.type,
    label: [details.label, words].filter((text) => text !== '').join(' ') || (details.remittance[0] ?? ''),
    counterparty: {
      ...nobody,
      name: details.name,
      ultimateName: details.ultimateName,
      iban,
      bic: details.bic,
      id: details.partyId,
    },
    references: {
      ...noReferences,
      endToEnd: details.endToEnd,
      mandate: details.mandate,
      bank: line.bankReference,
      entry: line.customerReference || details.customerReference,
      creditor: details.creditorReference,
    },
    remittance: details.remittance,
    returned: details.returned ?? (isReturn ? { code: '', words: details.remittance.join(' ') } : null),
    instructed: instructed ?? null,
    feeCents: fee?.currency === entry.currency ? fee.cents : 0,
  }
}
