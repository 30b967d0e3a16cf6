import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { ignoreFreshness, listed, live, standingOf } from '../tools/testing/days.ts'
import { linesOf } from './cash-statement.ts'
import { OURS } from './cash-statements-files.ts'
import { type Entry, fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

/** Money that is on its way, by the word of the payer or of the bank: it is not claimed while it may still come. */
const story = freshStory('2026-11-18')

const C1 = sale('2026-10-16', 'C1', 'FA2026-0001', 1200)

/** The books, and a mailbox for each customer; gives their ids. */
async function owing(entries: readonly Entry[]): Promise<Record<string, string>> {
  await ignoreFreshness(story())
  await importFile(story().owner, 'fec.txt', fec(entries))
  const ids: Record<string, string> = {}
  for (const code of new Set(entries.map(({ customer }) => customer))) {
    const { customers } = await story().owner.call(partiesRoutes.search, { query: { words: code } })
    ids[code] = customers.find((customer) => customer.code === code)!.id
    const body = { firstName: '', lastName: '', role: 'accounts_payable' as const, phone: null }
    const email = `compta@${code.toLowerCase()}.example`
    await story().owner.call(partiesRoutes.addContact, { params: { id: ids[code] }, body: { ...body, email } })
  }
  story().at('2026-11-19', '08:00')
  return ids
}

const paste = (text: string, customerId: string | null = null) =>
  story().owner.call(cashRoutes.pasteAdvice, { body: { text, customerId } })

test('an advice of this morning holds the reminder of what it pays, until the money can come no more', async () => {
  const ids = await owing([C1, sale('2026-10-16', 'C2', 'FA2026-0002', 300)])
  const { id } = await paste('Société C1\nNous avons viré ce jour 1 200,00 € pour la facture FA2026-0001.')
  expect(await live(story(), ['2026-11-19'])).toEqual(['2026-11-19 courteous C2 30000 EUR'])
  const { rows } = await story().owner.call(dunningRoutes.standings, { query: { verdict: 'hold' } })
  expect(rows).toMatchObject([
    {
      customerCode: 'C1',
      reasons: [
        {
          code: 'payment_announced',
          sentence: expect.stringMatching(
            /^Le client annonce un paiement de 1.200,00.€ \(19\/11\/2026\).*04\/12\/2026/,
          ),
        },
      ],
    },
  ])
  // Withdrawn, it announces nothing; taken up again, it does as before, and no longer than its days.
  await story().owner.call(cashRoutes.dropAdvice, { params: { id } })
  expect(await live(story(), ['2026-11-20'])).toEqual(['2026-11-20 courteous C1 120000 EUR'])
  await story().owner.call(cashRoutes.restoreAdvice, { params: { id } })
  expect(await live(story(), ['2026-12-04'])).toEqual(['2026-12-04 firm C2 30000 EUR'])
  expect(await standingOf(story(), ids.C1!)).toEqual(['hold: payment_announced'])
  expect(await live(story(), ['2026-12-07'])).toEqual(['2026-12-07 firm C1 120000 EUR'])
})

test('an advice of a part is put before a person; of one document among two, the other is claimed', async () => {
  await owing([
    C1,
    sale('2026-10-16', 'C2', 'FA2026-0002', 300),
    sale('2026-10-16', 'C2', 'FA2026-0003', 500),
    sale('2026-10-16', 'C3', 'FA2026-0004', 80),
  ])
  await paste('Acompte sur votre facture\nFA2026-0001    400,00\nTotal 400,00 €')
  await paste('Règlement de votre facture\nFA2026-0002    300,00\nTotal 300,00 €')
  // Late already when it is kept: its payment should have come.
  await paste('Virement du 20/10/2026\nFA2026-0004    80,00\nTotal 80,00 €')
  expect(await live(story(), ['2026-11-19'])).toEqual([
    '2026-11-19 courteous C2 50000 EUR',
    '2026-11-19 courteous C3 8000 EUR',
  ])
  expect(await listed(story(), 'to_confirm')).toMatchObject([
    { customerCode: 'C1', amounts: [{ cents: 120_000 }], why: { code: 'announced_pays_part' } },
  ])
})

type Told = {
  readonly on: string
  readonly euros: number
  readonly status: 'PDNG' | 'FUTR' | 'BOOK' | 'INFO'
  readonly payer: string
  readonly says: string
}

/** A camt report of one day. */
function camt(kind: 'report' | 'statement', on: string, entries: readonly Told[]): Uint8Array {
  const [message, part, type] =
    kind === 'report' ? ['BkToCstmrAcctRpt', 'Rpt', '052'] : ['BkToCstmrStmt', 'Stmt', '053']
  const told = entries.map(
    ({ on, euros, status, payer, says }) =>
      `<Ntry><Amt Ccy="EUR">${Math.abs(euros).toFixed(2)}</Amt><CdtDbtInd>${euros < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts>${status}</Sts>` +
      `<BookgDt><Dt>${on}</Dt></BookgDt><ValDt><Dt>${on}</Dt></ValDt><BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd><NtryDtls><TxDtls>` +
      `<RltdPties><Dbtr><Nm>${payer}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>${says}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  )
  const balance = (code: string, euros: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${euros.toFixed(2)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`
  const sum = entries.reduce((total, { euros, status }) => total + (status === 'BOOK' ? euros : 0), 0)
  const balances = kind === 'statement' ? balance('OPBD', 0) + balance('CLBD', sum) : ''
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${type}.001.02"><${message}><GrpHdr><MsgId>M</MsgId>` +
      `<CreDtTm>${on}T06:00:00</CreDtTm></GrpHdr><${part}><Id>${kind}-${on}-${entries.length}</Id><Acct><Id><IBAN>${OURS}</IBAN></Id><Ccy>EUR</Ccy></Acct>` +
      `${balances}${told.join('')}</${part}></${message}></Document>`,
  )
}

const pending = (fields: Partial<Told>): Told => ({
  on: '2026-11-19',
  euros: 1200,
  status: 'PDNG',
  payer: 'SOCIETE C1',
  says: 'FA2026-0001',
  ...fields,
})

async function bankReports(name: string, bytes: Uint8Array): Promise<void> {
  await importFile(story().owner, name, bytes)
  await story().runJobs()
}

test('what the bank announces holds what it would pay, is no money, and is replaced by what it books', async () => {
  const owed = [C1, sale('2026-10-16', 'C2', 'FA2026-0002', 1200), sale('2026-10-16', 'C3', 'FA2026-0003', 80)]
  const ids = await owing(owed)
  await bankReports(
    'jour.xml',
    camt('report', '2026-11-19', [
      pending({}),
      // No document cited: the payer and the amount tell.
      pending({ status: 'FUTR', on: '2026-11-20', payer: 'SOCIETE C2', says: 'VOTRE FACTURE' }),
      // Money out, and what only informs, announce nothing.
      pending({ euros: -80, payer: 'SOCIETE C3', says: 'FA2026-0003' }),
      pending({ euros: 80, status: 'INFO', payer: 'SOCIETE C3', says: 'FA2026-0003' }),
    ]),
  )
  expect(await linesOf(story())).toEqual([])
  expect(await live(story(), ['2026-11-19'])).toEqual(['2026-11-19 courteous C3 8000 EUR'])
  expect(await standingOf(story(), ids.C1!)).toEqual(['hold: payment_announced'])
  expect(await standingOf(story(), ids.C2!)).toEqual(['hold: payment_announced'])
  // Announced again later in the day, it is the same money.
  await bankReports('soir.xml', camt('report', '2026-11-20', [pending({ on: '2026-11-20' })]))
  // Booked: the invoice is paid by its line, and the payment of C2, of the same amount, is awaited still.
  await bankReports('releve.xml', camt('statement', '2026-11-20', [pending({ on: '2026-11-20', status: 'BOOK' })]))
  const more = [...owed, sale('2026-10-17', 'C1', 'FA2026-0009', 1200)]
  await importFile(story().owner, 'plus.txt', fec(more))
  expect(await live(story(), ['2026-11-23'])).toEqual(['2026-11-23 courteous C1 120000 EUR'])
  const [left] = (await listed(story(), 'left_today')).filter(({ customerCode }) => customerCode === 'C1')
  const { lines } = await story().owner.call(dunningRoutes.action, { params: { id: left!.id } })
  expect(lines).toMatchObject([{ documentNo: 'FA2026-0009' }])
  expect(await standingOf(story(), ids.C2!)).toEqual(['hold: payment_announced'])
  // The account is known past its days, and it has not come.
  story().at('2026-11-26', '08:00')
  await bankReports(
    'suite.xml',
    camt('statement', '2026-11-26', [pending({ on: '2026-11-26', status: 'BOOK', euros: 5, payer: 'X', says: 'Y' })]),
  )
  expect(await live(story(), ['2026-11-26'])).toEqual([
    '2026-11-26 courteous C2 120000 EUR',
    '2026-11-26 firm C3 8000 EUR',
  ])
})

test('a report that is withdrawn announces nothing, and one that is only looked at neither', async () => {
  await owing([C1])
  const bytes = camt('report', '2026-11-19', [pending({})])
  const { id: importId } = await importFile(story().owner, 'jour.xml', bytes)
  await story().runJobs()
  expect(await live(story(), ['2026-11-19'])).toEqual([])
  await story().owner.call(intakeRoutes.withdraw, { params: { id: importId } })
  expect(await live(story(), ['2026-11-20'])).toEqual(['2026-11-20 courteous C1 120000 EUR'])
})
