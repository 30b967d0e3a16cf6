import type { Sentence } from '../../kernel/wording.ts'

/** The text of a mandate to collect, article by article. Not reviewed by a lawyer. */
export const articles = {
  title: { fr: 'Mandat de recouvrement', en: 'Mandate to collect' },
  fileName: { fr: 'mandat', en: 'mandate' },
  number: { fr: '{number}, version {version, number}', en: '{number}, version {version, number}' },
  translation: {
    fr: 'Traduction pour information : seule la version dans la langue signée fait foi.',
    en: 'Translation for information: only the version in the language that was signed is binding.',
  },
  draft: { fr: 'Projet : rien n’est proposé ni signé.', en: 'Draft: nothing is offered nor signed.' },
  creditor: { fr: 'Le créancier', en: 'The creditor' },
  provider: { fr: 'Le prestataire', en: 'The provider' },
  siren: { fr: 'SIREN {siren}', en: 'Company number (SIREN) {siren}' },
  represented: { fr: 'représenté par {who}', en: 'represented by {who}' },

  object: { fr: 'Objet', en: 'Purpose' },
  objectText: {
    fr: 'Le créancier donne mandat au prestataire, qui l’accepte, de recouvrer pour son compte les créances qu’il lui confie. Aucune créance n’est cédée.',
    en: 'The creditor mandates the provider, which accepts, to collect on its behalf the claims that it places with it. No claim is assigned.',
  },
  basis: { fr: 'Fondement des créances : {basis}', en: 'Basis of the claims: {basis}' },
  lists: {
    fr: 'Chaque remise est accompagnée d’une liste qui dit, pour chaque créance, le débiteur, les pièces, leur date, leur échéance et leur montant, en principal, intérêts et accessoires. Elle fait partie du mandat (CPCEx art. R124-3).',
    en: 'Each hand-over comes with a list that states, for each claim, the debtor, the documents, their date, due date and amount, in principal, interest and accessories. It is part of the mandate (CPCEx art. R124-3).',
  },
  scope: { fr: 'Peuvent être confiées les créances :', en: 'Claims that may be placed are those:' },
  scopeStages: { fr: 'au stade {stages}', en: 'at the {stages} stage' },
  scopeKinds: { fr: 'dont le débiteur est : {kinds}', en: 'whose debtor is: {kinds}' },
  scopeCountries: { fr: 'de débiteurs de : {countries}', en: 'of debtors in: {countries}' },
  scopeCurrency: { fr: 'en {currency}', en: 'in {currency}' },
  scopeFrom: { fr: 'd’au moins {from}', en: 'of at least {from}' },
  scopeTo: { fr: 'de moins de {to}', en: 'of less than {to}' },
  scopeFromDays: { fr: 'échues depuis {days} jours au moins', en: 'past due by {days} days at least' },
  scopeToDays: { fr: 'échues depuis moins de {days} jours', en: 'past due by less than {days} days' },

  powers: { fr: 'Pouvoirs', en: 'Powers' },
  powersText: { fr: 'Le prestataire a pouvoir, pour le créancier :', en: 'The provider has power, for the creditor:' },
  receive: {
    fr: 'de demander le paiement, de le recevoir et d’en donner quittance',
    en: 'to demand payment, to receive it and to give receipt for it',
  },
  plans: {
    fr: 'd’accorder un échéancier dans les limites de l’article « Accords »',
    en: 'to grant an instalment plan within the limits of the article “Agreements”',
  },
  discounts: {
    fr: 'de consentir une remise dans les limites de l’article « Accords »',
    en: 'to grant a rebate within the limits of the article “Agreements”',
  },
  proceedings: {
    fr: 'de faire agir un commissaire de justice ou un avocat, sur l’accord écrit du créancier pour chaque affaire',
    en: 'to have a court officer or a lawyer act, on the creditor’s written word in each case',
  },
  tracing: {
    fr: 'de rechercher l’adresse du débiteur par des moyens licites',
    en: 'to trace the debtor’s address by lawful means',
  },
  noForce: {
    fr: 'Il n’a aucun pouvoir de contrainte. Il n’engage pas le créancier au-delà de ce qui précède.',
    en: 'It has no power of coercion. It does not bind the creditor beyond the above.',
  },

  cover: { fr: 'Garanties du prestataire', en: 'Cover of the provider' },
  coverText: {
    fr: 'Le prestataire déclare remplir les conditions de l’article R124-2 du code des procédures civiles d’exécution et s’oblige à les remplir pendant tout le mandat :',
    en: 'The provider states that it meets the conditions of article R124-2 of the French code of civil enforcement procedures and undertakes to meet them throughout the mandate:',
  },
  insurance: {
    fr: 'responsabilité civile professionnelle assurée par {insurer}, police {policy}, jusqu’au {until}',
    en: 'professional liability insured with {insurer}, policy {policy}, until {until}',
  },
  account: {
    fr: 'compte réservé aux fonds encaissés pour autrui : {iban}',
    en: 'account kept for money collected for others: {iban}',
  },
  declared: {
    fr: 'déclaration écrite faite le {on} au procureur de la République près le {court}',
    en: 'written declaration made on {on} to the public prosecutor at the {court}',
  },
  notToldYet: { fr: 'à compléter avant toute remise de créance', en: 'to be completed before any claim is placed' },
  coverLost: {
    fr: 'Si l’une d’elles vient à manquer, il en avertit le créancier le jour même et n’entreprend plus rien tant qu’elle n’est pas rétablie.',
    en: 'Should one of them lapse, it tells the creditor the same day and undertakes nothing more until it is restored.',
  },

  manner: { fr: 'Manière d’agir', en: 'Manner of acting' },
  mannerVoice: { fr: 'Le prestataire écrit {voice}.', en: 'The provider writes {voice}.' },
  firstLetter: {
    fr: 'Sa première lettre à chaque débiteur porte les mentions de l’article R124-4 : qui il est et qu’il recouvre à l’amiable, pour qui, le fondement et le montant en distinguant principal, intérêts et accessoires, comment payer, et les alinéas 2 et 3 de l’article L111-8. Chaque message suivant en rappelle la référence et la date.',
    en: 'Its first letter to each debtor bears the statements of article R124-4: who it is and that it collects amicably, for whom, the basis and the amount with principal, interest and accessories apart, how to pay, and paragraphs 2 and 3 of article L111-8. Each later message repeats its reference and date.',
  },
  respect: {
    fr: 'Il n’use d’aucune pratique agressive ni trompeuse, n’imite aucun acte de justice et ne demande au débiteur aucuns frais qu’un titre exécutoire ne met pas à sa charge (CPCEx art. L111-8).',
    en: 'It uses no aggressive or misleading practice, imitates no court document and asks the debtor for no costs that no enforceable title puts on it (CPCEx art. L111-8).',
  },
  told: {
    fr: 'Il informe le créancier de tout paiement et de toute proposition du débiteur (art. R124-5) et remet quittance au débiteur de chaque paiement (art. R124-6).',
    en: 'It tells the creditor of every payment and of every offer of the debtor (art. R124-5) and gives the debtor a receipt for each payment (art. R124-6).',
  },

  fees: { fr: 'Rémunération', en: 'Fees' },
  feesText: {
    fr: 'Le prestataire est payé par le créancier seul, hors taxes, comme suit :',
    en: 'The provider is paid by the creditor alone, before tax, as follows:',
  },
  billing: {
    fr: 'Les honoraires sont facturés {rhythm} et payés {days, plural, =0 {à réception} one {à # jour} other {à # jours}}.',
    en: 'Fees are invoiced {rhythm} and paid {days, plural, =0 {on receipt} one {within # day} other {within # days}}.',
  },
  noOther: {
    fr: 'Rien d’autre n’est dû : ni frais d’ouverture, ni frais de clôture, ni honoraires sans encaissement, sauf ce que dit cet article.',
    en: 'Nothing else is owed: no opening fee, no closing fee, no fee without money received, except as this article says.',
  },

  money: { fr: 'Fonds encaissés', en: 'Money collected' },
  remit: {
    fr: 'Le prestataire reverse ce qu’il encaisse {rhythm}, au plus tard {days, number} jours après l’encaissement effectif, {mode} (CPCEx art. R124-6). Chaque reversement est détaillé créance par créance.',
    en: 'The provider hands over what it collects {rhythm}, at the latest {days, number} days after it was actually received, {mode} (CPCEx art. R124-6). Each remittance is itemised claim by claim.',
  },
  setOff: {
    fr: 'Le créancier l’autorise à retenir ses honoraires sur les fonds du dossier qui les ont produits, et sur eux seuls.',
    en: 'The creditor allows it to keep its fees out of the money of the file that earned them, and of that alone.',
  },
  direct: {
    fr: 'Le créancier informe le prestataire de ce que le débiteur lui paie directement dans les deux jours ouvrés.',
    en: 'The creditor tells the provider of what the debtor pays it directly within two working days.',
  },
} as const satisfies Record<string, Sentence>
