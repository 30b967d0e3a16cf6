import type { Sentence } from '../../kernel/wording.ts'
import type { RoutingModelKey } from './routing-models.ts'

export const modelNames: Readonly<Record<RoutingModelKey, Sentence>> = {
  all_outside: { fr: 'Tout confier', en: 'Everything outside' },
  court_outside: { fr: 'Amiable en interne, judiciaire dehors', en: 'Amicable in-house, court outside' },
  small_outside: { fr: 'Petites créances dehors', en: 'Small claims outside' },
  large_inside: { fr: 'Grands comptes en interne', en: 'Key accounts in-house' },
  managed: { fr: 'Service géré', en: 'Managed service' },
}

export const modelWhats: Readonly<Record<RoutingModelKey, Sentence>> = {
  all_outside: {
    fr: 'Ce qui est mûr part chez un prestataire, en amiable puis, après mise en demeure, au judiciaire s’il y est mandaté.',
    en: 'What is ripe goes to a provider: amicably, then to court after a formal notice where it is mandated to.',
  },
  court_outside: {
    fr: 'Vos relances vont jusqu’à la mise en demeure ; ce qu’elle ne règle pas part au judiciaire.',
    en: 'Your reminders go as far as the formal notice; what it does not settle goes to court.',
  },
  small_outside: {
    fr: 'Les clients qui doivent peu partent ; votre temps va aux autres.',
    en: 'Customers who owe little go outside; your time goes to the others.',
  },
  large_inside: {
    fr: 'Les clients qui comptent restent chez vous ; les autres partent une fois mûrs.',
    en: 'Customers who matter stay with you; the others leave once ripe.',
  },
  managed: {
    fr: 'Une équipe extérieure tient tout le poste client en votre nom : chaque nuit, ce qui est en retard lui revient.',
    en: 'An outside team runs the whole desk in your name: each night, what is late goes to it.',
  },
}

export const modelWords = {
  ripe: { fr: 'Mûres pour l’amiable', en: 'Ripe for amicable collection' },
  toCourt: { fr: 'Mises en demeure sans effet', en: 'Formal notices without effect' },
  rest: { fr: 'Tout le reste', en: 'All the rest' },
  small: { fr: 'Petits encours', en: 'Small balances' },
  large: { fr: 'Grands comptes', en: 'Key accounts' },
  everything: { fr: 'Tout ce qui est en retard', en: 'Everything late' },
  amicableHere: { fr: 'l’amiable se fait en interne', en: 'amicable collection is done in-house' },
  worthOurTime: { fr: 'mérite notre temps', en: 'worth our own time' },
  keyAccount: { fr: 'grand compte', en: 'key account' },
  noAmicable: {
    fr: 'Aucun mandat en cours ne couvre l’amiable au nom du prestataire : signez-en un, ou choisissez le prestataire à chaque remise.',
    en: 'No running mandate covers amicable collection in the provider’s name: sign one, or choose the provider each time.',
  },
  noCourt: {
    fr: 'Aucun mandat en cours ne couvre le judiciaire : signez-en un, ou choisissez le prestataire à chaque remise.',
    en: 'No running mandate covers court collection: sign one, or choose the provider each time.',
  },
  noHouse: {
    fr: 'Aucun mandat en cours ne fait agir le prestataire en votre nom : signez-en un qui le dit.',
    en: 'No running mandate has the provider act in your name: sign one that does.',
  },
} as const satisfies Record<string, Sentence>
