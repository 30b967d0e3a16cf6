import type { Sentence } from '../../kernel/wording.ts'

export const comparingWords = {
  otherCurrency: {
    fr: 'Ce tarif est en {tariff}, vos comptes en {books} : donnez-le dans la devise de vos comptes.',
    en: 'This tariff is in {tariff}, your books in {books}: give it in the currency of your books.',
  },
} as const satisfies Record<string, Sentence>
