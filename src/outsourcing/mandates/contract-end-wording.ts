import type { Sentence } from '../../kernel/wording.ts'

/** The articles of a mandate from its service to its end, and its annex. Not reviewed by a lawyer. */
export const closing = {
  service: { fr: 'Service et comptes rendus', en: 'Service and reporting' },
  firstContact: {
    fr: 'premier contact avec le débiteur sous {days, plural, one {# jour} other {# jours}}',
    en: 'first contact with the debtor within {days, plural, one {# day} other {# days}}',
  },
  contacts: {
    fr: '{n, plural, one {# contact} other {# contacts}} au moins avant de rendre un dossier sans résultat',
    en: 'at least {n, plural, one {# contact} other {# contacts}} before a file without result is handed back',
  },
  answer: {
    fr: 'réponse aux questions et contestations sous {days, plural, one {# jour} other {# jours}}',
    en: 'questions and disputes answered within {days, plural, one {# day} other {# days}}',
  },
  fileDays: {
    fr: 'dossier clos, ou proposé à la justice, au plus tard {days, number} jours après sa remise',
    en: 'file closed, or proposed for the courts, at the latest {days, number} days after it was placed',
  },
  credit: {
    fr: 'Chaque manquement à ces engagements ouvre droit à un avoir sur les honoraires de la période{hasCents, select, yes { de {amount}} other {}}{hasBoth, select, yes { et} other {}}{hasBp, select, yes { de {rate} des honoraires} other {}}, dans la limite de {cap} des honoraires de la période.',
    en: 'Each breach of these undertakings gives a credit on the fees of the period{hasCents, select, yes { of {amount}} other {}}{hasBoth, select, yes { and} other {}}{hasBp, select, yes { of {rate} of the fees} other {}}, up to {cap} of the fees of the period.',
  },
  serviceText: { fr: 'Le prestataire s’engage à :', en: 'The provider undertakes:' },
  reporting: {
    fr: 'Il rend compte {rhythm} : créances confiées, encaissées, restantes, accords, contestations, honoraires.',
    en: 'It reports {rhythm}: claims placed, collected, left, agreements, disputes, fees.',
  },
  live: {
    fr: 'Le créancier voit en outre chaque acte au moment où il est fait.',
    en: 'The creditor also sees each act as it is done.',
  },

  exclusivity: { fr: 'Exclusivité et non-ingérence', en: 'Exclusivity and non-interference' },
  exclusive: {
    fr: 'Le créancier ne confie à personne d’autre les créances de ce périmètre pendant le mandat.',
    en: 'The creditor places claims of this scope with nobody else during the mandate.',
  },
  notExclusive: {
    fr: 'Le créancier reste libre de confier à d’autres des créances qu’il n’a pas remises au prestataire.',
    en: 'The creditor remains free to place with others claims that it has not handed over to the provider.',
  },
  keepsOut: {
    fr: 'Il ne relance pas lui-même les créances remises tant qu’elles le sont. Il peut donner des instructions et les reprendre à tout moment.',
    en: 'It does not itself chase claims that are placed for as long as they are. It may give instructions and recall them at any time.',
  },
  mayChase: {
    fr: 'Il peut continuer de relancer les créances remises, en avertissant le prestataire.',
    en: 'It may go on chasing claims that are placed, telling the provider.',
  },

  agreements: { fr: 'Accords', en: 'Agreements' },
  plansUpTo: {
    fr: 'Échéancier : sans l’accord du créancier, {months, plural, =0 {aucun} one {un mois au plus} other {# mois au plus}}{isCapped, select, yes {, et pour moins de {amount}} other {}}.',
    en: 'Instalment plan: without the creditor’s word, {months, plural, =0 {none} one {one month at most} other {# months at most}}{isCapped, select, yes {, and for less than {amount}} other {}}.',
  },
  discountsUpTo: {
    fr: 'Remise : sans l’accord du créancier, {isNone, select, yes {aucune} other {{rate} au plus{isCapped, select, yes {, et {amount} au plus} other {}}}}.',
    en: 'Rebate: without the creditor’s word, {isNone, select, yes {none} other {{rate} at most{isCapped, select, yes {, and {amount} at most} other {}}}}.',
  },
  beyond: {
    fr: 'Au-delà, le prestataire soumet la proposition du débiteur ; sans réponse, elle est refusée.',
    en: 'Beyond that the provider submits the debtor’s offer; without an answer it is refused.',
  },

  term: { fr: 'Durée et fin', en: 'Term and end' },
  starts: {
    fr: 'Le mandat prend effet le {on}, ou le jour de la dernière signature si elle est postérieure.',
    en: 'The mandate takes effect on {on}, or on the day of the last signature if that is later.',
  },
  forMonths: {
    fr: 'Il est conclu pour {months, plural, one {un mois} other {# mois}}.',
    en: 'It is made for {months, plural, one {one month} other {# months}}.',
  },
  untilNotice: { fr: 'Il dure jusqu’à ce qu’une partie y mette fin.', en: 'It lasts until either side ends it.' },
  renews: {
    fr: 'Il se renouvelle pour la même durée si aucune partie ne donne congé {months, plural, one {un mois} other {# mois}} avant son terme.',
    en: 'It renews itself for the same time unless either side gives notice {months, plural, one {one month} other {# months}} before its term.',
  },
  earlyExit: {
    fr: 'Chaque partie peut y mettre fin à tout moment, avec un préavis {months, plural, one {d’un mois} other {de # mois}}.',
    en: 'Either side may end it at any time with {months, plural, one {one month’s} other {# months’}} notice.',
  },
  noEarlyExit: {
    fr: 'Aucune partie ne peut y mettre fin avant son terme, sauf manquement.',
    en: 'Neither side may end it before its term, except for a breach.',
  },
  atOnce: {
    fr: 'Il prend fin à l’instant, sur simple avis du créancier, si l’une des conditions de l’article R124-2 n’est plus remplie.',
    en: 'It ends at once, on mere notice from the creditor, if one of the conditions of article R124-2 is no longer met.',
  },
  handedBack: {
    fr: 'À la fin, les dossiers en cours sont rendus au créancier avec leurs pièces et leur historique, sans frais.',
    en: 'At the end, files in hand are handed back to the creditor with their papers and history, free of charge.',
  },
  finished: {
    fr: 'À la fin, le prestataire termine les dossiers en cours pendant {days, plural, one {# jour} other {# jours}}, puis les rend avec leurs pièces et leur historique, sans frais.',
    en: 'At the end, the provider finishes the files in hand for {days, plural, one {# day} other {# days}}, then hands them back with their papers and history, free of charge.',
  },
  tail: {
    fr: 'Un paiement reçu dans les {days, plural, one {# jour} other {# jours}} qui suivent la restitution d’un dossier, et qui résulte du travail du prestataire, donne droit à ses honoraires.',
    en: 'A payment received within {days, plural, one {# day} other {# days}} after a file was handed back, and that results from the provider’s work, earns its fee.',
  },
  noTail: {
    fr: 'Un paiement reçu après la restitution d’un dossier ne donne droit à rien.',
    en: 'A payment received after a file was handed back earns nothing.',
  },

  law: { fr: 'Confidentialité, droit et litiges', en: 'Confidentiality, law and disputes' },
  secret: {
    fr: 'Chaque partie garde secret ce qu’elle apprend de l’autre et des débiteurs, pendant le mandat et cinq ans après.',
    en: 'Each side keeps secret what it learns of the other and of debtors, during the mandate and for five years after.',
  },
  change: {
    fr: 'Le mandat ne change que par une nouvelle version signée des deux parties.',
    en: 'The mandate changes only by a new version that both sides sign.',
  },
  frenchLaw: { fr: 'Le droit français s’applique.', en: 'French law applies.' },
  court: {
    fr: 'À défaut d’accord, le litige est porté devant le {court}.',
    en: 'Failing agreement, a dispute goes to the {court}.',
  },
  special: { fr: 'Clauses particulières', en: 'Special clauses' },

  signatures: { fr: 'Signatures', en: 'Signatures' },
  forSide: { fr: 'Pour {side}', en: 'For {side}' },
  signHow: { fr: 'Nom, qualité, date et signature', en: 'Name, title, date and signature' },
  signedOn: { fr: 'Signé le {on} par {name}', en: 'Signed on {on} by {name}' },

  data: { fr: 'Annexe : données personnelles (RGPD art. 28)', en: 'Annex: personal data (GDPR art. 28)' },
  dataRoles: {
    fr: 'Le créancier est responsable du traitement, le prestataire son sous-traitant pour le recouvrement ; il reste responsable de ses propres obligations légales.',
    en: 'The creditor is the controller, the provider its processor for collection; it remains controller for its own legal duties.',
  },
  dataWhat: {
    fr: 'Données : identité et coordonnées des débiteurs et de leurs interlocuteurs, pièces, montants, échanges, paiements. Finalité : recouvrer les créances confiées, et rien d’autre.',
    en: 'Data: identity and contact details of debtors and their staff, documents, amounts, exchanges, payments. Purpose: to collect the claims placed, and nothing else.',
  },
  dataDuties: { fr: 'Le prestataire :', en: 'The provider:' },
  dataOrders: {
    fr: 'n’agit que sur instruction écrite du créancier',
    en: 'acts only on the creditor’s written instructions',
  },
  dataSecret: { fr: 'tient ceux qui y accèdent au secret', en: 'binds those who have access to secrecy' },
  dataSafe: {
    fr: 'protège les données par des mesures adaptées (art. 32)',
    en: 'protects the data by suitable measures (art. 32)',
  },
  dataBreach: {
    fr: 'avertit le créancier d’une violation sous {hours, number} heures',
    en: 'tells the creditor of a breach within {hours, number} hours',
  },
  dataRights: {
    fr: 'l’aide à répondre aux personnes qui exercent leurs droits',
    en: 'helps it answer people who exercise their rights',
  },
  dataAudit: { fr: 'lui donne de quoi vérifier tout cela', en: 'gives it what it needs to check all this' },
  dataOthers: { fr: 'Sous-traitants ultérieurs admis : {who}', en: 'Further processors allowed: {who}' },
  dataNoOthers: {
    fr: 'Aucun autre sous-traitant n’est admis sans accord écrit.',
    en: 'No other processor is allowed without written consent.',
  },
  dataEurope: {
    fr: 'Les données ne quittent pas l’Espace économique européen.',
    en: 'Data do not leave the European Economic Area.',
  },
  dataAbroad: {
    fr: 'Des données peuvent quitter l’Espace économique européen, avec les garanties des articles 44 et suivants.',
    en: 'Data may leave the European Economic Area, with the safeguards of articles 44 and following.',
  },
  dataKept: {
    fr: 'Elles sont rendues puis effacées {months, plural, =0 {dès la fin du mandat} one {un mois après la fin du mandat} other {# mois après la fin du mandat}}, sauf ce que la loi oblige à garder.',
    en: 'They are handed back and then erased {months, plural, =0 {as soon as the mandate ends} one {one month after the mandate ends} other {# months after the mandate ends}}, except what the law requires to be kept.',
  },
} as const satisfies Record<string, Sentence>
