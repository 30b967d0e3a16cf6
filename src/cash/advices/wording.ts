import type { Sentence } from '../../kernel/wording.ts'

/** What is said of remittance advices. */
export const adviceWording = {
  known: {
    fr: 'Cet avis de paiement est déjà ici : cherchez-le dans la liste.',
    en: 'This remittance advice is already here: look for it in the list.',
  },
  tooLarge: {
    fr: 'Un avis de paiement fait 16 Mo au plus. Envoyez-le en texte ou en CSV.',
    en: 'A remittance advice is 16 MB at most. Send it as text or CSV.',
  },
  notWaiting: {
    fr: 'Cet avis n’attend plus : sa ligne de banque est arrivée, ou il a été retiré. Rechargez la page.',
    en: 'This advice no longer waits: its bank line has arrived, or it was withdrawn. Reload the page.',
  },
  notRestorable: {
    fr: 'Cet avis ne peut pas être repris : il n’est plus retiré, ou le même a été gardé depuis. Rechargez la page.',
    en: 'This advice cannot be taken up again: it is no longer withdrawn, or the same one was kept since. Reload the page.',
  },
  settledCited: {
    fr: 'L’avis cite des pièces déjà réglées : le client paie peut-être deux fois, ou avait déjà payé. Vérifiez avant de lettrer.',
    en: 'The advice cites documents that are settled already: the customer may be paying twice, or had paid before. Check before matching.',
  },
} satisfies Record<string, Sentence>
