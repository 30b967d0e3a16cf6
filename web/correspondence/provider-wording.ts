import type { ProofKind, TrackingKind } from '../../src/adapters/web-service/carrier.ts'
import type { ProviderKind, ProviderName } from '../../src/correspondence/provider-model.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

export const providerKindNames: Record<ProviderKind, Sentence> = {
  sms: { fr: 'SMS', en: 'Text messages' },
  post: { fr: 'Lettres et recommandés', en: 'Letters and registered letters' },
  electronic_registered: { fr: 'Recommandés électroniques', en: 'Electronic registered letters' },
}

export const providerNames: Record<ProviderName, Sentence> = {
  ovh: { fr: 'OVHcloud SMS', en: 'OVHcloud SMS' },
  http: { fr: 'Autre passerelle (HTTP)', en: 'Other gateway (HTTP)' },
  ar24: { fr: 'AR24', en: 'AR24' },
  maileva: { fr: 'Maileva (La Poste)', en: 'Maileva (La Poste)' },
}

export const trackingNames: Record<TrackingKind, Sentence> = {
  deposited: { fr: 'déposé', en: 'deposited' },
  presented: { fr: 'présenté', en: 'presented' },
  delivered: { fr: 'remis', en: 'delivered' },
  accepted: { fr: 'accepté', en: 'accepted' },
  refused: { fr: 'refusé', en: 'refused' },
  unclaimed: { fr: 'non réclamé', en: 'not claimed' },
  undelivered: { fr: 'non remis', en: 'not delivered' },
  returned: { fr: 'revenu', en: 'returned' },
  replied: { fr: 'réponse', en: 'answer' },
}

export const proofNames: Record<ProofKind, Sentence> = {
  deposit: { fr: 'Preuve de dépôt', en: 'Proof of deposit' },
  presentation: { fr: 'Preuve d’envoi et de présentation', en: 'Proof of dispatch and presentation' },
  receipt: { fr: 'Accusé de réception', en: 'Acknowledgement of receipt' },
  refusal: { fr: 'Preuve de refus', en: 'Proof of refusal' },
  unclaimed: { fr: 'Preuve de non-réclamation', en: 'Proof of non-claim' },
  bounce: { fr: 'Preuve de non-remise', en: 'Proof of non-delivery' },
}

/** What the settings of the services that carry messages say. */
export const providerWords = {
  intro: {
    fr: 'Un service par canal. Sans service, SMS et recommandés électroniques vont dans la boîte de test tant que vos e-mails y vont ; les lettres s’impriment ici.',
    en: 'One service per channel. Without one, texts and electronic registered letters go to the test mailbox as long as your e-mails do; letters are printed here.',
  },
  demo: {
    fr: 'Société de démonstration : rien ne part, quel que soit le réglage.',
    en: 'Demo company: nothing leaves, whatever is set.',
  },
  none: { fr: 'Aucun service', en: 'No service' },
  service: { fr: 'Service', en: 'Service' },
  live: { fr: 'En service', en: 'In service' },
  liveHint: {
    fr: 'Sinon, rien ne part : la boîte de test reçoit les messages, les lettres s’impriment ici.',
    en: 'Otherwise nothing leaves: the test mailbox takes the messages, letters are printed here.',
  },
  isLive: { fr: 'en service', en: 'in service' },
  isTest: { fr: 'à l’essai', en: 'on trial' },
  url: { fr: 'Adresse de l’API', en: 'Address of the API' },
  serviceName: { fr: 'Compte SMS', en: 'SMS account' },
  applicationKey: { fr: 'Clé d’application', en: 'Application key' },
  applicationSecret: { fr: 'Secret d’application', en: 'Application secret' },
  consumerKey: { fr: 'Clé de consommateur', en: 'Consumer key' },
  sender: { fr: 'Nom d’expéditeur', en: 'Sender name' },
  senderHint: { fr: '3 à 11 lettres ou chiffres.', en: '3 to 11 letters or digits.' },
  ovhSenderHint: {
    fr: '3 à 11 lettres ou chiffres, validés chez OVHcloud. Vide : un numéro court, auquel on peut répondre.',
    en: '3 to 11 letters or digits, approved by OVHcloud. Empty: a short number that people can answer.',
  },
  withStop: { fr: 'Mention « STOP » ajoutée par l’opérateur', en: '“STOP” notice added by the operator' },
  withStopHint: {
    fr: 'Obligatoire pour la prospection seulement ; une relance n’en est pas. Qui répond STOP n’est plus contacté par SMS dans tous les cas.',
    en: 'Required for canvassing only, which a reminder is not. Whoever answers STOP gets no more texts in any case.',
  },
  method: { fr: 'Méthode', en: 'Method' },
  bodyKind: { fr: 'Format', en: 'Format' },
  bodyForm: { fr: 'Formulaire', en: 'Form' },
  bodyQuery: { fr: 'Dans l’adresse', en: 'In the address' },
  template: { fr: 'Demande', en: 'Request' },
  templateHint: {
    fr: '{open}to{close}, {open}text{close}, {open}sender{close}, {open}id{close} et {open}secret{close} sont remplacés. En formulaire : un « nom=valeur » par ligne.',
    en: '{open}to{close}, {open}text{close}, {open}sender{close}, {open}id{close} and {open}secret{close} are replaced. As a form: one “name=value” a line.',
  },
  headers: { fr: 'En-têtes', en: 'Headers' },
  headersHint: { fr: 'Un « Nom: valeur » par ligne.', en: 'One “Name: value” a line.' },
  refPath: { fr: 'Identifiant dans la réponse', en: 'Message id in the answer' },
  refPathHint: {
    fr: 'Par exemple data.id. Vide : notre propre identifiant.',
    en: 'For example data.id. Empty: our own id.',
  },
  secret: { fr: 'Secret de la passerelle', en: 'Secret of the gateway' },
  hookSecret: { fr: 'Secret qui signe ses appels', en: 'Secret that signs its calls' },
  userId: { fr: 'Numéro du compte expéditeur', en: 'Number of the sender’s account' },
  token: { fr: 'Jeton d’accès', en: 'Access token' },
  privateKey: { fr: 'Clé privée', en: 'Private key' },
  otpSecret: { fr: 'Secret de l’authentification à deux facteurs', en: 'Two-factor secret' },
  clientId: { fr: 'Identifiant de l’application', en: 'Client id' },
  clientSecret: { fr: 'Secret de l’application', en: 'Client secret' },
  username: { fr: 'Utilisateur', en: 'User' },
  password: { fr: 'Mot de passe', en: 'Password' },
  authUrl: { fr: 'Adresse d’authentification', en: 'Authentication address' },
  color: { fr: 'Imprimer en couleur', en: 'Print in colour' },
  duplex: { fr: 'Imprimer recto verso', en: 'Print on both sides' },
  withReceipt: {
    fr: 'Avis de réception pour les recommandés',
    en: 'Acknowledgement of receipt for registered letters',
  },
  perMinute: { fr: 'Messages par minute au plus', en: 'Messages per minute at most' },
  secretKept: {
    fr: 'Enregistré et scellé ; jamais montré. Vide : gardé.',
    en: 'Saved and sealed; never shown. Empty: kept.',
  },
  secretsUnreadable: {
    fr: 'Les secrets enregistrés ne peuvent plus être lus : saisissez-les de nouveau.',
    en: 'The saved secrets can no longer be read: type them again.',
  },
  save: { fr: 'Enregistrer le service', en: 'Save the service' },
  saved: { fr: '{name} est enregistré.', en: '{name} is saved.' },
  drop: { fr: 'Retirer le service', en: 'Remove the service' },
  dropped: { fr: '{name} est retiré.', en: '{name} is removed.' },
  trySms: { fr: 'Envoyer un SMS d’essai', en: 'Send a test text' },
  tryAccount: { fr: 'Vérifier le compte', en: 'Check the account' },
  tryTo: { fr: 'Votre mobile, pour l’essai', en: 'Your mobile, for the test' },
  trySent: { fr: 'Le SMS d’essai est parti. Réponse : {response}', en: 'The test text left. Answer: {response}' },
  tryGood: { fr: 'Le compte fonctionne. Réponse : {response}', en: 'The account works. Answer: {response}' },
  lastAnswer: { fr: 'Dernière réponse', en: 'Last answer' },
  noAnswerYet: { fr: 'Rien n’est encore parti par ce service.', en: 'Nothing has left through this service yet.' },
  hookAddress: {
    fr: 'Adresse à donner au service pour ses notifications',
    en: 'Address to give the service for its notifications',
  },
  refusedCalls: {
    fr: '{n, plural, one {# appel non prouvé a été refusé} other {# appels non prouvés ont été refusés}}',
    en: '{n, plural, one {# unproven call was refused} other {# unproven calls were refused}}',
  },
  followed: { fr: 'Suivi', en: 'Tracking' },
  proofsOfService: { fr: 'Preuves du service', en: 'Proofs of the service' },
  segments: {
    fr: '{n, plural, one {# SMS} other {# SMS}}',
    en: '{n, plural, one {# text message} other {# text messages}}',
  },
  size: {
    fr: '{segments, plural, one {# SMS} other {# SMS}}, {room, plural, one {# signe libre} other {# signes libres}}',
    en: '{segments, plural, one {# text message} other {# text messages}}, {room, plural, one {# character left} other {# characters left}}',
  },
  sizeUnicode: {
    fr: 'Des signes hors de l’alphabet des SMS réduisent la place à 70 par message.',
    en: 'Characters outside the alphabet of texts leave room for only 70 in each.',
  },
  titleForUs: { fr: 'Titre dans vos listes', en: 'Title in your lists' },
  titleHint: { fr: 'Il n’est pas envoyé.', en: 'It is not sent.' },
  smsHint: {
    fr: 'Quelques mots. Accents et guillemets que les réseaux n’ont pas sont remplacés ; le lien pour voir et payer s’ajoute à la fin quand il existe.',
    en: 'A few words. Accents and quotes that networks lack are replaced; the link to see and pay is added at the end when there is one.',
  },
  onPhone: { fr: 'Sur le téléphone', en: 'On the telephone' },
} satisfies Record<string, Sentence>
