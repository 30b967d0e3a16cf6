import type { Sentence } from '../../kernel/wording.ts'

/** What is said when money out cannot be matched with the credit of a customer. */
export const refundWording = {
  lineGone: {
    fr: 'Cette ligne n’est plus une sortie d’argent à rapprocher : elle a été traitée ou détaillée ailleurs. Rechargez la page.',
    en: 'This line is no longer money out to match: it was dealt with, or is detailed elsewhere. Reload the page.',
  },
  creditGone: {
    fr: 'Cet avoir ou cet acompte n’est plus ouvert chez ce client. Rechargez la page et choisissez de nouveau.',
    en: 'This credit note or money on account is no longer open for this customer. Reload the page and choose again.',
  },
  creditUsed: {
    fr: 'Il ne reste que {left} de cet avoir ou de cet acompte, et {asked} sont demandés. Réduisez le montant.',
    en: 'Only {left} of this credit note or money on account is left, and {asked} is asked for. Reduce the amount.',
  },
  lineUsed: {
    fr: 'Il ne reste que {left} à rapprocher sur cette ligne, et {asked} sont demandés. Réduisez le montant.',
    en: 'Only {left} is left to match on this line, and {asked} is asked for. Reduce the amount.',
  },
  bookedGone: {
    fr: 'Ce remboursement de la comptabilité est déjà rapproché d’une autre ligne de banque. Rechargez la page.',
    en: 'This refund of the accounts is already matched with another bank line. Reload the page.',
  },
  refundedSince: {
    fr: 'L’argent que cette ligne a laissé en acompte a été remboursé le {on} ({used}) : annulez d’abord ce remboursement, depuis sa ligne.',
    en: 'The money this line left on account was paid back on {on} ({used}): undo that refund first, from its own line.',
  },
} satisfies Record<string, Sentence>
