import type { Sentence } from '../../kernel/wording.ts'
import type { JournalAccount } from './model.ts'

/** Accounts of the ledger that entries use, as accountants name them; the French name is also the one in the files. */
export const accountNames: Readonly<Record<JournalAccount, Sentence>> = {
  customersAccount: { fr: 'Clients', en: 'Customers' },
  bankFeeAccount: { fr: 'Services bancaires', en: 'Bank charges' },
  discountAccount: { fr: 'Escomptes accordés', en: 'Cash discounts granted' },
  roundingAccount: { fr: 'Écarts de règlement', en: 'Payment differences' },
  lossAccount: { fr: 'Pertes sur créances', en: 'Bad debts' },
  returnFeeAccount: { fr: 'Frais et indemnités refacturés', en: 'Fees and indemnities charged' },
  interestAccount: { fr: 'Intérêts de retard facturés', en: 'Late interest charged' },
  suspenseAccount: { fr: 'Comptes d’attente', en: 'Suspense account' },
  collectorAccount: { fr: 'Fonds chez les prestataires', en: 'Funds held by providers' },
  supplierAccount: { fr: 'Fournisseurs', en: 'Suppliers' },
  feeAccount: { fr: 'Honoraires', en: 'Fees' },
  feeVatAccount: { fr: 'TVA déductible sur services', en: 'Deductible VAT on services' },
}

export const journalWording = {
  nothingToExport: {
    fr: 'Rien de nouveau à rendre à la comptabilité : tout a déjà été exporté, ou s’y trouve déjà.',
    en: 'Nothing new to give to the accounts: everything was exported already, or is there already.',
  },
  accountForm: {
    fr: 'Le compte « {value} » n’est pas un numéro de compte : de 3 à 20 chiffres ou lettres majuscules, sans espace.',
    en: 'The account “{value}” is no account number: from 3 to 20 digits or capital letters, without spaces.',
  },
  wrongClass: {
    fr: 'Le compte « {value} » ne convient pas à « {name} » : un tel compte commence par {said} dans le plan comptable. Corrigez-le.',
    en: 'The account “{value}” does not suit “{name}”: such an account begins with {said} in the French chart of accounts. Correct it.',
  },
  journalForm: {
    fr: 'Le code journal « {value} » est incorrect : de 1 à 10 chiffres ou lettres majuscules, sans espace.',
    en: 'The journal code “{value}” is wrong: from 1 to 10 digits or capital letters, without spaces.',
  },
  bankClass: {
    fr: 'Le compte « {value} » ne peut pas être celui d’une banque : un compte de banque commence par 5 dans le plan comptable, 512000 par exemple.',
    en: 'The account “{value}” cannot be that of a bank: a bank account begins with 5 in the French chart of accounts, 512000 for example.',
  },
  fecInEuros: {
    fr: 'Cet export est en {currency} : un FEC s’écrit dans la monnaie de la comptabilité ({base}), et le cours n’est pas connu ici. Téléchargez le CSV : votre comptable y ajoutera la contre-valeur.',
    en: 'This export is in {currency}: a FEC is written in the currency of the accounts ({base}), and the rate is not known here. Download the CSV: your accountant adds the value in {base}.',
  },
} satisfies Record<string, Sentence>
