import { addDays } from '../src/kernel/calendar.ts'
import { statementFileName, writeStatement } from './bank-file.ts'
import { camtFile, csvFile } from './bank-formats.ts'
import { bankStatements } from './bank-movements.ts'
import { AGED_TITLE_ROWS, agedBalanceRows, contactRows, ebpOpenItemRows, sageOpenItemRows } from './customer-lists.ts'
import type { Demo } from './demo.ts'
import type { FecContent } from './fec.ts'
import { fecLines } from './fec.ts'
import type { FecLook } from './fec-file.ts'
import { fecFileName, writeFec } from './fec-file.ts'
import { SELLER } from './seller.ts'
import { writeCsv, writeXlsx } from './spreadsheet.ts'
import { aged, openItemsAsOf } from './truth.ts'

export type EmittedFile = { readonly name: string; readonly bytes: Buffer }

/** One FEC per fiscal year of the demo, oldest first. */
export const emitFecs = ({ economy, years }: Demo, look: FecLook = {}, content: FecContent = {}): EmittedFile[] =>
  years.map((year) => ({
    name: fecFileName(SELLER.siren, year.to),
    bytes: writeFec(fecLines(economy.book, economy.customers, year, content), look),
  }))

const yearOfStatements = ({ economy, asOf }: Demo) =>
  bankStatements(economy.book, economy.customers, { from: addDays(asOf, -364), to: asOf, days: 7 })

/** A year of the bank, a statement a week, oldest first: to be dropped by hand. */
export const emitStatements = (demo: Demo): EmittedFile[] =>
  yearOfStatements(demo).map((statement) => ({
    name: statementFileName(statement),
    bytes: writeStatement(statement),
  }))

/** The last statement once more, in the other forms that banks offer: dropped too, it is recognised. */
const emitOtherForms = (demo: Demo): EmittedFile[] => {
  const last = yearOfStatements(demo).at(-1)
  return last ? [camtFile(last), csvFile(last)] : []
}

/** Every file a newcomer could bring, and `truth.json`: what is open per document and in total at the end of the last day. */
export async function emitDemo(demo: Demo): Promise<EmittedFile[]> {
  const { economy, asOf } = demo
  const items = openItemsAsOf(economy.book, asOf)
  const sage = sageOpenItemRows(items, economy.customers)
  const agedRows = agedBalanceRows(items, economy.customers, SELLER.name, asOf)
  const truth = { asOf, seller: SELLER, total: aged(items, asOf), items }
  return [
    ...emitFecs(demo),
    ...emitStatements(demo),
    ...emitOtherForms(demo),
    { name: 'clients.csv', bytes: writeCsv(contactRows(economy.customers)) },
    { name: 'echeancier-sage.csv', bytes: writeCsv(sage, { encoding: 'windows-1252' }) },
    { name: 'echeancier-sage.xlsx', bytes: await writeXlsx(sage, 'Échéancier', asOf) },
    { name: 'factures-ebp.csv', bytes: writeCsv(ebpOpenItemRows(items, economy.customers), { thousands: ' ' }) },
    { name: 'balance-agee.csv', bytes: writeCsv(agedRows) },
    { name: 'balance-agee.xlsx', bytes: await writeXlsx(agedRows, 'Balance âgée', asOf, AGED_TITLE_ROWS) },
    { name: 'truth.json', bytes: Buffer.from(`${JSON.stringify(truth, null, 1)}\n`) },
  ]
}
