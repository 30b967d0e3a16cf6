import type { Sentence } from '../../kernel/wording.ts'
import type { Channel } from './model.ts'
import type { CheckCode } from './rules.ts'

export const channelNames: Readonly<Record<Channel, Sentence>> = {
  tribunal_digital: { fr: 'Tribunal Digital (en ligne)', en: 'Tribunal Digital (online)' },
  rpva: { fr: 'RPVA, par un avocat', en: 'RPVA, through a lawyer' },
  post: { fr: 'Courrier', en: 'Post' },
}

/** What each check looks for; what is missing is told beside it. */
export const checkNames: Readonly<Record<CheckCode, Sentence>> = {
  claims: { fr: 'Au moins une créance échue', en: 'At least one overdue debt' },
  one_currency: { fr: 'Créances en euros', en: 'Debts in euros' },
  not_public: { fr: 'Débiteur de droit privé', en: 'Debtor under private law' },
  debtor_in_france: { fr: 'Débiteur établi en France', en: 'Debtor established in France' },
  debtor_address: { fr: 'Adresse du débiteur', en: 'Debtor’s address' },
  debtor_siren: { fr: 'SIREN du débiteur', en: 'Debtor’s SIREN' },
  creditor_identity: {
    fr: 'Identité du créancier : SIREN, forme, immatriculation, représentant',
    en: 'Creditor’s identity: SIREN, legal form, registration, representative',
  },
  creditor_address: { fr: 'Adresse du créancier', en: 'Creditor’s address' },
  court: { fr: 'Tribunal', en: 'Court' },
  signatory: { fr: 'Signataire, qualité et lieu', en: 'Signatory, capacity and place' },
  power: { fr: 'Pouvoir signé', en: 'Signed power of attorney' },
  interest: { fr: 'Intérêts calculables', en: 'Interest that can be reckoned' },
  not_barred: { fr: 'Créances non prescrites', en: 'Debts not barred' },
  not_frozen: { fr: 'Aucune procédure collective sur ces créances', en: 'No insolvency over these debts' },
  not_disputed: { fr: 'Aucun litige ouvert', en: 'No open dispute' },
  no_credits: {
    fr: 'Aucun paiement ni avoir à déduire : ce qui reste à valoir n’est pas retranché de la demande',
    en: 'No payment or credit note to deduct: what is on account is not taken off the claim',
  },
  performed: { fr: 'Date des travaux ou de la livraison', en: 'Day of the work or delivery' },
  invoices: { fr: 'PDF de chaque facture', en: 'PDF of each invoice' },
  basis: { fr: 'Commande, contrat ou conditions acceptées', en: 'Order, contract or accepted terms' },
  delivery: { fr: 'Preuve de livraison de chaque facture', en: 'Proof of delivery for each invoice' },
  notice: { fr: 'Mise en demeure', en: 'Formal notice' },
  notice_proof: { fr: 'Preuve de la mise en demeure', en: 'Proof of the formal notice' },
  company_extract: { fr: 'Extrait Kbis ou SIREN', en: 'Company register extract' },
  files: { fr: 'Pièces en PDF, PNG ou JPEG', en: 'Exhibits as PDF, PNG or JPEG' },
}

export const packWording = {
  incomplete: {
    fr: 'Le dossier n’est pas complet : {what}. Rien n’a été fabriqué.',
    en: 'The file is not complete: {what}. Nothing was made.',
  },
  checkOf: { fr: '{check} ({of})', en: '{check} ({of})' },
  notOwed: {
    fr: 'Une créance choisie n’est plus due ou n’est pas échue. Rechargez la page et choisissez de nouveau.',
    en: 'A debt chosen is no longer owed, or is not overdue. Reload the page and choose again.',
  },
  twice: { fr: 'La pièce « {title} » est choisie deux fois.', en: 'The exhibit “{title}” is chosen twice.' },
  exhibitGone: {
    fr: 'La pièce « {title} » n’est plus gardée pour ce client. Retirez-la du dossier, ou ajoutez-la de nouveau.',
    en: 'The exhibit “{title}” is no longer kept for this customer. Take it out of the file, or add it again.',
  },
  exhibitUnreadable: {
    fr: 'La pièce « {title} » n’est ni un PDF ni une image PNG ou JPEG : un greffe ne la lit pas. Exportez-la en PDF et ajoutez-la.',
    en: 'The exhibit “{title}” is neither a PDF nor a PNG or JPEG picture: a registry does not read it. Export it to PDF and add it.',
  },
  exhibitBroken: {
    fr: 'L’image « {title} » est abîmée : elle ne peut pas être imprimée. Numérisez-la de nouveau.',
    en: 'The picture “{title}” is damaged: it cannot be printed. Scan it again.',
  },
  exhibitTooLarge: {
    fr: '« {title} » pèse {size, number} Mo ; {channel} accepte {limit, number} Mo par fichier. Réduisez-la (300 points par pouce, niveaux de gris), coupez-la en plusieurs pièces, ou déposez par courrier.',
    en: '“{title}” weighs {size, number} MB; {channel} takes {limit, number} MB for a file. Make it smaller (300 dots per inch, grey), split it into several exhibits, or file by post.',
  },
  tooLarge: {
    fr: 'Le dossier dépasse {limit, number} Mo : retirez des pièces ou réduisez-les.',
    en: 'The file is over {limit, number} MB: take exhibits out or make them smaller.',
  },
  cannotDraw: {
    fr: 'Un document du dossier n’a pas pu être imprimé ({problem}). Rien n’a été fabriqué.',
    en: 'A document of the file could not be printed ({problem}). Nothing was made.',
  },
  notReady: {
    fr: 'Ce dossier n’est pas prêt : attendez la fin de sa fabrication.',
    en: 'This file is not ready: wait until it is made.',
  },
} as const satisfies Record<string, Sentence>
