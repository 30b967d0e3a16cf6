import { expect, test } from 'vitest'
import { pain008Faults, parseXml } from '../src/adapters/payment-files/pain008-structure.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { ignoreFreshness, live } from '../tools/testing/days.ts'
import { bankSays, lineSaying } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')
const IBANS = { C1: 'FR7630006000011234567890189', C2: 'DE89370400440532013000', C3: 'FR1420041010050500013M02606' }
type Code = keyof typeof IBANS

const SETTING = {
  creditorId: 'FR72 ZZZ 123456',
  creditorIban: 'FR14 2004 1010 0505 0001 3M02 606',
  creditorBic: null,
  noticeDays: 14,
  version: 'pain.008.001.08',
  grouping: 'item',
  tellsFirst: false,
} as const

const customerId = async (code: string): Promise<string> => {
  const { rows } = await story().owner.call(ledgerRoutes.customers, { query: { words: code } as never })
  return rows[0]!.id
}
const mandateOf = async (code: Code, more: object = {}) => ({
  customerId: await customerId(code),
  reference: `RUM-${code}`,
  scheme: 'CORE' as const,
  debtorName: `Société ${code}`,
  iban: IBANS[code],
  signedOn: '2026-01-12',
  ...more,
})
const sign = async (code: Code, more: object = {}): Promise<string> =>
  (await story().owner.call(cashRoutes.addMandate, { body: await mandateOf(code, more) })).id

const propose = async (collectOn: string) => {
  const { debits, leftOut } = await story().owner.call(cashRoutes.proposeCollection, { query: { collectOn } as never })
  return {
    debits: debits.map((debit) => `${debit.customerCode} ${debit.sequence} ${debit.cents / 100}`),
    leftOut: leftOut.map((one) => `${one.documentNo} ${one.reason}`),
  }
}
const show = (id: string) => story().owner.call(cashRoutes.collection, { params: { id } })
const debitOf = async (id: string, code: Code) => (await show(id)).debits.find((debit) => debit.customerCode === code)!
const fileOf = async (id: string): Promise<string> =>
  (await story().owner.call(cashRoutes.collectionFile, { params: { id } })).text()

async function collect(collectOn: string, itemIds?: string[]): Promise<string> {
  const { id } = await story().owner.call(cashRoutes.createCollection, { body: { collectOn, itemIds } })
  await story().owner.call(cashRoutes.handOver, { params: { id } })
  return id
}

async function threeInvoices(): Promise<void> {
  await importFile(
    story().owner,
    'fec.txt',
    fec([
      sale('2026-09-15', 'C1', 'FA2026-0142', 1200),
      sale('2026-09-20', 'C2', 'FA2026-0150', 700),
      sale('2026-09-21', 'C3', 'FA2026-0151', 300),
      sale('2026-09-22', 'C4', 'FA2026-0152', 80),
    ]),
  )
  await story().owner.call(cashRoutes.changeDebitSetting, { body: SETTING })
}

test('three customers are debited, the lot settles them, one is short of money and one has closed its account', async () => {
  await threeInvoices()
  const { classes: _, ...kept } = await story().owner.call(cashRoutes.setting, {})
  await story().owner.call(cashRoutes.changeSetting, { body: { ...kept, returnFeeCents: 1_500 } })
  for (const code of ['C1', 'C2', 'C3'] as const) await sign(code)

  // Whoever gave no mandate is not there at all.
  expect(await propose('2026-12-07')).toEqual({ debits: ['C1 RCUR 1200', 'C2 RCUR 700', 'C3 RCUR 300'], leftOut: [] })
  const id = await collect('2026-12-07')
  const drafted = await show(id)
  expect(drafted.collection).toMatchObject({ no: 1, state: 'handed_over', debits: 3, cents: 220_000, settledCents: 0 })
  expect(drafted.toNotify).toHaveLength(3)
  expect(drafted.toNotify[0]).toMatchObject({
    mandate: 'RUM-C1',
    creditorId: 'FR72ZZZ123456',
    cents: 120_000,
    notifyBy: '2026-11-23',
    isLate: false,
  })
  const xml = await fileOf(id)
  expect(pain008Faults(parseXml(xml), '08')).toEqual([])
  expect(xml).toContain('<CtrlSum>2200.00</CtrlSum>')
  expect(await propose('2026-12-07')).toEqual({
    debits: [],
    leftOut: ['FA2026-0142 collecting', 'FA2026-0150 collecting', 'FA2026-0151 collecting'],
  })

  story().at('2026-12-08')
  await bankSays(
    story(),
    [{ on: '2026-12-07', euros: 2200, label: 'REMISE PRLV SEPA', says: 'LOT PRLV0001-261207-1 3 OPERATIONS' }],
    'un.cfo',
  )
  expect(await balances(story().owner)).toEqual({ C4: 80 })
  const { matches } = await lineSaying(story(), 'REMISE')
  expect(matches.map((match) => `${match.customerCode} ${match.cents} ${match.how}`).toSorted()).toEqual([
    'C1 120000 automatic',
    'C2 70000 automatic',
    'C3 30000 automatic',
  ])
  expect((await show(id)).collection).toMatchObject({ settledCents: 220_000, failedCents: 0 })

  story().at('2026-12-10')
  await bankSays(
    story(),
    [
      { on: '2026-12-09', euros: -700, label: 'PRLV IMPAYE', says: 'PRLV0001-00002', reject: '20' },
      { on: '2026-12-09', euros: -300, label: 'PRLV IMPAYE', says: 'PRLV0001-00003', reject: '14' },
    ],
    'deux.cfo',
  )
  // Open again with what the return costs.
  expect(await balances(story().owner)).toEqual({ C2: 715, C3: 315, C4: 80 })
  expect(await debitOf(id, 'C2')).toMatchObject({
    state: 'returned',
    code: 'AM04',
    reason: 'provision insuffisante',
    retryOn: '2026-12-14',
  })
  expect(await debitOf(id, 'C3')).toMatchObject({ state: 'returned', code: 'AC04', retryOn: null })
  const { mandates } = await story().owner.call(cashRoutes.mandates, {})
  expect(mandates.map((mandate) => `${mandate.reference} ${mandate.state}`)).toEqual([
    'RUM-C1 active',
    'RUM-C2 active',
    'RUM-C3 ended',
  ])
  expect(mandates[2]!.stateReason).toBe('compte clos (AC04)')
  const { items } = await story().owner.call(ledgerRoutes.customerItems, { params: { id: mandates[2]!.customerId } })
  const chosen = items.filter((item) => item.documentNo === 'FA2026-0151' && item.openCents > 0).map((item) => item.id)
  const refused = await story().owner.ask(cashRoutes.createCollection, {
    body: { collectOn: '2026-12-14', itemIds: chosen },
  })
  expect(refused.refusal?.message).toContain('FA2026-0151 ne peut pas être prélevé')
  expect((await propose('2026-12-11')).leftOut).toContain('FA2026-0150 retry_later')
  const again = await propose('2026-12-14')
  expect(again.debits).toContain('C2 RCUR 700')
  expect(again.leftOut).toContain('FA2026-0151 ended')

  // It was no return after all: the debit is as it was before.
  const { returns } = await story().owner.call(cashRoutes.returns, { query: {} as never })
  const shortOfMoney = returns.find((one) => one.customerCode === 'C2')!
  await story().owner.call(cashRoutes.undo, { params: { id: shortOfMoney.matchId } })
  expect(await debitOf(id, 'C2')).toMatchObject({ state: 'settled', code: '', retryOn: null })
  expect(await balances(story().owner)).toEqual({ C3: 315, C4: 80 })
})

test('a debit that the bank rejects before settlement is collectable again, once by itself', async () => {
  await threeInvoices()
  for (const code of ['C1', 'C2'] as const) await sign(code)
  const id = await collect('2026-11-24')
  const answer = (messageId: string, reference: string) =>
    new TextEncoder().encode(`<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2026-11-21T04:00:00+01:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>${messageId}</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.08</OrgnlMsgNmId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>${messageId}-1</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>${reference}</OrgnlEndToEndId><TxSts>RJCT</TxSts>
<StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`)
  const send = (body: Uint8Array, to = id) =>
    story().owner.ask(cashRoutes.collectionStatus, { params: { id: to }, body })
  expect((await send(answer('PRLV0009-261124', 'PRLV0009-00001'))).refusal?.code).toBe('other_file')
  expect((await send(answer('PRLV0001-261124', 'PRLV0001-00002'))).value).toEqual({
    rejected: 1,
    known: 0,
    unknown: [],
  })
  expect((await send(answer('PRLV0001-261124', 'PRLV0001-00002'))).value).toEqual({
    rejected: 0,
    known: 1,
    unknown: [],
  })
  expect(await debitOf(id, 'C2')).toMatchObject({ state: 'rejected', code: 'AM04', retryOn: '2026-11-25' })
  expect(await balances(story().owner)).toMatchObject({ C1: 1200, C2: 700 })

  // What is left of the lot comes; a person says so when the bank names nothing.
  story().at('2026-11-25')
  await bankSays(story(), [{ on: '2026-11-24', euros: 1200, label: 'REMISE DE PRELEVEMENTS' }], 'un.cfo')
  const { line } = await lineSaying(story(), 'REMISE')
  await story().owner.call(cashRoutes.settleCollection, { params: { id }, body: { lineId: line.id } })
  expect(await balances(story().owner)).toEqual({ C2: 700, C3: 300, C4: 80 })

  // The one retry fails too: from now on a person decides.
  const second = await collect('2026-11-26')
  await send(answer('PRLV0002-261126', 'PRLV0002-00001'), second)
  const debit = await debitOf(second, 'C2')
  expect(debit).toMatchObject({ state: 'rejected', retryOn: null })
  expect((await propose('2026-12-07')).leftOut).toEqual(['FA2026-0150 came_back'])
  await story().owner.call(cashRoutes.retryDebit, { params: { id: debit.id }, body: { on: '2026-12-07' } })
  expect((await propose('2026-12-07')).debits).toEqual(['C2 RCUR 700'])

  // Undone, the lot is expected again, and its line is not taken for it by itself.
  const { matches } = await lineSaying(story(), 'REMISE')
  await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  expect(await debitOf(id, 'C1')).toMatchObject({ state: 'running' })
  expect(await balances(story().owner)).toMatchObject({ C1: 1200 })
})

test('what a mandate was is told once, in the next file that the bank takes', async () => {
  await threeInvoices()
  await story().owner.call(cashRoutes.changeDebitSetting, {
    body: { ...SETTING, version: 'pain.008.001.02', grouping: 'customer', tellsFirst: true },
  })
  const mandateId = await sign('C1')
  await story().owner.call(cashRoutes.amendMandate, {
    params: { id: mandateId },
    body: { reference: 'RUM-C1-BIS', debtorName: 'Société C1', iban: IBANS.C3, bic: null },
  })
  const id = await collect('2026-11-24')
  const xml = await fileOf(id)
  expect(pain008Faults(parseXml(xml), '02')).toEqual([])
  expect(xml).toContain('<SeqTp>FRST</SeqTp>')
  expect(xml).toContain('<OrgnlMndtId>RUM-C1</OrgnlMndtId>')
  expect(xml).toContain(`<OrgnlDbtrAcct><Id><IBAN>${IBANS.C1}</IBAN></Id></OrgnlDbtrAcct>`)
  // Whatever changes later, the file stays what the bank was given.
  story().at('2026-11-23')
  await story().owner.call(cashRoutes.amendMandate, {
    params: { id: mandateId },
    body: { reference: 'RUM-C1-BIS', debtorName: 'Groupe C1', iban: IBANS.C2, bic: null },
  })
  expect(await fileOf(id)).toBe(xml)
  const { mandates } = await story().owner.call(cashRoutes.mandates, {})
  expect(mandates[0]).toMatchObject({ previousReference: null, previousIban: IBANS.C3, lastUsedOn: '2026-11-24' })

  // A file that the bank never took told it nothing.
  await story().owner.call(cashRoutes.cancelCollection, { params: { id } })
  const after = (await story().owner.call(cashRoutes.mandates, {})).mandates[0]
  expect(after).toMatchObject({ previousReference: 'RUM-C1', previousIban: IBANS.C1, lastUsedOn: null })
  expect(await propose('2026-11-25')).toEqual({ debits: ['C1 FRST 1200'], leftOut: [] })
})

test('what cannot be is refused with the reason', async () => {
  const { owner } = story()
  await importFile(owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  const drafted = (collectOn: string) => owner.ask(cashRoutes.createCollection, { body: { collectOn } })
  expect((await drafted('2026-11-24')).refusal?.code).toBe('no_setting')
  const wrong = await owner.ask(cashRoutes.changeDebitSetting, { body: { ...SETTING, creditorId: 'FR73ZZZ123456' } })
  expect(wrong.refusal).toMatchObject({ code: 'bad_creditor_id', where: 'creditorId' })
  await owner.call(cashRoutes.changeDebitSetting, { body: SETTING })
  const given = async (more: object) =>
    (await owner.ask(cashRoutes.addMandate, { body: await mandateOf('C1', more) })).refusal
  expect((await given({ iban: 'FR7630006000011234567890188' }))?.code).toBe('bad_iban')
  expect((await given({ reference: 'RUM C1' }))?.code).toBe('bad_reference')
  expect((await given({ signedOn: '2026-11-21' }))?.code).toBe('signed_later')
  const id = await sign('C1')
  expect((await given({}))?.code).toBe('reference_used')
  expect((await drafted('2026-11-22')).refusal).toMatchObject({
    code: 'no_banking_day',
    message: expect.stringContaining('23/11/2026'),
  })
  expect((await drafted('2026-11-20')).refusal).toMatchObject({ code: 'too_soon' })
  const { id: draft } = await owner.call(cashRoutes.createCollection, { body: { collectOn: '2026-11-24' } })
  expect((await owner.ask(cashRoutes.collectionFile, { params: { id: draft } })).refusal?.code).toBe('not_handed_over')
  await owner.call(cashRoutes.suspendMandate, { params: { id }, body: { reason: 'litige en cours' } })
  expect((await owner.ask(cashRoutes.handOver, { params: { id: draft } })).refusal?.message).toContain(
    'litige en cours',
  )
  await owner.call(cashRoutes.resumeMandate, { params: { id } })
  await owner.call(cashRoutes.handOver, { params: { id: draft } })
  expect((await owner.ask(cashRoutes.handOver, { params: { id: draft } })).refusal?.code).toBe('changed_meanwhile')

  // B2B is between businesses, whenever it turns out that the customer is none.
  await owner.call(cashRoutes.cancelCollection, { params: { id: draft } })
  await owner.call(cashRoutes.endMandate, { params: { id }, body: { reason: 'révoqué par le client' } })
  await sign('C1', { reference: 'RUM-B2B', scheme: 'B2B', signedOn: '2026-02-01' })
  const { id: between } = await owner.call(cashRoutes.createCollection, { body: { collectOn: '2026-11-24' } })
  const { customer } = await owner.call(partiesRoutes.customer, { params: { id: await customerId('C1') } })
  await owner.call(partiesRoutes.updateCustomer, {
    params: { id: customer.id },
    body: { ...customer, kind: 'consumer' },
  })
  const handed = await owner.ask(cashRoutes.handOver, { params: { id: between } })
  expect(handed.refusal?.message).toContain('RUM-B2B en B2B')
  expect((await given({ reference: 'RUM-AUTRE', scheme: 'B2B' }))?.code).toBe('consumer')
})

test('nobody is chased for what the bank is fetching', async () => {
  await ignoreFreshness(story())
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-10-16', 'C1', 'FA2026-0001', 1200), sale('2026-10-16', 'C2', 'FA2026-0002', 700)]),
  )
  for (const code of ['C1', 'C2']) {
    const email = `compta@${code.toLowerCase()}.example`
    const body = { firstName: '', lastName: '', role: 'accounts_payable' as const, email, phone: null }
    await story().owner.call(partiesRoutes.addContact, { params: { id: await customerId(code) }, body })
  }
  await story().owner.call(cashRoutes.changeDebitSetting, { body: SETTING })
  await sign('C1')
  story().at('2026-11-19', '08:00')
  await collect('2026-11-24')
  expect(await live(story(), ['2026-11-19'])).toEqual(['2026-11-19 courteous C2 70000 EUR'])
  const { rows } = await story().owner.call(dunningRoutes.standings, { query: { verdict: 'hold' } })
  expect(rows).toMatchObject([
    { customerCode: 'C1', reasons: [{ code: 'collection_running', sentence: expect.stringContaining('24/11/2026') }] },
  ])
})

test('credits are deducted where all goes in one debit, and applied first where documents go one by one', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([
      sale('2026-09-15', 'C1', 'FA2026-0142', 1200),
      sale('2026-09-16', 'C1', 'FA2026-0143', 300),
      sale('2026-09-20', 'C1', 'AV2026-0007', -200),
    ]),
  )
  await story().owner.call(cashRoutes.changeDebitSetting, { body: SETTING })
  await sign('C1', { isOneOff: false })
  expect(await propose('2026-11-24')).toEqual({
    debits: [],
    leftOut: ['FA2026-0142 credits_open', 'FA2026-0143 credits_open'],
  })
  await story().owner.call(cashRoutes.changeDebitSetting, { body: { ...SETTING, grouping: 'customer' } })
  expect((await propose('2026-11-24')).debits).toEqual(['C1 RCUR 1300'])
  const id = await collect('2026-11-24')
  expect(await fileOf(id)).toContain('<Ustrd>FA2026-0142 FA2026-0143</Ustrd>')
  // One of them is paid by transfer meanwhile: what the debit brings too much stays with the customer.
  const transfer = { on: '2026-11-23', euros: 300, label: 'VIR', payer: 'SOCIETE C1', says: 'FA2026-0143' }
  await bankSays(story(), [transfer], 'un.cfo')
  await bankSays(story(), [{ on: '2026-11-24', euros: 1300, label: 'PRLV SEPA', says: 'PRLV0001-00001' }], 'deux.cfo')
  expect(await balances(story().owner)).toEqual({ C1: -300 })
  expect((await debitOf(id, 'C1')).state).toBe('settled')
})
