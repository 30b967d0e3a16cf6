import type { Sentence } from '../kernel/wording.ts'
import type { DisputeCause, Doubt, MailNature, ReplyChannel, ReplyKind, ThreadedBy } from './model.ts'

export const kindNames: Record<ReplyKind, Sentence> = {
  promise: { fr: 'Promesse de paiement', en: 'Promise to pay' },
  dispute: { fr: 'Litige', en: 'Dispute' },
  paid: { fr: 'Déjà payé', en: 'Already paid' },
  contact: { fr: 'Changement d’interlocuteur', en: 'Change of contact' },
  absence: { fr: 'Absence', en: 'Absence' },
  document: { fr: 'Demande de document', en: 'Asks for a document' },
  opt_out: { fr: 'Ne veut plus de messages', en: 'Wants no more messages' },
  insolvency: { fr: 'Procédure collective', en: 'Insolvency' },
  address_dead: { fr: 'Adresse abandonnée', en: 'Address no longer read' },
  other: { fr: 'Autre', en: 'Other' },
}

export const channelNames: Record<ReplyChannel, Sentence> = {
  email: { fr: 'E-mail', en: 'E-mail' },
  sms: { fr: 'SMS', en: 'Text message' },
}

export const natureNames: Record<MailNature, Sentence> = {
  reply: { fr: 'Réponse', en: 'Reply' },
  bounce: { fr: 'Retour de courrier', en: 'Bounce' },
  complaint: { fr: 'Signalé comme indésirable', en: 'Reported as spam' },
  automatic: { fr: 'Réponse automatique', en: 'Automatic reply' },
  unreadable: { fr: 'Illisible', en: 'Unreadable' },
}

export const threadedByNames: Record<ThreadedBy, Sentence> = {
  thread: { fr: 'répond à notre message', en: 'answers our message' },
  sender: { fr: 'expéditeur connu', en: 'known sender' },
  document: { fr: 'cite ses pièces', en: 'cites its documents' },
  alias: { fr: 'expéditeur déjà rattaché', en: 'sender assigned before' },
  person: { fr: 'rattaché à la main', en: 'assigned by hand' },
}

/** What is said of the sender of a text instead: a number is proven by nothing. */
export const strangeNumber: Sentence = {
  fr: 'Numéro non vérifié : ce n’est pas celui d’un interlocuteur connu.',
  en: 'Number not verified: it is not that of a known contact.',
}

export const doubtNames: Record<Doubt, Sentence> = {
  stranger: {
    fr: 'Expéditeur non vérifié : cette adresse n’est pas celle d’un interlocuteur connu.',
    en: 'Sender not verified: this address is not that of a known contact.',
  },
  failed: {
    fr: 'Expéditeur non vérifié : le serveur de réception dit que ce message ne vient pas du domaine affiché.',
    en: 'Sender not verified: the receiving server says that this message does not come from the domain it shows.',
  },
  unproven: {
    fr: 'Expéditeur non vérifié : le serveur de réception ne dit rien de son authenticité.',
    en: 'Sender not verified: the receiving server says nothing of its authenticity.',
  },
}

/** The cause that organisations start with, by what a sentence speaks of. */
export const causeNames: Record<DisputeCause, string> = {
  price: 'Prix',
  quantity: 'Quantité',
  quality: 'Qualité',
  delivery: 'Livraison',
  late: 'Retard',
  order_no: 'Commande ou référence manquante',
  twice: 'Doublon',
  credit: 'Avoir attendu',
  error: 'Erreur administrative',
}

export const repliesWording = {
  hostWrong: {
    fr: '« {host} » n’est pas un nom de serveur. Écrivez par exemple imap.exemple.fr.',
    en: '“{host}” is not a server name. Write for instance imap.example.com.',
  },
  usernameMissing: { fr: 'Indiquez l’identifiant de la boîte.', en: 'Give the user name of the mailbox.' },
  passwordNeeded: {
    fr: 'Saisissez le mot de passe de la boîte : celui qui est enregistré vaut pour un autre serveur ou ne peut plus être lu.',
    en: 'Type the password of the mailbox: the one kept belongs to another server or can no longer be read.',
  },
  noCustomer: {
    fr: 'Rattachez d’abord cette réponse à un client.',
    en: 'Assign this reply to a customer first.',
  },
  alreadyHandled: {
    fr: 'Cette réponse est déjà traitée, par {who}.',
    en: 'This reply was handled already, by {who}.',
  },
  notDismissed: {
    fr: 'Seule une réponse écartée peut être remise à lire.',
    en: 'Only a dismissed reply can be taken up again.',
  },
  contactForeign: {
    fr: 'Cet interlocuteur n’est pas de ce client. Choisissez-en un autre.',
    en: 'This contact is not of this customer. Choose another.',
  },
  contactMissing: {
    fr: 'Choisissez l’interlocuteur dont il s’agit.',
    en: 'Choose the contact this is about.',
  },
  notInHand: {
    fr: 'Une de ces pièces ne vous a pas été confiée. Choisissez parmi celles du dossier.',
    en: 'One of these documents was not placed with you. Choose among those of the file.',
  },
  statementOfCreditor: {
    fr: 'Un relevé dit tout ce que doit ce client : c’est au créancier de l’envoyer. Dites-lui qu’il est demandé.',
    en: 'A statement tells all that this customer owes: it is for the creditor to send. Tell the creditor that it is asked for.',
  },
  originalOfCreditor: {
    fr: 'Ce courrier est arrivé dans la boîte du créancier : lui seul en a l’original.',
    en: 'This mail reached the creditor’s mailbox: it alone has the original.',
  },
  notToHandOn: {
    fr: 'Seul un e-mail qui n’est d’aucun de vos clients peut être rattaché au dossier d’un créancier.',
    en: 'Only an e-mail that is of none of your own customers can be put with the file of a creditor.',
  },
  linkLeftOut: { fr: '[adresse]', en: '[address]' },
  dayPassed: {
    fr: 'Le {day} est passé. Choisissez un jour à venir.',
    en: '{day} has passed. Choose a day to come.',
  },
} satisfies Record<string, Sentence>
