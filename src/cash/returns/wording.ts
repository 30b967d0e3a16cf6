import type { Sentence } from '../../kernel/wording.ts'

/** What is said when a line cannot be a payment that came back. */
export const returnWording = {
  returnGone: {
    fr: 'Cette ligne n’est plus un rejet à traiter : elle a été traitée entre-temps. Rechargez la page.',
    en: 'This line is no longer a return to deal with: it was dealt with meanwhile. Reload the page.',
  },
  receiptNotReturnable: {
    fr: 'Ce paiement ne peut pas être celui qui revient : il n’a pas ce montant, est plus récent, ou est déjà revenu.',
    en: 'This payment cannot be the one that came back: it is not of this amount, is later, or came back already.',
  },
  paymentGone: {
    fr: 'Ce paiement ne peut pas être revenu dans cette ligne : il a été annulé, ou il est plus récent. Rechargez la page et choisissez de nouveau.',
    en: 'This payment cannot have come back in this line: it was taken back, or is later. Reload the page and choose again.',
  },
  paymentUsed: {
    fr: 'Il ne reste que {left} de ce paiement qui puissent revenir, et {asked} sont demandés. Réduisez le montant.',
    en: 'Only {left} of this payment is left to come back, and {asked} is asked for. Reduce the amount.',
  },
  linesDiffer: {
    fr: 'Ces deux lignes ne se répondent plus : l’une a été rapprochée, ou les montants diffèrent. Rechargez la page et choisissez de nouveau.',
    en: 'These two lines no longer answer each other: one was matched, or the amounts differ. Reload the page and choose again.',
  },
  severalConverted: {
    fr: 'Ce paiement réglait plusieurs pièces dans d’autres devises et ne revient qu’en partie : rien ne dit laquelle. Annulez d’abord son rapprochement, puis rapprochez ce qui reste.',
    en: 'This payment settled several documents in other currencies and came back in part only: nothing says which. Undo its match first, then match what is left.',
  },
} satisfies Record<string, Sentence>
