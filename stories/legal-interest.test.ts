import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { settlePairs } from '../src/ledger/index.ts'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import { part } from '../src/platform/sql.ts'
import { bookDocument, newCustomer, pay, unpay } from '../tools/testing/books.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { bankSays, lineSaying } from './cash-statement.ts'

/** Late interest and the forty euros as they are shown, claimed, taken back and given up: law sheet §1.2, §1.4 and §2. */
let story: Story
let morel: string
let invoice: string
beforeAll(async () => {
  story = await tellStory('2026-11-21')
  await ignoreFreshness(story)
  morel = await newCustomer(story, 'MOREL')
  invoice = await bookDocument(story, {
    customerId: morel,
    documentNo: 'FA-142',
    cents: 1_200_000,
    issuedOn: '2026-04-15',
    dueOn: '2026-05-15',
  })
  await pay(story, morel, invoice, 500_000, '2026-07-20')
})
afterAll(() => story.end())

const charges = (id: string, upTo?: string) =>
  story.owner.call(routes.customerCharges, { params: { id }, query: upTo ? { upTo } : {} })
const owed = async (id: string) => {
  const { documents } = await charges(id)
  return documents.map((one) => `${one.documentNo} ${one.interestToClaimCents} ${one.indemnityToClaimCents}`)
}
type Order = {
  itemIds?: string[] | null
  upTo?: string
  kinds?: ('interest' | 'indemnity')[]
  seen: { cents: number; currency: string }[]
}
const claim = (customerIds: string[], order: Order) => {
  const usual = { itemIds: null, upTo: '2026-11-21', kinds: ['interest' as const, 'indemnity' as const] }
  return story.owner.ask(routes.claimCharges, { body: { ...usual, ...order, customerIds } })
}
const euros = (cents: number) => [{ cents, currency: 'EUR' }]

test('vector 1: what has run to today, segment by segment, and on any day before', async () => {
  const { document, segments } = await story.owner.call(routes.itemCharges, { params: { id: invoice } })
  expect(segments.map(({ days, balanceCents, bp, cents }) => [days, balanceCents, bp, cents])).toEqual([
    [46, 1_200_000, 1215, 18_375],
    [20, 1_200_000, 1240, 8_153],
    [124, 700_000, 1240, 29_488],
  ])
  // The half-year under way rests on secondary sources: whoever reads it is told.
  expect(segments.map(({ mark }) => mark)).toEqual(['B', 'verify', 'verify'])
  expect(document).toMatchObject({ interestCents: 56_016, indemnityCents: 4_000, toVerify: true })
  expect((await charges(morel)).totals).toEqual([
    {
      currency: 'EUR',
      interestCents: 56_016,
      indemnityCents: 4_000,
      interestToClaimCents: 56_016,
      indemnityToClaimCents: 4_000,
      toClaimCents: 60_016,
      claimedCents: 0,
    },
  ])
  expect((await charges(morel, '2026-06-30')).documents[0]).toMatchObject({ interestCents: 18_375 })
})

test('claimed once, as debits of their own; the next day only what has run since', async () => {
  const other = await claim([morel], { seen: euros(60_000) })
  expect(other.refusal?.code).toBe('changed_meanwhile')
  const { value, refusal } = await claim([morel], { seen: euros(60_016) })
  expect(refusal).toBeNull()
  expect(value.notes.map(({ number }) => number)).toEqual(['PEN-0001'])
  const { items } = await story.owner.call(ledgerRoutes.customerItems, { params: { id: morel } })
  expect(
    items
      .filter(({ documentNo }) => documentNo === 'PEN-0001')
      .map(({ kind, amountCents, dueOn }) => [kind, amountCents, dueOn])
      .toSorted(),
  ).toEqual([
    ['fee', 4_000, '2026-11-21'],
    ['interest', 56_016, '2026-11-21'],
  ])
  expect((await claim([morel], { seen: euros(60_016) })).refusal?.code).toBe('nothing_to_claim')
  expect(await owed(morel)).toEqual(['FA-142 0 0'])

  story.at('2026-12-01')
  // Ten days more on the last segment, rounded with it: 134 days × 7 000 × 12,40 % = 318,66.
  expect(await owed(morel)).toEqual(['FA-142 2378 0'])
  expect((await charges(morel)).totals[0]).toMatchObject({ claimedCents: 60_016, toClaimCents: 2_378 })
})

test('taken back, its debits are reversed and all of it runs again; paid in part, it is refused', async () => {
  const [note] = (await charges(morel)).notes
  await story.owner.call(routes.takeChargesBack, { params: { id: note!.id }, body: { reason: 'geste commercial' } })
  expect(await owed(morel)).toEqual(['FA-142 58394 4000'])
  expect((await charges(morel)).notes[0]).toMatchObject({ takenBackWhy: 'geste commercial', openCents: 0 })
  const again = await story.owner.ask(routes.takeChargesBack, { params: { id: note!.id }, body: { reason: 'encore' } })
  expect(again.refusal?.code).toBe('changed_meanwhile')

  const made = await claim([morel], { upTo: '2026-12-01', kinds: ['indemnity'], seen: euros(4_000) })
  const fee = (await charges(morel)).notes[0]!.indemnityItemId!
  await pay(story, morel, fee, 1_000, '2026-12-01')
  const params = { id: made.value.notes[0]!.id }
  const refused = await story.owner.ask(routes.takeChargesBack, { params, body: { reason: 'erreur' } })
  expect(refused.refusal?.code).toBe('changed_meanwhile')
  expect((await charges(morel)).notes[0]).toMatchObject({ number: 'PEN-0002', openCents: 3_000, takenBackAt: null })
})

test('given up with a reason, it is asked no more and runs on; taken back, all of it runs again', async () => {
  const body = { itemIds: [invoice], kinds: ['interest' as const], forGood: false, reason: 'accord du 1er décembre' }
  const { ids } = await story.owner.call(routes.waiveCharges, { params: { id: morel }, body })
  expect(await owed(morel)).toEqual(['FA-142 0 0'])
  story.at('2026-12-11')
  expect(await owed(morel)).toEqual(['FA-142 2378 0'])
  await story.owner.call(routes.undoWaiver, { params: { id: ids[0]! } })
  expect(await owed(morel)).toEqual(['FA-142 60772 0'])
  // For good: nothing runs after it.
  await story.owner.call(routes.waiveCharges, { params: { id: morel }, body: { ...body, forGood: true } })
  story.at('2026-12-31')
  expect(await owed(morel)).toEqual(['FA-142 0 0'])
  expect((await charges(morel)).documents[0]).toMatchObject({ noInterest: 'waived', interestCents: 60_772 })
})

test('what is paid late owes what ran until it was, and forty euros; a receipt applied later counts on its own day', async () => {
  const petit = await newCustomer(story, 'PETIT')
  const late = await bookDocument(story, {
    customerId: petit,
    documentNo: 'FA-1',
    cents: 1_000_000,
    issuedOn: '2026-04-01',
    dueOn: '2026-05-01',
  })
  await bookDocument(story, {
    customerId: petit,
    documentNo: 'FA-2',
    cents: 50_000,
    issuedOn: '2026-04-01',
    dueOn: '2026-12-31',
  })
  await pay(story, petit, late, 1_000_000, '2026-06-30')
  expect(await owed(petit)).toEqual(['FA-1 19973 4000'])
  const open = await story.owner.call(routes.customerCharges, { params: { id: petit }, query: { withPaid: 'false' } })
  expect(open.documents).toEqual([])
})

test('a consumer owes the legal rate from receipt of a formal notice, and no indemnity', async () => {
  const durand = await newCustomer(story, 'DURAND', { kind: 'consumer' })
  const item = await bookDocument(story, {
    customerId: durand,
    documentNo: 'FA-9',
    cents: 80_000,
    issuedOn: '2026-04-01',
    dueOn: '2026-05-01',
  })
  expect((await charges(durand, '2026-11-21')).documents[0]).toMatchObject({
    noInterest: 'no_notice',
    noIndemnity: 'consumer',
    interestCents: 0,
  })
  const notice = { itemIds: [item], receivedOn: '2026-08-10', evidence: '' }
  const unproven = await story.owner.ask(routes.noteFormalNotice, { params: { id: durand }, body: notice })
  expect(unproven.refusal?.where).toBe('evidence')
  const body = { ...notice, evidence: 'AR 2C 123 456 7890 1' }
  await story.owner.call(routes.noteFormalNotice, { params: { id: durand }, body })
  expect((await charges(durand, '2026-11-21')).documents[0]).toMatchObject({ interestCents: 621, indemnityCents: 0 })
  const terms = { contractRateBp: 1_200, stoppedOn: null, stoppedWhy: '' }
  const refused = await story.owner.ask(routes.changeInterestTerms, { params: { id: durand }, body: terms })
  expect(refused.refusal?.code).toBe('business_only')
})

test('a contract rate below its floor is refused at set-up; interest stops on the day of a judgment', async () => {
  story.at('2026-12-01')
  const setting = await story.owner.call(routes.interestSetting, {})
  expect(setting).toMatchObject({ defaultRateBp: 1240, floorBp: 825, legalRateBp: 275, toVerify: true })
  const put = (contractRateBp: number) =>
    story.owner.ask(routes.changeInterestSetting, {
      body: { contractRateBp, moves: true, asksIndemnity: true, claimsByItself: false },
    })
  const low = await put(600)
  expect([low.refusal?.code, low.refusal?.where]).toEqual(['below_floor', 'contractRateBp'])
  expect(low.refusal?.message).toContain('8,25')
  expect((await put(825)).refusal).toBeNull()
  const roux = await newCustomer(story, 'ROUX')
  await bookDocument(story, {
    customerId: roux,
    documentNo: 'FA-5',
    cents: 1_500_000,
    issuedOn: '2026-07-01',
    dueOn: '2026-08-01',
  })
  expect((await charges(roux, '2026-08-31')).documents[0]).toMatchObject({ interestCents: 10_171 })
  const stop = { contractRateBp: null, stoppedOn: '2026-08-12', stoppedWhy: '' }
  const params = { id: roux }
  expect((await story.owner.ask(routes.changeInterestTerms, { params, body: stop })).refusal?.code).toBe('no_reason')
  await story.owner.call(routes.changeInterestTerms, { params, body: { ...stop, stoppedWhy: 'jugement d’ouverture' } })
  expect((await charges(roux)).documents[0]).toMatchObject({
    interestCents: 3_390,
    noInterest: 'stopped',
    indemnityCents: 4_000,
  })
})

test('several customers are claimed at once, who owe most first; a sheet says how each amount came', async () => {
  const { customers, count } = await story.owner.call(routes.lateCharges, { query: { upTo: '2026-12-01' } })
  expect(count).toBe(3)
  expect(customers.map(({ code, documents }) => `${code} ${documents}`)).toEqual(['ROUX 1', 'MOREL 1', 'DURAND 1'])
  const chosen = customers.filter(({ code }) => code !== 'MOREL')
  const seen = chosen.flatMap(({ totals }) => totals.map(({ toClaimCents: cents, currency }) => ({ cents, currency })))
  const { value } = await claim(
    chosen.map(({ customerId }) => customerId),
    { upTo: '2026-12-01', seen },
  )
  expect(value.notes).toHaveLength(2)
  const params = { id: value.notes[0]!.id }
  const csv = await (await story.owner.call(routes.noteSheet, { params, query: { format: 'csv' } })).text()
  expect(csv).toContain('FA-5;01/08/2026;02/08/2026;11/08/2026;10;15000,00;8,25;')
  const pdf = Buffer.from(await (await story.owner.call(routes.noteSheet, { params })).arrayBuffer())
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const running = await story.owner.call(routes.chargesSheet, { params: { id: morel } })
  expect(running.size).toBeGreaterThan(5_000)
})

test('a half-year without its rate is refused by name, for that document alone', async () => {
  story.at('2027-01-15')
  const [document] = (await charges(morel)).documents
  // Given up for good before the new half-year, it needs no rate of it; the others do.
  expect(document?.refusal).toBeNull()
  const durand = (await story.owner.call(routes.lateCharges, {})).customers.find(({ code }) => code === 'DURAND')
  expect(durand).toMatchObject({ documents: 1, refused: 1 })
  const [told] = (await charges(durand!.customerId)).documents
  expect(told?.refusal).toContain('1er semestre 2027')
  const body = {
    customerIds: [durand!.customerId],
    itemIds: [told!.itemId],
    upTo: '2027-01-15',
    kinds: ['interest' as const],
    seen: [],
  }
  expect((await story.owner.ask(routes.claimCharges, { body })).refusal?.code).toBe('not_reckoned')
})

test('a part-payment that names nothing goes to the principal, or to costs and interest first, and says by which rule', async () => {
  story.at('2026-12-01')
  const blanc = await newCustomer(story, 'BLANCHARD')
  await bookDocument(story, {
    customerId: blanc,
    documentNo: 'FA-77',
    cents: 1_000_000,
    issuedOn: '2026-04-01',
    dueOn: '2026-07-31',
  })
  const { totals } = await charges(blanc)
  await claim([blanc], { upTo: '2026-12-01', seen: totals.map((one) => ({ ...one, cents: one.toClaimCents })) })
  const proposed = async (words: string) => {
    const [proposal] = (await lineSaying(story, words)).proposals
    return [
      proposal!.parts.map(({ documentNo, cents }) => `${documentNo} ${cents}`),
      proposal!.evidence.join(' '),
    ] as const
  }
  await bankSays(story, [{ on: '2026-12-01', euros: 50, label: 'VIREMENT A', payer: 'CLIENT BLANCHARD' }], 'un.cfo')
  const [principal, why] = await proposed('VIREMENT A')
  expect(principal).toEqual(['FA-77 5000'])
  expect(why).toContain('le principal avant les intérêts')
  await story.owner.call(cashRoutes.changeAllocationOrder, { body: { order: 'costs_interest_principal' } })
  await bankSays(story, [{ on: '2026-12-02', euros: 51, label: 'VIREMENT B', payer: 'CLIENT BLANCHARD' }], 'deux.cfo')
  const [charged, because] = await proposed('VIREMENT B')
  expect(charged).toEqual(['PEN-0005 4000', 'PEN-0005 1100'])
  expect(because).toContain('1343-1')
})

test('where it is asked for, an invoice paid late has its charges claimed the night after, once', async () => {
  const setting = { contractRateBp: null, moves: true, asksIndemnity: true, claimsByItself: true }
  await story.owner.call(routes.changeInterestSetting, { body: setting })
  const noir = await newCustomer(story, 'NOIR')
  const sold = { customerId: noir, cents: 1_000_000, issuedOn: '2026-09-01', dueOn: '2026-10-01' }
  const paid = await bookDocument(story, { ...sold, documentNo: 'FA-301' })
  await bookDocument(story, { ...sold, documentNo: 'FA-302' })
  story.at('2026-12-03')
  await pay(story, noir, paid, 1_000_000, '2026-10-31')
  await story.runJobs()
  await story.runJobs()
  const found = await charges(noir)
  expect(
    found.notes.map(({ interestCents, indemnityCents, madeByName }) => [interestCents, indemnityCents, madeByName]),
  ).toEqual([[10_192, 4_000, 'Quittance']])
  expect(found.documents.find(({ documentNo }) => documentNo === 'FA-302')).toMatchObject({ claimedInterestCents: 0 })
})

test('a formal notice tells what has run and was not claimed before, at the rate that held', async () => {
  const avis = await newCustomer(story, 'AVIS')
  const late = { customerId: avis, cents: 1_000_000, issuedOn: '2026-09-01' }
  await bookDocument(story, { ...late, documentNo: 'FA-401', dueOn: '2026-11-03' })
  const scenario = await story.owner.call(dunningRoutes.scenario, {})
  const told = async () => {
    const body = { scenario, stepId: 'formal_notice', customerId: avis }
    const { message } = await story.owner.call(dunningRoutes.previewStep, { body })
    return message!.written!.text.replace(/\s+/g, ' ')
  }
  expect(await told()).toMatch(
    /12,40 % .*s’élèvent à 101,92 € au 3 décembre 2026.*40,00 € par facture en retard, soit 40,00 €/,
  )
  await claim([avis], { upTo: '2026-12-03', seen: euros(14_192) })
  // Claimed today and due today, the note is not late yet: the notice that does not list it tells it still, once.
  expect(await told()).toMatch(/s’élèvent à 101,92 € au 3 décembre 2026.*soit 40,00 €/)
  // Paid, it is told no more.
  const { notes } = await charges(avis)
  await pay(story, avis, notes[0]!.interestItemId!, 10_192, '2026-12-03')
  await pay(story, avis, notes[0]!.indemnityItemId!, 4_000, '2026-12-03')
  const after = await told()
  expect(after).toContain('courent de plein droit depuis le lendemain de chaque échéance. S’y ajoute')
  expect(after).toContain('par facture en retard. Ces sommes')
})

async function creditNote(customerId: string, debitId: string, cents: number, on: string): Promise<void> {
  const creditId = await bookDocument(story, {
    customerId,
    documentNo: `AV-${on}`,
    cents,
    dueOn: on,
    kind: 'credit_note',
  })
  const pair = part`select platform.new_id() as id, ${debitId}::uuid as debit_id, ${creditId}::uuid as credit_id, ${cents}::bigint as cents,
    ${on}::date as allocated_on`
  await story.database.db.inOrg(story.owner.orgId, (tx) => settlePairs(tx, pair, story.now()))
}

test('what is settled by a credit note is never claimed by itself; a payment that came back is late', async () => {
  const gris = await newCustomer(story, 'GRIS')
  const sold = { customerId: gris, cents: 100_000, issuedOn: '2026-09-01', dueOn: '2026-10-01' }
  const returned = await bookDocument(story, { ...sold, documentNo: 'FA-501' })
  await pay(story, gris, returned, 100_000, '2026-10-01')
  await unpay(story, returned, day('2026-10-06'))
  const cancelled = await bookDocument(story, { ...sold, documentNo: 'FA-502' })
  await creditNote(gris, cancelled, 100_000, '2026-10-20')
  const rounded = await bookDocument(story, { ...sold, documentNo: 'FA-503' })
  await pay(story, gris, rounded, 99_800, '2026-09-30')
  await creditNote(gris, rounded, 200, '2026-10-11')
  story.at('2026-12-04')
  await story.runJobs()
  expect((await charges(gris)).notes).toEqual([])
  // 5 October bears nothing, since the money was there; 6 October was the last day of it.
  expect((await owed(gris)).toSorted()).toEqual(['FA-501 2004 4000', 'FA-502 645 0', 'FA-503 1 0'])
})

test('a payment learnt after its note is told on the note, which is taken back and made again', async () => {
  const vert = await newCustomer(story, 'VERT')
  const sold = { customerId: vert, cents: 1_000_000, issuedOn: '2026-09-01', dueOn: '2026-10-01' }
  const item = await bookDocument(story, { ...sold, documentNo: 'FA-601' })
  const seenNow = async () => (await charges(vert)).totals.map((one) => ({ ...one, cents: one.toClaimCents }))
  await claim([vert, vert], { upTo: '2026-12-04', seen: await seenNow() })
  const excess = async () => (await charges(vert)).notes.map(({ interestCents, inExcess }) => [interestCents, inExcess])
  expect(await excess()).toEqual([[21_742, false]])
  await pay(story, vert, item, 500_000, '2026-11-01')
  expect(await excess()).toEqual([[21_742, true]])
  const [note] = (await charges(vert)).notes
  await story.owner.call(routes.takeChargesBack, { params: { id: note!.id }, body: { reason: 'règlement reçu' } })
  await claim([vert], { upTo: '2026-12-04', seen: await seenNow() })
  expect(await excess()).toEqual([
    [16_137, false],
    [21_742, false],
  ])
})
