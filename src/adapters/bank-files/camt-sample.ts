import { decimalText } from '../../kernel/money.ts'

/** Statements described plainly and written as a bank would, for tests and benches: the truth is known before the file is. */
export type SampleStatement = {
  readonly id: string
  readonly iban: string
  readonly currency: string
  readonly openingCents: number
  readonly entries: readonly SampleEntry[]
}
export type SampleEntry = {
  /** Signed: positive is money in. */
  readonly cents: number
  readonly bookedOn: string
  readonly status?: 'BOOK' | 'PDNG' | 'INFO'
  readonly reference?: string
  readonly label?: string
  /** Parts must add up to `cents`; none writes an entry without details. */
  readonly parts: readonly SamplePart[]
}
export type SamplePart = {
  readonly cents: number
  readonly name: string
  readonly iban: string
  readonly endToEnd: string
  readonly text: string
}

export type SampleStyle = {
  readonly version: number
  readonly message: 'camt.052' | 'camt.053' | 'camt.054'
  readonly prefix?: string
}

const NAMES = {
  'camt.052': ['BkToCstmrAcctRpt', 'Rpt'],
  'camt.053': ['BkToCstmrStmt', 'Stmt'],
  'camt.054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
} as const

export const bookedCents = (statement: SampleStatement): number =>
  statement.entries.reduce((sum, entry) => ((entry.status ?? 'BOOK') === 'BOOK' ? sum + entry.cents : sum), 0)

/** A whole file. Versions before 8 and since differ where ISO 20022 changed: status, parties, amounts, bank identifiers. */
export function writeCamt(statements: readonly SampleStatement[], style: SampleStyle): string {
  const [message, element] = NAMES[style.message]
  const version = String(style.version).padStart(2, '0')
  const namespace = `urn:iso:std:iso:20022:tech:xsd:${style.message}.001.${version}`
  const body = statements.map((statement) => {
    const closing = statement.openingCents + bookedCents(statement)
    const balances =
      style.message === 'camt.054'
        ? ''
        : balance('OPBD', statement.openingCents, statement) + balance('CLBD', closing, statement)
    const account = `<Acct><Id><IBAN>${statement.iban}</IBAN></Id><Ccy>${statement.currency}</Ccy></Acct>`
    const entries = statement.entries.map((entry) => writeEntry(entry, statement.currency, style.version)).join('')
    return `<${element}>\n<Id>${statement.id}</Id>${account}\n${balances}${entries}</${element}>\n`
  })
  const header = '<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T06:00:00</CreDtTm></GrpHdr>\n'
  const file = `<Document xmlns="${namespace}"><${message}>\n${header}${body.join('')}</${message}></Document>\n`
  const prefixed = style.prefix
    ? file.replace(/<(\/?)(?=[A-Z])/g, `<$1${style.prefix}:`).replace('xmlns=', `xmlns:${style.prefix}=`)
    : file
  return `<?xml version="1.0" encoding="UTF-8"?>\n${prefixed}`
}

const amount = (cents: number, currency: string): string =>
  `<Amt Ccy="${currency}">${decimalText(Math.abs(cents), currency)}</Amt>`
const direction = (cents: number): string => `<CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`

const balance = (type: string, cents: number, { currency }: SampleStatement): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp>${amount(cents, currency)}${direction(cents)}<Dt><Dt>2026-11-20</Dt></Dt></Bal>\n`

export function writeEntry(entry: SampleEntry, currency: string, version: number): string {
  const status = entry.status ?? 'BOOK'
  const parts = entry.parts.map((part) => writePart(part, currency, version)).join('')
  return [
    '<Ntry>',
    amount(entry.cents, currency),
    direction(entry.cents),
    version < 8 ? `<Sts>${status}</Sts>` : `<Sts><Cd>${status}</Cd></Sts>`,
    `<BookgDt><Dt>${entry.bookedOn}</Dt></BookgDt><ValDt><Dt>${entry.bookedOn}</Dt></ValDt>`,
    entry.reference ? `<AcctSvcrRef>${entry.reference}</AcctSvcrRef>` : '',
    '<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>',
    parts ? `<NtryDtls>${parts}</NtryDtls>` : '',
    entry.label ? `<AddtlNtryInf>${entry.label}</AddtlNtryInf>` : '',
    '</Ntry>\n',
  ].join('')
}

function writePart(part: SamplePart, currency: string, version: number): string {
  const own = amount(part.cents, currency)
  const role = part.cents < 0 ? 'Cdtr' : 'Dbtr'
  const name = `<Nm>${part.name}</Nm>`
  return [
    `\n<TxDtls><Refs><EndToEndId>${part.endToEnd}</EndToEndId></Refs>`,
    version < 8 ? `<AmtDtls><TxAmt>${own}</TxAmt></AmtDtls>` : own + direction(part.cents),
    `<RltdPties><${role}>${version < 8 ? name : `<Pty>${name}</Pty>`}</${role}>`,
    `<${role}Acct><Id><IBAN>${part.iban}</IBAN></Id></${role}Acct></RltdPties>`,
    `<RltdAgts><${role}Agt><FinInstnId>${version < 8 ? '<BIC>AGRIFRPP</BIC>' : '<BICFI>AGRIFRPP</BICFI>'}</FinInstnId></${role}Agt></RltdAgts>`,
    `<RmtInf><Ustrd>${part.text}</Ustrd></RmtInf></TxDtls>`,
  ].join('')
}
