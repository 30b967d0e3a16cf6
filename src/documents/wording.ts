import type { Sentence } from '../kernel/wording.ts'
import type { DocumentKind } from './model.ts'

export const documentKindNames: Record<DocumentKind, Sentence> = {
  invoice: { fr: 'Facture', en: 'Invoice' },
  credit_note: { fr: 'Avoir', en: 'Credit note' },
  order: { fr: 'Commande', en: 'Order' },
  contract: { fr: 'Contrat', en: 'Contract' },
  terms_accepted: { fr: 'Conditions acceptées', en: 'Accepted terms' },
  delivery_proof: { fr: 'Preuve de livraison', en: 'Proof of delivery' },
  statement_of_account: { fr: 'Relevé de compte', en: 'Statement of account' },
  correspondence: { fr: 'Courrier', en: 'Correspondence' },
  company_extract: { fr: 'Extrait Kbis ou SIREN', en: 'Company register extract' },
  power_of_attorney: { fr: 'Pouvoir', en: 'Power of attorney' },
  notice_proof: { fr: 'Preuve de mise en demeure', en: 'Proof of a formal notice' },
  other: { fr: 'Autre', en: 'Other' },
}

export const documentsWording = {
  fileDamaged: {
    fr: '« {name} » est abîmé ou protégé dans l’archive : il n’a pas été lu. Déposez-le seul.',
    en: '“{name}” is damaged or protected in the archive: it was not read. Drop it by itself.',
  },
  zipBroken: {
    fr: 'L’archive « {name} » est incomplète, abîmée ou protégée : rien n’en a été lu. Créez-la de nouveau.',
    en: 'The archive “{name}” is incomplete, damaged or protected: nothing of it was read. Make it again.',
  },
  archiveTooLarge: {
    fr: '« {name} » dépasse {limit, number} Mo en tout. Déposez moins de fichiers à la fois.',
    en: '“{name}” is over {limit, number} MB in all. Drop fewer files at a time.',
  },
  tooMany: {
    fr: '« {name} » ne tient plus dans ce dépôt : {files, number} fichiers et {limit, number} Mo au plus à la fois. Gardez ceux-ci, puis déposez les suivants.',
    en: '“{name}” does not fit in this drop: {files, number} files and {limit, number} MB at most at a time. Keep these, then drop the next ones.',
  },
  undecided: {
    fr: '{count, plural, one {Un fichier n’a} other {# fichiers n’ont}} pas encore de client. Choisissez-le, ou laissez {count, plural, one {ce fichier} other {ces fichiers}} de côté.',
    en: '{count, plural, one {One file has} other {# files have}} no customer yet. Choose one, or leave {count, plural, one {this file} other {these files}} out.',
  },
  nothingReady: {
    fr: 'Aucun de ces fichiers n’est à garder : ils le sont déjà, ou ils sont laissés de côté.',
    en: 'None of these files is to be kept: they are kept already, or left out.',
  },
  numberNeeded: {
    fr: 'Indiquez de quelle pièce confiée ce fichier parle : sans numéro, personne chez vous ne le reverrait.',
    en: 'Say which placed document this file is about: without its number, nobody of yours would see it again.',
  },
  keptForOthers: {
    fr: 'Le créancier garde déjà ce fichier (« {name} ») pour une pièce qui ne vous est pas confiée.',
    en: 'The creditor keeps this file (“{name}”) already, for a document that was not placed with you.',
  },
  numberUnknown: {
    fr: 'Aucune pièce de ce client ne porte le numéro « {number} ». Vérifiez-le dans ses pièces, ou laissez le numéro vide.',
    en: 'No document of this customer bears the number “{number}”. Check it in its documents, or leave the number empty.',
  },
  customerNeeded: {
    fr: 'Choisissez le client de ce fichier avant ses pièces.',
    en: 'Choose the customer of this file before its documents.',
  },
  keptAlready: {
    fr: '« {name} » est déjà gardé pour ce client.',
    en: '“{name}” is kept for this customer already.',
  },
  wasHandedOver: {
    fr: '« {name} » a été remis à un prestataire ({number}) : c’est une preuve, il reste.',
    en: '“{name}” was handed to a provider ({number}): it is proof, and stays.',
  },
  wasSent: {
    fr: '« {name} » est joint à un message parti ou à partir : il fait preuve et ne se retire pas.',
    en: '“{name}” is attached to a message that left or is about to: it is proof and is not removed.',
  },
} satisfies Record<string, Sentence>
