import type { Channel, RecipientKind, TemplateKey, Tone } from '../../src/correspondence/model.ts'
import type { MessageState } from '../../src/correspondence/rules.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

export const messageChannelNames: Record<Channel, Sentence> = {
  email: { fr: 'E-mail', en: 'E-mail' },
  sms: { fr: 'SMS', en: 'Text' },
  letter: { fr: 'Lettre', en: 'Letter' },
  registered_letter: { fr: 'Recommandé', en: 'Registered' },
  electronic_registered: { fr: 'Recommandé électronique', en: 'Electronic registered' },
}

export const toneNames: Record<Tone, Sentence> = {
  pre_reminder: { fr: 'Rappel avant échéance', en: 'Note before due date' },
  courteous: { fr: 'Relance courtoise', en: 'Courteous reminder' },
  firm: { fr: 'Relance ferme', en: 'Firm reminder' },
  final: { fr: 'Dernière relance', en: 'Last reminder' },
  formal_notice: { fr: 'Mise en demeure', en: 'Formal notice' },
  statement: { fr: 'Relevé de compte', en: 'Statement of account' },
  group_statement: { fr: 'Relevé du groupe', en: 'Group statement' },
  debit_notice: { fr: 'Préavis de prélèvement', en: 'Notice of direct debit' },
  instalment_coming: { fr: 'Versement à venir', en: 'Instalment to come' },
  instalment_missed: { fr: 'Versement manqué', en: 'Instalment missed' },
  note: { fr: 'Message libre', en: 'Free message' },
}

/** What each text is for, the short twins for telephones included. */
export const templateNames: Record<TemplateKey, Sentence> = {
  ...toneNames,
  sms_pre_reminder: { fr: 'SMS avant échéance', en: 'Text before due date' },
  sms_courteous: { fr: 'SMS courtois', en: 'Courteous text' },
  sms_firm: { fr: 'SMS ferme', en: 'Firm text' },
  sms_final: { fr: 'Dernier SMS', en: 'Last text' },
}

export const audienceNames: Record<RecipientKind, Sentence> = {
  business: { fr: 'Entreprises', en: 'Businesses' },
  consumer: { fr: 'Particuliers', en: 'Consumers' },
  public: { fr: 'Secteur public', en: 'Public bodies' },
}

export const messageStateNames: Record<MessageState, Sentence> = {
  queued: { fr: 'En attente', en: 'Waiting' },
  sending: { fr: 'En train de partir', en: 'Leaving now' },
  sent: { fr: 'Envoyé', en: 'Sent' },
  failed: { fr: 'Échec', en: 'Failed' },
  uncertain: { fr: 'Incertain', en: 'Uncertain' },
  produced: { fr: 'À imprimer', en: 'To print' },
  posted: { fr: 'Posté', en: 'Posted' },
  cancelled: { fr: 'Annulé', en: 'Cancelled' },
}

export const langNames: Record<'fr' | 'en', Sentence> = {
  fr: { fr: 'Français', en: 'French' },
  en: { fr: 'Anglais', en: 'English' },
}

/** What is said of messages: where they stand, what proves them, what may be done about them. */
export const wording = {
  writtenBy: { fr: 'écrit par {agency}', en: 'written by {agency}' },
  messages: { fr: 'Messages', en: 'Messages' },
  message: { fr: 'Message', en: 'Message' },
  customer: { fr: 'Client', en: 'Customer' },
  subject: { fr: 'Objet', en: 'Subject' },
  to: { fr: 'À', en: 'To' },
  channel: { fr: 'Canal', en: 'Channel' },
  state: { fr: 'État', en: 'State' },
  when: { fr: 'Le', en: 'On' },
  received: { fr: 'Reçu le', en: 'Received on' },
  everyState: { fr: 'Tous', en: 'All' },
  noMessageTitle: { fr: 'Aucun message ici', en: 'No message here' },
  noMessage: {
    fr: 'Les messages approuvés et les étapes automatiques apparaîtront ici, avec leur preuve.',
    en: 'Approved messages and automatic steps will show here, with their proof.',
  },
  noTroubleTitle: { fr: 'Rien en attente, rien en échec', en: 'Nothing waiting, nothing failed' },
  noTrouble: {
    fr: 'Tout ce qui devait partir est parti. Un refus ou un doute apparaîtrait ici le jour même.',
    en: 'Everything due has left. A refusal or a doubt would show here the same day.',
  },
  whatTheyGot: { fr: 'Ce que le client reçoit', en: 'What the customer receives' },
  exact: { fr: 'Lu dans le message tel qu’il est parti.', en: 'Read from the message as it left.' },
  notExact: { fr: 'Le message tel qu’il partirait maintenant.', en: 'The message as it would leave now.' },
  asMail: { fr: 'Aperçu', en: 'Preview' },
  asText: { fr: 'Texte', en: 'Text' },
  asLetter: { fr: 'Lettre', en: 'Letter' },
  shownAs: { fr: 'Forme du message', en: 'Form of the message' },
  frameTitle: { fr: 'Message : {subject}', en: 'Message: {subject}' },
  attachments: {
    fr: '{n, plural, one {# pièce jointe} other {# pièces jointes}} : {names}',
    en: '{n, plural, one {# attachment} other {# attachments}}: {names}',
  },
  openPdf: { fr: 'Ouvrir le PDF', en: 'Open the PDF' },
  downloadMime: {
    fr: 'Télécharger le message tel qu’il est parti (.eml)',
    en: 'Download the message as it left (.eml)',
  },
  pdfTitle: { fr: 'Lettre en PDF', en: 'Letter as PDF' },
  proof: { fr: 'Preuve', en: 'Proof' },
  proofMade: { fr: 'Empreinte SHA-256 du document du {at}', en: 'SHA-256 fingerprint of the document of {at}' },
  attempts: { fr: 'Essais', en: 'Tries' },
  attemptAccepted: { fr: 'accepté', en: 'accepted' },
  attemptRefused: { fr: 'refusé', en: 'refused' },
  attemptPostponed: { fr: 'reporté', en: 'postponed' },
  attemptUncertain: { fr: 'incertain', en: 'uncertain' },
  attemptRunning: { fr: 'en cours', en: 'under way' },
  confirmArrival: { fr: 'Dire qu’il est arrivé', en: 'Say it arrived' },
  sendAgain: { fr: 'Renvoyer le message', en: 'Send the message again' },
  sendAgainTitle: { fr: 'Renvoyer ce message ?', en: 'Send this message again?' },
  sendAgainUncertain: {
    fr: 'On ne sait pas si le premier envoi est arrivé : {name} pourrait recevoir deux fois le même message ({address}).',
    en: 'It is not known whether the first one arrived: {name} might receive the same message twice ({address}).',
  },
  sendAgainFailed: {
    fr: 'Le message part de nouveau à {name} ({address}).',
    en: 'The message leaves again to {name} ({address}).',
  },
  cancelMessage: { fr: 'Annuler l’envoi', en: 'Cancel the message' },
  arrivalSaid: { fr: 'Le message à {name} compte comme arrivé.', en: 'The message to {name} counts as arrived.' },
  sentAgainSaid: { fr: 'Le message à {name} repart.', en: 'The message to {name} leaves again.' },
  cancelledSaid: { fr: 'Le message à {name} ne partira pas.', en: 'The message to {name} will not leave.' },
  postedOn: { fr: 'Posté le {day}', en: 'Posted on {day}' },
  registeredNo: { fr: 'N° de recommandé {no}', en: 'Registered no. {no}' },
  openCustomer: { fr: 'Ouvrir la fiche client', en: 'Open the customer' },
  mailboxTitle: { fr: 'Boîte de test', en: 'Test mailbox' },
  mailboxOn: {
    fr: 'Aucun serveur d’envoi n’est réglé : rien ne quitte la maison. Les messages arrivent ici, tels que vos clients les verraient.',
    en: 'No mail server is set: nothing leaves the house. Messages arrive here, as your customers would see them.',
  },
  mailboxOff: {
    fr: 'Un serveur d’envoi est réglé : les nouveaux messages partent vraiment et n’arrivent plus ici.',
    en: 'A mail server is set: new messages really leave and no longer arrive here.',
  },
  setServer: { fr: 'Régler le serveur d’envoi', en: 'Set up the mail server' },
  noMailTitle: { fr: 'La boîte de test est vide', en: 'The test mailbox is empty' },
  noMail: {
    fr: 'Approuvez une relance : elle arrivera ici comme votre client la recevrait, sans lui être envoyée.',
    en: 'Approve a reminder: it will arrive here as your customer would receive it, without being sent.',
  },
} satisfies Record<string, Sentence>
