import type { Sentence } from '../../kernel/wording.ts'

export const usualWording = {
  basis: {
    fr: 'factures impayées de ventes et de prestations de services, avec les intérêts et indemnités de retard que la loi ou le contrat y attachent.',
    en: 'unpaid invoices for goods and services, with the interest and indemnities for late payment that the law or the contract attach to them.',
  },
} as const satisfies Record<string, Sentence>
