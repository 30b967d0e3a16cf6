import type { Sentence } from '../../src/kernel/wording.ts'

/** What the pages of reminders say: their parts, and who is held. */
export const remindersWords = {
  reminders: { fr: 'Relances', en: 'Reminders' },
  parts: { fr: 'Parties des relances', en: 'Parts of reminders' },
  toConfirm: { fr: 'À confirmer', en: 'To confirm' },
  automatic: { fr: 'Automatiques du jour', en: 'Automatic today' },
  held: { fr: 'Retenus', en: 'Held' },
  sent: { fr: 'Envoyés', en: 'Sent' },
  outbox: { fr: 'Boîte d’envoi', en: 'Outbox' },
  letters: { fr: 'Lettres à imprimer', en: 'Letters to print' },
  mailbox: { fr: 'Boîte de test', en: 'Test mailbox' },
  scenario: { fr: 'Scénario', en: 'Scenario' },
  simulation: { fr: 'Simulation', en: 'Simulation' },
  templates: { fr: 'Modèles', en: 'Templates' },
  automaticTitle: { fr: 'Rien ne part seul aujourd’hui', en: 'Nothing leaves by itself today' },
  automaticNone: {
    fr: 'Les étapes automatiques du jour s’affichent ici avant leur départ, à l’heure d’envoi du scénario.',
    en: 'The automatic steps of the day show here before they leave, at the sending hour of the scenario.',
  },
  verdict: { fr: 'Situation', en: 'Situation' },
  verdictHold: { fr: 'Retenus', en: 'Held' },
  verdictWait: { fr: 'En attente', en: 'Waiting' },
  verdictExhausted: { fr: 'Scénario terminé', en: 'Scenario finished' },
  everyReason: { fr: 'Tous les motifs', en: 'Every reason' },
  reason: { fr: 'Motif', en: 'Reason' },
  find: { fr: 'Chercher un client', en: 'Find a customer' },
  since: { fr: 'Depuis', en: 'Since' },
  nextOn: { fr: 'Prochaine date', en: 'Next date' },
  amount: { fr: 'Montant', en: 'Amount' },
  step: { fr: 'Étape', en: 'Step' },
  noStandingTitle: { fr: 'Personne dans cette situation', en: 'Nobody in this situation' },
  noStanding: {
    fr: 'Changez de situation ou de motif pour voir les autres clients.',
    en: 'Choose another situation or reason to see other customers.',
  },
  standing: { fr: 'Où en est ce client', en: 'Where this customer stands' },
} satisfies Record<string, Sentence>
