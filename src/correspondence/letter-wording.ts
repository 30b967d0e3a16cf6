import type { Sentence } from '../kernel/wording.ts'

/** Every word printed on a letter or a mail that does not come from a template. */
export const printed = {
  document: { fr: 'Document', en: 'Document' },
  issuedOn: { fr: 'Date', en: 'Date' },
  dueOn: { fr: 'Échéance', en: 'Due' },
  late: { fr: 'Retard', en: 'Late' },
  original: { fr: 'Montant', en: 'Amount' },
  open: { fr: 'Reste dû', en: 'Still due' },
  daysLate: { fr: '{days, plural, one {# jour} other {# jours}}', en: '{days, plural, one {# day} other {# days}}' },
  notLate: { fr: 'à échoir', en: 'not due yet' },
  dueToday: { fr: "aujourd'hui", en: 'today' },
  feeNamed: { fr: 'Frais {document}', en: 'Fee {document}' },
  interestNamed: { fr: 'Intérêts {document}', en: 'Interest {document}' },
  creditNamed: { fr: 'Crédit {document}', en: 'Credit {document}' },
  balanceNamed: { fr: 'Solde de votre compte', en: 'Balance of your account' },
  member: { fr: '{name} : {amounts}', en: '{name}: {amounts}' },
  memberEven: { fr: '{name} : solde nul', en: '{name}: nothing owed' },
  subtotal: { fr: 'Total des documents', en: 'Total of the documents' },
  credits: { fr: 'Avoirs et règlements déduits', en: 'Credits and payments deducted' },
  due: { fr: 'Total à régler', en: 'Total to pay' },
  debited: { fr: 'Total prélevé', en: 'Total debited' },
  inYourFavour: { fr: 'Solde en votre faveur', en: 'Balance in your favour' },
  overdue: { fr: 'dont échu', en: 'of which overdue' },
  howToPay: { fr: 'Pour régler par virement', en: 'To pay by bank transfer' },
  holder: { fr: 'Bénéficiaire', en: 'Payee' },
  iban: { fr: 'IBAN', en: 'IBAN' },
  bic: { fr: 'BIC', en: 'BIC' },
  frozen: {
    fr: 'Pour mémoire, sans rien demander : né avant le jugement du {day}, relève de la procédure (C. com. art. L622-7) – {amounts}',
    en: 'For the record, asking for nothing: born before the judgment of {day}, a matter for the proceedings (C. com. art. L622-7) – {amounts}',
  },
  paymentReference: { fr: 'Référence à rappeler', en: 'Reference to quote' },
  amount: { fr: 'Montant', en: 'Amount' },
  qr: {
    fr: 'Virement prêt à valider : scannez ce code avec votre application bancaire.',
    en: 'Transfer ready to confirm: scan this code with your banking app.',
  },
  qrAlternative: { fr: 'Code QR de virement SEPA', en: 'SEPA credit transfer QR code' },
  pageQrAlternative: { fr: 'Code QR de votre page', en: 'QR code of your page' },
  /** What a message does not carry of the documents that it speaks of. */
  leftOutOfPage: {
    fr: '{files, plural, =0 {{leftOut, plural, one {Le document en PDF ne tient pas dans ce message : il s’ouvre} other {Les # documents en PDF ne tiennent pas dans ce message : ils s’ouvrent}}} one {Un document en PDF est joint à ce message ; {leftOut, plural, one {l’autre s’ouvre} other {les # autres s’ouvrent}}} other {# documents en PDF sont joints à ce message ; {leftOut, plural, one {l’autre s’ouvre} other {les # autres s’ouvrent}}}} sur votre page.',
    en: '{files, plural, =0 {{leftOut, plural, one {The document as PDF does not fit in this message: it opens} other {The # documents as PDF do not fit in this message: they open}}} one {One document is enclosed as PDF; {leftOut, plural, one {the other opens} other {the # others open}}} other {# documents are enclosed as PDF; {leftOut, plural, one {the other opens} other {the # others open}}}} on your page.',
  },
  leftOutToAsk: {
    fr: '{files, plural, =0 {{leftOut, plural, one {Le document en PDF ne tient pas dans ce message : demandez-le-nous en y répondant} other {Les # documents en PDF ne tiennent pas dans ce message : demandez-les-nous en y répondant}}} one {Un document en PDF est joint à ce message ; {leftOut, plural, one {demandez-nous l’autre} other {demandez-nous les # autres}} en y répondant} other {# documents en PDF sont joints à ce message ; {leftOut, plural, one {demandez-nous l’autre} other {demandez-nous les # autres}} en y répondant}}.',
    en: '{files, plural, =0 {{leftOut, plural, one {The document as PDF does not fit in this message: reply and we will send it} other {The # documents as PDF do not fit in this message: reply and we will send them}}} one {One document is enclosed as PDF; reply and we will send {leftOut, plural, one {the other} other {the # others}}} other {# documents are enclosed as PDF; reply and we will send {leftOut, plural, one {the other} other {the # others}}}}.',
  },
  seeAndPay: { fr: 'Voir et régler', en: 'See and pay' },
  ourReference: { fr: 'Nos références', en: 'Our reference' },
  yourSiren: { fr: 'Votre SIREN', en: 'Your SIREN' },
  yourContact: { fr: 'Votre interlocuteur', en: 'Your contact' },
  phone: { fr: 'Téléphone', en: 'Telephone' },
  email: { fr: 'E-mail', en: 'E-mail' },
  siren: { fr: 'SIREN {siren}', en: 'SIREN (French company number) {siren}' },
  subject: { fr: 'Objet :', en: 'Subject:' },
  registered: { fr: 'Lettre recommandée avec avis de réception', en: 'Registered letter with proof of delivery' },
  electronicRegistered: { fr: 'Lettre recommandée électronique', en: 'Electronic registered letter' },
  placeAndDate: { fr: '{place}, le {date}', en: '{place}, {date}' },
  page: { fr: 'Page', en: 'Page' },
  logoAlternative: { fr: 'Logo de {name}', en: 'Logo of {name}' },
  demo: { fr: 'DÉMONSTRATION', en: 'DEMONSTRATION' },
  demoBanner: {
    fr: "Message de démonstration : les personnes et les montants sont inventés, rien n'est à payer.",
    en: 'Demonstration message: people and amounts are invented, nothing is payable.',
  },
  batchTitle: {
    fr: '{count, plural, one {# lettre} other {# lettres}} du {date}',
    en: '{count, plural, one {# letter} other {# letters}} of {date}',
  },
} as const satisfies Record<string, Sentence>

/** Values of template variables that are words. */
export const phrases = {
  placeOf: { fr: '{place} sur {count}', en: '{place} of {count}' },
  salutation: { fr: 'Madame, Monsieur,', en: 'Dear Sir or Madam,' },
  salutationNamed: { fr: 'Madame, Monsieur,', en: 'Dear {contact},' },
  invoices: {
    fr: '{count, plural, one {la facture {first}} other {les # factures listées ci-dessous}}',
    en: '{count, plural, one {invoice {first}} other {the # invoices listed below}}',
  },
  ofInvoices: {
    fr: '{count, plural, one {de la facture {first}} other {des # factures listées ci-dessous}}',
    en: '{count, plural, one {of invoice {first}} other {of the # invoices listed below}}',
  },
  documents: {
    fr: '{count, plural, one {le document {first}} other {les # documents listés ci-dessous}}',
    en: '{count, plural, one {document {first}} other {the # documents listed below}}',
  },
  /** What is owed without a document's number: told as such, never by a label cut from the books. */
  balance: { fr: 'votre solde', en: 'your balance' },
  ofBalance: { fr: 'de votre solde', en: 'of your balance' },
  ofDocuments: {
    fr: '{count, plural, one {du document {first}} other {des # documents listés ci-dessous}}',
    en: '{count, plural, one {of document {first}} other {of the # documents listed below}}',
  },
  invoicesTitle: {
    fr: '{count, plural, one {facture {first}} other {# factures}}',
    en: '{count, plural, one {invoice {first}} other {# invoices}}',
  },
  documentsTitle: {
    fr: '{count, plural, one {document {first}} other {# documents}}',
    en: '{count, plural, one {document {first}} other {# documents}}',
  },
  days: { fr: '{days, plural, one {# jour} other {# jours}}', en: '{days, plural, one {# day} other {# days}}' },
  and: { fr: ' et ', en: ' and ' },
} as const satisfies Record<string, Sentence>

/** What the law adds, with its article; sums come from the dated reference tables. */
export const law = {
  business: {
    fr: 'Pour mémoire, entre professionnels, tout retard de paiement entraîne de plein droit des pénalités{rate} et une indemnité forfaitaire pour frais de recouvrement de {indemnity} par facture (articles L.\u00a0441-10 et D.\u00a0441-5 du code de commerce).',
    en: 'For the record, between businesses any late payment gives rise by operation of French law to penalties{rate} and to a fixed recovery indemnity of {indemnity} per invoice (articles L.\u00a0441-10 and D.\u00a0441-5 of the French Commercial Code).',
  },
  businessNotice: {
    fr: "Conformément aux articles L.\u00a0441-10 et D.\u00a0441-5 du code de commerce, des pénalités de retard{rate} courent de plein droit depuis le lendemain de chaque échéance{penalties}. S'y ajoute l'indemnité forfaitaire pour frais de recouvrement de {indemnity} par facture en retard{indemnities}. Ces sommes s'ajoutent au montant indiqué ci-dessus.",
    en: 'Under articles L.\u00a0441-10 and D.\u00a0441-5 of the French Commercial Code, late-payment penalties{rate} have been running by operation of law since the day after each due date{penalties}. A fixed recovery indemnity of {indemnity} per late invoice is also due{indemnities}. These sums come on top of the amount stated above.',
  },
  public: {
    fr: 'Pour mémoire, le dépassement du délai de paiement fait courir de plein droit des intérêts moratoires{rate} et ouvre droit à une indemnité forfaitaire pour frais de recouvrement de {indemnity} par facture (articles L.\u00a02192-13 et D.\u00a02192-35 du code de la commande publique).',
    en: 'For the record, payment after the statutory period gives rise by operation of French law to late-payment interest{rate} and to a fixed recovery indemnity of {indemnity} per invoice (articles L.\u00a02192-13 and D.\u00a02192-35 of the French Public Procurement Code).',
  },
  publicNotice: {
    fr: "Conformément aux articles L.\u00a02192-13 et D.\u00a02192-35 du code de la commande publique, des intérêts moratoires{rate} courent de plein droit depuis l'expiration du délai de paiement{penalties}. S'y ajoute l'indemnité forfaitaire pour frais de recouvrement de {indemnity} par facture en retard{indemnities}. Ces sommes s'ajoutent au montant indiqué ci-dessus.",
    en: 'Under articles L.\u00a02192-13 and D.\u00a02192-35 of the French Public Procurement Code, late-payment interest{rate} has been running by operation of law since the payment period expired{penalties}. A fixed recovery indemnity of {indemnity} per late invoice is also due{indemnities}. These sums come on top of the amount stated above.',
  },
  consumerNotice: {
    fr: 'À compter de la réception de cette mise en demeure, la somme due produit des intérêts au taux légal (articles 1231-6 et 1344-1 du code civil). Aucuns frais ne vous sont demandés pour nos relances.',
    en: 'From the day you receive this formal notice, the sum due bears interest at the French legal rate (articles 1231-6 and 1344-1 of the French Civil Code). You are charged nothing for our reminders.',
  },
  elsewhere: {
    fr: 'Pour mémoire, entre entreprises, tout retard de paiement entraîne des intérêts{rate} et une indemnité pour frais de recouvrement de {indemnity} par facture ({citation}).',
    en: 'For the record, between businesses any late payment gives rise to interest{rate} and to a recovery indemnity of {indemnity} per invoice ({citation}).',
  },
  elsewhereNotice: {
    fr: 'Des intérêts de retard{rate} courent depuis le lendemain de chaque échéance{penalties}. S’y ajoute une indemnité pour frais de recouvrement de {indemnity} par facture en retard{indemnities} ({citation}). Ces sommes s’ajoutent au montant indiqué ci-dessus.',
    en: 'Late-payment interest{rate} has been running since the day after each due date{penalties}. A recovery indemnity of {indemnity} per late invoice is also due{indemnities} ({citation}). These sums come on top of the amount stated above.',
  },
  rate: { fr: ' au taux annuel de {rate} %', en: ' at {rate}% a year' },
  rates: { fr: ' aux taux annuels de {rate} %', en: ' at {rate}% a year' },
  ratesThen: { fr: ', puis de {rate} % à compter du {date}', en: ', then {rate}% from {date}' },
  indemnities: { fr: ', soit {amount} à ce jour', en: ', that is {amount} to date' },
  penalties: { fr: ' ; elles s’élèvent à {amount} au {date}', en: '; they stand at {amount} on {date}' },
  penaltiesPublic: { fr: ' ; ils s’élèvent à {amount} au {date}', en: '; it stands at {amount} on {date}' },
} as const satisfies Record<string, Sentence>
