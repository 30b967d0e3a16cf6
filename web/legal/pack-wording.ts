import type { Sentence } from '../../src/kernel/wording.ts'
import type { Signing } from '../../src/legal/packs/model.ts'
import type { CheckPlace } from '../../src/legal/packs/rules.ts'
import type { CourtKind } from '../../src/legal/proceedings/model.ts'

export const courtKindNames: Readonly<Record<CourtKind, Sentence>> = {
  commercial: {
    fr: 'Tribunal de commerce ou des activités économiques',
    en: 'Commercial court (tribunal de commerce, TAE)',
  },
  civil: { fr: 'Tribunal judiciaire', en: 'Civil court (tribunal judiciaire)' },
  protection: { fr: 'Juge des contentieux de la protection', en: 'Judge of protection litigation' },
}

export const signingNames: Readonly<Record<Signing, Sentence>> = {
  representative: { fr: 'Le représentant légal', en: 'The legal representative' },
  proxy: { fr: 'Un mandataire, avec pouvoir spécial', en: 'An agent, with a special power' },
  lawyer: { fr: 'Un avocat', en: 'A lawyer' },
}

export const placeNames: Readonly<Record<CheckPlace, Sentence>> = {
  here: { fr: 'À renseigner ci-dessous', en: 'To fill in below' },
  customer: { fr: 'Fiche du client', en: 'Customer record' },
  organisation: { fr: 'Réglages de l’organisation', en: 'Organisation settings' },
  files: { fr: 'Documents du client', en: 'Customer documents' },
  charges: { fr: 'Intérêts de retard', en: 'Late interest' },
  limitation: { fr: 'Prescription', en: 'Limitation' },
  insolvency: { fr: 'Procédures collectives', en: 'Insolvencies' },
  disputes: { fr: 'Litiges', en: 'Disputes' },
  account: { fr: 'Compte du client', en: 'Customer account' },
}

export const packWords = {
  panel: { fr: 'Préparer le dossier', en: 'Prepare the file' },
  lead: {
    fr: 'Requête en injonction de payer contre {debtor}, avec ses pièces numérotées et tamponnées.',
    en: 'Request for an order for payment against {debtor}, with its exhibits numbered and stamped.',
  },
  checks: { fr: 'Vérifications', en: 'Checks' },
  required: { fr: 'obligatoire', en: 'required' },
  advised: { fr: 'conseillé', en: 'advised' },
  complete: {
    fr: 'Rien d’obligatoire ne manque.',
    en: 'Nothing required is missing.',
  },
  held: {
    fr: '{n, plural, one {# point vérifié} other {# points vérifiés}}',
    en: '{n, plural, one {# point checked} other {# points checked}}',
  },
  debts: { fr: 'Créances réclamées', en: 'Debts claimed' },
  debt: { fr: 'Facture', en: 'Invoice' },
  tick: { fr: 'Réclamer {document}', en: 'Claim {document}' },
  owed: { fr: 'Reste dû', en: 'Owed' },
  interest: { fr: 'Intérêts', en: 'Interest' },
  indemnity: { fr: 'Indemnité', en: 'Indemnity' },
  dueOn: { fr: 'échue le {day}', en: 'due on {day}' },
  total: { fr: 'Total réclamé', en: 'Total claimed' },
  noDebts: { fr: 'Aucune créance échue.', en: 'No overdue debt.' },
  barred: { fr: 'prescrite', en: 'barred' },
  disputed: { fr: 'contestée', en: 'disputed' },
  frozen: { fr: 'gelée par une procédure collective', en: 'frozen by an insolvency' },
  fee: {
    fr: 'Frais du greffe : {amount}. Ils sont demandés avec les dépens.',
    en: 'Registry fee: {amount}. It is asked with the costs.',
  },
  toVerify: {
    fr: 'Des taux ou montants reposent sur des textes à vérifier avant le dépôt.',
    en: 'Some rates or amounts rest on rows to be verified before filing.',
  },
  references: { fr: 'Voir les références', en: 'See the references' },
  court: { fr: 'Tribunal et dépôt', en: 'Court and filing' },
  courtKind: { fr: 'Juridiction', en: 'Kind of court' },
  courtName: { fr: 'Nom du tribunal', en: 'Name of the court' },
  courtAddress: { fr: 'Adresse du tribunal', en: 'Address of the court' },
  channel: { fr: 'Voie de dépôt', en: 'How it is filed' },
  limit: { fr: '{n} Mo par fichier ({citation}), à vérifier', en: '{n} MB for a file ({citation}), to be verified' },
  noLimit: { fr: 'Sans limite de taille', en: 'No limit of size' },
  goesOn: {
    fr: 'En cas d’opposition, renvoyer l’affaire devant ce tribunal',
    en: 'On opposition, send the case to this court',
  },
  people: { fr: 'Parties et signataire', en: 'Parties and signatory' },
  form: { fr: 'Forme et capital du créancier', en: 'Creditor’s legal form and capital' },
  registry: { fr: 'Immatriculation du créancier', en: 'Creditor’s registration' },
  representative: { fr: 'Représentant légal du créancier', en: 'Creditor’s legal representative' },
  capacity: { fr: 'Qualité du représentant', en: 'Representative’s capacity' },
  debtorForm: { fr: 'Forme du débiteur', en: 'Debtor’s legal form' },
  debtorRepresentative: { fr: 'Représentant du débiteur', en: 'Debtor’s representative' },
  signs: { fr: 'Qui signe', en: 'Who signs' },
  signatory: { fr: 'Nom du signataire', en: 'Signatory’s name' },
  signatoryCapacity: { fr: 'Qualité du signataire', en: 'Signatory’s capacity' },
  place: { fr: 'Fait à', en: 'Made at' },
  exhibits: { fr: 'Pièces', en: 'Exhibits' },
  exhibitsHint: {
    fr: 'Alt+↑ et Alt+↓ déplacent la pièce où se trouve le curseur ; Alt+Suppr la retire.',
    en: 'Alt+↑ and Alt+↓ move the exhibit where the cursor is; Alt+Delete takes it out.',
  },
  exhibitTitle: { fr: 'Intitulé de la pièce n° {no}', en: 'Title of exhibit no. {no}' },
  up: { fr: 'Monter', en: 'Move up' },
  down: { fr: 'Descendre', en: 'Move down' },
  takeOut: { fr: 'Retirer', en: 'Take out' },
  others: { fr: 'Autres pièces possibles', en: 'Other possible exhibits' },
  add: { fr: 'Ajouter', en: 'Add' },
  noExhibits: { fr: 'Aucune pièce choisie.', en: 'No exhibit chosen.' },
  drawnUp: { fr: 'établie à la fabrication', en: 'drawn up with the file' },
  preview: { fr: 'Aperçus', en: 'Previews' },
  seeRequest: { fr: 'Voir la requête', en: 'See the request' },
  seeList: { fr: 'Voir le bordereau', en: 'See the list of exhibits' },
  seeForm: { fr: 'Voir les données du Cerfa', en: 'See the values of the form' },
  seePower: { fr: 'Imprimer le pouvoir à signer', en: 'Print the power to sign' },
  build: { fr: 'Fabriquer le dossier', en: 'Make the file' },
  keyBuild: { fr: 'fabriquer le dossier', en: 'make the file' },
  missing: {
    fr: '{n, plural, one {# point obligatoire manque} other {# points obligatoires manquent}}',
    en: '{n, plural, one {# required point is missing} other {# required points are missing}}',
  },
  asked: { fr: 'Fabrication demandée.', en: 'Being made.' },
  made: { fr: 'Dossiers fabriqués', en: 'Files made' },
  noneMade: { fr: 'Aucun dossier fabriqué.', en: 'No file made yet.' },
  building: { fr: 'En fabrication…', en: 'Being made…' },
  by: { fr: 'par {name}', en: 'by {name}' },
  download: { fr: 'Télécharger {name}', en: 'Download {name}' },
  megabytes: { fr: '{n, number} Ko', en: '{n, number} KB' },
  print: { fr: 'Empreinte SHA-256', en: 'SHA-256 hash' },
  card: { fr: 'Dossiers', en: 'Files' },
  evidence: { fr: 'Dossier de preuves', en: 'Evidence file' },
  evidenceAct: { fr: 'Fabriquer le dossier de preuves', en: 'Make the evidence file' },
} as const satisfies Record<string, Sentence>
