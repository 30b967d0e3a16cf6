import type { Sentence } from '../kernel/wording.ts'

/** What the page of a customer says. Its readers never saw this product: no word of ours, no abbreviation. */
export const pageWording = {
  languages: { fr: 'Langue', en: 'Language' },
  title: { fr: 'Votre compte', en: 'Your account' },
  /* The statement. */
  statementOf: { fr: 'Compte de {customer} au {day}', en: 'Account of {customer} on {day}' },
  statementOfGroup: { fr: 'Compte du groupe {customer} au {day}', en: 'Account of the group {customer} on {day}' },
  youOwe: { fr: 'Vous devez {due}', en: 'You owe {due}' },
  ofWhichOverdue: { fr: 'dont {overdue} échus', en: 'of which {overdue} overdue' },
  allOverdue: { fr: 'échus en totalité', en: 'all of it overdue' },
  nothingOverdue: { fr: 'rien n’est échu', en: 'nothing is overdue' },
  ofWhichContested: { fr: 'dont {contested} contestés', en: 'of which {contested} contested' },
  collectedFor: {
    fr: 'Ces sommes sont recouvrées au nom et pour le compte de {creditor}, votre créancier.',
    en: 'These sums are collected in the name and on behalf of {creditor}, your creditor.',
  },
  collectedBy: {
    fr: '{agency}, {address}, exerce une activité de recouvrement amiable et suit {count, plural, one {la pièce} other {les pièces}} {documents} (dossier {file}) pour le compte de {creditor}, votre créancier.',
    en: '{agency}, {address}, carries on the business of amicable debt collection and follows {count, plural, one {document} other {documents}} {documents} (file {file}) on behalf of {creditor}, your creditor.',
  },
  collectedTo: {
    fr: '{count, plural, one {Elle se règle} other {Elles se règlent}} sur le compte {iban}, réservé aux fonds encaissés pour autrui.',
    en: '{count, plural, one {It is} other {They are}} paid to the account {iban}, which holds nothing but money collected for others.',
  },
  ownBlock: { fr: 'Pièces à régler à {organisation}', en: 'Documents to be paid to {organisation}' },
  collectedBlock: {
    fr: 'Pièces suivies par {agency}',
    en: 'Documents followed by {agency}',
  },
  frozen: {
    fr: 'Une procédure collective est ouverte depuis le {day} : rien de ce qui est né avant ne vous est demandé ici. Ces créances sont déclarées au mandataire.',
    en: 'Insolvency proceedings have been open since {day}: nothing born before is asked of you here. These claims are proved to the agent.',
  },
  frozenItem: {
    fr: 'Créance antérieure au jugement : rien à payer ici',
    en: 'Claim from before the judgment: nothing to pay here',
  },
  nothingOwed: { fr: 'Vous ne devez rien', en: 'You owe nothing' },
  inYourFavour: { fr: '{amount} en votre faveur', en: '{amount} in your favour' },
  creditsDeducted: {
    fr: 'Avoirs et règlements déduits : {amount}',
    en: 'Credits and payments deducted: {amount}',
  },
  overdueItems: { fr: 'En retard', en: 'Overdue' },
  laterItems: { fr: 'À échoir', en: 'Not due yet' },
  moreItems: {
    fr: '{n, plural, one {# autre pièce est comptée} other {# autres pièces sont comptées}} dans ce total : demandez un relevé complet à votre interlocuteur.',
    en: '{n, plural, one {# more document is} other {# more documents are}} part of this total: ask your contact for a full statement.',
  },
  receipts: { fr: 'Vos paiements et leurs quittances', en: 'Your payments and their receipts' },
  receipt: { fr: 'Quittance {number} (PDF)', en: 'Receipt {number} (PDF)' },
  credits: { fr: 'Avoirs et règlements en attente', en: 'Credits and payments not used yet' },
  dueOn: { fr: 'échéance le {day}', en: 'due on {day}' },
  issuedOn: { fr: 'du {day}', en: 'dated {day}' },
  daysLate: {
    fr: '{days, plural, one {# jour de retard} other {# jours de retard}}',
    en: '{days, plural, one {# day late} other {# days late}}',
  },
  dueToday: { fr: 'à régler aujourd’hui', en: 'due today' },
  leftOf: { fr: 'reste dû sur {amount}', en: 'left of {amount}' },
  contested: { fr: 'Vous la contestez : {amount}', en: 'Contested by you: {amount}' },
  promisedOn: { fr: 'Paiement promis pour le {day}', en: 'Payment promised for {day}' },
  inPlan: { fr: 'Comprise dans votre échéancier', en: 'Part of your instalment plan' },
  debitedOn: { fr: 'Prélèvement prévu le {day} : rien à faire', en: 'Direct debit due on {day}: nothing to do' },
  announced: {
    fr: 'Paiement signalé : nous attendons son arrivée à la banque',
    en: 'Payment told: we await it at the bank',
  },
  noPdf: {
    fr: 'Les pièces sans lien ne sont pas consultables ici.',
    en: 'Documents without a link cannot be opened here.',
  },
  openPdf: { fr: 'Ouvrir le PDF de {number}', en: 'Open the PDF of {number}' },
  askCopy: { fr: 'Demander une copie', en: 'Ask for a copy' },
  acts: { fr: 'Ce que vous pouvez faire', en: 'What you can do' },
  pay: { fr: 'Payer', en: 'Pay' },
  promise: { fr: 'Promettre une date', en: 'Promise a date' },
  plan: { fr: 'Demander un échéancier', en: 'Ask to pay in instalments' },
  dispute: { fr: 'Contester', en: 'Dispute' },
  paid: { fr: 'J’ai déjà payé', en: 'I have paid already' },
  contact: { fr: 'Vos coordonnées', en: 'Your contact details' },
  yourContact: { fr: 'Une question ?', en: 'A question?' },
  writeTo: { fr: 'Écrire à {email}', en: 'Write to {email}' },
  call: { fr: 'Appeler le {phone}', en: 'Call {phone}' },
  linkIsYours: {
    fr: 'Ce lien est personnel et expire le {day}. Qui le détient peut voir ce compte et agir en votre nom : ne le transférez qu’à une personne de confiance.',
    en: 'This link is personal and expires on {day}. Whoever holds it can see this account and act in your name: pass it on only to somebody you trust.',
  },
  recorded: {
    fr: 'Vos visites et vos demandes sur cette page sont enregistrées par {organisation} pour suivre ce compte. Aucun cookie, aucun outil de mesure.',
    en: '{organisation} records your visits to this page and what you ask here, to follow this account. No cookies, no tracking.',
  },
  demo: {
    fr: 'Démonstration : les personnes et les montants sont inventés, rien n’est à payer.',
    en: 'Demonstration: people and amounts are invented, nothing is payable.',
  },
  /* Paying. */
  howToPay: { fr: 'Payer par virement', en: 'Pay by bank transfer' },
  toPay: { fr: 'À payer', en: 'To pay' },
  holder: { fr: 'Bénéficiaire', en: 'Payee' },
  iban: { fr: 'IBAN', en: 'IBAN' },
  bic: { fr: 'BIC', en: 'BIC' },
  reference: { fr: 'Référence à rappeler', en: 'Reference to quote' },
  referenceIs: { fr: 'Référence à rappeler :', en: 'Reference to quote:' },
  amount: { fr: 'Montant', en: 'Amount' },
  copy: { fr: 'Copier', en: 'Copy' },
  copyIban: { fr: 'Copier l’IBAN', en: 'Copy the IBAN' },
  copyReference: { fr: 'Copier la référence', en: 'Copy the reference' },
  ibanCopied: { fr: 'IBAN copié.', en: 'IBAN copied.' },
  referenceCopied: { fr: 'Référence copiée.', en: 'Reference copied.' },
  qr: {
    fr: 'Scannez ce code avec votre application bancaire : le virement est prêt à valider.',
    en: 'Scan this code with your banking app: the transfer is ready to confirm.',
  },
  qrName: { fr: 'Code QR de virement de {amount}', en: 'QR code of a transfer of {amount}' },
  noBank: {
    fr: 'Les coordonnées bancaires ne sont pas renseignées ici : demandez-les à votre interlocuteur.',
    en: 'No bank details are given here: ask your contact for them.',
  },
  nothingAsked: {
    fr: 'Il n’y a rien à payer pour ces pièces : contestées, prélevées, couvertes par un avoir, ou déjà signalées comme payées.',
    en: 'There is nothing to pay for these documents: contested, debited, covered by a credit, or told as paid already.',
  },
  askedLess: {
    fr: 'Ce montant tient compte de vos avoirs, de vos contestations et de vos paiements en cours.',
    en: 'This amount takes account of your credits, of what you contest and of payments under way.',
  },
  noneToChoose: { fr: 'Aucune pièce n’est concernée.', en: 'No document is concerned.' },
  chooseToPay: { fr: 'Payer une partie seulement', en: 'Pay only some of it' },
  showPayment: { fr: 'Afficher le paiement de la sélection', en: 'Show the payment of what is ticked' },
  payOnline: { fr: 'Payer {amount} en ligne', en: 'Pay {amount} online' },
  payOnlineSaid: {
    fr: 'Vous quittez cette page pour celle de notre prestataire de paiement.',
    en: 'You leave this page for that of our payment provider.',
  },
  onlineAfter: {
    fr: 'Vos relances attendent l’arrivée de ce paiement à la banque.',
    en: 'Reminders wait for this payment to reach the bank.',
  },
  onlineDown: {
    fr: 'Le paiement en ligne ne répond pas : rien n’a été débité. Réessayez plus tard, ou payez par virement.',
    en: 'Online payment does not answer: nothing was charged. Try again later, or pay by transfer.',
  },
  afterPaying: {
    fr: 'Un virement met un à trois jours à nous parvenir : votre compte est mis à jour à son arrivée.',
    en: 'A transfer takes one to three days to reach us: your account is updated when it arrives.',
  },
  /* Plans. */
  yourPlan: { fr: 'Votre échéancier {plan}', en: 'Your instalment plan {plan}' },
  planFrozen: {
    fr: 'Suspendu par la procédure collective ouverte le {day} : ne payez plus rien de cet échéancier. Ce qui en reste est déclaré au mandataire.',
    en: 'Suspended by the insolvency proceedings opened on {day}: pay nothing more of this plan. What is left of it is proved to the agent.',
  },
  planOutrun: {
    fr: 'Cette proposition ne se signe plus : un tribunal a été saisi depuis. Prenez contact avec nous pour en convenir d’une autre.',
    en: 'This proposal can no longer be signed: a court has been asked since. Contact us to agree on another.',
  },
  planProposed: {
    fr: 'Lisez l’accord et signez-le ici, au plus tard le {day}.',
    en: 'Read the agreement and sign it here, by {day} at the latest.',
  },
  nextInstalment: { fr: 'Prochain versement : {amount} le {day}', en: 'Next instalment: {amount} on {day}' },
  lateInstalment: {
    fr: 'Versement en retard : {amount}, attendu le {day}',
    en: 'Instalment overdue: {amount}, expected on {day}',
  },
  planAgreement: { fr: 'Télécharger l’accord (PDF)', en: 'Download the agreement (PDF)' },
  instalment: { fr: 'Versement {place}', en: 'Instalment {place}' },
  instalmentPaid: { fr: 'payé', en: 'paid' },
  /* Closed doors. */
  closedTitle: { fr: 'Cette page n’est pas disponible', en: 'This page is not available' },
  closed: {
    fr: 'Ce lien n’ouvre rien : il a expiré, a été remplacé ou a été mal recopié. Prenez celui du dernier message reçu, ou demandez-en un nouveau à votre créancier.',
    en: 'This link opens nothing: it has expired, been replaced, or been copied wrongly. Take the one from the last message you received, or ask your creditor for a new one.',
  },
  tired: {
    fr: 'Trop d’essais depuis votre réseau : réessayez dans dix minutes.',
    en: 'Too many tries from your network: try again in ten minutes.',
  },
  doorTitle: { fr: 'Ouvrir votre page', en: 'Open your page' },
  door: {
    fr: 'Recopiez le code imprimé sur votre courrier, comme k7f39-x2mqw-ert5y-p8vzk.',
    en: 'Type the code printed on your letter, such as k7f39-x2mqw-ert5y-p8vzk.',
  },
  code: { fr: 'Code', en: 'Code' },
  open: { fr: 'Ouvrir', en: 'Open' },
  goBack: { fr: 'Retour à votre compte', en: 'Back to your account' },
} as const satisfies Record<string, Sentence>
