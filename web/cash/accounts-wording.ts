import type { Sentence } from '../../src/kernel/wording.ts'

/** Bank accounts: how fresh, what waits, where statements do not join. */
export const accountWords = {
  what: {
    fr: 'Un compte apparaît ici avec son premier relevé. Ceux où des clients paient disent jusqu’où vos encaissements sont connus : une relance attend leur relevé.',
    en: 'An account appears here with its first statement. Those that customers pay into say how far your receipts are known: a reminder waits for their statement.',
  },
  account: { fr: 'Compte', en: 'Account' },
  lastStatement: { fr: 'Dernier relevé', en: 'Last statement' },
  daysAgo: {
    fr: '{n, plural, =0 {aujourd’hui} one {il y a # jour} other {il y a # jours}}',
    en: '{n, plural, =0 {today} one {# day ago} other {# days ago}}',
  },
  balance: { fr: 'Solde au relevé', en: 'Statement balance' },
  openLines: { fr: 'Lignes à voir', en: 'Lines to review' },
  ledgerAccount: { fr: 'Compte comptable', en: 'Ledger account' },
  followed: { fr: 'Des clients y paient', en: 'Customers pay here' },
  followedWhat: {
    fr: 'Les relances attendent les relevés des comptes où des clients paient, et d’eux seuls.',
    en: 'Reminders wait for the statements of the accounts that customers pay into, and of those only.',
  },
  byReceipts: {
    fr: 'Selon les encaissements de clients enregistrés ici',
    en: 'As the receipts from customers recorded here say',
  },
  yes: { fr: 'Oui', en: 'Yes' },
  no: { fr: 'Non', en: 'No' },
  change: { fr: 'Modifier', en: 'Change' },
  changeOf: { fr: 'Modifier le compte {name}', en: 'Change the account {name}' },
  none: { fr: 'aucun', en: 'none' },
  gaps: {
    fr: '{n, plural, one {Un relevé ne suit pas le précédent} other {# relevés ne suivent pas le précédent}}',
    en: '{n, plural, one {One statement does not follow the one before} other {# statements do not follow the one before}}',
  },
  gap: {
    fr: 'Le relevé du {from} finit à {ended}, celui du {to} commence à {begins}, soit un écart de {difference}. Un relevé manque sans doute entre les deux.',
    en: 'The statement of {from} ends at {ended}, the one of {to} begins at {begins}, a difference of {difference}. A statement is probably missing in between.',
  },
  seeGap: { fr: 'Voir ces jours', en: 'See these days' },
  name: { fr: 'Nom', en: 'Name' },
  ledgerAccountWhat: {
    fr: 'Le compte de banque de votre comptabilité, par exemple 512000.',
    en: 'The bank account of your general ledger, for example 512000.',
  },
  ledgerAccountWrong: {
    fr: 'De 3 à 20 chiffres ou lettres majuscules, sans espace.',
    en: 'From 3 to 20 digits or capital letters, without spaces.',
  },
  nameMissing: { fr: 'Donnez un nom au compte.', en: 'Give the account a name.' },
  save: { fr: 'Enregistrer le compte', en: 'Save the account' },
  saved: { fr: 'Le compte {name} est enregistré.', en: 'The account {name} is saved.' },
} satisfies Record<string, Sentence>
