import { describe, expect, test } from 'vitest'
import { bytesSource } from '../ledger-files/source.ts'
import type { BankReading } from './bank-reading.ts'
import { readCamt } from './camt.ts'
import type { BankRecord, Movement, StatementEnd } from './model.ts'

const OWN = 'FR7630006000011234567890189'
const PAYER = 'DE89370400440532013000'

async function read(body: string, message = 'BkToCstmrStmt', element = 'Stmt') {
  const file = `<Document><${message}><${element}><Id>S1</Id>${body}</${element}></${message}></Document>`
  const generator = readCamt(bytesSource(Buffer.from(file)))
  const records: BankRecord[] = []
  let step = await generator.next()
  for (; !step.done; step = await generator.next()) records.push(step.value)
  const reading: BankReading = step.value
  return {
    defects: reading.defects.shown,
    remarks: reading.remarks.map((remark) => remark.code),
    head: records[0]!,
    movements: records.filter((record) => record.is === 'movement') as Movement[],
    end: records.at(-1) as StatementEnd,
  }
}

const account = (currency = 'EUR') => `<Acct><Id><IBAN>${OWN}</IBAN></Id><Ccy>${currency}</Ccy></Acct>`
const bal = (type: string, amount: string, side = 'CRDT', day = '2026-11-20', currency = 'EUR') =>
  `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`
const entry = (amount: string, side: string, rest = '', currency = 'EUR') =>
  `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt>${rest}</Ntry>`
const details = (...transactions: string[]) =>
  `<NtryDtls>${transactions.map((one) => `<TxDtls>${one}</TxDtls>`).join('')}</NtryDtls>`
const amt = (amount: string, currency = 'EUR') => `<Amt Ccy="${currency}">${amount}</Amt>`
const party = (role: string, name: string, iban: string) =>
  `<${role}><Nm>${name}</Nm></${role}><${role}Acct><Id><IBAN>${iban}</IBAN></Id></${role}Acct>`

describe('a movement', () => {
  test('carries everything the bank tells', async () => {
    const { movements, defects } = await read(
      account() +
        entry(
          '1234.56',
          'CRDT',
          `<ValDt><Dt>2026-11-21</Dt></ValDt><AcctSvcrRef>BK-77</AcctSvcrRef><NtryRef>N-1</NtryRef>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>XBCT</SubFmlyCd></Fmly></Domn></BkTxCd>${details(`
<Refs><EndToEndId>NOTPROVIDED</EndToEndId><TxId>T-1</TxId><MndtId>RUM-1</MndtId><PmtInfId>L-1</PmtInfId></Refs>
<AmtDtls><InstdAmt><Amt Ccy="USD">1300.00</Amt></InstdAmt></AmtDtls>
<Chrgs><TtlChrgsAndTaxAmt Ccy="EUR">4.50</TtlChrgsAndTaxAmt><Rcrd><Amt Ccy="EUR">4.50</Amt></Rcrd></Chrgs>
<RltdPties><Dbtr><Pty><Nm>BATI\n SUD</Nm><Id><OrgId><Othr><Id>732829320</Id></Othr></OrgId></Id></Pty></Dbtr>
<DbtrAcct><Id><IBAN>DE89 3704 0044 0532 0130 00</IBAN></Id></DbtrAcct><UltmtDbtr><Pty><Nm>GROUPE SUD</Nm></Pty></UltmtDbtr></RltdPties>
<RltdAgts><DbtrAgt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></DbtrAgt></RltdAgts>
<RmtInf><Ustrd>FA2026-0142</Ustrd><Ustrd>et 0143</Ustrd><Strd><RfrdDocInf><Nb>FA2026-0142</Nb></RfrdDocInf><RfrdDocAmt><RmtdAmt Ccy="EUR">1000.00</RmtdAmt></RfrdDocAmt>
<CdtrRefInf><Ref>RF24 FAC2 0260 01</Ref></CdtrRefInf></Strd><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>`)}
<AddtlNtryInf>VIR   RECU</AddtlNtryInf>`,
        ),
    )
    expect(defects).toEqual([])
    expect(movements).toEqual([
      {
        is: 'movement',
        line: 1,
        entryNo: 1,
        bookedOn: '2026-11-20',
        valueOn: '2026-11-21',
        cents: 123_456,
        currency: 'EUR',
        status: 'booked',
        reversal: false,
        code: 'PMNT/RCDT/XBCT',
        label: 'VIR RECU',
        counterparty: {
          name: 'BATI  SUD',
          ultimateName: 'GROUPE SUD',
          iban: PAYER,
          bic: 'COBADEFFXXX',
          id: '732829320',
        },
        references: {
          endToEnd: '',
          mandate: 'RUM-1',
          bank: 'BK-77',
          entry: 'N-1',
          transaction: 'T-1',
          paymentInformation: 'L-1',
          message: '',
          creditor: 'RF24FAC2026001',
          documents: [
            { no: 'FA2026-0142', cents: 100_000 },
            { no: 'RF18539007547034', cents: null },
          ],
        },
        remittance: ['FA2026-0142', 'et 0143'],
        returned: null,
        instructed: { cents: 130_000, currency: 'USD' },
        feeCents: 450,
      },
    ])
  })

  test('is one for each part of a batch that adds up, whose parts carry the reference of the whole', async () => {
    const { movements } = await read(
      entry(
        '30.00',
        'CRDT',
        `<AcctSvcrRef>BATCH</AcctSvcrRef>${details(
          `<Refs><AcctSvcrRef>P1</AcctSvcrRef></Refs>${amt('12')}<RltdPties>${party('Dbtr', 'A', PAYER)}</RltdPties>`,
          `${amt('20')}<CdtDbtInd>CRDT</CdtDbtInd>`,
          `${amt('2')}<CdtDbtInd>DBIT</CdtDbtInd>`,
        )}`,
      ),
    )
    expect(movements.map((part) => [part.cents, part.entryNo, part.references.bank, part.references.entry])).toEqual([
      [1_200, 1, 'P1', 'BATCH'],
      [2_000, 1, 'BATCH', 'BATCH'],
      [-200, 1, 'BATCH', 'BATCH'],
    ])
  })

  test('stays whole when its parts do not add up, with what they have in common', async () => {
    const part = (amount: string, text: string) =>
      `<Refs><EndToEndId>${text}</EndToEndId><MndtId>M</MndtId></Refs>${amt(amount)}<RltdPties>${party('Dbtr', 'A', PAYER)}</RltdPties><RmtInf><Ustrd>${text}</Ustrd></RmtInf>`
    for (const parts of [
      [part('10', 'F1'), part('19', 'F2')],
      [part('10', 'F1'), part('20', 'F2').replace('Ccy="EUR"', 'Ccy="USD"')],
      [part('10', 'F1'), part('20', 'F2').replace(amt('20'), '')],
    ]) {
      const { movements } = await read(entry('30.00', 'CRDT', details(...parts)))
      expect(movements).toMatchObject([
        {
          cents: 3_000,
          remittance: ['F1', 'F2'],
          counterparty: { name: 'A', iban: PAYER },
          references: { endToEnd: '', mandate: 'M' },
        },
      ])
    }
  })

  test('that comes back names who paid or was paid first', async () => {
    const both = `<RltdPties>${party('Dbtr', 'BATI SUD', PAYER)}${party('Cdtr', 'NOUS', OWN)}</RltdPties>`
    const reason = '<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>COMPTE</AddtlInf><AddtlInf>CLOS</AddtlInf></RtrInf>'
    const { movements } = await read(
      account() +
        entry('10', 'DBIT', details(both + reason)) +
        entry('10', 'DBIT', `<RvslInd>true</RvslInd>${details(both.replace(OWN, ''))}`) +
        entry('10', 'CRDT', details(`<RltdPties>${party('Cdtr', 'FOURNISSEUR', PAYER)}</RltdPties>${reason}`)) +
        entry('10', 'CRDT', details(both)),
    )
    expect(movements.map((one) => [one.cents, one.counterparty.name, one.reversal, one.returned])).toEqual([
      [-1_000, 'BATI SUD', false, { code: 'AC04', words: 'COMPTE CLOS' }],
      [-1_000, 'BATI SUD', true, null],
      [1_000, 'FOURNISSEUR', false, { code: 'AC04', words: 'COMPTE CLOS' }],
      [1_000, 'BATI SUD', false, null],
    ])
  })

  test('has the status of every version, and only booked ones are money', async () => {
    const statuses = ['<Sts>PDNG</Sts>', '<Sts><Cd>INFO</Cd></Sts>', '<Sts><Cd>BOOK</Cd></Sts>', '<Sts>XXXX</Sts>', '']
    const { movements, end } = await read(
      statuses.map((status) => entry('10', 'CRDT').replace('<Sts>BOOK</Sts>', status)).join(''),
    )
    expect(movements.map((one) => one.status)).toEqual(['pending', 'information', 'booked', 'information', 'booked'])
    expect(end).toMatchObject({ entries: 5, sumCents: 2_000 })
  })

  test('counts in the minor units of its currency', async () => {
    const one = async (amount: string, currency: string) =>
      (await read(entry(amount, 'CRDT', '', currency))).movements[0]?.cents ?? null
    expect(await one('1500', 'XPF')).toBe(1_500)
    expect(await one('1500.00', 'JPY')).toBe(1_500)
    expect(await one('1.234', 'TND')).toBe(1_234)
    expect(await one('8.850', 'EUR')).toBe(885)
    expect(await one('.5', 'EUR')).toBe(50)
    expect(await one('90071992547409.91', 'EUR')).toBe(Number.MAX_SAFE_INTEGER)
  })

  test('of nothing is told and is no movement', async () => {
    const { movements, remarks, end } = await read(entry('0.00', 'CRDT') + entry('1', 'DBIT'))
    expect(movements.map((one) => [one.cents, one.entryNo])).toEqual([[-100, 2]])
    expect(remarks).toEqual(['zero_movement'])
    expect(end.entries).toBe(2)
  })
})

describe('a defect names its line and what is wrong', () => {
  const good = entry('10', 'CRDT')
  test.each([
    ['unparsable_amount', good.replace('>10<', '>1 0<')],
    ['unparsable_amount', good.replace('>10<', '>-10<')],
    ['unparsable_amount', good.replace('>10<', '>1,234.00<')],
    ['unparsable_amount', good.replace('>10<', '><')],
    ['too_many_decimals', good.replace('>10<', '>10.005<')],
    ['too_many_decimals', good.replace('>10<', '>10.5<').replace('EUR', 'XPF')],
    ['absurd_amount', good.replace('>10<', '>90071992547409.92<')],
    ['absurd_amount', good.replace('>10<', `>${'9'.repeat(40)}<`)],
    ['invalid_currency', good.replace(' Ccy="EUR"', '')],
    ['invalid_currency', good.replace('EUR', 'eur')],
    ['missing_amount', good.replace('<Amt Ccy="EUR">10</Amt>', '')],
    ['missing_direction', good.replace('CRDT', 'CREDIT')],
    ['missing_direction', good.replace('<CdtDbtInd>CRDT</CdtDbtInd>', '')],
    ['unparsable_date', good.replace('2026-11-20', '2026-02-30')],
    ['unparsable_date', good.replace('2026-11-20', '20/11/2026')],
    ['missing_date', good.replace('<BookgDt><Dt>2026-11-20</Dt></BookgDt>', '')],
    ['invalid_reversal', good.replace('</Ntry>', '<RvslInd>yes</RvslInd></Ntry>')],
    ['unparsable_amount', good.replace('</Ntry>', `${details(amt('1O'))}</Ntry>`)],
    ['unparsable_amount', good.replace('</Ntry>', '<Chrgs><Amt Ccy="EUR">-</Amt></Chrgs></Ntry>')],
    ['unparsable_amount', bal('OPBD', '1.2.3') + good],
    ['missing_direction', bal('OPBD', '1', 'CRED') + good],
    ['unparsable_date', bal('OPBD', '1', 'CRDT', '2026-13-01') + good],
    ['invalid_currency', bal('OPBD', '1').replace(/<Amt.*<.Amt>/, '') + good],
  ])('%s', async (code, body) => {
    const { defects, movements } = await read(`\n\n${body}`)
    expect(defects).toMatchObject([{ code, line: 3 }])
    // An entry at fault gives no movement; a balance at fault leaves the entries as they are.
    expect(movements).toHaveLength(body.startsWith('<Bal>') ? 1 : 0)
  })

  test('a sum beyond exact counting', async () => {
    const { defects } = await read(entry('90071992547409.91', 'CRDT') + entry('90071992547409.91', 'CRDT'))
    expect(defects).toMatchObject([{ code: 'absurd_amount' }])
  })
})

describe('the balances of a statement', () => {
  const ten = entry('10', 'CRDT')
  test('opening plus booked movements makes closing, or the gap is told', async () => {
    const opening = bal('OPBD', '5', 'DBIT', '2026-11-19')
    const good = await read(opening + bal('CLBD', '5') + ten)
    expect(good.head).toMatchObject({ opening: { cents: -500, on: '2026-11-19', currency: 'EUR' } })
    expect(good.end).toMatchObject({ closing: { cents: 500 }, balanced: true, sumCents: 1_000 })
    expect(good.remarks).toEqual([])
    const wrong = await read(opening + bal('CLBD', '5.01') + ten)
    expect(wrong.end.balanced).toBe(false)
    expect(wrong.remarks).toEqual(['unbalanced'])
  })

  test.each([
    ['the previous closing opens', bal('PRCD', '1') + bal('CLBD', '11'), 100, 1_100, true],
    [
      'the opening goes before the previous closing',
      bal('PRCD', '2') + bal('OPBD', '1') + bal('CLBD', '11'),
      100,
      1_100,
      true,
    ],
    ['a first page ends on an interim balance', bal('OPBD', '1') + bal('ITBD', '11'), 100, 1_100, true],
    ['a page between begins and ends on one', bal('ITBD', '1') + bal('ITBD', '11'), 100, 1_100, true],
    ['a last page begins on one', bal('ITBD', '1') + bal('CLBD', '11'), 100, 1_100, true],
    ['one interim balance alone closes', bal('ITBD', '11'), null, 1_100, null],
    ['available balances bound nothing', bal('OPAV', '1') + bal('CLAV', '11'), null, null, null],
    ['nothing given, nothing said', '', null, null, null],
  ])('%s', async (_, balances, opening, closing, balanced) => {
    const { head, end } = await read(balances + ten)
    expect(head.is === 'statement' && (head.opening?.cents ?? null)).toBe(opening)
    expect([end.closing?.cents ?? null, end.balanced]).toEqual([closing, balanced])
  })

  test('a closing balance written behind the entries still closes', async () => {
    const { end, remarks } = await read(bal('OPBD', '1') + ten + bal('CLBD', '11.50'))
    expect(end).toMatchObject({ closing: { cents: 1_150 }, balanced: false })
    expect(remarks).toEqual(['unbalanced'])
  })

  test('the first versions name message and balances their own way', async () => {
    const plain = (balance: string) => balance.replace(/<\/?CdOrPrtry>/g, '')
    const { head, end } = await read(plain(bal('OPBD', '1')) + plain(bal('CLBD', '11')) + ten, 'BkToCstmrStmtV01')
    expect(head).toMatchObject({ opening: { cents: 100 } })
    expect(end).toMatchObject({ closing: { cents: 1_100 }, balanced: true })
  })

  test('a report during the day is not held to its interim balance', async () => {
    const { end } = await read(bal('OPBD', '1') + bal('ITBD', '99') + ten, 'BkToCstmrAcctRpt', 'Rpt')
    expect(end).toMatchObject({ closing: { cents: 9_900 }, balanced: null })
  })

  test('an entry in another currency is told and never added', async () => {
    const { movements, end, remarks } = await read(
      account() + bal('OPBD', '1') + bal('CLBD', '11') + ten + entry('7', 'CRDT', '', 'USD'),
    )
    expect(movements.map((one) => [one.cents, one.currency])).toEqual([
      [1_000, 'EUR'],
      [700, 'USD'],
    ])
    expect(end).toMatchObject({ sumCents: 1_000, balanced: true, entries: 2 })
    expect(remarks).toEqual(['foreign_entry'])
  })

  test('an undated entry takes the day its statement closes', async () => {
    const undated = ten.replace('<BookgDt><Dt>2026-11-20</Dt></BookgDt>', '')
    const { movements } = await read(bal('CLBD', '11', 'CRDT', '2026-11-18') + undated)
    expect(movements[0]!.bookedOn).toBe('2026-11-18')
  })

  test.each([
    ['what it holds', '<NbOfNtries>2</NbOfNtries><Sum>20</Sum>', []],
    ['the same sum, counted otherwise', '<NbOfNtries>5</NbOfNtries><Sum>20.00</Sum>', []],
    ['what is booked', '<NbOfNtries>1</NbOfNtries><Sum>10</Sum>', []],
    ['more than it holds', '<NbOfNtries>3</NbOfNtries><Sum>30</Sum>', ['summary_differs']],
  ])('a report without balances announces %s', async (_, total, expected) => {
    const summary = `<TxsSummry><TtlCdtNtries>${total}</TtlCdtNtries></TxsSummry>`
    const pending = ten.replace('BOOK', 'PDNG')
    const { remarks } = await read(account() + summary + ten + pending, 'BkToCstmrAcctRpt', 'Rpt')
    expect(remarks).toEqual(expected)
  })
})
