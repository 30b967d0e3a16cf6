import type { Sentence } from '../../kernel/wording.ts'

/** What a provider is written by mail, in the organisation's language. */
export const mailWording = {
  hello: { fr: 'Bonjour {name},', en: 'Dear {name},' },
  inviteSubject: {
    fr: '{creditor} vous invite à relier votre organisation',
    en: '{creditor} invites you to connect your organisation',
  },
  inviteWhy: {
    fr: '{creditor} souhaite travailler avec {provider} pour recouvrer ses factures. Si votre société a une organisation sur cette installation de Quittance, reliez-la : les demandes de prix et les mandats vous y attendront.',
    en: '{creditor} would like to work with {provider} on the collection of its invoices. If your company has an organisation on this installation of Quittance, connect it: requests for prices and mandates will wait for you there.',
  },
  inviteOpen: { fr: 'Relier mon organisation', en: 'Connect my organisation' },
  inviteNote: {
    fr: 'Ce lien est personnel et vaut jusqu’au {day}. En acceptant, vous laissez {creditor} lire ce que la loi demande à qui recouvre pour autrui : assurance, compte réservé, déclaration au procureur. Rien d’autre n’est partagé.',
    en: 'This link is personal and holds until {day}. By accepting you let {creditor} read what the law asks of whoever collects for others: insurance, dedicated account, declaration to the prosecutor. Nothing else is shared.',
  },
  quoteSubject: { fr: 'Demande de prix {number} de {creditor}', en: 'Request for prices {number} from {creditor}' },
  quoteWhy: {
    fr: '{creditor} demande vos prix pour le recouvrement de son portefeuille, résumé ci-dessous. Merci de répondre au plus tard le {day}.',
    en: '{creditor} asks for your prices for the collection of its portfolio, summed up below. Please answer by {day}.',
  },
  quotePortfolio: {
    fr: 'Portefeuille : {files, plural, one {# dossier} other {# dossiers}} pour {amount}.',
    en: 'Portfolio: {files, plural, one {# file} other {# files}} for {amount}.',
  },
  quoteAsks: {
    fr: 'Indiquez vos honoraires par montant et ancienneté, vos minimums et plafonds, vos frais annexes et qui les supporte, ce que vous recouvrez par ancienneté avec des preuves, et jusqu’à quand vos prix valent.',
    en: 'State your fees by amount and age, your minimums and caps, side costs and who bears them, what you recover by age with evidence, and until when your prices hold.',
  },
  quoteHere: {
    fr: 'La demande vous attend dans votre organisation, sous Externalisation, Mandats.',
    en: 'The request waits for you in your organisation, under Outsourcing, Mandates.',
  },
  openPage: { fr: 'Ouvrir la page', en: 'Open the page' },
  pageNote: {
    fr: 'La page s’ouvre sans compte ni mot de passe, jusqu’au {day}. Ce lien vous est réservé : qui le reçoit peut répondre en votre nom. Vous pouvez aussi répondre à ce message.',
    en: 'The page opens without account or password, until {day}. This link is for you alone: whoever receives it can answer in your name. You may also reply to this message.',
  },
} as const satisfies Record<string, Sentence>
