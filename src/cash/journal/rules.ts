import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import type { Sentence } from '../../kernel/wording.ts'
import type { JournalAccount, JournalAccounts } from './model.ts'
import { accountNames, journalWording as words } from './wording.ts'

/** The French chart of accounts (PCG, ANC 2014-03 art. 932-1), until somebody says which accounts this company uses. */
export const DEFAULT_ACCOUNTS: JournalAccounts = {
  customersAccount: '411000',
  bankFeeAccount: '627000',
  discountAccount: '665000',
  roundingAccount: '658000',
  lossAccount: '654000',
  returnFeeAccount: '758000',
  interestAccount: '763000',
  suspenseAccount: '471000',
  collectorAccount: '467000',
  supplierAccount: '401000',
  feeAccount: '622600',
  feeVatAccount: '445660',
  bankJournal: 'BQ',
  otherJournal: 'OD',
}

/** What each account begins with in the PCG: an account of another class would put money where no balance looks for it. */
const BEGINNINGS: Readonly<Record<JournalAccount, { readonly begins: RegExp; readonly said: string }>> = {
  customersAccount: { begins: /^41/, said: '41' },
  bankFeeAccount: { begins: /^6/, said: '6' },
  discountAccount: { begins: /^(?:66|70)/, said: '66, 70' },
  roundingAccount: { begins: /^6/, said: '6' },
  lossAccount: { begins: /^6/, said: '6' },
  returnFeeAccount: { begins: /^7/, said: '7' },
  interestAccount: { begins: /^7/, said: '7' },
  suspenseAccount: { begins: /^(?:4[67]|58)/, said: '46, 47, 58' },
  collectorAccount: { begins: /^4[67]/, said: '46, 47' },
  supplierAccount: { begins: /^4[06]/, said: '40, 46' },
  feeAccount: { begins: /^6/, said: '6' },
  feeVatAccount: { begins: /^445/, said: '445' },
}

/** Accounts that may be used, or which one may not and why. Two journals may be one; the customers' account stands alone. */
export function checkAccounts(given: JournalAccounts): Verdict<JournalAccounts> {
  for (const [field, { begins, said }] of Object.entries(BEGINNINGS) as [
    JournalAccount,
    { begins: RegExp; said: string },
  ][]) {
    const value = given[field]
    if (!/^[0-9A-Z]{3,20}$/.test(value)) return refuse('bad_account', words.accountForm, { value }, field)
    // The name of the account is a sentence of its own: each language says its own.
    if (!begins.test(value)) return refuse('wrong_class', classSentence(field), { value, said }, field)
  }
  for (const field of ['bankJournal', 'otherJournal'] as const)
    if (!/^[0-9A-Z]{1,10}$/.test(given[field]))
      return refuse('bad_journal', words.journalForm, { value: given[field] }, field)
  return accept(given)
}

/** An account of a bank is of class 5. */
export const checkBankAccount = (value: string): Verdict<string> =>
  value.startsWith('5') ? accept(value) : refuse('wrong_class', words.bankClass, { value }, 'ledgerAccount')

const classSentence = (field: JournalAccount): Sentence => ({
  fr: words.wrongClass.fr.replace('{name}', accountNames[field].fr.toLowerCase()),
  en: words.wrongClass.en.replace('{name}', accountNames[field].en.toLowerCase()),
})

/** Which account stands against the customer's for what is no money, by what was booked. */
export function counterpartOf(kind: string, label: string): Exclude<JournalAccount, 'customersAccount'> {
  if (kind === 'fee') return 'returnFeeAccount'
  if (kind === 'interest') return 'interestAccount'
  if (kind === 'transfer') return 'suspenseAccount'
  // What whoever collects for us holds stands there until its remittance reaches the bank.
  if (kind === 'collected') return 'collectorAccount'
  if (label === 'Frais bancaires') return 'bankFeeAccount'
  if (label === 'Escompte') return 'discountAccount'
  return label === 'Arrondi' ? 'roundingAccount' : 'lossAccount'
}

/** The third party of an entry that is no customer, as a FEC calls it (`CompAuxNum`): the letters and digits of its name. */
export const thirdPartyCode = (name: string): string =>
  name
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 17)
