import type { SubjectMeaning } from './subjects.ts'

/** What invoices of the house and of those who work for it bear. */
export const TAX_SUBJECTS = {
  vat_standard: {
    unit: 'bp',
    steps: 'open',
    theme: 'tax',
    name: { fr: 'TVA, taux normal', en: 'VAT, standard rate' },
  },
} as const satisfies Record<string, SubjectMeaning>
