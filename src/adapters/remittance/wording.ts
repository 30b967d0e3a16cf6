import type { Sentence } from '../../kernel/wording.ts'

/** What reading a remittance advice can say. */
export const wording = {
  // It cannot be read.
  empty: {
    fr: 'Cet avis est vide. Collez le texte du message, ou déposez le fichier que le client a envoyé.',
    en: 'This advice is empty. Paste the text of the message, or drop the file the customer sent.',
  },
  tooLong: {
    fr: "Cet avis dépasse {limit, number} {unit, select, pages {pages} lines {lignes} other {octets}}, bien plus qu'un avis de paiement. Gardez la partie qui détaille le règlement.",
    en: 'This advice exceeds {limit, number} {unit, select, pages {pages} lines {lines} other {bytes}}, far more than a payment advice. Keep the part that details the payment.',
  },
  notAdvice: {
    fr: "Ce fichier n'est pas un avis de paiement lisible. Déposez un PDF avec du texte, un CSV, un classeur .xlsx, ou collez le texte du message.",
    en: 'This file is not a readable payment advice. Drop a PDF with text, a CSV, an .xlsx workbook, or paste the text of the message.',
  },
  scannedPdf: {
    fr: "Ce PDF est une image : il ne contient aucun texte. Demandez au client l'original, ou recopiez les numéros de facture et les montants.",
    en: 'This PDF is a picture: it holds no text. Ask the customer for the original, or type the invoice numbers and amounts.',
  },
  lockedPdf: {
    fr: 'Ce PDF est protégé par un mot de passe. Demandez au client une copie sans mot de passe, ou collez-en le texte.',
    en: 'This PDF is protected by a password. Ask the customer for a copy without one, or paste its text.',
  },
  brokenPdf: {
    fr: 'Ce PDF est incomplet ou abîmé ({detail}). Enregistrez-le à nouveau depuis le message du client, ou collez-en le texte.',
    en: "This PDF is incomplete or damaged ({detail}). Save it again from the customer's message, or paste its text.",
  },
  nothingCited: {
    fr: 'Cet avis ne cite ni facture ni montant. Vérifiez que le détail du règlement est bien dans ce texte, et non dans une pièce jointe.',
    en: 'This advice cites neither an invoice nor an amount. Check that the detail of the payment is in this text, not in an attachment.',
  },
  // It was read, and a person should look.
  differs: {
    fr: "L'avis annonce {total}, mais ses lignes font {sum}, soit {gap} d'écart. Vérifiez les lignes avant de lettrer.",
    en: 'The advice states {total}, but its rows come to {sum}: {gap} apart. Check the rows before matching.',
  },
  incomplete: {
    fr: "{count, plural, one {Une ligne n'a pas de montant sûr} other {# lignes n'ont pas de montant sûr}} : l'avis n'en donne pas, ou en donne plusieurs. Choisissez le montant avant de lettrer.",
    en: '{count, plural, one {One row has no sure amount} other {# rows have no sure amount}}: the advice gives none, or several. Choose the amount before matching.',
  },
  severalTotals: {
    fr: "L'avis annonce plusieurs totaux, dont {first} et {second}. Aucun n'a été retenu : comparez avec le montant reçu en banque.",
    en: 'The advice states several totals, {first} and {second} among them. None was kept: compare with the amount the bank received.',
  },
  severalDays: {
    fr: "L'avis donne plusieurs dates de paiement. Aucune n'a été retenue : celle de la banque fera foi.",
    en: "The advice gives several payment dates. None was kept: the bank's will stand.",
  },
  severalCurrencies: {
    fr: "L'avis mêle plusieurs devises ({value}) : ses montants ne s'additionnent pas. Traitez une devise à la fois.",
    en: 'The advice mixes currencies ({value}): its amounts do not add up together. Handle one currency at a time.',
  },
} satisfies Record<string, Sentence>
