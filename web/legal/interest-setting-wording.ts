import type { Sentence } from '../../src/kernel/wording.ts'

export const words = {
  lead: {
    fr: 'Entre professionnels, les intérêts courent de plein droit dès le lendemain de l’échéance (C. com. art. L441-10 II). Un particulier ne doit que le taux légal, après une mise en demeure, et jamais l’indemnité.',
    en: 'Between businesses, interest runs by law from the day after the due day (C. com. art. L441-10 II). A consumer owes the legal rate alone, after a formal notice, and never the indemnity.',
  },
  leadElsewhere: {
    fr: 'Les taux, la marge et l’indemnité sont ceux des références légales de votre pays ; complétez-les ou corrigez-les dans Réglages.',
    en: 'Rates, margin and indemnity are those of your country’s legal references; complete or correct them in Settings.',
  },
  rateTitle: { fr: 'Taux', en: 'Rate' },
  today: {
    fr: 'Aujourd’hui : taux de la loi {usual}, taux légal {legal}, plancher d’un contrat {floor}.',
    en: 'Today: rate of the law {usual}, legal rate {legal}, floor of a contract {floor}.',
  },
  none: { fr: 'aucun', en: 'none' },
  toVerify: {
    fr: 'Au moins un de ces taux est à vérifier au texte officiel.',
    en: 'At least one of these rates is to be checked against the official text.',
  },
  references: { fr: 'Ouvrir les références légales', en: 'Open the legal references' },
  contractRate: { fr: 'Taux de vos conditions de vente', en: 'Rate of your terms of sale' },
  contractRateHint: {
    fr: 'Vide : le taux de la loi. Le contrat d’un client peut en fixer un autre, sur sa fiche.',
    en: 'Empty: the rate of the law. A customer’s own contract may set another, on its page.',
  },
  wrongRate: { fr: 'Écrivez un taux comme 12,40 %, ou rien.', en: 'Write a rate such as 12.40%, or nothing.' },
  moves: { fr: 'Le taux', en: 'The rate' },
  moving: { fr: 'suit chaque semestre tant que la dette dure', en: 'follows each half-year while the debt lasts' },
  frozen: { fr: 'reste celui du jour de l’échéance', en: 'stays that of the due day' },
  askTitle: { fr: 'Ce qui est demandé', en: 'What is asked' },
  asksIndemnity: {
    fr: 'Compter l’indemnité de 40 € pour chaque facture en retard d’un professionnel ou d’un organisme public',
    en: 'Count the €40 indemnity for each late invoice of a business or a public buyer',
  },
  claimsByItself: {
    fr: 'Réclamer seul, la nuit suivante, ce qu’une facture réglée en retard a couru jusqu’à son règlement',
    en: 'Claim by itself, the night after, what an invoice paid late bore until it was paid',
  },
  claimsHint: {
    fr: 'Ce qui reste ouvert est toujours réclamé par une personne. Aucun message ne part.',
    en: 'What is still open is always claimed by a person. No message leaves.',
  },
  proposesMonthly: {
    fr: 'Au début de chaque mois, proposer de réclamer ce qui a couru jusqu’à la fin du précédent',
    en: 'At the start of each month, propose to claim what ran until the end of the one before',
  },
  proposesHint: {
    fr: 'La proposition attend en tête de « Intérêts et indemnités » ; une personne choisit les clients et réclame.',
    en: 'It waits at the head of “Interest and indemnities”; a person chooses the customers and claims.',
  },
  orderTitle: { fr: 'Ordre d’imputation', en: 'Order of allocation' },
  orderWhat: {
    fr: 'Quand un paiement ne couvre pas tout ce que le client doit, l’ordre choisi est proposé au lettrage et inscrit avec chaque lettrage, avec son fondement.',
    en: 'When a payment does not cover all that a customer owes, the order chosen is proposed in matching and written with each allocation, with its legal basis.',
  },
  order: { fr: 'Un paiement partiel règle d’abord', en: 'A part-payment settles first' },
  principal_first: {
    fr: 'le principal, puis les intérêts et les frais (usage{isFrench, select, true { ; renonciation à l’art. 1343-1} other {}})',
    en: 'the principal, then interest and costs (usage{isFrench, select, true {; the rule of art. 1343-1 is set aside} other {}})',
  },
  costs_interest_principal: {
    fr: 'les frais, les intérêts, puis le principal{isFrench, select, true { (C. civ. art. 1343-1)} other {}}',
    en: 'costs, interest, then the principal{isFrench, select, true { (C. civ. art. 1343-1)} other {}}',
  },
  save: { fr: 'Enregistrer les réglages', en: 'Save the settings' },
  saveOrder: { fr: 'Enregistrer l’ordre', en: 'Save the order' },
  savedOrder: { fr: 'Ordre enregistré', en: 'Order saved' },
  saved: { fr: 'Réglages enregistrés', en: 'Settings saved' },
} as const satisfies Record<string, Sentence>
