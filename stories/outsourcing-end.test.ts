import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentsRoutes } from '../src/documents/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { PROJECT_ROOT } from '../src/platform/config.ts'
import { withOwner } from '../src/platform/database.ts'
import { unpack, zipEntries } from '../src/platform/zip-file.ts'
import { verifyArchive } from '../src/trail/index.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { live } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { keepPaper } from './outsourcing-hand-over.ts'
import { askNoPapers, callDebtor, payAgency, placeItems, type Relation, relation } from './outsourcing-relation.ts'

/** How a mandate ends: five files, two recalled, the others home as it ends; what was done, what it came to, and what comes after. */
let story: Story
let two: Relation
const folder = mkdtempSync(path.join(tmpdir(), 'quittance-end-'))
beforeAll(async () => {
  story = await tellStory('2026-03-02')
  two = await relation(story, (terms) => ({
    ...terms,
    term: { ...terms.term, startsOn: '2026-03-02', months: 12, earlyExit: true, noticeMonths: 1 },
    atEnd: { openFiles: 'finished', finishDays: 10, tailDays: 30 },
    remittance: { ...terms.remittance, mode: 'net' },
    data: { keptMonths: 2, breachHours: 48, subprocessors: '', isInEurope: true },
  }))
  await askNoPapers(story)
})
afterAll(async () => {
  await story.end()
  rmSync(folder, { recursive: true, force: true })
})

type Placed = Awaited<ReturnType<typeof placeItems>>['placements'][number]
const CODES = ['ALPHA', 'BRAVO', 'CHARLIE', 'DELTA', 'ECHO']
const items = new Map<string, { customerId: string; itemId: string }>()
let placed: Map<string, Placed>

const at = () => ({ params: { id: two.mandateId } })
const ours = () => story.owner.call(routes.mandateClosing, at())
const theirs = () => two.agency.call(routes.receivedClosing, at())
const inHand = async () => (await ours()).files.shown.map(({ customerCode }) => customerCode)
const debtor = (code: string) => items.get(code)!
const recallOf = (codes: readonly string[], reason: string) =>
  story.owner.call(routes.recallPlacements, {
    body: { placementIds: codes.map((code) => placed.get(code)!.id), reason },
  })
const receipts = async (code: string) =>
  (await story.owner.call(routes.collectedReceipts, { query: { customerId: debtor(code).customerId } })).receipts.map(
    ({ cents, paidTo, tail }) => [cents, paidTo, tail],
  )
const owner = (text: string) => withOwner(story.database.ownerUrl, (sql) => sql.query(text))

function filed(zip: Buffer) {
  const entries = zipEntries(zip)!
  const text = (name: string) =>
    (unpack(zip, entries.find((one) => one.name === name)!) as Buffer).toString().replace('\ufeff', '')
  const rows = (name: string): Record<string, string>[] => {
    const [head, ...lines] = text(name)
      .trim()
      .split('\r\n')
      .map((line) => line.split(';'))
    return lines.map((cells) => Object.fromEntries(cells.map((cell, place) => [head![place]!, cell])))
  }
  return { names: entries.map(({ name }) => name), text, rows }
}

test('before anything is done, one view tells which days would follow, which files are out and what adds up', async () => {
  for (const code of CODES) {
    const customerId = await newCustomer(story, code)
    const itemId = await bookDocument(story, {
      customerId,
      documentNo: `FA-${code}`,
      cents: 100_000,
      dueOn: '2025-12-01',
    })
    items.set(code, { customerId, itemId })
  }
  const { placements } = await placeItems(
    story,
    two.mandateId,
    CODES.map((code) => debtor(code).itemId),
  )
  placed = new Map(placements.map((one) => [one.customerCode, one]))
  expect(placed.size).toBe(5)
  await story.runJobs()
  const view = await ours()
  expect(view).toMatchObject({
    ...{ number: 'MR-0001', side: 'creditor', state: 'running', openFilesGo: 'finished', tailDays: 30 },
    files: { count: 5 },
    differences: [],
    closings: [],
    endings: [
      { way: 'term', endsOn: '2027-03-01', worksUntil: '2027-03-11', tailUntil: '2027-04-10', eraseBy: '2027-05-11' },
      { way: 'notice', endsOn: '2026-04-02', worksUntil: '2026-04-12', tailUntil: '2026-05-12', eraseBy: '2026-06-12' },
    ],
  })
  expect(view.figures).toMatchObject([
    { currency: 'EUR', files: 5, placedCents: 500_000, outFiles: 5, outCents: 500_000 },
  ])
  // The agency reads the same from its own organisation; nobody else does.
  expect(await theirs()).toMatchObject({ side: 'agency', figures: view.figures, files: { count: 5 } })
  const stranger = await two.agency.ask(routes.receivedClosing, { params: { id: two.providerId } })
  expect(stranger.status).toBe(404)
})

test('a payment after the recall earns its fee where the provider worked, and for the days agreed; where it did nothing it does not', async () => {
  story.at('2026-03-09')
  for (const code of ['ALPHA', 'BRAVO', 'CHARLIE'])
    await callDebtor(two.agent, debtor(code).customerId, `Appel ${code}`)
  await keepPaper(story, debtor('ALPHA').customerId, 'FA-ALPHA', 'correspondence')
  await payAgency(two.agency, story.owner.orgId, placed.get('ALPHA')!, 40_000, '2026-03-09')
  await story.runJobs()
  story.at('2026-03-10')
  expect((await recallOf(['ALPHA', 'DELTA'], 'Nous reprenons')).recalled).toBe(2)
  await story.runJobs()
  story.at('2026-03-20')
  await pay(story, debtor('ALPHA').customerId, debtor('ALPHA').itemId, 10_000, '2026-03-20')
  await pay(story, debtor('DELTA').customerId, debtor('DELTA').itemId, 5_000, '2026-03-20')
  await story.runJobs()
  expect(await receipts('ALPHA')).toEqual([
    [10_000, 'creditor', 'within'],
    [40_000, 'agency', null],
  ])
  expect(await receipts('DELTA')).toEqual([])
  // The last day of the tail, and the day after it.
  story.at('2026-04-09')
  await pay(story, debtor('ALPHA').customerId, debtor('ALPHA').itemId, 1_000, '2026-04-09')
  await story.runJobs()
  story.at('2026-04-10')
  await pay(story, debtor('ALPHA').customerId, debtor('ALPHA').itemId, 2_000, '2026-04-10')
  await story.runJobs()
  expect((await receipts('ALPHA')).map(([cents, , tail]) => [cents, tail])).toEqual([
    [1_000, 'within'],
    [10_000, 'within'],
    [40_000, null],
  ])
  const { figures, differences } = await ours()
  expect(differences).toEqual([])
  expect(figures).toMatchObject([
    {
      toAgencyCents: 40_000,
      toCreditorCents: 11_000,
      inTimeCents: 40_000,
      afterEndCents: 11_000,
      backCents: 160_000,
      outCents: 300_000,
    },
  ])
})

test('under notice files are worked until their last day; the night it passes they are home, and the agency is out', async () => {
  const { endsOn } = await story.owner.call(routes.giveNotice, { ...at(), body: { why: 'Nous internalisons' } })
  expect(endsOn).toBe('2026-05-10')
  expect((await ours()).endings).toMatchObject([{ way: 'term', endsOn: '2026-05-10', worksUntil: '2026-05-20' }])
  await payAgency(two.agency, story.owner.orgId, placed.get('BRAVO')!, 30_000, '2026-04-10')
  await live(story, ['2026-05-11'])
  expect((await ours()).state).toBe('ended')
  // The mandate is over and its files are not: they are finished first.
  expect(await inHand()).toEqual(['BRAVO', 'CHARLIE', 'ECHO'])
  expect((await callDebtor(two.agent, debtor('BRAVO').customerId, 'Dernier appel')).kind).toBe('call')
  await live(story, ['2026-05-20'])
  expect(await inHand()).toHaveLength(3)
  await live(story, ['2026-05-21'])
  expect(await inHand()).toEqual([])
  const late = await two.agent.ask(routes.collectedReceipts, { query: {} })
  expect(late.status).toBeGreaterThanOrEqual(401)
  const { placements } = await story.owner.call(routes.placements, { query: { show: 'ended' } })
  expect(placements.map(({ customerCode, endedWhy }) => [customerCode, endedWhy]).toSorted()).toEqual([
    ['ALPHA', 'recalled'],
    ['BRAVO', 'mandate_ended'],
    ['CHARLIE', 'mandate_ended'],
    ['DELTA', 'recalled'],
    ['ECHO', 'mandate_ended'],
  ])
})

test('what was done about each file is handed back by itself, file by file, under hashes; past the end the creditor alone reads it', async () => {
  const { packages } = await ours()
  expect(packages).toMatchObject([{ kind: 'hand_back', state: 'ready', isTheirs: false }])
  const params = { id: two.mandateId, packageId: packages[0]!.id }
  const zip = Buffer.from(await (await story.owner.call(routes.mandatePackage, { params })).arrayBuffer())
  const file = filed(zip)
  expect(file.names).toEqual([
    expect.stringMatching(/^papers\/CF-0001\/001_correspondence-FA-ALPHA\.pdf$/),
    ...['files.csv', 'acts.csv', 'receipts.csv', 'costs.csv', 'hand-back.xlsx', 'dossiers.pdf', 'LISEZMOI.txt'],
    ...['manifest.csv', 'manifest.json'],
  ])
  expect(file.rows('files.csv').map((row) => [row.customer_code, row.placed, row.ended_why, row.left])).toEqual([
    ['ALPHA', '1000.00', 'recalled', '600.00'],
    ['BRAVO', '1000.00', 'mandate_ended', '700.00'],
    ['CHARLIE', '1000.00', 'mandate_ended', '1000.00'],
    ['DELTA', '1000.00', 'recalled', '1000.00'],
    ['ECHO', '1000.00', 'mandate_ended', '1000.00'],
  ])
  const acts = file.rows('acts.csv')
  expect(acts.map((row) => [row.customer_code, row.on])).toEqual(
    expect.arrayContaining([
      ['ALPHA', '2026-03-09'],
      ['BRAVO', '2026-05-11'],
    ]),
  )
  expect(acts.find((row) => row.detail === 'Appel ALPHA')).toMatchObject({ by: 'Paul Ferrand, Cabinet Ferrand' })
  expect(file.rows('receipts.csv').map((row) => [row.placement, row.amount, row.paid_to, row.after_the_end])).toEqual([
    ['CF-0001', '400.00', 'agency', ''],
    ['CF-0001', '100.00', 'creditor', 'within'],
    ['CF-0001', '10.00', 'creditor', 'within'],
    ['CF-0002', '300.00', 'agency', ''],
  ])
  const whole = path.join(folder, 'restitution.zip')
  writeFileSync(whole, zip)
  expect(await verifyArchive(whole)).toMatchObject({
    intact: true,
    files: 8,
    manifest: packages[0]!.sha256,
    trails: [],
  })
  // A paper that is in it stays where it is.
  const { documents } = await story.owner.call(documentsRoutes.documents, {
    params: { id: debtor('ALPHA').customerId },
  })
  const removed = await story.owner.ask(documentsRoutes.remove, { params: { id: documents[0]!.id } })
  expect(removed.refusal?.code).toBe('was_handed_over')
  // The agency is shown nothing of it once the mandate is over.
  expect((await theirs()).packages).toEqual([])
  expect((await two.agency.ask(routes.receivedPackage, { params })).status).toBe(404)
})

test('money that reaches the provider after the end is the creditor’s all the same: into its funds, without a fee', async () => {
  story.at('2026-07-06')
  const recorded = await payAgency(two.agency, story.owner.orgId, placed.get('CHARLIE')!, 20_000, '2026-07-06')
  expect(recorded.isNew).toBe(true)
  await story.runJobs()
  expect(await receipts('CHARLIE')).toEqual([[20_000, 'agency', 'after']])
  const { accounts } = await two.agency.call(routes.fundAccounts)
  expect(accounts.map(({ balanceCents }) => balanceCents)).toEqual([90_000])
  const { figures, differences } = await ours()
  expect(differences).toEqual([])
  expect(figures).toMatchObject([
    { heldCents: 90_000, fundCents: 90_000, afterEndCents: 31_000, afterTailCents: 20_000 },
  ])
  // 15 % of 400 and 300 paid to the agency, and of 100 and 10 within the tail; nothing of what came after it.
  expect(figures).toMatchObject([{ feeCents: 12_150, feeVatCents: 2_430, unbilledCents: 12_150 }])
})

test('an account that is one cent apart cannot be struck, and the refusal says where and by how much', async () => {
  await owner(`update outsourcing.receipt set cents = cents - 1 where cents = 1000 and paid_to = 'creditor'`)
  const apart = await story.owner.ask(routes.strikeClosing, at())
  expect(apart.refusal?.code).toBe('does_not_add_up')
  expect(apart.refusal?.message.replace(/[\u00a0\u202f]/g, ' ')).toContain('0,01 €')
  expect((await ours()).differences).toHaveLength(1)
  await owner(`update outsourcing.receipt set cents = cents + 1 where cents = 999`)
  expect((await ours()).differences).toEqual([])
})

let struck: { no: number; sha256: string }
test('the statement is one file that both accept by its hash; what moves afterwards makes for a new one', async () => {
  struck = await two.agency.call(routes.strikeReceivedClosing, at())
  expect(struck.no).toBe(1)
  expect((await story.owner.ask(routes.strikeClosing, at())).refusal?.code).toBe('already_done')
  const bytes = async (file: unknown) => Buffer.from(await (file as Blob).arrayBuffer())
  const here = await bytes(await story.owner.call(routes.closingPdf, { ...at(), query: {} }))
  const there = await bytes(await two.agency.call(routes.receivedClosingPdf, { ...at(), query: {} }))
  expect(here.equals(there)).toBe(true)
  const english = await bytes(await story.owner.call(routes.closingPdf, { ...at(), query: { lang: 'en' } }))
  expect(english.equals(here)).toBe(false)
  const by = { signerName: 'Claire Propriétaire', signerTitle: 'Gérante' }
  const wrong = { ...struck, sha256: 'f'.repeat(64) }
  const refused = await story.owner.ask(routes.acceptClosing, { ...at(), body: { ...wrong, ...by } })
  expect(refused.refusal?.code).toBe('changed_meanwhile')
  const own = await story.owner.call(routes.acceptClosing, { ...at(), body: { ...struck, ...by } })
  expect(own.isAccepted).toBe(false)
  const again = await story.owner.ask(routes.acceptClosing, { ...at(), body: { ...struck, ...by } })
  expect(again.refusal?.code).toBe('already_done')
  const both = await two.agency.call(routes.acceptReceivedClosing, {
    ...at(),
    body: { ...struck, signerName: 'Paul Ferrand', signerTitle: 'Gérant' },
  })
  expect(both.isAccepted).toBe(true)
  expect((await theirs()).closings[0]!.acceptances.map(({ side }) => side).toSorted()).toEqual(['agency', 'creditor'])
})

test('data are certified erased once the files are home and the money handed over, by the provider itself', async () => {
  const body = { erasedOn: '2026-07-06', kept: '', signerName: 'Paul Ferrand', signerTitle: 'Gérant' }
  const early = await two.agency.ask(routes.certifyErasure, { ...at(), body })
  expect(early.refusal?.code).toBe('funds_held')
  const ahead = await two.agency.ask(routes.certifyErasure, { ...at(), body: { ...body, erasedOn: '2026-07-07' } })
  expect(ahead.refusal?.code).toBe('erased_ahead')
  const foreign = await story.owner.ask(routes.noteErasure, { ...at(), body })
  expect(foreign.refusal?.code).toBe('certifies_here')
})

test('once the money is handed over and the fees are settled neither owes the other, and the certificate is taken', async () => {
  const run = { id: randomUUID(), mandateIds: [two.mandateId], atOnce: true }
  const { remittances } = await two.agency.call(routes.runRemittances, { body: run })
  expect(remittances).toMatchObject([{ receiptsCents: 90_000, feesCents: 14_580, cents: 75_420 }])
  await two.agency.call(routes.payRemittances, { body: { ids: remittances.map(({ id }) => id), on: '2026-07-06' } })
  await story.runJobs()
  const { figures, differences } = await ours()
  expect(differences).toEqual([])
  expect(figures).toMatchObject([
    {
      heldCents: 0,
      fundCents: 0,
      remittancesCents: 75_420,
      invoicedCents: 12_150,
      settledCents: 14_580,
      unbilledCents: 0,
    },
  ])
  const again = await story.owner.call(routes.strikeClosing, at())
  expect(again.no).toBe(2)
  // The one accepted before it no longer can be: another has taken its place.
  const body = { ...struck, signerName: 'Paul Ferrand', signerTitle: 'Gérant' }
  const old = await two.agency.ask(routes.acceptReceivedClosing, { ...at(), body })
  expect(old.refusal?.code).toBe('changed_meanwhile')
  const given = { erasedOn: '2026-07-06', kept: 'Factures, dix ans', signerName: 'Paul Ferrand', signerTitle: 'Gérant' }
  await two.agency.call(routes.certifyErasure, { ...at(), body: given })
  expect((await ours()).erasure).toMatchObject({ erasedOn: '2026-07-06', kept: 'Factures, dix ans' })
  const twice = await two.agency.ask(routes.certifyErasure, { ...at(), body: given })
  expect(twice.refusal?.code).toBe('already_done')
})

test('the whole mandate leaves as one archive that is verified without us, and a changed byte is found', async () => {
  const { id: packageId } = await story.owner.call(routes.askMandatePackage, { ...at(), body: { kind: 'export' } })
  const twice = await story.owner.ask(routes.askMandatePackage, { ...at(), body: { kind: 'export' } })
  expect(twice.refusal?.code).toBe('already_done')
  const params = { id: two.mandateId, packageId }
  expect((await story.owner.ask(routes.mandatePackage, { params })).refusal?.code).toBe('not_ready')
  await story.runJobs()
  const zip = Buffer.from(await (await story.owner.call(routes.mandatePackage, { params })).arrayBuffer())
  const file = filed(zip)
  for (const name of [
    'mandate',
    'mandate_version',
    'mandate_signature',
    'placement',
    'placement_event',
    'receipt',
    'fund_entry',
    'closing',
  ])
    expect(file.names).toContain(`records/${name}.jsonl`)
  expect(file.names).toEqual(
    expect.arrayContaining(['signed/MR-0001-v1.pdf', 'signed/MR-0001-closing-1.pdf', 'trail.jsonl']),
  )
  const entries = file
    .text('records/fund_entry.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { cents: number })
  expect(entries.map(({ cents }) => cents)).toEqual([40_000, 30_000, 20_000, -75_420, -14_580])
  expect(
    file
      .rows('tables/receipt.csv')
      .map((row) => row.cents)
      .toSorted(),
  ).toEqual(['1000', '10000', '20000', '30000', '40000'])
  const whole = path.join(folder, 'mandat.zip')
  writeFileSync(whole, zip)
  const { packages } = await ours()
  const made = packages.find(({ kind }) => kind === 'export')!
  const sound = await verifyArchive(whole)
  expect(sound).toMatchObject({ intact: true, manifest: made.sha256 })
  expect(sound.intact && sound.trails[0]!.events).toBeGreaterThan(10)
  const told = spawnSync(process.execPath, [path.join(PROJECT_ROOT, 'src/main/cli.ts'), 'trail', 'verify', whole], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'fr_FR.UTF-8' },
  })
  expect(told.stdout).toContain('Archive intacte')
  expect(told.status).toBe(0)
  // Every byte of it matters: here and there one is turned over.
  const bad = path.join(folder, 'bad.zip')
  const [stored] = zipEntries(zip)!.filter(({ name }) => name === 'signed/MR-0001-v1.pdf')
  const turned = Buffer.from(zip)
  turned[stored!.offset + 200]! ^= 1
  writeFileSync(bad, turned)
  expect(await verifyArchive(bad)).toMatchObject({ intact: false, file: 'signed/MR-0001-v1.pdf', fault: 'altered' })

  // The agency exports what it may read, and none of the creditor's books.
  const { id: other } = await two.agency.call(routes.askReceivedPackage, at())
  await story.runJobs()
  const theirZip = await two.agency.call(routes.receivedPackage, { params: { id: two.mandateId, packageId: other } })
  const their = filed(Buffer.from(await theirZip.arrayBuffer()))
  expect(their.names).toEqual(
    expect.arrayContaining(['records/receipt.jsonl', 'records/fund_entry.jsonl', 'trail.jsonl']),
  )
  expect(their.names.filter((name) => /item|allocation|placement_event/.test(name))).toEqual([
    'records/receipt_item.jsonl',
    'tables/receipt_item.csv',
  ])
  const cross = await story.owner.ask(routes.mandatePackage, { params: { id: two.mandateId, packageId: other } })
  expect(cross.status).toBe(404)
}, 60_000)
