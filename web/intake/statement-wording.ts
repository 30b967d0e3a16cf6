import type { Sentence } from '../../src/kernel/wording.ts'

/** The formats of bank files, as their users know them. */
export const formatNames: Readonly<Record<string, string>> = {
  cfonb120: 'CFONB 120',
  cfonb240: 'CFONB 240',
  mt940: 'MT940',
  mt942: 'MT942',
  ofx: 'OFX',
  qif: 'QIF',
}

/** What a bank statement says, account by account, before it is recorded. */
export const wording = {
  accounts: { fr: 'Comptes du relevé', en: 'Accounts of the statement' },
  table: { fr: 'tableau', en: 'table' },
  returnsTotal: {
    fr: 'Impayés pour {total} : le total du fichier est vérifié. Chacun rouvre le paiement qui revient ; la ligne du compte qui les reprend sera mise de côté.',
    en: 'Unpaid items of {total}: the total of the file is checked. Each reopens the payment that came back; the account line that takes them will be set aside.',
  },
  newAccount: { fr: 'compte nouveau', en: 'new account' },
  newAccountSays: {
    fr: 'Vérifiez qu’il est bien le vôtre : valider l’import l’ajoutera à vos comptes.',
    en: 'Check that it is yours: confirming the import adds it to your accounts.',
  },
  period: { fr: 'du {from} au {to}', en: '{from} to {to}' },
  until: { fr: 'au {to}', en: 'to {to}' },
  opening: { fr: 'Solde au {day}', en: 'Balance on {day}' },
  openingUndated: { fr: 'Solde de début', en: 'Opening balance' },
  moneyIn: { fr: 'Entrées', en: 'Money in' },
  moneyOut: { fr: 'Sorties', en: 'Money out' },
  closing: { fr: 'Solde au {day}', en: 'Balance on {day}' },
  closingUndated: { fr: 'Solde de fin', en: 'Closing balance' },
  balanced: { fr: 'Les soldes et les lignes concordent', en: 'Balances and lines agree' },
  unbalanced: {
    fr: 'Les lignes donnent {computed}, le relevé écrit {closing} : écart de {gap}.',
    en: 'The lines give {computed}, the statement writes {closing}: a gap of {gap}.',
  },
  noBalances: {
    fr: 'Ce fichier ne donne pas les deux soldes : rien n’y prouve que toutes les lignes sont là.',
    en: 'This file does not give both balances: nothing in it proves that all lines are there.',
  },
  lines: {
    fr: '{n, plural, =0 {aucune ligne nouvelle} one {# ligne nouvelle} other {# lignes nouvelles}}{m, plural, =0 {} one {, # déjà connue} other {, # déjà connues}}',
    en: '{n, plural, =0 {no new line} one {# new line} other {# new lines}}{m, plural, =0 {} one {, # known already} other {, # known already}}',
  },
  gapBefore: {
    fr: 'Le relevé précédent finit le {endedOn} à {ended}, celui-ci commence à {begins} : il manque un relevé entre les deux, ou l’un d’eux est faux.',
    en: 'The statement before ends on {endedOn} with {ended}, this one begins with {begins}: a statement between them is missing, or one of them is wrong.',
  },
  missingLines: {
    fr: '{n, plural, one {# ligne déjà enregistrée pour ces jours n’est} other {# lignes déjà enregistrées pour ces jours ne sont}} pas dans ce relevé : les deux sources se contredisent.',
    en: '{n, plural, one {# line recorded for these days is} other {# lines recorded for these days are}} not in this statement: the two sources disagree.',
  },
  more: {
    fr: '{n, plural, one {et # autre relevé, qui concorde} other {et # autres relevés, qui concordent}}',
    en: '{n, plural, one {and # other statement, which agrees} other {and # other statements, which agree}}',
  },
  head: {
    fr: '{n, plural, one {# ligne nouvelle} other {# lignes nouvelles}}{m, plural, =0 {} one {, # déjà connue} other {, # déjà connues}}{accounts, plural, one {} other {, sur # comptes}}',
    en: '{n, plural, one {# new line} other {# new lines}}{m, plural, =0 {} one {, # known already} other {, # known already}}{accounts, plural, one {} other {, on # accounts}}',
  },
  commit: { fr: '{n, plural, one {# ligne} other {# lignes}}', en: '{n, plural, one {# line} other {# lines}}' },
  payer: { fr: 'Payeur ou bénéficiaire', en: 'Other party' },
  words: { fr: 'Libellé', en: 'Wording' },
  bookedOn: { fr: 'Date', en: 'Date' },
  valueOn: { fr: 'Valeur', en: 'Value date' },
  reference: { fr: 'Référence', en: 'Reference' },
  createdBefore: {
    fr: 'Ces lignes ne sont pas encore enregistrées. Une fois l’import validé, chaque encaissement cherche les pièces qu’il paie.',
    en: 'These lines are not recorded yet. Once the import is confirmed, each payment looks for the items it pays.',
  },
  createdAfter: {
    fr: 'Ces lignes ont été enregistrées par cet import.',
    en: 'These lines were recorded by this import.',
  },
  known: {
    fr: 'Ces lignes sont déjà là, par un autre relevé ou un autre format : elles ne comptent pas deux fois.',
    en: 'These lines are here already, from another statement or format: they do not count twice.',
  },
  toCash: { fr: 'Voir les encaissements', en: 'See the payments' },
  doneSays: {
    fr: 'Les lignes sont enregistrées. Ce que chacune paie est rapproché ou proposé dans Encaissements.',
    en: 'The lines are recorded. What each of them pays is matched or proposed under Payments.',
  },
  withdrawSays: {
    fr: 'Ses lignes ne seront plus comptées ni rapprochées ; le fichier reste.',
    en: 'Its lines will no longer be counted or matched; the file stays.',
  },
} satisfies Record<string, Sentence>
