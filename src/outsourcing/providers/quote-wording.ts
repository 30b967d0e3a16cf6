import type { Sentence } from '../../kernel/wording.ts'

export const quoteWording = {
  nobodyAsked: { fr: 'Choisissez les prestataires à interroger.', en: 'Choose the providers to ask.' },
  tooFew: {
    fr: 'Demandez des prix à trois prestataires au moins : à {n, plural, one {un seul} other {#}}, rien ne se compare. Ajoutez-en, ou dites pourquoi ils sont moins de trois.',
    en: 'Ask three providers for prices at least: with {n, plural, one {only one} other {#}} nothing compares. Add some, or say why there are fewer than three.',
  },
  dayPast: {
    fr: 'Le {day} est déjà passé : laissez le temps de répondre.',
    en: '{day} is past already: leave time to answer.',
  },
  nothingLate: {
    fr: 'Aucune facture échue en {currency} : il n’y a rien à chiffrer.',
    en: 'No overdue invoice in {currency}: there is nothing to price.',
  },
  unreachable: {
    fr: '{name} n’a ni organisation reliée ni adresse e-mail : complétez sa fiche, ou retirez-le du choix.',
    en: '{name} has neither a connected organisation nor an e-mail address: fill in its card, or leave it out.',
  },
  isClosed: { fr: 'La demande {number} est close.', en: 'Request {number} is closed.' },
  isLate: {
    fr: 'La réponse était attendue au plus tard le {day} : ce délai est passé. Écrivez au créancier s’il peut encore vous attendre.',
    en: 'The answer was due by {day}, and that day is over. Write to the creditor to ask whether it can still wait for you.',
  },
  currencyDiffers: {
    fr: 'Le portefeuille est en {currency} : donnez vos prix dans cette devise.',
    en: 'The portfolio is in {currency}: give your prices in this currency.',
  },
  answersItself: {
    fr: '{name} répond depuis son organisation.',
    en: '{name} answers from its own organisation.',
  },
  title: { fr: 'Comparaison des devis {number}', en: 'Comparison of quotes {number}' },
  under: {
    fr: 'Portefeuille échu au {day} : {files, plural, one {# dossier} other {# dossiers}}, {amount}.',
    en: 'Overdue portfolio on {day}: {files, plural, one {# file} other {# files}}, {amount}.',
  },
  method: {
    fr: 'Ce qui rentrerait en un an, au taux que chaque prestataire annonce par ancienneté, moins ses honoraires au tarif proposé, hors TVA. Où il n’annonce rien, il est supposé faire comme vous.',
    en: 'What would come in over a year, at the rate that each provider states by age, less its fees by the tariff offered, before VAT. Where it states nothing it is taken to do as you do.',
  },
  provider: { fr: 'Prestataire', en: 'Provider' },
  recovered: { fr: 'Encaissé', en: 'Collected' },
  fees: { fr: 'Honoraires', en: 'Fees' },
  net: { fr: 'Net', en: 'Net' },
  perHundred: { fr: 'Net pour 100', en: 'Net per 100' },
  assumed: { fr: 'Sans taux annoncé', en: 'Without a stated rate' },
  noAnswer: { fr: 'pas de réponse', en: 'no answer' },
  declined: { fr: 'a décliné', en: 'declined' },
  expired: { fr: 'ne vaut plus depuis le {day}', en: 'no longer valid since {day}' },
  tariff: { fr: 'Tarif de {name}', en: 'Tariff of {name}' },
  flags: { fr: 'À savoir de {name}', en: 'To know of {name}' },
} as const satisfies Record<string, Sentence>
