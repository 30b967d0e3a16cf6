import type { Sentence } from '../kernel/wording.ts'

/** What whoever collects for another has to write (CPCEx art. R124-4), and the text of art. L111-8, paragraphs 2 and 3, word for word. */
export const agentWords = {
  agent: {
    fr: '{name}, {address}, exerce une activité de recouvrement amiable pour le compte d’autrui.',
    en: '{name}, {address}, carries on the business of amicable debt collection for others.',
  },
  creditor: {
    fr: 'Nous vous écrivons au nom et pour le compte de votre créancier : {name}, {address}.',
    en: 'We write to you in the name and on behalf of your creditor: {name}, {address}.',
  },
  parts: {
    fr: 'La somme due a pour fondement les documents listés ci-dessus. Elle se compose de : principal, {principal} ; intérêts, {interest} ; autres accessoires, {others}. Elle ne comprend aucuns frais qui resteraient à la charge du créancier.',
    en: 'The sum due is founded on the documents listed above. It is made of: principal, {principal}; interest, {interest}; other accessories, {others}. It includes no cost that stays with the creditor.',
  },
  demand: {
    fr: 'Vous devez payer cette somme, par virement au compte indiqué dans ce courrier, sous la référence {reference}.',
    en: 'You are to pay this sum by transfer to the account given in this letter, quoting {reference}.',
  },
  costs: {
    fr: 'Article L.\u00a0111-8 du code des procédures civiles d’exécution, alinéas 2 et 3 : « Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier, sauf s’ils concernent un acte dont l’accomplissement est prescrit par la loi au créancier. Toute stipulation contraire est réputée non écrite, sauf disposition législative contraire. Cependant, le créancier qui justifie du caractère nécessaire des démarches entreprises pour recouvrer sa créance peut demander au juge de l’exécution de laisser tout ou partie des frais ainsi exposés à la charge du débiteur de mauvaise foi. »',
    en: 'Article L.\u00a0111-8 of the French Code of Civil Enforcement Procedures, paragraphs 2 and 3, as it stands in French: “Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier, sauf s’ils concernent un acte dont l’accomplissement est prescrit par la loi au créancier. Toute stipulation contraire est réputée non écrite, sauf disposition législative contraire. Cependant, le créancier qui justifie du caractère nécessaire des démarches entreprises pour recouvrer sa créance peut demander au juge de l’exécution de laisser tout ou partie des frais ainsi exposés à la charge du débiteur de mauvaise foi.”',
  },
  later: {
    fr: 'Au nom et pour le compte de {creditor}, à la suite de notre lettre du {date}, référence {reference}.',
    en: 'In the name and on behalf of {creditor}, further to our letter of {date}, reference {reference}.',
  },
} as const satisfies Record<string, Sentence>
