import type { Sentence } from '../../src/kernel/wording.ts'

/** What the page of the simulation says. */
export const simulationWords = {
  simulation: { fr: 'Simulation', en: 'Simulation' },
  simulationWhat: {
    fr: 'Qui aurait été relancé, quand et avec quel texte, d’après les comptes de ces jours-là. Rien ne part.',
    en: 'Who would have been reminded, when and with which text, from the books of those days. Nothing leaves.',
  },
  lastDays: { fr: '{n} derniers jours', en: 'Last {n} days' },
  nextDays: { fr: '{n} prochains jours', en: 'Next {n} days' },
  span: { fr: 'Période', en: 'Period' },
  which: { fr: 'Scénario simulé', en: 'Simulated scenario' },
  inForce: { fr: 'En vigueur', en: 'In force' },
  draft: { fr: 'Votre brouillon', en: 'Your draft' },
  heeds: { fr: 'Tenir compte de la fraîcheur des comptes', en: 'Heed how fresh the books are' },
  messagesByStep: { fr: 'Messages par jour et par étape', en: 'Messages per day and step' },
  messagesSpoken: {
    fr: '{total} messages du {from} au {to} ; le jour le plus chargé en compte {max}.',
    en: '{total} messages from {from} to {to}; the busiest day has {max}.',
  },
  day: { fr: 'Jour', en: 'Day' },
  step: { fr: 'Étape', en: 'Step' },
  messages: { fr: 'Messages', en: 'Messages' },
  amount: { fr: 'Montant', en: 'Amount' },
  ofWhich: { fr: 'dont à confirmer', en: 'of which to confirm' },
  total: { fr: 'Total', en: 'Total' },
  whoWould: { fr: 'Qui aurait reçu quoi', en: 'Who would have received what' },
  customer: { fr: 'Client', en: 'Customer' },
  why: { fr: 'Pourquoi', en: 'Why' },
  documents: { fr: 'Pièces', en: 'Documents' },
  nobodyTitle: { fr: 'Personne n’aurait été relancé', en: 'Nobody would have been reminded' },
  nobody: {
    fr: 'Aucune étape ne tombait sur cette période. Allongez-la, ou simulez un autre scénario.',
    en: 'No step fell within this period. Lengthen it, or simulate another scenario.',
  },
  textOf: { fr: 'Le message qu’il aurait reçu', en: 'The message they would have received' },
  draftFaults: {
    fr: 'Ce brouillon a des fautes : corrigez-les dans le scénario.',
    en: 'This draft has faults: correct them in the scenario.',
  },
  whose: { fr: 'Clients', en: 'Customers' },
  everybody: { fr: 'Tous', en: 'All' },
  against: { fr: 'Comparé à ce qui est vraiment parti', en: 'Against what really left' },
  simulated: { fr: 'Simulé', en: 'Simulated' },
  really: { fr: 'Parti', en: 'Left' },
  claimed: { fr: 'Montant parti', en: 'Amount that left' },
  inAll: { fr: 'En tout', en: 'In all' },
} satisfies Record<string, Sentence>
