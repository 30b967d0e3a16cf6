import { type PostalAddress, writeDirectDebits } from '../../adapters/payment-files/index.ts'
import { refuse, type Verdict } from '../../kernel/verdict.ts'
import type { Customer } from '../../parties/index.ts'
import type { Collection } from './collection-store.ts'
import type { Mandate } from './mandate-store.ts'
import type { Debit, Told } from './store.ts'
import { debitWording as words } from './wording.ts'

/** The file for the bank, from what was kept when it was validated: the same bytes as long as no debit is taken out. */
export function fileOf(collection: Collection, debits: readonly Debit[]): Verdict<Uint8Array> {
  if (!collection.validatedAt) return refuse('not_validated', words.notValidated)
  return writeDirectDebits({
    version: collection.version,
    messageId: collection.messageId,
    createdAt: collection.validatedAt,
    creditor: { ...collection.creditor, address: null },
    debits: debits
      .filter((debit) => debit.state !== 'dropped')
      .map(({ told, words: text, ...debit }) => ({
        endToEndId: debit.endToEnd,
        cents: debit.cents,
        currency: 'EUR',
        collectOn: collection.collectOn,
        scheme: told.scheme,
        sequence: debit.sequence,
        mandate: { id: told.reference, signedOn: told.signedOn, amendment: amendmentOf(told) },
        debtor: { name: told.debtorName, iban: told.iban, bic: told.bic, address: told.address },
        remittance: text === '' ? null : { text },
      })),
  })
}

const amendmentOf = ({ previousReference, previousIban }: Told) =>
  previousReference === null && previousIban === null ? null : { previousId: previousReference, previousIban }

/** Debits of one scheme and sequence are one lot, numbered as the writer of the file numbers them. */
export function inLots<T extends Pick<Debit, 'told' | 'sequence'>>(messageId: string, debits: readonly T[]) {
  const keyOf = ({ told, sequence }: Pick<Debit, 'told' | 'sequence'>) => `${told.scheme} ${sequence}`
  const keys = [...new Set(debits.map(keyOf))].toSorted()
  return debits.map((debit) => ({ ...debit, lot: `${messageId}-${keys.indexOf(keyOf(debit)) + 1}` }))
}

/** Mandate and debtor as the file says them. */
export function toldOf(mandate: Mandate, customer: Customer): Told {
  const { reference, scheme, signedOn, previousReference, previousIban, debtorName, iban, bic } = mandate
  return {
    reference,
    scheme,
    signedOn,
    // Changed and changed back: the bank knows it as it is.
    previousReference: previousReference === reference ? null : previousReference,
    previousIban: previousIban === iban ? null : previousIban,
    debtorName,
    iban,
    bic,
    // Only banks outside the European Economic Area ask where the debtor lives.
    address: iban.startsWith('FR') ? null : addressOf(customer),
  }
}

const addressOf = ({ addressLines, postcode, city, country }: Customer): PostalAddress | null =>
  city === ''
    ? null
    : {
        street: null,
        building: null,
        postcode: postcode || null,
        town: city,
        country,
        lines: addressLines.filter((line) => line !== ''),
      }
