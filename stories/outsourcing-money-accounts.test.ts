import { afterAll, beforeAll, expect, test } from 'vitest'
import { bytesSource, inspectFile } from '../src/adapters/ledger-files/index.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import type { Terms } from '../src/outsourcing/mandates/terms.ts'
import { flatRate } from '../src/outsourcing/tariffs/model.ts'
import { bankSays } from '../tools/testing/bank.ts'
import type { Story } from '../tools/testing/story.ts'
import { EACH, type MoneyScene, moneyScene } from './outsourcing-money-scene.ts'
import { faults } from './outsourcing-receipts-scene.ts'

/** What whoever collects brings, in the entries that the creditor gives to its accounts. */
let scene: MoneyScene
let story: Story
beforeAll(async () => {
  scene = await moneyScene('2026-11-05')
  story = scene.story
})
afterAll(() => story.end())

const OURS = 'FR1420041010050500013M02606'
const bank = (cents: number, words: string, on: string) =>
  bankSays(
    story.database.db,
    story.owner.orgId!,
    { iban: OURS, movements: [{ on: day(on), cents, words, payer: 'CABINET FERRAND' }] },
    story.now(),
  )
const pending = async () => (await story.owner.call(cashRoutes.journal, { query: {} })).pending
const give = () => story.owner.call(cashRoutes.exportJournal, { body: {} })

/** The entries of an export as its FEC says them: account, third party, piece, debit and credit of each line. Every one is balanced. */
async function given(id: string): Promise<string[]> {
  const file = await story.owner.call(cashRoutes.journalFile, { params: { id }, query: { format: 'fec' } })
  const bytes = new Uint8Array(await file.arrayBuffer())
  expect(await inspectFile(bytesSource(bytes), 'x.txt')).toMatchObject({ kind: 'fec', balanced: true, refusal: null })
  const rows = new TextDecoder().decode(bytes).trimEnd().split('\r\n').slice(1)
  const cells = rows.map((row) => row.split('|'))
  for (const entry of Map.groupBy(cells, (row) => row[2]).values()) {
    const sum = (at: number) =>
      entry.reduce((total, row) => total + Math.round(100 * Number(row[at]!.replace(',', '.'))), 0)
    expect(sum(11)).toBe(sum(12))
  }
  // Entries of one moment come in any order.
  const said = (row: string[]) => `${row[4]} ${row[6]} ${/^QT/.test(row[8]!) ? 'QT' : row[8]} ${row[11]} ${row[12]}`
  return [...Map.groupBy(cells, (row) => row[2]).values()].map((of) => of.map(said).join(' / ')).toSorted()
}

test('the law’s example in the books: 1 000 € at the agency, 150 € kept, 850 € in the bank, and nothing twice', async () => {
  const mandateId = await scene.mandate()
  const { placementId } = await scene.placed(mandateId, 'LOI', 100_000)
  await scene.paid(placementId, 100_000, '2026-11-05')
  const [made] = await scene.run(mandateId)
  // What is kept is settled once the transfer has left, not while it is only made.
  expect(await pending()).toMatchObject([
    { kind: 'collected', cents: 100_000 },
    { kind: 'fee_invoice', cents: 15_000 },
  ])
  await scene.pay([made!.id], '2026-11-05')
  story.at('2026-11-06')
  await bank(85_000, made!.reference, '2026-11-06')
  const { id } = await give()
  expect(await given(id)).toEqual([
    '401000 CABINETFERRAND RV-0001 150,00 0,00 / 467000 CABINETFERRAND RV-0001 0,00 150,00',
    '411000 LOI QT 0,00 1000,00 / 467000 CABINETFERRAND QT 1000,00 0,00',
    '512000  RV-0001 850,00 0,00 / 467000 CABINETFERRAND RV-0001 0,00 850,00',
    '622600  FH-0001 150,00 0,00 / 401000 CABINETFERRAND FH-0001 0,00 150,00',
  ])
  expect(await pending()).toEqual([])
  expect((await story.owner.ask(cashRoutes.exportJournal, { body: {} })).refusal?.code).toBe('nothing_to_export')
  // Downloaded again, it says the same.
  expect(await given(id)).toHaveLength(4)
  const { entries, count } = await story.owner.call(cashRoutes.journalEntries, { query: { exportId: id } })
  expect(count).toBe(4)
  expect(entries[3]).toMatchObject({
    kind: 'remittance',
    customerId: null,
    party: 'Cabinet Ferrand',
    aboutId: made!.id,
  })
  expect(await faults(story)).toEqual([])
})

test('a line that was not the remittance is given back the other way round, and the right one is told again', async () => {
  const { remittances } = await story.owner.call(routes.remittances, { query: { side: 'creditor' } })
  const params = { id: remittances[0]!.id }
  const { lineId } = await story.owner.call(routes.remittance, { params })
  await story.owner.call(routes.undoArrival, { params })
  expect(await pending()).toMatchObject([{ kind: 'remittance', isUndoing: true, cents: 85_000 }])
  await story.owner.call(routes.tellArrival, { params, body: { lineId: lineId! } })
  const { id } = await give()
  // The day of the bank was given already: what comes after is dated the day after.
  expect(await given(id)).toEqual([
    '512000  RV-0001 0,00 850,00 / 467000 CABINETFERRAND RV-0001 850,00 0,00',
    '512000  RV-0001 850,00 0,00 / 467000 CABINETFERRAND RV-0001 0,00 850,00',
  ])
  // Told and taken back between two exports, it never leaves.
  await story.owner.call(routes.undoArrival, { params })
  await story.owner.call(routes.tellArrival, { params, body: { lineId: lineId! } })
  await story.owner.call(routes.undoArrival, { params })
  expect(await pending()).toMatchObject([{ kind: 'remittance', isUndoing: true, count: 1 }])
  await story.owner.call(routes.tellArrival, { params, body: { lineId: lineId! } })
  await give()
  expect(await pending()).toEqual([])
  expect(await faults(story)).toEqual([])
})

test('VAT has its account; a cheque that bounced is owed again, and the fee it had cost is given back', async () => {
  story.at('2026-11-09')
  const mandateId = await scene.mandate(() => ({ tariff: flatRate('EUR', 1500) as Terms['tariff'], remittance: EACH }))
  const { placementId } = await scene.placed(mandateId, 'TVA', 200_000)
  const receipt = await scene.paid(placementId, 123_456, '2026-11-09')
  const [made] = await scene.run(mandateId)
  await scene.pay([made!.id], '2026-11-09')
  const first = await given((await give()).id)
  expect(first).toContain(
    '622600  FH-0002 185,18 0,00 / 445660  FH-0002 37,04 0,00 / 401000 CABINETFERRAND FH-0002 0,00 222,22',
  )
  story.at('2026-11-12')
  await scene.bounced(receipt, '2026-11-12')
  await scene.paid(placementId, 150_000, '2026-11-12')
  const [next] = await scene.run(mandateId)
  // 1 500 € less the cheque, less the fee of 270 € with its VAT: the fee given back pays part of it.
  expect(next).toMatchObject({ receiptsCents: 150_000, cents: 150_000 - 123_456 - (Math.round(22_500 * 1.2) - 22_222) })
  await scene.pay([next!.id], '2026-11-12')
  const since = await given((await give()).id)
  // The debit that takes the cheque back, and the credit note with its VAT.
  expect(since).toContain('411000 TVA QT 1234,56 0,00 / 467000 CABINETFERRAND QT 0,00 1234,56')
  expect(since.map((entry) => entry.replace(/FH-\d+/g, 'FH'))).toContain(
    '622600  FH 0,00 185,18 / 445660  FH 0,00 37,04 / 401000 CABINETFERRAND FH 222,22 0,00',
  )
  expect(await faults(story)).toEqual([])
})

test('the accounts are the organisation’s own, refused where they cannot be; an export keeps those it was made with', async () => {
  const { accounts, exports } = await story.owner.call(cashRoutes.journal, { query: {} })
  const wrong = await story.owner.ask(cashRoutes.changeJournalAccounts, {
    body: { ...accounts, collectorAccount: '411900' },
  })
  expect(wrong.refusal).toMatchObject({ code: 'wrong_class', where: 'collectorAccount' })
  const body = { ...accounts, collectorAccount: '467210', feeAccount: '622200', supplierAccount: '467300' }
  await story.owner.call(cashRoutes.changeJournalAccounts, { body })
  expect((await given(exports.at(-1)!.id))[0]).toContain('467000')
  const mandateId = await scene.mandate(() => ({ remittance: { ...EACH, mode: 'gross' } }))
  const { placementId } = await scene.placed(mandateId, 'COMPTES', 50_000)
  await scene.paid(placementId, 50_000, '2026-11-12')
  await scene.ground.agency.call(routes.billFees, { body: { mandateId } })
  const rows = await given((await give()).id)
  expect(rows).toContain('411000 COMPTES QT 0,00 500,00 / 467210 CABINETFERRAND QT 500,00 0,00')
  expect(rows.map((entry) => entry.replace(/FH-\d+/g, 'FH'))).toContain(
    '622200  FH 75,00 0,00 / 467300 CABINETFERRAND FH 0,00 75,00',
  )
})
