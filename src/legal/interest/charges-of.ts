import type { LocalDate } from '../../kernel/calendar.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import { type Customer, customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { StatuteBook } from '../../statutes/index.ts'
import { statutesOf } from '../references/statutes-of.ts'
import { type Charges, type ChargeTerms, chargesOn, type LateDocument } from './charges.ts'
import { type LateAsked, lateDocuments } from './facts-store.ts'
import { customerTermsOf, settingOf } from './setting-store.ts'

/** A late document with what it bears, or with why that cannot be told. */
export type ChargedDocument = {
  readonly late: LateDocument
  readonly charges: Charges | null
  readonly refusal: Refusal | null
}
export type ChargedCustomer = {
  readonly customer: Customer
  readonly terms: ChargeTerms
  readonly documents: readonly ChargedDocument[]
}

/** Documents of one customer looked at together; beyond them the longest due come first. */
export const MOST_DOCUMENTS = 5_000
/** And of the customers of one page of a list, or of one order. */
export const MOST_TOGETHER = 200_000

/** What the late documents of customers bear on a day, in the order the customers were asked for. Customers of nothing are left out. */
export async function chargesOf(
  tx: OrgTx,
  asked: Omit<LateAsked, 'limit'> & { readonly upTo: LocalDate; readonly limit?: number },
): Promise<ChargedCustomer[]> {
  const book = await statutesOf(tx)
  const documents = Map.groupBy(
    await lateDocuments(tx, { ...asked, limit: asked.limit ?? MOST_DOCUMENTS }),
    ({ customerId }) => customerId,
  )
  const customers = new Map((await customersById(tx, asked.customerIds)).map((one) => [one.id, one]))
  const termsOf = await termsFor(tx, [...customers.values()])
  // One who is asked for twice is answered once: what runs would be claimed twice.
  return [...new Set(asked.customerIds)].flatMap((id) => {
    const customer = customers.get(id)
    if (!customer) return []
    const terms = termsOf(customer)
    return [
      { customer, terms, documents: (documents.get(id) ?? []).map((late) => charged(book, terms, late, asked.upTo)) },
    ]
  })
}

function charged(book: StatuteBook, terms: ChargeTerms, late: LateDocument, on: LocalDate): ChargedDocument {
  const found = chargesOn(book, terms, late, on)
  return found.ok ? { late, charges: found.value, refusal: null } : { late, charges: null, refusal: found.refusal }
}

/** The terms of each customer: its own contract's, else the organisation's terms of sale, else the law's. */
export async function termsFor(tx: OrgTx, customers: readonly Customer[]): Promise<(one: Customer) => ChargeTerms> {
  const setting = await settingOf(tx)
  const ids = customers.map(({ id }) => id)
  const own = new Map((await customerTermsOf(tx, ids)).map((one) => [one.customerId, one]))
  return ({ id, kind }) => ({
    kind,
    contractRateBp: own.get(id)?.contractRateBp ?? setting.contractRateBp,
    moves: setting.moves,
    asksIndemnity: setting.asksIndemnity,
    stoppedOn: own.get(id)?.stoppedOn ?? null,
  })
}
