import type { Sentence } from '../../src/kernel/wording.ts'
import type { PLAN_OFFERS } from '../../src/portal/model.ts'

export const wording = {
  title: { fr: 'Page du client', en: 'Customer’s page' },
  off: {
    fr: 'Les pages des clients sont fermées dans les réglages.',
    en: 'Customers’ pages are closed in the settings.',
  },
  unreachable: {
    fr: 'Cette installation n’a pas d’adresse https que vos clients puissent ouvrir (PUBLIC_URL) : aucun message ne porte de lien.',
    en: 'This installation has no https address that your customers can open (PUBLIC_URL): no message carries a link.',
  },
  noLink: { fr: 'Aucun lien en cours vers sa page.', en: 'No link opens its page today.' },
  fromMessage: { fr: 'lien d’un message', en: 'link of a message' },
  byHand: { fr: 'lien donné à la main', en: 'link given by hand' },
  visits: { fr: '{n, plural, one {# visite} other {# visites}}', en: '{n, plural, one {# visit} other {# visits}}' },
  lastVisit: { fr: 'dernière visite', en: 'last visit' },
  neverVisited: { fr: 'jamais ouvert', en: 'never opened' },
  until: { fr: 'jusqu’au', en: 'until' },
  everyLink: { fr: 'Les {n} liens en cours', en: 'The {n} open links' },
  revokeOne: { fr: 'Retirer ce lien', en: 'Withdraw this link' },
  give: { fr: 'Donner un lien', en: 'Give a link' },
  copy: { fr: 'Copier le lien', en: 'Copy the link' },
  see: { fr: 'Ouvrir sa page', en: 'Open its page' },
  renew: { fr: 'Prolonger', en: 'Renew' },
  revokeAll: { fr: 'Retirer tous les liens', en: 'Withdraw every link' },
  revokeAsk: {
    fr: 'Les liens déjà envoyés à {name} n’ouvriront plus rien. Cela ne se défait pas ; les prochains messages en porteront de nouveaux.',
    en: 'The links already sent to {name} will open nothing any more. This cannot be undone; messages to come carry new ones.',
  },
  copied: { fr: 'Lien copié.', en: 'Link copied.' },
  notCopied: {
    fr: 'Le lien n’a pas pu être copié : ouvrez la page et prenez son adresse.',
    en: 'The link could not be copied: open the page and take its address.',
  },
  renewed: { fr: 'Lien prolongé.', en: 'Link renewed.' },
  revoked: {
    fr: '{n, plural, one {# lien retiré.} other {# liens retirés.}}',
    en: '{n, plural, one {# link withdrawn.} other {# links withdrawn.}}',
  },
  asked: { fr: 'Ce que le client y a fait', en: 'What the customer did there' },
  by: { fr: 'par {name}', en: 'by {name}' },
  accept: {
    plan: { fr: 'Proposer l’échéancier', en: 'Propose the plan' },
    contact: { fr: 'Modifier la fiche', en: 'Change the record' },
    paid: { fr: 'Paiement trouvé', en: 'Payment found' },
    copy: { fr: 'Copies envoyées', en: 'Copies sent' },
  },
  refuse: { fr: 'Refuser', en: 'Refuse' },
  refuseTitle: { fr: 'Refuser cette demande', en: 'Refuse this request' },
  why: { fr: 'Pourquoi', en: 'Why' },
  whyMissing: { fr: 'Dites pourquoi.', en: 'Say why.' },
  answered: { fr: 'Réponse enregistrée.', en: 'Answer recorded.' },
  waiting: { fr: 'à traiter', en: 'to answer' },
  accepted: { fr: 'accepté par {name}', en: 'accepted by {name}' },
  refused: { fr: 'refusé par {name}', en: 'refused by {name}' },
  /* Settings. */
  settingLead: {
    fr: 'Chaque message porte un lien vers la page de son client : ce qu’il doit, comment payer, et ce qu’il peut demander, sans compte.',
    en: 'Each message carries a link to its customer’s page: what it owes, how to pay, and what it may ask for, without an account.',
  },
  isOn: { fr: 'Ouvrir une page à chaque client', en: 'Open a page to each customer' },
  linkDays: { fr: 'Durée d’un lien (jours)', en: 'A link lasts (days)' },
  showsGroup: {
    fr: 'Montrer à la tête d’un groupe ce que doivent ses membres',
    en: 'Show the head of a group what its members owe',
  },
  takesPromises: { fr: 'Recevoir des promesses de paiement', en: 'Take promises to pay' },
  promiseDays: { fr: 'Promettre jusqu’à (jours)', en: 'Promise up to (days)' },
  plans: { fr: 'Échéanciers', en: 'Instalment plans' },
  planMonths: { fr: 'Accord immédiat jusqu’à (mensualités)', en: 'Agreed at once up to (monthly instalments)' },
  planMost: { fr: 'Accord immédiat jusqu’à (montant)', en: 'Agreed at once up to (amount)' },
  asksSatisfaction: {
    fr: 'Poser deux questions quand le compte est soldé',
    en: 'Ask two questions once the account is settled',
  },
  onlineTitle: { fr: 'Paiement en ligne', en: 'Online payment' },
  onlineLead: {
    fr: 'Un paiement en ligne est annoncé : les relances attendent, et la pièce n’est soldée qu’à l’arrivée de l’argent à la banque.',
    en: 'An online payment is announced: reminders wait, and the document is settled only when the money reaches the bank.',
  },
  taker: { fr: 'Service', en: 'Service' },
  template: { fr: 'Adresse de paiement', en: 'Payment address' },
  templateHint: {
    fr: 'Places à remplir, entre accolades : id, amount, currency, label, lang, back, signature.',
    en: 'Places to fill in, in braces: id, amount, currency, label, lang, back, signature.',
  },
  key: { fr: 'Clé secrète', en: 'Secret key' },
  keyKept: { fr: 'Laissez vide pour garder celle qui est en place.', en: 'Leave empty to keep the one in place.' },
  hookSecret: { fr: 'Secret qui signe ses appels', en: 'Secret that signs its calls' },
  hookAddress: { fr: 'Adresse à donner au service pour ses appels', en: 'Address to give the service for its calls' },
  saveTaker: { fr: 'Enregistrer le service', en: 'Save the service' },
  takerSaved: { fr: 'Service de paiement enregistré.', en: 'Payment service saved.' },
  save: { fr: 'Enregistrer ces réglages', en: 'Save these settings' },
  saved: { fr: 'Réglages enregistrés.', en: 'Settings saved.' },
} as const satisfies Record<string, Sentence | Record<string, Sentence>>

export const planOfferNames: Readonly<Record<(typeof PLAN_OFFERS)[number], Sentence>> = {
  none: { fr: 'Ne pas en proposer', en: 'Offer none' },
  on_approval: { fr: 'Sur demande, étudiée par vous', en: 'On request, looked at by you' },
  within_limits: { fr: 'Accordés aussitôt dans les limites ci-dessous', en: 'Agreed at once within the limits below' },
}

export const takerNames = {
  none: { fr: 'Aucun : virement seulement', en: 'None: transfers only' },
  stripe: { fr: 'Stripe', en: 'Stripe' },
  template: { fr: 'Une page de paiement à vous', en: 'A payment page of your own' },
} as const satisfies Record<string, Sentence>
