import type { LocalDate } from '../src/kernel/calendar.ts'
import type { Book } from './book.ts'
import type { Tasks } from './calendar-of-tasks.ts'
import { strangerWords } from './cash-strangers.ts'
import { BANK, OTHER_DEBTORS, VAT_DEDUCTIBLE } from './chart-of-accounts.ts'
import type { Random } from './random.ts'
import { SELLER_AT_THE_BANK } from './seller.ts'
import { tells } from './told.ts'

const BANK_FEE_CENTS = 3_250

/** What the bank takes for itself, once a month. */
export function chargeBankFees(book: Book, tasks: Tasks, on: LocalDate): void {
  const vat = BANK_FEE_CENTS / 5
  const documentNo = `FRAIS-${on.slice(0, 7)}`
  const lines = [
    { account: '627000', cents: BANK_FEE_CENTS },
    { account: VAT_DEDUCTIBLE, cents: vat },
    { account: BANK, cents: -BANK_FEE_CENTS - vat },
  ]
  const label = 'FRAIS TENUE DE COMPTE ET COMMISSIONS'
  tasks.at(on, () => book.post({ journal: 'BQ', on, documentNo, documentOn: on, label, lines }))
}

/** Ordinary sums only: what a company gets once in years, or through an account of its own, would need entries of its own. */
const ORDINARY_CENTS = 250_000
const UNUSUAL = /PRET|INTERNE|CPTE|LCR|TVA|SUBVENTION|1126|2026/

/** Money that is no customer's: sick pay, refunds of suppliers, an insurer. */
export function postOtherMoney(book: Book, random: Random, on: LocalDate): void {
  let words = strangerWords(random, SELLER_AT_THE_BANK)
  while (words.cents > ORDINARY_CENTS || UNUSUAL.test(words.text)) words = strangerWords(random, SELLER_AT_THE_BANK)
  const { name, text, cents } = words
  const documentNo = book.nextNumber(`DIV${on.slice(2, 4)}-`, 4)
  book.told.set(documentNo, { ...tells([], text), payer: { name, code: null } })
  const label = `VIR RECU ${name} ${text}`.replace(/ +/g, ' ')
  const lines = [
    { account: BANK, cents },
    { account: '758000', cents: -cents },
  ]
  book.post({ journal: 'BQ', on, documentNo, documentOn: on, label, lines })
}

/** What an agency collected for the company, less its fee: the transfer names the remittance. */
export function postRemittance(book: Book, on: LocalDate, name: string, reference: string, cents: number): void {
  const documentNo = book.nextNumber(`RVT${on.slice(2, 4)}-`, 4)
  book.told.set(documentNo, { ...tells([], reference), payer: { name, code: null } })
  const lines = [
    { account: BANK, cents },
    { account: OTHER_DEBTORS, cents: -cents },
  ]
  book.post({ journal: 'BQ', on, documentNo, documentOn: on, label: `VIR RECU ${name} ${reference}`, lines })
}
