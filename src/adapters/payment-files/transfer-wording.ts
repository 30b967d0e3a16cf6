import type { Sentence } from '../../kernel/wording.ts'

/** Why a file of transfers cannot be written. */
export const transferWording = {
  payerIban: {
    fr: 'L’IBAN du compte à débiter ({value}) n’est pas valable en SEPA. Corrigez-le dans les conditions du prestataire.',
    en: 'The IBAN to be debited ({value}) is not a SEPA one. Correct it in the provider’s conditions.',
  },
  payeeIban: {
    fr: 'L’IBAN de {name} ({value}) n’est pas valable en SEPA : demandez-lui le bon.',
    en: 'The IBAN of {name} ({value}) is not a SEPA one: ask for the right one.',
  },
  badTransfer: {
    fr: 'Le virement pour {name} ne peut pas figurer dans le fichier : son nom, son montant ou sa référence ne convient pas.',
    en: 'The transfer for {name} cannot stand in the file: its name, amount or reference will not do.',
  },
} satisfies Record<string, Sentence>
