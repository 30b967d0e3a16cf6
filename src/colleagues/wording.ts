import type { Sentence } from '../kernel/wording.ts'
import type { DeedKind } from './model.ts'

/** What a member or a colleague is refused. */
export const colleaguesWording = {
  colleagueGone: {
    fr: 'Ce collègue ne fait plus partie de la liste. Choisissez-en un autre.',
    en: 'This colleague is no longer on the list. Choose another one.',
  },
  noAddress: {
    fr: '{name} n’a pas d’adresse e-mail : ajoutez-la dans Réglages, Collègues.',
    en: '{name} has no e-mail address: add it in Settings, Colleagues.',
  },
  asksEmpty: {
    fr: 'Écrivez la question avant de l’envoyer.',
    en: 'Write the question before sending it.',
  },
  itemUnknown: {
    fr: 'Une des pièces n’est pas de ce client. Rechargez la page et choisissez-la à nouveau.',
    en: 'One of the documents is not this customer’s. Reload the page and choose it again.',
  },
  disputeUnknown: {
    fr: 'Ce litige n’est pas de ce client.',
    en: 'This dispute is not this customer’s.',
  },
  disputeOver: {
    fr: 'Ce litige est résolu : il n’y a plus rien à en dire ici.',
    en: 'This dispute is resolved: there is nothing left to say about it here.',
  },
  dayPast: {
    fr: 'Le {day} est passé. Choisissez un jour à venir.',
    en: '{day} has passed. Choose a day to come.',
  },
  dayWrong: { fr: 'Ce jour n’existe pas au calendrier.', en: 'This is not a day of the calendar.' },
  notOpen: {
    fr: 'Cette question est close : il n’y a plus rien à y faire.',
    en: 'This question is closed: there is nothing left to do about it.',
  },
  notAnswered: {
    fr: 'Cette question attend encore sa réponse : retirez-la plutôt.',
    en: 'This question still waits for its answer: withdraw it instead.',
  },
  answered: {
    fr: 'Cette question a reçu une réponse : lisez-la, puis posez-en une autre au besoin.',
    en: 'This question has an answer: read it, then ask another one if need be.',
  },
  tooMany: {
    fr: 'Trop d’envois depuis cette page : appelez la personne qui vous a écrit.',
    en: 'Too much was sent from this page: call whoever wrote to you.',
  },
  decided: {
    fr: 'Cette proposition a déjà reçu sa réponse.',
    en: 'This proposal has been answered already.',
  },
  decideFirst: {
    fr: 'Répondez d’abord à ce qui est proposé : retenez-le ou écartez-le.',
    en: 'Answer what is proposed first: agree to it or decline it.',
  },
  holdTooLong: {
    fr: 'Les relances peuvent être suspendues d’ici jusqu’au {last} au plus tard. Choisissez un jour plus proche.',
    en: 'Reminders can be put on hold from here until {last} at the latest. Choose an earlier day.',
  },
  holdForbidden: {
    fr: 'Votre société ne laisse pas suspendre les relances depuis cette page. Écrivez votre demande en réponse.',
    en: 'Your company does not let reminders be put on hold from this page. Write your request as an answer.',
  },
  answerEmpty: { fr: 'Écrivez votre réponse avant de l’envoyer.', en: 'Write your answer before sending it.' },
  reasonEmpty: {
    fr: 'Dites en une phrase pourquoi : vos collègues le liront.',
    en: 'Say why in one sentence: your colleagues will read it.',
  },
  centsWrong: {
    fr: '« {value} » n’est pas un montant. Écrivez-le comme 1 250,00.',
    en: '“{value}” is not an amount. Write it like 1,250.00.',
  },
  centsTooLarge: {
    fr: 'L’avoir ({asked}) dépasse ce qui est contesté ({left}).',
    en: 'The credit note ({asked}) is more than what is contested ({left}).',
  },
  noDispute: {
    fr: 'Cette question n’est pas à propos d’un litige.',
    en: 'This question is about no dispute.',
  },
  taskUnknown: {
    fr: 'Cette tâche est déjà faite, ou n’est pas la vôtre.',
    en: 'This task is done already, or is not yours.',
  },
  noFile: { fr: 'Choisissez un fichier avant de l’envoyer.', en: 'Choose a file before sending it.' },
  fileTwice: { fr: '« {name} » est déjà joint.', en: '“{name}” is attached already.' },
  formOld: {
    fr: 'Cette page est restée ouverte trop longtemps. Rechargez-la et recommencez.',
    en: 'This page was left open for too long. Reload it and try again.',
  },
  mailWithdrawn: {
    fr: 'La question a été retirée ou close avant le départ du message.',
    en: 'The question was withdrawn or closed before the message left.',
  },
} as const satisfies Record<string, Sentence>

/** What a colleague did, as members and its own page call it. */
export const deedNames: Record<DeedKind, Sentence> = {
  answer: { fr: 'Réponse', en: 'Answer' },
  accept: { fr: 'Donner raison au client', en: 'Accept the dispute' },
  reject: { fr: 'Rejeter le litige', en: 'Reject the dispute' },
  hold: { fr: 'Relances suspendues', en: 'Reminders on hold' },
  file: { fr: 'Fichier joint', en: 'File attached' },
  task: { fr: 'Tâche faite', en: 'Task done' },
}

/** What a question of a dispute asks, and the note of a hold. */
export const askedWording = {
  dispute: {
    fr: 'Le client conteste : {cause}. Vous en répondez : dites ce que vous en savez et ce que vous proposez.',
    en: 'The customer contests: {cause}. You answer for it: say what you know about it and what you propose.',
  },
  task: {
    fr: 'Le client conteste : {cause}. Une tâche vous revient : faites-la et cochez-la, ou dites ce qui l’empêche.',
    en: 'The customer contests: {cause}. A task of it is yours: do it and tick it, or say what stands in the way.',
  },
} as const satisfies Record<string, Sentence>
