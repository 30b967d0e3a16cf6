import type { Sentence } from '../kernel/wording.ts'

/** What the mails to colleagues say. Dates and amounts are formatted by the caller. */
export const mailWording = {
  subject: { fr: 'Question sur {customer}', en: 'Question about {customer}' },
  subjectAgain: { fr: 'Rappel : question sur {customer}', en: 'Reminder: question about {customer}' },
  hello: { fr: 'Bonjour {name},', en: 'Hello {name},' },
  asks: {
    fr: '{asker} a besoin de vous à propos du client {customer} :',
    en: '{asker} needs you about the customer {customer}:',
  },
  documents: { fr: 'Pièces concernées :', en: 'Documents concerned:' },
  document: {
    fr: '{document}, échéance {due} : {left}',
    en: '{document}, due {due}: {left}',
  },
  answerBy: { fr: 'Réponse souhaitée pour le {day}.', en: 'An answer is wished for by {day}.' },
  open: { fr: 'Répondre', en: 'Answer' },
  linkNote: {
    fr: 'Ce lien ouvre une page sans compte ni mot de passe, jusqu’au {day}. Il vous est personnel : qui le reçoit peut répondre en votre nom.',
    en: 'This link opens a page without account or password, until {day}. It is yours alone: whoever receives it can answer in your name.',
  },
} as const satisfies Record<string, Sentence>
