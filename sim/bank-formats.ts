import { addDays } from '../src/kernel/calendar.ts'
import { decimalText } from '../src/kernel/money.ts'
import { statementFileName } from './bank-file.ts'
import type { BankStatement } from './bank-movements.ts'
import { wordsOf } from './bank-wording.ts'
import { SELLER } from './seller.ts'
import { type Cell, writeCsv } from './spreadsheet.ts'

/** The same statement in the other forms that French banks offer for download. */

const renamed = (statement: BankStatement, ending: string): string =>
  statementFileName(statement).replace(/cfo$/, ending)

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const amount = (cents: number): string => `<Amt Ccy="EUR">${decimalText(Math.abs(cents), 'EUR')}</Amt>`
const direction = (cents: number): string => `<CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`
const balance = (type: string, cents: number, on: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp>${amount(cents)}${direction(cents)}<Dt><Dt>${on}</Dt></Dt></Bal>`

/** camt.053.001.08, with both balances; the payer and its words in the details of each entry. */
export function camtFile(statement: BankStatement): { name: string; bytes: Buffer } {
  const { from, to, openingCents, closingCents, movements } = statement
  const entries = movements.map((movement) => {
    const { label, name, text, endToEnd } = wordsOf(movement)
    const party = name === '' ? '' : `<RltdPties><Dbtr><Pty><Nm>${xml(name)}</Nm></Pty></Dbtr></RltdPties>`
    const said = text === '' ? '' : `<RmtInf><Ustrd>${xml(text.slice(0, 140))}</Ustrd></RmtInf>`
    const refs = `<Refs><EndToEndId>${xml(endToEnd || 'NOTPROVIDED')}</EndToEndId></Refs>`
    const details = `<NtryDtls><TxDtls>${refs}${amount(movement.cents)}${direction(movement.cents)}${party}${said}</TxDtls></NtryDtls>`
    const day = `<BookgDt><Dt>${movement.on}</Dt></BookgDt><ValDt><Dt>${movement.on}</Dt></ValDt>`
    return `<Ntry><NtryRef>${xml(movement.no)}</NtryRef>${amount(movement.cents)}${direction(movement.cents)}<Sts><Cd>BOOK</Cd></Sts>${day}<BkTxCd/>${details}<AddtlNtryInf>${xml(label)}</AddtlNtryInf></Ntry>`
  })
  const account = `<Acct><Id><IBAN>${SELLER.iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>`
  const balances = `${balance('OPBD', openingCents, addDays(from, -1))}${balance('CLBD', closingCents, to)}`
  const file = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>${to}</MsgId><CreDtTm>${to}T20:00:00</CreDtTm></GrpHdr>
<Stmt><Id>${to}</Id>${account}${balances}
${entries.join('\n')}
</Stmt></BkToCstmrStmt></Document>
`
  return { name: renamed(statement, 'xml'), bytes: Buffer.from(file) }
}

/** As a bank's web page exports it: a day, words, and an amount in one of two columns. */
export function csvFile(statement: BankStatement): { name: string; bytes: Buffer } {
  const rows = statement.movements.map((movement): Cell[] => {
    const { label, name, text } = wordsOf(movement)
    const words = [label, name, text].filter((one) => one !== '').join(' ')
    const { on, cents } = movement
    return [{ day: on }, words, cents < 0 ? { cents: -cents } : null, cents > 0 ? { cents } : null]
  })
  const header: Cell[] = ['Date', 'Libellé', 'Débit', 'Crédit']
  return { name: renamed(statement, 'csv'), bytes: writeCsv([header, ...rows]) }
}
