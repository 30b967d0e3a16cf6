import type { Sentence } from '../kernel/wording.ts'

/** What the outbox tells people: where a message stands, why, and what to do. */
export const outboxWording = {
  isLeaving: {
    fr: 'Ce message est en train de partir : attendez son résultat.',
    en: 'This message is leaving right now: wait for its result.',
  },
  hasLeft: {
    fr: 'Ce message est déjà parti : il ne peut plus être annulé.',
    en: 'This message has already left and cannot be cancelled.',
  },
  isDone: {
    fr: 'Ce message est déjà parti : il n’y a plus rien à faire.',
    en: 'This message has already left: nothing remains to be done.',
  },
  isCancelled: {
    fr: 'Ce message a été annulé : préparez-en un nouveau si besoin.',
    en: 'This message was cancelled: prepare a new one if needed.',
  },
  notInThisState: {
    fr: 'Cette action n’est pas possible dans l’état actuel du message. Rechargez la page pour le voir.',
    en: 'This cannot be done in the message’s present state. Reload the page to see it.',
  },
  addressWrong: {
    fr: '« {address} » n’est pas une adresse e-mail complète : corrigez-la sur la fiche du client.',
    en: '“{address}” is not a complete e-mail address: correct it in the customer record.',
  },
  addressMissing: {
    fr: '{customer} n’a pas d’adresse e-mail : ajoutez-en une sur sa fiche, ou choisissez une lettre.',
    en: '{customer} has no e-mail address: add one to the record, or choose a letter.',
  },
  serverRefused: {
    fr: 'Le serveur a refusé ce message : {response}',
    en: 'The server refused this message: {response}',
  },
  bounced: {
    fr: 'Revenu non remis : le serveur de {address} répond « {response} ». Corrigez l’adresse sur la fiche du client, puis renvoyez.',
    en: 'Came back undelivered: the server of {address} answers “{response}”. Correct the address in the customer record, then send again.',
  },
  addressRefused: {
    fr: 'L’adresse {address} n’existe pas ou ne reçoit plus de courrier ({response}). Corrigez-la sur la fiche du client, puis renvoyez.',
    en: 'The address {address} does not exist or takes no more mail ({response}). Correct it in the customer record, then send again.',
  },
  postponed: {
    fr: 'Rien n’est parti, le serveur a répondu : {response} Un nouvel essai suivra.',
    en: 'Nothing left; the server answered: {response} Another try will follow.',
  },
  triedEnough: {
    fr: 'Rien n’est parti après {attempts, number} essais ; dernière réponse du serveur : {response} Vérifiez les réglages d’envoi, puis renvoyez.',
    en: 'Nothing left after {attempts, number} tries; last answer of the server: {response} Check the mail server settings, then send again.',
  },
  noAnswer: {
    fr: 'Le message a été remis en entier mais le serveur n’a pas confirmé : {reason} Demandez au client s’il l’a reçu avant de renvoyer.',
    en: 'The whole message was handed over but the server did not confirm: {reason} Ask the customer whether it arrived before sending again.',
  },
  interrupted: {
    fr: 'L’envoi a été interrompu (arrêt du programme ou de la machine) : le message est peut-être parti. Demandez au client s’il l’a reçu avant de renvoyer.',
    en: 'Sending was interrupted (program or machine stopped): the message may have left. Ask the customer whether it arrived before sending again.',
  },
  preparationBroke: {
    fr: 'Ce message n’a pas pu être préparé à cause d’une erreur de notre côté (référence {reference}). Un nouvel essai suivra.',
    en: 'This message could not be prepared because of an error on our side (reference {reference}). Another try will follow.',
  },
  passwordUnreadable: {
    fr: 'Le mot de passe du serveur d’envoi ne peut plus être lu : saisissez-le de nouveau dans les réglages.',
    en: 'The password of the mail server can no longer be read: type it again in the settings.',
  },
  confirmedByPerson: { fr: 'Réception confirmée par {name}.', en: 'Arrival confirmed by {name}.' },
  cancelledByPerson: { fr: 'Annulé par {name}.', en: 'Cancelled by {name}.' },
  sentAgainByPerson: { fr: 'Nouvel envoi demandé par {name}.', en: 'Sending again asked by {name}.' },
  documentBroken: {
    fr: 'La lettre n’a pas pu être mise en page ({problem}). Vérifiez le logo et le texte, puis relancez sa préparation.',
    en: 'The letter could not be laid out ({problem}). Check the logo and the text, then prepare it again.',
  },
  postedInFuture: {
    fr: 'Le {day} n’est pas encore venu : indiquez le jour où les lettres ont été postées.',
    en: '{day} has not come yet: give the day the letters were posted.',
  },
  postedTooEarly: {
    fr: 'Cette lettre a été préparée le {made} : elle ne peut pas avoir été postée le {day}.',
    en: 'This letter was prepared on {made}: it cannot have been posted on {day}.',
  },
  beingRemade: {
    fr: 'Les montants ont changé depuis : la lettre est refaite et rejoindra le prochain tirage.',
    en: 'The amounts have changed since: the letter is being made again and will join the next batch.',
  },
  nothingToPrint: {
    fr: 'Aucune lettre n’est prête à imprimer.',
    en: 'No letter is ready to print.',
  },
  passwordNeeded: {
    fr: 'Saisissez le mot de passe : il n’est conservé que pour le même serveur et le même identifiant.',
    en: 'Type the password: it is kept only for the same server and the same user name.',
  },
  senderAddressWrong: {
    fr: '« {address} » n’est pas une adresse d’expéditeur complète.',
    en: '“{address}” is not a complete sender address.',
  },
  testAddressWrong: {
    fr: '« {address} » n’est pas une adresse e-mail complète : le message d’essai ne peut pas y être envoyé.',
    en: '“{address}” is not a complete e-mail address: the test message cannot be sent there.',
  },
  hostWrong: {
    fr: '« {host} » n’est pas un nom de serveur, comme smtp.fournisseur.fr.',
    en: '“{host}” is not a server name, such as smtp.provider.com.',
  },
  testPostponed: {
    fr: 'La connexion fonctionne, mais le message d’essai n’a pas été accepté : {response}',
    en: 'The connection works, but the test message was not accepted: {response}',
  },
  testUncertain: {
    fr: 'La connexion fonctionne, mais le serveur n’a pas confirmé le message d’essai ({reason}). Regardez s’il est arrivé.',
    en: 'The connection works, but the server did not confirm the test message ({reason}). See whether it arrived.',
  },
  testSubject: { fr: 'Message d’essai de {organisation}', en: 'Test message from {organisation}' },
  testBody: {
    fr: 'Ce message prouve que Quittance peut envoyer du courrier pour {organisation} par {host}. Il n’appelle aucune réponse.',
    en: 'This message proves that Quittance can send mail for {organisation} through {host}. It needs no answer.',
  },
} as const satisfies Record<string, Sentence>
