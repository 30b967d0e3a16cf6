import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { addDays, day } from '../src/kernel/calendar.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { flatRate, type SuccessTier, type Tariff } from '../src/outsourcing/tariffs/model.ts'
import { runChecks } from '../src/platform/checks.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'
import { seatIn } from './agency-scene.ts'
import { type Paid, statement } from './cash-statement.ts'
import { openList } from './intake-files.ts'
import { balances, importFile } from './intake-ledger.ts'
import { askNoPapers, callDebtor, payAgency, placeItems, signedMandate } from './outsourcing-relation.ts'
import { CARD, connect, keepAgency, newAgency } from './outsourcing-two-sides.ts'
import { Reckoning } from './outsourcing-year-reckoning.ts'

/**
 * A year with an agency, as creditor and agency do it through the API: what the books would make of it, three quotes, a mandate, fifteen
 * files to try it, three hundred more, money of both kinds, each month’s remittance, results, a recall, the end. What the books, the
 * third-party account and the fee invoices say is held against a reckoning of its own.
 */
let story: Story
let agency: Visitor
let agent: Visitor
let ferrand: string
let mandateId: string
const own = new Reckoning()
const FILES = 330
const files = new Map<string, { id: string; customerId: string; itemId: string; currency: string }>()

beforeAll(async () => {
  story = await tellStory('2026-01-05')
  await askNoPapers(story)
  agency = await newAgency(story)
  await keepAgency(agency, { insuredUntil: '2030-12-31' })
  ferrand = (await story.owner.call(routes.addProvider, { body: CARD })).id
  await connect(story, agency, ferrand)
  agent = seatIn(story, agency, story.owner.orgId)
})
afterAll(() => story.end())

const french = (iso: string) => iso.split('-').toReversed().join('/')
const euros = (cents: number) => (cents / 100).toFixed(2).replace('.', ',')
const code = (no: number) => `D${String(no).padStart(3, '0')}`
/** Amounts from 150 € to some 9 000 €, odd to the cent, the same each time. */
const amountOf = (no: number) => 15_003 + ((no * 7_919 * 37) % 885_011)

const creditor = () => story.owner.orgId
const inFile = (name: string) => files.get(name)!
const closing = () => story.owner.call(routes.mandateClosing, { params: { id: mandateId } })
const funds = async () =>
  (await agency.call(routes.fundAccounts)).accounts.reduce((sum, { balanceCents }) => sum + balanceCents, 0)

/** The creditor's bank: each statement begins with what the one before ended with. */
let bank = 1_000_000
let statements = 0
async function bankSays(lines: readonly Paid[]): Promise<void> {
  const bytes = statement(lines, bank)
  bank += lines.reduce((sum, one) => sum + Math.round(one.euros * 100), 0)
  await importFile(story.owner, `releve-${++statements}.cfo`, bytes)
  await story.runJobs()
}

async function toAgency(name: string, cents: number, on: string): Promise<string> {
  const { id } = await payAgency(agency, creditor(), inFile(name), cents, on)
  own.pay(name, cents, 'agency', true)
  return id
}

/** A transfer to the creditor that names the document, said yes to by somebody: a placed claim is never settled unasked. */
async function toCreditor(
  paid: readonly (readonly [name: string, cents: number])[],
  on: string,
  earns = true,
): Promise<void> {
  await bankSays(
    paid.map(([name, cents]) => ({
      on,
      euros: cents / 100,
      label: `VIR ${name}`,
      payer: `Client ${name}`,
      says: `FA-${name}`,
    })),
  )
  for (const [name, cents] of paid) {
    const { lines } = await story.owner.call(cashRoutes.lines, {
      query: { words: `VIR ${name}`, show: 'open' } as never,
    })
    const line = lines.find((one) => one.cents === cents)!
    const order = { parts: [{ itemId: inFile(name).itemId, cents }] }
    const accepted = await story.owner.ask(cashRoutes.accept, { params: { id: line.id }, body: { place: 1 } })
    expect(accepted.refusal, `${name} ${JSON.stringify(order)}`).toBeNull()
    own.pay(name, cents, 'creditor', earns)
  }
  await story.runJobs()
}

/** The agency's run of a month: made, paid, found at the creditor's bank, and the third-party account empty again. */
async function remit(on: string): Promise<void> {
  story.at(on)
  await story.runJobs()
  expect(await funds()).toBe(own.held)
  const run = { id: randomUUID(), mandateIds: [mandateId], atOnce: true }
  const { remittances } = await agency.call(routes.runRemittances, { body: run })
  if (own.held === 0) return expect(remittances).toEqual([])
  expect(remittances.map(({ receiptsCents }) => receiptsCents)).toEqual([own.remit()])
  const [made] = remittances
  await agency.call(routes.payRemittances, { body: { ids: [made!.id], on } })
  const transfer = {
    on,
    euros: made!.cents / 100,
    label: 'VIR CABINET FERRAND',
    payer: 'Cabinet Ferrand',
    says: made!.reference,
  }
  if (made!.cents > 0) await bankSays([transfer])
  const given = await story.owner.call(routes.remittance, { params: { id: made!.id } })
  expect(given).toMatchObject({ state: 'paid', arrivedOn: on, differences: [] })
  expect(await funds()).toBe(0)
}

async function place(names: readonly string[], pilotSeed: string | null): Promise<void> {
  const { items } = await itemsOf(names)
  const { placements } = await placeItems(story, mandateId, items, pilotSeed)
  expect(placements).toHaveLength(names.length)
  for (const one of placements) {
    const documents = (await story.owner.call(routes.placement, { params: { id: one.id } })).documentsPlaced
    expect(one.placedCents).toBe(own.owed.get(one.customerCode))
    files.set(one.customerCode, {
      id: one.id,
      customerId: one.customerId,
      itemId: documents[0]!.itemId,
      currency: 'EUR',
    })
    own.place(one.customerCode)
  }
  await story.runJobs()
}

let ready: Map<string, string>
async function itemsOf(names: readonly string[]): Promise<{ items: string[] }> {
  return { items: names.map((name) => ready.get(name)!) }
}

test('the audit weighs what is late to the cent, and the simulator what others would bring', async () => {
  const rows = Array.from({ length: FILES }, (_, no) => {
    const due = addDays(day('2025-04-01'), (no * 11) % 200)
    own.owes(code(no), amountOf(no))
    return [
      code(no),
      `Client ${code(no)}`,
      `FA-${code(no)}`,
      french(addDays(due, -30)),
      french(due),
      euros(amountOf(no)),
      euros(amountOf(no)),
    ].join(';')
  })
  await importFile(story.owner, 'balance.csv', openList(...rows), { asOf: '2026-01-05' })
  await story.runJobs()
  const late = [...own.owed.values()].reduce((sum, cents) => sum + cents, 0)
  const audit = await story.owner.call(routes.portfolioAudit, { query: {} })
  expect(audit.late).toMatchObject({ files: FILES, cents: late })
  expect(audit.cells.reduce((sum, { cents }) => sum + cents, 0)).toBe(late)
  const simulated = await story.owner.call(routes.comparison, {})
  expect(simulated.grains.reduce((sum, { cents }) => sum + cents, 0)).toBe(late)
  const { files: queue } = await story.owner.call(routes.readyFiles, { query: { limit: 500 } })
  ready = new Map(queue.map((one) => [one.customerCode, one.documents[0]!.itemId]))
  expect(ready.size).toBe(FILES)
})

/** 20 % under 1 000 €, 12 % from there on. */
const tier = (fromCents: number, toCents: number | null, bp: number): SuccessTier => ({
  ...{ stage: 'amicable', fromCents, toCents, fromDays: 0, toDays: null, bp },
})
const TARIFF: Tariff = {
  ...flatRate('EUR', 0),
  success: { by: 'file', tiers: [tier(0, 100_000, 2_000), tier(100_000, null, 1_200)] },
}

test('three quotes on that same portfolio: the one that nets most is signed by both', async () => {
  const dear = (await story.owner.call(routes.addProvider, { body: { ...CARD, name: 'Plus Cher', siren: null } })).id
  const weak = (await story.owner.call(routes.addProvider, { body: { ...CARD, name: 'Moins Bon', siren: null } })).id
  await story.owner.call(routes.askQuotes, {
    body: { providerIds: [ferrand, dear, weak], answerBy: '2026-01-20', words: '', fewWhy: '' },
  })
  const answer = (tariff: Tariff, bp: number) => ({
    tariff: structuredClone(tariff) as never,
    proven: { young: bp, middle: bp, old: bp },
    validUntil: '2026-06-30',
    note: '',
  })
  const asked = (await agency.call(routes.quotesAsked)).quotes[0]!.id
  await agency.call(routes.answerQuote, { params: { id: asked }, body: answer(TARIFF, 6_000) })
  const [request] = (await story.owner.call(routes.quoteRequests)).requests
  for (const [id, bp, share] of [
    [dear, 3_000, 6_500],
    [weak, 1_000, 4_000],
  ] as const) {
    const quote = request!.quotes.find(({ providerId }) => providerId === id)!
    await story.owner.call(routes.typeQuote, { params: { id: quote.id }, body: answer(flatRate('EUR', bp), share) })
  }
  const [answered] = (await story.owner.call(routes.quoteRequests)).requests
  const best = answered!.quotes.toSorted((a, b) => b.worth!.netCents - a.worth!.netCents)[0]!
  expect(best.providerId).toBe(ferrand)
  story.at('2026-02-02')
  mandateId = await signedMandate(
    story,
    agency,
    ferrand,
    (terms) => ({
      ...terms,
      term: { ...terms.term, startsOn: '2026-02-02', months: 12, earlyExit: true, noticeMonths: 1 },
      remittance: { mode: 'net', rhythm: 'monthly', days: 30 },
      atEnd: { openFiles: 'handed_back', finishDays: 0, tailDays: 30 },
    }),
    best.id,
  )
  const { terms } = await agency.call(routes.receivedMandate, { params: { id: mandateId }, query: {} })
  expect(terms.tariff).toMatchObject(TARIFF)
})

let pilot: string[]
test('fifteen files are drawn and placed; what they bring is seen before more follow', async () => {
  const drawn = await story.owner.call(routes.drawPilot, {
    body: { mandateId, stage: 'amicable', size: 15, seed: null },
  })
  pilot = drawn.files.map(({ customerCode }) => customerCode)
  expect(new Set(pilot).size).toBe(15)
  await place(pilot, drawn.seed)
  story.at('2026-02-09')
  for (const name of pilot) await callDebtor(agent, inFile(name).customerId, 'Premier appel')
  story.at('2026-02-16')
  for (const name of pilot.slice(0, 6)) await toAgency(name, Math.floor(own.owed.get(name)! / 3), '2026-02-16')
  await toCreditor(
    pilot.slice(6, 8).map((name) => [name, own.owed.get(name)!] as const),
    '2026-02-16',
  )
  await remit('2026-03-02')
  const { results } = await story.owner.call(routes.results)
  expect(results[0]!.score).toMatchObject({ files: 15, recoveredCents: own.recovered })
})

let others: string[]
test('three hundred more follow, money of both kinds comes each month, some of it bounces, and each month is handed over', async () => {
  story.at('2026-03-09')
  others = [...ready.keys()].filter((name) => !pilot.includes(name)).slice(0, 300)
  await place(others, null)
  expect(own.placed).toBe([...pilot, ...others].reduce((sum, name) => sum + amountOf(Number(name.slice(1))), 0))
  story.at('2026-03-16')
  for (const name of others.slice(0, 120)) await callDebtor(agent, inFile(name).customerId, 'Appel')
  let next = 0
  for (let month = 3; month <= 8; month++) {
    const on = `2026-${String(month).padStart(2, '0')}-20`
    story.at(on)
    const paying = others.slice(next, next + 14)
    next += 14
    const told: [string, string, number][] = []
    for (const [place, name] of paying.slice(0, 10).entries()) {
      const cents = place % 3 === 0 ? own.owed.get(name)! : Math.floor(own.owed.get(name)! / 2) + place
      told.push([name, await toAgency(name, cents, on), cents])
    }
    await toCreditor(
      paying.slice(10).map((name) => [name, Math.floor(own.owed.get(name)! / (month % 2 === 0 ? 1 : 2))] as const),
      on,
    )
    // One cheque comes back before it is handed over, another once it was.
    const [early, late] = [told[1]!, told[4]!]
    story.at(addDays(day(on), 5))
    await agency.call(routes.returnReceipt, {
      params: { id: early[1] },
      body: { as: 'bounced', on: addDays(day(on), 5), why: 'Sans provision' },
    })
    own.bounce(early[0], early[2], false)
    await story.runJobs()
    const nextMonth = `2026-${String(month + 1).padStart(2, '0')}-03`
    await remit(nextMonth)
    await agency.call(routes.returnReceipt, {
      params: { id: late[1] },
      body: { as: 'bounced', on: nextMonth, why: 'Sans provision' },
    })
    own.bounce(late[0], late[2], true)
    await story.runJobs()
    const { differences, figures } = await closing()
    expect(differences).toEqual([])
    expect(figures).toMatchObject([
      {
        placedCents: own.placed,
        toAgencyCents: own.toAgency,
        toCreditorCents: own.toCreditor,
        returnedCents: own.returned,
      },
    ])
    expect(figures).toMatchObject([{ heldCents: own.held, remittedReceiptsCents: own.remitted }])
    expect(figures).toMatchObject([{ feeCents: own.fees, feeVatCents: own.vat }])
  }
}, 600_000)

test('a fee is contested and given back; the scorecard says what the books say', async () => {
  story.at('2026-09-10')
  const name = others[84]!
  await toAgency(name, own.owed.get(name)!, '2026-09-10')
  await story.runJobs()
  const { fees } = await story.owner.call(routes.fees, { query: { side: 'creditor', mandateId } })
  const line = fees.find(({ debtorName, kind }) => debtorName === `Client ${name}` && kind === 'receipt')!
  expect(line.netCents).toBe(own.feeOf(name))
  await story.owner.call(routes.disputeFee, { params: { id: line.id }, body: { why: 'Payé avant votre appel' } })
  await agency.call(routes.answerFee, { params: { id: line.id }, body: { answer: 'accepted', why: '' } })
  own.giveBack(line.netCents)
  await remit('2026-10-05')
  const { results } = await story.owner.call(routes.results)
  expect(results[0]!.pilot!.pilot.files).toBe(15)
  expect(results[0]!.score).toMatchObject({
    ...{ files: 315, placedCents: own.placed, recoveredCents: own.recovered, feeCents: own.fees },
  })
})

test('twenty are recalled, a payment within the tail earns and one past it does not; the mandate ends and all is settled', async () => {
  story.at('2026-10-12')
  const recalled = others.slice(85, 105)
  await story.owner.call(routes.recallPlacements, {
    body: { placementIds: recalled.map((name) => inFile(name).id), reason: 'Grands comptes repris' },
  })
  await story.runJobs()
  story.at('2026-10-20')
  await toCreditor([[recalled[0]!, 12_345]], '2026-10-20')
  await story.owner.call(routes.giveNotice, { params: { id: mandateId }, body: { why: 'Nous internalisons' } })
  story.at('2026-11-19')
  await toAgencyLate(recalled[1]!, 5_001, '2026-11-19')
  await remit('2026-11-20')
  story.at('2026-11-21', '10:00')
  await story.runJobs()
  const over = await closing()
  expect(over).toMatchObject({ state: 'ended', files: { count: 0 }, differences: [] })

  // What is left to invoice is invoiced and paid, and the account is closed by both.
  await agency.ask(routes.billFees, { body: { mandateId } })
  const { invoices } = await agency.call(routes.feeInvoices, { query: { side: 'agency', mandateId } })
  const billed = invoices.reduce((sum, one) => ({ net: sum.net + one.netCents, vat: sum.vat + one.vatCents }), {
    net: 0,
    vat: 0,
  })
  expect(billed).toEqual({ net: own.fees, vat: own.vat })
  for (const one of invoices.filter(({ leftCents }) => leftCents !== 0))
    await story.owner.call(routes.payFeeInvoice, {
      params: { id: one.id },
      body: { id: randomUUID(), cents: Math.abs(one.leftCents), on: '2026-11-21' },
    })
  const { figures, differences } = await closing()
  expect(differences).toEqual([])
  expect(figures).toMatchObject([
    {
      ...{ files: 315, placedCents: own.placed, toAgencyCents: own.toAgency, toCreditorCents: own.toCreditor },
      ...{ returnedCents: own.returned, feeCents: own.fees, feeVatCents: own.vat, invoicedCents: own.fees },
      ...{ heldCents: 0, fundCents: 0, remittedReceiptsCents: own.remitted, afterTailCents: own.afterTail },
      ...{ settledCents: own.fees + own.vat, outCents: 0 },
    },
  ])
  const struck = await agency.call(routes.strikeReceivedClosing, { params: { id: mandateId } })
  const by = { signerName: 'Claire Propriétaire', signerTitle: 'Gérante' }
  await agency.call(routes.acceptReceivedClosing, { params: { id: mandateId }, body: { ...struck, ...by } })
  const both = await story.owner.call(routes.acceptClosing, { params: { id: mandateId }, body: { ...struck, ...by } })
  expect(both.isAccepted).toBe(true)
})

/** A payment to the agency once the file is home, past the days in which it would earn: taken into the funds all the same. */
async function toAgencyLate(name: string, cents: number, on: string): Promise<void> {
  await payAgency(agency, creditor(), inFile(name), cents, on)
  own.pay(name, cents, 'agency', false)
  await story.runJobs()
}

test('the books owe what the reckoning owes, customer by customer, and no invariant is broken', async () => {
  const left = Object.fromEntries(
    [...own.owed].filter(([, cents]) => cents !== 0).map(([name, cents]) => [name, cents / 100]),
  )
  expect(await balances(story.owner)).toEqual(left)
  expect(await funds()).toBe(0)
  const { totals } = await story.owner.call(ledgerRoutes.agedBalance, { query: {} as never })
  expect(totals[0]!.totalCents).toBe([...own.owed.values()].reduce((sum, cents) => sum + cents, 0))
  expect((await runChecks(story.database.ownerUrl)).filter(({ count }) => count > 0)).toEqual([])
})
