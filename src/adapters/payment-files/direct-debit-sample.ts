import { day } from '../../kernel/calendar.ts'
import { type DirectDebit, type DirectDebitOrder, UNKNOWN_ACCOUNT } from './index.ts'

export const DEBIT: DirectDebit = {
  endToEndId: 'FA2026-0142',
  cents: 150_000,
  currency: 'EUR',
  collectOn: day('2026-12-05'),
  scheme: 'CORE',
  sequence: 'RCUR',
  mandate: { id: 'RUM-0007', signedOn: day('2025-01-12'), amendment: null },
  debtor: { name: 'Bâti-Sud & Fils', iban: 'FR76 3000 6000 0112 3456 7890 189', bic: null, address: null },
  remittance: { text: 'Facture n° FA2026-0142 – novembre' },
}

/** An order that banks take; tests change one thing of it at a time. */
export const ORDER: DirectDebitOrder = {
  version: 'pain.008.001.08',
  messageId: 'PRLV-2026-11-21',
  createdAt: new Date('2026-11-21T09:30:15.250Z'),
  creditor: {
    name: 'Claire Recouvrement SAS',
    iban: 'FR1420041010050500013M02606',
    bic: 'PSSTFRPPPAR',
    creditorId: 'FR72ZZZ123456',
    address: {
      street: 'rue de l’Église',
      building: '12 bis',
      postcode: '69001',
      town: 'Lyon',
      country: 'FR',
      lines: [],
    },
  },
  debits: [
    DEBIT,
    {
      ...DEBIT,
      endToEndId: 'FA2026-0150',
      cents: 1,
      remittance: { reference: 'RF24FAC2026001' },
      mandate: { ...DEBIT.mandate, amendment: { previousId: 'RUM-0001', previousIban: 'DE89370400440532013000' } },
    },
    {
      ...DEBIT,
      endToEndId: 'FA2026-0151',
      cents: 99_999_999_999,
      scheme: 'B2B',
      sequence: 'FRST',
      collectOn: day('2026-12-01'),
      mandate: { ...DEBIT.mandate, id: 'RUM-0008', amendment: { previousId: null, previousIban: UNKNOWN_ACCOUNT } },
      debtor: {
        name: 'Œuvre du Soleil',
        iban: 'DE89370400440532013000',
        bic: 'COBADEFFXXX',
        address: {
          street: null,
          building: null,
          postcode: null,
          town: 'Köln',
          country: 'DE',
          lines: ['Domstraße 3', 'Hof B'],
        },
      },
      remittance: null,
    },
  ],
}
