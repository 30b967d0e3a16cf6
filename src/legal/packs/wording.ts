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
  one_currency: {
    fr: 'Créances en euros : une autre monnaie n’est pas convertie ici, demandez-la par assignation ou convenez d’un montant en euros',
    en: 'Debts in euros: another currency is not converted here, claim it by summons or agree on a sum in euros',
  },
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
  not_planned: {
    fr: 'Aucun échéancier en cours ou proposé : il donne des délais au débiteur',
    en: 'No plan running or proposed: it gives the debtor time',
  },
  not_disputed: { fr: 'Aucun litige ouvert', en: 'No open dispute' },
  not_promised: { fr: 'Aucune promesse de paiement en cours', en: 'No promise to pay running' },
  not_collected: {
    fr: 'Aucun prélèvement en cours : la banque n’a pas encore répondu',
    en: 'No direct debit under way: the bank has not answered yet',
  },
  not_elsewhere: {
    fr: 'Réclamées par aucun autre dossier de contentieux',
    en: 'Claimed by no other matter',
  },
  dated: {
    fr: 'Date de chaque facture connue : le report à nouveau ne la donne pas',
    en: 'Day of each invoice known: a balance brought forward does not tell it',
  },
  others: {
    fr: 'Nom et adresse en France de chaque codébiteur ou caution',
    en: 'Name and address in France of each joint debtor or guarantor',
  },
  others_bound: {
    fr: 'Pièce qui engage chaque codébiteur ou caution',
    en: 'Exhibit that binds each joint debtor or guarantor',
  },
  no_credits: {
    fr: 'Aucun paiement ni avoir à déduire : ce qui reste à valoir n’est pas retranché de la demande',
    en: 'No payment or credit note to deduct: what is on account is not taken off the claim',
  },
  costs: {
    fr: 'Aucuns frais de recouvrement demandés à un particulier : ils restent au créancier (CPC d’exécution art. L. 111-8)',
    en: 'No cost of collection asked of a consumer: they stay with the creditor (CPC d’exécution art. L. 111-8)',
  },
  performed: { fr: 'Date des travaux ou de la livraison', en: 'Day of the work or delivery' },
  invoices: { fr: 'PDF de chaque facture', en: 'PDF of each invoice' },
  basis: { fr: 'Commande, contrat ou conditions acceptées', en: 'Order, contract or accepted terms' },
  delivery: { fr: 'Preuve de livraison de chaque facture', en: 'Proof of delivery for each invoice' },
  notice: { fr: 'Mise en demeure', en: 'Formal notice' },
  notice_proof: { fr: 'Preuve de la mise en demeure', en: 'Proof of the formal notice' },
  company_extract: { fr: 'Extrait Kbis ou SIREN', en: 'Company register extract' },
  files: {
    fr: 'Pièces en PDF, en image, en texte ou en courriel',
    en: 'Exhibits as PDF, picture, text or mail',
  },
  sizes: {
    fr: 'Pièces sous la taille acceptée : une pièce de plusieurs pages est coupée, une page trop lourde est refusée',
    en: 'Exhibits below the size taken: one of several pages is split, a page that is too heavy is refused',
  },
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
    fr: 'La pièce « {title} » n’est ni un PDF, ni une image PNG, JPEG, GIF ou WebP, ni un texte, ni un courriel : un greffe ne la lit pas. Exportez-la en PDF et ajoutez-la.',
    en: 'The exhibit “{title}” is neither a PDF, nor a PNG, JPEG, GIF or WebP picture, nor a text, nor a mail: a registry does not read it. Export it to PDF and add it.',
  },
  exhibitBroken: {
    fr: 'L’image « {title} » est abîmée : elle ne peut pas être imprimée. Numérisez-la de nouveau.',
    en: 'The picture “{title}” is damaged: it cannot be printed. Scan it again.',
  },
  exhibitHuge: {
    fr: 'L’image « {title} » a plus de 120 millions de points : elle n’est pas imprimée. Numérisez-la à 300 points par pouce et ajoutez-la.',
    en: 'The picture “{title}” has more than 120 million points: it is not printed. Scan it at 300 dots per inch and add it.',
  },
  mailUnreadable: {
    fr: 'Le courriel « {title} » ne peut pas être lu en entier : imprimez-le en PDF depuis votre messagerie et ajoutez cette copie.',
    en: 'The mail “{title}” cannot be read to its end: print it to PDF from your mail program and add that copy.',
  },
  exhibitEmpty: {
    fr: '« {title} » ne contient aucune page : exportez-le de nouveau.',
    en: '“{title}” holds no page: export it again.',
  },
  exhibitTooLong: {
    fr: '« {title} » compte {pages, number} pages ; un dossier en accepte {limit, number} par pièce. Ne joignez que les pages utiles.',
    en: '“{title}” has {pages, number} pages; a file takes {limit, number} for an exhibit. Add only the pages that matter.',
  },
  exhibitTooLarge: {
    fr: 'La page {page, number} de « {title} » pèse à elle seule {size, number} Mo ; {channel} accepte {limit, number} Mo par fichier. Réduisez-la (300 points par pouce, niveaux de gris) ou déposez par courrier.',
    en: 'Page {page, number} of “{title}” weighs {size, number} MB by itself; {channel} takes {limit, number} MB for a file. Make it smaller (300 dots per inch, grey) or file by post.',
  },
  actTooLarge: {
    fr: '« {title} » pèse {size, number} Mo ; {channel} accepte {limit, number} Mo par fichier. Réclamez moins de factures à la fois, ou déposez par courrier.',
    en: '“{title}” weighs {size, number} MB; {channel} takes {limit, number} MB for a file. Claim fewer invoices at a time, or file by post.',
  },
  exhibitsRefused: {
    fr: '{count, plural, one {Une pièce ne peut pas être déposée} other {# pièces ne peuvent pas être déposées}}, rien n’a été fabriqué. {list}',
    en: '{count, plural, one {One exhibit cannot be filed} other {# exhibits cannot be filed}}, nothing was made. {list}',
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
