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
  ofAgency: {
    fr: 'Ce message est de {agency}, qui l’envoie elle-même : elle seule dit ce qu’il devient.',
    en: 'This message is that of {agency}, which sends it itself: it alone says what becomes of it.',
  },
  ofCreditor: {
    fr: 'Ce message est parti au nom du créancier, par son serveur : c’est lui qui y regarde et dit ce qu’il devient.',
    en: 'This message left in the creditor’s name, by its server: the creditor looks there and says what becomes of it.',
  },
  statementEmpty: {
    fr: 'Rien n’est ouvert au compte de {customer} : il n’y a pas de relevé à envoyer.',
    en: 'Nothing is open on the account of {customer}: there is no statement to send.',
  },
  statementOfMember: {
    fr: 'Les pièces de {customer} ne sont pas du même créancier que les autres : un relevé parle pour un seul. Envoyez un relevé par société.',
    en: 'The documents of {customer} are not of the same creditor as the others: a statement speaks for one. Send a statement for each company.',
  },
  statementTooLong: {
    fr: 'Ce relevé aurait {count} lignes : au-delà de {max}, envoyez plutôt l’export de ses pièces.',
    en: 'This statement would have {count} lines: beyond {max}, send the export of the documents instead.',
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
  saidDead: {
    fr: 'Personne ne lit plus {address} : « {said} ». Corrigez l’adresse sur la fiche du client, puis renvoyez.',
    en: 'Nobody reads {address} any more: “{said}”. Correct the address in the customer record, then send again.',
  },
  addressRefused: {
    fr: 'L’adresse {address} n’existe pas ou ne reçoit plus de courrier ({response}). Corrigez-la sur la fiche du client, puis renvoyez.',
    en: 'The address {address} does not exist or takes no more mail ({response}). Correct it in the customer record, then send again.',
  },
  addresseeOptedOut: {
    fr: '{address} a demandé à ne plus recevoir d’e-mails depuis que ce message attend : écrivez à une autre personne, ou par lettre.',
    en: '{address} asked for no more e-mail while this message was waiting: write to somebody else, or by letter.',
  },
  addresseeInvalid: {
    fr: 'L’adresse {address} ne reçoit plus de courrier, on l’a su pendant que ce message attendait : corrigez-la sur la fiche du client.',
    en: 'The address {address} takes no more mail, which became known while this message was waiting: correct it in the customer record.',
  },
  addresseeRemoved: {
    fr: '{address} a été retirée des interlocuteurs de ce client pendant que ce message attendait : écrivez à une autre personne.',
    en: '{address} was removed from the contacts of this customer while this message was waiting: write to somebody else.',
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
  textsStopped: {
    fr: 'Le destinataire de {address} a demandé de ne plus recevoir de SMS, ou son numéro n’en prend plus : rien n’est parti.',
    en: 'Whoever has {address} asked for no more texts, or the number takes none any more: nothing left.',
  },
  noSmsService: {
    fr: 'Aucun service de SMS n’est réglé : rien n’est parti. Réglez-en un dans Réglages › SMS et courrier, puis renvoyez.',
    en: 'No text message service is set up: nothing left. Set one up in Settings › Texts and post, then send again.',
  },
  noRegisteredMailService: {
    fr: 'Aucun service de recommandé électronique n’est réglé : rien n’est parti. Réglez-en un dans Réglages › SMS et courrier, puis renvoyez.',
    en: 'No electronic registered letter service is set up: nothing left. Set one up in Settings › Texts and post, then send again.',
  },
  numberWrong: {
    fr: '« {address} » n’est pas un numéro de mobile complet : corrigez-le sur la fiche du client.',
    en: '“{address}” is not a complete mobile number: correct it in the customer record.',
  },
  numberMissing: {
    fr: '{customer} n’a pas de numéro de mobile qui prenne les SMS : ajoutez-en un sur sa fiche, ou choisissez un e-mail.',
    en: '{customer} has no mobile number that takes texts: add one to the record, or choose an e-mail.',
  },
  noAnswerOfService: {
    fr: 'Le message a été remis en entier mais le service n’a pas confirmé : {reason} Il est cherché chez lui ; s’il y est, il comptera comme envoyé. Sinon, demandez au client avant de renvoyer.',
    en: 'The whole message was handed over but the service did not confirm: {reason} It is looked for there; if found, it counts as sent. If not, ask the customer before sending again.',
  },
  foundAtService: {
    fr: 'Retrouvé chez le service, qui l’avait bien pris.',
    en: 'Found at the service, which had taken it.',
  },
  recipientRefused: {
    fr: 'Le destinataire {address} est refusé par le service ({response}). Corrigez-le sur la fiche du client, puis renvoyez.',
    en: 'The recipient {address} is refused by the service ({response}). Correct it in the customer record, then send again.',
  },
  serviceRefused: {
    fr: 'Le service a refusé ce message : {response}',
    en: 'The service refused this message: {response}',
  },
  undelivered: {
    fr: 'Non remis à {address} : {detail}. Corrigez le destinataire ou choisissez un autre canal, puis renvoyez.',
    en: 'Not delivered to {address}: {detail}. Correct the recipient or choose another channel, then send again.',
  },
  returned: {
    fr: 'Revenue à l’expéditeur : {detail}. Vérifiez l’adresse du client, puis renvoyez.',
    en: 'Returned to sender: {detail}. Check the customer’s address, then send again.',
  },
  refusedByRecipient: {
    fr: 'Le destinataire a refusé la lettre : la notification compte, la preuve du refus est gardée.',
    en: 'The recipient refused the letter: notice counts as given, the proof of refusal is kept.',
  },
  unclaimed: {
    fr: 'Le destinataire n’a pas retiré la lettre : la notification compte, la preuve est gardée.',
    en: 'The recipient did not claim the letter: notice counts as given, the proof is kept.',
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
  attachmentGone: {
    fr: 'Le document joint « {name} » n’est plus gardé tel qu’il était : remettez-le chez le client, puis préparez le message de nouveau.',
    en: 'The attached document “{name}” is no longer kept as it was: put it back at the customer, then prepare the message again.',
  },
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
