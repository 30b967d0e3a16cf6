import type { Sentence } from '../../kernel/wording.ts'

/** What is said when documents cannot be settled with each other, or not be taken apart again. */
export const settlementWording = {
  itemGone: {
    fr: 'Une des pièces choisies a été annulée, ou n’est pas de ce client et de cette devise. Rechargez la page et choisissez de nouveau.',
    en: 'One of the documents chosen was cancelled, or is not of this customer and currency. Reload the page and choose again.',
  },
  sameSide: {
    fr: '{documentNo, select, none {Cette pièce} other {{documentNo}}} est du même côté : une facture se règle avec un avoir ou un règlement, et non avec une autre facture. Choisissez une autre pièce.',
    en: '{documentNo, select, none {This document} other {{documentNo}}} is on the same side: an invoice is settled with a credit note or a payment, and not with another invoice. Choose another document.',
  },
  itemUsed: {
    fr: 'Il ne reste que {left} sur {documentNo, select, none {cette pièce} other {{documentNo}}}, et {asked} sont demandés. Réduisez le montant.',
    en: 'Only {left} is left on {documentNo, select, none {this document} other {{documentNo}}}, and {asked} is asked for. Reduce the amount.',
  },
  notByHand: {
    fr: 'Ce lettrage vient de la comptabilité ou d’un rapprochement, ou il a déjà été annulé. Rechargez la page ; un rapprochement s’annule depuis sa ligne de banque.',
    en: 'This settlement comes from the accounts or from a match, or it was undone already. Reload the page; a match is undone from its bank line.',
  },
} satisfies Record<string, Sentence>
