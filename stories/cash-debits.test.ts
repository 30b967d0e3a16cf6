import { expect, test } from 'vitest'
import { pain008Faults, parseXml } from '../src/adapters/payment-files/pain008-structure.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { ignoreFreshness, live } from '../tools/testing/days.ts'
import {
  bankAnswer,
  collect,
  customerId,
  debitOf,
  fileOf,
  giveAddresses,
  IBANS,
  mandateOf,
  propose,
  SETTING,
  setUpDebits,
  show,
  sign,
  threeInvoices,
  validated,
} from './cash-collections.ts'
import { bankSays, lineSaying } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

test('three customers are debited, the lot settles them, one is short of money and one has closed its account', async () => {
  await threeInvoices(story())
  const { classes: _, ...kept } = await story().owner.call(cashRoutes.setting, {})
  await story().owner.call(cashRoutes.changeSetting, { body: { ...kept, returnFeeCents: 1_500 } })
  for (const code of ['C1', 'C2', 'C3'] as const) await sign(story(), code)

  // Whoever gave no mandate is not there at all.
  expect(await propose(story(), '2026-12-07')).toEqual({
    debits: ['C1 RCUR 1200', 'C2 RCUR 700', 'C3 RCUR 300'],
    leftOut: [],
  })
  const id = await collect(story(), '2026-12-07')
  const drafted = await show(story(), id)
  expect(drafted.collection).toMatchObject({ no: 1, state: 'handed_over', debits: 3, cents: 220_000, settledCents: 0 })
  expect(drafted.notices).toHaveLength(3)
  expect(drafted.notices[0]).toMatchObject({
    mandate: 'RUM-C1',
    cents: 120_000,
    notifyBy: '2026-12-06',
    channel: 'email',
  })
  const xml = await fileOf(story(), id)
  expect(pain008Faults(parseXml(xml), '08')).toEqual([])
  expect(xml).toContain('<CtrlSum>2200.00</CtrlSum>')
  expect(await propose(story(), '2026-12-07')).toEqual({
    debits: [],
    leftOut: ['FA2026-0142 collecting', 'FA2026-0150 collecting', 'FA2026-0151 collecting'],
  })
  const asked = { query: { collectOn: '2026-12-07' } as never }
  const { leftOut } = await story().owner.call(cashRoutes.proposeCollection, asked)
  expect(leftOut.map((one) => one.collectionId)).toEqual([id, id, id])

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
  expect((await show(story(), id)).collection).toMatchObject({ settledCents: 220_000, failedCents: 0 })

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
  expect(await debitOf(story(), id, 'C2')).toMatchObject({
    state: 'returned',
    code: 'AM04',
    reason: 'provision insuffisante',
    retryOn: '2026-12-14',
  })
  expect(await debitOf(story(), id, 'C3')).toMatchObject({ state: 'returned', code: 'AC04', retryOn: null })
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
  expect((await propose(story(), '2026-12-11')).leftOut).toContain('FA2026-0150 retry_later')
  const again = await propose(story(), '2026-12-14')
  expect(again.debits).toContain('C2 RCUR 700')
  expect(again.leftOut).toContain('FA2026-0151 ended')

  // It was no return after all: the debit is as it was before.
  const { returns } = await story().owner.call(cashRoutes.returns, { query: {} as never })
  const shortOfMoney = returns.find((one) => one.customerCode === 'C2')!
  await story().owner.call(cashRoutes.undo, { params: { id: shortOfMoney.matchId } })
  expect(await debitOf(story(), id, 'C2')).toMatchObject({ state: 'settled', code: '', retryOn: null })
  expect(await balances(story().owner)).toEqual({ C3: 315, C4: 80 })
})

test('a debit that the bank rejects before settlement is collectable again, once by itself', async () => {
  await threeInvoices(story())
  for (const code of ['C1', 'C2'] as const) await sign(story(), code)
  const id = await collect(story(), '2026-11-24')
  const answered = await importFile(
    story().owner,
    'pain002.xml',
    bankAnswer('PRLV0001-261124', { 'PRLV0001-00002': 'AM04' }),
  )
  expect(answered).toMatchObject({ kind: 'debit_status', summary: { rejected: 1, rejectedCents: 70_000, accepted: 0 } })
  expect(await debitOf(story(), id, 'C2')).toMatchObject({ state: 'rejected', code: 'AM04', retryOn: '2026-11-25' })
  expect(await balances(story().owner)).toMatchObject({ C1: 1200, C2: 700 })

  // What is left of the lot comes; a person says so when the bank names nothing.
  story().at('2026-11-25')
  await bankSays(story(), [{ on: '2026-11-24', euros: 1200, label: 'CREDIT EN COMPTE' }], 'un.cfo')
  const { line } = await lineSaying(story(), 'CREDIT')
  await story().owner.call(cashRoutes.settleCollection, { params: { id }, body: { lineId: line.id } })
  expect(await balances(story().owner)).toEqual({ C2: 700, C3: 300, C4: 80 })

  // The one retry fails too: from now on a person decides.
  const second = await collect(story(), '2026-11-26')
  await importFile(story().owner, 'refus.xml', bankAnswer('PRLV0002-261126', { 'PRLV0002-00001': 'AM04' }))
  const debit = await debitOf(story(), second, 'C2')
  expect(debit).toMatchObject({ state: 'rejected', retryOn: null })
  expect((await propose(story(), '2026-12-07')).leftOut).toEqual(['FA2026-0150 came_back'])
  await story().owner.call(cashRoutes.retryDebit, { params: { id: debit.id }, body: { on: '2026-12-07' } })
  expect((await propose(story(), '2026-12-07')).debits).toEqual(['C2 RCUR 700'])

  // Undone, the lot is expected again, and its line is not taken for it by itself.
  const { matches } = await lineSaying(story(), 'CREDIT')
  await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  expect(await debitOf(story(), id, 'C1')).toMatchObject({ state: 'running' })
  expect(await balances(story().owner)).toMatchObject({ C1: 1200 })
})

test('what a mandate was is told once, in the next file that the bank takes', async () => {
  await threeInvoices(story())
  await setUpDebits(story(), { version: 'pain.008.001.02', grouping: 'customer', tellsFirst: true })
  const mandateId = await sign(story(), 'C1')
  await story().owner.call(cashRoutes.amendMandate, {
    params: { id: mandateId },
    body: { reference: 'RUM-C1-BIS', debtorName: 'Société C1', iban: IBANS.C3, bic: null },
  })
  const id = await collect(story(), '2026-11-24')
  const xml = await fileOf(story(), id)
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
  expect(await fileOf(story(), id)).toBe(xml)
  const { mandates } = await story().owner.call(cashRoutes.mandates, {})
  expect(mandates[0]).toMatchObject({
    previousReference: null,
    previousAccount: 'FR14 •••• 2606',
    lastUsedOn: '2026-11-24',
  })

  // A file that the bank never took told it nothing.
  await story().owner.call(cashRoutes.cancelCollection, { params: { id } })
  const after = (await story().owner.call(cashRoutes.mandates, {})).mandates[0]
  expect(after).toMatchObject({ previousReference: 'RUM-C1', previousAccount: 'FR76 •••• 0189', lastUsedOn: null })
  expect(await propose(story(), '2026-11-25')).toEqual({ debits: ['C1 FRST 1200'], leftOut: [] })
})

test('what cannot be is refused with the reason', async () => {
  const { owner } = story()
  await importFile(owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  await giveAddresses(story(), ['C1'])
  const drafted = (collectOn: string) => owner.ask(cashRoutes.createCollection, { body: { collectOn } })
  expect((await drafted('2026-11-24')).refusal?.code).toBe('no_setting')
  const wrong = await owner.ask(cashRoutes.changeDebitSetting, { body: { ...SETTING, creditorId: 'FR73ZZZ123456' } })
  expect(wrong.refusal).toMatchObject({ code: 'bad_creditor_id', where: 'creditorId' })
  await setUpDebits(story())
  const given = async (more: object) =>
    (await owner.ask(cashRoutes.addMandate, { body: await mandateOf(story(), 'C1', more) })).refusal
  expect((await given({ iban: 'FR7630006000011234567890188' }))?.code).toBe('bad_iban')
  expect((await given({ reference: 'RUM C1' }))?.code).toBe('bad_reference')
  expect((await given({ signedOn: '2026-11-21' }))?.code).toBe('signed_later')
  const id = await sign(story(), 'C1')
  expect((await given({}))?.code).toBe('reference_used')
  expect((await drafted('2026-11-22')).refusal).toMatchObject({
    code: 'no_banking_day',
    message: expect.stringContaining('23/11/2026'),
  })
  expect((await drafted('2026-11-20')).refusal).toMatchObject({ code: 'too_soon' })
  const { id: draft } = await owner.call(cashRoutes.createCollection, { body: { collectOn: '2026-11-24' } })
  expect((await owner.ask(cashRoutes.collectionFile, { params: { id: draft } })).refusal?.code).toBe('not_validated')
  await owner.call(cashRoutes.suspendMandate, { params: { id }, body: { reason: 'litige en cours' } })
  const validate = (one: string) => owner.ask(cashRoutes.validateCollection, { params: { id: one } })
  expect((await validate(draft)).refusal?.message).toContain('litige en cours')
  expect((await show(story(), draft)).can.validate).toContain('Un prélèvement ne tient plus')
  await owner.call(cashRoutes.resumeMandate, { params: { id } })
  expect((await owner.ask(cashRoutes.handOver, { params: { id: draft } })).refusal?.message).toContain('brouillon')
  expect((await validate(draft)).value).toEqual({ emails: 1, letters: 0 })
  expect((await validate(draft)).refusal?.code).toBe('changed_meanwhile')
  await owner.call(cashRoutes.handOver, { params: { id: draft } })
  expect((await owner.ask(cashRoutes.handOver, { params: { id: draft } })).refusal?.code).toBe('changed_meanwhile')

  // B2B is between businesses, whenever it turns out that the customer is none.
  await owner.call(cashRoutes.cancelCollection, { params: { id: draft } })
  await owner.call(cashRoutes.endMandate, { params: { id }, body: { reason: 'révoqué par le client' } })
  await sign(story(), 'C1', { reference: 'RUM-B2B', scheme: 'B2B', signedOn: '2026-02-01' })
  const { id: between } = await owner.call(cashRoutes.createCollection, { body: { collectOn: '2026-11-24' } })
  const { customer } = await owner.call(partiesRoutes.customer, { params: { id: await customerId(story(), 'C1') } })
  await owner.call(partiesRoutes.updateCustomer, {
    params: { id: customer.id },
    body: { ...customer, kind: 'consumer' },
  })
  expect((await validate(between)).refusal?.message).toContain('RUM-B2B en B2B')
  expect((await given({ reference: 'RUM-AUTRE', scheme: 'B2B' }))?.code).toBe('consumer')
})

test('nobody is chased for what the bank is fetching', async () => {
  await ignoreFreshness(story())
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-10-16', 'C1', 'FA2026-0001', 1200), sale('2026-10-16', 'C2', 'FA2026-0002', 700)]),
  )
  await giveAddresses(story(), ['C1', 'C2'])
  await setUpDebits(story())
  await sign(story(), 'C1')
  story().at('2026-11-19', '08:00')
  await collect(story(), '2026-11-24')
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
  await giveAddresses(story(), ['C1'])
  await setUpDebits(story())
  await sign(story(), 'C1', { isOneOff: false })
  expect(await propose(story(), '2026-11-24')).toEqual({
    debits: [],
    leftOut: ['FA2026-0142 credits_open', 'FA2026-0143 credits_open'],
  })
  await setUpDebits(story(), { grouping: 'customer' })
  expect((await propose(story(), '2026-11-24')).debits).toEqual(['C1 RCUR 1300'])
  const id = await collect(story(), '2026-11-24')
  expect(await fileOf(story(), id)).toContain('<Ustrd>FA2026-0142 FA2026-0143</Ustrd>')
  // One of them is paid by transfer meanwhile: what the debit brings too much stays with the customer.
  const transfer = { on: '2026-11-23', euros: 300, label: 'VIR', payer: 'SOCIETE C1', says: 'FA2026-0143' }
  story().at('2026-11-24', '08:00')
  await bankSays(story(), [transfer], 'un.cfo')
  await bankSays(story(), [{ on: '2026-11-24', euros: 1300, label: 'PRLV SEPA', says: 'PRLV0001-00001' }], 'deux.cfo')
  expect(await balances(story().owner)).toEqual({ C1: -300 })
  expect((await debitOf(story(), id, 'C1')).state).toBe('settled')
})
