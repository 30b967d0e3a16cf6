import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeCamt } from '../src/adapters/bank-files/camt-sample.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { zip } from '../tools/testing/zip.ts'
import { bankAnswer, collect, giveAddresses, propose, setUpDebits, sign } from './cash-collections.ts'
import { bankSays, lineSaying, returned, statement } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { balances, importFile, preview } from './intake-ledger.ts'
import { setLadder, waitingFor } from './peers-ladder.ts'

/** Peers, section F, second half: what banks fetch, refuse and take back. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-20')
  await ignoreFreshness(story)
  await setLadder(story, [1], { mode: 'to_confirm' })
  const sales = [
    sale('2026-10-16', 'C1', 'FA2026-0001', 100),
    sale('2026-10-16', 'C2', 'FA2026-0002', 500),
    sale('2026-10-16', 'C3', 'FA2026-0003', 500),
    sale('2026-09-16', 'C4', 'FA2026-0004', 250),
  ]
  await importFile(story.owner, 'fec.txt', fec(sales))
  await giveAddresses(story, ['C1', 'C2', 'C3', 'C4'])
})
afterAll(() => story.end())

test('F10 F11 F12 F14: a debit takes the place of the reminder, once; the bank refuses it, and the reminder is back', async () => {
  await setUpDebits(story, { retries: 0 })
  await sign(story, 'C1')
  const [draft] = await waitingFor(story, 'C1', '2026-11-20')
  await collect(story, '2026-11-24')
  expect(await propose(story, '2026-11-24')).toEqual({ debits: [], leftOut: ['FA2026-0001 collecting'] })
  // What waited can no longer be approved, and is gone with the next night.
  const approved = await story.owner.call(dunningRoutes.approve, { body: { ids: [draft!.id] } })
  expect(approved).toMatchObject({ queued: 0, leftOut: [{ code: 'decided_otherwise' }] })
  expect(await waitingFor(story, 'C1', '2026-11-21')).toEqual([])
  await importFile(story.owner, 'pain002.xml', bankAnswer('PRLV0001-261124', { 'PRLV0001-00001': 'AM04' }))
  expect(await waitingFor(story, 'C1', '2026-11-22')).toMatchObject([{ stepId: 'courteous', state: 'planned' }])
  const { debits } = await story.owner.call(cashRoutes.failedDebits, {})
  expect(debits).toMatchObject([{ code: 'AM04', cents: 10_000, openCents: 10_000 }])
})

test('D07 F16 F20 F21 F22: a payment of 500 comes back once, is owed again and chased; the return undone, it is paid', async () => {
  story.at('2026-11-22', '11:00')
  const paid = { on: '2026-11-17', euros: 500, label: 'PRLV SEPA', payer: 'SOCIETE C2', says: 'FA2026-0002' }
  await bankSays(story, [paid], 'un.cfo')
  expect((await balances(story.owner)).C2).toBeUndefined()
  expect(await waitingFor(story, 'C2', '2026-11-22')).toEqual([])
  const back = await importFile(story.owner, 'deux.cfo', statement([returned('2026-11-20', 500, 'SOCIETE C2')]))
  await story.runJobs()
  expect((await balances(story.owner)).C2).toBe(500)
  expect(await waitingFor(story, 'C2', '2026-11-22')).toMatchObject([{ amounts: [{ currency: 'EUR', cents: 50_000 }] }])

  // The same payment does not come back twice, and its return is not thrown away with its statement.
  const again = { on: '2026-11-21', euros: -500, label: 'SECOND RETOUR' }
  await bankSays(story, [again], 'trois.cfo')
  const { line } = await lineSaying(story, 'SECOND RETOUR')
  const { payments } = await story.owner.call(cashRoutes.returnable, { params: { id: line.id }, query: {} })
  expect(payments).toEqual([])
  const withdrawn = await story.owner.ask(intakeRoutes.withdraw, { params: { id: back.id } })
  expect(withdrawn.refusal?.code).toBe('import_relied_upon')

  const { matches } = await lineSaying(story, 'IMPAYE')
  await story.owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  expect((await balances(story.owner)).C2).toBeUndefined()
  expect(await waitingFor(story, 'C2', '2026-11-23')).toEqual([])
})

test('F17: a return that costs 20 is owed without them, and the 20 are booked to the charges of the bank', async () => {
  story.at('2026-11-24', '09:00')
  await bankSays(
    story,
    [{ on: '2026-11-18', euros: 500, label: 'REMISE CHEQUE', payer: 'SOCIETE C3', says: 'FA2026-0003' }],
    'quatre.cfo',
  )
  await bankSays(story, [{ ...returned('2026-11-23', 520, 'SOCIETE C3'), label: 'CHQ REJETE' }], 'cinq.cfo')
  const { line } = await lineSaying(story, 'CHQ REJETE')
  const { payments } = await story.owner.call(cashRoutes.returnable, { params: { id: line.id }, query: {} })
  const { itemId } = payments.find(({ customerCode }) => customerCode === 'C3')!
  await story.owner.call(cashRoutes.reopenPayment, {
    params: { id: line.id },
    body: { itemId, cents: 50_000, bankFeeCents: 2_000 },
  })
  expect((await balances(story.owner)).C3).toBe(500)
  const { entries } = await story.owner.call(cashRoutes.journalEntries, { query: {} })
  const fee = entries.find(({ kind, amountCents }) => kind === 'write_off' && amountCents === 2_000)
  expect(fee?.lines.map(({ account }) => account)).toEqual(['411000', '627000'])
  expect(await waitingFor(story, 'C3', '2026-11-25')).toMatchObject([{ amounts: [{ currency: 'EUR', cents: 50_000 }] }])
})

test('D06: an invoice a month late whose payment is given back is overdue at once, and asked for with the next night', async () => {
  story.at('2026-11-25', '11:00')
  const paid = { on: '2026-11-19', euros: 250, label: 'VIR QUATRE', payer: 'SOCIETE C4', says: 'FA2026-0004' }
  await bankSays(story, [paid], 'six.cfo')
  expect((await balances(story.owner)).C4).toBeUndefined()
  expect(await waitingFor(story, 'C4', '2026-11-25')).toEqual([])
  await bankSays(story, [{ on: '2026-11-24', euros: -250, label: 'VIR RENDU' }], 'sept.cfo')
  const { line } = await lineSaying(story, 'VIR RENDU')
  // Money that goes out is set aside, until a person says that it concerns a customer.
  await story.owner.call(cashRoutes.setAside, { body: { lineIds: [line.id], as: '' } })
  const { payments } = await story.owner.call(cashRoutes.returnable, {
    params: { id: line.id },
    query: { words: 'FA2026-0004' },
  })
  const body = { itemId: payments[0]!.itemId, cents: 25_000 }
  await story.owner.call(cashRoutes.reopenPayment, { params: { id: line.id }, body })
  expect((await balances(story.owner)).C4).toBe(250)
  expect(await waitingFor(story, 'C4', '2026-11-26')).toMatchObject([{ amounts: [{ currency: 'EUR', cents: 25_000 }] }])
})

test('F24: a return told by a camt.054 keeps its day, its reference, its amount and its reason; in an archive it is refused', async () => {
  const parts = [{ cents: -10_000, name: 'SOCIETE C1', iban: 'NL77ABNA0574908765', endToEnd: 'E2EID1', text: '' }]
  const entries = [{ cents: -10_000, bookedOn: '2016-10-08', label: 'PRLV IMPAYE', parts }]
  const notice = writeCamt([{ id: 'N1', iban: 'NL77ABNA0574908765', currency: 'EUR', openingCents: 0, entries }], {
    version: 2,
    message: 'camt.054',
  }).replace('</TxDtls>', '<RtrInf><Rsn><Cd>AM04</Cd></Rsn><AddtlInf>Insufficient funds</AddtlInf></RtrInf></TxDtls>')
  await importFile(story.owner, 'avis.xml', new TextEncoder().encode(notice))
  const { lines } = await story.owner.call(cashRoutes.lines, { query: { show: 'all', until: '2016-12-31' } as never })
  expect(lines).toMatchObject([{ bookedOn: '2016-10-08', cents: -10_000, returnCode: 'AM04' }])
  const { details, line } = await story.owner.call(cashRoutes.line, { params: { id: lines[0]!.id } })
  const said = [line.label, ...details.map(({ text }) => text)].join(' ')
  for (const words of ['E2EID1', 'Insufficient funds']) expect(said).toContain(words)
  const archive = zip([{ name: 'avis.xml', body: Buffer.from(notice) }])
  expect(await preview(story.owner, 'avis.zip', archive)).toMatchObject({ state: 'refused', refusal: { code: 'zip' } })
})

test('F25: an answer of the bank or a statement that is cut is refused with what to do', async () => {
  const whole = bankAnswer('PRLV0001-261124', { 'PRLV0001-00001': 'AM04' })
  const cut = await preview(story.owner, 'coupe.xml', whole.slice(0, whole.length - 200))
  expect(cut).toMatchObject({ state: 'refused' })
  expect(cut.refusal!.message.length).toBeGreaterThan(30)
})
