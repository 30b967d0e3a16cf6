import type { Sentence } from '../../src/kernel/wording.ts'

/** Who collects, who tells customers, what is presented again: the settings of direct debit. */
export const settingWords = {
  creditorTitle: { fr: 'Qui prélève', en: 'Who collects' },
  creditorWhat: {
    fr: 'L’identifiant créancier SEPA (ICS) vient de la Banque de France, par votre banque. Il figure sur chaque mandat et dans chaque fichier.',
    en: 'The SEPA creditor identifier comes from your central bank, through your bank. It stands on each mandate and in each file.',
  },
  creditorId: { fr: 'Identifiant créancier SEPA (ICS)', en: 'SEPA creditor identifier' },
  creditorIdWrong: {
    fr: 'Cet identifiant est incorrect : sa clé ne correspond pas. Recopiez-le depuis le courrier de votre banque.',
    en: 'This identifier is wrong: its check digits do not match. Copy it from your bank’s letter.',
  },
  iban: { fr: 'Compte à créditer (IBAN)', en: 'Account to be credited (IBAN)' },
  ibanWrong: {
    fr: 'Cet IBAN est incorrect : vérifiez-le sur le relevé d’identité bancaire.',
    en: 'This IBAN is wrong: check it against the bank details you were given.',
  },
  bic: { fr: 'BIC (facultatif)', en: 'BIC (optional)' },
  noticeTitle: { fr: 'Prévenir les clients', en: 'Telling customers' },
  noticeWhat: {
    fr: 'Un client est prévenu du montant et du jour avant chaque prélèvement : quatorze jours, sauf délai plus court convenu avec lui. Le texte du préavis se modifie avec les autres modèles.',
    en: 'A customer is told the amount and the day before each debit: fourteen days, unless a shorter time was agreed. The text of the notice is changed with the other templates.',
  },
  noticeBy: { fr: 'Qui prévient', en: 'Who tells them' },
  byMessage: { fr: 'Un message envoyé d’ici, à la validation', en: 'A message sent from here, when validated' },
  byInvoice: { fr: 'La facture elle-même', en: 'The invoice itself' },
  noticeDays: { fr: 'Jours de préavis', en: 'Days of notice' },
  daysWrong: { fr: 'De 1 à 60 jours.', en: 'From 1 to 60 days.' },
  toTemplates: { fr: 'Voir le texte du préavis', en: 'See the text of the notice' },
  fileTitle: { fr: 'Le fichier pour la banque', en: 'The file for the bank' },
  version: { fr: 'Version du format', en: 'Version of the format' },
  versionNew: { fr: 'pain.008.001.08 (depuis novembre 2023)', en: 'pain.008.001.08 (since November 2023)' },
  versionOld: { fr: 'pain.008.001.02 (ancienne)', en: 'pain.008.001.02 (former)' },
  grouping: { fr: 'Faire un prélèvement', en: 'Make one debit' },
  byItem: { fr: 'par pièce', en: 'for each document' },
  byCustomer: { fr: 'par client, avoirs déduits', en: 'for each customer, credits deducted' },
  tellsFirst: {
    fr: 'Ma banque veut encore qu’un premier prélèvement soit annoncé comme tel (FRST)',
    en: 'My bank still wants a first debit announced as such (FRST)',
  },
  retryTitle: { fr: 'Représenter ce qui revient', en: 'Presenting again what comes back' },
  retryWhat: {
    fr: 'Ce qui revient faute de provision (AM04), ou parce que le règlement entre banques a échoué (ED05), peut être proposé de nouveau sans que personne ne le dise. Un compte clos, un mandat contesté ou un remboursement ne se représentent pas ; tout autre motif attend une décision.',
    en: 'What comes back for want of money (AM04), or because settlement between banks failed (ED05), can be proposed again without anybody saying so. A closed account, a disputed mandate or a refund is not presented again; any other reason waits for a decision.',
  },
  retries: { fr: 'Proposer de nouveau', en: 'Propose again' },
  never: { fr: 'Jamais', en: 'Never' },
  once: { fr: 'Une fois', en: 'Once' },
  twice: { fr: 'Deux fois', en: 'Twice' },
  retryDays: { fr: 'Jours après le rejet, faute de provision', en: 'Days after the return, for want of money' },
  technicalRetryDays: {
    fr: 'Jours après le rejet, incident entre banques',
    en: 'Days after the return, failure between banks',
  },
  retryDaysWrong: { fr: 'De 1 à 30 jours.', en: 'From 1 to 30 days.' },
  save: { fr: 'Enregistrer les réglages', en: 'Save the settings' },
  saved: { fr: 'Les réglages des prélèvements sont enregistrés.', en: 'The settings of direct debit are saved.' },
} satisfies Record<string, Sentence>
