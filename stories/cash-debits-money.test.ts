import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { bankAnswer, collect, debitOf, show, sign, threeInvoices } from './cash-collections.ts'
import { bankSays, lineSaying, linesOf } from './cash-statement.ts'
import { OURS } from './cash-statements-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

/** Three debits of one lot (C1 1 200, C2 700, C3 300) that the bank fetches on the 24th; the story goes on some days later. */
async function collected(): Promise<string> {
  await threeInvoices(story())
  for (const code of ['C1', 'C2', 'C3'] as const) await sign(story(), code)
  const id = await collect(story(), '2026-11-24')
  story().at('2026-11-28')
  return id
}
const states = async (id: string) => (await show(story(), id)).debits.map((one) => `${one.customerCode} ${one.state}`)
const toHandle = async () =>
  (await story().owner.call(cashRoutes.returns, {})).returns.map(({ customerCode, code }) => `${customerCode} ${code}`)

/** One entry of a camt.053, on the 24th when it comes and two days later when it goes. */
async function camtSays(euros: number, code: string, details: string, more = ''): Promise<void> {
  const on = euros > 0 ? '2026-11-24' : '2026-11-26'
  const [family, sub] = code.split('/')
  const entry = `<Ntry><Amt Ccy="EUR">${Math.abs(euros).toFixed(2)}</Amt><CdtDbtInd>${euros > 0 ? 'CRDT' : 'DBIT'}</CdtDbtInd>${more}<Sts>BOOK</Sts>
<BookgDt><Dt>${on}</Dt></BookgDt><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>${family}</Cd><SubFmlyCd>${sub}</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>${details}</NtryDtls></Ntry>`
  const text = `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId><CreDtTm>${on}T06:00:00</CreDtTm></GrpHdr>
<Stmt><Id>S-${on}-${euros}</Id><Acct><Id><IBAN>${OURS}</IBAN></Id><Ccy>EUR</Ccy></Acct>${entry}</Stmt></BkToCstmrStmt></Document>`
  await importFile(story().owner, `${on}${euros}.xml`, new TextEncoder().encode(text))
  await story().runJobs()
}
const LOT = '<Btch><PmtInfId>PRLV0001-261124-1</PmtInfId><NbOfTxs>3</NbOfTxs></Btch>'
const debit = (reference: string, more = '') =>
  `<TxDtls><Refs><EndToEndId>${reference}</EndToEndId></Refs>${more}<RltdPties><Dbtr><Nm>SOCIETE C2</Nm></Dbtr></RltdPties></TxDtls>`

test('the lot that camt names for the whole entry brings the money of its debits', async () => {
  const id = await collected()
  await camtSays(2200, 'IDDT/ESDD', LOT)
  expect(await states(id)).toEqual(['C1 settled', 'C2 settled', 'C3 settled'])
  expect(await balances(story().owner)).toEqual({ C4: 80 })
})

test('what goes out of the family of our direct debits comes back, whatever its words, with the fee that the bank tells', async () => {
  const id = await collected()
  await camtSays(2200, 'IDDT/ESDD', LOT)
  await camtSays(-700, 'IDDT/UPDD', debit('PRLV0001-00002'))
  expect(await debitOf(story(), id, 'C2')).toMatchObject({ state: 'returned', reason: 'motif non communiqué' })
  const told =
    '<AmtDtls><InstdAmt><Amt Ccy="EUR">300.00</Amt></InstdAmt><TxAmt><Amt Ccy="EUR">306.50</Amt></TxAmt></AmtDtls><Chrgs><Amt Ccy="EUR">6.50</Amt></Chrgs>'
  await camtSays(-306.5, 'IDDT/ESDD', debit('PRLV0001-00003', told).replace('SOCIETE C2', 'SOCIETE C3'))
  expect(await states(id)).toEqual(['C1 settled', 'C2 returned', 'C3 returned'])
  // The fee is the bank's, and no debt of the customer.
  expect(await balances(story().owner)).toEqual({ C2: 700, C3: 300, C4: 80 })
})

test('a batch of returns told as one sum is a return to deal with, and not money out like any other', async () => {
  await collected()
  await camtSays(2200, 'IDDT/ESDD', LOT)
  await camtSays(-1000, 'IDDT/UPDD', '<Btch><NbOfTxs>2</NbOfTxs></Btch>')
  expect((await linesOf(story(), 'open')).map(({ cents, returnCode }) => [cents, returnCode])).toEqual([
    [-100_000, 'unknown'],
  ])
})

test('money out that cites a debit of ours for its amount is its return; for another amount it is a charge', async () => {
  const id = await collected()
  await bankSays(story(), [{ on: '2026-11-24', euros: 2200, label: 'REMISE', says: 'PRLV0001-261124-1' }], 'un.cfo')
  await bankSays(
    story(),
    [
      { on: '2026-11-26', euros: -700, label: 'PRLV SEPA SOCIETE C2', says: 'PRLV0001-00002' },
      { on: '2026-11-26', euros: -12, label: 'PRLV SEPA OPERATION', says: 'PRLV0001-00002' },
    ],
    'deux.cfo',
  )
  expect(await states(id)).toEqual(['C1 settled', 'C2 returned', 'C3 settled'])
  expect((await lineSaying(story(), 'OPERATION')).line).toMatchObject({ state: 'set_aside', setAsideAs: 'outgoing' })
})

test('a lot credited whole settles those who paid, and the reject taken back in a line of its own closes with it', async () => {
  const { classes: _, ...kept } = await story().owner.call(cashRoutes.setting, {})
  await story().owner.call(cashRoutes.changeSetting, { body: { ...kept, returnFeeCents: 1_500 } })
  const id = await collected()
  await importFile(story().owner, 'pain002.xml', bankAnswer('PRLV0001-261124', { 'PRLV0001-00002': 'AM04' }))
  const lot = { on: '2026-11-24', euros: 2200, label: 'REMISE', says: 'PRLV0001-261124-1' }
  await bankSays(story(), [lot], 'un.cfo')
  // The bank gave C2's money and is to take it back: the invoice stays open, the money waits.
  expect(await states(id)).toEqual(['C1 settled', 'C2 rejected', 'C3 settled'])
  const { matches, line } = await lineSaying(story(), 'REMISE')
  expect(line.leftCents).toBe(0)
  expect(matches.find((one) => one.customerCode === 'C2')!.evidence.join(' ')).toContain('rejeté')
  await bankSays(
    story(),
    [{ on: '2026-11-25', euros: -700, label: 'REJET PRLV', says: 'PRLV0001-00002', reject: '20' }],
    'deux.cfo',
  )
  // Told once, with the answer: nothing more to deal with, no second fee, the same day to present it again.
  expect(await balances(story().owner)).toEqual({ C2: 700, C4: 80 })
  expect(await debitOf(story(), id, 'C2')).toMatchObject({ state: 'rejected', code: 'AM04', retryOn: '2026-12-03' })
  expect(await toHandle()).toEqual([])
  const reject = await lineSaying(story(), 'REJET')
  expect(reject.line.state).toBe('matched')
  await story().owner.call(cashRoutes.undo, { params: { id: reject.matches[0]!.id } })
  expect((await debitOf(story(), id, 'C2')).state).toBe('rejected')
})

test('a lot without its reference is recognised when the bank says direct debits and nothing else has its sum', async () => {
  const id = await collected()
  await bankSays(story(), [{ on: '2026-11-25', euros: 2200, label: 'REMISE PRLV SEPA 3 OPERATIONS' }])
  expect(await states(id)).toEqual(['C1 settled', 'C2 settled', 'C3 settled'])
  const { matches } = await lineSaying(story(), 'REMISE')
  expect(matches[0]!.evidence.join(' ')).toContain('seul lot de cette somme')
})

test('two lines of that sum, cheques, or another day are no lot', async () => {
  const id = await collected()
  await bankSays(story(), [
    { on: '2026-11-24', euros: 2200, label: 'REMISE PRLV SEPA A' },
    { on: '2026-11-24', euros: 2200, label: 'REMISE PRLV SEPA B' },
    { on: '2026-11-24', euros: 2200, label: 'REMISE CHEQUES' },
  ])
  expect(await states(id)).toEqual(['C1 running', 'C2 running', 'C3 running'])
  expect(await linesOf(story(), 'open')).toHaveLength(3)
})
