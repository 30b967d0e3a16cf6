import type { Sentence } from '../kernel/wording.ts'
import type { ActKind } from './model.ts'

/** The forms of a customer's page, what they refuse, and what is said when they are done. */
export const actWording = {
  documents: { fr: 'Quelles pièces ?', en: 'Which documents?' },
  yourName: { fr: 'Votre nom', en: 'Your name' },
  yourNameHint: {
    fr: 'Pour que votre interlocuteur sache à qui répondre.',
    en: 'So that your contact knows whom to answer.',
  },
  saidBy: { fr: '{name} : {note}', en: '{name}: {note}' },
  quoted: { fr: '« {note} »', en: '“{note}”' },
  optional: { fr: 'facultatif', en: 'optional' },
  /* Promise. */
  promiseTitle: { fr: 'Promettre une date de paiement', en: 'Promise a payment date' },
  promiseSaid: {
    fr: 'Les relances de ces pièces attendent la date que vous donnez.',
    en: 'Reminders about these documents wait until the date you give.',
  },
  promiseDay: { fr: 'Vous paierez le', en: 'You will pay on' },
  promiseBy: { fr: 'Au plus tard le {day}.', en: 'No later than {day}.' },
  promised: { fr: 'Montant promis', en: 'Amount promised' },
  promisedHint: {
    fr: 'Laissez vide pour promettre tout ce qui reste dû sur ces pièces.',
    en: 'Leave empty to promise all that is left on these documents.',
  },
  promiseAct: { fr: 'Promettre ce paiement', en: 'Promise this payment' },
  promiseFar: {
    fr: 'Cette date est trop loin : le {day} au plus tard. Pour plus de temps, demandez un échéancier.',
    en: 'This date is too far ahead: {day} at the latest. For more time, ask to pay in instalments.',
  },
  promiseOff: {
    fr: 'Votre créancier ne prend pas de promesse ici : appelez votre interlocuteur.',
    en: 'Your creditor takes no promises here: call your contact.',
  },
  dayWrong: { fr: 'Donnez une date, comme 2026-12-15.', en: 'Give a date, such as 2026-12-15.' },
  ownMember: {
    fr: 'Vous êtes connecté comme membre de l’équipe : cette page se regarde, mais rien ne s’y fait au nom du client.',
    en: 'You are signed in as a member of the team: look at this page, but do nothing there in the customer’s name.',
  },
  satisfactionOver: {
    fr: 'Ces questions se posent une fois le compte soldé, et vos réponses sont peut-être déjà enregistrées.',
    en: 'These questions are asked once the account is settled, and your answers may be recorded already.',
  },
  currencyMixed: {
    fr: 'Ces pièces sont en plusieurs devises : cochez celles d’une seule à la fois.',
    en: 'These documents are in several currencies: tick those of one at a time.',
  },
  noItem: { fr: 'Cochez au moins une pièce.', en: 'Tick at least one document.' },
  nameMissing: { fr: 'Indiquez votre nom.', en: 'Give your name.' },
  /* Plan. */
  planTitle: { fr: 'Demander un échéancier', en: 'Ask to pay in instalments' },
  planAtOnce: {
    fr: 'Jusqu’à {amount} en tout et {months, plural, one {# mensualité} other {# mensualités}}, votre échéancier est accordé aussitôt. Au-delà, votre demande est étudiée.',
    en: 'Up to {amount} in all and {months, plural, one {# monthly instalment} other {# monthly instalments}}, your plan is agreed at once. Beyond that, your request is looked at.',
  },
  planAsked: {
    fr: 'Votre demande est étudiée par {organisation}, qui vous répond.',
    en: '{organisation} looks at your request and answers you.',
  },
  planCount: { fr: 'Nombre de mensualités', en: 'Number of monthly instalments' },
  planFirst: { fr: 'Première mensualité le', en: 'First instalment on' },
  planWhy: { fr: 'Pourquoi avez-vous besoin de temps ?', en: 'Why do you need time?' },
  planAct: { fr: 'Demander cet échéancier', en: 'Ask for this plan' },
  planCountWrong: {
    fr: 'Choisissez de 2 à {most} mensualités.',
    en: 'Choose between 2 and {most} monthly instalments.',
  },
  planFirstWrong: {
    fr: 'La première mensualité doit être payée entre aujourd’hui et le {day}.',
    en: 'The first instalment has to be paid between today and {day}.',
  },
  planOff: {
    fr: 'Votre créancier ne propose pas d’échéancier ici : appelez votre interlocuteur.',
    en: 'Your creditor offers no instalment plan here: call your contact.',
  },
  signTitle: { fr: 'Signer l’accord', en: 'Sign the agreement' },
  signSaid: {
    fr: 'J’ai lu l’accord {plan} et je m’engage à le respecter.',
    en: 'I have read the agreement {plan} and undertake to keep it.',
  },
  signAct: { fr: 'Signer l’accord', en: 'Sign the agreement' },
  signMissing: {
    fr: 'Cochez que vous avez lu l’accord et indiquez votre nom.',
    en: 'Tick that you have read the agreement, and give your name.',
  },
  /* Dispute. */
  disputeTitle: { fr: 'Contester une pièce', en: 'Dispute a document' },
  disputeSaid: {
    fr: 'Ce que vous contestez n’est plus réclamé tant que votre demande est étudiée.',
    en: 'What you dispute is not asked for while your claim is looked at.',
  },
  cause: { fr: 'Motif', en: 'Cause' },
  chooseCause: { fr: 'Choisissez un motif', en: 'Choose a cause' },
  part: { fr: 'Montant contesté', en: 'Amount disputed' },
  partHint: {
    fr: 'Laissez vide pour contester la pièce entière. Ne vaut que pour une seule pièce.',
    en: 'Leave empty to dispute the whole document. For one document only.',
  },
  partAlone: {
    fr: 'Un montant ne vaut que pour une seule pièce : n’en cochez qu’une, ou laissez le montant vide.',
    en: 'An amount is for one document only: tick one, or leave the amount empty.',
  },
  amountWrong: {
    fr: '« {value} » n’est pas un montant, comme 250,00.',
    en: '“{value}” is not an amount, such as 250.00.',
  },
  explain: { fr: 'Expliquez ce qui ne va pas', en: 'Explain what is wrong' },
  explainMissing: { fr: 'Expliquez ce qui ne va pas.', en: 'Explain what is wrong.' },
  file: { fr: 'Joindre un fichier', en: 'Attach a file' },
  fileHint: {
    fr: 'PDF, photo, texte, tableur ou mail, 10 Mo au plus.',
    en: 'PDF, photograph, text, spreadsheet or mail, 10 MB at most.',
  },
  disputeAct: { fr: 'Contester', en: 'Dispute' },
  /* Already paid. */
  paidTitle: { fr: 'Signaler un paiement', en: 'Tell us of a payment' },
  paidSaid: {
    fr: 'Les relances attendent {days} jours que ce paiement arrive.',
    en: 'Reminders wait {days} days for this payment to arrive.',
  },
  paidDay: { fr: 'Payé le', en: 'Paid on' },
  paidLater: {
    fr: 'Cette date est à venir : promettez plutôt ce paiement.',
    en: 'This date is to come: promise this payment instead.',
  },
  paidHow: { fr: 'Comment ? Référence du virement ou du chèque', en: 'How? Reference of the transfer or cheque' },
  paidAct: { fr: 'Signaler ce paiement', en: 'Tell of this payment' },
  paidTwice: {
    fr: 'Un paiement de ces pièces a déjà été signalé : il est en cours de vérification.',
    en: 'A payment of these documents was told already: it is being checked.',
  },
  /* Contact. */
  contactTitle: { fr: 'Vos coordonnées', en: 'Your contact details' },
  contactKnown: { fr: 'Personnes connues de {organisation}', en: 'People known to {organisation}' },
  contactNone: { fr: 'Personne n’est connu pour l’instant.', en: 'Nobody is known yet.' },
  contactSaid: {
    fr: 'Dites à qui écrire : votre interlocuteur vérifie avant de modifier la fiche.',
    en: 'Say whom to write to: your contact checks before changing the record.',
  },
  contactOf: { fr: 'Pour', en: 'For' },
  contactNew: { fr: 'Une nouvelle personne', en: 'Somebody new' },
  firstName: { fr: 'Prénom', en: 'First name' },
  lastName: { fr: 'Nom', en: 'Last name' },
  email: { fr: 'E-mail', en: 'E-mail' },
  phone: { fr: 'Téléphone', en: 'Telephone' },
  role: { fr: 'Fonction', en: 'Role' },
  roleUnsaid: { fr: 'Non précisée', en: 'Not said' },
  contactAct: { fr: 'Proposer ces coordonnées', en: 'Propose these details' },
  optOutTitle: { fr: 'Ne plus recevoir de messages', en: 'Stop messages' },
  optOutSaid: {
    fr: 'Cochez ce que cette personne ne veut plus recevoir. Vous serez joints autrement : courrier ou téléphone.',
    en: 'Tick what this person no longer wants. You will be reached otherwise: by post or telephone.',
  },
  noEmail: { fr: 'Plus d’e-mail à {name}', en: 'No more e-mail to {name}' },
  noSms: { fr: 'Plus de SMS à {name}', en: 'No more text messages to {name}' },
  optOutAct: { fr: 'Arrêter ces messages', en: 'Stop these messages' },
  optOutNone: { fr: 'Cochez au moins un message à arrêter.', en: 'Tick at least one message to stop.' },
  /* Copies. */
  copyTitle: { fr: 'Demander une copie', en: 'Ask for a copy' },
  copySaid: {
    fr: 'Votre interlocuteur vous envoie les pièces cochées par e-mail.',
    en: 'Your contact sends you the ticked documents by e-mail.',
  },
  copyAct: { fr: 'Demander ces copies', en: 'Ask for these copies' },
  /* Satisfaction. */
  satisfactionTitle: { fr: 'Deux questions pour finir', en: 'Two questions to end with' },
  wasClear: { fr: 'Nos messages étaient-ils clairs et courtois ?', en: 'Were our messages clear and courteous?' },
  wasEasy: { fr: 'Régler ce compte a-t-il été facile ?', en: 'Was it easy to settle this account?' },
  notAtAll: { fr: '1 : pas du tout', en: '1: not at all' },
  entirely: { fr: '5 : tout à fait', en: '5: entirely' },
  comment: { fr: 'Un mot à ajouter ?', en: 'Anything to add?' },
  treatedTitle: { fr: 'Votre avis sur {provider}', en: 'What you think of {provider}' },
  howTreated: { fr: 'Avez-vous été traité avec respect ?', en: 'Were you treated with respect?' },
  oneGradeMissing: { fr: 'Choisissez une note de 1 à 5.', en: 'Choose a grade from 1 to 5.' },
  satisfactionAct: { fr: 'Envoyer ces réponses', en: 'Send these answers' },
  gradeMissing: { fr: 'Répondez aux deux questions, de 1 à 5.', en: 'Answer both questions, from 1 to 5.' },
  /* Bounds. */
  tooMany: {
    fr: 'Trop de demandes depuis hier sur cette page : appelez votre interlocuteur.',
    en: 'Too many requests on this page since yesterday: call your contact.',
  },
  formOld: {
    fr: 'Ce formulaire n’est plus valable : rechargez la page et recommencez.',
    en: 'This form is no longer valid: load the page again and start over.',
  },
  tooLong: {
    fr: 'Ce texte est trop long : {most, number} caractères au plus.',
    en: 'This text is too long: {most, number} characters at most.',
  },
  /* Done. */
  doneTitle: { fr: 'C’est enregistré', en: 'It is recorded' },
  doneOn: {
    fr: 'Enregistré le {day} pour {customer}, référence {reference}.',
    en: 'Recorded on {day} for {customer}, reference {reference}.',
  },
  receiptSent: { fr: 'Une confirmation part par e-mail à {name}.', en: 'A confirmation leaves by e-mail to {name}.' },
  receiptSubject: { fr: '{what} : confirmation', en: '{what}: confirmation' },
  receiptOpen: { fr: 'Bonjour,', en: 'Hello,' },
  receiptSaid: {
    fr: 'Voici ce qui a été demandé depuis la page de {customer} :',
    en: 'This is what was asked on the page of {customer}:',
  },
  receiptWrong: {
    fr: 'Si ce n’est pas vous, répondez à ce message : le lien de la page sera retiré.',
    en: 'If this was not you, answer this message: the link of the page will be withdrawn.',
  },
  answerSubject: { fr: '{what} : notre réponse', en: '{what}: our answer' },
  copiesAttached: {
    fr: 'Les pièces demandées sont jointes à ce message.',
    en: 'The documents you asked for are attached to this message.',
  },
  copiesPartly: {
    fr: 'Sur les {asked, number} pièces demandées, {sent, plural, one {une est jointe} other {# sont jointes}} à ce message.',
    en: 'Of the {asked, number} documents you asked for, {sent, plural, one {one is} other {# are}} attached to this message.',
  },
  answerYes: { fr: 'C’est accepté.', en: 'It is accepted.' },
  answerNo: { fr: 'Nous ne pouvons pas y donner suite.', en: 'We cannot agree to it.' },
  planToSign: {
    fr: 'Nous l’avons accepté : l’accord est à lire et à signer sur votre page.',
    en: 'We accepted it: the agreement is on your page, to be read and signed.',
  },
  answerReference: { fr: 'Référence de votre demande : {reference}.', en: 'Reference of your request: {reference}.' },
} as const satisfies Record<string, Sentence>

/** What an act is called, on the page of who did it and on our own. */
export const actNames: Readonly<Record<ActKind, Sentence>> = {
  promise: { fr: 'Promesse de paiement', en: 'Promise to pay' },
  plan: { fr: 'Demande d’échéancier', en: 'Request for instalments' },
  dispute: { fr: 'Contestation', en: 'Dispute' },
  paid: { fr: 'Paiement signalé', en: 'Payment told' },
  contact: { fr: 'Coordonnées proposées', en: 'Contact details proposed' },
  opt_out: { fr: 'Messages refusés', en: 'Messages stopped' },
  copy: { fr: 'Demande de copie', en: 'Request for copies' },
  satisfaction: { fr: 'Réponses au questionnaire', en: 'Answers to the questions' },
  payment: { fr: 'Paiement en ligne', en: 'Online payment' },
}

/** One line of what was done, for its confirmation, its receipt and the desk. */
export const saidWording = {
  promise: { fr: '{amount} promis pour le {day} : {documents}', en: '{amount} promised for {day}: {documents}' },
  planAsked: {
    fr: '{amount} en {count} mensualités à partir du {day} : {documents}. Votre demande est transmise.',
    en: '{amount} in {count} monthly instalments from {day}: {documents}. Your request is passed on.',
  },
  planAgreed: {
    fr: '{amount} en {count} mensualités à partir du {day} : {documents}. C’est accordé : lisez et signez l’accord sur votre page.',
    en: '{amount} in {count} monthly instalments from {day}: {documents}. It is agreed: read and sign the agreement on your page.',
  },
  planSigned: { fr: 'Accord {plan} signé par {name}', en: 'Agreement {plan} signed by {name}' },
  dispute: {
    fr: '{amount} contestés : {documents}. Motif : {cause}',
    en: '{amount} disputed: {documents}. Cause: {cause}',
  },
  paid: { fr: 'Payé le {day} : {documents}', en: 'Paid on {day}: {documents}' },
  contact: { fr: '{name}', en: '{name}' },
  contactOf: { fr: 'À la place de {who} : {name}', en: 'Instead of {who}: {name}' },
  optOut: { fr: '{names}', en: '{names}' },
  copy: { fr: '{documents}', en: '{documents}' },
  satisfaction: { fr: 'Clarté {clear}/5, facilité {easy}/5', en: 'Clarity {clear}/5, ease {easy}/5' },
  treated: { fr: 'Traitement par {provider} : {grade}/5', en: 'Treatment by {provider}: {grade}/5' },
  payment: { fr: '{amount} payés en ligne : {documents}', en: '{amount} paid online: {documents}' },
} as const satisfies Record<string, Sentence>
