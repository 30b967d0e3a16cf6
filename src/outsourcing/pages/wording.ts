import type { Sentence } from '../../kernel/wording.ts'
import type { PageActKind } from './model.ts'

export const actNames: Readonly<Record<PageActKind, Sentence>> = {
  quote: { fr: 'Prix envoyés', en: 'Prices sent' },
  declined: { fr: 'Demande déclinée', en: 'Request declined' },
  accepted: { fr: 'Arrêté de compte accepté', en: 'Closing statement accepted' },
  contested: { fr: 'Arrêté de compte contesté', en: 'Closing statement contested' },
  paper: { fr: 'Pièce déposée, à vérifier', en: 'Paper dropped, to be checked' },
  statement: { fr: 'Relevé d’encaissements', en: 'Statement of receipts' },
}

/** What the page of a provider says. Its readers never saw this product. */
export const pagesWording = {
  languages: { fr: 'Langue', en: 'Language' },
  demo: {
    fr: 'Démonstration : rien de ce qui est fait ici n’engage personne.',
    en: 'Demonstration: nothing done here binds anybody.',
  },
  closedTitle: { fr: 'Lien fermé', en: 'Link closed' },
  closed: {
    fr: 'Ce lien n’ouvre rien : il a expiré, il a été retiré, ou il est incomplet. Demandez-en un autre à qui vous a écrit.',
    en: 'This link opens nothing: it has expired, was taken back, or is incomplete. Ask whoever wrote to you for another.',
  },
  tired: {
    fr: 'Trop de liens erronés ont été essayés d’ici. Revenez dans dix minutes.',
    en: 'Too many wrong links were tried from here. Come back in ten minutes.',
  },
  linkIsYours: {
    fr: 'Ce lien est réservé à {provider} et s’ouvre jusqu’au {day}. Ce qui est fait ici est enregistré au nom de {provider}, avec le nom de qui le fait.',
    en: 'This link is for {provider} alone and opens until {day}. What is done here is recorded in the name of {provider}, with the name of whoever does it.',
  },
  goBack: { fr: 'Revenir à la page', en: 'Back to the page' },
  doneBefore: { fr: 'Ce que vous avez envoyé', en: 'What you have sent' },
  yourName: { fr: 'Votre nom', en: 'Your name' },
  yourNameHint: { fr: 'Qui répond pour le prestataire.', en: 'Who answers for the provider.' },
  yourTitle: { fr: 'Votre qualité', en: 'Your title' },
  file: { fr: 'Fichier', en: 'File' },
  fileNote: {
    fr: 'Un PDF, une photo ou un document de bureau, 10 Mo au plus.',
    en: 'A PDF, a photograph or an office document, 10 MB at most.',
  },

  quoteTitle: { fr: 'Demande de prix de {creditor}', en: 'Request for prices from {creditor}' },
  answerBy: { fr: 'Réponse attendue au plus tard le {day}', en: 'Answer due by {day}' },
  requestClosed: {
    fr: 'Cette demande est close : plus personne n’y répond.',
    en: 'This request is closed: nobody answers it any more.',
  },
  requestOver: {
    fr: 'La réponse était attendue au plus tard le {day} : la demande est close.',
    en: 'The answer was due by {day}: the request is closed.',
  },
  theirWords: { fr: 'Ce que le créancier ajoute', en: 'What the creditor adds' },
  portfolio: { fr: 'Portefeuille à chiffrer', en: 'Portfolio to price' },
  portfolioSum: {
    fr: '{files, plural, one {# dossier} other {# dossiers}} pour {amount}',
    en: '{files, plural, one {# file} other {# files}} for {amount}',
  },
  portfolioNote: {
    fr: 'Créances échues au jour de la demande, comptées par montant et par retard, sans aucun nom.',
    en: 'Claims overdue on the day of the request, counted by amount and lateness, without any name.',
  },
  cell: { fr: '{size}, {age} de retard', en: '{size}, {age} late' },
  cellFiles: {
    fr: '{files, plural, one {# dossier} other {# dossiers}}',
    en: '{files, plural, one {# file} other {# files}}',
  },
  yourAnswer: { fr: 'Votre réponse', en: 'Your answer' },
  youAnswered: { fr: 'Envoyée le {day} par {name}', en: 'Sent on {day} by {name}' },
  theyTyped: { fr: 'Saisie le {day} par {name}, chez le créancier', en: 'Typed on {day} by {name}, at the creditor' },
  youDeclined: { fr: 'Déclinée le {day} par {name}', en: 'Declined on {day} by {name}' },
  remitsIn: {
    fr: 'Reversement {days, plural, one {sous un jour} other {sous # jours}}.',
    en: 'Remittance within {days, plural, one {one day} other {# days}}.',
  },
  validTo: { fr: 'Ces prix valent jusqu’au {day}.', en: 'These prices hold until {day}.' },
  yourPrices: { fr: 'Vos prix', en: 'Your prices' },
  correct: { fr: 'Corriger vos prix', en: 'Correct your prices' },
  rowsNote: {
    fr: 'Une ligne par palier. Laissez vides un montant ou un retard qui ne bornent rien. Hors TVA.',
    en: 'One line for each band. Leave empty an amount or a lateness that bounds nothing. Before VAT.',
  },
  line: { fr: 'Ligne {n}', en: 'Line {n}' },
  rate: { fr: 'Honoraires de résultat (%)', en: 'Success fee (%)' },
  stage: { fr: 'Phase', en: 'Stage' },
  fromAmount: { fr: 'Créances à partir de ({currency})', en: 'Claims from ({currency})' },
  toAmount: { fr: 'à moins de ({currency})', en: 'to under ({currency})' },
  fromDays: { fr: 'Retard à partir de (jours)', en: 'Late from (days)' },
  toDays: { fr: 'à moins de (jours)', en: 'to under (days)' },
  moreRows: { fr: 'Ajouter une ligne', en: 'Add a line' },
  minimum: { fr: 'Minimum par dossier encaissé ({currency})', en: 'Minimum per file collected ({currency})' },
  perFile: { fr: 'Prix par dossier confié ({currency})', en: 'Price per file placed ({currency})' },
  vat: { fr: 'TVA', en: 'VAT' },
  vatStandard: { fr: 'en sus', en: 'on top' },
  vatNone: { fr: 'aucune', en: 'none' },
  remitDays: { fr: 'Reversement sous (jours)', en: 'Remittance within (days)' },
  validUntil: { fr: 'Prix valables jusqu’au', en: 'Prices hold until' },
  proven: { fr: 'Ce que vous recouvrez (%)', en: 'What you recover (%)' },
  provenNote: {
    fr: 'Part encaissée des créances confiées, selon leur retard ce jour-là. Vide : non communiqué.',
    en: 'Share collected of claims placed, by how late they were that day. Empty: not stated.',
  },
  remarks: { fr: 'Précisions', en: 'Remarks' },
  pdf: { fr: 'Votre offre en PDF', en: 'Your offer as PDF' },
  pdfNote: { fr: 'Facultatif, 10 Mo au plus.', en: 'Optional, 10 MB at most.' },
  send: { fr: 'Envoyer mes prix', en: 'Send my prices' },
  sendAgain: { fr: 'Envoyer la correction', en: 'Send the correction' },
  decline: { fr: 'Décliner la demande', en: 'Decline the request' },
  declineWhy: { fr: 'Un mot pour le créancier', en: 'A word for the creditor' },
  declineAct: { fr: 'Décliner', en: 'Decline' },

  papers: { fr: 'Déposer une pièce', en: 'Drop a paper' },
  papersNote: {
    fr: 'Assurance, déclaration au procureur, compte réservé : ce que la loi demande à qui recouvre pour autrui. Le créancier vérifie ce que vous déposez.',
    en: 'Insurance, declaration to the prosecutor, dedicated account: what the law asks of whoever collects for others. The creditor checks what you drop.',
  },
  paperKind: { fr: 'Nature', en: 'Kind' },
  paperEnds: { fr: 'Vaut jusqu’au', en: 'Holds until' },
  paperAct: { fr: 'Déposer', en: 'Drop' },

  mandateTitle: { fr: 'Mandat de {creditor}', en: 'Mandate of {creditor}' },
  closing: { fr: 'Arrêté de compte n° {no}, au {day}', en: 'Closing statement no. {no}, as of {day}' },
  openPdf: { fr: 'Lire l’arrêté (PDF)', en: 'Read the statement (PDF)' },
  acceptNote: {
    fr: 'Accepter vaut reddition de compte pour ce fichier, que son empreinte désigne.',
    en: 'Accepting is the rendering of account by this file, which its hash names.',
  },
  acceptRead: {
    fr: 'J’ai lu ce fichier et je l’accepte pour le prestataire.',
    en: 'I have read this file and accept it for the provider.',
  },
  accept: { fr: 'Accepter l’arrêté', en: 'Accept the statement' },
  acceptedOn: { fr: 'Accepté le {day} par {name}.', en: 'Accepted on {day} by {name}.' },
  contest: { fr: 'Contester l’arrêté', en: 'Contest the statement' },
  contestWhy: { fr: 'Ce qui n’est pas juste', en: 'What is not right' },
  contestAct: { fr: 'Contester', en: 'Contest' },
  contestedOn: { fr: 'Contesté le {day} par {name} : {reason}', en: 'Contested on {day} by {name}: {reason}' },

  statement: { fr: 'Envoyer un relevé d’encaissements', en: 'Send a statement of receipts' },
  statementNote: {
    fr: 'Ce que vous avez encaissé et reversé, ligne par ligne. Un relevé qui ne tombe pas juste au centime est refusé en entier, avec chaque motif.',
    en: 'What you collected and handed over, line by line. A statement that does not add up to the cent is refused as a whole, with every reason.',
  },
  statementTemplate: { fr: 'Les colonnes à remplir (CSV)', en: 'The columns to fill in (CSV)' },
  paidOn: { fr: 'Viré le', en: 'Transferred on' },
  paid: { fr: 'Montant viré ({currency})', en: 'Amount transferred ({currency})' },
  reference: { fr: 'Référence du virement', en: 'Reference of the transfer' },
  invoiceNumber: { fr: 'Numéro de votre facture', en: 'Number of your invoice' },
  statementFile: { fr: 'Relevé (CSV ou XLSX)', en: 'Statement (CSV or XLSX)' },
  statementAct: { fr: 'Envoyer le relevé', en: 'Send the statement' },

  taken: { fr: 'C’est enregistré', en: 'It is recorded' },
  notTaken: { fr: 'Relevé refusé', en: 'Statement refused' },
  nothingKept: {
    fr: 'Rien n’a été pris en compte. Corrigez le fichier et envoyez-le de nouveau.',
    en: 'Nothing was taken into account. Correct the file and send it again.',
  },
  faultAt: { fr: 'Ligne {line} : {what}', en: 'Line {line}: {what}' },
  takenOn: {
    fr: 'Le {day}, par {name}. L’empreinte ci-dessous en fait foi.',
    en: 'On {day}, by {name}. The hash below bears it out.',
  },

  ownMember: {
    fr: 'Vous êtes connecté comme membre du créancier : cette page se regarde, elle ne se remplit pas au nom du prestataire.',
    en: 'You are signed in as a member of the creditor: this page is there to look at, not to be filled in for the provider.',
  },
  formOld: {
    fr: 'Ce formulaire n’est plus valable : rechargez la page et recommencez.',
    en: 'This form is no longer valid: load the page again and start over.',
  },
  formUsed: {
    fr: 'Ce formulaire a déjà été envoyé, avec autre chose. Relisez-le, puis envoyez-le de nouveau : il corrigera ce qui a été pris.',
    en: 'This form was sent already, with something else in it. Read it again and send it once more: it will correct what was taken.',
  },
  tooMany: {
    fr: 'Trop d’envois depuis un jour par ce lien : revenez demain, ou écrivez au créancier.',
    en: 'Too much was sent through this link in a day: come back tomorrow, or write to the creditor.',
  },
  tooLong: {
    fr: 'Ce texte dépasse {most, number} caractères : raccourcissez-le.',
    en: 'This text is longer than {most, number} characters: shorten it.',
  },
  nameMissing: { fr: 'Indiquez votre nom.', en: 'Give your name.' },
  rateMissing: {
    fr: 'Ligne {line} : indiquez le taux, ou videz la ligne.',
    en: 'Line {line}: give the rate, or empty the line.',
  },
  amountWrong: {
    fr: '« {value} » n’est pas un montant : écrivez par exemple 1 000 ou 49,50.',
    en: '“{value}” is not an amount: write for instance 1,000.00 or 49.50.',
  },
  rateWrong: {
    fr: '« {value} » n’est pas un taux : écrivez par exemple 12 ou 12,5.',
    en: '“{value}” is not a rate: write for instance 12 or 12.5.',
  },
  daysWrong: {
    fr: '« {value} » n’est pas un nombre de jours de {least, number} à {most, number}.',
    en: '“{value}” is not a number of days from {least, number} to {most, number}.',
  },
  validWrong: {
    fr: '« {value} » n’est pas un jour à venir : indiquez jusqu’à quand vos prix valent.',
    en: '“{value}” is not a day to come: give the day until which your prices hold.',
  },
  dayWrong: { fr: '« {value} » n’est pas un jour du calendrier.', en: '“{value}” is not a day of the calendar.' },
  notPdf: {
    fr: '« {name} » n’est pas un PDF : joignez votre offre dans ce format.',
    en: '“{name}” is not a PDF: attach your offer in this format.',
  },
  kindMissing: { fr: 'Choisissez la nature de la pièce.', en: 'Choose the kind of the paper.' },
  noFile: { fr: 'Choisissez un fichier.', en: 'Choose a file.' },
  paperKnown: { fr: '« {name} » est déjà entre les mains du créancier.', en: 'The creditor already has “{name}”.' },
  notRead: {
    fr: 'Cochez que vous avez lu le fichier : c’est lui que vous acceptez.',
    en: 'Tick that you have read the file: it is what you accept.',
  },
  paidMissing: {
    fr: 'Indiquez le montant viré et la référence du virement.',
    en: 'Give the amount transferred and the reference of the transfer.',
  },
  statementLarge: {
    fr: 'Ce relevé dépasse {limit} Mo : coupez-le par mois.',
    en: 'This statement is larger than {limit} MB: cut it by month.',
  },

  isHere: {
    fr: '{name} a son organisation ici : elle y lit son mandat, sans lien.',
    en: '{name} has its organisation here: it reads its mandate there, without a link.',
  },
  mailClosing: {
    fr: 'Arrêté de compte du mandat {number} de {creditor}',
    en: 'Closing statement of mandate {number} of {creditor}',
  },
  mailMandate: { fr: 'Mandat {number} de {creditor} : votre page', en: 'Mandate {number} of {creditor}: your page' },
  mailAccept: {
    fr: 'L’arrêté de compte n° {no} du mandat {number}, au {day}, attend votre accord : lisez-le, puis acceptez-le ou dites ce qui n’est pas juste.',
    en: 'Closing statement no. {no} of mandate {number}, as of {day}, waits for your word: read it, then accept it or say what is not right.',
  },
  mailPage: {
    fr: 'Sur la page du mandat {number}, vous envoyez aussi à {creditor} vos relevés d’encaissements et les pièces que la loi vous demande.',
    en: 'On the page of mandate {number} you also send {creditor} your statements of receipts and the papers that the law asks of you.',
  },
} as const satisfies Record<string, Sentence>
