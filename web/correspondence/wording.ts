import type { Channel, RecipientKind, Tone } from '../../src/correspondence/model.ts'
import type { MessageState } from '../../src/correspondence/rules.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

export const messageChannelNames: Record<Channel, Sentence> = {
  email: { fr: 'E-mail', en: 'E-mail' },
  letter: { fr: 'Lettre', en: 'Letter' },
  registered_letter: { fr: 'Recommandé', en: 'Registered' },
}

export const toneNames: Record<Tone, Sentence> = {
  pre_reminder: { fr: 'Rappel avant échéance', en: 'Note before due date' },
  courteous: { fr: 'Relance courtoise', en: 'Courteous reminder' },
  firm: { fr: 'Relance ferme', en: 'Firm reminder' },
  final: { fr: 'Dernière relance', en: 'Last reminder' },
  formal_notice: { fr: 'Mise en demeure', en: 'Formal notice' },
  statement: { fr: 'Relevé de compte', en: 'Statement of account' },
  note: { fr: 'Message libre', en: 'Free message' },
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

export const wording = {
  // Messages
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

  // Letters to print
  lettersToPrint: {
    fr: '{n, plural, =0 {Aucune lettre à imprimer} one {# lettre à imprimer} other {# lettres à imprimer}}',
    en: '{n, plural, =0 {No letter to print} one {# letter to print} other {# letters to print}}',
  },
  noLetter: {
    fr: 'Les lettres approuvées s’ajoutent ici. Vous les imprimez en un seul PDF, puis vous dites qu’elles sont postées.',
    en: 'Approved letters gather here. You print them as one PDF, then say they are posted.',
  },
  gather: { fr: 'Réunir les lettres en un PDF', en: 'Gather the letters into one PDF' },
  gatherTitle: {
    fr: 'Réunir {n, plural, one {# lettre} other {# lettres}} ?',
    en: 'Gather {n, plural, one {# letter} other {# letters}}?',
  },
  gatherWhat: {
    fr: 'Chaque lettre est vérifiée une dernière fois : celles dont les factures ont été réglées depuis sont écartées.',
    en: 'Each letter is checked one last time: those whose invoices were paid meanwhile are left out.',
  },
  gathered: {
    fr: '{n, plural, one {# lettre réunie} other {# lettres réunies}}.',
    en: '{n, plural, one {# letter gathered} other {# letters gathered}}.',
  },
  gatheredLeftOut: {
    fr: '{n, plural, one {# lettre écartée} other {# lettres écartées}}',
    en: '{n, plural, one {# letter left out} other {# letters left out}}',
  },
  batches: { fr: 'Lots imprimés', en: 'Printed batches' },
  batchOf: { fr: 'Lot du', en: 'Batch of' },
  batchLetters: { fr: 'Lettres', en: 'Letters' },
  batchPosted: { fr: 'Postées', en: 'Posted' },
  batchBy: { fr: 'Par', en: 'By' },
  markPosted: { fr: 'Marquer postées', en: 'Mark as posted' },
  markPostedTitle: { fr: 'Dire que le lot est posté', en: 'Say that the batch is posted' },
  markPostedWhat: {
    fr: '{n, plural, one {La lettre de ce lot compte} other {Les # lettres de ce lot comptent}} comme postée à cette date : c’est elle qui fait courir les délais.',
    en: '{n, plural, one {The letter of this batch counts} other {The # letters of this batch count}} as posted on that day: delays run from it.',
  },
  postingDay: { fr: 'Jour du dépôt', en: 'Day of posting' },
  postedSaid: {
    fr: '{n, plural, one {# lettre postée} other {# lettres postées}}.',
    en: '{n, plural, one {# letter posted} other {# letters posted}}.',
  },
  registeredNos: { fr: 'Numéros de recommandé', en: 'Registered numbers' },
  registeredNosHint: {
    fr: 'À recopier du bordereau ; vide pour une lettre simple.',
    en: 'Copied from the slip; empty for an ordinary letter.',
  },

  // Test mailbox
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

  // Templates
  templates: { fr: 'Modèles', en: 'Templates' },
  templatesFact: { fr: '{n} textes, dont {own} de votre main', en: '{n} texts, {own} of them your own' },
  text: { fr: 'Texte', en: 'Text' },
  language: { fr: 'Langue', en: 'Language' },
  audience: { fr: 'Pour', en: 'For' },
  source: { fr: 'Origine', en: 'From' },
  sourceOwn: { fr: 'Votre texte', en: 'Your text' },
  sourceShipped: { fr: 'Texte livré', en: 'Shipped text' },
  sourceBusiness: { fr: 'Texte des entreprises', en: 'Text for businesses' },
  updatedBy: { fr: 'modifié par {name}', en: 'changed by {name}' },
  body: { fr: 'Texte du message', en: 'Text of the message' },
  bodyHint: {
    fr: 'Un paragraphe par bloc, **gras**, « - » pour une liste. Les blocs tableau, total, paiement et signature s’ajoutent seuls s’ils manquent.',
    en: 'A paragraph per block, **bold**, “- ” for a list. The table, total, payment and signature blocks are added where missing.',
  },
  palette: { fr: 'Insérer', en: 'Insert' },
  paletteVariables: { fr: 'Variables', en: 'Variables' },
  paletteBlocks: { fr: 'Blocs', en: 'Blocks' },
  insertVariable: { fr: 'Insérer {name} : {meaning}', en: 'Insert {name}: {meaning}' },
  blockTable: { fr: 'Tableau des pièces', en: 'Table of documents' },
  blockTotal: { fr: 'Total', en: 'Total' },
  blockPayment: { fr: 'Comment payer, avec le QR', en: 'How to pay, with the QR code' },
  blockSignature: { fr: 'Signature', en: 'Signature' },
  blockLaw: { fr: 'Mentions de la loi, là où elles s’appliquent', en: 'What the law adds, where it applies' },
  goToFault: { fr: 'Aller à l’endroit', en: 'Go to the place' },
  saveText: { fr: 'Enregistrer le texte', en: 'Save the text' },
  savedText: { fr: '« {name} » est enregistré.', en: '“{name}” is saved.' },
  resetText: { fr: 'Revenir au texte livré', en: 'Back to the shipped text' },
  resetSaid: { fr: '« {name} » est revenu au texte livré.', en: '“{name}” is back to the shipped text.' },
  previewFor: { fr: 'Aperçu pour', en: 'Preview for' },
  inventedCustomer: { fr: 'Client inventé', en: 'Invented customer' },
  isInvented: {
    fr: 'Client inventé : choisissez un client qui vous doit quelque chose pour voir ses factures.',
    en: 'Invented customer: choose one who owes you something to see their invoices.',
  },
  nothingFound: { fr: 'Aucun client ne correspond', en: 'No customer matches' },
  previewWaits: { fr: 'L’aperçu attend un texte sans faute.', en: 'The preview waits for a text without fault.' },
  chooseText: { fr: 'Choisissez un texte dans la liste', en: 'Choose a text from the list' },

  // Look
  look: { fr: 'Apparence des lettres et des e-mails', en: 'How letters and e-mails look' },
  logo: { fr: 'Logo', en: 'Logo' },
  logoHint: { fr: 'PNG, JPEG ou SVG simple.', en: 'PNG, JPEG or plain SVG.' },
  chooseLogo: { fr: 'Choisir un logo', en: 'Choose a logo' },
  changeLogo: { fr: 'Changer de logo', en: 'Change the logo' },
  dropLogo: { fr: 'Retirer le logo', en: 'Remove the logo' },
  logoAlt: { fr: 'Logo actuel', en: 'Present logo' },
  noLogo: {
    fr: 'Pas de logo : le nom de l’organisation figure en tête.',
    en: 'No logo: the name of the organisation heads the letter.',
  },
  colour: { fr: 'Couleur', en: 'Colour' },
  colourHint: {
    fr: 'Des filets et du bouton, par exemple #1f3a5f.',
    en: 'Of lines and the button, for example #1f3a5f.',
  },
  signature: { fr: 'Formule au-dessus de la signature', en: 'Words above the signature' },
  footer: { fr: 'Pied de page', en: 'Footer' },
  footerHint: { fr: 'Forme juridique, capital, RCS, TVA.', en: 'Legal form, capital, registration, VAT.' },
  saveLook: { fr: 'Enregistrer l’apparence', en: 'Save the look' },
  lookSaved: { fr: 'L’apparence est enregistrée.', en: 'The look is saved.' },
  lookPreview: { fr: 'Aperçu de l’apparence enregistrée', en: 'Preview of the saved look' },

  // Mail server
  server: { fr: 'Serveur d’envoi', en: 'Mail server' },
  serverNone: {
    fr: 'Aucun serveur : les e-mails vont dans la boîte de test et rien ne quitte la maison.',
    en: 'No server: e-mails go to the test mailbox and nothing leaves the house.',
  },
  serverDemo: {
    fr: 'Société de démonstration : ses e-mails vont toujours dans la boîte de test.',
    en: 'Demo company: its e-mails always go to the test mailbox.',
  },
  host: { fr: 'Serveur', en: 'Server' },
  hostHint: { fr: 'Par exemple smtp.fournisseur.fr', en: 'For example smtp.provider.com' },
  port: { fr: 'Port', en: 'Port' },
  security: { fr: 'Chiffrement', en: 'Encryption' },
  securityTls: { fr: 'TLS (465)', en: 'TLS (465)' },
  securityStarttls: { fr: 'STARTTLS (587)', en: 'STARTTLS (587)' },
  securityNone: { fr: 'Aucun', en: 'None' },
  securityNoneWarns: {
    fr: 'Sans chiffrement, le mot de passe et les messages circulent en clair : seulement vers un serveur de votre propre réseau.',
    en: 'Without encryption the password and the messages travel in the clear: only to a server of your own network.',
  },
  username: { fr: 'Identifiant', en: 'User name' },
  usernameHint: { fr: 'Vide si le serveur n’en demande pas.', en: 'Empty when the server asks for none.' },
  password: { fr: 'Mot de passe', en: 'Password' },
  passwordKept: {
    fr: 'Enregistré et scellé ; il n’est jamais montré. Laissez vide pour le garder.',
    en: 'Saved and sealed; it is never shown. Leave empty to keep it.',
  },
  passwordUnreadable: {
    fr: 'Le mot de passe enregistré ne peut plus être lu : saisissez-le de nouveau.',
    en: 'The saved password can no longer be read: type it again.',
  },
  fromName: { fr: 'Nom de l’expéditeur', en: 'Sender name' },
  fromEmail: { fr: 'Adresse de l’expéditeur', en: 'Sender address' },
  pace: { fr: 'Messages par minute au plus', en: 'Messages per minute at most' },
  authority: { fr: 'Certificat d’une autorité interne (PEM)', en: 'Certificate of an internal authority (PEM)' },
  authorityHint: { fr: 'Vide dans la plupart des cas.', en: 'Empty in most cases.' },
  saveServer: { fr: 'Enregistrer le serveur', en: 'Save the server' },
  serverSaved: {
    fr: 'Le serveur est enregistré : les e-mails partent par {host}.',
    en: 'The server is saved: e-mails leave through {host}.',
  },
  dropServer: { fr: 'Revenir à la boîte de test', en: 'Back to the test mailbox' },
  serverDropped: {
    fr: 'Les e-mails vont de nouveau dans la boîte de test.',
    en: 'E-mails go to the test mailbox again.',
  },
  testServer: { fr: 'Envoyer un message d’essai', en: 'Send a test message' },
  testTo: { fr: 'Adresse pour l’essai', en: 'Address for the test' },
  testGood: {
    fr: 'Le message d’essai est parti. Réponse du serveur : {response}',
    en: 'The test message left. Answer of the server: {response}',
  },
  testPlain: { fr: 'Attention : la connexion n’était pas chiffrée.', en: 'Beware: the connection was not encrypted.' },
} satisfies Record<string, Sentence>
