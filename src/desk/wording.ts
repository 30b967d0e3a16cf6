import type { Sentence } from '../kernel/wording.ts'
import type { CallOutcome } from './model.ts'

export const outcomeNames: Record<CallOutcome, Sentence> = {
  reached: { fr: 'Joint', en: 'Reached' },
  left_message: { fr: 'Message laissé', en: 'Left a message' },
  no_answer: { fr: 'Pas de réponse', en: 'No answer' },
  wrong_number: { fr: 'Mauvais numéro', en: 'Wrong number' },
  will_pay: { fr: 'Annonce un paiement', en: 'Says they will pay' },
  disputes: { fr: 'Conteste', en: 'Disputes' },
  asks_time: { fr: 'Demande un délai', en: 'Asks for time' },
}

export const deskWording = {
  noteEmpty: { fr: 'Écrivez la note avant de l’enregistrer.', en: 'Write the note before saving it.' },
  outcomeMissing: { fr: 'Indiquez comment l’appel s’est terminé.', en: 'Say how the call ended.' },
} satisfies Record<string, Sentence>
