import type { Sentence } from '../../kernel/wording.ts'
import type { Outcome, RequestKind, RequestState } from './model.ts'
import type { PlanBar, SettlementBar } from './rules.ts'

export const requestNames: Readonly<Record<RequestKind, Sentence>> = {
  plan: { fr: 'Échéancier', en: 'Instalment plan' },
  settlement: { fr: 'Règlement pour solde', en: 'Settlement' },
  court: { fr: 'Passage au judiciaire', en: 'Going to court' },
  uncollectible: { fr: 'Irrécouvrable', en: 'Uncollectible' },
  abandon: { fr: 'Restitution du dossier', en: 'Handing the file back' },
}

export const requestStateNames: Readonly<Record<RequestState, Sentence>> = {
  waiting: { fr: 'En attente', en: 'Waiting' },
  approved: { fr: 'Accordé', en: 'Approved' },
  refused: { fr: 'Refusé', en: 'Refused' },
  withdrawn: { fr: 'Retiré', en: 'Withdrawn' },
  closed: { fr: 'Sans objet', en: 'Overtaken' },
}

export const outcomeNames: Readonly<Record<Outcome, Sentence>> = {
  running: { fr: 'somme attendue', en: 'sum awaited' },
  kept: { fr: 'payé, le reste abandonné', en: 'paid, the rest given up' },
  broken: { fr: 'non tenu : tout est dû à nouveau', en: 'not kept: the whole is due again' },
}

/** What stands between a plan and what was signed; the limits are put in by name. */
export const planBarNames: Readonly<Record<PlanBar, Sentence>> = {
  unsigned: {
    fr: 'aucun mandat signé ici ne dit ce que vous pouvez accorder',
    en: 'no mandate signed here says what you may grant',
  },
  no_power: {
    fr: 'le mandat ne donne pas pouvoir d’accorder des délais',
    en: 'the mandate gives no power to grant time',
  },
  too_long: {
    fr: 'au-delà de {months, plural, one {# mois} other {# mois}}',
    en: 'beyond {months, plural, one {# month} other {# months}}',
  },
  too_much: { fr: 'plus de {most}', en: 'more than {most}' },
}

export const settlementBarNames: Readonly<Record<SettlementBar, Sentence>> = {
  unsigned: planBarNames.unsigned,
  no_power: {
    fr: 'le mandat ne donne pas pouvoir d’accorder des remises',
    en: 'the mandate gives no power to grant discounts',
  },
  too_large_a_part: { fr: 'une remise de plus de {share}', en: 'a discount of more than {share}' },
  too_much: { fr: 'une remise de plus de {most}', en: 'a discount of more than {most}' },
}

export const requestWording = {
  notRunning: {
    fr: 'Le dossier {number} n’est plus confié : il n’y a plus rien à demander à son sujet.',
    en: 'File {number} is no longer placed: there is nothing left to ask about it.',
  },
  asksItself: {
    fr: '{provider} travaille ici : c’est à ce prestataire de faire la demande, depuis son propre compte.',
    en: '{provider} works here: the provider makes the request itself, from its own account.',
  },
  nothingOwed: { fr: 'Plus rien n’est dû dans ce dossier.', en: 'Nothing is owed in this file any more.' },
  asksAlready: {
    fr: 'Une demande du même genre attend déjà une réponse pour ce dossier : retirez-la d’abord.',
    en: 'A request of the same kind is waiting for this file already: withdraw it first.',
  },
  settlementRuns: {
    fr: 'Un règlement pour solde est déjà en cours dans ce dossier : attendez qu’il soit payé ou rompu.',
    en: 'A settlement is running in this file already: wait until it is paid or broken.',
  },
  notLess: {
    fr: 'Un règlement pour solde est inférieur au reste dû ({owed}) : pour le tout, notez une promesse.',
    en: 'A settlement is for less than what is owed ({owed}): for the whole, note a promise.',
  },
  dayWrong: {
    fr: 'Choisissez un jour entre aujourd’hui et dans un an.',
    en: 'Choose a day between today and a year from now.',
  },
  planElsewhere: {
    fr: 'Cet échéancier n’est pas un brouillon de ce dossier : rechargez la page.',
    en: 'This plan is no draft of this file: reload the page.',
  },
  atCourt: { fr: 'Ce dossier est déjà en phase judiciaire.', en: 'This file is at the court stage already.' },
  courtOutside: {
    fr: 'Ce mandat ne couvre que la phase amiable. Demandez à rendre le dossier, en disant qu’il faudrait saisir un tribunal.',
    en: 'This mandate covers the amicable stage only. Ask to hand the file back, saying that a court should be asked.',
  },
  stepsMissing: {
    fr: 'Indiquez ce qui a été tenté, avec les dates : le certificat d’irrécouvrabilité en est la liste.',
    en: 'Say what was tried, with its days: the certificate is made of that list.',
  },
  stepAhead: {
    fr: 'Une démarche est datée du {on}, après aujourd’hui : corrigez sa date.',
    en: 'A step is dated {on}, after today: correct its day.',
  },
  paperUnknown: {
    fr: 'Une pièce jointe n’est pas dans les fichiers de ce client : déposez-la d’abord sur sa page.',
    en: 'An attached paper is not among this customer’s files: drop it on its page first.',
  },
  answeredAlready: {
    fr: 'Cette demande n’attend plus de réponse ({state}) : rechargez la page.',
    en: 'This request no longer waits for an answer ({state}): reload the page.',
  },
  owedMoved: {
    fr: 'Le reste dû a changé depuis la proposition ({before} alors, {now} maintenant). Refusez-la et demandez-en une nouvelle.',
    en: 'What is owed changed since the offer ({before} then, {now} now). Refuse it and ask for a new one.',
  },
  whyMissing: {
    fr: 'Dites pourquoi vous refusez : le prestataire le lira.',
    en: 'Say why you refuse: the provider will read it.',
  },
  mayNotAnswer: {
    fr: 'Approuver cette demande revient à un responsable : transmettez-la-lui.',
    en: 'Approving this request is up to a manager: pass it on.',
  },
  notYours: { fr: 'Seul le prestataire retire ce qu’il a demandé.', en: 'Only the provider takes back what it asked.' },
  writeOffLabel: { fr: 'Abandon après règlement pour solde', en: 'Given up after a settlement' },
  refusedPlan: { fr: 'Refusé par le créancier : {why}', en: 'Refused by the creditor: {why}' },
  certificate: { fr: 'Certificat d’irrécouvrabilité', en: 'Certificate of irrecoverability' },
  certificateUnder: {
    fr: '{customer} – dossier {number}, confié par {creditor} à {provider}',
    en: '{customer} – file {number}, placed by {creditor} with {provider}',
  },
  certifies: {
    fr: '{provider} certifie avoir tenté de recouvrer {amount} auprès de {customer} pour le compte de {creditor}, sans y parvenir, et n’attendre plus rien des démarches amiables.',
    en: '{provider} certifies that it tried to collect {amount} from {customer} on behalf of {creditor}, without success, and expects nothing more from amicable steps.',
  },
  reasonHead: { fr: 'Motif', en: 'Reason' },
  stepsHead: { fr: 'Démarches', en: 'Steps taken' },
  stepLine: { fr: '{on} : {what}', en: '{on}: {what}' },
  documentsHead: { fr: 'Créances', en: 'Claims' },
  document: { fr: 'Pièce', en: 'Document' },
  due: { fr: 'Échéance', en: 'Due' },
  left: { fr: 'Reste dû', en: 'Still owed' },
  stated: { fr: 'Établi par {name} ({provider}) le {on}.', en: 'Stated by {name} ({provider}) on {on}.' },
  openStill: {
    fr: 'Ce certificat constate l’échec du recouvrement. Il n’éteint pas la dette.',
    en: 'This certificate records that collection failed. It does not end the debt.',
  },
  stepMessage: {
    fr: '{channel, select, email {Courriel} sms {SMS} registered_letter {Lettre recommandée} other {Lettre}}',
    en: '{channel, select, email {E-mail} sms {Text message} registered_letter {Registered letter} other {Letter}}',
  },
  stepPromise: { fr: 'Promesse de paiement', en: 'Promise to pay' },
  stepPlan: { fr: 'Échéancier proposé', en: 'Instalment plan proposed' },
  stepDispute: { fr: 'Litige', en: 'Dispute' },
  stepNotice: { fr: 'Mise en demeure', en: 'Formal notice' },
} as const satisfies Record<string, Sentence>
