import type { Sentence } from '../../kernel/wording.ts'
import type { AgencyBar } from './agency.ts'
import type { GapCode, MandateTerm, NoticeChannel, NoticeEvent } from './model.ts'

export const noticeChannelNames = {
  registered_letter: { fr: 'Lettre recommandée', en: 'Registered letter' },
  electronic_registered: { fr: 'Lettre recommandée électronique', en: 'Electronic registered letter' },
  letter: { fr: 'Lettre simple', en: 'Plain letter' },
  email: { fr: 'E-mail', en: 'E-mail' },
} as const satisfies Record<NoticeChannel, Sentence>

export const noticeEventNames = {
  deposited: { fr: 'Déposée', en: 'Deposited' },
  presented: { fr: 'Présentée', en: 'Presented' },
  delivered: { fr: 'Remise contre signature', en: 'Delivered against signature' },
  accepted: { fr: 'Acceptée', en: 'Accepted' },
  refused: { fr: 'Refusée', en: 'Refused' },
  unclaimed: { fr: 'Non réclamée', en: 'Not claimed' },
  returned: { fr: 'Revenue sans avoir pu être présentée', en: 'Returned without being presented' },
} as const satisfies Record<NoticeEvent['kind'], Sentence>

/** What is missing, and where it is put right. */
export const gapSentences = {
  creditor_address: {
    fr: 'Votre adresse manque : complétez-la dans Réglages, Organisation.',
    en: 'Your address is missing: fill it in under Settings, Organisation.',
  },
  debtor_address: {
    fr: 'L’adresse du client manque : complétez sa fiche.',
    en: 'The customer’s address is missing: fill it in on its page.',
  },
  words: {
    fr: 'Le texte ne dit pas « mise en demeure » : ajoutez ces mots au modèle.',
    en: 'The text does not say « mise en demeure »: add these words to the template.',
  },
  law: {
    fr: 'Le modèle n’a pas le bloc « law » : sans lui, ni les intérêts, ni leur taux, ni l’indemnité ne sont annoncés.',
    en: 'The template lacks the “law” block: without it neither interest, nor its rate, nor the indemnity is told.',
  },
  deadline: {
    fr: 'Il n’y a pas de date limite, ou elle laisse moins de huit jours.',
    en: 'There is no deadline, or it leaves fewer than eight days.',
  },
  payment: {
    fr: 'Le moyen de payer manque : indiquez votre IBAN dans Réglages, Organisation.',
    en: 'The means of payment is missing: give your IBAN under Settings, Organisation.',
  },
  creditor_siren: {
    fr: 'Votre SIREN manque : indiquez-le dans Réglages, Organisation.',
    en: 'Your SIREN (company number) is missing: give it under Settings, Organisation.',
  },
  debtor_siren: {
    fr: 'Le SIREN du client manque : sans lui, rien ne le distingue d’un homonyme. Complétez sa fiche.',
    en: 'The customer’s SIREN (company number) is missing: nothing tells it from a namesake. Fill it in on its page.',
  },
  document_number: {
    fr: 'Une pièce n’a pas de numéro : la somme est demandée comme un solde, sans facture citée.',
    en: 'A document has no number: the sum is asked for as a balance, and cites no invoice.',
  },
  interest: {
    fr: 'Les intérêts ne peuvent pas être calculés à ce jour (taux manquant, dates ou devise) : ils ne sont pas chiffrés.',
    en: 'Interest cannot be reckoned to this day (missing rate, dates or currency): no amount is told.',
  },
  next_step: {
    fr: 'Le texte ne dit pas ce qui suivra sans paiement.',
    en: 'The text does not say what follows without payment.',
  },
  signatory: {
    fr: 'Personne ne signe : indiquez un nom dans Réglages, Organisation.',
    en: 'Nobody signs: give a name under Settings, Organisation.',
  },
  barred: {
    fr: 'Une pièce est prescrite : le client peut refuser de la payer, et aucun tribunal ne peut plus l’y condamner.',
    en: 'A document is barred: the customer may refuse to pay it, and no court can order it any more.',
  },
} as const satisfies Record<GapCode, Sentence>

export const mandateTermNames = {
  power: { fr: 'le pouvoir de recevoir les fonds', en: 'the power to receive the money' },
  claims: { fr: 'le fondement et le montant des créances', en: 'the basis and the amount of the claims' },
  cover: { fr: 'la garantie de responsabilité', en: 'the liability cover' },
  pay: { fr: 'la rémunération', en: 'the pay' },
  remittance: { fr: 'les conditions de reversement', en: 'how and when money is handed over' },
} as const satisfies Record<MandateTerm, Sentence>

export const barSentences = {
  insurance_missing: {
    fr: 'l’assurance de responsabilité professionnelle n’est pas renseignée (CPCEx art. R124-2)',
    en: 'the professional liability insurance is not recorded (CPCEx art. R124-2)',
  },
  insurance_over: {
    fr: 'l’assurance de responsabilité professionnelle a pris fin le {on} (CPCEx art. R124-2)',
    en: 'the professional liability insurance ended on {on} (CPCEx art. R124-2)',
  },
  account_missing: {
    fr: 'le compte réservé aux fonds encaissés pour autrui manque (CPCEx art. R124-2)',
    en: 'the account kept for money collected for others is missing (CPCEx art. R124-2)',
  },
  declaration_missing: {
    fr: 'la déclaration au procureur de la République manque (CPCEx art. R124-2)',
    en: 'the declaration to the public prosecutor is missing (CPCEx art. R124-2)',
  },
  mandate_missing: {
    fr: 'il n’y a pas de mandat écrit de {creditor} (CPCEx art. R124-3)',
    en: 'there is no written mandate from {creditor} (CPCEx art. R124-3)',
  },
  mandate_over: {
    fr: 'le mandat de {creditor} a pris fin le {on} (CPCEx art. R124-3)',
    en: 'the mandate from {creditor} ended on {on} (CPCEx art. R124-3)',
  },
  mandate_silent: {
    fr: 'le mandat de {creditor} ne précise pas {terms} (CPCEx art. R124-3)',
    en: 'the mandate from {creditor} does not state {terms} (CPCEx art. R124-3)',
  },
} as const satisfies Record<AgencyBar['code'], Sentence>

export const noticeWording = {
  incomplete: {
    fr: 'La mise en demeure n’est pas complète. {what}',
    en: 'The formal notice is not complete. {what}',
  },
  nothingLate: {
    fr: '{customer} n’a aucune pièce échue à mettre en demeure (ce qui est contesté, en cours de prélèvement, demandé en justice ou gelé par une procédure collective est écarté).',
    en: '{customer} has no overdue document to demand (what is contested, being debited, claimed in court or frozen by insolvency is left out).',
  },
  documentHeld: {
    fr: '{document} ne peut pas être mise en demeure : {why, select, disputed {elle est contestée} collected {un prélèvement est en cours} early {elle n’est pas échue} insolvent {elle est née avant le jugement qui a ouvert une procédure collective, et se déclare} in_court {elle est demandée en justice} placed {un prestataire la recouvre seul : reprenez d’abord le dossier} other {elle est soldée, ou n’est pas de ce client}}. Retirez-la du choix.',
    en: '{document} cannot be demanded: {why, select, disputed {it is contested} collected {a direct debit is under way} early {it is not due yet} insolvent {it was born before the judgment that opened insolvency proceedings, and is proved instead} in_court {it is claimed in court} placed {a provider alone collects it: recall the file first} other {it is settled, or is not this customer’s}}. Leave it out.',
  },
  noReader: {
    fr: 'Personne chez {customer} ne peut la recevoir par ce moyen : il faut {channel, select, electronic_registered {un contact nommé, avec une adresse qui fonctionne, et son accord s’il n’est pas professionnel (CPCE art. L100)} other {une adresse e-mail qui fonctionne}}.',
    en: 'Nobody at {customer} can take it by this means: it needs {channel, select, electronic_registered {a named contact with a mailbox that works, and their consent unless they are a professional (CPCE art. L100)} other {an e-mail address that works}}.',
  },
  agencyBarred: {
    fr: 'Rien ne part vers {customer} : vous recouvrez pour le compte de {creditor} et {why}. Complétez Contentieux, Réglages.',
    en: 'Nothing leaves for {customer}: you collect for {creditor} and {why}. See Legal, Settings.',
  },
  agencyMoved: {
    fr: 'Le créancier pour lequel vous recouvrez auprès de {customer} a changé depuis que ce message est prêt : il n’est pas parti. Préparez-le de nouveau.',
    en: 'The creditor you collect for from {customer} has changed since this message was ready: it has not left. Prepare it again.',
  },
  settledSince: {
    fr: '{document} a été réglée ou contestée depuis : la mise en demeure n’est pas partie. Préparez-la de nouveau.',
    en: '{document} was paid or contested since: the formal notice has not left. Prepare it again.',
  },
  eventAhead: {
    fr: 'Ce jour est après aujourd’hui ({today}) : indiquez celui du bordereau ou de l’avis.',
    en: 'That day is after today ({today}): give the one on the slip or the receipt.',
  },
  eventBeforeSent: {
    fr: 'La mise en demeure est partie le {sent} : ce jour ne peut pas la précéder.',
    en: 'The formal notice left on {sent}: this cannot have happened before.',
  },
  eventUnproven: {
    fr: 'Joignez le bordereau ou l’avis scanné, ou indiquez ce qui prouve ce jour.',
    en: 'Attach the scanned slip or receipt, or say what proves that day.',
  },
  documentElsewhere: {
    fr: 'Ce document n’est pas rangé chez ce client.',
    en: 'That file is not kept for this customer.',
  },
  gone: {
    fr: 'Quelqu’un d’autre l’a déjà fait. Rechargez la page.',
    en: 'Somebody else has already done this. Reload the page.',
  },
  followWhy: { fr: 'Dites ce qui a été décidé.', en: 'Say what was decided.' },
  ibanWrong: {
    fr: 'L’IBAN du compte réservé n’est pas valable : vérifiez-le.',
    en: 'The IBAN of the account kept for others is not valid: check it.',
  },
  ibanOwn: {
    fr: 'Le compte réservé aux fonds encaissés pour autrui ne peut pas être votre compte courant.',
    en: 'The account kept for money collected for others cannot be your own.',
  },
  sirenWrong: { fr: 'Le SIREN du créancier n’est pas valable.', en: 'The creditor’s SIREN is not valid.' },
  mandateOrder: {
    fr: 'Le mandat ne peut pas finir avant de commencer.',
    en: 'The mandate cannot end before it begins.',
  },
  evidence: {
    fr: '{channel}{number, select, none {} other { n° {number}}} : {event} le {day}',
    en: '{channel}{number, select, none {} other { no. {number}}}: {event} on {day}',
  },
} as const satisfies Record<string, Sentence>
