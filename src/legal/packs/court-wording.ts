import type { Obstacle } from '../../adapters/pdf/index.ts'
import type { ProofKind } from '../../adapters/web-service/carrier.ts'
import type { CourtKind } from '../proceedings/model.ts'
import type { ExhibitKind, Signing } from './model.ts'

/** What courts read. It is in French whatever the language of who made it: `inFrench` fills it in and sets its signs. */

export const titles = {
  account: 'Relevé de compte des factures réclamées',
  interest: 'Calcul des intérêts de retard',
  formalNotice: 'Mise en demeure',
  reminder: 'Relance',
  statement: 'Relevé de compte',
  proofOfClaim: 'Déclaration de créance',
  message: 'Message',
  request: 'Requête en injonction de payer',
  list: 'Bordereau des pièces communiquées',
  power: 'Pouvoir spécial',
  form: 'Données du formulaire Cerfa n° {cerfa}',
} as const

export const channelTitles = {
  email: 'courriel',
  sms: 'message texte',
  letter: 'lettre',
  registered_letter: 'lettre recommandée avec accusé de réception',
  electronic_registered: 'lettre recommandée électronique',
} as const

export const proofTitles: Readonly<Record<ProofKind, string>> = {
  deposit: 'Preuve de dépôt',
  presentation: 'Preuve de présentation',
  receipt: 'Accusé de réception',
  refusal: 'Preuve de refus',
  unclaimed: 'Preuve de non-réclamation',
  bounce: 'Avis de non-remise',
}

/** To whom a request goes. */
export const judges: Readonly<Record<CourtKind, string>> = {
  commercial: 'À Monsieur ou Madame le président du {court}',
  civil: 'À Monsieur ou Madame le président du {court}',
  protection: 'À Monsieur ou Madame le juge des contentieux de la protection du {court}',
}

export const signings: Readonly<Record<Signing, string>> = {
  representative: 'représentant légal du créancier',
  proxy: 'mandataire muni d’un pouvoir spécial',
  lawyer: 'avocat du créancier',
}

export const request = {
  basis: 'Articles 1405 et suivants du code de procédure civile',
  parties: 'Les parties',
  creditor: 'Le créancier, demandeur',
  debtor: 'Le débiteur',
  roles: { joint: 'Codébiteur solidaire', guarantor: 'Caution' },
  andOthers: 'et autres',
  limited: 'dans la limite de {amount}',
  jointBound: '{name} est tenu solidairement de la même dette',
  guarantorBound: '{name} s’est engagé comme caution du débiteur',
  exhibitNo: 'pièce n° {no}',
  siren: 'SIREN {siren}',
  registry: 'Immatriculation : {registry}',
  representedBy: 'Représenté par {name}, {capacity}',
  capacityOf: 'Représenté par {name}',
  company: '{form}',
  facts: 'L’origine de la créance',
  origin:
    'Le créancier a fourni au débiteur des biens ou des services, facturés par {documents, plural, one {la facture désignée} other {les # factures désignées}} ci-après et restés impayés à leur échéance. La créance a une cause contractuelle et son montant est déterminé (article 1405, 1° du code de procédure civile).',
  performed: 'Prestations achevées ou biens livrés : {list}.',
  performedOf: '{document} le {day}',
  notice: 'Le débiteur a été mis en demeure : {notices}. Il n’a pas payé.',
  reminded: 'Le débiteur a été relancé sans paiement.',
  claim: 'Le montant réclamé',
  document: 'Facture',
  issuedOn: 'Date',
  dueOn: 'Échéance',
  amount: 'Montant TTC',
  principal: 'Principal restant dû',
  interest: 'Intérêts au {day}',
  indemnity: 'Indemnité',
  exhibits: 'Pièces',
  total: 'Total',
  sum: 'Décompte',
  sumPrincipal: 'Principal',
  sumNotes: 'Intérêts et indemnités déjà facturés',
  sumInterest: 'Intérêts de retard échus au {day}',
  sumIndemnity: 'Indemnités forfaitaires de recouvrement ({count})',
  sumTotal: 'Total réclamé',
  interestBasis: 'Intérêts : {texts}. Le calcul, facture par facture, est joint (pièce n° {no}).',
  interestBasisAlone: 'Intérêts : {texts}.',
  indemnityBasis: 'Indemnité forfaitaire : articles L. 441-10 II et D. 441-5 du code de commerce.',
  running:
    'Les intérêts continuent de courir sur le principal à compter du {day} au taux de {rate} l’an, puis au taux de chaque période suivante, jusqu’au paiement.',
  runningBy:
    'Les intérêts continuent de courir sur le principal à compter du {day}, au taux applicable à chaque facture, jusqu’au paiement.',
  asks: 'Ce qui est demandé',
  ask: 'Le créancier demande qu’il soit enjoint au débiteur de lui payer :',
  askAll: 'Le créancier demande qu’il soit enjoint à {to} de lui payer :',
  jointly: '{debtor}, solidairement avec {joint},',
  guarantors: '{owing} et, en exécution de leur engagement de caution, à {guarantors},',
  guarantor: '{owing} et, en exécution de son engagement de caution, à {guarantors},',
  askRunning: 'les intérêts de retard qui courent à compter du {day} ;',
  askPrincipal: 'la somme de {amount} en principal ;',
  askNotes: 'la somme de {amount} au titre des intérêts et indemnités déjà facturés ;',
  askInterest: 'la somme de {amount} au titre des intérêts de retard arrêtés au {day}, et ceux qui courent depuis ;',
  askIndemnity: 'la somme de {amount} au titre des indemnités forfaitaires de recouvrement ;',
  askCosts: 'la somme de {amount} au titre des frais ({labels}) ;',
  askDepens: 'les dépens, dont les frais du greffe et de signification.',
  goesOn:
    'En cas d’opposition, le créancier demande que l’affaire soit renvoyée devant la juridiction qu’il estime compétente : {court} (article 1408 du code de procédure civile).',
  staysOut:
    'En cas d’opposition, le créancier ne demande pas dès à présent le renvoi de l’affaire (article 1408 du code de procédure civile).',
  joined: 'Les pièces justificatives sont désignées au bordereau joint (article 1407 du code de procédure civile).',
  madeAt: 'Fait à {place}, le {day}',
  signature: 'Signature :',
} as const

export const list = {
  intro: 'Pièces jointes à la requête en injonction de payer de {creditor} contre {debtors}, devant le {court}.',
  noDay: 'sans date',
  part: '{title} (partie {part} sur {parts})',
  no: 'N°',
  title: 'Désignation',
  on: 'Date',
  pages: 'Pages',
  file: 'Fichier',
  count: '{count, plural, one {# pièce} other {# pièces}}, {pages, plural, one {# page} other {# pages}}',
} as const

export const power = {
  over: 'Pouvoir spécial pour présenter une requête en injonction de payer (article 1407 du code de procédure civile)',
  text: 'Je soussigné(e), {representative}, {capacity} de {creditor}, donne pouvoir à {name}, {nameCapacity}, de présenter en son nom devant le {court} une requête en injonction de payer contre {debtors}, pour obtenir le paiement de {amount} en principal, outre intérêts, indemnités et frais, de recevoir l’ordonnance et d’accomplir les formalités qui en découlent.',
  ask: 'Faire précéder la signature de la mention « Bon pour pouvoir ».',
} as const

export const form = {
  intro:
    'Valeurs à reporter dans le formulaire Cerfa n° {cerfa} en vigueur au jour du dépôt, ou dans les écrans du portail. La version du formulaire change : demandez celle du jour au greffe. La requête sur papier libre jointe contient les mêmes mentions.',
  court: 'Juridiction saisie',
  creditor: 'Demandeur',
  debtor: 'Débiteur',
  name: 'Dénomination ou nom',
  legalForm: 'Forme juridique',
  address: 'Adresse',
  siren: 'SIREN',
  registry: 'Immatriculation',
  representative: 'Représentant légal',
  signatory: 'Signataire',
  claim: 'Créance',
  cause: 'Cause',
  causeOf: 'Contrat : factures impayées ({numbers})',
  goesOn: 'Renvoi en cas d’opposition',
  yes: 'Oui',
  no: 'Non',
  exhibits: 'Nombre de pièces jointes',
  as: 'Qualité',
} as const

export const account = {
  under: 'Compte de {debtor} au {day}',
  settled: 'Réglé ou crédité',
  open: 'Reste dû',
  lines: 'Règlements et avoirs imputés',
  none: 'Aucun règlement ni avoir n’a été imputé sur ces factures.',
  on: 'Date',
  what: 'Nature',
  paidBy: 'Pièce',
  kinds: {
    receipt: 'Règlement',
    credit_note: 'Avoir',
    write_off: 'Abandon',
    transfer: 'Transfert',
    other: 'Écriture',
  },
} as const

export const mail = {
  over: 'Copie d’un message envoyé par {creditor}',
  from: 'De',
  to: 'À',
  on: 'Envoyé le',
  subject: 'Objet',
  files: 'Joint à l’envoi',
  hash: 'Empreinte SHA-256 des octets envoyés',
  exact: 'Le texte ci-dessous est celui du message tel qu’il est parti ; ses octets sont conservés.',
  struck:
    'Un lien personnel vers la page du client, qui ouvre son compte à qui le détient, est masqué par des croix dans cette copie. L’original est conservé.',
  overKept: 'Copie d’un courriel conservé',
  overText: 'Copie d’un texte conservé',
  keptHash: 'Empreinte SHA-256 du fichier conservé',
  kept: 'Le texte ci-dessous est celui du courriel ; le fichier est conservé.',
  keptText: 'Le texte ci-dessous est celui du fichier ; le fichier est conservé.',
  draft: 'Le texte ci-dessous est celui du message tel qu’il a été décidé.',
} as const

/** What stands on each page of an exhibit, and in its properties. */
export const stampOf = 'Pièce n° {no} – page {page}/{pages}'
export const stampTitle = 'Pièce n° {no} – {title}'

/** How an exhibit differs from what is kept, for the manifest. */
export const changes = {
  stamped: 'numéro de pièce apposé en tête de chaque page, réduite d’autant',
  printed: 'texte imprimé',
  laidOut: 'réimprimée d’après son contenu conservé',
  pictured: 'image imprimée sur une page',
  struck: 'lien personnel vers la page du client masqué',
  split: 'coupée par pages',
} as const

/** What the manifest says of what it calls PDF/A. */
export const archivalNote =
  'PDF/A-2b : les documents établis ici, et les pièces de tiers où rien de ce qui est contrôlé ne s’y oppose (polices, couleurs, champs, calques, flux, trames). Une autre pièce reste le PDF qu’elle était, avec la raison. Aucun validateur n’est exécuté à la fabrication.'

/** Why an exhibit stays the PDF that it was, and is no PDF/A. */
export const obstacles: Readonly<Record<Obstacle, string>> = {
  fonts: 'polices non incorporées',
  colours: 'couleurs d’imprimerie',
  fields: 'champs ou commentaires',
  layers: 'calques',
  streams: 'flux non archivables',
  halftones: 'trames d’imprimerie',
}

/** What the file of an exhibit is called. */
export const exhibitFiles: Readonly<Record<ExhibitKind, string>> = {
  company_extract: 'kbis',
  contract: 'contrat',
  terms_accepted: 'conditions',
  order: 'commande',
  delivery_proof: 'livraison',
  invoice: 'facture',
  credit_note: 'avoir',
  account: 'compte',
  interest: 'interets',
  statement_of_account: 'releve',
  formal_notice: 'mise-en-demeure',
  notice_proof: 'preuve-mise-en-demeure',
  reminder: 'relance',
  correspondence: 'courrier',
  power_of_attorney: 'pouvoir',
  other: 'autre',
}
