import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { bankLines, type Line, mt940, OURS, text, warningsOf } from './cash-statements-files.ts'
import { freshStory, importFile, preview } from './intake-ledger.ts'

const story = freshStory('2026-11-24')
const counts = async (bytes: Uint8Array, name: string) => (await importFile(story().owner, name, bytes)).summary.rows
const accounts = async () => (await story().owner.call(cashRoutes.accounts, {})).accounts
const euros = async () => (await bankLines(story())).map(([, each]) => each)

/** A day of a bank that numbers the movements of each file from one. */
const numbered = (opens: string, openingEuros: number, line: Line): Uint8Array =>
  new TextEncoder().encode(
    new TextDecoder()
      .decode(mt940([{ opens, openingEuros, lines: [line], closes: line.on }]))
      .replace('NONREF', 'NONREF//0001'),
  )

test('a bank that numbers its movements from one in each file: the same number on two days is two movements', async () => {
  const days = [
    numbered('2026-11-17', 0, { on: '2026-11-18', euros: 100, words: 'VIR DUPONT FA1' }),
    numbered('2026-11-18', 100, { on: '2026-11-19', euros: 100, words: 'VIR MARTIN FA2' }),
  ]
  for (const day of days) expect(await counts(day, 'jour.sta')).toMatchObject({ created: 1, known: 0 })
  for (const day of days) expect(await counts(day, 'encore.sta')).toMatchObject({ created: 0, known: 1 })
  expect(await euros()).toEqual([100, 100])
})

type Entry = {
  readonly cents: number
  readonly on: string
  readonly reference?: string
  readonly parts?: readonly number[]
  readonly name?: string
}
const KINDS = {
  '052': ['BkToCstmrAcctRpt', 'Rpt'],
  '053': ['BkToCstmrStmt', 'Stmt'],
  '054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
} as const
const money = (cents: number) => `<Amt Ccy="EUR">${(cents / 100).toFixed(2)}</Amt><CdtDbtInd>CRDT</CdtDbtInd>`
/** A camt message with balances on its own day, as many banks write them. */
function camt(kind: keyof typeof KINDS, openingCents: number, entries: readonly Entry[]): Uint8Array {
  const [message, element] = KINDS[kind]
  const on = entries.at(-1)!.on
  const balance = (type: string, cents: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp>${money(cents)}<Dt><Dt>${on}</Dt></Dt></Bal>`
  const closingCents = entries.reduce((sum, { cents }) => sum + cents, openingCents)
  const part = (cents: number, i: number, name = `Payeur ${i}`) =>
    `<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">${(cents / 100).toFixed(2)}</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties></TxDtls>`
  return text([
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${kind}.001.02"><${message}>`,
    `<GrpHdr><MsgId>M</MsgId><CreDtTm>2026-11-20T06:00:00</CreDtTm></GrpHdr><${element}><Id>S</Id><Acct><Id><IBAN>${OURS}</IBAN></Id><Ccy>EUR</Ccy></Acct>`,
    kind === '053' ? balance('OPBD', openingCents) + balance('CLBD', closingCents) : '',
    ...entries.map(
      ({ cents, on: booked, reference, parts, name }) =>
        `<Ntry>${money(cents)}<Sts>BOOK</Sts><BookgDt><Dt>${booked}</Dt></BookgDt>${reference ? `<AcctSvcrRef>${reference}</AcctSvcrRef>` : ''}<BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd>` +
        `<NtryDtls>${(parts ?? (name ? [cents] : [])).map((each, i) => part(each, i, name)).join('')}</NtryDtls></Ntry>`,
    ),
    `</${element}></${message}></Document>`,
  ])
}

test('a batch told in parts one day and whole the next, in either order or part by part, is one sum', async () => {
  const details = camt('054', 0, [{ cents: 40_00, on: '2026-11-18', reference: 'LOT1', parts: [15_00, 25_00] }])
  const whole = camt('053', 0, [{ cents: 40_00, on: '2026-11-19', reference: 'LOT1' }])
  expect(await counts(details, '054.xml')).toMatchObject({ created: 2 })
  expect(await counts(whole, '053.xml')).toMatchObject({ created: 0, known: 1 })
  const singles = [15_00, 25_00].map((cents) =>
    camt('054', 0, [{ cents, on: '2026-11-19', reference: 'LOT2', name: 'Alpha' }]),
  )
  for (const one of singles) expect(await counts(one, '054.xml')).toMatchObject({ created: 1 })
  const sum = camt('053', 40_00, [{ cents: 40_00, on: '2026-11-20', reference: 'LOT2' }])
  expect(await counts(sum, '053.xml')).toMatchObject({ created: 0, known: 1 })
  expect(await euros()).toEqual([15, 25, 15, 25])
})

test('a batch told whole first steps aside for its parts, told a day later', async () => {
  await counts(camt('053', 0, [{ cents: 40_00, on: '2026-11-18', reference: 'LOT1' }]), '053.xml')
  const details = camt('054', 0, [{ cents: 40_00, on: '2026-11-19', reference: 'LOT1', parts: [15_00, 25_00] }])
  expect(await counts(details, '054.xml')).toMatchObject({ created: 2, known: 0 })
  const { lines } = await story().owner.call(cashRoutes.lines, { query: { show: 'open', limit: 10 } as never })
  expect(lines.map(({ cents }) => cents).sort()).toEqual([15_00, 25_00])
})

test('a day that the bank sends again in richer words is that day; with another amount it is flagged', async () => {
  await counts(camt('053', 0, [{ cents: 100_00, on: '2026-11-18', name: 'ALPHA' }]), 'jour.xml')
  const richer = camt('053', 0, [{ cents: 100_00, on: '2026-11-18', name: 'ALPHA SARL' }])
  for (const name of ['revu.xml', 'encore.xml'])
    expect(await counts(richer, name)).toMatchObject({ created: 0, known: 1 })
  const other = await preview(
    story().owner,
    'autre.xml',
    camt('053', 0, [{ cents: 120_00, on: '2026-11-18', name: 'ALPHA' }]),
  )
  expect(await warningsOf(story(), other.id)).toMatchObject([{ code: 'lines_missing' }])
})

test('a statement that begins on its own day after a report of that day leaves no gap', async () => {
  await counts(camt('053', 0, [{ cents: 100_00, on: '2026-11-17', name: 'ALPHA' }]), 'j1.xml')
  await counts(camt('052', 0, [{ cents: 50_00, on: '2026-11-18', name: 'BETA' }]), 'soir.xml')
  const next = await preview(
    story().owner,
    'j2.xml',
    camt('053', 100_00, [
      { cents: 50_00, on: '2026-11-18', name: 'BETA' },
      { cents: 70_00, on: '2026-11-18', name: 'GAMMA' },
    ]),
  )
  expect(await warningsOf(story(), next.id)).toEqual([])
  await story().owner.call(intakeRoutes.commit, { params: { id: next.id } })
  expect(await accounts()).toMatchObject([{ balanceCents: 220_00, gaps: [] }])
  await counts(camt('053', 250_00, [{ cents: 1_00, on: '2026-11-20', name: 'DELTA' }]), 'j4.xml')
  expect((await accounts())[0]!.gaps).toMatchObject([{ endedCents: 220_00, beginsCents: 250_00 }])
})

test('a statement that stands twice in one file is kept once', async () => {
  const day = mt940([
    {
      opens: '2026-11-17',
      openingEuros: 0,
      lines: [{ on: '2026-11-18', euros: 100, words: 'VIR A' }],
      closes: '2026-11-18',
    },
  ])
  expect(await counts(new Uint8Array([...day, ...day]), 'deux-fois.sta')).toMatchObject({ created: 1, known: 1 })
  expect(await accounts()).toMatchObject([{ balanceCents: 100_00, gaps: [] }])
})

test('a French account is one account, whether its bank writes the IBAN, the RIB or its three numbers', async () => {
  const names = ['30006/00001/12345678901', '30006000011234567890189', OURS]
  for (const [at, account] of names.entries()) {
    const day = mt940([
      {
        account,
        opens: '2026-11-17',
        openingEuros: 0,
        lines: [{ on: '2026-11-18', euros: 100, words: 'VIR A' }],
        closes: '2026-11-18',
      },
    ])
    expect(await counts(day, 'releve.sta')).toMatchObject(at === 0 ? { created: 1 } : { created: 0, known: 1 })
  }
  expect(await accounts()).toHaveLength(1)
})

const qif = text(['!Type:Bank', 'D20/11/2026', 'T1234.56', 'PVIR DUPONT', '^'])

test('a file that names no account asks for it, is of the only one there is, and never makes one by itself', async () => {
  const asked = await preview(story().owner, 'releve.qif', qif)
  expect(asked.refusal).toMatchObject({ code: 'account_missing', where: 'account' })
  const read = () => importFile(story().owner, 'releve.qif', qif, { account: OURS })
  expect((await read()).summary.rows).toMatchObject({ created: 1 })
  expect((await read()).summary.rows).toMatchObject({ created: 0, known: 1 })
  const only = await preview(story().owner, 'releve.qif', qif)
  expect(only.summary.rows).toMatchObject({ created: 0, known: 1 })
  expect(await warningsOf(story(), only.id)).toMatchObject([{ code: 'account_assumed' }])
})

const ofx = (on: string, euros: number, balance: number, words: string): Uint8Array =>
  text([
    'OFXHEADER:100',
    'DATA:OFXSGML',
    'VERSION:102',
    'SECURITY:NONE',
    'ENCODING:USASCII',
    'CHARSET:1252',
    'COMPRESSION:NONE',
    'OLDFILEUID:NONE',
    'NEWFILEUID:NONE',
    '',
    `<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>30006<BRANCHID>00001<ACCTID>12345678901<ACCTTYPE>CHECKING</BANKACCTFROM>`,
    `<BANKTRANLIST><DTSTART>${on}<DTEND>${on}<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>${on}<TRNAMT>${euros}.00<FITID>${on}${words}<NAME>${words}</STMTTRN></BANKTRANLIST>`,
    `<LEDGERBAL><BALAMT>${balance}.00<DTASOF>${on}</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`,
  ])

test('an OFX balance that the movements since the last one do not make is flagged, and stays a gap of the account', async () => {
  await counts(ofx('20261117', 100, 100, 'ALPHA'), 'a.ofx')
  const joins = await preview(story().owner, 'b.ofx', ofx('20261118', 50, 150, 'BETA'))
  expect(await warningsOf(story(), joins.id)).toEqual([])
  const apart = await preview(story().owner, 'c.ofx', ofx('20261118', 50, 900, 'BETA'))
  expect(await warningsOf(story(), apart.id)).toMatchObject([{ code: 'balance_unexplained' }])
  await story().owner.call(intakeRoutes.commit, { params: { id: apart.id } })
  expect((await accounts())[0]!.gaps).toMatchObject([{ endedCents: 150_00, beginsCents: 900_00 }])
})

test('a sum whose details do not make it is one line, and the preview says so', async () => {
  const shown = await preview(
    story().owner,
    'lot.xml',
    camt('053', 0, [{ cents: 300_00, on: '2026-11-18', reference: 'LOT1', parts: [100_00, 190_00] }]),
  )
  expect(await warningsOf(story(), shown.id)).toMatchObject([{ code: 'parts_differ' }, { code: 'account_new' }])
  expect(shown.summary.rows).toMatchObject({ created: 1 })
})
