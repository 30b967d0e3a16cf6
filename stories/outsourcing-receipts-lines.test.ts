import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { newId } from '../src/kernel/ids.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { insertFundEntries } from '../src/outsourcing/receipts/fund-store.ts'
import { sql } from '../src/platform/sql.ts'
import { statement } from './cash-statement.ts'
import { importFile } from './intake-ledger.ts'
import { faults, openCents, payment, plain, receiptScene } from './outsourcing-receipts-scene.ts'
import { keepAgency } from './outsourcing-two-sides.ts'
import { placedDebtor, type VoiceScene } from './outsourcing-voice-scene.ts'

/** Lines of the agency's dedicated account, and the money that it holds for a creditor. */
let scene: VoiceScene
let creditor: number
beforeAll(async () => {
  scene = await receiptScene('2026-11-23')
  creditor = scene.story.owner.orgId!
})
afterAll(() => scene.story.end())

let opening = 1_000_000
/** The agency's bank books one payment. Gives its line. */
async function bankBooks(euros: number, label: string, payer = 'INCONNU'): Promise<string> {
  await importFile(scene.agency, `${label}.cfo`, statement([{ on: '2026-11-20', euros, label, payer }], opening))
  opening += Math.round(euros * 100)
  await scene.story.runJobs()
  const { lines } = await scene.agency.call(routes.dedicatedLines, { query: { show: 'open' } })
  return lines.find((one) => one.label.includes(label))!.id
}
const shown = (id: string) => scene.agency.call(routes.dedicatedLine, { params: { id } })
const use = (lineId: string, body: object) =>
  scene.agency.ask(routes.useLine, { params: { id: lineId }, body: { id: randomUUID(), parts: [], ...body } as never })
const balance = async (): Promise<number> =>
  (await scene.agency.call(routes.fundAccounts)).accounts.find(({ currency }) => currency === 'EUR')?.balanceCents ?? 0
const pays = (placementId: string, cents: number) => ({ id: randomUUID(), creditor, placementId, cents })

test('a line proposes the file whose number it cites, is used once and whole, and is nobody’s again on both sides once undone', async () => {
  const { story, agency } = scene
  const { itemId, placementId } = await placedDebtor(scene, 'X2026-77', 64_000)
  const before = await balance()
  const line = await bankBooks(640, 'VIR FA X2026 77')
  const { proposals } = await shown(line)
  expect(proposals[0]).toMatchObject({ cents: 64_000, file: { placementId } })
  expect(proposals[0]!.why).toEqual(['Numéro cité', 'Montant exact'])
  const short = await use(line, { parts: [pays(placementId, 60_000)] })
  expect(short.refusal?.code).toBe('does_not_add_up')
  const id = randomUUID()
  expect((await use(line, { id, parts: [pays(placementId, 64_000)] })).refusal).toBeNull()
  expect(await openCents(story, itemId)).toBe(0)
  expect(await balance()).toBe(before + 64_000)
  expect((await use(line, { parts: [pays(placementId, 64_000)] })).refusal?.code).toBe('line_used')
  // The bank line belongs to that use: it cannot be brought back, matched or withdrawn meanwhile.
  const brought = await agency.ask(cashRoutes.setAside, { body: { lineIds: [line], as: '' } as never })
  expect(brought.refusal?.code).toBe('line_held')
  const mistaken = await agency.ask(routes.returnReceipt, {
    params: { id: (await agency.call(routes.agencyReceipts, { query: { placementId } })).receipts[0]!.id },
    body: { as: 'mistaken', on: '2026-11-23', why: 'Autre' },
  })
  expect(mistaken.refusal?.code).toBe('by_line')
  await agency.call(routes.undoLine, { params: { id }, body: { why: 'Autre dossier' } })
  expect(await openCents(story, itemId)).toBe(64_000)
  expect(await balance()).toBe(before)
  expect((await agency.call(routes.dedicatedLines, { query: {} })).lines.map((one) => one.id)).toContain(line)
  await use(line, { parts: [pays(placementId, 64_000)] })
  expect(await balance()).toBe(before + 64_000)
  expect(await faults(story)).toEqual([])
})

test('one line pays several files and leaves what was too much to its debtor, apart from any creditor’s funds', async () => {
  const { agency, story } = scene
  const first = await placedDebtor(scene, 'ISNARD', 20_000)
  const second = await placedDebtor(scene, 'JOLY', 30_000)
  const before = await balance()
  const line = await bankBooks(505, 'REMISE CHEQUES 4412')
  const parts = [pays(first.placementId, 20_000), pays(second.placementId, 30_000)]
  const much = await use(line, { parts: [pays(first.placementId, 20_500), pays(second.placementId, 30_000)] })
  expect(plain(much.refusal?.message ?? '')).toContain('5,00 € de trop')
  const id = randomUUID()
  await use(line, { id, parts, overCents: 500 })
  expect(await balance()).toBe(before + 50_000)
  const { dedicated } = await agency.call(routes.fundAccounts)
  expect(dedicated).toMatchObject([{ overCents: 500, overLines: 1, unexplainedCents: 1_000_000 }])
  await agency.call(routes.giveOverBack, { params: { id } })
  expect((await agency.ask(routes.giveOverBack, { params: { id } })).refusal?.code).toBe('already_done')
  expect((await agency.ask(routes.undoLine, { params: { id }, body: { why: 'Erreur' } })).refusal?.code).toBe(
    'given_back',
  )
  expect(await faults(story)).toEqual([])
})

test('a cheque recorded before the bank told it is that line, and counts once', async () => {
  const { agency } = scene
  const { placementId } = await placedDebtor(scene, 'KLEIN', 41_200)
  const { id: receiptId } = await agency.call(routes.recordReceipt, {
    body: payment(creditor, placementId, 41_200, '2026-11-18'),
  })
  const held = await balance()
  const line = await bankBooks(412, 'REMISE CHQ KLEIN')
  expect((await shown(line)).known.map(({ id }) => id)).toEqual([receiptId])
  const known = [{ creditor, receiptId }]
  expect((await use(line, { known })).refusal).toBeNull()
  expect(await balance()).toBe(held)
  const other = await bankBooks(412, 'REMISE CHQ ENCORE')
  expect((await use(other, { known })).refusal?.code).toBe('already_done')
})

test('a line of an account that holds other money pays no file', async () => {
  const { agency, story } = scene
  const line = await bankBooks(12, 'VIR DIVERS')
  await keepAgency(agency, { iban: 'FR1420041010050500013M02606' })
  const { placementId } = await placedDebtor(scene, 'LAMY', 1_200)
  const refused = await use(line, { parts: [pays(placementId, 1_200)] })
  expect(refused.refusal?.code).toBe('not_dedicated')
  await keepAgency(agency, {})
  expect((await use(line, { parts: [pays(placementId, 1_200)] })).refusal).toBeNull()
  expect(await faults(story)).toEqual([])
})

test('whatever is attempted at once, no account goes below nothing, and what is taken is what was there', async () => {
  const { story, agency } = scene
  const { db } = story.database
  const { placementId } = await placedDebtor(scene, 'MOULIN', 100_000)
  const start = await balance()
  const record = (cents: number) =>
    agency.ask(routes.recordReceipt, { body: payment(creditor, placementId, cents, '2026-11-20') })
  const take = (cents: number) =>
    db
      .inOrg(agency.orgId!, (tx) =>
        insertFundEntries(tx, [
          {
            ...{ id: newId(story.now()), creditorOrgId: creditor, currency: 'EUR', kind: 'remittance', cents: -cents },
            ...{ receiptId: null, remittanceId: randomUUID(), on: day('2026-11-20'), at: story.now(), byName: 'Paul' },
          },
        ]),
      )
      .then(
        () => cents,
        () => 0,
      )
  // A seed of its own: amounts that repeat from run to run.
  let seed = 7
  const next = (most: number): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return 1 + (seed % most)
  }
  const taking: Promise<number>[] = []
  const receiving: ReturnType<typeof record>[] = []
  for (let act = 0; act < 24; act++) {
    receiving.push(record(next(6_000)))
    taking.push(take(next(Math.ceil(start / 6))))
  }
  const taken = (await Promise.all(taking)).reduce((sum, cents) => sum + cents, 0)
  await Promise.all(receiving)
  const { sums } = await agency.call(routes.agencyReceipts, { query: { placementId, show: 'held' } })
  const received = sums[0]?.cents ?? 0
  expect(received).toBeGreaterThan(0)
  expect(taken).toBeGreaterThan(0)
  expect(received).toBeLessThanOrEqual(100_000)
  expect(await balance()).toBe(start + received - taken)
  expect(await take((await balance()) + 1)).toBe(0)
  expect(await faults(story)).toEqual([])
})

test('nobody who serves moves an account but by entries, and no receipt brings money twice, or to another creditor', async () => {
  const { story, agency } = scene
  const { db } = story.database
  const { placementId } = await placedDebtor(scene, 'NAUDIN', 10_000)
  const { id } = await agency.call(routes.recordReceipt, { body: payment(creditor, placementId, 4_000, '2026-11-20') })
  const before = await balance()
  const entry = (more: object) => ({
    ...{ id: newId(story.now()), creditorOrgId: creditor, currency: 'EUR', kind: 'receipt' as const, cents: 4_000 },
    ...{ receiptId: id, remittanceId: null, on: day('2026-11-20'), at: story.now(), byName: 'Paul' },
    ...more,
  })
  const inOrg = (statement: Parameters<Parameters<Parameters<typeof db.inOrg>[1]>[0]['run']>[0]) =>
    db.inOrg(agency.orgId!, (tx) => tx.run(statement))
  const enter = (more: object) => db.inOrg(agency.orgId!, (tx) => insertFundEntries(tx, [entry(more)]))
  await expect(enter({})).rejects.toThrow('fund_entry_receipt')
  await expect(enter({ kind: 'return', cents: -4_000 })).rejects.toThrow('a fund entry is for the whole')
  await expect(enter({ kind: 'return', cents: -1_000 })).rejects.toThrow('a fund entry is for the whole')
  await expect(enter({ creditorOrgId: 1 + creditor })).rejects.toThrow()
  await expect(inOrg(sql`update outsourcing.fund_account set balance_cents = 0`)).rejects.toThrow('permission denied')
  await expect(inOrg(sql`delete from outsourcing.fund_entry`)).rejects.toThrow('permission denied')
  const beside = sql`
    insert into outsourcing.fund_entry (org_id, id, creditor_org_id, currency, kind, cents, balance_cents, on_day, at, by_name)
    select org_id, platform.new_id(), creditor_org_id, currency, kind, cents, balance_cents, on_day, at, by_name from outsourcing.fund_entry limit 1`
  await expect(inOrg(beside)).rejects.toThrow('permission denied')
  await expect(inOrg(sql`update outsourcing.fund_entry set cents = 1`)).rejects.toThrow('permission denied')
  expect(await balance()).toBe(before)
})
